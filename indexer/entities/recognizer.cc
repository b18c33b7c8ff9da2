#include "entities/recognizer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "entities/adjective_phrase.h"
#include "entities/organization_rules.h"
#include "entities/people_rules.h"
#include "text/stopwords.h"

namespace dossier::entities {
namespace {

constexpr Tag BeginTag(EntityKind kind) {
  return kind == EntityKind::kPerson ? Tag::kBeginPerson : Tag::kBeginOrganization;
}

constexpr Tag InTag(EntityKind kind) {
  return kind == EntityKind::kPerson ? Tag::kInPerson : Tag::kInOrganization;
}

// Rules that are hardly ever wrong (on news of both languages, 2026).
bool IsSure(Rule rule) {
  return rule == Rule::kGivenName || rule == Rule::kInitials || rule == Rule::kQuoted ||
         rule == Rule::kCompound || rule == Rule::kLegalForm;
}

// «фильм «Катынь»»: what the quotation is the name of is said in front of it.
bool IsTitleOfWork(const Words& words, const Word& first) {
  constexpr WordClassSet kOrganization =
      word_class::kDescriptor | word_class::kHead | word_class::kWeakHead;
  if (first.lead == Word::kNoLead) return false;
  return words[first.lead].Is(word_class::kThing) && !words[first.lead].Is(kOrganization);
}

// «Китайской Восточной», «больницах Пензенской области»: adjectives alone, or a common noun.
bool IsOfWordsAlone(const Words& words, const NameSpan& name) {
  if (words[name.begin].script != text::Script::kCyrillic) return false;
  bool has_noun = false;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    has_noun = has_noun || !HasAdjectiveEnding(words.Term(i)) || words[i].lead != Word::kNoLead;
  }
  if (!has_noun) return true;
  return words[name.begin].shape == Shape::kSmall && words[name.begin].Is(word_class::kWeakHead);
}

// "Co Inc", the end of a name whose beginning is elsewhere.
bool IsOfLegalFormsAlone(const Words& words, const NameSpan& name) {
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (!words[i].Is(word_class::kLegalForm)) return false;
  }
  return true;
}

// "Gross Domestic Product", "U.K. Banks", (D-Tex).
bool IsTermOfTrade(const Words& words, const NameSpan& name) {
  const Word& first = words[name.begin];
  if (first.script != text::Script::kLatin) return false;
  const std::string_view last = words.Term(name.end - 1);
  const bool is_state = name.end - name.begin == 2 && first.shape == Shape::kLetter &&
                        words[name.end - 1].gap == Gap::kHyphen &&
                        (words.Term(name.begin) == "d" || words.Term(name.begin) == "r");
  const bool is_of_many = name.end - name.begin == 2 && first.Is(word_class::kAcronymNot) &&
                          words[name.end - 1].Is(word_class::kGeneric) && last.ends_with('s');
  static constexpr std::array<std::string_view, 25> kEnds = {
      "product",     "bills",    "bill",      "bonds",    "notes",    "law",      "syndrome",
      "preferences", "rate",     "rates",     "tax",      "taxes",    "taxation", "register",
      "cds",         "loan",     "loans",     "round",    "doctrine", "tower",    "coupe",
      "sedan",       "property", "amendment", "directive"};
  // "Federal Republic of Germany"
  bool is_republic = false;
  // "U.S. Investment bank": common words alone.
  bool is_common = first.Is(word_class::kAcronymNot) && words[name.end - 1].shape == Shape::kSmall;
  constexpr WordClassSet kCommon =
      word_class::kHead | word_class::kGeneric | word_class::kPortfolio | word_class::kAcronymNot;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    is_common = is_common && words[i].Is(kCommon);
    is_republic = is_republic || (i < name.begin + 2 && i + 1 < name.end &&
                                  words.Term(i) == "republic" && words.Term(i + 1) == "of");
  }
  const bool is_sinking = last == "fund" && words.Term(name.end - 2) == "sinking";
  return is_state || is_of_many || is_republic || is_sinking || is_common ||
         std::ranges::find(kEnds, last) != kEnds.end();
}

