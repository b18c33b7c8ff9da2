#include "settings.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <set>
#include <sstream>

#include "http/cors.h"

namespace dossier {
namespace {

// "log-level" is DOSSIER_LOG_LEVEL.
std::string VariableOf(std::string option) {
  std::ranges::transform(option, option.begin(), [](char c) {
    return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return "DOSSIER_" + option;
}

std::string WithoutComment(const std::string& line) {
  char quote = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      return line.substr(0, i);
    }
  }
  return line;
}

// Whether a line without its comment begins a list that it does not end.
bool IsOpenList(const std::string& line) {
  constexpr const char* kSpace = " \t\r";
  const std::size_t equals = line.find('=');
  if (equals == std::string::npos) return false;
  const std::size_t value = line.find_first_not_of(kSpace, equals + 1);
  return value != std::string::npos && line[value] == '[' &&
         line[line.find_last_not_of(kSpace)] != ']';
}

// The file, as CLI11 2.1.2 reads it, with these differences: a key that is no option is named with
// its file, the environment goes before the file, a list may begin with an empty line and hold
// comments, and # within quotation marks is no comment.
class SettingsFile : public CLI::ConfigTOML {
 public:
  explicit SettingsFile(const CLI::App& app) : app_(app) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::istringstream lines(OneLineEach(input));
    CLI::ConfigTOML reader;
    reader.comment('\0');
    std::vector<CLI::ConfigItem> read = reader.from_config(lines);
    std::set<std::string> seen;
    for (const CLI::ConfigItem& item : read) {
      // CLI11 tells of a section by an item of the name ++.
      const std::string key =
          item.name == "++" ? "[" + item.parents.front() + "]" : item.fullname();
      const CLI::Option* option = app_.get_option_no_throw("--" + key);
      if (option == nullptr || !option->get_configurable()) {
        throw CLI::ConfigError(File() + ": there is no option \"" + key + "\"");
      }
      if (!seen.insert(key).second) {
        throw CLI::ConfigError(File() + ": \"" + key + "\" stands there twice");
      }
      for (const std::string& value : item.inputs) {
        if (value.starts_with('"') || value.starts_with('\'')) {
          throw CLI::ConfigError(File() + ": \"" + key +
                                 "\" has a quotation mark without its twin on its line");
        }
      }
    }
    std::erase_if(read, [](const CLI::ConfigItem& item) {
      const char* value = std::getenv(VariableOf(item.name).c_str());
      return item.inputs.empty() || (value != nullptr && *value != '\0');
    });
    return read;
  }

 private:
  // Without comments, and each list on one line.
  std::string OneLineEach(std::istream& input) const {
    std::string lines;
    for (std::string line; std::getline(input, line);) {
      line = WithoutComment(line);
      for (std::string more; IsOpenList(line);) {
        if (!std::getline(input, more)) {
          throw CLI::ConfigError(File() + ": a list is not ended: " + line);
        }
        line += " " + WithoutComment(more);
      }
      lines += line + "\n";
    }
    return lines;
  }

  std::string File() const { return app_.get_config_ptr()->as<std::string>(); }

  const CLI::App& app_;
};

std::string CheckOrigin(const std::string& text) {
  return text.empty() || http::IsOrigin(text)
             ? ""
             : "\"" + text + "\" is not an origin such as https://example.org";
}

std::string CheckBaseUrl(const std::string& text) {
  if (text.empty()) return "";
  const bool is_good = (text.starts_with("http://") || text.starts_with("https://")) &&
                       !text.ends_with('/') &&
                       std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
  return is_good ? "" : "\"" + text + "\" is not an address such as https://news.example.org";
}

constexpr const char* kFooter =
    R"(Every option but --config may also stand in the environment (--log-level: DOSSIER_LOG_LEVEL) or in
the file that --config names (log-level = "info"). Flags go before the environment, that before the
file.

SIGHUP reads the keys again, opens the log files anew and looks at the index at once. SIGTERM and
SIGINT end the program when what is in flight has been answered. See man dossier-server.)";

}  // namespace

