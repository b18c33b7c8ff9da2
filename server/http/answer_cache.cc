#include "http/answer_cache.h"

#include <memory>
#include <string_view>

namespace dossier::http {
namespace {

constexpr std::string_view kTiming = "\"timing_ms\":{";
constexpr std::string_view kNoTime =
    "\"timing_ms\":{\"parse\":0.0,\"match\":0.0,\"facets\":0.0,\"snippets\":0.0,\"total\":0.0,"
    "\"cached\":true}";

// Only a member can look so: within a string its quotation marks would have backslashes. No answer
// that is kept has more than one.
void ForgetTimes(Response& response) {
  response.headers["Server-Timing"] = "cached, total;dur=0";
  response.search_times.reset();
  const std::size_t begin = response.body.find(kTiming);
  if (begin == std::string::npos) return;
  const std::size_t end = response.body.find('}', begin);
  response.body.replace(begin, end + 1 - begin, kNoTime);
}

}  // namespace

std::size_t AnswerCache::Kept::Bytes() const {
  std::size_t bytes = response.body.capacity() + response.content_type.capacity();
  constexpr std::size_t kNodeBytes = 128;
  for (const auto& [name, value] : response.headers) {
    bytes += kNodeBytes + name.capacity() + value.capacity();
  }
  return bytes;
}

std::optional<Response> AnswerCache::Find(const std::string& tag) {
  const auto kept = answers_.Find(tag);
  return kept ? std::optional(kept->response) : std::nullopt;
}

void AnswerCache::Add(const std::string& tag, const Response& response) {
  auto kept = std::make_shared<Kept>(Kept{response});
  ForgetTimes(kept->response);
  answers_.Add(tag, std::move(kept));
}

}  // namespace dossier::http
