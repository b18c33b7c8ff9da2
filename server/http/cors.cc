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

void AddVaryOrigin(Response& response) {
  std::string& vary = response.headers["Vary"];
  vary += vary.empty() ? "Origin" : ", Origin";
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

Handler WithCors(std::vector<std::string> origins, Handler next) {
  const bool all = std::ranges::find(origins, "*") != origins.end();
  return [all, origins = std::move(origins), next = std::move(next)](const Request& request) {
    const bool is_welcome = !request.origin.empty() &&
                            (all || std::ranges::find(origins, request.origin) != origins.end());
    Response response = is_welcome && request.method == "OPTIONS" ? Preflight() : next(request);
    if (!all) AddVaryOrigin(response);
    if (!is_welcome) return response;
    response.headers["Access-Control-Allow-Origin"] = all ? "*" : request.origin;
    response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After, Server-Timing";
    return response;
  };
}

}  // namespace dossier::http
