#include "http/app.h"

#include <xapian.h>

#include <array>
#include <cstdio>
#include <exception>
#include <utility>

#include "base/digest.h"
#include "http/article_json.h"
#include "http/json_parts.h"
#include "http/page_files.h"
#include "http/parameters.h"
#include "http/problem.h"
#include "http/search_json.h"
#include "http/search_url.h"
#include "http/suggest_json.h"
#include "search/query_caps.h"

namespace dossier::http {
namespace {

constexpr std::string_view kApi = "/api/v1/";
constexpr std::string_view kArticles = "/api/v1/articles/";

// Longest request target that is read at all, the limit of httplib, too. The longest query takes 3
// KB of it.
constexpr std::size_t kMaxTargetBytes = 8 * 1024;
constexpr std::string_view kVary = "Accept-Encoding, Accept-Language";

// On every answer. Scripts, styles and data come from this server alone.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
    "data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

Response JsonResponse(std::string body) {
  Response response;
  response.content_type = "application/json; charset=utf-8";
  response.body = std::move(body);
  response.headers["Vary"] = kVary;
  response.headers["Cache-Control"] = "no-cache";
  return response;
}

Response ProblemResponse(const Problem& problem) {
  Response response;
  response.status = problem.status;
  response.content_type = "application/problem+json; charset=utf-8";
  response.body = ProblemJson(problem);
  response.headers["Vary"] = kVary;
  response.headers["Cache-Control"] = "no-store";
  if (problem.status == 405) response.headers["Allow"] = "GET, HEAD";
  if (problem.status == 503) response.headers["Retry-After"] = "1";
  return response;
}

Response ErrorResponse(const Error& error, const std::string& parameter) {
  return ProblemResponse(ToProblem(error, parameter));
}

Response BadQueryString(const Error& error) {
  return ProblemResponse(
      InvalidParameters({{"", "format", error.message, "percent-encoded UTF-8"}}));
}

// One answer has one tag, whatever its compression.
std::string EntityTag(std::string_view identity, std::string_view what, text::Language language) {
  const std::string all = std::string(identity) + "\n" + std::string(what) + "\n" +
                          std::string(text::LanguageCode(language)) + "\n" + DOSSIER_VERSION;
  return "W/\"" + ToHex(Sha256(all)).substr(0, 20) + "\"";
}

// Compares weakly: a cache may have dropped the W/.
bool HasTag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag.substr(2)) != std::string_view::npos;
}

Response NotModified(const std::string& tag) {
  Response response;
  response.status = 304;
  response.headers["ETag"] = tag;
  response.headers["Vary"] = kVary;
  response.headers["Cache-Control"] = "no-cache";
  return response;
}

std::string ServerTiming(const search::Timing& timing) {
  std::array<char, 160> buffer{};
  std::snprintf(
      buffer.data(), buffer.size(),
      "parse;dur=%.2f, match;dur=%.2f, facets;dur=%.2f, snippets;dur=%.2f, total;dur=%.2f",
      timing.parse_ms, timing.match_ms, timing.facets_ms, timing.snippets_ms, timing.total_ms);
  return buffer.data();
}

void AddCommonHeaders(Response& response) {
  response.headers["Content-Security-Policy"] = kContentSecurityPolicy;
  response.headers["X-Content-Type-Options"] = "nosniff";
  response.headers["Referrer-Policy"] = "same-origin";
}

}  // namespace

Response App::Handle(const Request& request) const {
  Response response;
  try {
    response = Route(request);
  } catch (const std::exception& error) {
    log_(request.target.substr(0, 200) + ": " + error.what());
    response = ProblemResponse(Internal());
  } catch (const Xapian::DatabaseError& error) {
    log_(request.target.substr(0, 200) + ": " + error.get_description());
    response = ProblemResponse(IndexUnavailable());
  } catch (const Xapian::Error& error) {
    log_(request.target.substr(0, 200) + ": " + error.get_description());
    response = ProblemResponse(Internal());
  }
  AddCommonHeaders(response);
  return response;
}

Response App::Refuse(int status) {
  Response response =
      ProblemResponse(status == 414 ? UriTooLong("the address is too long") : BadRequest(status));
  AddCommonHeaders(response);
  return response;
}

