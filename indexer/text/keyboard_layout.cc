#include "text/keyboard_layout.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

// The same keys on both keyboards, first without and then with shift.
constexpr std::u32string_view kLatinKeys =
    U"`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
    U"~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
constexpr std::u32string_view kRussianKeys =
    U"ёйцукенгшщзхъфывапролджэячсмитьбю."
    U"ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";
static_assert(kLatinKeys.size() == kRussianKeys.size());

constexpr std::size_t kKeys = kLatinKeys.size() / 2;

// The script of the letters of `typed`; kOther where there is none, or more than one.
Script ScriptOfLetters(std::string_view typed) {
  Script script = Script::kOther;
  for (std::size_t offset = 0; offset < typed.size();) {
    const char32_t c = NextCodePoint(typed, offset);
    if (!IsLetter(c)) continue;
    const Script other = ScriptOfLetter(c);
    if (other == Script::kOther || (script != Script::kOther && script != other)) {
      return Script::kOther;
    }
    script = other;
  }
  return script;
}

// True for punctuation that is a letter on the Russian keyboard.
bool IsLetterKey(char c) {
  const std::size_t key = kLatinKeys.find(static_cast<char32_t>(c));
  return key != std::u32string_view::npos && !IsLetter(kLatinKeys[key]) &&
         IsLetter(kRussianKeys[key]);
}

bool IsShifted(char c) { return kLatinKeys.find(static_cast<char32_t>(c)) >= kKeys; }

// How many of the punctuation keys at both ends of a word are punctuation indeed.
struct Edges {
  std::size_t front = 0;
  std::size_t back = 0;
};

// A capital at the end of a word that does not end in capitals is no letter.
bool EndsInStrayCapital(std::string_view typed, std::size_t back) {
  if (back == 0 || !IsShifted(typed.back())) return false;
  const char last_letter = typed[typed.size() - back - 1];
  return last_letter >= 'a' && last_letter <= 'z';
}

}  // namespace

std::optional<std::string> SwitchLayout(std::string_view typed) {
  const Script script = ScriptOfLetters(typed);
  if (script == Script::kOther) return std::nullopt;
  const bool is_latin = script == Script::kLatin;
  const std::u32string_view from = is_latin ? kLatinKeys : kRussianKeys;
  const std::u32string_view to = is_latin ? kRussianKeys : kLatinKeys;
  std::string result;
  for (std::size_t offset = 0; offset < typed.size();) {
    const char32_t c = NextCodePoint(typed, offset);
    const std::size_t key = from.find(c);
    if (key == std::u32string_view::npos && IsLetter(c)) return std::nullopt;
    AppendCodePoint(key == std::u32string_view::npos ? c : to[key], result);
  }
  return result;
}

std::vector<std::string> LayoutReadings(std::string_view typed) {
  std::vector<std::string> readings;
  if (ScriptOfLetters(typed) == Script::kOther) return readings;
  Edges all;
  if (ScriptOfLetters(typed) == Script::kLatin) {
    while (IsLetterKey(typed[all.front])) ++all.front;
    while (IsLetterKey(typed[typed.size() - 1 - all.back])) ++all.back;
  }
  const auto add = [&](Edges kept) {
    const std::string_view word = typed.substr(kept.front, typed.size() - kept.front - kept.back);
    auto switched = SwitchLayout(word);
    if (!switched) return;
    std::string reading(typed.substr(0, kept.front));
    reading.append(*switched).append(typed.substr(typed.size() - kept.back));
    if (std::ranges::find(readings, reading) == readings.end()) {
      readings.push_back(std::move(reading));
    }
  };
  if (EndsInStrayCapital(typed, all.back)) {
    add({0, all.back});
    add(all);
  }
  add({0, 0});
  add({0, std::min<std::size_t>(all.back, 1)});
  add({0, all.back});
  add(all);
  add({all.front, 0});
  return readings;
}

bool AreNeighbouringKeys(char32_t a, char32_t b) {
  // Where each row begins in the key strings, and how far its first key stands to the right of the
  // row above, in halves of a key: [`]qwerty over asdf over zxcv.
  struct Place {
    int row = -1;
    int half_keys = 0;
  };
  const auto place = [](std::u32string_view keys, char32_t c) -> Place {
    constexpr std::array<std::size_t, 4> kRowStart = {1, 13, 24, kKeys};
    constexpr std::array<int, 3> kShift = {0, 1, 2};
    const std::size_t key = keys.substr(0, kKeys).find(c);
    for (std::size_t row = 0; row < kShift.size(); ++row) {
      if (key >= kRowStart[row] && key < kRowStart[row + 1]) {
        return {static_cast<int>(row), static_cast<int>(2 * (key - kRowStart[row])) + kShift[row]};
      }
    }
    return {};
  };
  if (a == b) return false;
  const bool is_latin = ScriptOfLetter(a) == Script::kLatin;
  const std::u32string_view keys = is_latin ? kLatinKeys : kRussianKeys;
  const Place from = place(keys, a);
  const Place to = place(keys, b);
  if (from.row < 0 || to.row < 0 || std::abs(from.row - to.row) > 1) return false;
  return std::abs(from.half_keys - to.half_keys) <= (from.row == to.row ? 2 : 1);
}

}  // namespace dossier::text
