// A word is a number written in syllables: 65 digits, each a consonant and a vowel, and a last
// consonant. Counting up would give neighbours in rank the same beginning, and so the same places
// in the B-tree; a step by a number that has no factor in common with the count of words visits all
// of them in a scattered order instead.
//
// The last consonants are chosen so that neither stemmer sees an ending in a bare word (no -ed,
// -er, -al; no -ов, -ен, -ом) and that words, given names, surnames and organizations can never be
// taken for each other.
#include "vocabulary.h"

#include <array>
#include <cassert>
#include <span>
#include <vector>

namespace dossier::bench {
namespace {

struct Letters {
  std::array<std::string_view, 13> consonants;
  std::array<std::string_view, 5> vowels;
  std::span<const std::string_view> last_of_word;
  std::string_view end_of_given;
  std::string_view end_of_surname;
  std::string_view end_of_organization;
  std::span<const std::string_view> endings;
  std::size_t step;  // a prime beyond all factors of a count of words
};

constexpr std::array<std::string_view, 6> kLatinLast = {"k", "p", "b", "m", "v", "g"};
constexpr std::array<std::string_view, 8> kCyrillicLast = {"к", "р", "д", "г", "п", "б", "з", "с"};
// Half of all words stand bare.
constexpr std::array<std::string_view, 6> kLatinEndings = {"", "", "", "s", "ed", "ing"};
constexpr std::array<std::string_view, 8> kCyrillicEndings = {"", "", "", "", "а", "у", "ом", "ы"};

constexpr Letters kLatin = {{"b", "v", "g", "d", "z", "k", "l", "m", "n", "p", "r", "s", "t"},
                            {"a", "e", "i", "o", "u"},
                            kLatinLast,
                            "n",
                            "rg",
                            "rk",
                            kLatinEndings,
                            15'485'863};

constexpr Letters kCyrillic = {{"б", "в", "г", "д", "з", "к", "л", "м", "н", "п", "р", "с", "т"},
                               {"а", "е", "и", "о", "у"},
                               kCyrillicLast,
                               "н",
                               "рг",
                               "рк",
                               kCyrillicEndings,
                               32'452'843};

// Frequent words are short: two syllables up to this rank, three beyond.
constexpr std::size_t kShortWords = 5'000;
constexpr std::size_t kSyllables = 65;
constexpr std::size_t kGivenNames = 120;
constexpr std::size_t kKindsOfOrganization = 25;
constexpr std::size_t kPartnerDistance = 7;

const Letters& LettersOf(Script script) { return script == Script::kLatin ? kLatin : kCyrillic; }

std::string Syllables(const Letters& letters, std::size_t number, int count) {
  std::string word;
  for (; count > 0; --count, number /= kSyllables) {
    const std::size_t syllable = number % kSyllables;
    word += letters.consonants[syllable / letters.vowels.size()];
    word += letters.vowels[syllable % letters.vowels.size()];
  }
  return word;
}

// Names are the same in both scripts, letter by letter, so their numbers are, too.
std::size_t Scatter(std::size_t number, std::size_t count) { return number * kLatin.step % count; }

}  // namespace

std::string WordOfRank(Script script, std::size_t rank) {
  assert(rank >= 1 && rank <= kWords);
  const Letters& letters = LettersOf(script);
  const int syllables = rank <= kShortWords ? 2 : 3;
  std::size_t count = letters.last_of_word.size();
  for (int i = 0; i < syllables; ++i) count *= kSyllables;
  const std::size_t number = rank * letters.step % count;
  return Syllables(letters, number / letters.last_of_word.size(), syllables)
      .append(letters.last_of_word[number % letters.last_of_word.size()]);
}

std::string_view DrawEnding(Script script, Random& random) {
  const auto endings = LettersOf(script).endings;
  return endings[random.Below(endings.size())];
}

std::size_t PartnerOfRank(std::size_t rank) {
  return rank + kPartnerDistance <= kWords ? rank + kPartnerDistance : rank - kPartnerDistance;
}

PersonName NameOfPerson(Script script, std::size_t rank) {
  assert(rank >= 1 && rank <= kMaxPeople);
  const Letters& letters = LettersOf(script);
  const std::size_t surname = Scatter(rank, kSyllables * kSyllables * kSyllables);
  const std::size_t given = Scatter(rank % kGivenNames, kSyllables * kSyllables);
  return {Capitalized(Syllables(letters, given, 2).append(letters.end_of_given)),
          Capitalized(Syllables(letters, surname, 3).append(letters.end_of_surname))};
}

std::string NameOfOrganization(Script script, std::size_t rank) {
  assert(rank >= 1 && rank <= kMaxOrganizations);
  const Letters& letters = LettersOf(script);
  const std::size_t own = Scatter(rank, kSyllables * kSyllables * kSyllables);
  const std::size_t kind = Scatter(rank % kKindsOfOrganization, kSyllables * kSyllables);
  return Capitalized(Syllables(letters, own, 3).append(letters.end_of_organization)) + " " +
         Capitalized(Syllables(letters, kind, 2).append(letters.end_of_organization));
}

std::string PersonId(std::size_t rank) {
  return Syllables(kLatin, Scatter(rank, kSyllables * kSyllables * kSyllables), 3)
      .append(kLatin.end_of_surname);
}

std::string OrganizationId(std::size_t rank) {
  return Syllables(kLatin, Scatter(rank, kSyllables * kSyllables * kSyllables), 3)
      .append(kLatin.end_of_organization);
}

std::string Capitalized(std::string word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) {
    word[0] = static_cast<char>(word[0] & ~0x20);
  } else if (first == 0xD0) {  // а to п are D0 B0 to D0 BF, А to Я are D0 90 to D0 AF
    if (static_cast<unsigned char>(word[1]) >= 0xB0) word[1] = static_cast<char>(word[1] - 0x20);
  } else {  // р to я are D1 80 to D1 8F, Р to Я are D0 A0 to D0 AF
    word[0] = static_cast<char>(0xD0);
    word[1] = static_cast<char>(word[1] + 0x20);
  }
  return word;
}

}  // namespace dossier::bench
