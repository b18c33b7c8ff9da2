// The patterns, surest first:
//
//   компания «Степной экспресс»                the words in the quotation marks, behind a
//   descriptor Pacific Lumber Co                          capitals in front of a legal form
//   Верховный суд Бангладеша, Bank of England  capitals around a head noun
//   Минздрав, Центробанк                       words made of two, by their first and last parts
//   АФК, WWF                                   all capitals, but for those that words.tsv excludes
//
// tests/entities/organization_rules_test.cc.
#include "entities/organization_rules.h"

#include <algorithm>
#include <array>

#include "entities/people_rules.h"
#include "text/letter_case.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

using namespace word_class;

constexpr std::size_t kMostQuoted = 6;
constexpr std::size_t kMostWords = 9;

class OrganizationRules {
 public:
  OrganizationRules(const Words& words, const Hints& known) : words_(words), known_(known) {}

  std::optional<NameSpan> At(std::size_t i) const {
    if (!IsRussian(i) && words_[i].HasCapital() && !IsName(i)) {
      if (const auto found = EnglishRun(i)) return found;
    }
    if (!IsFree(i)) return std::nullopt;
    if (const auto found = Quoted(i)) return found;
    if (IsRussian(i)) {
      if (const auto found = RussianHead(i)) return found;
    }
    if (const auto found = Acronym(i)) return found;
    return Compound(i);
  }

 private:
  bool IsFree(std::size_t i) const { return i < words_.size() && known_[i] == Tag::kOutside; }
  // True where the gazetteer has taken the word; a place may begin a name: Bank of England.
  bool IsName(std::size_t i) const {
    const Tag tag = known_[i];
    return tag != Tag::kOutside && tag != Tag::kBeginPlace && tag != Tag::kInPlace;
  }
  bool IsFreeOrPlace(std::size_t i) const { return !IsName(i); }
  bool IsRussian(std::size_t i) const { return words_[i].script == text::Script::kCyrillic; }

  static NameSpan Make(std::size_t begin, std::size_t end, Rule rule) {
    return {begin, end, EntityKind::kOrganization, rule};
  }

  std::optional<NameSpan> Quoted(std::size_t i) const {
    if (i == 0 || !words_[i].quote_opens || words_[i].shape == Shape::kSmall) return std::nullopt;
    const Word& before = words_[i - 1];
    if (!before.Is(kDescriptor | kHead) || words_[i].gap != Gap::kQuote) return std::nullopt;
    std::size_t end = i;
    while (end < words_.size() && end - i < kMostQuoted && IsFreeOrPlace(end)) {
      if (end > i && words_[end].gap != Gap::kSpace && words_[end].gap != Gap::kHyphen &&
          words_[end].gap != Gap::kMark && words_[end].gap != Gap::kGlued &&
          words_[end].gap != Gap::kInitial) {
        return std::nullopt;
      }
      if (words_[end].quote_closes) return Make(i, end + 1, Rule::kQuoted);
      ++end;
    }
    return std::nullopt;
  }

  // A capitalised word in the middle of a sentence, or of an acronym's look.
  bool IsProper(std::size_t i) const {
    const Shape shape = words_[i].shape;
    return shape == Shape::kCapital || shape == Shape::kAllCapitals || shape == Shape::kMixed;
  }

  bool Continues(std::size_t i) const {
    return i < words_.size() && (words_[i].gap == Gap::kSpace || words_[i].gap == Gap::kHyphen ||
                                 words_[i].gap == Gap::kGlued || words_[i].gap == Gap::kInitial);
  }

  // Words of a name in the genitive, behind its head: «иностранных дел», «перевозчиков».
  static bool MayBeGenitive(std::string_view term) {
    static constexpr std::array<std::string_view, 14> kEndings = {
        "ого", "его", "ой", "ей", "ых", "их", "ия", "ии", "ов", "ев", "ы", "и", "а", "я"};
    return text::CountCodePoints(term) > 3 &&
           std::ranges::any_of(kEndings,
                               [term](std::string_view ending) { return term.ends_with(ending); });
  }

  // «университетов», «больницах»: of several nobody's name is told.
  static bool IsPlural(std::string_view term) {
    static constexpr std::array<std::string_view, 8> kEndings = {"ов",  "ев",  "ам", "ям",
                                                                 "ами", "ями", "ах", "ях"};
    return std::ranges::any_of(kEndings,
                               [term](std::string_view ending) { return term.ends_with(ending); });
  }

