#include "index/claims.h"

namespace dossier::index {
namespace {

constexpr std::size_t kMaxNameWords = 3;

}  // namespace

void Claims::Add(std::optional<LemmaId> of_english, std::optional<LemmaId> of_russian, double score,
                 bool one_way) {
  if (!of_english || !of_russian || russian[*of_russian].stop_word) return;
  list.push_back({*of_english, *of_russian, source, one_way, score});
}

void AddNames(const std::vector<text::LocaleName>& names, double score, Claims& claims) {
  ++claims.source;
  for (const text::LocaleName& name : names) {
    claims.Add(claims.english.Find(name.english, kMaxNameWords),
               claims.russian.Find(name.russian, kMaxNameWords), score);
  }
}

}  // namespace dossier::index
