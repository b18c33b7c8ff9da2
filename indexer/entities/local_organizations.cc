#include "entities/local_organizations.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>

#include "text/name_key.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

// How many names are looked at for the one that an acronym or a head is of, to each side.
constexpr std::size_t kMostNamesAway = 100;

}  // namespace

const std::string& LocalOrganizations::Organization::Label() const {
  const auto words = [](const std::string& name) { return std::ranges::count(name, ' '); };
  return std::ranges::max_element(
             written, {},
             [&](const auto& pair) { return std::tuple(words(pair.first), pair.second); })
      ->first;
}

// The stems of the words that make the name.
std::string LocalOrganizations::KeyOf(const NamePlace& place) const {
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

void LocalOrganizations::AddTo(std::size_t organization, const NamePlace& place) {
  const Words& words = fields_[place.field].words;
  organizations_[organization].places.push_back(place);
  ++organizations_[organization]
        .written[CollapseSpaces(words.SpanOf(place.begin, place.end).In(words.utf8()))];
}

void LocalOrganizations::AddKnown(int number, const NamePlace& place) {
  const auto [index, added] = by_number_.try_emplace(number, organizations_.size());
  if (added) {
    organizations_.push_back({{}, {}, number});
    moved_.push_back(moved_.size());
  }
  by_key_.try_emplace(KeyOf(place), index->second);
  AddTo(index->second, place);
}

void LocalOrganizations::AddName(const NamePlace& place) {
  const auto [index, added] = by_key_.try_emplace(KeyOf(place), organizations_.size());
  if (added) {
    organizations_.emplace_back();
    moved_.push_back(moved_.size());
  }
  AddTo(index->second, place);
}

bool LocalOrganizations::HasNameFrom(const NamePlace& place) const {
  const std::string key = KeyOf(place);
  const auto name = by_key_.lower_bound(key);
  return !key.empty() && name != by_key_.end() && name->first.starts_with(key);
}

NamePlace LocalOrganizations::WithoutDescriptor(NamePlace place) const {
  const Words& words = fields_[place.field].words;
  for (std::size_t i = place.begin; i + 1 < place.end; ++i) {
    if (words[i].script != text::Script::kCyrillic) break;
    const bool is_descriptor =
        words[i].Is(word_class::kDescriptor | word_class::kHead | word_class::kWeakHead);
    if (!is_descriptor || words[i].shape == Shape::kCapital) continue;
    if (!words[i + 1].quote_opens && words[i + 1].script != text::Script::kLatin) continue;
    place.begin = i + 1;
    break;
  }
  return place;
}

bool LocalOrganizations::TakeRepeated(const NamePlace& place) {
  const auto known = by_key_.find(KeyOf(place));
  if (known == by_key_.end()) return false;
  const std::size_t organization = Root(known->second);
  if (organizations_[organization].places.empty()) return false;  // dropped
  AddTo(organization, place);
  return true;
}

bool LocalOrganizations::TakeHead(const NamePlace& place) {
  const Words& words = fields_[place.field].words;
  const Word& word = words[place.begin];
  if (!word.Is(word_class::kHead) || word.Is(word_class::kLegalForm)) return false;
  // A part of a longer name that nothing has found: "Ministry of Petroleum Industry".
  const std::size_t next = place.end;
  if (next < words.size() && words[next].gap == Gap::kSpace && words[next].HasCapital())
    return false;
  if (words[place.begin].gap == Gap::kSpace && words[place.begin - 1].HasCapital() &&
      words.Term(place.begin - 1) != "the") {
    return false;
  }
  std::optional<std::size_t> organization;
  if (word.shape == Shape::kCapital && !word.starts_sentence) {
    const std::string key = KeyOf(place);
    organization =
        Nearest(place, true, [&](const Located& name) { return HasWord(name.first, key); });
  } else if (words.Stem(place.begin) == "ministri" || words.Stem(place.begin) == "министерств") {
    organization = Nearest(place, true, [&](const Located& name) {
      const int number = organizations_[Root(name.second)].number;
      return number != LocalEntity::kUnknown &&
             gazetteer_.entities()[static_cast<std::size_t>(number)].ministry;
    });
  }
  if (organization) AddTo(Root(*organization), place);
  return organization.has_value();
}

void LocalOrganizations::Join() {
  located_ = Locate();
  JoinBracketed();
  JoinByInitials();
  JoinShortForms();
  JoinHeads();
  DropGenerics();
  std::erase_if(located_, [&](const Located& name) {
    return organizations_[Root(name.second)].places.empty();
  });
}

std::vector<LocalOrganizations::Located> LocalOrganizations::Locate() const {
  std::vector<Located> all;
  for (std::size_t i = 0; i < organizations_.size(); ++i) {
    for (const NamePlace& place : organizations_[i].places) all.emplace_back(place, i);
  }
  std::ranges::sort(all, {}, [](const Located& name) { return name.first.Order(); });
  return all;
}

// The organization with a place that `fits`: the last in front of `place`, else the first behind.
template <typename Fits>
std::optional<std::size_t> LocalOrganizations::Nearest(const NamePlace& place, bool only_before,
                                                       const Fits& fits) const {
  const auto order = [](const Located& name) { return name.first.Order(); };
  const auto here = std::ranges::lower_bound(located_, place.Order(), {}, order);
  const auto at = static_cast<std::size_t>(here - located_.begin());
  for (std::size_t i = at; i-- > at - std::min(at, kMostNamesAway);) {
    if (fits(located_[i])) return located_[i].second;
  }
  if (only_before) return std::nullopt;
  for (std::size_t i = at; i < std::min(located_.size(), at + kMostNamesAway); ++i) {
    if (fits(located_[i]) && located_[i].first.Order() != place.Order()) return located_[i].second;
  }
  return std::nullopt;
}

bool LocalOrganizations::IsNamedInFull(std::size_t organization) const {
  return std::ranges::any_of(organizations_[organization].places,
                             [&](const NamePlace& place) { return !IsAcronym(place); });
}

bool LocalOrganizations::IsUnknown(std::size_t organization) const {
  return organizations_[organization].number == LocalEntity::kUnknown &&
         !organizations_[organization].places.empty();
}

bool LocalOrganizations::IsAcronym(const NamePlace& place) const {
  return place.end - place.begin == 1 &&
         fields_[place.field].words[place.begin].shape != Shape::kCapital;
}

// An acronym in brackets behind a name, or a name in brackets behind an acronym.
void LocalOrganizations::JoinBracketed() {
  for (std::size_t i = 0; i + 1 < located_.size(); ++i) {
    const auto& [one, first] = located_[i];
    const auto& [two, second] = located_[i + 1];
    if (one.field != two.field || one.end != two.begin) continue;
    if (fields_[one.field].words[two.begin].gap != Gap::kBracket) continue;
    if (IsAcronym(one) == IsAcronym(two)) continue;
    const auto& [name, acronym] = IsAcronym(one) ? std::pair(two, one) : std::pair(one, two);
    const std::size_t short_one = IsAcronym(one) ? first : second;
    // "Foundation for Eurasian Dialogue (FED)" is not the Federal Reserve.
    const std::string_view term = fields_[acronym.field].words.Term(acronym.begin);
    if (IsUnknown(Root(IsAcronym(one) ? second : first)) && !IsUnknown(Root(short_one)) &&
        HasInitials(name, term) && !IsNamedInFull(Root(short_one))) {
      organizations_[Root(short_one)].number = LocalEntity::kUnknown;
    }
    Merge(first, second);
  }
}

// An acronym that no bracket explains, of the first letters of a name that stands elsewhere, or of
// its first words: «министерство иностранных дел Казахстана … МИД».
void LocalOrganizations::JoinByInitials() {
  for (std::size_t i = 0; i < organizations_.size(); ++i) {
    if (!IsUnknown(i)) continue;
    const NamePlace& place = organizations_[i].places.front();
    if (!IsAcronym(place)) continue;
    const std::string_view term = fields_[place.field].words.Term(place.begin);
    const auto longer =
        Nearest(place, false, [&](const Located& name) { return HasInitials(name.first, term); });
    if (longer) Merge(*longer, i);
  }
}

bool LocalOrganizations::HasInitials(const NamePlace& place, std::string_view acronym) const {
  const Words& words = fields_[place.field].words;
  const std::size_t letters = text::CountCodePoints(acronym);
  if (place.end - place.begin < 2 || letters < 2) return false;
  std::string all;
  std::string without;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    const std::string_view letter = text::TakeCodePoints(words.Term(i), 1);
    all += letter;
    if (!text::IsStopWord(words.Term(i))) without += letter;
    const bool is_whole = i + 1 == place.end || letters >= 3;
    if (is_whole && (all == acronym || without == acronym)) return true;
  }
  return false;
}

