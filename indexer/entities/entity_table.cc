// All keys are names of one union (name_union.h), and so are the names of the curator's lines that
// no article has. In this order: a name of a line and the keys that are written so become one; then
// what the lines say is the same; then the rules, which may join nothing that a line keeps apart.
// What is one in the end is a value. tests/entities/entity_table_test.cc.
#include "entities/entity_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "entities/facet_ids.h"
#include "entities/mentions.h"
#include "entities/organization_values.h"
#include "entities/person_name.h"
#include "entities/person_values.h"
#include "text/code_points.h"
#include "text/letter_case.h"
#include "text/romanization.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::uint32_t kNoValue = kNoKey;

bool IsUnknown(std::string_view key) { return key.starts_with(kUnknownMark); }

// The entity of the gazetteer whose id the key is, or nullptr.
const Entity* FindKnown(const KeyCount& key, const Gazetteer& gazetteer) {
  const int number = IsUnknown(key.key) ? -1 : gazetteer.Find(key.key);
  return number < 0 ? nullptr : &gazetteer.entities()[static_cast<std::size_t>(number)];
}

// The script of the first letter.
text::Script ScriptOf(std::string_view name) {
  for (std::size_t offset = 0; offset < name.size();) {
    const text::Script script = text::ScriptOfLetter(text::NextCodePoint(name, offset));
    if (script != text::Script::kOther) return script;
  }
  return text::Script::kOther;
}

// The names that lines speak of, as names of the union behind those of the keys.
class LineNames {
 public:
  LineNames(std::span<const MergeLine> lines, std::size_t key_count) : lines_(lines) {
    for (const MergeLine& line : lines) {
      for (const std::string* name : {&line.one, &line.other}) {
        const auto number = static_cast<std::uint32_t>(key_count + numbers_.size());
        if (numbers_.try_emplace(NameOf(line.kind, *name), number).second && IsEntityId(*name)) {
          ids_.emplace(number, *name);
        }
      }
    }
  }

  std::size_t size() const { return numbers_.size(); }

  // The ids of the gazetteer among them, by number.
  const std::map<std::uint32_t, std::string>& ids() const { return ids_; }

  // Joins the keys with the names that they are, and those that are the same.
  void Join(std::span<const KeyCount> keys, NameUnion& names) const {
    if (lines_.empty()) return;
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      const std::string_view key = keys[i].key;
      const auto number =
          numbers_.find(IsUnknown(key) ? Name(keys[i].kind, kUnknownMark + FoldName(NameInKey(key)))
                                       : Name(keys[i].kind, std::string(key)));
      if (number == numbers_.end()) continue;
      names.Unite(number->second, i);
    }
    for (const auto& [number, id] : ids_) names.SetKnown(number);
    for (const MergeLine& line : lines_) {
      if (line.rule == MergeRule::kSame)
        names.Unite(Number(line, line.one), Number(line, line.other));
    }
    for (const MergeLine& line : lines_) {
      if (line.rule == MergeRule::kApart) {
        names.KeepApart(Number(line, line.one), Number(line, line.other));
      }
    }
  }

 private:
  using Name = std::pair<EntityKind, std::string>;

  static Name NameOf(EntityKind kind, const std::string& name) {
    return {kind, IsEntityId(name) ? name : kUnknownMark + FoldName(name)};
  }

  std::uint32_t Number(const MergeLine& line, const std::string& name) const {
    return numbers_.at(NameOf(line.kind, name));
  }

  std::span<const MergeLine> lines_;
  std::map<Name, std::uint32_t> numbers_;
  std::map<std::uint32_t, std::string> ids_;
};

void JoinPeople(std::span<const KeyCount> keys, const Gazetteer& gazetteer, NameUnion& names) {
  const std::span<const KeyCount> persons =
      keys.first(std::ranges::count(keys, EntityKind::kPerson, &KeyCount::kind));
  std::size_t spellings = 0;
  for (const KeyCount& key : persons) {
    const Entity* known = FindKnown(key, gazetteer);
    spellings += known == nullptr ? 1 : PersonValues::SpellingsOf(*known).size();
  }
  PersonValues people(names, spellings);
  for (const Entity& entity : gazetteer.entities()) {
    if (entity.kind == EntityKind::kPerson) people.AddGivenNames(entity);
  }
  for (std::uint32_t i = 0; i < persons.size(); ++i) {
    const KeyCount& key = persons[i];
    if (const Entity* known = FindKnown(key, gazetteer)) {
      people.AddKnown(i, *known, key.articles);
    } else if (IsUnknown(key.key)) {
      people.Add(i, ParsePersonName(NameInKey(key.key)), key.articles);
    }
  }
  people.Join();
}

