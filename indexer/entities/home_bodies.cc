#include "entities/home_bodies.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "entities/known_names.h"
#include "entities/people_rules.h"
#include "text/analyzer.h"
#include "text/letter_case.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::string_view kHome = "RU";

std::vector<std::string> StemsOf(std::string_view name, text::Analyzer& analyzer) {
  std::vector<std::string> stems;
  for (const text::Token& token : analyzer.Analyze(name)) {
    if (!token.variant) stems.push_back(token.stem);
  }
  return stems;
}

// The name that word `i` belongs to, or nullptr.
const KnownName* NameAt(const FieldWords& field, std::size_t i) {
  const auto name = std::ranges::find_if(
      field.names, [i](const KnownName& known) { return known.begin <= i && i < known.end; });
  return name == field.names.end() ? nullptr : &*name;
}

// True in front of a name that is nobody's: «МВД Чечни».
bool HasNameBehind(const FieldWords& field, std::size_t i) {
  const std::size_t next = i + 1;
  if (next >= field.words.size() || field.words[next].gap != Gap::kSpace) return false;
  const Word& word = field.words[next];
  if (field.known[next] == Tag::kBeginPlace) return true;
  const bool is_name = word.shape == Shape::kCapital || word.shape == Shape::kAllCapitals;
  return is_name && !word.is_shouted && field.known[next] == Tag::kOutside &&
         !word.Is(word_class::kGivenName | word_class::kNamePart);
}

// «чеченского МВД».
bool HasAdjectiveInFront(const FieldWords& field, std::size_t i) {
  static constexpr std::array<std::string_view, 3> kOfHome = {"российск", "федеральн", "русск"};
  if (i == 0 || field.words[i].gap != Gap::kSpace) return false;
  const std::string_view before = field.words.Term(i - 1);
  return field.words[i - 1].script == text::Script::kCyrillic && HasAdjectiveEnding(before) &&
         !text::IsStopWord(before) &&
         std::ranges::find(kOfHome, field.words.Stem(i - 1)) == kOfHome.end();
}

}  // namespace

HomeBodies::HomeBodies(const Gazetteer& gazetteer)
    : gazetteer_(&gazetteer), home_(gazetteer.states().FindCountry(kHome)) {
  if (home_ < 0) return;
  text::Analyzer analyzer;
  AddCountries(analyzer);
  AddRoles(analyzer);
  AddLines(analyzer);
}

void HomeBodies::AddCountries(text::Analyzer& analyzer) {
  const std::vector<Country>& countries = gazetteer_->states().countries;
  for (std::size_t i = 0; i < countries.size(); ++i) {
    const auto add = [&](std::string_view name) {
      const std::vector<std::string> stems = StemsOf(name, analyzer);
      if (stems.size() == 1) *countries_.Add(stems.front()).first = static_cast<int>(i);
      // «Ирана» has another stem than «Иране».
      constexpr std::string_view kGenitive = "а";
      if (stems.size() == 1 && name.ends_with(kGenitive)) {
        name.remove_suffix(kGenitive.size());
        for (const std::string& stem : StemsOf(std::string(name) + "е", analyzer)) {
          *countries_.Add(stem).first = static_cast<int>(i);
        }
      }
    };
    add(countries[i].ru);
    for (const std::string& name : countries[i].ru_names) add(name);
    for (const std::string& name : countries[i].ru_adjectives) add(name);
  }
}

void HomeBodies::AddRoles(text::Analyzer& analyzer) {
  const std::vector<StateRole>& roles = gazetteer_->states().roles;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].is_office) continue;
    const int role = static_cast<int>(i);
    for (const RoleWords& name : roles[i].ru_names) {
      if (name.only.empty()) {
        AddBody(name.words, {gazetteer_->StateBody(role, home_), role}, analyzer);
      }
    }
  }
}

// «МЧС» of «МЧС России».
void HomeBodies::AddLines(text::Analyzer& analyzer) {
  const std::vector<Entity>& entities = gazetteer_->entities();
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].kind != EntityKind::kOrganization || entities[i].country != kHome) continue;
    for (const std::string& name : entities[i].ru_aliases) {
      const std::size_t space = name.find(' ');
      if (space == std::string::npos) continue;
      const std::vector<std::string> rest = StemsOf(name.substr(space + 1), analyzer);
      const int* const country = rest.size() == 1 ? countries_.Find(rest.front()) : nullptr;
      if (country == nullptr || *country != home_) continue;
      AddBody(std::string_view(name).substr(0, space), {static_cast<int>(i), -1}, analyzer);
    }
  }
}

