// The browser's own search box: OpenSearch 1.1, draft 6, and its Suggestions extension.
#include <string>

#include "http/json_writer.h"
#include "http/parameters.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "http/xml.h"

namespace dossier::http {
namespace {

std::string Url(std::string_view type, const std::string& url_template) {
  return "<Url type=\"" + std::string(type) + "\" template=\"" + EscapeXml(url_template) + "\"/>\n";
}

std::string Description(const std::string& base_url, bool is_russian) {
  const std::string language = is_russian ? "ru" : "en";
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
         "<ShortName>Dossier</ShortName>\n"
         "<Description>" +
         std::string(is_russian ? "Поиск по статьям на русском и английском"
                                : "Search of articles in English and Russian") +
         "</Description>\n"
         "<InputEncoding>UTF-8</InputEncoding>\n"
         "<OutputEncoding>UTF-8</OutputEncoding>\n"
         "<Image type=\"image/svg+xml\">" +
         EscapeXml(base_url + "/favicon.svg") + "</Image>\n" +
         Url("text/html", base_url + "/?q={searchTerms}") +
         Url("application/atom+xml", base_url + "/feed.atom?q={searchTerms}") +
         Url("application/x-suggestions+json",
             base_url + "/api/v1/opensearch-suggest?q={searchTerms}&hl=" + language) +
         "</OpenSearchDescription>\n";
}

std::string CompletionUrl(const search::Suggestion& suggestion, const std::string& label) {
  switch (suggestion.kind) {
    case search::SuggestionKind::kPerson:
    case search::SuggestionKind::kOrganization:
      return "/e/" + PercentEncode(suggestion.id);
    case search::SuggestionKind::kArticle:
      return "/a/" + PercentEncode(suggestion.id);
    case search::SuggestionKind::kQuery:
      break;
  }
  return "/?q=" + PercentEncode(label);
}

// In the language of the reader: what a completion is, and in how many articles.
std::string CompletionNote(const search::Suggestion& suggestion, bool is_russian) {
  std::string note;
  switch (suggestion.kind) {
    case search::SuggestionKind::kPerson:
      note = is_russian ? "человек" : "person";
      break;
    case search::SuggestionKind::kOrganization:
      note = is_russian ? "организация" : "organization";
      break;
    case search::SuggestionKind::kArticle:
      note = is_russian ? "статья" : "article";
      break;
    case search::SuggestionKind::kQuery:
      break;
  }
  return suggestion.count ? note + ", " + std::to_string(*suggestion.count) : note;
}

std::string SuggestionsJson(const SuggestRequest& asked, const search::SuggestAnswer& answer,
                            const std::string& base_url) {
  using search::Suggestion;
  const auto label = [&](const Suggestion& each) { return each.labels.in(asked.language); };
  JsonWriter json;
  json.List([&] {
    json.Value(asked.typed);
    json.List(answer.suggestions, [&](const Suggestion& each) { json.Value(label(each)); });
    json.List(answer.suggestions, [&](const Suggestion& each) {
      json.Value(CompletionNote(each, asked.language == text::Language::kRussian));
    });
    json.List(answer.suggestions, [&](const Suggestion& each) {
      json.Value(base_url + CompletionUrl(each, label(each)));
    });
  });
  return json.Text();
}

}  // namespace

Response AnswerOpenSearch(const Call& call) {
  const auto none = ExpectNoParameters(call.parameters);
  if (!none) return ProblemResponse(InvalidParameters(none.error()));
  return WithContentTag(
      call.request,
      ContentResponse("application/opensearchdescription+xml; charset=utf-8",
                      Description(call.BaseUrl(), call.preferred == text::Language::kRussian)));
}

Response AnswerOpenSearchSuggest(const Call& call) {
  const auto asked = ParseSuggestParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  const std::string base_url = call.BaseUrl();
  return AnswerTagged(
      call,
      {"opensearch " + base_url + "\n" + std::to_string(asked->limit) + "\n" + asked->typed,
       asked->language},
      [&]() -> Made {
        const auto answer = call.services.engine.Suggest(asked->typed, asked->limit);
        if (!answer) return {ErrorResponse(answer.error(), "q"), ""};
        return {ContentResponse("application/x-suggestions+json; charset=utf-8",
                                SuggestionsJson(*asked, *answer, base_url)),
                answer->identity};
      });
}

}  // namespace dossier::http