void JoinOrganizations(std::span<const KeyCount> keys, NameUnion& names) {
  OrganizationValues organizations(names);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (keys[i].kind == EntityKind::kOrganization && IsUnknown(keys[i].key)) {
      organizations.Add(i, NameInKey(keys[i].key));
    }
  }
}

// What makes a name the label of its value: how much of a name it is, that it is not all in
// capitals, that it is in the nominative, then how many articles have it, then the order of the
// keys.
class Labels {
 public:
  explicit Labels(std::span<const KeyCount> keys) : keys_(keys) {}

  void Offer(std::uint32_t key, EntityValue& value) {
    const bool is_russian = ScriptOf(NameInKey(keys_[key].key)) == text::Script::kCyrillic;
    std::uint32_t& label = is_russian ? value.ru_key : value.en_key;
    if (label == kNoKey || RankOf(key) < RankOf(label)) label = key;
  }

  // A full Russian name goes before English initials or a bare English surname.
  void Settle(EntityValue& value) const {
    if (value.en_key == kNoKey || value.ru_key == kNoKey) return;
    if (ShapeOf(value.ru_key) < ShapeOf(value.en_key)) value.en_key = kNoKey;
  }

 private:
  NameShape ShapeOf(std::uint32_t key) const {
    if (keys_[key].kind == EntityKind::kOrganization) return NameShape::kFull;
    return ParsePersonName(NameInKey(keys_[key].key)).shape;
  }

  // Of the case forms of a Russian organization the nominative is among the shortest.
  std::size_t LengthOf(std::uint32_t key) const {
    const std::string_view name = NameInKey(keys_[key].key);
    const bool declines =
        keys_[key].kind == EntityKind::kOrganization && ScriptOf(name) == text::Script::kCyrillic;
    return declines ? text::CountCodePoints(name) : 0;
  }

  std::tuple<NameShape, bool, std::size_t, std::uint32_t, std::uint32_t> RankOf(
      std::uint32_t key) const {
    const std::string_view name = NameInKey(keys_[key].key);
    const bool is_shouted = name.find(' ') != std::string_view::npos && text::IsAllCapitals(name);
    return {ShapeOf(key), is_shouted, LengthOf(key), ~keys_[key].articles, key};
  }

  std::span<const KeyCount> keys_;
};

std::string IdWished(const EntityValue& value, std::span<const KeyCount> keys) {
  const std::uint32_t label = value.en_key != kNoKey ? value.en_key : value.ru_key;
  std::string slug = text::SlugOf(NameInKey(keys[label].key));
  return slug.empty() ? std::string(EntityKindName(value.kind)) : slug;
}

// The values in the order of their first keys, with known ids; articles of each, by value.
void MakeValues(std::span<const KeyCount> keys, const LineNames& lines, const NameUnion& names,
                EntityTable& table, std::vector<std::uint64_t>& articles) {
  std::vector<std::uint32_t> value_of_root(keys.size() + lines.size(), kNoValue);
  Labels labels(keys);
  table.values.reserve(keys.size());
  table.value_of_key.reserve(keys.size());
  articles.reserve(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    std::uint32_t& number = value_of_root[names.Root(i)];
    if (number == kNoValue) {
      number = static_cast<std::uint32_t>(table.values.size());
      table.values.emplace_back().kind = keys[i].kind;
      articles.push_back(0);
    }
    table.value_of_key.push_back(number);
    articles[number] += keys[i].articles;
    EntityValue& value = table.values[number];
    if (IsUnknown(keys[i].key)) {
      labels.Offer(i, value);
    } else {
      value.known = true;
      value.id = table.strings.Keep(keys[i].key);
    }
  }
  for (const auto& [name, id] : lines.ids()) {
    const std::uint32_t number = value_of_root[names.Root(name)];
    if (number == kNoValue) continue;
    table.values[number].known = true;
    table.values[number].id = table.strings.Keep(id);
  }
  for (EntityValue& value : table.values) labels.Settle(value);
}

