// Cyrillic names in Latin letters, for reading, and names as slugs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::text {

// `utf8` with its Cyrillic letters by BGN/PCGN 1947, without the signs of ь and ъ and with yo for
// ё: «Марлен Абдрахманов» gives Marlen Abdrakhmanov, «Подъячев» Podyachev, «АПК» APK. Ukrainian,
// Belarusian, Serbian and Kazakh letters in the same spirit. What is not Cyrillic stays as it is.
std::string Romanize(std::string_view utf8);

// A name as a part of an address: its romanization in lower case, without accents and apostrophes,
// with one `-` for whatever else stands between letters and digits: «О'Нил, М.» gives onil-m. ASCII
// letters, digits and `-`, of which none is first or last; at most kMaxSlugBytes; empty where
// nothing of the name is left (Georgian, Chinese).
std::string SlugOf(std::string_view utf8);

inline constexpr std::size_t kMaxSlugBytes = 60;

}  // namespace dossier::text