// AAA, "AA-plus" of a bond; "Jan/Mar", the months of a contract; "N.V", the end of a name; "14.7p".
bool IsFigure(const Words& words, const NameSpan& name) {
  const Word& first = words[name.begin];
  if (first.script != text::Script::kLatin && first.shape != Shape::kNumber) return false;
  static constexpr std::array<std::string_view, 7> kGrades = {"aa",  "aaa", "bb", "bbb",
                                                              "ccc", "baa", "caa"};
  const std::string_view term = words.Term(name.begin);
  const bool is_single = name.end - name.begin == 1;
  const bool is_joined = !is_single && words[name.begin + 1].gap != Gap::kSpace;
  if (is_joined && first.Is(word_class::kCalendar)) return true;
  const bool has_capital =
      std::ranges::any_of(words.Written(name.begin), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (is_single && !has_capital && first.shape == Shape::kNumber) return true;
  bool is_of_letters = !is_single;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    is_of_letters = is_of_letters && words[i].shape == Shape::kLetter;
  }
  if (is_of_letters && name.end - name.begin == 2) return true;
  return (is_single || is_joined) && std::ranges::find(kGrades, term) != kGrades.end();
}

// «Невскому проспекту», «Угнанных»: a single Russian word that is nobody's surname.
bool IsPlaceOrAdjective(const Words& words, std::size_t i) {
  if (words[i].script != text::Script::kCyrillic) return false;
  if (IsAdjectiveOfNoun(words, i) || IsBehindPlaceNoun(words, i)) return true;
  static constexpr std::array<std::string_view, 4> kOfFamilies = {"овых", "евых", "иных", "ыных"};
  const std::string_view term = words.Term(i);
  const bool is_plural = term.ends_with("ых") && std::ranges::none_of(kOfFamilies, [&](auto e) {
                           return term.ends_with(e);
                         });
  return is_plural && !words[i].Is(word_class::kNamePart);
}

bool IsPlausible(const Words& words, const NameSpan& name) {
  const Word& first = words[name.begin];
  if (first.is_ticker) return false;
  const bool is_single = name.end - name.begin == 1;
  const std::string_view term = words.Term(name.begin);
  if (name.kind == EntityKind::kOrganization) {
    if (words[name.end - 1].Is(word_class::kGivenNot)) return false;  // Founding Act
    const bool is_article_of_law =
        first.Is(word_class::kAcronymNot) && first.script == text::Script::kCyrillic;  // «УК РФ»
    if (first.Is(word_class::kTitle) && first.script == text::Script::kCyrillic) return false;
    if (is_article_of_law || IsTitleOfWork(words, first)) return false;
    if (IsFigure(words, name) || IsOfWordsAlone(words, name) || IsOfLegalFormsAlone(words, name))
      return false;
    if (!is_single) return !IsTermOfTrade(words, name);
    if (first.Is(word_class::kAcronymNot | word_class::kCalendar)) return false;
    // What is an ordinary word elsewhere, and tickers: MCIT.T
    const bool is_ticker =
        first.shape == Shape::kAllCapitals && term.find('.') != std::string_view::npos;
    return !is_ticker &&
           (!first.also_small || first.lead != Word::kNoLead || !first.starts_sentence);
  }
  constexpr WordClassSet kNobody =
      word_class::kLegalForm | word_class::kHead | word_class::kCalendar | word_class::kAcronymNot;
  if (first.Is(kNobody)) return false;
  if (name.begin > 0 &&
      (words.Term(name.begin - 1) == "им" || words.Term(name.begin - 1) == "имени")) {
    return false;
  }
  // «Великой Отечественной»: adjectives, and nobody's surname.
  const std::string_view last = words.Term(name.end - 1);
  const bool starts_as_adjective =
      !is_single && first.script == text::Script::kCyrillic && HasAdjectiveEnding(term) &&
      !term.ends_with("им") && !term.ends_with("ым") && !term.ends_with("ом") &&
      !HasSurnameEnding(term) && !first.Is(word_class::kNamePart | word_class::kGivenName);
  if (starts_as_adjective || first.Is(word_class::kThing | word_class::kGivenNot)) return false;
  if (first.script == text::Script::kCyrillic && HasAdjectiveEnding(last) &&
      !HasSurnameEnding(last) && !words[name.end - 1].Is(word_class::kNamePart)) {
    return false;
  }
  if (!is_single) return true;
  if (first.also_small || IsPlaceOrAdjective(words, name.begin)) return false;
  return first.Is(word_class::kNamePart | word_class::kGivenName) || HasSurnameEnding(term);
}