std::variant<Settings, int> ReadSettings(int argc, char** argv) {
  CLI::App app("Serves an index made by dossier-index: a search page and an HTTP API.",
               "dossier-server");
  app.footer(kFooter);
  app.get_formatter()->column_width(34);
  app.set_version_flag("--version", std::string("dossier-server ") + DOSSIER_VERSION)
      ->configurable(false);
  app.set_config("--config", "", "Read options from a file")
      ->type_name("FILE")
      ->configurable(false);
  app.config_formatter(std::make_shared<SettingsFile>(app));
  bool print = false;
  app.add_flag("--print-config", print, "Print all options as such a file, and end")
      ->configurable(false);

  Settings settings;
  app.option_defaults()->always_capture_default();
  const auto option = [&app](const std::string& group, const std::string& name, auto& value,
                             const std::string& help) {
    return app.add_option("--" + name, value, help)->envname(VariableOf(name))->group(group);
  };
  const std::string serving = "Serving";
  option(serving, "index", settings.index, "The folder of the index")->type_name("DIR");
  option(serving, "listen", settings.listen,
         "Address and port; only this machine can reach 127.0.0.1")
      ->type_name("HOST:PORT");
  option(serving, "base-url", settings.base_url,
         "Where readers find this server, for absolute addresses; else by the header Host")
      ->type_name("URL")
      ->check(CheckBaseUrl);
  const std::string access = "Access";
  option(access, "keys", settings.keys,
         "File of API keys, a line each: NAME SHA256; without it everybody may ask")
      ->type_name("FILE");
  option(access, "cors-origin", settings.cors_origins,
         "Sites whose pages may ask from the browser, or *; repeatable")
      ->type_name("ORIGIN")
      ->default_str("")
      ->delimiter(',')
      ->check(CheckOrigin);
  option(access, "metrics", settings.metrics, "Who may read /metrics: loopback, all, off")
      ->type_name("WHO")
      ->check(CLI::IsMember({"loopback", "all", "off"}));
  const std::string limits = "Limits";
  option(limits, "searches", settings.searches, "Searches at once; 0: as many as cores")
      ->type_name("N")
      ->check(CLI::Range(0, 1024));
  option(limits, "patience-ms", settings.patience_ms, "How long a search waits for its turn")
      ->type_name("MS")
      ->check(CLI::Range(0, 60'000));
  option(limits, "time-limit-ms", settings.time_limit_ms, "How long a search may take then")
      ->type_name("MS")
      ->check(CLI::Range(1, 60'000));
  option(limits, "max-connections", settings.max_connections,
         "Open at once; then the one that has been idle for longest is closed")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  option(limits, "max-streams", settings.max_streams,
         "Exports at once; one more takes the place of a slow reader, or gets 503")
      ->type_name("N")
      ->check(CLI::Range(1, 1000));
  option(limits, "answer-cache-mb", settings.answer_cache_mb,
         "Memory for answers that may be asked for again")
      ->type_name("MB")
      ->check(CLI::Range(0, 100'000));
  option(limits, "stale-after-s", settings.stale_after_s,
         "How long the index may not be opened anew before /readyz says 503")
      ->type_name("S")
      ->check(CLI::Range(1, 1'000'000));
  const std::string logs = "Logs";
  option(logs, "log-level", settings.log_level, "debug, info, warn or error")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
  option(logs, "log-format", settings.log_format, "text or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  option(logs, "access-log", settings.access_log,
         "A line of JSON for each request, into a file, or - for standard output")
      ->type_name("FILE");
  app.add_flag("--log-queries", settings.log_queries,
               "Put what was searched for into the access log")
      ->envname(VariableOf("log-queries"))
      ->group(logs);

  try {
    app.parse(argc, argv);
    if (print) {
      std::cout << app.config_to_str(true, true);
      return 0;
    }
    if (settings.index.empty()) throw CLI::RequiredError("--index");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  std::erase(settings.cors_origins, "");
  return settings;
}

}  // namespace dossier
