#include "http/route.h"

#include <algorithm>
#include <utility>

#include "http/responses.h"

namespace dossier::http {
namespace {

bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool IsNumber(std::string_view text, std::size_t most_digits) {
  return !text.empty() && text.size() <= most_digits &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// A name or an address of RFC 3986 with or without a port, but only of characters that mean nothing
// in a URL, in XML or in JSON.
bool IsHost(std::string_view host) {
  constexpr std::size_t kMaxBytes = 255;
  if (host.empty() || host.size() > kMaxBytes) return false;
  if (host.front() == '[') {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    const std::string_view address = host.substr(1, end - 1);
    if (address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) {
      return false;
    }
    host.remove_prefix(end + 1);
    return host.empty() || (host.front() == ':' && IsNumber(host.substr(1), 5));
  }
  const std::size_t colon = std::min(host.find(':'), host.size());
  if (colon < host.size() && !IsNumber(host.substr(colon + 1), 5)) return false;
  const std::string_view name = host.substr(0, colon);
  return !name.empty() && IsLetterOrDigit(name.front()) && std::ranges::all_of(name, [](char c) {
    return IsLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

std::string Call::BaseUrl() const {
  if (!services.base_url.empty()) return services.base_url;
  return IsHost(request.host) ? "http://" + request.host : "";
}

Response AnswerTagged(const Call& call, const Asked& asked, const std::function<Made()>& make) {
  const Services& services = call.services;
  // What has been kept of a damaged index is no better than the rest of it.
  if (const auto damage = services.engine.Damage()) return ErrorResponse(*damage, "");
  const std::string& known = call.request.if_none_match;
  const std::string tag = EntityTag(services.engine.identity(), asked.what, asked.language);
  if (NamesTag(known, tag)) return NotModified(tag);
  if (asked.keep) {
    if (auto kept = services.cache.Find(tag)) {
      return MatchesTag(known, tag) ? NotModified(tag) : *std::move(kept);
    }
  }
  Made made = make();
  if (made.response.status != 200) return std::move(made.response);
  // A newer revision may have come meanwhile.
  const std::string own_tag = EntityTag(made.identity, asked.what, asked.language);
  made.response.headers["ETag"] = own_tag;
  if (asked.keep) services.cache.Add(own_tag, made.response);
  return MatchesTag(known, own_tag) ? NotModified(own_tag) : std::move(made.response);
}

}  // namespace dossier::http
