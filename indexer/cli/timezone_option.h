// The flag --timezone, which several commands have.
#pragma once

#include <optional>
#include <string>

#include "article/article.h"

namespace CLI {
class App;
}

namespace dossier::cli {

void AddTimezoneOption(CLI::App& command, std::string& name);

// Sets the time zone of that name, or leaves UTC where it is empty. Error kInvalidInput: there is
// no such zone.
std::optional<Error> SetTimezone(const std::string& name, article::BuildOptions& build);

}  // namespace dossier::cli