Response App::Route(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD")
    return ProblemResponse(MethodNotAllowed());
  const std::string_view target = request.target;
  if (target.size() > kMaxTargetBytes) {
    return ProblemResponse(UriTooLong("the address has " + std::to_string(target.size()) +
                                      " bytes, at most " + std::to_string(kMaxTargetBytes) +
                                      " are read"));
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  const std::string_view path = target.substr(0, mark);
  const std::string_view query = target.substr(std::min(mark + 1, target.size()));
  if (path == "/api/v1/search") return Search(request, query);
  if (path.starts_with(kArticles)) return Article(request, path.substr(kArticles.size()), query);
  if (path == "/api/v1/suggest") return Suggest(request, query);
  if (path == "/api/v1/status") return Status(query);
  if (path == "/healthz") {
    Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = "ok\n";
    return response;
  }
  if (!path.starts_with(kApi)) {
    if (const PageFile* file = FindPageFile(path)) {
      const std::string tag = "W/\"" + ToHex(Sha256(file->content)).substr(0, 20) + "\"";
      if (HasTag(request.if_none_match, tag)) return NotModified(tag);
      Response response;
      response.headers["ETag"] = tag;
      response.content_type = file->content_type;
      response.body = file->content;
      response.headers["Vary"] = "Accept-Encoding";
      response.headers["Cache-Control"] = "no-cache";
      return response;
    }
  }
  return ProblemResponse(NotFound("there is nothing at " + std::string(path.substr(0, 200))));
}

Response App::Search(const Request& request, std::string_view query) const {
  const auto parameters = ParseQueryString(query);
  if (!parameters) return BadQueryString(parameters.error());
  const auto search =
      ParseSearchParameters(*parameters, PreferredLanguage(request.accept_language));
  if (!search) return ProblemResponse(InvalidParameters(search.error()));
  const std::string canonical = CanonicalQuery(*search);
  const std::string tag = EntityTag(engine_.identity(), canonical, search->language);
  if (HasTag(request.if_none_match, tag)) return NotModified(tag);
  const auto answer = engine_.Search(*search);
  if (!answer) return ErrorResponse(answer.error(), "q");
  if (!answer->query_faults.empty()) {
    return ProblemResponse(InvalidQuery(search->text, answer->query_faults));
  }
  if (answer->histogram_fault) return ErrorResponse(*answer->histogram_fault, "histogram");
  Response response = JsonResponse(SearchJson(*search, *answer));
  response.headers["ETag"] = EntityTag(answer->index.identity, canonical, search->language);
  response.headers["Server-Timing"] = ServerTiming(answer->timing);
  return response;
}

Response App::Article(const Request& request, std::string_view encoded_id,
                      std::string_view query) const {
  const auto id = PercentDecode(encoded_id);
  if (!id) return ProblemResponse(NotFound("there is no such article"));
  const auto parameters = ParseQueryString(query);
  if (!parameters) return BadQueryString(parameters.error());
  const auto article =
      ParseArticleParameters(*parameters, PreferredLanguage(request.accept_language));
  if (!article) return ProblemResponse(InvalidParameters(article.error()));
  const auto answer = engine_.FindArticle(*id, article->query, article->match, article->options);
  if (!answer) return ErrorResponse(answer.error(), "q");
  if (!answer->query_faults.empty()) {
    return ProblemResponse(InvalidQuery(article->query, answer->query_faults));
  }
  const std::string tag =
      EntityTag(answer->identity,
                *id + "\n" + (article->options.expand ? "" : "off") + "\n" +
                    (article->options.interpret ? "" : "off") + "\n" +
                    std::string(search::MatchModeName(article->match)) + "\n" + article->query,
                article->language);
  if (HasTag(request.if_none_match, tag)) return NotModified(tag);
  Response response = JsonResponse(ArticleJson(*answer, article->language));
  response.headers["ETag"] = tag;
  return response;
}

Response App::Suggest(const Request& request, std::string_view query) const {
  const auto parameters = ParseQueryString(query);
  if (!parameters) return BadQueryString(parameters.error());
  const auto suggest =
      ParseSuggestParameters(*parameters, PreferredLanguage(request.accept_language));
  if (!suggest) return ProblemResponse(InvalidParameters(suggest.error()));
  const auto answer = engine_.Suggest(suggest->typed, suggest->limit);
  if (!answer) return ErrorResponse(answer.error(), "q");
  const std::string tag = EntityTag(
      answer->identity, "suggest\n" + std::to_string(suggest->limit) + "\n" + suggest->typed,
      suggest->language);
  if (HasTag(request.if_none_match, tag)) return NotModified(tag);
  Response response = JsonResponse(SuggestJson(*suggest, *answer));
  response.headers["ETag"] = tag;
  return response;
}

Response App::Status(std::string_view query) const {
  const auto parameters = ParseQueryString(query);
  if (!parameters) return BadQueryString(parameters.error());
  const auto none = ExpectNoParameters(*parameters);
  if (!none) return ProblemResponse(InvalidParameters(none.error()));
  const search::StatusAnswer status = engine_.Status();
  JsonWriter json;
  json.Object([&] {
    json.Member("version", DOSSIER_VERSION);
    json.Member("index", [&] { WriteIndex(status.index, json); });
    json.Member("languages", [&] {
      json.Object([&] {
        for (const auto& [language, count] : status.articles_by_language) {
          json.Member(language, count);
        }
      });
    });
    const std::string& newest = status.newest_date;
    json.Member("newest_date", newest.empty() ? std::nullopt : std::optional(newest));
    json.Member("limits", [&] {
      json.Object([&] {
        json.Member("query_bytes", search::kMaxQueryBytes);
        json.Member("query_words", search::kMaxQueryWords);
        json.Member("page_size", search::kMaxPageSize);
        json.Member("reach", search::kMaxReach);
        json.Member("facet_size", search::kMaxFacetSize);
        json.Member("snippet", search::kMaxSnippet);
      });
    });
  });
  return JsonResponse(json.Text());
}

}  // namespace dossier::http
