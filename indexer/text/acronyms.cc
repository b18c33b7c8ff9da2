#include "text/acronyms.h"

#include <algorithm>
#include <array>

namespace dossier::text {
namespace {

// States, bodies and titles, written in capitals as a rule. Sorted by bytes. Only what stands for
// more than a person of such initials would: a listed form is not found by its single letters.
constexpr std::array<std::string_view, 38> kAcronyms = {
    "a.k.a",   "a.m",   "c.i.a", "c.i.s",   "d.c",     "d.p.r.k", "d.r.c", "e.u",
    "f.b.i",   "g.o.p", "i.m.f", "n.a.t.o", "n.g.o",   "n.s.c",   "n.y",   "p.l.o",
    "p.m",     "p.r.c", "ph.d",  "r.o.c",   "r.o.k",   "u.a.e",   "u.k",   "u.n",
    "u.n.s.c", "u.s",   "u.s.a", "u.s.s",   "u.s.s.r", "v.i.p",   "w.h.o", "w.t.o",
    "д.ю.н",   "к.т.н", "к.э.н", "о.о.о",   "р.ф",     "с.ш.а",
};
static_assert(std::ranges::is_sorted(kAcronyms));

// Written in small letters; in capitals they are the initials of people. Sorted by bytes.
constexpr std::array<std::string_view, 16> kLowerAbbreviations = {
    "e.g", "i.e", "в.ч", "г.г", "и.о", "л.с", "н.э", "п.п",
    "с.г", "т.г", "т.д", "т.е", "т.к", "т.н", "т.п", "т.ч",
};
static_assert(std::ranges::is_sorted(kLowerAbbreviations));

}  // namespace

bool IsDottedAcronym(std::string_view folded, LetterCase written) {
  if (std::ranges::binary_search(kAcronyms, folded)) return true;
  return written == LetterCase::kOther && std::ranges::binary_search(kLowerAbbreviations, folded);
}

}  // namespace dossier::text
