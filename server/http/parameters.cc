#include "http/parameters.h"

#include <algorithm>

namespace dossier::http {
namespace {

// Nothing is marked in a citation, whose language is that of its article.
void RefuseBesideFormat(const std::vector<Parameter>& parameters, Faults& faults) {
  for (const Parameter& parameter : parameters) {
    if (parameter.name != "q" && parameter.name != "match" && parameter.name != "expand" &&
        parameter.name != "interpret" && parameter.name != "hl") {
      continue;
    }
    faults.Add(parameter, "conflict", "cannot be given together with format", "no such parameter");
  }
}

}  // namespace

Checked<ArticleRequest> ParseArticleParameters(const std::vector<Parameter>& parameters,
                                               text::Language language) {
  static const std::vector<Reader<ArticleRequest>> readers = {
      {"q", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) { ReadText(p, r.query, f); }},
      {"expand", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) {
         ReadSwitch(p, r.options.expand, f);
       }},
      {"match", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) { ReadMatch(p, r.match, f); }},
      {"interpret", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) {
         ReadInterpret(p, r.options.interpret, f);
       }},
      {"hl", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) { ReadLanguage(p, r.language, f); }},
      {"format", false, [](const Parameter& p, ArticleRequest& r, Faults& f) {
         CitationFormat format = CitationFormat::kBibtex;
         ReadChoice(p,
                    Choices<CitationFormat>{{"bibtex", CitationFormat::kBibtex},
                                            {"ris", CitationFormat::kRis},
                                            {"csl-json", CitationFormat::kCslJson},
                                            {"gost", CitationFormat::kGost}},
                    format, f);
         r.format = format;
       }}};
  ArticleRequest request;
  request.language = language;
  Faults faults;
  ReadAll(parameters, readers, request, faults);
  if (request.format) RefuseBesideFormat(parameters, faults);
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return request;
}

Checked<search::EntityRequest> ParseEntityParameters(const std::vector<Parameter>& parameters,
                                                     text::Language language) {
  using search::EntityRequest;
  static const std::vector<Reader<EntityRequest>> readers = {
      {"facet_size", false,
       [](const Parameter& p, EntityRequest& r, Faults& f) {
         ReadNumber(p, 1, search::kMaxFacetSize, r.facet_size, f);
       }},
      {"hl", false,
       [](const Parameter& p, EntityRequest& r, Faults& f) { ReadLanguage(p, r.language, f); }}};
  return ReadRequest(parameters, readers, language);
}

Checked<SuggestRequest> ParseSuggestParameters(const std::vector<Parameter>& parameters,
                                               text::Language language) {
  static const std::vector<Reader<SuggestRequest>> readers = {
      {"q", false,
       [](const Parameter& p, SuggestRequest& r, Faults& f) { ReadText(p, r.typed, f); }},
      {"limit", false,
       [](const Parameter& p, SuggestRequest& r, Faults& f) {
         ReadNumber(p, 1, search::kMaxSuggestions, r.limit, f);
       }},
      {"hl", false,
       [](const Parameter& p, SuggestRequest& r, Faults& f) { ReadLanguage(p, r.language, f); }}};
  return ReadRequest(parameters, readers, language);
}

Checked<bool> ExpectNoParameters(const std::vector<Parameter>& parameters) {
  Faults faults;
  for (const Parameter& parameter : parameters) {
    faults.Add(parameter, "unknown", "is no parameter of this route, which takes none");
  }
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return true;
}

}  // namespace dossier::http
