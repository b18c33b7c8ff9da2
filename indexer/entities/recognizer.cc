#include "entities/recognizer.h"

#include <algorithm>
#include <array>

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
    if (IsOfWordsAlone(words, name) || IsOfLegalFormsAlone(words, name)) return false;
    if (!is_single) return true;
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
  if (first.also_small) return false;
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

// A capitalised word of a company's name, which may go on with the next one.
bool IsCompanyWord(const Words& words, const Hints& known, std::size_t i) {
  const Word& word = words[i];
  const bool is_capital = word.shape == Shape::kCapital || word.shape == Shape::kAllCapitals ||
                          word.shape == Shape::kMixed;
  return is_capital && !IsNameOf(known[i]) && !word.is_ticker && !word.is_shouted &&
         word.script == text::Script::kLatin && !text::IsStopWord(words.Term(i)) &&
         !word.Is(word_class::kCalendar | word_class::kTitle | word_class::kOffice);
}

// "Norma Bork Associates Inc", "E.W. Scripps Co": a company that is called as a person.
void TakeLegalForm(const Words& words, const Hints& known, NameSpan& person) {
  constexpr std::size_t kMostWords = 4;
  std::size_t end = person.end;
  while (end < words.size() && end - person.end < kMostWords && words[end].gap == Gap::kSpace &&
         IsCompanyWord(words, known, end)) {
    ++end;
    if (!words[end - 1].Is(word_class::kLegalForm)) continue;
    person = {person.begin, end, EntityKind::kOrganization, Rule::kLegalForm};
    return;
  }
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

// A tag may take in the word in front of a name, or behind it: "But Breaux".
void TrimStopWords(const Words& words, NameSpan& name) {
  while (name.end - name.begin > 1 && text::IsStopWord(words.Term(name.begin))) ++name.begin;
  while (name.end - name.begin > 1 && text::IsStopWord(words.Term(name.end - 1))) --name.end;
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
    if (person) TakeLegalForm(words, known, *person);
    const auto organization = FindOrganizationAt(words, known, i);
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
      TakeFront(words, sure, names.empty() ? 0 : names.back().end, name);
    }
    if (kind == EntityKind::kPerson && IsCompany(words, name))
      name.kind = EntityKind::kOrganization;
    bool is_known = false;
    for (std::size_t j = name.begin; j < name.end; ++j) {
      is_known = is_known || (sure[j] != Tag::kOutside && !IsPlace(sure[j]));
    }
    if (!is_known && IsPlausible(words, name)) names.push_back(name);
  }
  names.insert(names.end(), by_rules.begin(), by_rules.end());
  std::ranges::sort(names, {}, &NameSpan::begin);
  return names;
}

}  // namespace dossier::entities
