// What somebody who has begun to type may mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/labels.h"
#include "search/name_index.h"
#include "search/snapshot.h"
#include "text/language.h"

namespace dossier::search {

enum class SuggestionKind { kPerson, kOrganization, kQuery, kArticle };

// "person", "org", "query", "article": the names of openapi.json.
std::string_view SuggestionKindName(SuggestionKind kind);

struct Suggestion {
  SuggestionKind kind;
  std::string id;                      // of an entity or an article; empty of a query
  Labels labels;                       // of a query and an article the same in both languages
  std::string matched;                 // the name, or the word, that begins as what was typed does
  std::optional<std::uint64_t> count;  // articles that name an entity; none of the others
};

// At most `limit` suggestions for `typed`: people and organizations that articles name, one word of
// whose names begins with each word typed, by falling count; then words of the index that begin
// with the last one; then the newest articles whose titles have, for each word typed, one that
// begins so or is a form of it. Where nothing begins with what was typed, the keys of the other
// keyboard are tried (rfps for казы). None for more than kMaxPhraseWords words.
// Throws QueryTimeout.
std::vector<Suggestion> Suggest(std::string_view typed, std::size_t limit, const Snapshot& snapshot,
                                Worker& worker, Deadline deadline);

}  // namespace dossier::search
