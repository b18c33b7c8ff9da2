#include "entities/name_sound.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/transliteration.h"

namespace dossier::entities {
namespace {

// In halves of an edit.
constexpr int kEdit = 2;
constexpr int kLightEdit = 1;
constexpr std::size_t kMaxLetters = 40;

constexpr std::string_view kVowels = "aeiou";

// Consonants of one group are written for each other.
constexpr std::array<std::string_view, 5> kGroups = {"ghkX", "szSCJ", "vf", "td", "pb"};

bool IsVowel(char c) { return kVowels.find(c) != std::string_view::npos; }

bool LooksAlike(char a, char b) {
  if (IsVowel(a) && IsVowel(b)) return true;
  // Jan and Ян, Wu and У.
  const auto either = [&](char x, char y) { return (a == x && b == y) || (a == y && b == x); };
  if (either('J', 'i') || either('v', 'u')) return true;
  return std::ranges::any_of(kGroups, [&](std::string_view group) {
    return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
  });
}

constexpr std::size_t kAscii = 128;

// The cost of replacing one letter by another.
const std::array<std::array<std::uint8_t, kAscii>, kAscii>& Replacements() {
  static const auto table = [] {
    std::array<std::array<std::uint8_t, kAscii>, kAscii> made{};
    for (std::size_t a = 0; a < kAscii; ++a) {
      for (std::size_t b = 0; b < kAscii; ++b) {
        const bool alike = LooksAlike(static_cast<char>(a), static_cast<char>(b));
        made[a][b] = static_cast<std::uint8_t>(a == b ? 0 : alike ? kLightEdit : kEdit);
      }
    }
    return made;
  }();
  return table;
}

int CostOf(char c) { return IsVowel(c) || c == 'h' ? kLightEdit : kEdit; }

}  // namespace

std::string SoundOf(std::string_view folded, text::Script script) {
  std::string sound = text::TransliterationKey(folded, script);
  if (script == text::Script::kLatin && sound.size() > 2 && sound.ends_with('h') &&
      IsVowel(sound[sound.size() - 2])) {
    sound.pop_back();
  }
  return sound;
}

std::string SoundBlock(std::string_view sound) {
  std::string block;
  for (const char c : sound) {
    if (IsVowel(c) || c == 'h' || c == 'J') continue;
    const auto* group = std::ranges::find_if(kGroups, [c](std::string_view letters) {
      return letters.find(c) != std::string_view::npos;
    });
    const char letter = group == kGroups.end() ? c : group->front();
    if (block.empty() || block.back() != letter) block += letter;
  }
  return block;
}

double SoundDistance(std::string_view one, std::string_view other, double limit) {
  if (one == other) return 0;
  if (one.empty() || other.empty()) return 1;
  if (one.ends_with('a') != other.ends_with('a')) return 1;
  one = one.substr(0, kMaxLetters);
  other = other.substr(0, kMaxLetters);
  const auto longer = static_cast<double>(std::max(one.size(), other.size()));
  const auto most = static_cast<int>(limit * longer * kEdit);
  std::array<int, kMaxLetters + 1> row{};
  for (std::size_t j = 0; j < other.size(); ++j) row[j + 1] = row[j] + CostOf(other[j]);
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto& replacements = Replacements()[static_cast<std::size_t>(one[i])];
    int diagonal = row[0];
    row[0] += CostOf(one[i]);
    int least = row[0];
    for (std::size_t j = 0; j < other.size(); ++j) {
      const int replaced = replacements[static_cast<std::size_t>(other[j])];
      const int best =
          std::min({diagonal + replaced, row[j + 1] + CostOf(one[i]), row[j] + CostOf(other[j])});
      diagonal = row[j + 1];
      row[j + 1] = best;
      least = std::min(least, best);
    }
    if (least > most) return 1;
  }
  return row[other.size()] / (longer * kEdit);
}

}  // namespace dossier::entities
