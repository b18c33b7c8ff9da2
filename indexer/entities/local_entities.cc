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
#include "entities/people_rules.h"
#include "entities/roles.h"
#include "text/stopwords.h"

namespace dossier::entities {
namespace {

class Joiner {
 public:
  Joiner(const std::vector<FieldWords>& fields, const std::vector<std::vector<NameSpan>>& names,
         const Gazetteer& gazetteer)
      : fields_(fields), gazetteer_(gazetteer), people_(fields), organizations_(fields, gazetteer) {
    for (std::size_t field = 0; field < fields.size(); ++field) {
      taken_.push_back(AddHints(fields[field].known, names[field]));
    }
    AddKnownNames();
    AddNames(names);
    people_.JoinSurnames(
        [this](const NamePlace& place) { return organizations_.TakeRepeated(place); });
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
      if (organization.places.empty()) continue;
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
          const bool is_guess = name.rule == Rule::kTagger && name.end - name.begin == 1;
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
    if (is_guess && place.end - place.begin == 1 && people_.IsNamed(place)) {
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
