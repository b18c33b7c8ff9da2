// People and organizations are joined apart (local_people.h, local_organizations.h), and then every
// capitalised word that is the surname of one of those people, or the name of one of those
// organizations, is a mention, too, though no rule has found it.
#include "entities/local_entities.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "entities/local_organizations.h"
#include "entities/local_people.h"
#include "entities/name_evidence.h"
#include "entities/people_rules.h"
#include "entities/roles.h"
#include "text/stopwords.h"

namespace dossier::entities {
namespace {

struct TermHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view term) const {
    return std::hash<std::string_view>()(term);
  }
};

// True where most words are Latin. Of the names in a Russian text what stands around them tells
// nothing that name_evidence.h knows.
bool IsEnglish(const std::vector<FieldWords>& fields) {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  for (const FieldWords& field : fields) {
    for (std::size_t i = 0; i < field.words.size(); ++i) {
      latin += field.words[i].script == text::Script::kLatin ? 1 : 0;
      cyrillic += field.words[i].script == text::Script::kCyrillic ? 1 : 0;
    }
  }
  return latin > cyrillic;
}

// "Case", "Case-Tolliver".
bool IsOneWord(const Words& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (words[i].gap != Gap::kHyphen) return false;
  }
  return true;
}

class Joiner {
 public:
  Joiner(const std::vector<FieldWords>& fields, const std::vector<std::vector<NameSpan>>& names,
         const Gazetteer& gazetteer)
      : fields_(fields), gazetteer_(gazetteer), people_(fields), organizations_(fields, gazetteer) {
    for (std::size_t field = 0; field < fields.size(); ++field) {
      taken_.push_back(AddHints(fields[field].known, names[field]));
    }
    is_english_ = IsEnglish(fields);
    AddKnownNames();
    AddNames(names);
    people_.JoinSurnames(
        [this](const NamePlace& place) { return organizations_.TakeRepeated(place); });
    JudgePeople();
    organizations_.Join();
    FindRepeated();
  }

  LocalEntities Take() {
    for (const LocalPeople::Person& person : people_.people()) {
      if (person.places.empty() || IsBareGuess(person)) continue;
      Add(person.number == LocalEntity::kUnknown
              ? UnknownEntity(EntityKind::kPerson,
                              NominativeName(person.forms, gazetteer_.word_classes()))
              : Known(person.number),
          person.places);
    }
    for (const auto& organization : organizations_.organizations()) {
      if (organization.places.empty() || IsNoOrganization(organization)) continue;
      Add(organization.number == LocalEntity::kUnknown
              ? UnknownEntity(EntityKind::kOrganization, organization.Label())
              : Known(organization.number),
          organization.places);
    }
    std::ranges::sort(all_.mentions, {},
                      [](const LocalMention& m) { return std::tuple(m.field, m.span.begin); });
    JoinNeighbours();
    Renumber();
    return std::move(all_);
  }

