#include "search/name_finder.h"

#include <algorithm>
#include <optional>
#include <string>

#include "text/letter_case.h"
#include "text/name_key.h"
#include "text/normalize.h"
#include "text/stopwords.h"

namespace dossier::search {
namespace {

constexpr std::size_t kMaxCandidates = 500;

// The keys of the words of a name, in byte order.
std::vector<std::string> WordKeys(std::string_view name, text::Analyzer& analyzer) {
  std::vector<std::string> keys;
  for (const text::Token& token : analyzer.Analyze(name)) {
    if (!token.variant) keys.push_back(text::NameKey(text::DropLatinAccents(token.term)));
  }
  std::ranges::sort(keys);
  return keys;
}

const entities::Entity& EntityOf(const entities::Matcher& matcher, int number) {
  return matcher.gazetteer().entities()[static_cast<std::size_t>(number)];
}

// Who a name in a query is; nothing where it may be several, or an everyday word.
std::optional<int> Resolve(const entities::Candidate& candidate, std::string_view text,
                           const std::vector<text::Token>& tokens,
                           const entities::Matcher& matcher) {
  const text::Token& first = tokens[candidate.first_token];
  const bool one_word = candidate.span == first.span;
  // "who" is no name for somebody who types in small letters, WHO is.
  if (one_word && text::IsStopWord(first.term) && !text::IsAcronym(candidate.span.In(text))) {
    return std::nullopt;
  }
  if (candidate.form == entities::FormKind::kFull) {
    if (candidate.entities.size() == 1) return candidate.entities.front();
    return std::nullopt;
  }
  if (candidate.first_token > 0 && matcher.IsGivenName(tokens[candidate.first_token - 1].term)) {
    return std::nullopt;
  }
  std::optional<int> only;
  for (const int number : candidate.entities) {
    if (!EntityOf(matcher, number).solo) continue;
    if (only) return std::nullopt;
    only = number;
  }
  return only;
}

}  // namespace

std::vector<NamedEntity> FindNames(std::string_view text, const entities::Matcher& matcher,
                                   text::Analyzer& analyzer) {
  std::vector<NamedEntity> names;
  const std::vector<text::Token> tokens = analyzer.Analyze(text);
  for (const entities::Candidate& candidate :
       matcher.Find(text, tokens, entities::CapitalRule::kIgnored)) {
    if (const auto number = Resolve(candidate, text, tokens, matcher)) {
      names.push_back({candidate.span, *number});
    }
  }
  return names;
}

std::vector<int> FindBearers(std::string_view name, entities::EntityKind kind,
                             const entities::Matcher& matcher, text::Analyzer& analyzer) {
  std::vector<int> bearers;
  const std::vector<text::Token> tokens = analyzer.Analyze(name);
  for (const entities::Candidate& candidate :
       matcher.Find(name, tokens, entities::CapitalRule::kIgnored)) {
    if (candidate.first_token != 0 || candidate.end_token != tokens.size()) continue;
    for (const int number : candidate.entities) {
      if (EntityOf(matcher, number).kind == kind) bearers.push_back(number);
    }
  }
  return bearers;
}

std::vector<index::ValueTable::Number> FindValuesNamed(std::string_view name,
                                                       entities::EntityKind kind,
                                                       const NameIndex& names,
                                                       const index::ValueTable& values,
                                                       text::Analyzer& analyzer) {
  const std::vector<std::string> wanted = WordKeys(name, analyzer);
  std::vector<index::ValueTable::Number> found;
  // The key of a name is the beginning of all its forms.
  for (const NameIndex::Match& match : names.Find(wanted, kMaxCandidates)) {
    if (found.size() == kMaxValuesNamed) break;
    if (values.kind(match.value) != kind || values.is_known(match.value)) continue;
    const bool is_named = std::ranges::any_of(values.keys(match.value), [&](std::uint32_t key) {
      return WordKeys(entities::NameInKey(values.key(key)), analyzer) == wanted;
    });
    if (is_named || WordKeys(match.name, analyzer) == wanted) found.push_back(match.value);
  }
  return found;
}

}  // namespace dossier::search
