// Names are tried from the surest pattern to the weakest, each from the word at hand on:
//
//   С. В. Лавров, Лавров С. В., John F. Kennedy      initials
//   Марлен Абдрахманов, Ursula von der Leyen         a given name (given_names.tsv), then capitals
//   министр Абдрахманов, Mr. Smith                   a title in front
//   Джареда Лофнера                                  two capitals that can be nothing else
//   Кадыров заявил                                   a surname by its ending, and speech
//
// What they leave alone: words that the gazetteer or a place has taken, names of months, heads of
// organizations (министерство, Bank) and adjectives («Верховный Суд»). Cost: a few look-ups for
// each capitalised word. tests/entities/people_rules_test.cc.
#include "entities/people_rules.h"

#include <algorithm>
#include <array>

#include "text/letter_case.h"
#include "text/name_key.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

using namespace word_class;

constexpr std::size_t kMostWords = 6;
constexpr WordClassSet kOfThings = kHead | kLegalForm | kCalendar | kGivenNot | kAcronymNot;

bool EndsWithOneOf(std::string_view term, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [term](std::string_view ending) {
    return term.size() > ending.size() && term.back() == ending.back() && term.ends_with(ending);
  });
}

class PersonRules {
 public:
  PersonRules(const Words& words, const Hints& known) : words_(words), known_(known) {}

  std::optional<NameSpan> At(std::size_t i) const {
    if (!IsFree(i) || !words_[i].HasCapital()) return std::nullopt;
    if (const auto found = Initials(i)) return found;
    if (const auto found = SurnameFirst(i)) return found;
    if (const auto found = GivenName(i)) return found;
    if (const auto found = BehindTitle(i)) return found;
    if (const auto found = TwoWords(i)) return found;
    return Speaker(i);
  }

 private:
  bool IsFree(std::size_t i) const { return i < words_.size() && known_[i] == Tag::kOutside; }

  bool IsRussian(std::size_t i) const { return words_[i].script == text::Script::kCyrillic; }

  // A word that may be a part of a person's name, by the way it is written.
  bool IsCapital(std::size_t i) const {
    if (!IsFree(i)) return false;
    const Word& word = words_[i];
    const bool is_written = word.shape == Shape::kCapital || word.shape == Shape::kMixed ||
                            (word.shape == Shape::kAllCapitals && word.is_shouted);
    if (!is_written || word.is_ticker || word.Is(kOfThings)) return false;
    if (text::IsStopWord(words_.Term(i)) || IsBehindNamed(i)) return false;
    return !word.Is(kTitle | kOffice) || word.Is(kGivenName);
  }

  // "E. Paul Casey", "Wendy Smith Cork": a town's name that is a surname, too.
  bool IsSurnameOfPlace(std::size_t i) const {
    return known_[i] == Tag::kBeginPlace && words_[i].Is(kNamePart) &&
           words_[i].shape == Shape::kCapital && !words_[i].is_titled &&
           (i + 1 == words_.size() || known_[i + 1] != Tag::kInPlace);
  }

  // «институт имени Сахарова»: a name of a thing.
  bool IsBehindNamed(std::size_t i) const {
    return i > 0 && (words_.Term(i - 1) == "имени" || words_.Term(i - 1) == "им");
  }

  bool IsInitial(std::size_t i) const {
    if (!IsFree(i) || words_[i].shape != Shape::kLetter) return false;
    if (i + 1 < words_.size() && words_[i + 1].gap == Gap::kInitial) return true;
    // The last one may end a sentence: «Лавров С. В.»
    return words_.utf8().substr(words_[i].span.end, 1) == ".";
  }

  bool Continues(std::size_t i) const { return i < words_.size() && words_.IsJoined(i); }

  static NameSpan Make(std::size_t begin, std::size_t end, Rule rule) {
    return {begin, end, EntityKind::kPerson, rule};
  }