// "John Tolliver and Pacific Lumber Co" are two.
bool HasAnd(const Words& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (words.Term(i) == "and") return true;
  }
  return false;
}

bool IsPlace(Tag tag) { return tag == Tag::kBeginPlace || tag == Tag::kInPlace; }

bool IsNameOf(Tag tag) { return tag != Tag::kOutside && !IsPlace(tag); }

// A word that may have a capital at the start of a sentence, in front of a name.
bool IsConjunction(std::string_view term) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "although", "though",  "while", "because", "since", "when", "if",
      "despite",  "however", "its",   "their",   "his",   "her",  "our"};
  return std::ranges::find(kWords, term) != kWords.end();
}

// A capitalised word of a company's name, which may go on with the next one.
bool IsCompanyWord(const Words& words, const Hints& known, std::size_t i) {
  const Word& word = words[i];
  const bool is_capital = word.shape == Shape::kCapital || word.shape == Shape::kAllCapitals ||
                          word.shape == Shape::kMixed;
  return is_capital && !IsNameOf(known[i]) && !word.is_ticker && !word.is_shouted &&
         word.script == text::Script::kLatin && !text::IsStopWord(words.Term(i)) &&
         !IsConjunction(words.Term(i)) &&
         !word.Is(word_class::kCalendar | word_class::kTitle | word_class::kOffice);
}

// "Brown and Sons", "House & Associates": what follows "and" in the name of a firm.
bool IsPartnersAt(const Words& words, std::size_t i) {
  static constexpr std::array<std::string_view, 8> kPartners = {
      "sons", "brothers", "bros", "associates", "partners", "company", "daughters", "son"};
  return words[i].HasCapital() && (words[i].Is(word_class::kLegalForm) ||
                                   std::ranges::find(kPartners, words.Term(i)) != kPartners.end());
}

// The end of "and Co", "& Sons Inc" from word `i` on; `i` where there is none.
std::size_t EndOfPartners(const Words& words, std::size_t i) {
  std::size_t end = i;
  if (end < words.size() && words.Term(end) == "and" && words[end].gap == Gap::kSpace) {
    ++end;
    if (end >= words.size() || words[end].gap != Gap::kSpace) return i;
  } else if (end >= words.size() || words[end].gap != Gap::kAmpersand) {
    return i;
  }
  if (!IsPartnersAt(words, end)) return i;
  ++end;
  while (end < words.size() && words[end].gap == Gap::kSpace &&
         words[end].Is(word_class::kLegalForm) && words[end].HasCapital()) {
    ++end;
  }
  return end;
}

// "Norma Bork Associates Inc", "E.W. Scripps Co", "G.D. Searle and Co": a company that is called as
// a person.
void TakeLegalForm(const Words& words, const Hints& known, NameSpan& person) {
  constexpr std::size_t kMostWords = 4;
  if (words[person.begin].script != text::Script::kLatin) return;
  if (const std::size_t end = EndOfPartners(words, person.end); end > person.end) {
    person = {person.begin, end, EntityKind::kOrganization, Rule::kLegalForm};
    return;
  }
  std::size_t end = person.end;
  while (end < words.size() && end - person.end < kMostWords && words[end].gap == Gap::kSpace &&
         IsCompanyWord(words, known, end)) {
    ++end;
    const bool is_head = words[end - 1].Is(word_class::kHead) && !words[end - 1].is_titled &&
                         person.end - person.begin > 1 && person.rule == Rule::kInitials;
    if (!words[end - 1].Is(word_class::kLegalForm) && !is_head) continue;
    person = {person.begin, end, EntityKind::kOrganization, Rule::kLegalForm};
    return;
  }
}