  std::optional<NameSpan> RussianHead(std::size_t i) const {
    // Adjectives in front of the head, the first of them with a capital.
    std::size_t head = i;
    while (head < words_.size() && head - i < 4 && (head == i || Continues(head)) &&
           !words_[head].Is(kHead) && IsRussian(head) && IsFreeOrPlace(head) &&
           (HasAdjectiveEnding(words_.Term(head)) ||
            (head + 1 < words_.size() && words_[head + 1].gap == Gap::kHyphen))) {
      ++head;
    }
    if (head >= words_.size() || !words_[head].Is(kHead) || !IsRussian(head)) return std::nullopt;
    if (head > i && (!Continues(head) || !IsProper(i))) return std::nullopt;
    if (!IsFree(head)) return std::nullopt;
    const bool is_small = !IsProper(i);
    if (is_small && (words_[head].Is(kWeakHead) || IsPlural(words_.Term(head))))
      return std::nullopt;
    std::size_t end = head + 1;
    std::size_t last_proper =
        head > i || (IsProper(head) && !words_[head].starts_sentence) ? end : 0;
    bool has_proper = last_proper > 0;
    const bool is_name = IsProper(i) && (head > i || !words_[head].starts_sentence);
    while (end < words_.size() && end - i < kMostWords && Continues(end) && IsRussian(end) &&
           IsFreeOrPlace(end)) {
      const std::string_view term = words_.Term(end);
      if (IsProper(end)) {
        if (words_[end].Is(kGivenName)) break;
        ++end;
        last_proper = end;
        has_proper = true;
        continue;
      }
      const bool is_small_part = is_name || !has_proper;
      if (!is_small_part) break;
      if (term == "по" || term == "и" || term == "при" || term == "в" || term == "на") {
        if (end + 1 >= words_.size() ||
            (term != "по" && term != "при" && !MayBeGenitive(words_.Term(end + 1))))
          break;
        if (term == "в" || term == "на") break;
        ++end;
        continue;
      }
      if (text::IsStopWord(term) || words_[end].shape != Shape::kSmall) break;
      if (words_[end].Is(kSpeech)) break;  // «заявила» ends as a genitive does
      if (!MayBeGenitive(term) && words_.Term(end - 1) != "по" && !HasAdjectiveEnding(term) &&
          !term.ends_with("ам") && !term.ends_with("ям")) {
        break;
      }
      ++end;
      if (is_name) last_proper = end;
    }
    if (!has_proper) return std::nullopt;
    while (last_proper > head + 1 && text::IsStopWord(words_.Term(last_proper - 1))) --last_proper;
    if (last_proper <= head) return std::nullopt;
    if (last_proper == head + 1 && head == i) return std::nullopt;  // a bare «Совет»
    return Make(i, last_proper, Rule::kHead);
  }

  bool IsEnglishPart(std::size_t i) const {
    const Word& word = words_[i];
    if (word.is_shouted || word.is_titled || word.is_ticker) return false;
    if (word.script == text::Script::kCyrillic) return false;
    return IsProper(i) && !word.Is(kCalendar);
  }

