#include "entities/roles.h"

#include <algorithm>
#include <array>

namespace dossier::entities {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

bool SaysWhoSpeaks(const Words& words, std::size_t i) {
  static constexpr std::array<std::string_view, 9> kSources = {
      "словам",    "данным",      "информации", "сообщению", "мнению",
      "сведениям", "утверждению", "сообщениям", "оценке"};
  const std::string_view term = words.Term(i);
  if (std::ranges::find(kSources, term) != kSources.end())
    return i > 0 && words.Term(i - 1) == "по";
  return term == "to" && i > 0 && words.Term(i - 1) == "according";
}

}  // namespace

std::string_view RoleName(Role role) {
  switch (role) {
    case Role::kSubject:
      return "subject";
    case Role::kSpeaker:
      return "speaker";
    case Role::kCredit:
      break;
  }
  return "credit";
}

bool IsSpeaker(const Words& words, std::size_t begin, std::size_t end) {
  const auto stands_by = [&](std::size_t i) {
    return words[i].gap == Gap::kSpace || words[i].gap == Gap::kQuote;
  };
  if (end < words.size() && stands_by(end) && words[end].Is(word_class::kSpeech)) return true;
  if (begin == 0 || !stands_by(begin)) return false;
  const std::size_t before = begin - 1;
  if (words[before].Is(word_class::kSpeech) || SaysWhoSpeaks(words, before)) return true;
  // «по данным агентства «Интерфакс»», «сообщил министр Лавров», "according to the TASS".
  if (before == 0 || !stands_by(before) || words[before].shape != Shape::kSmall) return false;
  return SaysWhoSpeaks(words, before - 1) || words[before - 1].Is(word_class::kSpeech);
}

bool IsInCredit(const article::Article& article, Span span) {
  for (const article::Block& block : article.blocks) {
    if (span.begin < block.span.begin || span.begin >= block.span.end) continue;
    if (block.kind == article::BlockKind::kCredit) return true;
  }
  const std::string_view text = article.text;
  if (text.find_first_not_of(kSpaces, span.end) != std::string_view::npos) return false;
  const std::size_t before = text.substr(0, span.begin).find_last_not_of(" \t");
  return before != std::string_view::npos && text[before] == '\n';
}

}  // namespace dossier::entities