  // The word behind a surname with its hyphenated half: «Салтыков-Щедрин».
  std::size_t EndOfSurname(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < words_.size() && words_[end].gap == Gap::kHyphen && IsCapital(end)) ++end;
    return end;
  }

  std::optional<NameSpan> Initials(std::size_t i) const {
    if (IsInitial(i)) {
      // "S and P. Underwriters", "E.D. and F. Man": letters of a firm.
      const bool is_firm = i > 1 && words_.Term(i - 1) == "and" && words_[i].gap == Gap::kSpace &&
                           words_[i - 2].shape == Shape::kLetter;
      if (is_firm) return std::nullopt;
      std::size_t at = i + 1;
      while (IsInitial(at) && Continues(at) && at - i < 3) ++at;
      if (at >= words_.size() || !Continues(at) || !IsCapital(at)) return std::nullopt;
      // "J. Hugh Liedtke": a given name may follow, in English any.
      const std::size_t surname = EndOfSurname(at);
      const bool is_followed = !IsRussian(at) && surname < words_.size() &&
                               words_[surname].gap == Gap::kSpace &&
                               (IsCapital(surname) || IsSurnameOfPlace(surname));
      std::size_t end = words_[at].Is(kGivenName) ? EndOfName(i, at) : surname;
      if (is_followed) end = std::max(end, EndOfSurname(surname));
      return Make(i, std::max(end, surname), Rule::kInitials);
    }
    if (!IsCapital(i) || !IsRussian(i)) return std::nullopt;
    // «Лавров С. В.»: two initials, as one may be the end of a sentence or a list.
    const std::size_t at = EndOfSurname(i);
    if (at + 1 >= words_.size() || words_[at].gap != Gap::kSpace || !IsInitial(at) ||
        !IsInitial(at + 1) || !Continues(at + 1)) {
      return std::nullopt;
    }
    if (at + 2 < words_.size() && Continues(at + 2) && IsCapital(at + 2)) return std::nullopt;
    return Make(i, at + 2, Rule::kInitials);
  }

  // «Абдрахманов Марлен Кайратович».
  std::optional<NameSpan> SurnameFirst(std::size_t i) const {
    if (!IsCapital(i) || !IsRussian(i) || words_[i].Is(kGivenName)) return std::nullopt;
    const std::size_t given = EndOfSurname(i);
    if (given + 1 >= words_.size() || !Continues(given) || !words_[given].Is(kGivenName)) {
      return std::nullopt;
    }
    if (!IsFree(given) || !IsFree(given + 1)) return std::nullopt;
    if (!Continues(given + 1) || !IsPatronymic(words_.Term(given + 1))) return std::nullopt;
    if (given + 2 < words_.size() && Continues(given + 2) && IsCapital(given + 2)) {
      return std::nullopt;  // «Глава Сергей Викторович Лавров»
    }
    return Make(i, given + 2, Rule::kGivenName);
  }

  // The end of «фон дер Ляйен», of which `i` is the first particle; `i` where none follows.
  std::size_t EndOfParticles(std::size_t i) const {
    std::size_t at = i;
    while (at < words_.size() && at - i < 3 && Continues(at) && words_[at].Is(kParticle) &&
           IsFree(at))
      ++at;
    if (at == i || at >= words_.size() || !Continues(at) || !IsCapital(at)) return i;
    return EndOfSurname(at);
  }

  // The end of what follows a given name that ends in front of `i`.
  std::size_t EndOfName(std::size_t begin, std::size_t i) const {
    const bool russian = IsRussian(begin);
    std::size_t at = i;
    bool has_surname = false;
    while (at < words_.size() && at - begin < kMostWords && Continues(at)) {
      if (words_[at].script != words_[begin].script) break;
      if (IsInitial(at) && at + 1 < words_.size() && Continues(at + 1) &&
          (IsCapital(at + 1) || (!russian && IsInitial(at + 1)))) {
        ++at;
        continue;
      }
      if (const std::size_t end = EndOfParticles(at); end != at) return end;
      if (!IsCapital(at)) break;
      const bool is_first_name = words_[at].Is(kGivenName) || IsPatronymic(words_.Term(at));
      // "Kenneth Lay Skilling": of two surnames the second is one by the list alone.
      const bool is_second = !russian && words_[at].Is(kNamePart) &&
                             words_[at].gap == Gap::kSpace && !words_[at].is_titled &&
                             !words_[at].is_shouted;
      if (has_surname) return is_second ? EndOfSurname(at) : at;
      at = EndOfSurname(at);
      // A given name may be the surname, too: then what follows is the surname only with a capital.
      has_surname = !is_first_name || (!russian && at - begin >= 3);
    }
    return at;
  }

  std::optional<NameSpan> GivenName(std::size_t i) const {
    const Word& word = words_[i];
    if (!word.Is(kGivenName) || !IsCapital(i)) return std::nullopt;
    if (word.Is(kSpeech) && word.starts_sentence) return std::nullopt;  // "Said David Gluskin: …"
    if (word.shape == Shape::kAllCapitals && !word.is_shouted) return std::nullopt;
    std::size_t at = i + 1;
    // «Жан-Клод», «Касым-Жомарт».
    while (at < words_.size() && words_[at].gap == Gap::kHyphen && words_[at].HasCapital() &&
           IsFree(at))
      ++at;
    const std::size_t end = EndOfName(i, at);
    if (end == at) return std::nullopt;
    if (word.Is(kAmbiguous) && end - i == 2 && !IsNameBehind(i + 1)) return std::nullopt;
    if (words_.SpanOf(i, end).size() > 80) return std::nullopt;
    if (!IsRussian(i) && !IsVouched(i, end)) return std::nullopt;
    return Make(i, end, Rule::kGivenName);
  }

  // Whether anything but its capital says that the last of the words is a surname: "Harris Cuts".
  bool IsVouched(std::size_t begin, std::size_t end) const {
    const Word& last = words_[end - 1];
    if (last.Is(kNamePart | kGivenName) || last.also_capital) return true;
    if (words_[end - 2].shape == Shape::kLetter) return true;  // Charles F. DeGroot
    if (begin > 0 && words_[begin - 1].Is(kTitle | kOffice)) return true;
    if (end < words_.size() && words_[end].Is(kSpeech)) return true;
    return EndsWithOneOf(words_.Term(end - 1),
                         {"ov", "ova", "ev", "eva", "in", "ina", "sky", "skaya", "enko", "chuk",
                          "yan", "dze", "shvili", "oglu", "ski", "escu", "vic", "bekov", "uly"});
  }

  // Whether the word behind an ambiguous given name («Роза», Will) makes it one.
  bool IsNameBehind(std::size_t i) const {
    if (!IsRussian(i)) return words_[i].shape == Shape::kCapital;
    const std::string_view term = words_.Term(i);
    const bool is_mans = words_[i - 1].Is(kMaleName) && EndsWithOneOf(term, {"ой", "ый", "ий"});
    return is_mans || words_[i].Is(kNamePart) || HasSurnameEnding(term) ||
           !HasAdjectiveEnding(term);  // «Лев Толстой», but not «Роза Большая»
  }

  std::optional<NameSpan> BehindTitle(std::size_t i) const {
    if (i == 0 || !IsCapital(i)) return std::nullopt;
    const Word& before = words_[i - 1];
    if (!before.Is(kTitle | kOffice) || words_[i].starts_sentence) return std::nullopt;
    if (words_[i].gap != Gap::kSpace && words_[i].gap != Gap::kInitial) return std::nullopt;
    if (IsRussian(i) && HasAdjectiveEnding(words_.Term(i)) && !HasSurnameEnding(words_.Term(i))) {
      return std::nullopt;
    }
    std::size_t end = EndOfSurname(i);
    while (end < words_.size() && end - i < 3 && Continues(end) &&
           words_[end].gap != Gap::kHyphen && IsCapital(end)) {
      end = EndOfSurname(end);
    }
    if (const std::size_t after = EndOfParticles(end); after != end) end = after;
    // «Глава Росатома» is no name; «президент Обама» is.
    if (end - i == 1 && (!before.Is(kTitle) || IsCompany(i))) return std::nullopt;
    if (end < words_.size() && Continues(end) && words_[end].Is(kHead | kLegalForm) &&
        words_[end].HasCapital()) {
      return std::nullopt;
    }
    return Make(i, end, Rule::kTitle);
  }

  bool IsCompany(std::size_t i) const {
    return words_[i].shape == Shape::kMixed && text::IsAcronym(words_.Written(i));
  }

  std::optional<NameSpan> TwoWords(std::size_t i) const {
    if (!IsRussian(i) || !IsCapital(i) || words_[i].is_shouted) return std::nullopt;
    const std::size_t second = EndOfSurname(i);
    if (second >= words_.size() || words_[second].gap != Gap::kSpace || !IsCapital(second))
      return std::nullopt;
    if (!IsRussian(second) || HasAdjectiveEnding(words_.Term(i))) return std::nullopt;
    const std::size_t end = EndOfSurname(second);
    const bool is_sure = HasSurnameEnding(words_.Term(second));
    if (words_[i].starts_sentence && !is_sure) return std::nullopt;
    if (!is_sure && HasAdjectiveEnding(words_.Term(second))) return std::nullopt;
    if (words_[i].quote_opens) return std::nullopt;
    return Make(i, end, Rule::kTwoWords);
  }

  std::optional<NameSpan> Speaker(std::size_t i) const {
    if (!IsRussian(i) || !IsCapital(i) || !HasSurnameEnding(words_.Term(i))) return std::nullopt;
    const std::size_t end = EndOfSurname(i);
    const bool speaks =
        (end < words_.size() && words_[end].gap == Gap::kSpace && words_[end].Is(kSpeech)) ||
        (i > 0 && words_[i].gap == Gap::kSpace && words_[i - 1].Is(kSpeech));
    if (!speaks) return std::nullopt;
    return Make(i, end, Rule::kSpeaker);
  }

  const Words& words_;
  const Hints& known_;
};

}  // namespace

