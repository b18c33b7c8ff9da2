#include "text/stemmer.h"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

#include "text/english_stemmer.h"

namespace dossier::text {
namespace {

// Slots of the cache, a power of two. Half as many cost a tenth of the speed on English and Russian
// news, four times as many brought some 4 %.
constexpr std::size_t kCacheSlots = std::size_t{1} << 14U;

// Words made of letters (and apostrophes) alone are stemmed: not numbers, addresses, dotted or
// joined forms.
bool IsStemmable(std::string_view term) {
  return std::all_of(term.begin(), term.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || byte == '\'';
  });
}

}  // namespace

// The cache has one slot for each hash value; the last word that fell on a slot stays there. That
// bounds it without any bookkeeping, and frequent words win their slots back at once.
struct Stemmer::Impl {
  struct Slot {
    std::string term;
    std::string stem;
    Script script = Script::kOther;
  };

  Impl() : russian("russian"), slots(kCacheSlots) {}

  EnglishStemmer english;
  Xapian::Stem russian;
  std::vector<Slot> slots;
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::Stem(std::string_view term, Script script) {
  if (script == Script::kOther || !IsStemmable(term)) return std::string(term);
  auto& slot = impl_->slots[std::hash<std::string_view>{}(term) & (kCacheSlots - 1)];
  if (slot.script != script || slot.term != term) {
    slot.term = term;
    slot.stem =
        script == Script::kLatin ? impl_->english.Stem(slot.term) : impl_->russian(slot.term);
    slot.script = script;
  }
  return slot.stem;
}

}  // namespace dossier::text