// "Bateman Eichler, Hill Richards Inc": one firm, where nothing else says that it is one of
// several.
void TakeFirstPartner(const Words& words, const Hints& known, std::size_t first, NameSpan& name) {
  constexpr std::size_t kMostWords = 3;
  if (words[name.begin].gap != Gap::kComma || words[name.begin].script != text::Script::kLatin)
    return;
  if (name.end < words.size()) {
    const bool is_of_several = words[name.end].gap == Gap::kComma ||
                               words.Term(name.end) == "and" ||
                               words[name.end].Is(word_class::kTitle | word_class::kOffice);
    if (is_of_several) return;
  }
  constexpr WordClassSet kNoPartner = word_class::kLegalForm | word_class::kHead |
                                      word_class::kPlaceNoun | word_class::kAcronymNot |
                                      word_class::kGivenName | word_class::kGivenNot;
  std::size_t begin = name.begin;
  while (begin > first && (begin == name.begin || words[begin].gap == Gap::kSpace) &&
         known[begin - 1] == Tag::kOutside && IsCompanyWord(words, known, begin - 1) &&
         words[begin - 1].shape == Shape::kCapital && !words[begin - 1].Is(kNoPartner) &&
         !words[begin - 1].also_small) {
    --begin;
  }
  const std::size_t length = name.begin - begin;
  if (length < 2 || length > kMostWords || words[begin].gap == Gap::kComma) return;
  const bool goes_before = words[begin].gap == Gap::kSpace && words[begin - 1].HasCapital();
  if (!goes_before) name.begin = begin;
}

bool IsForeignParticle(const Words& words, std::size_t i) {
  static constexpr std::array<std::string_view, 20> kParticles = {
      "de", "du", "des", "la",  "las", "los",  "del", "della", "di",  "da",
      "y",  "et", "e",   "der", "van", "fuer", "und", "sur",   "les", "dos"};
  return words[i].shape == Shape::kSmall &&
         (words[i].gap == Gap::kSpace || words[i].gap == Gap::kApostrophe) &&
         std::ranges::find(kParticles, words.Term(i)) != kParticles.end();
}

// The word in front of the particles in front of `begin`: "Banco" of "Banco de los Trabajadores";
// `begin` where there are none.
std::size_t InFrontOfParticles(const Words& words, std::size_t begin) {
  std::size_t at = begin;
  while (at > 1 && words[at].gap == Gap::kSpace && IsForeignParticle(words, at - 1)) --at;
  return at == begin ? begin : at - 1;
}

// "Trabajadores de Venezuela" of "Banco de los Trabajadores de Venezuela", "Banque du Batiment" of
// "Banque du Batiment et des Travaux Publics".
void TakeForeign(const Words& words, const Hints& known, std::size_t first, NameSpan& name) {
  constexpr std::size_t kMostWords = 10;
  if (words[name.begin].script != text::Script::kLatin) return;
  for (std::size_t at = InFrontOfParticles(words, name.begin);
       at < name.begin && at >= first && IsCompanyWord(words, known, at);
       at = InFrontOfParticles(words, name.begin)) {
    name.begin = at;
    while (name.begin > first && words[name.begin].gap == Gap::kSpace &&
           IsCompanyWord(words, known, name.begin - 1)) {
      --name.begin;
    }
  }
  if (words[name.end - 1].Is(word_class::kLegalForm)) return;
  std::size_t end = name.end;
  while (end < words.size() && end - name.begin < kMostWords) {
    const bool goes_on =
        IsForeignParticle(words, end) ||
        (end > name.end && words[end].gap == Gap::kSpace && IsCompanyWord(words, known, end));
    if (!goes_on) break;
    ++end;
    if (words[end - 1].HasCapital()) {
      while (end < words.size() && words[end].gap == Gap::kSpace &&
             IsCompanyWord(words, known, end)) {
        ++end;
      }
      name.end = end;
    }
  }
}

// "R.W. Technology Inc", "Audio/Video Affiliates Inc", "Hoffman-La Roche AG".
void TakeJoinedFront(const Words& words, const Hints& known, std::size_t first, NameSpan& name) {
  if (words[name.begin].script != text::Script::kLatin) return;
  while (name.begin > first && known[name.begin - 1] == Tag::kOutside) {
    const Word& begin = words[name.begin];
    const Word& before = words[name.begin - 1];
    const bool is_letter =
        before.shape == Shape::kLetter && (begin.gap == Gap::kInitial || begin.gap == Gap::kGlued);
    const std::uint32_t end = before.span.end;
    const std::string_view marks = words.utf8().substr(end, begin.span.begin - end);
    const bool is_word =
        (begin.gap == Gap::kHyphen || marks == "/") && IsCompanyWord(words, known, name.begin - 1);
    if (!is_letter && !is_word) return;
    --name.begin;
  }
}

