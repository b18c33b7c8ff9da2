// Which of the two languages a text is written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier::text {

enum class Language : std::uint8_t { kEnglish, kRussian, kMixed };

// "en", "ru", "mixed".
std::string_view LanguageCode(Language language);

// The language of a code, in any case, with or without a region ("ru-RU"); nothing for any other
// language.
std::optional<Language> ParseLanguage(std::string_view code);

// The facet values of an article in `language`: {"en"}, {"ru"}, or both for a mixed one.
std::vector<std::string_view> LanguageFacets(Language language);

// By the share of Cyrillic among the letters of `utf8`: kMixed where each script has its fifth at
// least, else the script that has more; kEnglish where there is no letter of either.
Language GuessLanguage(std::string_view utf8);

}  // namespace dossier::text
