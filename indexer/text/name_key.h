// The key under which the case forms of a Russian name meet.
#pragma once

#include <string>
#include <string_view>

namespace dossier::text {

// `term` (in the form of Token::term) without the endings of Russian case and gender: Лавров,
// Лаврова, Лавровым and Лавровой give лавров; Астана, Астаны and Астаной астан. A stemmer for
// names, for words that are known to be one by nothing but their capital: it never touches -ов,
// -ев and -ин, by which Snowball makes laurels of Лавров. Words that are not Cyrillic, and what is
// left with three letters, are their own key. Not a word that could be shown.
std::string NameKey(std::string_view term);

}  // namespace dossier::text
