#include "text/lookalikes.h"

#include <algorithm>
#include <array>

#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

struct Pair {
  char32_t latin;
  char32_t cyrillic;
};

// The twelve letters of LANGUAGE.md's list, with Ukrainian і. Capitals count: H looks like Н, and
// so h goes to н.
constexpr std::array<Pair, 13> kPairs = {{
    {U'a', U'а'},
    {U'b', U'в'},
    {U'c', U'с'},
    {U'e', U'е'},
    {U'h', U'н'},
    {U'i', U'і'},
    {U'k', U'к'},
    {U'm', U'м'},
    {U'o', U'о'},
    {U'p', U'р'},
    {U't', U'т'},
    {U'x', U'х'},
    {U'y', U'у'},
}};

}  // namespace

char32_t CyrillicLookalike(char32_t latin) {
  const auto* pair = std::ranges::find(kPairs, latin, &Pair::latin);
  return pair == kPairs.end() ? 0 : pair->cyrillic;
}

char32_t LatinLookalike(char32_t cyrillic) {
  const auto* pair = std::ranges::find(kPairs, cyrillic, &Pair::cyrillic);
  return pair == kPairs.end() ? 0 : pair->latin;
}

std::optional<std::string> CyrillicTwin(std::string_view term) {
  std::string twin;
  bool has_letter = false;
  for (const char c : term) {
    if (IsAsciiDigit(c)) {
      twin += c;
      continue;
    }
    const char32_t letter = CyrillicLookalike(static_cast<unsigned char>(c));
    if (letter == 0) return std::nullopt;
    AppendCodePoint(letter, twin);
    has_letter = true;
  }
  if (!has_letter) return std::nullopt;
  return twin;
}

}  // namespace dossier::text