// "Public Service commission": a head noun written small belongs to the name in front of it.
void TakeSmallHead(const Words& words, NameSpan& name) {
  static constexpr std::array<std::string_view, 7> kHeads = {
      "committee", "commission", "department", "agency", "council", "bureau", "board"};
  if (words[name.begin].script != text::Script::kLatin || name.end - name.begin < 2) return;
  if (words[name.end - 1].Is(word_class::kHead | word_class::kLegalForm)) return;
  const bool has_head = name.end < words.size() && words[name.end].gap == Gap::kSpace &&
                        words[name.end].shape == Shape::kSmall &&
                        std::ranges::find(kHeads, words.Term(name.end)) != kHeads.end();
  if (has_head) ++name.end;
}

// "Note - Full", a name and the beginning of the next line of a table; "Group of Five and Canada";
// "Agriculture Department and Commerce Department".
void EndAtBreak(const Words& words, const Hints& known, NameSpan& name) {
  if (words[name.end - 1].script != text::Script::kLatin) return;
  const auto has_class = [&](std::size_t i, WordClassSet any) { return words[i].Is(any); };
  for (std::size_t i = name.begin + 1; i < name.end; ++i) {
    const std::uint32_t end = words[i - 1].span.end;
    const std::string_view marks = words.utf8().substr(end, words[i].span.begin - end);
    const bool is_break =
        marks.find(" - ") != std::string_view::npos || marks.find("\n ") != std::string_view::npos;
    bool is_other = false;
    if (words.Term(i) == "and" && i + 1 < name.end) {
      const std::size_t last = name.end - 1;
      const bool is_long = last > i + 1;
      is_other = known[i + 1] == Tag::kBeginPlace && !IsPlace(known[i - 1]) &&
                 !has_class(last, word_class::kHead) && !has_class(last, word_class::kLegalForm);
      is_other = is_other || (is_long && has_class(i - 1, word_class::kLegalForm) &&
                              has_class(last, word_class::kHead | word_class::kLegalForm));
      is_other = is_other || (is_long && has_class(last, word_class::kHead) &&
                              words.Term(i - 1) == words.Term(last));
    }
    if (!is_break && !is_other) continue;
    name.end = i;
    return;
  }
}

// "Birr, Wilson and Co": of the names of partners all but the last stand in front of commas.
void TakePartners(const Words& words, const Hints& known, std::size_t first, NameSpan& name) {
  if (EndOfPartners(words, name.begin + 1) != name.end) return;
  while (name.begin > first && words[name.begin].gap == Gap::kComma &&
         known[name.begin - 1] == Tag::kOutside && IsCompanyWord(words, known, name.begin - 1)) {
    --name.begin;
  }
}

// True where the name is the end of a longer one whose beginning is somebody's by itself, or was
// not found: "Life Sciences Inc" of CDC Life Sciences Inc.
bool IsCutInFront(const Words& words, const Hints& known, const NameSpan& name) {
  if (name.begin == 0 || words[name.begin].script != text::Script::kLatin) return false;
  if (words[name.begin].quote_opens || words[name.begin].is_titled) return false;
  const std::size_t in_front = InFrontOfParticles(words, name.begin);
  if (in_front < name.begin && words[in_front].HasCapital()) return true;
  const Word& before = words[name.begin - 1];
  // "Volkswagen of America Inc", "Kenya AB"
  const bool is_short = name.end - name.begin == 2;
  if ((is_short || words.Term(name.begin - 1) == "of") &&
      words[name.end - 1].Is(word_class::kLegalForm)) {
    bool has_own = false;
    for (std::size_t i = name.begin; i < name.end; ++i) {
      has_own = has_own ||
                (!IsPlace(known[i]) && !words[i].Is(word_class::kHead | word_class::kLegalForm));
    }
    if (!has_own) return true;
  }
  if (before.script != text::Script::kLatin || !before.HasCapital() || before.is_ticker)
    return false;
  const Tag tag = known[name.begin - 1];
  if (IsPlace(tag) || (before.starts_sentence && tag == Tag::kOutside)) return false;
  const Gap gap = words[name.begin].gap;
  if (gap == Gap::kHyphen || gap == Gap::kGlued || gap == Gap::kAmpersand) return true;
  constexpr WordClassSet kApart = word_class::kTitle | word_class::kOffice | word_class::kCalendar |
                                  word_class::kDescriptor | word_class::kGivenNot;
  return gap == Gap::kSpace && !before.Is(kApart) && !text::IsStopWord(words.Term(name.begin - 1));
}

