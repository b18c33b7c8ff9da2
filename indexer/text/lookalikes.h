// Latin and Cyrillic letters that are drawn alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::text {

// The Cyrillic letter that looks like a folded Latin one, in either case (к for k, в for b because
// of B); 0 where there is none.
char32_t CyrillicLookalike(char32_t latin);

// The Latin letter that looks like a folded Cyrillic one; 0 where there is none.
char32_t LatinLookalike(char32_t cyrillic);

// `term` in Cyrillic letters where every letter of it is an ASCII one that looks like a Cyrillic
// one (c400 → с400); digits stay. Nothing where any other character is in it, or no letter.
std::optional<std::string> CyrillicTwin(std::string_view term);

}  // namespace dossier::text