 private:
  void AddKnownNames() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      for (const KnownName& name : fields_[field].names) {
        const NamePlace place{field, name.begin, name.end, Rule::kGazetteer};
        if (KindOf(name.number) == EntityKind::kOrganization) {
          organizations_.AddKnown(name.number, place);
        } else {
          people_.AddKnown(name.number, name.is_default, place);
        }
      }
    }
  }

  // What is surely an organization comes first, so that the beginning of its name is not taken for
  // a person ("Crazy Eddie" of Crazy Eddie Inc); a single word that is a guess comes last, so that
  // it is not taken for an organization where it is the surname of one of the people.
  void AddNames(const std::vector<std::vector<NameSpan>>& names) {
    enum Turn { kOrganizations, kPeople, kGuesses };
    for (const Turn turn : {kOrganizations, kPeople, kGuesses}) {
      for (std::size_t field = 0; field < fields_.size(); ++field) {
        for (const NameSpan& name : names[field]) {
          const bool is_guess =
              name.rule == Rule::kTagger && IsOneWord(fields_[field].words, name.begin, name.end);
          const Turn of_name = name.kind == EntityKind::kPerson ? kPeople
                               : is_guess                       ? kGuesses
                                                                : kOrganizations;
          if (of_name == turn) AddName({field, name.begin, name.end, name.rule}, name.kind);
        }
      }
    }
  }

  void AddName(NamePlace place, EntityKind kind) {
    const bool is_guess = place.rule == Rule::kTagger;
    if (kind == EntityKind::kPerson) {
      // «Марку Рубио» is no namesake of Mark Rutte.
      if (is_guess && IsBeforeKnownPerson(place)) return;
      if (is_guess && organizations_.HasNameFrom(place)) return organizations_.AddName(place);
      return people_.AddName(place);
    }
    place = organizations_.WithoutDescriptor(place);
    if (is_guess && IsOneWord(fields_[place.field].words, place.begin, place.end) &&
        people_.IsNamed(place)) {
      return people_.AddName(place);
    }
    organizations_.AddName(place);
  }

  bool IsBeforeKnownPerson(const NamePlace& place) const {
    const FieldWords& field = fields_[place.field];
    return place.end < field.words.size() && field.words[place.end].gap == Gap::kSpace &&
           field.known[place.end] == Tag::kBeginPerson;
  }

  void FindRepeated() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const Words& words = fields_[field].words;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (taken_[field][i] != Tag::kOutside) continue;
        const bool is_head = words[i].Is(word_class::kHead);
        if (is_head) {
          organizations_.TakeHead({field, i, i + 1, Rule::kHeadAlone});
          continue;
        }
        if (!words[i].HasCapital() || words[i].shape == Shape::kLetter || words[i].is_ticker)
          continue;
        if (text::IsStopWord(words.Term(i)) || words[i].Is(word_class::kCalendar)) continue;
        const NamePlace place{field, i, i + 1, Rule::kSurname};
        if (IsBeforeKnownPerson(place) || !people_.TakeRepeated(place))
          organizations_.TakeRepeated(place);
      }
    }
  }

  // A capitalised word that nothing but the tagger takes for a name, and that stands there once.
  bool IsBareGuess(const LocalPeople::Person& person) const {
    if (person.number != LocalEntity::kUnknown || person.places.size() > 1) return false;
    const NamePlace& place = person.places.front();
    if (place.rule != Rule::kTagger || place.end - place.begin > 1) return false;
    const Words& words = fields_[place.field].words;
    const bool is_russian_surname = words[place.begin].script == text::Script::kCyrillic &&
                                    HasSurnameEnding(words.Term(place.begin));
    if (is_russian_surname) return false;
    const bool has_title =
        place.begin > 0 && words[place.begin - 1].Is(word_class::kTitle | word_class::kOffice);
    return !has_title && !IsSpeaker(words, place.begin, place.end);
  }

  // The names that are called as people, and are companies by what stands around them, or nobody's.
  void JudgePeople() {
    CollectSurnameEvidence();
    const auto is_company = [this](const LocalPeople::Person& person) {
      return VerdictOn(person) == Verdict::kCompany;
    };
    for (const auto& places : people_.Release(is_company)) {
      for (const NamePlace& place : places) organizations_.AddName(place);
    }
    people_.Release([this](const LocalPeople::Person& person) {
      return VerdictOn(person) == Verdict::kNobody;
    });
  }

  // Of every capitalised word outside longer names, by its term.
  void CollectSurnameEvidence() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const Words& words = fields_[field].words;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].HasCapital() || words[i].script != text::Script::kLatin) continue;
        const Tag next = i + 1 < words.size() ? taken_[field][i + 1] : Tag::kOutside;
        const bool goes_on = next == Tag::kInPerson || next == Tag::kInOrganization;
        const Tag here = taken_[field][i];
        const bool began = here == Tag::kInPerson || here == Tag::kInOrganization;
        if (!goes_on && !began) {
          by_word_[std::string(words.Term(i))] += EvidenceAt(words, i, i + 1);
        }
      }
    }
  }

  NameEvidence EvidenceOf(const std::vector<NamePlace>& places) const {
    NameEvidence evidence;
    for (const NamePlace& place : places) {
      if (place.end - place.begin == 1) continue;  // is among by_word_
      evidence += EvidenceAt(fields_[place.field].words, place.begin, place.end);
    }
    const NamePlace& place = places.front();
    const auto bare = by_word_.find(fields_[place.field].words.Term(place.end - 1));
    if (bare != by_word_.end()) evidence += bare->second;
    return evidence;
  }

  enum class Verdict { kPerson, kCompany, kNobody };

  Verdict VerdictOn(const LocalPeople::Person& person) const {
    const NamePlace& first = person.places.front();
    const Words& words = fields_[first.field].words;
    if (person.number != LocalEntity::kUnknown || !is_english_ ||
        words[first.begin].script != text::Script::kLatin) {
      return Verdict::kPerson;
    }
    const NameEvidence evidence = EvidenceOf(person.places);
    const auto has_rule = [&](Rule rule) {
      return std::ranges::any_of(person.places,
                                 [rule](const NamePlace& place) { return place.rule == rule; });
    };
    const bool is_full = has_rule(Rule::kGivenName);
    // A full name is a company's only where it stands in full as one, or often so.
    NameEvidence of_full;
    for (const NamePlace& place : person.places) {
      if (IsBare(place)) continue;
      of_full += EvidenceAt(fields_[place.field].words, place.begin, place.end);
    }
    const bool is_company =
        is_full ? evidence.person == 0 && (of_full.organization > 0 || evidence.organization > 1)
                : evidence.organization > evidence.person;
    if (is_company) return Verdict::kCompany;
    const Word& last = words[first.end - 1];
    if (!is_full && last.Is(word_class::kPlaceNoun)) return Verdict::kNobody;
    if (evidence.person > 0) return Verdict::kPerson;
    if (evidence.thing > 0 && evidence.speaker == 0) return Verdict::kNobody;
    const auto is_place = [&](const NamePlace& place) {
      const Hints& known = fields_[place.field].known;
      return std::any_of(known.begin() + static_cast<std::ptrdiff_t>(place.begin),
                         known.begin() + static_cast<std::ptrdiff_t>(place.end),
                         [](Tag tag) { return tag == Tag::kBeginPlace || tag == Tag::kInPlace; });
    };
    const bool is_initials = has_rule(Rule::kInitials);
    if (!is_full && !is_initials && std::ranges::any_of(person.places, is_place)) {
      return Verdict::kNobody;
    }
    if (last.Is(word_class::kPlaceNoun | (is_full ? 0U : word_class::kGivenNot)))
      return Verdict::kNobody;
    if (is_full) return Verdict::kPerson;
    const bool is_firm =
        std::ranges::all_of(
            person.places,
            [&](const NamePlace& place) { return HasTwoInitials(place) || IsBare(place); }) &&
        std::ranges::any_of(person.places,
                            [&](const NamePlace& place) { return HasTwoInitials(place); });
    if (evidence.speaker > 0) return is_firm ? Verdict::kNobody : Verdict::kPerson;
    const bool is_named = std::ranges::any_of(
        person.places, [&](const NamePlace& place) { return AreNameParts(place); });
    if (is_initials) return is_named ? Verdict::kPerson : Verdict::kNobody;
    return is_named || has_rule(Rule::kTitle) ? Verdict::kPerson : Verdict::kNobody;
  }

  static bool IsBare(const NamePlace& place) { return place.end - place.begin == 1; }

  // "F.O. Licht", as firms are called; of people wire copy tells the given name or the title.
  bool HasTwoInitials(const NamePlace& place) const {
    const Words& words = fields_[place.field].words;
    return place.end - place.begin == 3 && words[place.begin].shape == Shape::kLetter &&
           words[place.begin + 1].shape == Shape::kLetter;
  }

  static bool IsGuess(const std::vector<NamePlace>& places) {
    return std::ranges::all_of(places,
                               [](const NamePlace& place) { return place.rule == Rule::kTagger; });
  }

  // Two words at least, each of which somebody is called by, or one and an initial.
  bool AreNameParts(const NamePlace& place) const {
    const Words& words = fields_[place.field].words;
    std::size_t initials = 0;
    for (std::size_t i = place.begin; i < place.end; ++i) {
      if (words[i].shape == Shape::kLetter) {
        ++initials;
      } else if (i > place.begin && words[i].gap == Gap::kHyphen && IsSyllable(words.Written(i))) {
        continue;  // Jin-ho
      } else if (!words[i].Is(word_class::kNamePart | word_class::kGivenName |
                              word_class::kParticle) ||
                 words[i].also_small) {
        return false;
      }
    }
    return initials < 2 && place.end - place.begin > 1;
  }

  // A single word or an acronym that only the tagger takes for an organization, and of which
  // nothing else says so; or an acronym that the text explains to be of a thing.
  bool IsNoOrganization(const LocalOrganizations::Organization& organization) const {
    const NamePlace& first = organization.places.front();
    const Words& words = fields_[first.field].words;
    if (organization.number != LocalEntity::kUnknown || !is_english_ ||
        words[first.begin].script != text::Script::kLatin) {
      return false;
    }
    bool is_single = true;
    bool is_told = false;
    for (const NamePlace& place : organization.places) {
      const Words& in = fields_[place.field].words;
      if (place.end - place.begin == 1) {
        if (IsPluralAcronym(in, place.begin)) return true;
        const Tag before = place.begin > 0 ? taken_[place.field][place.begin - 1] : Tag::kOutside;
        const bool is_named = before == Tag::kBeginOrganization || before == Tag::kInOrganization;
        if (!is_named && IsOfCommonWords(in, place.begin)) return true;
        is_told = is_told || (is_named && in[place.begin].gap == Gap::kBracket);
      } else {
        is_single = false;
      }
      is_told = is_told || place.rule == Rule::kQuoted || place.rule == Rule::kCompound ||
                in[place.begin].Is(word_class::kHead);
    }
    if (is_told) return false;
    const NameEvidence evidence = EvidenceOf(organization.places);
    if (evidence.thing > evidence.organization + evidence.speaker && IsGuess(organization.places)) {
      return true;
    }
    bool is_code = !is_single;  // "CADDS 4X", of a table or a product
    for (std::size_t i = first.begin; i < first.end; ++i) {
      is_code =
          is_code && (words[i].shape == Shape::kAllCapitals || words[i].shape == Shape::kNumber);
    }
    const bool is_thing = is_code || words[first.end - 1].Is(word_class::kPlaceNoun) ||
                          words.Term(first.end - 1) == "system";
    if (is_thing && !is_single && IsGuess(organization.places) &&
        evidence.organization + evidence.speaker == 0) {
      return true;
    }
    if (!is_single) return false;
    return evidence.organization + evidence.speaker + evidence.of_many == 0;
  }

  // Two ways to one key are one entity.
  void Add(LocalEntity entity, const std::vector<NamePlace>& places) {
    const std::string name = std::string(EntityKindName(entity.kind)) + entity.key;
    const auto [index, added] =
        indices_.try_emplace(name, static_cast<std::uint32_t>(all_.entities.size()));
    if (added) all_.entities.push_back(std::move(entity));
    for (const NamePlace& place : places) {
      const Span span = fields_[place.field].words.SpanOf(place.begin, place.end);
      all_.mentions.push_back({place.field, span, index->second, place.rule});
    }
  }

  // «МАРЛЕН АБДРАХМАНОВ» of a headline, of which each word was found by itself.
  void JoinNeighbours() {
    std::vector<LocalMention> joined;
    for (const LocalMention& mention : all_.mentions) {
      const bool goes_on = !joined.empty() && joined.back().field == mention.field &&
                           joined.back().entity == mention.entity &&
                           mention.rule == Rule::kSurname && joined.back().rule == mention.rule &&
                           mention.span.begin == joined.back().span.end + 1;
      if (goes_on) {
        joined.back().span.end = mention.span.end;
      } else {
        joined.push_back(mention);
      }
    }
    all_.mentions = std::move(joined);
  }

  // Puts the entities into the order in which the article names them.
  void Renumber() {
    constexpr std::uint32_t kNotYet = UINT32_MAX;
    std::vector<LocalEntity> ordered;
    std::vector<std::uint32_t> numbers(all_.entities.size(), kNotYet);
    for (LocalMention& mention : all_.mentions) {
      std::uint32_t& number = numbers[mention.entity];
      if (number == kNotYet) {
        number = static_cast<std::uint32_t>(ordered.size());
        ordered.push_back(std::move(all_.entities[mention.entity]));
      }
      mention.entity = number;
    }
    all_.entities = std::move(ordered);
  }

  EntityKind KindOf(int number) const {
    return gazetteer_.entities()[static_cast<std::size_t>(number)].kind;
  }

  LocalEntity Known(int number) const {
    return {KindOf(number), gazetteer_.entities()[static_cast<std::size_t>(number)].id, number};
  }

  const std::vector<FieldWords>& fields_;
  const Gazetteer& gazetteer_;
  std::vector<Hints> taken_;
  LocalPeople people_;
  LocalOrganizations organizations_;
  bool is_english_ = false;
  std::unordered_map<std::string, NameEvidence, TermHash, std::equal_to<>> by_word_;
  LocalEntities all_;
  std::unordered_map<std::string, std::uint32_t> indices_;
};

}  // namespace

LocalEntities JoinNames(const std::vector<FieldWords>& fields,
                        const std::vector<std::vector<NameSpan>>& names,
                        const Gazetteer& gazetteer) {
  return Joiner(fields, names, gazetteer).Take();
}

}  // namespace dossier::entities