// "Jin-ho" of "Park Jin-ho", of two words at least: not "Reagan-era".
void TakeSyllable(const Words& words, NameSpan& person) {
  if (person.end - person.begin < 2 || person.end >= words.size()) return;
  if (words[person.end].gap == Gap::kHyphen && IsSyllable(words.Written(person.end))) ++person.end;
}

// "Ann C. Williams", "Sanford C. Bernstein": the word in front of initials, of which nothing else
// says that it is a given name.
void TakeGivenName(const Words& words, const Hints& known, std::size_t first, NameSpan& person) {
  if (person.rule != Rule::kInitials || person.begin <= first) return;
  const Word& before = words[person.begin - 1];
  constexpr WordClassSet kNoName = word_class::kTitle | word_class::kOffice |
                                   word_class::kLegalForm | word_class::kHead |
                                   word_class::kGivenNot | word_class::kAcronymNot;
  if (words[person.begin].gap != Gap::kSpace && words[person.begin].gap != Gap::kInitial) return;
  if (before.shape != Shape::kCapital || before.Is(kNoName)) return;
  if (!IsCompanyWord(words, known, person.begin - 1)) return;
  if (!before.Is(word_class::kNamePart | word_class::kGivenName)) return;
  --person.begin;
}

// What stands behind the names of companies: "Champion shares", "Holiday <HIA>".
bool IsCompany(const Words& words, const NameSpan& name) {
  static constexpr std::array<std::string_view, 9> kBehind = {
      "unit",     "units",        "stock",  "shares", "subsidiary",
      "division", "shareholders", "common", "bonds"};
  if (name.end >= words.size() || words[name.begin].script != text::Script::kLatin) return false;
  if (words[name.end].is_ticker || words[name.end].Is(word_class::kLegalForm)) return true;
  return std::ranges::find(kBehind, words.Term(name.end)) != kBehind.end();
}

// "Farms Inc" of "Sanderson Farms Inc": the words in front, from `first` on, belong to the name.
void TakeFront(const Words& words, const Hints& known, std::size_t first, NameSpan& name) {
  if (!words[name.end - 1].Is(word_class::kLegalForm | word_class::kHead)) return;
  while (name.begin > first && words[name.begin].gap == Gap::kSpace &&
         IsCompanyWord(words, known, name.begin - 1) && !words[name.begin].quote_opens) {
    --name.begin;
  }
}

// "First Marathon's Doak", "Alliant's FX Computers": what a company has is no part of its name,
// unless the whole ends as names do.
void EndAtPossessive(const Words& words, NameSpan& name) {
  if (words[name.begin].script != text::Script::kLatin) return;
  if (words[name.end - 1].Is(word_class::kHead | word_class::kLegalForm)) return;
  for (std::size_t i = name.begin + 1; i < name.end; ++i) {
    const std::uint32_t end = words[i - 1].span.end;
    const std::string_view marks = words.utf8().substr(end, words[i].span.begin - end);
    if (marks.starts_with("'s") || marks.starts_with("\u2019s")) {
      name.end = i;
      return;
    }
  }
}

// "Central Bank President Hernan Anzola", "Lordsburg, N.M.": an organization ends in front of the
// title of somebody and at a comma, unless a legal form follows.
void EndAtTitle(const Words& words, NameSpan& name) {
  if (words[name.begin].script != text::Script::kLatin) return;
  const bool starts_with_title =
      name.end - name.begin > 2 &&
      words[name.begin].Is(word_class::kTitle | word_class::kOffice | word_class::kPortfolio) &&
      words[name.begin + 1].Is(word_class::kGivenName) &&
      !words[name.end - 1].Is(word_class::kHead | word_class::kLegalForm);
  if (starts_with_title) {
    name.kind = EntityKind::kPerson;  // Senator David Karnes
    ++name.begin;
    return;
  }
  for (std::size_t i = name.begin + 1; i < name.end; ++i) {
    const bool is_title = words[i].Is(word_class::kTitle | word_class::kOffice) &&
                          i + 1 < name.end && words[i + 1].Is(word_class::kGivenName);
    const bool is_comma = words[i].gap == Gap::kComma &&
                          !words[name.end - 1].Is(word_class::kLegalForm | word_class::kHead);
    if (is_title || is_comma) {
      name.end = i;
      return;
    }
  }
}

