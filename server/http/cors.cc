#include "http/cors.h"

#include <algorithm>
#include <utility>

#include "http/responses.h"

namespace dossier::http {
namespace {

// Ten minutes: a page that asks on every letter asks for leave once.
constexpr const char* kPreflightSeconds = "600";

Response Preflight() {
  Response response;
  response.status = 204;
  response.route = "preflight";
  response.headers["Access-Control-Allow-Methods"] = "GET, HEAD";
  response.headers["Access-Control-Allow-Headers"] = "Authorization, If-None-Match";
  response.headers["Access-Control-Max-Age"] = kPreflightSeconds;
  AddCommonHeaders(response);
  return response;
}

bool HasAll(const std::vector<std::string>& origins) {
  return std::ranges::find(origins, "*") != origins.end();
}

bool IsWelcome(const std::vector<std::string>& origins, const std::string& origin) {
  return !origin.empty() &&
         (HasAll(origins) || std::ranges::find(origins, origin) != origins.end());
}

}  // namespace

bool IsOrigin(std::string_view text) {
  if (text == "*") return true;
  std::string_view host = text;
  if (host.starts_with("https://")) {
    host.remove_prefix(8);
  } else if (host.starts_with("http://")) {
    host.remove_prefix(7);
  } else {
    return false;
  }
  // Browsers send the host in lower case and in ASCII.
  return !host.empty() &&
         host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == host.npos;
}

void AddCorsHeaders(const std::vector<std::string>& origins, const Request& request,
                    Response& response) {
  const bool all = HasAll(origins);
  if (!all) {
    std::string& vary = response.headers["Vary"];
    vary += vary.empty() ? "Origin" : ", Origin";
  }
  if (!IsWelcome(origins, request.origin)) return;
  response.headers["Access-Control-Allow-Origin"] = all ? "*" : request.origin;
  response.headers["Access-Control-Expose-Headers"] =
      "Content-Disposition, ETag, Retry-After, Server-Timing, X-Request-Id";
}

Handler WithCors(std::vector<std::string> origins, Handler next) {
  return [origins = std::move(origins), next = std::move(next)](const Request& request) {
    const bool is_preflight = request.method == "OPTIONS" && IsWelcome(origins, request.origin);
    Response response = is_preflight ? Preflight() : next(request);
    AddCorsHeaders(origins, request, response);
    return response;
  };
}

}  // namespace dossier::http
