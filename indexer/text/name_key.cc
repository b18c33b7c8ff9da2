// Endings are taken off, the longest first, until none is left that leaves three letters. Doing it
// again and again is what makes the forms of one name agree whatever its nominative ends in:
//
//   Максим, Максима, Максимом    макс    (им is an ending of others; it goes from all of them)
//   Алексей, Алексея, Алексеем   алекс
//   Зеленский, Зеленского        зеленск
//   Ким, Кима, Киму              ким     (no ending is taken from three letters)
//
// What it doesn't see are fleeting vowels: Павел gives павел, Павла павл. The names of the
// gazetteer are declined in full (entities/name_words.h), so this is for the others. The price of
// its simplicity is that some names share a key (Макс and Максим). Cost: some thirty comparisons.
// tests/text/name_key_test.cc; kept_gazetteer_test.cc tries it on every name of the gazetteer.
#include "text/name_key.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

constexpr std::size_t kLetterBytes = 2;
constexpr std::size_t kMinKeyBytes = 3 * kLetterBytes;

// Longer ones first.
constexpr std::array<std::string_view, 38> kEndings = {
    "ыми", "ими", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ых", "их", "ый",
    "ий",  "ой",  "ей",  "ая",  "яя",  "ую",  "юю", "ою", "ею", "ые", "ие", "ия", "ию",
    "ии",  "ью",  "а",   "я",   "у",   "ю",   "ы",  "и",  "е",  "о",  "й",  "ь"};

bool IsCyrillicWord(std::string_view term) {
  for (std::size_t offset = 0; offset < term.size();) {
    if (ScriptOfLetter(NextCodePoint(term, offset)) != Script::kCyrillic) return false;
  }
  return true;
}

}  // namespace

std::string NameKey(std::string_view term) {
  if (!IsCyrillicWord(term)) return std::string(term);
  while (true) {
    const auto ending = std::ranges::find_if(kEndings, [term](std::string_view candidate) {
      return term.size() >= candidate.size() + kMinKeyBytes && term.back() == candidate.back() &&
             term.ends_with(candidate);
    });
    if (ending == kEndings.end()) return std::string(term);
    term.remove_suffix(ending->size());
  }
}

}  // namespace dossier::text