// "Salomon" is "Salomon Brothers", where one longer name begins so.
void LocalOrganizations::JoinShortForms() {
  for (auto name = by_key_.begin(); name != by_key_.end(); ++name) {
    const auto next = std::next(name);
    if (name->first.empty() || next == by_key_.end() || !next->first.starts_with(name->first)) {
      continue;
    }
    const auto second = std::next(next);
    if (second != by_key_.end() && second->first.starts_with(name->first)) continue;
    Merge(next->second, name->second);
  }
}

// "the Council" is the Security Council that was named before.
void LocalOrganizations::JoinHeads() {
  for (std::size_t i = 0; i < organizations_.size(); ++i) {
    if (!IsUnknown(i)) continue;
    const NamePlace place = organizations_[i].places.front();
    if (place.end - place.begin > 1) continue;
    const std::string key = KeyOf(place);
    const auto longer =
        Nearest(place, false, [&](const Located& name) { return HasWord(name.first, key); });
    if (longer) Merge(*longer, i);
  }
}

bool LocalOrganizations::HasWord(const NamePlace& place, const std::string& key) const {
  const Words& words = fields_[place.field].words;
  if (place.end - place.begin < 2) return false;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    if (words[i].HasCapital() && KeyOf({place.field, i, i + 1, place.rule}) == key) return true;
  }
  return false;
}

