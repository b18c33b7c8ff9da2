#include "entities/person_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <vector>

#include "entities/name_forms.h"
#include "text/code_points.h"
#include "text/letter_case.h"
#include "text/name_key.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

// Names of women that have the stem of a man's: «Александра Иванова» is not «Александр Иванов» in
// the genitive, where both are there.
constexpr std::array<std::string_view, 22> kWomensNames = {
    "александра", "анастасия", "антонина",   "августина", "бронислава", "валентина",
    "валерия",    "виктория",  "владислава", "евгения",   "ивана",      "кира",
    "клавдия",    "мирослава", "наталия",    "рената",    "серафима",   "станислава",
    "стефания",   "юлия",      "яна",        "ярослава"};

// Appends what counts of `word`.
void AppendFolded(std::string_view word, std::string& to, text::Script& script) {
  const text::FoldedWord folded = text::FoldWordAndScript(word);
  if (folded.script != text::Script::kOther) script = folded.script;
  const std::string plain =
      folded.script == text::Script::kLatin ? text::DropLatinAccents(folded.term) : folded.term;
  std::ranges::copy_if(plain, std::back_inserter(to), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || text::IsAsciiDigit(c);
  });
}

// «С.В.» as {«С.», «В.»}; any other word as it is.
void AppendWords(std::string_view word, std::vector<std::string_view>& words) {
  while (true) {
    const std::size_t point = word.find('.');
    if (point == std::string_view::npos || point + 1 == word.size()) break;
    if (text::CountCodePoints(word.substr(0, point)) != 1) break;
    words.push_back(word.substr(0, point + 1));
    word.remove_prefix(point + 1);
    if (word.starts_with('-')) word.remove_prefix(1);
  }
  if (!word.empty()) words.push_back(word);
}

bool IsInitial(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return text::CountCodePoints(word) == 1;
}

bool IsSuffix(std::string_view word) {
  return word == "Jr." || word == "Sr." || word == "Jr" || word == "Sr";
}

}  // namespace

PersonName ParsePersonName(std::string_view name) {
  std::vector<std::string_view> words;
  for (const std::string_view word : SplitName(name)) AppendWords(word, words);
  if (words.size() > 2 && IsSuffix(words.back())) words.pop_back();
  PersonName parts;
  if (words.empty()) return parts;
  // The surname begins with its first particle, which is written small.
  std::size_t surname = words.size() - 1;
  for (std::size_t i = 1; i < surname; ++i) {
    if (!text::StartsWithCapital(words[i]) && !IsPatronymicAt(words, i)) surname = i;
  }
  for (std::size_t i = surname; i < words.size(); ++i) {
    AppendFolded(words[i], parts.surname, parts.script);
  }
  if (surname == 0) return parts;
  text::Script script = parts.script;
  AppendFolded(words.front(), parts.given, script);
  // "J. R. R." is told by its first middle initial.
  const bool initials =
      surname > 1 && std::all_of(words.begin() + 1, words.begin() + surname, IsInitial);
  for (std::size_t i = 1; i < (initials ? 2 : surname); ++i) {
    AppendFolded(words[i], parts.middle, script);
  }
  parts.shape = IsInitial(words.front()) ? NameShape::kInitials : NameShape::kFull;
  return parts;
}

std::string GivenNameStem(std::string_view given, text::Script script) {
  if (script == text::Script::kLatin) return SpellingKey(given);
  if (std::ranges::find(kWomensNames, given) != kWomensNames.end()) return std::string(given);
  return text::NameKey(given);
}

std::string SurnameStem(std::string_view surname, text::Script script) {
  return script == text::Script::kLatin ? SpellingKey(surname) : text::NameKey(surname);
}

}  // namespace dossier::entities