// "governor Chang Chi-cheng": behind a title stands a person.
bool IsBehindTitle(const Words& words, const NameSpan& name) {
  if (name.begin == 0 || words[name.begin].script != text::Script::kLatin) return false;
  if (words[name.begin].gap != Gap::kSpace || words[name.begin].starts_sentence) return false;
  if (!words[name.begin - 1].Is(word_class::kTitle)) return false;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    const bool is_half = i > name.begin && words[i].gap == Gap::kHyphen;
    if (!is_half && !words[i].Is(word_class::kNamePart | word_class::kGivenName)) return false;
    if (words[i].Is(word_class::kHead | word_class::kLegalForm)) return false;
  }
  return name.end - name.begin > 1;
}

// A tag may take in the word in front of a name, or behind it: "But Breaux".
void TrimStopWords(const Words& words, NameSpan& name) {
  const bool is_english_person =
      name.kind == EntityKind::kPerson && words[name.begin].script == text::Script::kLatin;
  while (is_english_person && name.end - name.begin > 1 &&
         words[name.begin].Is(word_class::kTitle | word_class::kOffice)) {
    ++name.begin;  // Analyst Lee
  }
  for (std::size_t i = name.begin + 1; is_english_person && i < name.end; ++i) {
    if (words.Term(i) == "of" || words.Term(i) == "and") name.end = i;  // Robert Orr of Indiana
  }
  const auto is_no_start = [&words](std::size_t i) {
    if (IsConjunction(words.Term(i))) return true;
    const bool is_small = words[i].shape == Shape::kSmall &&
                          words[i].script == text::Script::kLatin &&
                          !words[i].Is(word_class::kParticle);
    return text::IsStopWord(words.Term(i)) || is_small;
  };
  while (name.end - name.begin > 1 && is_no_start(name.begin)) ++name.begin;
  while (name.end - name.begin > 1 && text::IsStopWord(words.Term(name.end - 1))) --name.end;
}

// "University of Missouri Economist Glenn Grimes": the organization ends in front of the title of
// somebody whose name it has run into.
void EndBeforePerson(const Words& words, const Hints& known,
                     std::optional<NameSpan>& organization) {
  const NameSpan name = *organization;
  if (words[name.begin].script != text::Script::kLatin || name.rule != Rule::kHead) return;
  for (std::size_t i = name.begin + 1; i < name.end; ++i) {
    if (!words[i - 1].Is(word_class::kTitle | word_class::kOffice)) continue;
    const auto person = FindPersonAt(words, known, i);
    if (!person || person->rule != Rule::kGivenName) continue;
    organization->end = i - 1;
    if (organization->end < name.begin + 2) organization.reset();
    return;
  }
}

// "Chee Kheng Hoy", "Abdul-Jabbar Mohsen": a tag may begin a name of several words too late.
void TakeNamePart(const Words& words, const Hints& known, std::size_t first, NameSpan& person) {
  if (person.end - person.begin < 2 || person.begin <= first) return;
  const Word& before = words[person.begin - 1];
  constexpr WordClassSet kNoName = word_class::kTitle | word_class::kOffice |
                                   word_class::kLegalForm | word_class::kHead |
                                   word_class::kGivenNot | word_class::kAcronymNot;
  const Gap gap = words[person.begin].gap;
  if (gap != Gap::kHyphen && (gap != Gap::kSpace || before.starts_sentence)) return;
  if (before.shape != Shape::kCapital || before.Is(kNoName) || before.is_titled) return;
  if (!IsCompanyWord(words, known, person.begin - 1)) return;
  if (known[person.begin - 1] != Tag::kOutside) return;
  if (gap == Gap::kSpace && !before.Is(word_class::kNamePart | word_class::kGivenName)) return;
  --person.begin;
}

}  // namespace

std::string_view RuleName(Rule rule) {
  static constexpr std::string_view kNames[] = {"gazetteer",  "given-name", "initials", "title",
                                                "two-words",  "speaker",    "surname",  "head",
                                                "legal-form", "quoted",     "acronym",  "compound",
                                                "head-alone", "office",     "tagger"};
  return kNames[static_cast<std::size_t>(rule)];
}

