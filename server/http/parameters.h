// The parameters of the routes that do not search; http/search_parameters.h has those of the
// others.
#pragma once

#include <string>
#include <vector>

#include "http/citation.h"
#include "http/parameter_reader.h"
#include "search/entity.h"

namespace dossier::http {

struct ArticleRequest {
  std::string query;  // whose words are marked
  search::MatchMode match = search::MatchMode::kAuto;
  search::QueryOptions options;
  std::optional<CitationFormat> format;  // asks for a citation, which has no marks
  text::Language language = text::Language::kEnglish;
};

// The parameters of /api/v1/articles/{id}. `language` is what labels are in where `hl` is not
// given.
Checked<ArticleRequest> ParseArticleParameters(const std::vector<Parameter>& parameters,
                                               text::Language language);

// The parameters of /api/v1/entities/{id}, which itself is left empty.
Checked<search::EntityRequest> ParseEntityParameters(const std::vector<Parameter>& parameters,
                                                     text::Language language);

struct SuggestRequest {
  std::string typed;
  std::size_t limit = 8;
  text::Language language = text::Language::kEnglish;
};

// The parameters of /api/v1/suggest and /api/v1/opensearch-suggest.
Checked<SuggestRequest> ParseSuggestParameters(const std::vector<Parameter>& parameters,
                                               text::Language language);

// For routes that take none.
Checked<bool> ExpectNoParameters(const std::vector<Parameter>& parameters);

}  // namespace dossier::http
