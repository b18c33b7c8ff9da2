// Full names first: two of one surname are one person unless their given names differ. Then the
// surnames that stand alone join the full name that stands last before them, or the first behind.
// Then every capitalised word that is such a surname, or the name of an organization that the
// article is known to speak of, is a mention, too.
#include "entities/local_entities.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "entities/text_name.h"
#include "text/name_key.h"
#include "text/normalize.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

struct Place {
  std::size_t field = 0;
  std::size_t begin = 0;  // words [begin, end)
  std::size_t end = 0;
  Rule rule = Rule::kGazetteer;

  auto Order() const { return std::tuple(field, begin); }
};

struct Person {
  std::vector<TextName> forms;
  std::vector<Place> places;
  int number = LocalEntity::kUnknown;
};

struct Organization {
  std::vector<std::string> written;
  std::vector<Place> places;
  int number = LocalEntity::kUnknown;
};

std::string CollapseSpaces(std::string_view written) {
  std::string name;
  for (const char c : written) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_space && (name.empty() || name.back() == ' ')) continue;
    name += is_space ? ' ' : c;
  }
  return name;
}

LocalEntity Unknown(EntityKind kind, std::string_view name) {
  std::string key(1, kUnknownMark);
  key += CollapseSpaces(name);
  while (key.size() > kMaxKeyBytes) {
    key = text::TakeCodePoints(key, text::CountCodePoints(key) - 1);
  }
  return {kind, std::move(key), LocalEntity::kUnknown};
}

class Joiner {
 public:
  Joiner(const std::vector<FieldWords>& fields, const std::vector<std::vector<NameSpan>>& names,
         const Gazetteer& gazetteer)
      : fields_(fields), names_(names), gazetteer_(gazetteer) {
    for (const FieldWords& field : fields) taken_.emplace_back(field.known);
  }

  LocalEntities Run() {
    TakeKnown();
    TakeFullNames();
    TakeDefaults();
    TakeOrganizations();
    TakeSurnames();
    JoinTwins();
    JoinBracketed();
    JoinByInitials();
    JoinShortForms();
    JoinHeads();
    DropGenerics();
    FindRepeated();
    return Finish();
  }

 private:
  void Take(const Place& place, EntityKind kind) {
    taken_[place.field] =
        AddHints(std::move(taken_[place.field]), {{place.begin, place.end, kind, place.rule}});
  }