std::vector<NameSpan> FindByRules(const Words& words, const Hints& known) {
  std::vector<NameSpan> names;
  for (std::size_t i = 0; i < words.size();) {
    auto person = FindPersonAt(words, known, i);
    if (person) {
      TakeSyllable(words, *person);
      // "Chairman John S.R. Shad" is not John.
      const bool has_given = !names.empty() && names.back().rule == Rule::kTitle &&
                             names.back().end == person->begin &&
                             names.back().end - names.back().begin == 1;
      if (has_given && person->rule == Rule::kInitials) names.pop_back();
      TakeGivenName(words, known, names.empty() ? 0 : names.back().end, *person);
      TakeLegalForm(words, known, *person);
    }
    auto organization = FindOrganizationAt(words, known, i);
    if (organization) EndBeforePerson(words, known, organization);
    // A head or a legal form behind a given name makes a company of it: Marks & Spencer Plc.
    const bool is_organization =
        organization && (!person || (organization->end > person->end &&
                                     !HasAnd(words, person->end, organization->end)));
    const auto& found = is_organization ? organization : person;
    if (!found) {
      ++i;
      continue;
    }
    names.push_back(*found);
    if (found->rule == Rule::kLegalForm) {
      const std::size_t first = names.size() > 1 ? names[names.size() - 2].end : 0;
      TakePartners(words, known, first, names.back());
      TakeForeign(words, known, first, names.back());
      TakeJoinedFront(words, known, first, names.back());
      TakeFirstPartner(words, known, first, names.back());
    }
    i = found->end;
  }
  return names;
}

Hints AddHints(Hints known, const std::vector<NameSpan>& names) {
  for (const NameSpan& name : names) {
    for (std::size_t i = name.begin; i < name.end; ++i) {
      known[i] = i == name.begin ? BeginTag(name.kind) : InTag(name.kind);
    }
  }
  return known;
}

std::vector<NameSpan> Combine(const Words& words, const Hints& known,
                              std::vector<NameSpan> by_rules, const std::vector<Tag>& tags) {
  std::vector<NameSpan> names;
  std::erase_if(by_rules, [](const NameSpan& name) { return !IsSure(name.rule); });
  const Hints sure = AddHints(known, by_rules);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] != Tag::kBeginPerson && tags[i] != Tag::kBeginOrganization) continue;
    const EntityKind kind =
        tags[i] == Tag::kBeginPerson ? EntityKind::kPerson : EntityKind::kOrganization;
    NameSpan name{i, i + 1, kind, Rule::kTagger};
    while (name.end < tags.size() && tags[name.end] == InTag(kind)) ++name.end;
    if (kind == EntityKind::kPerson && words[i].Is(word_class::kHead)) continue;  // «Фонд Розы …»
    TrimStopWords(words, name);
    if (kind == EntityKind::kOrganization) {
      EndAtPossessive(words, name);
      EndAtTitle(words, name);
    }
    if (name.kind == EntityKind::kOrganization) {
      const std::size_t first = names.empty() ? 0 : names.back().end;
      EndAtBreak(words, known, name);
      TakeFront(words, sure, first, name);
      TakeForeign(words, sure, first, name);
      TakeSmallHead(words, name);
    }
    if (name.kind == EntityKind::kOrganization && IsBehindTitle(words, name)) {
      name.kind = EntityKind::kPerson;
    }
    if (name.kind == EntityKind::kPerson) {
      TakeSyllable(words, name);
      TakeNamePart(words, sure, names.empty() ? 0 : names.back().end, name);
    }
    if (name.kind == EntityKind::kPerson && IsCompany(words, name))
      name.kind = EntityKind::kOrganization;
    bool is_known = false;
    for (std::size_t j = name.begin; j < name.end; ++j) {
      is_known = is_known || (sure[j] != Tag::kOutside && !IsPlace(sure[j]));
    }
    if (!is_known && IsPlausible(words, name)) names.push_back(name);
  }
  names.insert(names.end(), by_rules.begin(), by_rules.end());
  const auto ends_at = [&names](std::size_t word) {
    return std::ranges::find(names, word, &NameSpan::end) != names.end();
  };
  std::vector<NameSpan> whole;
  std::ranges::copy_if(names, std::back_inserter(whole), [&](const NameSpan& name) {
    return name.kind == EntityKind::kPerson || ends_at(name.begin) ||
           !IsCutInFront(words, known, name);
  });
  std::ranges::sort(whole, {}, &NameSpan::begin);
  return whole;
}

}  // namespace dossier::entities
