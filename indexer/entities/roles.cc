#include "entities/roles.h"

#include <algorithm>
#include <array>
#include <iterator>

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

// True where the sentence that `before` breaks off in begins as a credit: «Фото: …», «По материалам
// РИА Новости».
bool HasCreditInFront(std::string_view before) {
  static constexpr std::array<std::string_view, 8> kCredits = {
      "Фото:",     "Фото —", "По материалам", "Photo:", "Photos:", "Based on materials",
      "Источник:", "Source:"};
  constexpr std::size_t kLongest = 80;  // bytes
  const std::size_t end = before.find_last_of(".!?\n");
  if (end != std::string_view::npos) before.remove_prefix(end + 1);
  if (before.size() > kLongest) return false;
  before.remove_prefix(std::min(before.size(), before.find_first_not_of(' ')));
  return std::ranges::any_of(
      kCredits, [before](std::string_view credit) { return before.starts_with(credit); });
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
  const auto block = std::ranges::upper_bound(article.blocks, span.begin, {},
                                              [](const article::Block& b) { return b.span.begin; });
  if (block != article.blocks.begin() && std::prev(block)->kind == article::BlockKind::kCredit &&
      span.begin < std::prev(block)->span.end) {
    return true;
  }
  const std::string_view text = article.text;
  if (HasCreditInFront(text.substr(0, span.begin))) return true;
  if (text.find_first_not_of(kSpaces, span.end) != std::string_view::npos) return false;
  const std::size_t before = text.substr(0, span.begin).find_last_not_of(" \t");
  return before != std::string_view::npos && text[before] == '\n';
}

}  // namespace dossier::entities