void LocalOrganizations::DropGenerics() {
  constexpr WordClassSet kCommon =
      word_class::kGeneric | word_class::kPortfolio | word_class::kLegalForm | word_class::kTitle;
  for (std::size_t i = 0; i < organizations_.size(); ++i) {
    if (!IsUnknown(i)) continue;
    const auto is_own = [&](const NamePlace& place) {
      if (place.rule == Rule::kQuoted || place.rule == Rule::kLegalForm) return true;
      const Words& words = fields_[place.field].words;
      for (std::size_t at = place.begin; at < place.end; ++at) {
        if (!words[at].Is(kCommon) && !text::IsStopWord(words.Term(at))) return true;
      }
      return false;
    };
    if (std::ranges::none_of(organizations_[i].places, is_own)) organizations_[i].places.clear();
  }
}

std::size_t LocalOrganizations::Root(std::size_t organization) const {
  while (moved_[organization] != organization) organization = moved_[organization];
  return organization;
}

void LocalOrganizations::Merge(std::size_t into, std::size_t from) {
  into = Root(into);
  from = Root(from);
  if (into == from) return;
  Organization& target = organizations_[into];
  Organization& source = organizations_[from];
  if (target.number != LocalEntity::kUnknown && source.number != LocalEntity::kUnknown) return;
  target.places.insert(target.places.end(), source.places.begin(), source.places.end());
  for (const auto& [written, count] : source.written) target.written[written] += count;
  if (target.number == LocalEntity::kUnknown) target.number = source.number;
  source.places.clear();
  moved_[from] = into;
}

}  // namespace dossier::entities
