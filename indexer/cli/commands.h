// The commands of dossier-index. Each Define… adds its subcommand to `app`; parsing it sets
// `command` to what runs it.
#pragma once

#include <functional>
#include <string>

#include "cli/indexer.h"

namespace CLI {
class App;
}

namespace dossier::cli {

struct Command {
  std::function<int()> run;
  std::string index;  // the folder that it works on, to be named where it fails; may be empty
};

void DefineAdd(CLI::App& app, const Streams& streams, Command& command);
void DefineSync(CLI::App& app, const Streams& streams, Command& command);
void DefineRemove(CLI::App& app, const Streams& streams, Command& command);
void DefineRebuild(CLI::App& app, const Streams& streams, Command& command);
void DefineCheck(CLI::App& app, const Streams& streams, Command& command);
void DefineStats(CLI::App& app, const Streams& streams, Command& command);
void DefineUnknown(CLI::App& app, const Streams& streams, Command& command);
void DefineAnalyze(CLI::App& app, const Streams& streams, Command& command);

}  // namespace dossier::cli
