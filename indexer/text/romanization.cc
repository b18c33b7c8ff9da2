// One pass over the letters. BGN/PCGN tells three things of a letter by what stands around it: е is
// ye at the start of a word and behind a vowel, ь or ъ; a capital of several letters is Shch before
// a small letter and SHCH among capitals. Cost: about 10 ns a letter.
// tests/text/romanization_test.cc.
#include "text/romanization.h"

#include <algorithm>
#include <array>

#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

constexpr char32_t kFirstSmall = U'а';
constexpr char32_t kFirstCapital = U'А';
constexpr char32_t kLetters = 32;

constexpr std::array<std::string_view, kLetters> kRussian = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};

// Letters outside of the Russian alphabet, small and capital.
struct OtherLetter {
  char32_t small;
  char32_t capital;
  std::string_view latin;
};
constexpr auto kOthers = std::to_array<OtherLetter>({
    {U'ё', U'Ё', "yo"}, {U'і', U'І', "i"},  {U'ї', U'Ї', "yi"}, {U'є', U'Є', "ye"},
    {U'ґ', U'Ґ', "g"},  {U'ў', U'Ў', "u"},  {U'ј', U'Ј', "j"},  {U'љ', U'Љ', "lj"},
    {U'њ', U'Њ', "nj"}, {U'ћ', U'Ћ', "c"},  {U'ђ', U'Ђ', "dj"}, {U'џ', U'Џ', "dz"},
    {U'ә', U'Ә', "a"},  {U'ғ', U'Ғ', "gh"}, {U'қ', U'Қ', "q"},  {U'ң', U'Ң', "ng"},
    {U'ө', U'Ө', "o"},  {U'ұ', U'Ұ', "u"},  {U'ү', U'Ү', "u"},  {U'һ', U'Һ', "h"},
});

struct Letter {
  bool cyrillic = false;
  bool capital = false;
  std::string_view latin;
};

Letter LetterOf(char32_t c) {
  if (c >= kFirstSmall && c < kFirstSmall + kLetters) {
    return {true, false, kRussian[c - kFirstSmall]};
  }
  if (c >= kFirstCapital && c < kFirstCapital + kLetters) {
    return {true, true, kRussian[c - kFirstCapital]};
  }
  if (c < U'Ѐ' || c > U'ӿ') return {};
  for (const OtherLetter& other : kOthers) {
    if (c == other.small) return {true, false, other.latin};
    if (c == other.capital) return {true, true, other.latin};
  }
  return {};
}

constexpr std::string_view kYe = "ye";

// True where е is ye behind `before`, 0 for the start of a word.
bool TurnsToYe(char32_t before) {
  constexpr std::u32string_view kBefore = U"аеёиоуыэюяйьъіїєАЕЁИОУЫЭЮЯЙЬЪІЇЄ";
  return before == 0 || kBefore.find(before) != std::u32string_view::npos;
}

bool IsCapital(std::string_view rest) {
  std::size_t offset = 0;
  return !rest.empty() && LetterOf(NextCodePoint(rest, offset)).capital;
}

char ToUpper(char c) { return static_cast<char>(c - 'a' + 'A'); }

}  // namespace

std::string Romanize(std::string_view utf8) {
  std::string latin;
  latin.reserve(utf8.size());
  char32_t before = 0;         // of the same word; 0 at its start
  bool after_capital = false;  // the letter in front of it is a capital
  for (std::size_t offset = 0; offset < utf8.size();) {
    const std::size_t start = offset;
    const char32_t c = NextCodePoint(utf8, offset);
    const Letter letter = LetterOf(c);
    if (!letter.cyrillic) {
      latin += utf8.substr(start, offset - start);
      before = 0;
      after_capital = false;
      continue;
    }
    const bool is_ye = (c == U'е' || c == U'Е') && TurnsToYe(before);
    const std::string_view written = is_ye ? kYe : letter.latin;
    const bool shouted = letter.capital && (after_capital || IsCapital(utf8.substr(offset)));
    for (std::size_t i = 0; i < written.size(); ++i) {
      latin += letter.capital && (i == 0 || shouted) ? ToUpper(written[i]) : written[i];
    }
    before = c;
    after_capital = letter.capital;
  }
  return latin;
}

std::string SlugOf(std::string_view utf8) {
  std::string slug;
  bool parted = false;
  const std::string latin = Romanize(utf8);
  for (std::string_view rest = latin; !rest.empty() && slug.size() < kMaxSlugBytes;) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    parted = true;
    for (const char c : DropLatinAccents(FoldWord(word))) {
      const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!kept) {
        parted |= c != '\'';
        continue;
      }
      if (parted && !slug.empty()) slug += '-';
      parted = false;
      slug += c;
    }
  }
  if (slug.size() > kMaxSlugBytes) slug.resize(kMaxSlugBytes);
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace dossier::text
