#include "http/access_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/time.h"
#include "http/json_writer.h"

namespace dossier::http {
namespace {

// 2026-11-23T10:00:00.123Z.
std::string Milliseconds(std::chrono::system_clock::time_point time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const auto rest = std::chrono::floor<std::chrono::milliseconds>(time - seconds).count();
  std::string text = FormatTime(seconds);
  text.pop_back();
  const std::string digits = std::to_string(rest);
  return text + "." + std::string(3 - digits.size(), '0') + digits + "Z";
}

// JSON escapes the control characters of ASCII alone; a terminal obeys those of Latin-1, too, and
// log readers take U+2028 for the end of a line.
std::string EscapeHostile(std::string_view target) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      escaped += c;
    } else {
      escaped += '%';
      escaped += kHex[byte >> 4];
      escaped += kHex[byte & 15];
    }
  }
  return escaped;
}

Result<int> OpenFile(const std::filesystem::path& file) {
  if (file == "-") return STDOUT_FILENO;
  const int descriptor =
      ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0640);
  if (descriptor < 0) {
    return Fail(ErrorCode::kUnreadable,
                "cannot write " + file.string() + ": " + std::strerror(errno));
  }
  return descriptor;
}

void Close(int descriptor) {
  if (descriptor > STDERR_FILENO) ::close(descriptor);
}

}  // namespace

std::string AccessLine(const Access& access, std::chrono::system_clock::time_point time,
                       Targets targets) {
  JsonWriter json;
  json.Object([&] {
    json.Member("time", Milliseconds(time));
    json.Member("id", EscapeHostile(access.request_id));
    json.Member("client", EscapeHostile(access.client));
    json.Member("method", EscapeHostile(access.method));
    json.Member("route", EscapeHostile(access.route));
    if (targets == Targets::kLogged) json.Member("target", EscapeHostile(access.target));
    json.Member("status", access.status);
    json.Member("ms", std::round(access.seconds * 1e6) / 1e3);
    json.Member("bytes", access.bytes);
    if (access.hits) json.Member("hits", *access.hits);
    if (access.is_cut) json.Member("cut", true);
  });
  return json.Text();
}

Result<std::unique_ptr<AccessLog>> AccessLog::Open(std::filesystem::path file, Targets targets) {
  std::unique_ptr<AccessLog> log(new AccessLog(std::move(file), targets));
  if (const auto opened = log->Reopen(); !opened) return tl::unexpected(opened.error());
  return log;
}

AccessLog::~AccessLog() { Close(descriptor_); }

void AccessLog::Write(const Access& access) {
  const std::string line = AccessLine(access, std::chrono::system_clock::now(), targets_) + "\n";
  const std::lock_guard lock(mutex_);
  while (::write(descriptor_, line.data(), line.size()) < 0 && errno == EINTR) {
  }
}

Result<void> AccessLog::Reopen() {
  const auto descriptor = OpenFile(file_);
  if (!descriptor) return tl::unexpected(descriptor.error());
  const std::lock_guard lock(mutex_);
  Close(descriptor_);
  descriptor_ = *descriptor;
  return {};
}

}  // namespace dossier::http
