#include "cli/timezone_option.h"

#include <CLI/CLI.hpp>

namespace dossier::cli {

void AddTimezoneOption(CLI::App& command, std::string& name) {
  command
      .add_option("--timezone", name,
                  "The place whose day a time with a zone is counted to, such as Europe/Moscow")
      ->type_name("ZONE")
      ->default_str("UTC");
}

std::optional<Error> SetTimezone(const std::string& name, article::BuildOptions& build) {
  if (name.empty()) return std::nullopt;
  const auto zone = text::TimeZone::Find(name);
  if (!zone) {
    return Error{ErrorCode::kInvalidInput,
                 "--timezone: there is no zone " + article::Quoted(name) +
                     " (the names are those of the IANA database, such as Europe/Moscow)"};
  }
  build.timezone = *zone;
  return std::nullopt;
}

}  // namespace dossier::cli