  void TakeKnown() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      for (const KnownName& name : fields_[field].names) {
        const Place place{field, name.begin, name.end, Rule::kGazetteer};
        const Entity& entity = gazetteer_.entities()[static_cast<std::size_t>(name.number)];
        if (entity.kind == EntityKind::kOrganization) {
          AddKnownOrganization(name.number, place);
          continue;
        }
        TextName person = ReadTextName(fields_[field].words, name.begin, name.end);
        if (name.is_default) {
          defaults_.push_back({name.number, place, std::move(person)});
        } else {
          AddKnownPerson(name.number, std::move(person), place);
        }
      }
    }
  }

  // So that others of the name, and the given name alone, can be told from the known person.
  void AddKnownPerson(int number, TextName name, const Place& place) {
    const auto [index, added] = by_number_.try_emplace(number, people_.size());
    if (added) people_.push_back({{}, {}, number});
    Person& person = people_[index->second];
    AddUnique(by_surname_[ComparableKey(name.surname)], index->second);
    for (const NamePiece& given : name.given) AddGiven(given, index->second);
    person.forms.push_back(std::move(name));
    person.places.push_back(place);
  }

  void AddKnownOrganization(int number, const Place& place) {
    const auto [index, added] = organization_by_number_.try_emplace(number, organizations_.size());
    if (added) organizations_.push_back({{}, {}, number});
    by_name_.try_emplace(OrganizationKey(place), index->second);
    AddTo(organizations_[index->second], place);
  }

  static void AddUnique(std::vector<std::size_t>& list, std::size_t person) {
    if (std::ranges::find(list, person) == list.end()) list.push_back(person);
  }

  void AddGiven(const NamePiece& given, std::size_t person) {
    if (text::CountCodePoints(given.term) > 1) AddUnique(by_given_[ComparableKey(given)], person);
  }

  template <typename Visit>
  void ForEachName(EntityKind kind, const Visit& visit) {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      for (const NameSpan& name : names_[field]) {
        if (name.kind != kind) continue;
        const Place place{field, name.begin, name.end, name.rule};
        Take(place, kind);
        visit(place);
      }
    }
  }

  void TakeFullNames() {
    ForEachName(EntityKind::kPerson, [&](const Place& place) {
      TextName name = ReadTextName(fields_[place.field].words, place.begin, place.end);
      if (name.IsBare()) {
        bare_.emplace_back(place, std::move(name));
        return;
      }
      const std::string surname = ComparableKey(name.surname);
      for (const std::size_t candidate : by_surname_[surname]) {
        Person& person = people_[candidate];
        // What is a form of a known person's name the gazetteer has found.
        if (person.number != LocalEntity::kUnknown) continue;
        const bool same = std::ranges::all_of(
            person.forms, [&](const TextName& form) { return HaveSameGivenName(form, name); });
        if (!same) continue;
        person.forms.push_back(std::move(name));
        person.places.push_back(place);
        return;
      }
      by_surname_[surname].push_back(people_.size());
      for (const NamePiece& given : name.given) AddGiven(given, people_.size());
      people_.push_back({{std::move(name)}, {place}, LocalEntity::kUnknown});
    });
  }

  // A surname that means somebody by default means another whom the article names in full.
  void TakeDefaults() {
    for (Default& name : defaults_) {
      if (by_surname_.contains(ComparableKey(name.name.surname))) {
        bare_.emplace_back(name.place, std::move(name.name));
      } else {
        AddKnownPerson(name.number, std::move(name.name), name.place);
      }
    }
  }

  // The one of `candidates` that stands last in front of `place`, else the first behind it.
  std::size_t NearestPerson(const std::vector<std::size_t>& candidates, const Place& place) const {
    std::size_t best = candidates.front();
    bool best_is_before = false;
    std::tuple<std::size_t, std::size_t> best_at{};
    for (const std::size_t candidate : candidates) {
      for (const Place& other : people_[candidate].places) {
        if (other.Order() >= place.Order()) continue;
        if (best_is_before && other.Order() < best_at) continue;
        best = candidate;
        best_at = other.Order();
        best_is_before = true;
      }
    }
    return best;
  }

  std::optional<std::size_t> PersonOf(const TextName& name, const Place& place) const {
    const std::string key = ComparableKey(name.surname);
    for (const auto* index : {&by_surname_, &by_given_}) {
      const auto found = index->find(key);
      if (found == index->end() || found->second.empty()) continue;
      if (index == &by_given_ && found->second.size() > 1) continue;
      return NearestPerson(found->second, place);
    }
    return std::nullopt;
  }

  void TakeSurnames() {
    for (auto& [place, name] : bare_) {
      const auto organization =
          place.rule == Rule::kGazetteer ? by_name_.end() : by_name_.find(OrganizationKey(place));
      if (organization != by_name_.end()) {
        AddTo(organizations_[organization->second], place);
        continue;
      }
      const auto person = PersonOf(name, place);
      if (person) {
        people_[*person].forms.push_back(std::move(name));
        people_[*person].places.push_back(place);
        continue;
      }
      by_surname_[ComparableKey(name.surname)].push_back(people_.size());
      people_.push_back({{std::move(name)}, {place}, LocalEntity::kUnknown});
    }
  }

  // "Ибрагим Кейта (Ibrahim Keita)": a name in brackets in the other script is the same one.
  void JoinTwins() {
    std::vector<std::pair<Place, std::size_t>> all;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (const Place& place : people_[i].places) all.emplace_back(place, i);
    }
    std::ranges::sort(all, {}, [](const auto& at) { return at.first.Order(); });
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const auto& [one, first] = all[i];
      const auto& [two, second] = all[i + 1];
      if (one.field != two.field || one.end != two.begin || first == second) continue;
      const Words& words = fields_[one.field].words;
      if (words[two.begin].gap != Gap::kBracket) continue;
      if (words[one.begin].script == words[two.begin].script) continue;
      Person& target = people_[first];
      Person& source = people_[second];
      if (source.places.empty() || source.number != LocalEntity::kUnknown) continue;
      target.places.insert(target.places.end(), source.places.begin(), source.places.end());
      source.places.clear();
    }
  }

  // The stems of the words that make the name, by which its forms are compared.
  std::string OrganizationKey(const Place& place) const {
    const Words& words = fields_[place.field].words;
    std::string key;
    for (std::size_t i = place.begin; i < place.end; ++i) {
      if (words[i].Is(word_class::kLegalForm) && i > place.begin) continue;
      if (text::IsStopWord(words.Term(i)) && place.end - place.begin > 1) continue;
      const bool is_name = words[i].script == text::Script::kCyrillic && words[i].HasCapital();
      key.append(is_name ? text::NameKey(words.Term(i)) : std::string(words.Stem(i))).append(" ");
    }
    return key;
  }

  // A word that the tagger takes for an organization, but that is the surname of a person whom the
  // article names in full.
  bool IsSurnameHere(const Place& place) {
    if (place.rule != Rule::kTagger || place.end - place.begin > 1) return false;
    TextName name = ReadTextName(fields_[place.field].words, place.begin, place.end);
    if (!by_surname_.contains(ComparableKey(name.surname))) return false;
    bare_.emplace_back(place, std::move(name));
    return true;
  }

  // «компания Monsanto» is Monsanto, «газета «Известия»» Известия.
  std::size_t BehindDescriptor(const Place& place) const {
    const Words& words = fields_[place.field].words;
    for (std::size_t i = place.begin; i + 1 < place.end; ++i) {
      if (words[i].script != text::Script::kCyrillic) break;
      const bool is_descriptor =
          words[i].Is(word_class::kDescriptor | word_class::kHead | word_class::kWeakHead);
      if (!is_descriptor || words[i].shape == Shape::kCapital) continue;
      const Word& next = words[i + 1];
      if (next.quote_opens || next.script == text::Script::kLatin) return i + 1;
    }
    return place.begin;
  }

  void TakeOrganizations() {
    ForEachName(EntityKind::kOrganization, [&](Place place) {
      place.begin = BehindDescriptor(place);
      if (IsSurnameHere(place)) return;
      const std::string key = OrganizationKey(place);
      const auto [number, added] = by_name_.try_emplace(key, organizations_.size());
      if (added) organizations_.emplace_back();
      AddTo(organizations_[number->second], place);
    });
  }

  void AddTo(Organization& organization, const Place& place) const {
    organization.places.push_back(place);
    const Words& words = fields_[place.field].words;
    organization.written.emplace_back(words.SpanOf(place.begin, place.end).In(words.utf8()));
  }

  // An acronym in brackets behind a name, or a name in brackets behind an acronym.
  void JoinBracketed() {
    std::vector<std::pair<Place, std::size_t>> all;
    for (std::size_t i = 0; i < organizations_.size(); ++i) {
      for (const Place& place : organizations_[i].places) all.emplace_back(place, i);
    }
    std::ranges::sort(all, {}, [](const auto& at) { return at.first.Order(); });
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const auto& [one, first] = all[i];
      const auto& [two, second] = all[i + 1];
      if (one.field != two.field || one.end != two.begin) continue;
      if (fields_[one.field].words[two.begin].gap != Gap::kBracket) continue;
      if (IsAcronymAt(one) != IsAcronymAt(two)) Merge(first, second);
    }
  }

  bool IsAcronymAt(const Place& place) const {
    const Words& words = fields_[place.field].words;
    return place.end - place.begin == 1 && words[place.begin].shape != Shape::kCapital;
  }

  // An acronym that no bracket explains, of the first letters of one name that stands elsewhere, or
  // of its first words: «министерство иностранных дел Казахстана … МИД».
  void JoinByInitials() {
    for (std::size_t i = 0; i < organizations_.size(); ++i) {
      const Organization& organization = organizations_[i];
      if (organization.number != LocalEntity::kUnknown || organization.places.empty()) continue;
      const Place& place = organization.places.front();
      if (!IsAcronymAt(place)) continue;
      const std::string_view term = fields_[place.field].words.Term(place.begin);
      const auto longer =
          Nearest(place, [&](const Place& other) { return HasInitials(other, term); });
      if (longer && *longer != i) Merge(*longer, i);
    }
  }

  bool HasInitials(const Place& place, std::string_view acronym) const {
    const Words& words = fields_[place.field].words;
    if (place.end - place.begin < 2 || text::CountCodePoints(acronym) < 2) return false;
    std::string all;
    std::string without;
    for (std::size_t i = place.begin; i < place.end; ++i) {
      const std::string_view letter = text::TakeCodePoints(words.Term(i), 1);
      all += letter;
      if (!text::IsStopWord(words.Term(i))) without += letter;
      const bool is_whole = i + 1 == place.end || text::CountCodePoints(acronym) >= 3;
      if (is_whole && (all == acronym || without == acronym)) return true;
    }
    return false;
  }

  // The organization with a place that `fits`: the one that stands last in front of `place`, else
  // the first behind.
  template <typename Fits>
  std::optional<std::size_t> Nearest(const Place& place, const Fits& fits) const {
    std::optional<std::size_t> before;
    std::optional<std::size_t> behind;
    std::tuple<std::size_t, std::size_t> before_at{};
    std::tuple<std::size_t, std::size_t> behind_at{};
    for (std::size_t i = 0; i < organizations_.size(); ++i) {
      for (const Place& other : organizations_[i].places) {
        if (!fits(other)) continue;
        const auto at = other.Order();
        if (at < place.Order() && (!before || at > before_at)) {
          before = i;
          before_at = at;
        } else if (at > place.Order() && (!behind || at < behind_at)) {
          behind = i;
          behind_at = at;
        }
      }
    }
    return before ? before : behind;
  }

  // "the Council" is the Security Council that was named before, "the Ministry" the last ministry.
  void JoinHeads() {
    for (std::size_t i = 0; i < organizations_.size(); ++i) {
      Organization& organization = organizations_[i];
      if (organization.number != LocalEntity::kUnknown || organization.places.empty()) continue;
      const Place place = organization.places.front();
      if (place.end - place.begin > 1) continue;
      const std::string key = OrganizationKey(place);
      const auto longer = Nearest(place, [&](const Place& other) { return HasWord(other, key); });
      if (longer && *longer != i) {
        Merge(*longer, i);
      }
    }
  }

  // A bare «Совет» or "Finance Ministry" is that of nobody knows which country.
  void DropGenerics() {
    constexpr WordClassSet kCommon =
        word_class::kGeneric | word_class::kPortfolio | word_class::kLegalForm | word_class::kTitle;
    for (Organization& organization : organizations_) {
      if (organization.number != LocalEntity::kUnknown || organization.places.empty()) continue;
      const bool has_own_word = std::ranges::any_of(organization.places, [&](const Place& place) {
        const Words& words = fields_[place.field].words;
        for (std::size_t i = place.begin; i < place.end; ++i) {
          if (!words[i].Is(kCommon) && !text::IsStopWord(words.Term(i))) return true;
        }
        return place.rule == Rule::kQuoted || place.rule == Rule::kLegalForm;
      });
      if (!has_own_word) organization.places.clear();
    }
  }

  bool HasWord(const Place& place, const std::string& key) const {
    const Words& words = fields_[place.field].words;
    if (place.end - place.begin < 2) return false;
    for (std::size_t i = place.begin; i < place.end; ++i) {
      if (words[i].HasCapital() && OrganizationKey({place.field, i, i + 1, place.rule}) == key) {
        return true;
      }
    }
    return false;
  }

  // "Salomon" is "Salomon Brothers", where one longer name begins so.
  void JoinShortForms() {
    for (const auto& [key, number] : by_name_) {
      const auto next = std::next(by_name_.find(key));
      if (next == by_name_.end() || !next->first.starts_with(key)) continue;
      if (std::next(next) != by_name_.end() && std::next(next)->first.starts_with(key)) continue;
      Merge(next->second, number);
    }
  }

  std::size_t Root(std::size_t organization) const {
    const auto moved = moved_.find(organization);
    return moved == moved_.end() ? organization : Root(moved->second);
  }

  void Merge(std::size_t into, std::size_t from) {
    into = Root(into);
    from = Root(from);
    if (into == from) return;
    Organization& target = organizations_[into];
    Organization& source = organizations_[from];
    if (target.number != LocalEntity::kUnknown && source.number != LocalEntity::kUnknown) return;
    target.places.insert(target.places.end(), source.places.begin(), source.places.end());
    target.written.insert(target.written.end(), source.written.begin(), source.written.end());
    if (target.number == LocalEntity::kUnknown) target.number = source.number;
    source.places.clear();
    moved_[from] = into;
  }

  // Surnames and organizations that are named above and stand elsewhere unrecognised.
  void FindRepeated() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const Words& words = fields_[field].words;
      for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (taken_[field][i] != Tag::kOutside || !word.HasCapital() || word.shape == Shape::kLetter)
          continue;
        if (text::IsStopWord(words.Term(i)) || word.Is(word_class::kCalendar | word_class::kHead))
          continue;
        if (TakeRepeatedPerson(field, i)) continue;
        TakeRepeatedOrganization(field, i);
      }
    }
  }

  bool TakeRepeatedPerson(std::size_t field, std::size_t i) {
    const Words& words = fields_[field].words;
    if (words[i].also_small) return false;  // «Первого» of «Пётр Первый»
    const Place place{field, i, i + 1, Rule::kSurname};
    TextName name = ReadTextName(words, i, i + 1);
    const auto person = PersonOf(name, place);
    if (!person) return false;
    people_[*person].forms.push_back(std::move(name));
    people_[*person].places.push_back(place);
    Take(place, EntityKind::kPerson);
    return true;
  }

  void TakeRepeatedOrganization(std::size_t field, std::size_t i) {
    const Place place{field, i, i + 1, Rule::kSurname};
    const auto known = by_name_.find(OrganizationKey(place));
    if (known == by_name_.end()) return;
    AddTo(organizations_[Root(known->second)], place);
    Take(place, EntityKind::kOrganization);
  }

  LocalEntities Finish() const {
    LocalEntities all;
    const auto add = [&](LocalEntity entity, const std::vector<Place>& places) {
      // Two ways to one key are one entity.
      const auto same = std::ranges::find(all.entities, entity);
      const auto number = static_cast<std::uint32_t>(same - all.entities.begin());
      if (same == all.entities.end()) all.entities.push_back(std::move(entity));
      for (const Place& place : places) {
        all.mentions.push_back({place.field,
                                fields_[place.field].words.SpanOf(place.begin, place.end), number,
                                place.rule});
      }
    };
    for (const Person& person : people_) {
      if (person.places.empty()) continue;
      if (person.number != LocalEntity::kUnknown) {
        add(Known(person.number), person.places);
        continue;
      }
      add(Unknown(EntityKind::kPerson, NominativeName(person.forms, gazetteer_.word_classes())),
          person.places);
    }
    for (const Organization& organization : organizations_) {
      if (organization.places.empty()) continue;
      add(organization.number == LocalEntity::kUnknown
              ? Unknown(EntityKind::kOrganization, LabelOf(organization))
              : Known(organization.number),
          organization.places);
    }
    std::ranges::sort(all.mentions, {},
                      [](const LocalMention& m) { return std::tuple(m.field, m.span.begin); });
    Renumber(all);
    return all;
  }

  // Puts the entities into the order in which the article names them.
  static void Renumber(LocalEntities& all) {
    std::vector<LocalEntity> ordered;
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (LocalMention& mention : all.mentions) {
      const auto [number, added] =
          numbers.try_emplace(mention.entity, static_cast<std::uint32_t>(ordered.size()));
      if (added) ordered.push_back(std::move(all.entities[mention.entity]));
      mention.entity = number->second;
    }
    all.entities = std::move(ordered);
  }

  LocalEntity Known(int number) const {
    const Entity& entity = gazetteer_.entities()[static_cast<std::size_t>(number)];
    return {entity.kind, entity.id, number};
  }

  // The fullest way in which it is written; of several the most frequent.
  static std::string LabelOf(const Organization& organization) {
    std::map<std::string, std::size_t> counts;
    for (const std::string& written : organization.written) ++counts[CollapseSpaces(written)];
    const auto words = [](const std::string& name) { return std::ranges::count(name, ' '); };
    return std::ranges::max_element(
               counts, {},
               [&](const auto& pair) { return std::tuple(words(pair.first), pair.second); })
        ->first;
  }

  const std::vector<FieldWords>& fields_;
  const std::vector<std::vector<NameSpan>>& names_;
  const Gazetteer& gazetteer_;
  std::vector<Hints> taken_;
  std::map<int, std::size_t> organization_by_number_;  // of the gazetteer, in organizations_
  std::vector<Person> people_;
  std::map<int, std::size_t> by_number_;  // of the gazetteer, in people_
  std::vector<Organization> organizations_;
  struct Default {
    int number = 0;
    Place place;
    TextName name;
  };

  std::vector<Default> defaults_;
  std::vector<std::pair<Place, TextName>> bare_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_surname_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_given_;
  std::map<std::string, std::size_t> by_name_;
  std::map<std::size_t, std::size_t> moved_;
};

}  // namespace

LocalEntities JoinNames(const std::vector<FieldWords>& fields,
                        const std::vector<std::vector<NameSpan>>& names,
                        const Gazetteer& gazetteer) {
  return Joiner(fields, names, gazetteer).Run();
}

}  // namespace dossier::entities
