// What the program may be told: flags, environment, a file.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace dossier {

struct Settings {
  std::string index;
  std::string listen = "127.0.0.1:8080";
  std::string base_url;  // as http::App::Options
  std::vector<std::string> cors_origins;
  std::string keys;          // file; empty: everybody may ask
  std::size_t searches = 0;  // at once; 0: as many as cores
  std::size_t patience_ms = 500;
  std::size_t time_limit_ms = 2000;
  std::size_t max_connections = 2000;
  std::size_t max_streams = 4;
  std::size_t answer_cache_mb = 32;
  std::string log_level = "info";
  std::string log_format = "text";
  std::string access_log;  // file or "-"; empty: none
  bool log_queries = false;
  std::string metrics = "loopback";
  std::size_t stale_after_s = 60;
};

// Each option is defined once and may stand, by falling precedence, on the command line
// (`--log-level`), in the environment (`DOSSIER_LOG_LEVEL`), or in the file that `--config` names
// (TOML: `log-level = "info"`). Returns the exit code where the program is to do no more: 0 after
// --help, --version or --print-config, 2 with a message on standard error where something is wrong;
// a key of the file that is no option is, and is named with its file.
std::variant<Settings, int> ReadSettings(int argc, char** argv);

}  // namespace dossier
