// Three rungs, the most certain first. Each is tried only where the one before gave nothing, and
// only on a word without hits, so that a clean query is never touched:
//
//   kfdhjd       layout            лавров        the keys of the other keyboard, on the raw text:
//                                                х ъ ж э б ю lie on punctuation marks
//   vneshnyaya   transliteration   внешняя       a word of the index with the same key
//   лавроф       spelling          лавров        the likeliest word of the index within two edits
//   Ирак         no reading        -             a name of the gazetteer, though the index has Иран
//   2031         no reading        -             a number is never another one
//
// The cost is that of the vocabulary's look-ups, below a millisecond a word.
// tests/search/readings_test.cc.
#include "search/readings.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/code_points.h"
#include "text/keyboard_layout.h"
#include "text/letter_case.h"

namespace dossier::search {
namespace {

// Of the words that sound alike or are spelt alike, how many are looked up.
constexpr std::size_t kCandidates = 5;

// Costs of Vocabulary::Correction: of one edit, and of any that it gives.
constexpr double kOneEdit = 1.2;
constexpr double kTwoEdits = std::numeric_limits<double>::max();

bool HasDigit(std::string_view typed) { return std::ranges::any_of(typed, text::IsAsciiDigit); }

}  // namespace

std::string_view ReadingKindName(ReadingKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"layout", "transliteration",
                                                             "spelling"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Reading> Reader::Find(std::string_view typed, const HasHits& has_hits) const {
  if (HasDigit(typed) || IsKnownName(typed)) return std::nullopt;
  for (std::string& switched : text::LayoutReadings(typed)) {
    if (has_hits(switched) || IsKnownName(switched)) {
      return Reading{ReadingKind::kLayout, std::move(switched)};
    }
  }
  if (auto reading = InOtherLetters(typed, has_hits)) return reading;
  return Respelt(typed, has_hits);
}

bool Reader::IsKnownName(std::string_view typed) const {
  const std::vector<text::Token> tokens = analyzer_.Analyze(typed);
  const auto is_part_of_name = [this](const text::Token& token) {
    return matcher_.IsGivenName(token.term) || !matcher_.name_words().Find(token.term).key.empty();
  };
  return std::ranges::any_of(tokens, is_part_of_name) ||
         !matcher_.Find(typed, tokens, entities::CapitalRule::kIgnored).empty();
}

std::optional<Reading> Reader::InOtherLetters(std::string_view typed,
                                              const HasHits& has_hits) const {
  const std::vector<text::Token> tokens = analyzer_.Analyze(typed);
  if (tokens.size() != 1) return std::nullopt;
  const auto words = vocabulary_.Transliterated(tokens.front().term, tokens.front().script);
  for (std::size_t i = 0; i < std::min(words.size(), kCandidates); ++i) {
    if (has_hits(words[i].text)) {
      return Reading{ReadingKind::kTransliteration, std::string(words[i].text)};
    }
  }
  return std::nullopt;
}

// Each part of a word that falls apart («Нью-Иорк») is corrected where the index lacks it.
std::optional<Reading> Reader::Respelt(std::string_view typed, const HasHits& has_hits) const {
  std::string respelt;
  std::uint32_t copied = 0;
  bool changed = false;
  for (const text::Token& token : analyzer_.Analyze(typed)) {
    if (token.variant || has_hits(token.term)) continue;
    const auto corrections = vocabulary_.Correct(token.term, kCandidates);
    // What is written as a name and not in the index is rather a name that it lacks.
    const double most = text::StartsWithCapital(token.span.In(typed)) ? kOneEdit : kTwoEdits;
    const auto best =
        std::ranges::find_if(corrections, [&](const Vocabulary::Correction& correction) {
          return correction.cost <= most && has_hits(correction.word.text);
        });
    if (best == corrections.end()) return std::nullopt;
    respelt.append(typed.substr(copied, token.span.begin - copied)).append(best->word.text);
    copied = token.span.end;
    changed = true;
  }
  if (!changed) return std::nullopt;
  respelt.append(typed.substr(copied));
  if (!has_hits(respelt)) return std::nullopt;
  return Reading{ReadingKind::kSpelling, std::move(respelt)};
}

}  // namespace dossier::search
