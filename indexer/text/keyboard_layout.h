// Words typed with the keyboard switched to the other language: kfdhjd for лавров.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::text {

// What the keys of `typed` give on the other of two keyboards, the Russian ЙЦУКЕН and the US QWERTY
// as they are in Windows: Latin letters and the punctuation on Russian letter keys (kfdhjd,
// ,jkmitdbr) become Russian, Russian letters and the punctuation of the last key become Latin. All
// other characters, digits and hyphens among them, stay. Nothing where `typed` has letters of both
// scripts, none at all, or one that is on neither keyboard (é, ї). `typed` is valid UTF-8, as it
// was typed: a tokenizer would drop the punctuation.
std::optional<std::string> SwitchLayout(std::string_view typed);

// The ways to read one word `typed` with the wrong layout, the likeliest first, none twice; empty
// where SwitchLayout gives nothing. Punctuation at its ends may be meant or be letters: «ldt.» is
// «двею» or «две.», «ntrcn"» is «текст"» rather than «текстЭ». At most six.
std::vector<std::string> LayoutReadings(std::string_view typed);

// True for two lower-case letters that touch each other on one of the two keyboards; slips of the
// finger go there.
bool AreNeighbouringKeys(char32_t a, char32_t b);

}  // namespace dossier::text
