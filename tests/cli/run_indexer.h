// Runs dossier-index in this process.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/indexer.h"

namespace dossier::cli {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

inline Outcome RunWith(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), "dossier-index");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int code = RunIndexer(static_cast<int>(argv.size()), argv.data(), {in, out, err});
  return {code, out.str(), err.str()};
}

}  // namespace dossier::cli