// Common nouns alone («посольство», «Армия») mean nobody's in particular, nor does «ВВС».
void HomeBodies::AddBody(std::string_view name, Body body, text::Analyzer& analyzer) {
  constexpr WordClassSet kCommon = word_class::kHead | word_class::kWeakHead |
                                   word_class::kDescriptor | word_class::kGeneric |
                                   word_class::kAcronymNot;
  const std::vector<text::Token> tokens = analyzer.Analyze(name);
  if (tokens.size() != 1 || text::CountCodePoints(name) < 3 || body.number < 0) return;
  const text::Token& token = tokens.front();
  if ((gazetteer_->word_classes().Find(token.term, token.stem, true) & kCommon) != 0) return;
  body.is_acronym = text::IsAcronym(name);
  const auto [kept, is_new] = bodies_.Add(token.stem);
  if (is_new) *kept = body;
}

void HomeBodies::Mark(std::vector<FieldWords>& fields) const {
  if (home_ < 0) return;
  bool is_known = false;
  bool is_home = false;
  for (FieldWords& field : fields) {
    bool has_new = false;
    for (std::size_t i = 0; i < field.words.size(); ++i) {
      const Body* const body = FindAt(field, i);
      if (body == nullptr || field.known[i] != Tag::kOutside) continue;
      if (!is_known) is_home = IsOfHome(fields);
      is_known = true;
      if (!is_home) return;
      if (IsOfAnother(fields, field.words.Stem(i), *body)) continue;
      field.names.push_back({i, i + 1, body->number, false});
      field.known[i] = Tag::kBeginOrganization;
      has_new = true;
    }
    if (has_new) std::ranges::sort(field.names, {}, &KnownName::begin);
  }
}

// The body whose word stands at `i`.
const HomeBodies::Body* HomeBodies::FindAt(const FieldWords& field, std::size_t i) const {
  const Word& word = field.words[i];
  if (word.script != text::Script::kCyrillic || !word.HasCapital()) return nullptr;
  const Body* const body = bodies_.Find(field.words.Stem(i));
  return body == nullptr || (body->is_acronym && word.shape == Shape::kCapital) ? nullptr : body;
}

bool HomeBodies::IsOfHome(const std::vector<FieldWords>& fields) const {
  std::vector<int> counts(gazetteer_->states().countries.size());
  for (const FieldWords& field : fields) {
    for (std::size_t i = 0; i < field.words.size(); ++i) {
      if (field.words[i].script != text::Script::kCyrillic) continue;
      if (const int* const country = countries_.Find(field.words.Stem(i))) {
        ++counts[static_cast<std::size_t>(*country)];
      }
    }
  }
  const int at_home = std::exchange(counts[static_cast<std::size_t>(home_)], 0);
  return std::ranges::max(counts) <= 2 * at_home;
}

bool HomeBodies::IsOfAnother(const std::vector<FieldWords>& fields, std::string_view stem,
                             const Body& body) const {
  const auto is_foreign = [&](const KnownName& name) {
    if (body.role < 0) return false;
    for (std::size_t country = 0; country < gazetteer_->states().countries.size(); ++country) {
      if (static_cast<int>(country) != home_ &&
          gazetteer_->StateBody(body.role, static_cast<int>(country)) == name.number) {
        return true;
      }
    }
    return false;
  };
  for (const FieldWords& field : fields) {
    if (std::ranges::any_of(field.names, is_foreign)) return true;
    for (std::size_t i = 0; i < field.words.size(); ++i) {
      if (field.words.Stem(i) != stem) continue;
      const KnownName* const name = NameAt(field, i);
      if (name == nullptr && (HasNameBehind(field, i) || HasAdjectiveInFront(field, i))) {
        return true;
      }
      if (name == nullptr) continue;
      const Entity& named = gazetteer_->entities()[static_cast<std::size_t>(name->number)];
      if (!named.country.empty() && named.country != kHome) return true;
    }
  }
  return false;
}

}  // namespace dossier::entities