void MakeIds(std::span<const KeyCount> keys, const Gazetteer& gazetteer,
             const std::vector<std::uint64_t>& articles, EntityTable& table) {
  std::vector<IdWish> wishes;
  wishes.reserve(table.values.size());
  std::set<std::string_view> known;  // of an earlier gazetteer, too
  for (std::uint32_t i = 0; i < table.values.size(); ++i) {
    const EntityValue& value = table.values[i];
    if (value.known) {
      known.insert(value.id);
    } else {
      wishes.push_back({table.strings.Keep(IdWished(value, keys)), articles[i], i});
    }
  }
  const auto is_taken = [&](std::string_view id) {
    return gazetteer.Find(id) >= 0 || known.contains(id);
  };
  AssignIds(is_taken, wishes, table.strings);
  for (const IdWish& wish : wishes) table.values[wish.order].id = wish.slug;
}

void SortValues(EntityTable& table) {
  std::vector<std::uint32_t> order(table.values.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return table.values[i].id; });
  std::vector<EntityValue> sorted;
  sorted.reserve(order.size());
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t i : order) {
    place[i] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(table.values[i]);
  }
  table.values = std::move(sorted);
  for (std::uint32_t& value : table.value_of_key) value = place[value];
}

// The slugs that lead to values without being ids. One that several values would have is that of
// the name that most articles have.
class SlugMaker {
 public:
  SlugMaker(std::span<const KeyCount> keys, const Gazetteer& gazetteer, EntityTable& table)
      : keys_(keys), gazetteer_(gazetteer), table_(table) {}

  void Make() {
    for (std::uint32_t key = 0; key < keys_.size(); ++key) {
      if (IsUnknown(keys_[key].key)) {
        Claim(NameInKey(keys_[key].key), key);
        continue;
      }
      // By these names the value was known before it came into the gazetteer.
      const Entity* known = FindKnown(keys_[key], gazetteer_);
      if (known == nullptr) continue;
      Claim(known->en, key);
      Claim(known->ru, key);
      Claim(known->RussianLabel(), key);
      for (const std::string& alias : known->en_aliases) Claim(alias, key);
      for (const std::string& alias : known->ru_aliases) Claim(alias, key);
    }
    std::ranges::sort(claims_, [this](const Claimed& a, const Claimed& b) {
      return std::tuple(a.slug, ~keys_[a.key].articles, a.key) <
             std::tuple(b.slug, ~keys_[b.key].articles, b.key);
    });
    for (const Claimed& claim : claims_) {
      if (!table_.slugs.empty() && table_.slugs.back().slug == claim.slug) continue;
      table_.slugs.push_back({claim.slug, table_.value_of_key[claim.key]});
    }
  }

 private:
  struct Claimed {
    std::string_view slug;
    std::uint32_t key;
  };

  void Claim(std::string_view name, std::uint32_t key) {
    const std::string slug = text::SlugOf(name);
    if (slug.empty() || slug == table_.values[table_.value_of_key[key]].id) return;
    const bool is_id =
        gazetteer_.Find(slug) >= 0 ||
        std::ranges::binary_search(table_.values, std::string_view(slug), {}, &EntityValue::id);
    if (!is_id) claims_.push_back({table_.strings.Keep(slug), key});
  }

  std::span<const KeyCount> keys_;
  const Gazetteer& gazetteer_;
  EntityTable& table_;
  std::vector<Claimed> claims_;
};

}  // namespace

std::string_view NameInKey(std::string_view key) { return IsUnknown(key) ? key.substr(1) : key; }

EntityTable MakeEntityTable(std::span<const KeyCount> keys, const Gazetteer& gazetteer,
                            std::span<const MergeLine> lines) {
  const LineNames line_names(lines, keys.size());
  NameUnion names(keys.size() + line_names.size());
  line_names.Join(keys, names);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (!IsUnknown(keys[i].key)) names.SetKnown(i);
  }
  JoinPeople(keys, gazetteer, names);
  JoinOrganizations(keys, names);
  EntityTable table;
  std::vector<std::uint64_t> articles;
  MakeValues(keys, line_names, names, table, articles);
  MakeIds(keys, gazetteer, articles, table);
  SortValues(table);
  SlugMaker(keys, gazetteer, table).Make();
  return table;
}

}  // namespace dossier::entities