  // A word that is no part of any other name of its kind: not "Financial Corp", "Finance Ministry".
  bool HasOwnWord(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_common = words_[i].Is(kHead | kLegalForm | kGeneric | kPortfolio) ||
                             text::IsStopWord(words_.Term(i));
      if (!is_common && words_[i].HasCapital()) return true;
    }
    return false;
  }

  // The end of "of South Africa Ltd", from word `i` on; `i` where none follows.
  std::size_t EndOfBranch(std::size_t i) const {
    constexpr std::size_t kLongest = 5;
    if (i >= words_.size() || words_.Term(i) != "of") return i;
    for (std::size_t at = i + 1; at < std::min(words_.size(), i + kLongest); ++at) {
      if (words_[at].gap != Gap::kSpace || !IsEnglishPart(at) || IsName(at)) return i;
      if (words_[at].Is(kLegalForm)) return at + 1;
    }
    return i;
  }

  std::optional<NameSpan> EnglishRun(std::size_t i) const {
    if (!IsEnglishPart(i)) return std::nullopt;
    if (text::IsStopWord(words_.Term(i)) || words_[i].Is(kLegalForm)) return std::nullopt;
    // "Life Insurance Co of America and Tolliver Co"
    const bool ends_another = i > 0 && words_.Term(i - 1) == "of" && !IsFree(i) &&
                              i + 1 < words_.size() && words_.Term(i + 1) == "and";
    if (ends_another) return std::nullopt;
    std::size_t end = i;
    std::size_t best = 0;
    Rule rule = Rule::kHead;
    while (end < words_.size() && end - i < kMostWords) {
      if (end > i && !Continues(end) && words_[end].gap != Gap::kAmpersand &&
          words_[end].gap != Gap::kApostrophe)
        break;
      const std::string_view term = words_.Term(end);
      if (IsName(end)) break;
      if (!IsEnglishPart(end)) {
        const bool joins = term == "of" || term == "for" || term == "and" || term == "the" ||
                           term == "on" || term == "de";
        // "American Health and Life Insurance Co": only "and" may stand in front of the head.
        if (!joins || (best == 0 && term != "and") || end + 1 >= words_.size()) break;
        ++end;
        continue;
      }
      // "Liberty Financial Group Charles D. Cheleden"
      const bool is_person = best > 0 && words_[end].Is(kGivenName) && end + 1 < words_.size() &&
                             words_[end + 1].shape == Shape::kLetter;
      if (is_person) break;
      const bool is_head = words_[end].Is(kHead);
      const bool is_form = words_[end].Is(kLegalForm);
      ++end;
      if (is_form && HasOwnWord(i, end)) {
        end = EndOfBranch(end);
        // Moonie Pipeline Co Pty Ltd
        while (end < words_.size() && words_[end].gap == Gap::kSpace && IsEnglishPart(end) &&
               words_[end].Is(kLegalForm)) {
          ++end;
        }
        return Make(i, end, Rule::kLegalForm);
      }
      if (is_head) best = end;
      // "Bank of England", "University of Chicago": what follows "of" belongs to the head.
      else if (best > 0)
        best = end;
    }
    if (best == 0 || best - i < 2 || !HasOwnWord(i, best)) return std::nullopt;
    return Make(i, best, rule);
  }

  std::optional<NameSpan> Acronym(std::size_t i) const {
    const Word& word = words_[i];
    if (word.is_shouted || word.is_ticker ||
        word.Is(kAcronymNot | kCalendar | kLegalForm | kDescriptor)) {
      return std::nullopt;
    }
    if (word.gap == Gap::kHyphen) return std::nullopt;
    const std::string_view written = words_.Written(i);
    const std::size_t letters = text::CountCodePoints(written);
    if (!text::IsAcronym(written) || letters < 2 || letters > 8) return std::nullopt;
    if (word.shape == Shape::kNumber || text::IsStopWord(words_.Term(i))) return std::nullopt;
    if (letters == 2 && word.script != text::Script::kCyrillic) return std::nullopt;
    if (i + 1 < words_.size() && words_[i + 1].gap == Gap::kHyphen) return std::nullopt;
    static constexpr std::string_view kRoman = "IVXLCM";
    if (written.find_first_not_of(kRoman) == std::string_view::npos) return std::nullopt;
    return Make(i, i + 1, Rule::kAcronym);
  }

  std::optional<NameSpan> Compound(std::size_t i) const {
    const Word& word = words_[i];
    if (!IsRussian(i) || word.shape != Shape::kCapital || word.is_shouted) return std::nullopt;
    if (word.Is(kGivenName | kTitle | kOffice)) return std::nullopt;
    const std::string_view term = words_.Term(i);
    if (text::CountCodePoints(term) < 6) return std::nullopt;
    static constexpr std::array<std::string_view, 17> kBeginnings = {
        "мин", "рос",  "гос",  "глав", "ген",  "центр", "мос", "обл", "гор",
        "рай", "край", "сбер", "внеш", "пром", "спец",  "нац", "евро"};
    static constexpr std::array<std::string_view, 34> kParts = {
        "банк",   "пром",     "нефт",   "газ",       "дум",     "комитет", "прокуратур",
        "надзор", "авиац",    "космос", "строй",     "энерг",   "фонд",    "совет",
        "оборон", "фин",      "юст",    "здрав",     "связ",    "транс",   "телеком",
        "атом",   "избирком", "финанс", "образован", "культ",   "сельхоз", "природ",
        "труд",   "эконом",   "торг",   "реестр",    "статист", "штаб"};
    const auto begins = std::ranges::find_if(
        kBeginnings, [term](std::string_view part) { return term.starts_with(part); });
    if (begins == kBeginnings.end() || HasAdjectiveEnding(term)) return std::nullopt;
    const std::string_view rest = term.substr(begins->size());
    const bool has_part = std::ranges::any_of(kParts, [rest](std::string_view part) {
      return rest.find(part) != std::string_view::npos;
    });
    if (!has_part) return std::nullopt;
    return Make(i, i + 1, Rule::kCompound);
  }

  const Words& words_;
  const Hints& known_;
};

}  // namespace

std::optional<NameSpan> FindOrganizationAt(const Words& words, const Hints& known, std::size_t i) {
  return OrganizationRules(words, known).At(i);
}

}  // namespace dossier::entities