bool HasSurnameEnding(std::string_view term) {
  if (text::CountCodePoints(term) < 5) return false;
  const std::string key = text::NameKey(term);
  if (EndsWithOneOf(term, {"енко", "ко", "ых", "дзе"}) && text::CountCodePoints(term) > 5)
    return true;
  return EndsWithOneOf(key, {"ов", "ев", "ёв", "ин", "ын", "ск", "цк", "енк", "чук", "щук", "юк",
                             "ян", "янц", "швил", "ович", "евич", "дз"});
}

bool HasAdjectiveEnding(std::string_view term) {
  return EndsWithOneOf(term,
                       {"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым",
                        "им", "ую", "юю", "ые", "ие", "ых", "их", "ыми", "ими", "ом",  "ской"}) &&
         !EndsWithOneOf(term, {"ием", "евич", "ович"});
}

bool IsSyllable(std::string_view written) {
  static constexpr std::array<std::string_view, 12> kWords = {"led",   "era",   "style", "like",
                                                              "run",   "type",  "born",  "elect",
                                                              "owned", "based", "made",  "in"};
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return written.size() >= 2 && written.size() <= 6 && std::ranges::all_of(written, is_small) &&
         !written.ends_with("ed") && std::ranges::find(kWords, written) == kWords.end();
}

bool IsPatronymic(std::string_view term) {
  return EndsWithOneOf(
      term, {"вич", "вича", "вичу", "вичем", "виче", "вна",  "вны",  "вне",  "вну",  "вной",
             "ьич", "ьича", "ьичу", "ьичом", "ьиче", "ична", "ичны", "ичне", "ичну", "ичной"});
}

std::optional<NameSpan> FindPersonAt(const Words& words, const Hints& known, std::size_t i) {
  return PersonRules(words, known).At(i);
}

}  // namespace dossier::entities
