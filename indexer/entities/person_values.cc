// Four rules, one after another, each on what those before have joined:
//
//   1. one name, in the spellings of one script     Sergei Ivanov = Sergey Ivanov
//      and with or without its patronymic           «Сергей Викторович Иванов» = «Сергей Иванов»
//   2. initials join the full name                  «М. Абдрахманов» = «Марлен Абдрахманов»
//   3. English joins Russian (script_pairs.h)       Marlen Abdrakhmanov = «Марлен Абдрахманов»
//   4. a bare surname joins the full name           «Абдрахманов» = «Марлен Абдрахманов»
//
// Wherever several may be meant (two patronymics, two given names of one surname) the name joins
// the one that stands for kDominance of the articles that name any of them, in its own script; and
// none where there is no such one. People of the gazetteer count among those that may be meant by
// initials or a bare surname; their full names and its variants the matcher has found already.
//
// Names are compared by stems, because a text does not always tell the nominative: «Сергея
// Викторовича Иванова» may be the key. A surname by itself is compared as it stands first, and by
// its stem only where nobody has it as it stands: «Захарова» is not «Захаров».
//
// What it does not do: tell two people of one name apart. Cost: some sorting.
// tests/entities/person_values_test.cc.
#include "entities/person_values.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "entities/script_pairs.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr double kDominance = 0.7;
constexpr std::uint64_t kMinDominantArticles = 2;

bool IsOneLetter(std::string_view text) {
  return !text.empty() && text::TakeCodePoints(text, 1).size() == text.size();
}

std::string_view FirstLetter(std::string_view text) { return text::TakeCodePoints(text, 1); }

