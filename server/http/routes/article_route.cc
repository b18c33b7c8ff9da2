#include "http/article_json.h"
#include "http/citation.h"
#include "http/parameters.h"
#include "http/responses.h"
#include "http/routes/routes.h"

namespace dossier::http {
namespace {

Made MakeArticle(const Call& call, const std::string& id, const ArticleRequest& asked) {
  const auto answer = call.services.engine.FindArticle(id, asked.query, asked.match, asked.options);
  if (!answer) return {ErrorResponse(answer.error(), "q"), ""};
  if (!answer->query_faults.empty()) {
    return {ProblemResponse(InvalidQuery(asked.query, answer->query_faults)), ""};
  }
  return {JsonResponse(ArticleJson(*answer, asked.language)), answer->identity};
}

// A citation names the address of the original; of an article that has none, that of its page here.
Made MakeCitation(const Call& call, const std::string& id, CitationFormat format,
                  const std::string& base_url, PartialDate today) {
  const auto answer = call.services.engine.FindArticle(id, "", search::MatchMode::kAuto, {});
  if (!answer) return {ErrorResponse(answer.error(), ""), ""};
  Citation citation = CitationOf(answer->summary, today);
  if (citation.url.empty() && !base_url.empty()) {
    citation.url = base_url + "/a/" + PercentEncode(id);
  }
  return {ContentResponse(CitationType(format), FormatCitation(citation, format)),
          answer->identity};
}

}  // namespace

Response AnswerArticle(const Call& call) {
  const auto id = PercentDecode(call.rest);
  if (!id) return ProblemResponse(NotFound("there is no such article"));
  const auto asked = ParseArticleParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  if (asked->format) {
    const std::string base_url = call.BaseUrl();
    const PartialDate today =
        PartialDate::Day(std::chrono::floor<std::chrono::days>(call.services.now()));
    return AnswerTagged(call,
                        {"citation " + std::to_string(static_cast<int>(*asked->format)) + "\n" +
                             *id + "\n" + base_url + "\n" + today.ToString(),
                         text::Language::kEnglish},
                        [&] { return MakeCitation(call, *id, *asked->format, base_url, today); });
  }
  return AnswerTagged(call,
                      {"article\n" + *id + "\n" + (asked->options.expand ? "" : "off") + "\n" +
                           (asked->options.interpret ? "" : "off") + "\n" +
                           std::string(search::MatchModeName(asked->match)) + "\n" + asked->query,
                       asked->language},
                      [&] { return MakeArticle(call, *id, *asked); });
}

}  // namespace dossier::http
