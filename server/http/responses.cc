#include "http/responses.h"

#include <utility>

#include "base/digest.h"

namespace dossier::http {

void AddCommonHeaders(Response& response) {
  response.headers["Content-Security-Policy"] =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
      "data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  response.headers["X-Content-Type-Options"] = "nosniff";
  response.headers["Referrer-Policy"] = "same-origin";
}

Response ContentResponse(std::string_view content_type, std::string body) {
  Response response;
  response.content_type = content_type;
  response.body = std::move(body);
  response.headers["Vary"] = kVary;
  response.headers["Cache-Control"] = "no-cache";
  return response;
}

Response JsonResponse(std::string body) {
  return ContentResponse("application/json; charset=utf-8", std::move(body));
}

Response ProblemResponse(const Problem& problem) {
  Response response =
      ContentResponse("application/problem+json; charset=utf-8", ProblemJson(problem));
  response.status = problem.status;
  response.headers["Cache-Control"] = "no-store";
  if (problem.status == 401) response.headers["WWW-Authenticate"] = "Bearer realm=\"dossier\"";
  if (problem.status == 405) response.headers["Allow"] = "GET, HEAD";
  if (problem.status == 503) response.headers["Retry-After"] = "1";
  AddCommonHeaders(response);
  return response;
}

Response ErrorResponse(const Error& error, const std::string& parameter) {
  return ProblemResponse(ToProblem(error, parameter));
}

std::string EntityTag(std::string_view identity, std::string_view what, text::Language language) {
  return ContentTag(std::string(identity) + "\n" + std::string(what) + "\n" +
                    std::string(text::LanguageCode(language)) + "\n" + DOSSIER_VERSION);
}

std::string ContentTag(std::string_view content) {
  return "W/\"" + ToHex(Sha256(content)).substr(0, 20) + "\"";
}

bool NamesTag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match.find(tag.substr(2)) != std::string_view::npos;
}

bool MatchesTag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || NamesTag(if_none_match, tag);
}

Response NotModified(const std::string& tag) {
  Response response;
  response.status = 304;
  response.headers["ETag"] = tag;
  response.headers["Vary"] = kVary;
  response.headers["Cache-Control"] = "no-cache";
  return response;
}

Response WithContentTag(const Request& request, Response response) {
  const std::string tag = ContentTag(response.body);
  if (MatchesTag(request.if_none_match, tag)) return NotModified(tag);
  response.headers["ETag"] = tag;
  return response;
}

}  // namespace dossier::http
