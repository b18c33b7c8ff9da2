// Xapian 1.4.22 carries Snowball's English stemmer ("Porter 2") as it stood before version 3. The
// rules that came later keep apart words that news writes side by side: international and internal,
// university and universal, organization and organ, emergency and emerge, evening and even. They
// are few, and each can be had from the old stemmer:
//
//  1. Heads. Suffixes are cut only in the region R1, which begins after the first consonant that
//  follows a vowel; after
//     a few heads it begins later ("gener", "commun", "arsen" in the old rules; "emerg", "inter",
//     "later", "organ", "past", "univers" are the new ones). A word with a new head is stemmed with
//     an old head in its place, and gets its own head back: organization, arsenization, arseniz,
//     organiz. The old heads end in a short syllable, after which an e is kept or put back (pasted,
//     genered, genere, paste). "emerg" and "univers" do not, so there that e is dropped: emerged,
//     genered, genere, emerg.
//  2. A doubled letter stays where nothing but a, e or o stands in front: added, add; erred, err;
//  not ad, er.
//  3. Consonant + ying: vying, vie.
//  4. evening is no form of even.
//  5. -ogist goes to -og: geologist stems as geology does.
//
// The source of the rules is the description of the algorithm at snowballstem.org. StemmerTest has
// an example of each; the whole published list is compared where the shared data are at hand
// (SnowballListTest).
#include "text/english_stemmer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::text {
namespace {

struct Head {
  std::string_view head;
  std::string_view stand_in;
  bool ends_long = false;  // in a long syllable
};

constexpr std::array<Head, 6> kHeads = {{
    {"emerg", "gener", true},
    {"inter", "gener"},
    {"later", "gener"},
    {"organ", "arsen"},
    {"past", "gener"},
    {"univers", "gener", true},
}};

bool IsVowelLetter(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// The word without a plural s, as the algorithm's first step leaves words in -ing and -ist.
std::string_view DropPluralS(std::string_view word) {
  if (word.ends_with("ings") || word.ends_with("ists")) word.remove_suffix(1);
  return word;
}

// Rule 2: "added" gives "add".
std::optional<std::string> StemDoubledLetter(std::string_view word) {
  if (word.size() < 5 || word[1] != word[2]) return std::nullopt;
  if (std::string_view("aeo").find(word[0]) == std::string_view::npos) return std::nullopt;
  if (std::string_view("bdfgmnprt").find(word[1]) == std::string_view::npos) return std::nullopt;
  const std::string_view suffix = word.substr(3);
  if (suffix != "ed" && suffix != "edly" && suffix != "ing" && suffix != "ingly")
    return std::nullopt;
  return std::string(word.substr(0, 3));
}

// Rule 3: "vying" gives "vie".
std::optional<std::string> StemYing(std::string_view word) {
  if (word.size() != 5 || !word.ends_with("ying") || IsVowelLetter(word[0])) return std::nullopt;
  return std::string(word.substr(0, 1)) + "ie";
}

// True where R1 of `word` begins at `offset` or before. A y is a vowel unless it opens the word or
// follows a vowel.
bool RegionOneReaches(std::string_view word, std::size_t offset) {
  bool vowel_seen = false;
  bool after_vowel = false;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool vowel = IsVowelLetter(word[i]) && !(word[i] == 'y' && (i == 0 || after_vowel));
    if (vowel_seen && !vowel) return true;
    vowel_seen = vowel_seen || vowel;
    after_vowel = vowel;
  }
  return false;
}

// Rule 5: "geologist" gives "geolog".
std::optional<std::string> StemOgist(std::string_view word) {
  constexpr std::string_view kSuffix = "ogist";
  if (!word.ends_with(kSuffix)) return std::nullopt;
  if (!RegionOneReaches(word, word.size() - kSuffix.size())) return std::nullopt;
  return std::string(word.substr(0, word.size() - std::string_view("ist").size()));
}

// Rule 1: the head that `word` begins with and is longer than, if any.
const Head* FindHead(std::string_view word) {
  const auto* head = std::find_if(kHeads.begin(), kHeads.end(), [&](const Head& candidate) {
    return word.size() > candidate.head.size() && word.starts_with(candidate.head);
  });
  return head == kHeads.end() ? nullptr : head;
}

// `stem` with `head` in place of its stand-in.
std::string RestoreHead(const Head& head, std::string stem) {
  std::string_view rest = std::string_view(stem).substr(head.stand_in.size());
  if (head.ends_long && rest == "e") rest = {};
  return std::string(head.head).append(rest);
}

}  // namespace

std::string EnglishStemmer::Stem(const std::string& word) const {
  const std::string_view singular = DropPluralS(word);
  if (singular == "evening") return "evening";
  if (auto stem = StemDoubledLetter(singular)) return *std::move(stem);
  if (auto stem = StemYing(singular)) return *std::move(stem);
  if (auto stem = StemOgist(singular)) return *std::move(stem);
  if (const Head* head = FindHead(word)) {
    std::string stem = stemmer_(std::string(head->stand_in) + word.substr(head->head.size()));
    if (stem.starts_with(head->stand_in)) return RestoreHead(*head, std::move(stem));
  }
  return stemmer_(word);
}

}  // namespace dossier::text
