#include "text/language.h"

#include <algorithm>
#include <cstddef>

namespace dossier::text {
namespace {

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool IsAsciiLetter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsSubtagByte(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char a, char b) { return a == LowerAscii(b); });
}

// True where `code` is `language` alone or followed by a region: "ru", "ru-RU", "ru_RU".
bool IsCodeOf(std::string_view code, std::string_view language) {
  if (!StartsWithIgnoringCase(code, language)) return false;
  const std::string_view rest = code.substr(language.size());
  if (rest.empty()) return true;
  return rest.size() > 1 && (rest.front() == '-' || rest.front() == '_') &&
         std::all_of(rest.begin(), rest.end(), IsSubtagByte);
}

struct LetterCounts {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
};

// Lead bytes tell the script nearly always, so that nothing is decoded: D0 to D3 and the first of
// D4 are Cyrillic (U+0400 to U+052F), C3 to C9 are Latin but for × and ÷ (U+00C0 to U+024F).
LetterCounts CountLetters(std::string_view utf8) {
  LetterCounts counts;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (IsAsciiLetter(byte)) {
      ++counts.latin;
    } else if (byte >= 0xC3 && byte <= 0xC9) {
      const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
      const bool is_sign = byte == 0xC3 && (next == 0x97 || next == 0xB7);
      if (!is_sign) ++counts.latin;
    } else if (byte >= 0xD0 && byte <= 0xD4) {
      ++counts.cyrillic;
    }
  }
  return counts;
}

}  // namespace

std::string_view LanguageCode(Language language) {
  switch (language) {
    case Language::kEnglish:
      return "en";
    case Language::kRussian:
      return "ru";
    case Language::kMixed:
      return "mixed";
  }
  return "en";
}

std::optional<Language> ParseLanguage(std::string_view code) {
  if (IsCodeOf(code, "en")) return Language::kEnglish;
  if (IsCodeOf(code, "ru")) return Language::kRussian;
  if (code.size() == 5 && StartsWithIgnoringCase(code, "mixed")) return Language::kMixed;
  return std::nullopt;
}

std::vector<std::string_view> LanguageFacets(Language language) {
  if (language == Language::kMixed) {
    return {LanguageCode(Language::kEnglish), LanguageCode(Language::kRussian)};
  }
  return {LanguageCode(language)};
}

Language GuessLanguage(std::string_view utf8) {
  const LetterCounts counts = CountLetters(utf8);
  const std::size_t all = counts.latin + counts.cyrillic;
  if (all == 0) return Language::kEnglish;
  if (counts.latin * 5 >= all && counts.cyrillic * 5 >= all) return Language::kMixed;
  return counts.cyrillic > counts.latin ? Language::kRussian : Language::kEnglish;
}

}  // namespace dossier::text
