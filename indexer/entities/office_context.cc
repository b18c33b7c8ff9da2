// An office means the person who held it at the time of the text only where the text says nothing
// else:
//
//   "the former Russian president", «экс-президент США»   somebody of another time
//   «вице-президент США», «женщина-президент»             of another rank or sort
//   "was elected president of France", «стал президентом» what somebody became
//   «на пост президента», "to run for US president"       a post
//   «помощник президента»                                 somebody who serves the holder
//   "president of Iran Air", "president of Japan's NEC"   the name goes on
//   "Amoco Canada president"                              the name has begun before
//
// A Russian instrumental is taken for what somebody became unless a preposition that asks for it
// stands in front («с президентом США»). Tests of it are in offices_test.cc.
#include "entities/office_context.h"

#include <algorithm>
#include <array>

#include "entities/token_steps.h"
#include "text/letter_case.h"
#include "text/stopwords.h"

namespace dossier::entities {
namespace {

// In front of an office. Terms in English, stems in Russian.
constexpr auto kNotTheHolder = std::to_array<std::string_view>({
    // Of another time.
    "former",
    "ex",
    "then",
    "late",
    "previous",
    "outgoing",
    "ousted",
    "incoming",
    "future",
    "next",
    "new",
    "first",
    "second",
    "last",
    "acting",
    "interim",
    "old",
    "бывш",
    "экс",
    "тогдашн",
    "прежн",
    "предыдущ",
    "будущ",
    "следующ",
    "нов",
    "перв",
    "втор",
    "последн",
    "покойн",
    "избра",
    "ври",
    "обязан",
    // Of another rank.
    "deputy",
    "vice",
    "assistant",
    "under",
    "shadow",
    "виц",
    "зам",
    "замглав",
    "заместител",
    // A post, and who comes to it or may come.
    "as",
    "become",
    "becomes",
    "became",
    "elected",
    "named",
    "appointed",
    "was",
    "been",
    "a",
    "any",
    "every",
    "each",
    "no",
    "for",
    "пост",
    "должност",
    "качеств",
    "кандидат",
    "выбор",
    "рол",
    "кресл",
    "люб",
    "кажд",
    // What belongs to the holder.
    "помощник",
    "советник",
    "пресс",
    "служб",
    "секретар",
    "представител",
    "спецпредставител",
    "постпредставител",
    "посланник",
    "спецпосланник",
    "полпред",
    "администрац",
    "канцеляр",
    "управлен",
    "аппарат",
    "резиденц",
    "сайт",
    "портал",
    "указ",
    "указан",
    "кубок",
    "приз",
    "сын",
    "доч",
    "дочер",
    "жен",
    "супруг",
    "брат",
    "преемник",
});

// Behind an office.
constexpr auto kNotTheHolderBehind =
    std::to_array<std::string_view>({"elect", "designate", "hopeful", "candidate"});

// What asks for an instrumental.
constexpr auto kWithInstrumental = std::to_array<std::string_view>(
    {"с", "со", "между", "перед", "передо", "над", "под", "и", "за", "вместе"});

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool IsOneSentence(std::string_view gap) {
  return gap.size() <= 5 && gap.find_first_of(".,;:()!?\n") == std::string_view::npos;
}

bool IsSpace(std::string_view gap) {
  return gap.find_first_not_of(" \n") == std::string_view::npos;
}

bool IsEnglish(const text::Token& token) { return token.script == text::Script::kLatin; }

// True where more of a name follows "president of Iran". (Where that is the name of a person, it
// says who is meant.)
bool GoesOn(std::string_view utf8, const std::vector<text::Token>& tokens,
            const StatePhrase& phrase) {
  const std::size_t next = phrase.end_token;
  if (next >= tokens.size() || phrase.role_token != phrase.first_token ||
      !IsEnglish(tokens[phrase.first_token])) {
    return false;
  }
  const std::string_view gap = GapBefore(utf8, tokens, next);
  if (gap.starts_with("'") || gap.starts_with("’")) return true;
  if (!IsSpace(gap)) return false;
  const std::string_view last = tokens[TokenBefore(tokens, next)].span.In(utf8);
  if (text::IsAcronym(last)) return !text::IsStopWord(tokens[next].term);
  const std::string_view written = tokens[next].span.In(utf8);
  return text::StartsWithCapital(written) && !text::IsAcronym(written);
}

// True behind "Amoco", whose Canada is no country.
bool HasBegunBefore(std::string_view utf8, const std::vector<text::Token>& tokens,
                    const StatePhrase& phrase, std::size_t before) {
  const std::string_view written = tokens[before].span.In(utf8);
  return phrase.role_token != phrase.first_token && IsEnglish(tokens[before]) &&
         IsSpace(GapBefore(utf8, tokens, phrase.first_token)) && text::StartsWithCapital(written) &&
         !text::IsAcronym(written) && !text::IsStopWord(tokens[before].term);
}

// «президентом», «премьер-министром».
bool IsInstrumental(std::string_view utf8, const std::vector<text::Token>& tokens,
                    std::size_t role) {
  static constexpr auto kEndings = std::to_array<std::string_view>({"ом", "ем", "ой", "ым"});
  const std::size_t next = TokenAfter(tokens, role);
  if (next < tokens.size() && GapBefore(utf8, tokens, next) == "-") role = next;
  return tokens[role].script == text::Script::kCyrillic &&
         std::ranges::any_of(kEndings,
                             [&](auto ending) { return tokens[role].term.ends_with(ending); });
}

}  // namespace

bool IsNotTheHolder(std::string_view utf8, const std::vector<text::Token>& tokens,
                    const StatePhrase& phrase) {
  if (GoesOn(utf8, tokens, phrase)) return true;
  const std::size_t behind = phrase.end_token;
  if (behind < tokens.size() && IsOneSentence(GapBefore(utf8, tokens, behind)) &&
      Contains(kNotTheHolderBehind, tokens[behind].term)) {
    return true;
  }
  std::size_t front = phrase.first_token;
  std::string_view before;
  if (front > 0 && IsOneSentence(GapBefore(utf8, tokens, front))) {
    if (GapBefore(utf8, tokens, front) == "-") return true;
    front = TokenBefore(tokens, front);
    if (HasBegunBefore(utf8, tokens, phrase, front)) return true;
    before = tokens[front].term;
    const bool has_article = before == "the" && front > 0;
    if (has_article && IsOneSentence(GapBefore(utf8, tokens, front))) {
      front = TokenBefore(tokens, front);
    }
    const std::string_view word =
        IsEnglish(tokens[front]) ? tokens[front].term : tokens[front].stem;
    if (Contains(kNotTheHolder, word) && !(has_article && word == "for")) return true;
  }
  return IsInstrumental(utf8, tokens, phrase.role_token) && !Contains(kWithInstrumental, before);
}

}  // namespace dossier::entities
