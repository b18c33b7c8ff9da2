#include "http/app.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "http/page_files.h"
#include "http/preferred_language.h"
#include "http/problem.h"
#include "http/responses.h"
#include "http/routes/routes.h"

namespace dossier::http {
namespace {

constexpr std::array kRoutes = {
    Route{"/api/v1/search", AnswerSearch},
    Route{"/api/v1/facets/{facet}", AnswerFacet},
    Route{"/api/v1/suggest", AnswerSuggest},
    Route{"/api/v1/articles/{id}", AnswerArticle},
    Route{"/api/v1/entities/{id}", AnswerEntity},
    Route{"/api/v1/export", AnswerExport},
    Route{"/feed.atom", AnswerFeed},
    Route{"/opensearch.xml", AnswerOpenSearch},
    Route{"/api/v1/opensearch-suggest", AnswerOpenSearchSuggest},
    Route{"/openapi.json", AnswerOpenApi},
    Route{"/api/v1/status", AnswerStatus},
    Route{"/healthz", AnswerHealth},
};

// Longest request target that is read at all, the limit of httplib, too. The longest query takes 3
// KB of it.
constexpr std::size_t kMaxTargetBytes = 8 * 1024;

// What stands in front of the name in braces; all of a route without one.
std::string_view FixedPart(const Route& route) {
  return route.name.substr(0, route.name.find('{'));
}

bool IsFor(const Route& route, std::string_view path) {
  const std::string_view fixed = FixedPart(route);
  return fixed.size() < route.name.size() ? path.starts_with(fixed) : path == fixed;
}

// Null where there is none.
const Route* FindRoute(std::string_view path) {
  const auto route =
      std::ranges::find_if(kRoutes, [path](const Route& each) { return IsFor(each, path); });
  return route == kRoutes.end() ? nullptr : &*route;
}

std::string_view PathOf(std::string_view target) { return target.substr(0, target.find('?')); }

// For the log, which tells neither what was searched for nor what was read.
std::string FaultAt(const Request& request) {
  const Route* route = FindRoute(PathOf(request.target));
  return route ? std::string(route->name) : "page";
}

Response PageResponse(const Request& request, const PageFile& file) {
  if (MatchesTag(request.if_none_match, file.tag)) return NotModified(file.tag);
  Response response = ContentResponse(file.content_type, std::string(file.content));
  response.packed = file.packed;
  response.headers["ETag"] = file.tag;
  response.headers["Vary"] = "Accept-Encoding";
  return response;
}

}  // namespace

std::span<const Route> App::routes() { return kRoutes; }

Response App::Handle(const Request& request) const {
  Response response;
  try {
    response = Answer(request);
  } catch (...) {
    response = ProblemResponse(Report(FaultAt(request)));
  }
  if (response.body_writer) {
    response.body_writer = Telling(std::move(response.body_writer), FaultAt(request));
  }
  if (const Route* route = FindRoute(PathOf(request.target))) {
    response.route = route->name;
  } else if (response.status < 400) {
    response.route = "page";
  }
  AddCommonHeaders(response);
  return response;
}

// To be called where an answer ended in an exception: tells of it, and has the index looked at,
// whose damage may be the reason (a length that was read wrong is a std::length_error).
Problem App::Report(const std::string& where) const {
  try {
    throw;
  } catch (const Xapian::DatabaseModifiedError& error) {
    // One commit after another has overtaken the request, and nothing is damaged.
    log_(where + ": " + error.get_description());
    return IndexUnavailable();
  } catch (const Xapian::DatabaseError& error) {
    log_(where + ": " + error.get_description());
    services_.engine.ReportDamage();
    return IndexUnavailable();
  } catch (const Xapian::Error& error) {
    log_(where + ": " + error.get_description());
  } catch (const std::exception& error) {
    log_(where + ": " + error.what());
  }
  services_.engine.ReportDamage();
  return Internal();
}

// Says why a body breaks off, which its reader is not told.
BodyWriter App::Telling(BodyWriter writer, const std::string& where) const {
  return [this, writer = std::move(writer), where](const auto& write) {
    try {
      writer(write);
    } catch (...) {
      Report(where + " breaks off");
      throw;
    }
  };
}

Response App::Refuse(int status, std::string_view detail) {
  Response response = ProblemResponse(Refusal(status, std::string(detail)));
  AddCommonHeaders(response);
  return response;
}

std::string_view App::RouteOf(const Request& request) {
  const Route* route = FindRoute(PathOf(request.target));
  return route ? route->name : "none";
}

bool App::IsLight(const Request& request) {
  const std::string_view path = PathOf(request.target);
  return path.starts_with("/api/v1/") ? path == "/api/v1/status" : path != "/feed.atom";
}

bool App::IsStream(const Request& request) { return PathOf(request.target) == "/api/v1/export"; }

Response App::Answer(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    return ProblemResponse(MethodNotAllowed());
  }
  const std::string_view target = request.target;
  if (target.size() > kMaxTargetBytes) {
    return ProblemResponse(UriTooLong("the address has " + std::to_string(target.size()) +
                                      " bytes, at most " + std::to_string(kMaxTargetBytes) +
                                      " are read"));
  }
  const std::string_view path = PathOf(target);
  const Route* route = FindRoute(path);
  if (!route) {
    if (const PageFile* file = FindPageFile(path)) return PageResponse(request, *file);
    return ProblemResponse(NotFound("there is nothing at " + std::string(path.substr(0, 200))));
  }
  auto parameters = ParseQueryString(target.substr(std::min(path.size() + 1, target.size())));
  if (!parameters) {
    return ProblemResponse(
        InvalidParameters({{std::move(parameters.error().name), "format",
                            std::move(parameters.error().message), "percent-encoded UTF-8"}}));
  }
  return route->answer({services_, request, path.substr(FixedPart(*route).size()),
                        *std::move(parameters), PreferredLanguage(request.accept_language)});
}

}  // namespace dossier::http
