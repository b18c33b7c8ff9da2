#include "entities/adjective_phrase.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "entities/people_rules.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

bool EndsWithOneOf(std::string_view term, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings,
                             [term](std::string_view ending) { return term.ends_with(ending); });
}

// The endings of adjectives and those of the nouns that may stand behind them in the same case.
// "" is any consonant.
struct Agreement {
  std::string_view adjective;
  std::initializer_list<std::string_view> noun;
};

bool EndsInConsonant(std::string_view term) {
  return !EndsWithOneOf(term, {"а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я"});
}

bool IsVerb(std::string_view term) {
  return EndsWithOneOf(term, {"л", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ут", "ют",
                              "ат", "ят", "тся", "ться", "ть"});
}

bool Agrees(std::string_view adjective, std::string_view noun) {
  static const std::array<Agreement, 16> kAgreements = {{
      {"ого", {"а", "я", "ого", "его"}},
      {"его", {"а", "я", "ого", "его"}},
      {"ому", {"у", "ю", "ому", "ему"}},
      {"ему", {"у", "ю", "ому", "ему"}},
      {"ыми", {"ами", "ями", "ыми", "ими"}},
      {"ими", {"ами", "ями", "ыми", "ими"}},
      {"ым", {"ом", "ем", "ым", "им"}},
      {"им", {"ом", "ем", "ым", "им"}},
      {"ом", {"е", "и", "ом", "ем"}},
      {"ая", {"а", "я", "ь", "ая", "яя"}},
      {"ую", {"у", "ю", "ь", "ую", "юю"}},
      {"ое", {"о", "е", "ое", "ее"}},
      {"ые", {"ы", "и", "а", "я", "ые", "ие"}},
      {"ие", {"ы", "и", "а", "я", "ые", "ие"}},
      {"ых", {"", "ых", "их"}},
      {"их", {"", "ых", "их"}},
  }};
  if (EndsWithOneOf(adjective, {"ый", "ий"})) return EndsInConsonant(noun);
  if (adjective.ends_with("ой")) {
    return EndsInConsonant(noun) || EndsWithOneOf(noun, {"ы", "и", "е", "ью"});
  }
  const auto found = std::ranges::find_if(kAgreements, [adjective](const Agreement& agreement) {
    return adjective.ends_with(agreement.adjective);
  });
  if (found == kAgreements.end()) return false;
  return std::ranges::any_of(found->noun, [noun](std::string_view ending) {
    return ending.empty() ? EndsInConsonant(noun) : noun.ends_with(ending);
  });
}

bool IsRussian(const Words& words, std::size_t i) {
  return i < words.size() && words[i].script == text::Script::kCyrillic;
}

// The word behind the adjective `i` and those joined with it by commas and «и», the first of which
// that is no capitalised adjective; `i` + 1 where no other is joined.
std::size_t BehindAdjectives(const Words& words, std::size_t i) {
  std::size_t next = i + 1;
  while (next < words.size()) {
    std::size_t other = next;
    if (words.Term(other) == "и" && words[other].gap == Gap::kSpace) {
      ++other;
    } else if (words[other].gap != Gap::kComma) {
      break;
    }
    if (!IsRussian(words, other) || words[other].shape != Shape::kCapital ||
        !HasAdjectiveEnding(words.Term(other))) {
      break;
    }
    next = other + 1;
  }
  return next;
}

}  // namespace

bool IsAdjectiveOfNoun(const Words& words, std::size_t i) {
  if (!IsRussian(words, i) || !HasAdjectiveEnding(words.Term(i))) return false;
  const std::size_t noun = BehindAdjectives(words, i);
  if (!IsRussian(words, noun) || words[noun].gap != Gap::kSpace) return false;
  const std::string_view term = words.Term(noun);
  if (words[noun].shape == Shape::kAllCapitals) return true;
  if (words[noun].shape != Shape::kSmall || words[noun].Is(word_class::kSpeech)) return false;
  if (text::CountCodePoints(term) < 3 || text::IsStopWord(term) || IsVerb(term)) return false;
  return noun > i + 1 || Agrees(words.Term(i), term);
}

bool IsBehindPlaceNoun(const Words& words, std::size_t i) {
  static constexpr std::array<std::string_view, 13> kPlaces = {
      "улиц",  "проспект", "площад", "бульвар", "переулк", "набережн", "шосс",
      "метро", "станц",    "сел",    "деревн",  "поселк",  "пункт"};
  if (i == 0 || words[i].gap != Gap::kSpace) return false;
  return std::ranges::find(kPlaces, words.Stem(i - 1)) != kPlaces.end();
}

}  // namespace dossier::entities
