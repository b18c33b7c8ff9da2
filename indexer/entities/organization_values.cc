#include "entities/organization_values.h"

#include <cstddef>

#include "text/code_points.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {

void OrganizationValues::Add(std::uint32_t number, std::string_view name) {
  const std::string stems = StemsOf(name);
  if (stems.empty()) return;
  const auto [first, is_new] = first_with_.Add(stems);
  if (is_new) *first = number;
  union_.Unite(*first, number);
}

std::string OrganizationValues::StemsOf(std::string_view name) {
  std::string stems;
  const auto append = [&](std::string_view word) {
    if (word.empty()) return;
    const text::FoldedWord folded = text::FoldWordAndScript(word);
    const bool is_latin = folded.script == text::Script::kLatin;
    if (folded.term == "the" && stems.empty()) return;
    if (!stems.empty()) stems += ' ';
    stems +=
        stemmer_.Stem(is_latin ? text::DropLatinAccents(folded.term) : folded.term, folded.script);
  };
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < name.size();) {
    const std::size_t start = offset;
    const char32_t c = text::NextCodePoint(name, offset);
    if (text::IsLetterOrDigit(c) || text::IsMark(c)) continue;
    append(name.substr(begin, start - begin));
    begin = offset;
  }
  append(name.substr(begin));
  return stems;
}

}  // namespace dossier::entities
