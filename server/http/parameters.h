// The parameters of each route, checked and with their defaults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/problem.h"
#include "http/query_string.h"
#include "search/request.h"

namespace dossier::http {

// A value, or everything that is wrong with the parameters.
template <typename T>
using Checked = tl::expected<T, std::vector<Fault>>;

// The parameters of /api/v1/search. `language` is what labels are in where `hl` is not given. Every
// fault is found at once.
Checked<search::SearchRequest> ParseSearchParameters(const std::vector<Parameter>& parameters,
                                                     text::Language language);

struct ArticleRequest {
  std::string query;  // whose words are marked
  search::MatchMode match = search::MatchMode::kAuto;
  search::QueryOptions options;
  text::Language language = text::Language::kEnglish;
};

// The parameters of /api/v1/articles/{id}.
Checked<ArticleRequest> ParseArticleParameters(const std::vector<Parameter>& parameters,
                                               text::Language language);

struct SuggestRequest {
  std::string typed;
  std::size_t limit = 8;
  text::Language language = text::Language::kEnglish;
};

// The parameters of /api/v1/suggest.
Checked<SuggestRequest> ParseSuggestParameters(const std::vector<Parameter>& parameters,
                                               text::Language language);

// For routes that take none.
Checked<bool> ExpectNoParameters(const std::vector<Parameter>& parameters);

// English or Russian by an Accept-Language header (RFC 9110): the one with the higher weight,
// English where neither has any.
text::Language PreferredLanguage(std::string_view accept_language);

}  // namespace dossier::http
