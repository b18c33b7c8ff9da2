#include "log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "http/json_writer.h"

namespace dossier {
namespace {

// %*: the message as a string of JSON.
class JsonMessage : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& to) override {
    http::JsonWriter json;
    json.Value(std::string_view(message.payload.data(), message.payload.size()));
    const std::string text = json.Text();
    to.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JsonMessage>();
  }
};

}  // namespace

void SetUpLog(const std::string& level, const std::string& format) {
  spdlog::set_level(spdlog::level::from_str(level));
  // Where standard output is a pipe or a file, the line is to be there when it was said.
  spdlog::flush_on(spdlog::level::debug);
  if (format != "json") return;
  auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
  formatter->add_flag<JsonMessage>('*').set_pattern(
      R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","message":%*})");
  spdlog::set_formatter(std::move(formatter));
}

}  // namespace dossier