// Calls `visit` for each run of equal keys in `items`, which are sorted by them.
template <typename T, typename Key, typename Visit>
void ForEachRun(std::span<const T> items, const Key& key, const Visit& visit) {
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && key(items[end]) == key(items[begin])) ++end;
    visit(items.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

// Those that a name may mean, each set of names once.
class PersonValues::Candidates {
 public:
  explicit Candidates(const NameUnion& names) : union_(names) {}

  void Add(const Name& name) {
    Candidate& candidate = Of(name.number);
    candidate.articles += name.articles;
    candidate.weak |= name.weak;
  }

  void Exclude(const Name& name) { Of(name.number).excluded = true; }

  // The only one, or the dominant one.
  std::optional<Candidate> Dominant() const {
    const Candidate* best = nullptr;
    std::uint64_t total = 0;
    std::size_t count = 0;
    for (const Candidate& candidate : candidates_) {
      if (candidate.excluded) continue;
      ++count;
      total += candidate.articles;
      if (best == nullptr || candidate.articles > best->articles) best = &candidate;
    }
    if (best == nullptr) return std::nullopt;
    if (count == 1) return *best;
    const bool is_dominant =
        best->articles >= kMinDominantArticles &&
        static_cast<double>(best->articles) >= kDominance * static_cast<double>(total);
    return is_dominant ? std::optional(*best) : std::nullopt;
  }

  bool empty() const { return candidates_.empty(); }

 private:
  Candidate& Of(std::uint32_t number) {
    const std::uint32_t root = union_.Root(number);
    const auto known = std::ranges::find(candidates_, root, &Candidate::root);
    if (known != candidates_.end()) return *known;
    candidates_.push_back({root});
    return candidates_.back();
  }

  const NameUnion& union_;
  std::vector<Candidate> candidates_;
};

PersonValues::PersonValues(NameUnion& names, std::size_t spellings) : union_(names) {
  names_.reserve(spellings);
  Intern("");
}

PersonValues::StringId PersonValues::Intern(std::string_view text) {
  const auto [id, is_new] = strings_.Add(text);
  if (is_new) *id = static_cast<StringId>(strings_.size() - 1);
  return *id;
}

PersonValues::Name PersonValues::MakeName(std::uint32_t number, const PersonName& name,
                                          std::uint32_t articles) {
  Name made;
  made.number = number;
  made.articles = articles;
  made.given = Intern(name.given);
  made.given_stem = Intern(GivenNameStem(name.given, name.script));
  made.middle = Intern(name.middle);
  made.surname = Intern(name.surname);
  made.surname_stem = Intern(SurnameStem(name.surname, name.script));
  made.script = name.script;
  made.shape = name.shape;
  return made;
}

void PersonValues::Add(std::uint32_t number, const PersonName& name, std::uint32_t articles) {
  if (!name.surname.empty()) names_.push_back(MakeName(number, name, articles));
}

std::vector<std::string_view> PersonValues::SpellingsOf(const Entity& person) {
  std::vector<std::string_view> spellings = {person.en, person.ru};
  spellings.insert(spellings.end(), person.en_aliases.begin(), person.en_aliases.end());
  spellings.insert(spellings.end(), person.ru_aliases.begin(), person.ru_aliases.end());
  for (std::string_view& spelling : spellings) {
    if (spelling.starts_with('=')) spelling.remove_prefix(1);
  }
  return spellings;
}

void PersonValues::AddKnown(std::uint32_t number, const Entity& person, std::uint32_t articles) {
  const std::size_t begin = names_.size();
  for (const std::string_view spelling : SpellingsOf(person)) {
    PersonName name;
    const std::size_t space = spelling.find(' ');
    if (person.family_first && space != std::string_view::npos) {
      name = ParsePersonName(std::string(spelling.substr(space + 1)) + ' ' +
                             std::string(spelling.substr(0, space)));
    } else {
      name = ParsePersonName(spelling);
    }
    if (name.shape != NameShape::kFull) continue;
    Name made = MakeName(number, name, articles);
    made.known = true;
    made.weak = person.weak;
    // The articles of a person count once for each surname.
    const bool counted = std::any_of(
        names_.begin() + static_cast<std::ptrdiff_t>(begin), names_.end(), [&](const Name& other) {
          return other.script == made.script && other.surname == made.surname;
        });
    if (counted) made.articles = 0;
    names_.push_back(made);
  }
}

void PersonValues::AddGivenNames(const Entity& person) {
  if (person.family_first) return;
  const PersonName latin = ParsePersonName(person.en);
  const PersonName russian = ParsePersonName(person.ru);
  if (latin.shape != NameShape::kFull || russian.shape != NameShape::kFull) return;
  if (latin.script != text::Script::kLatin || russian.script != text::Script::kCyrillic) return;
  russian_given_[latin.given].insert(russian.given);
}

void PersonValues::Join() {
  SortNames();
  JoinSameNames();
  JoinInitials();
  JoinScripts();
  JoinSurnames();
}

void PersonValues::SortNames() {
  // «Иванов» and «Иванова» may have one initial, so initials go by the surname as it stands, and so
  // do bare surnames.
  std::ranges::sort(names_, {}, [](const Name& name) {
    const bool is_full = name.shape == NameShape::kFull;
    return std::tuple(name.shape, name.script, is_full ? name.surname_stem : name.surname,
                      is_full ? name.given_stem : name.given, name.middle, name.number);
  });
  const auto of = [this](NameShape shape) {
    return std::span<const Name>(std::ranges::equal_range(names_, shape, {}, &Name::shape));
  };
  full_ = of(NameShape::kFull);
  initials_ = of(NameShape::kInitials);
  surnames_ = of(NameShape::kSurname);
}

std::span<const PersonValues::Name> PersonValues::FullNamesOf(const Name& name) const {
  const auto same = std::ranges::equal_range(
      full_, std::tie(name.script, name.surname_stem), {},
      [](const Name& full) { return std::tie(full.script, full.surname_stem); });
  return {same.begin(), same.end()};
}

void PersonValues::JoinSameNames() {
  const auto whole = [](const Name& name) {
    return std::tie(name.script, name.surname_stem, name.given_stem);
  };
  ForEachRun(full_, whole, [this](std::span<const Name> same_name) {
    std::vector<Name> unknown;
    std::ranges::copy_if(same_name, std::back_inserter(unknown),
                         [](const Name& name) { return !name.known; });
    JoinMiddles(unknown);
  });
  const auto with_initial = [](const Name& name) {
    return std::tie(name.script, name.surname, name.given);
  };
  ForEachRun(initials_, with_initial,
             [this](std::span<const Name> same_name) { JoinMiddles(same_name); });
}

// Names that differ in their patronymics or middle names alone.
void PersonValues::JoinMiddles(std::span<const Name> same_name) {
  if (same_name.size() < 2) return;
  std::map<StringId, const Name*> first_with;
  for (const Name& name : same_name) {
    const auto [first, added] = first_with.try_emplace(name.middle, &name);
    if (!added) union_.Unite(first->second->number, name.number);
  }
  // An initial joins the patronymic that begins with it; what then is left, the name without any.
  for (const auto& [middle, initial] : first_with) {
    if (!IsOneLetter(String(middle))) continue;
    Candidates candidates(union_);
    for (const Name& name : same_name) {
      const std::string_view full = String(name.middle);
      if (!IsOneLetter(full) && full.starts_with(String(middle))) candidates.Add(name);
    }
    if (const auto dominant = candidates.Dominant()) {
      union_.Unite(dominant->root, initial->number);
    }
  }
  const auto without = first_with.find(kEmpty);
  if (without == first_with.end()) return;
  Candidates candidates(union_);
  for (const Name& name : same_name) {
    if (name.middle != kEmpty) candidates.Add(name);
  }
  if (const auto dominant = candidates.Dominant()) {
    union_.Unite(dominant->root, without->second->number);
  }
}

void PersonValues::JoinInitials() {
  // Of a set of names with initials, the one that says most decides for all.
  std::vector<std::pair<std::uint32_t, const Name*>> by_root;
  by_root.reserve(initials_.size());
  for (const Name& name : initials_) by_root.emplace_back(union_.Root(name.number), &name);
  std::ranges::sort(by_root, {}, [](const auto& entry) {
    const Name& name = *entry.second;
    return std::tuple(entry.first, name.middle == kEmpty, ~name.articles, name.number);
  });
  std::optional<std::uint32_t> decided;
  for (const auto& [root, name] : by_root) {
    if (decided != root && JoinInitialsOf(*name)) decided = root;
  }
}

bool PersonValues::MayBe(const Name& full, const Name& initials) const {
  if (!String(full.given).starts_with(String(initials.given))) return false;
  if (full.middle == kEmpty || initials.middle == kEmpty) return true;
  const std::string_view one = String(full.middle);
  const std::string_view other = String(initials.middle);
  if (IsOneLetter(one) || IsOneLetter(other)) return FirstLetter(one) == FirstLetter(other);
  return one == other;
}

bool PersonValues::JoinInitialsOf(const Name& name) {
  const std::span<const Name> stem_mates = FullNamesOf(name);
  const bool exact = std::ranges::any_of(
      stem_mates, [&](const Name& full) { return full.surname == name.surname; });
  Candidates candidates(union_);
  for (const Name& full : stem_mates) {
    if (exact && full.surname != name.surname) continue;
    if (!String(full.given).starts_with(String(name.given))) continue;
    candidates.Add(full);
    // One name of a set may be without the patronymic that another has.
    if (!MayBe(full, name)) candidates.Exclude(full);
  }
  const auto dominant = candidates.Dominant();
  return dominant && union_.Unite(dominant->root, name.number);
}

void PersonValues::JoinScripts() {
  struct Spelling {
    std::uint32_t root;
    const Name* name;
  };
  std::vector<Spelling> spellings;
  spellings.reserve(full_.size());
  for (const Name& name : full_) {
    const std::uint32_t root = union_.Root(name.number);
    if (!union_.IsKnown(root)) spellings.push_back({root, &name});
  }
  // The most frequent of each set in each script stands first.
  std::ranges::sort(spellings, {}, [](const Spelling& spelling) {
    return std::tuple(spelling.root, spelling.name->script, ~spelling.name->articles,
                      spelling.name->number);
  });
  const auto russian_given = [this](const Name& name) -> const std::set<std::string>& {
    static const std::set<std::string> kNone;
    if (name.script != text::Script::kLatin) return kNone;
    const auto given = russian_given_.find(std::string(String(name.given)));
    return given == russian_given_.end() ? kNone : given->second;
  };
  std::size_t sounds = spellings.size();
  for (const Spelling& spelling : spellings) sounds += russian_given(*spelling.name).size();
  ScriptPairs pairs(sounds);
  const auto add = [&](std::span<const Spelling> set) {
    const Name& name = *set.front().name;
    const auto with_middle = std::ranges::find_if(
        set, [](const Spelling& spelling) { return spelling.name->middle != kEmpty; });
    const SpelledName spelled{
        .number = set.front().root,
        .spelling = std::uint64_t{name.given_stem} << 32U | name.surname_stem,
        .script = name.script,
        .given = String(name.given),
        .middle = String(with_middle == set.end() ? kEmpty : with_middle->name->middle),
        .surname = String(name.surname)};
    pairs.Add(spelled);
    for (const std::string& given : russian_given(name)) pairs.AddAs(spelled, given);
  };
  ForEachRun(
      std::span<const Spelling>(spellings),
      [](const Spelling& spelling) { return std::tuple(spelling.root, spelling.name->script); },
      add);
  spellings = {};
  pairs.Join(union_);
}

void PersonValues::JoinSurnames() {
  const auto surname = [](const Name& name) { return std::tie(name.script, name.surname); };
  ForEachRun(surnames_, surname, [this](std::span<const Name> bare) { JoinSurname(bare); });
}

void PersonValues::JoinSurname(std::span<const Name> bare) {
  const Name& name = bare.front();
  for (const Name& other : bare) union_.Unite(name.number, other.number);
  const std::span<const Name> stem_mates = FullNamesOf(name);
  const bool exact = std::ranges::any_of(
      stem_mates, [&](const Name& full) { return full.surname == name.surname; });
  Candidates candidates(union_);
  for (const Name& full : stem_mates) {
    if (!exact || full.surname == name.surname) candidates.Add(full);
  }
  const auto dominant = candidates.Dominant();
  if (dominant && !dominant->weak) union_.Unite(dominant->root, name.number);
}

}  // namespace dossier::entities
