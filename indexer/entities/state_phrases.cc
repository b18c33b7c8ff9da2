// The names of bodies and of countries are two short lists, and a phrase is one of each. So nothing
// is multiplied out: 17 bodies of 200 countries with some ten ways to say either would be 300,000
// names, the lists hold 3,000. A phrase is read from its first word on:
//
//   role + of + name      "Foreign Ministry of Kazakhstan", "the government of the United States"
//   role + name           «МИД Казахстана», «министерству обороны Соединённых Штатов»
//   country + role        "Kazakh Foreign Ministry", "Russia's embassy", «казахстанский МИД»
//   several               "the Russian and Turkish presidents", «главы МИД Ирана и России»,
//                         «МИД и Минобороны России»
//
// English words and the names of countries (in Russian in the genitive) count as they stand, since
// Niger and Nigeria have one stem, and president and presidency; Russian roles and adjectives by
// their stems. "East German government", "Turkish Cypriot parliament" and
// "Franco-German embassy" are not those of Germany or Cyprus, so nothing counts behind such a word.
// The cost is one look-up a word where no phrase begins.
#include "entities/state_phrases.h"

#include <algorithm>
#include <array>
#include <utility>

#include "entities/token_steps.h"
#include "text/letter_case.h"

namespace dossier::entities {
namespace {

constexpr std::size_t kMaxShared = 6;  // countries that share one word

// Words that make another country, or no country, of the one behind them.
constexpr std::array<std::string_view, 19> kOtherCountry = {
    "african",  "bosnian", "central",  "east",     "eastern", "latin",     "new",
    "non",      "north",   "northern", "occupied", "pro",     "republika", "south",
    "southern", "west",    "western",  "анти",     "про"};

// Behind "US government" they make it a word for bonds and companies.
constexpr std::array<std::string_view, 10> kAttributeOf = {
    "backed", "bond",  "bonds",      "controlled", "debt",
    "owned",  "paper", "securities", "security",   "sponsored"};

bool IsAnd(std::string_view term) { return term == "and" || term == "и"; }

// What may stand between two words of a phrase: spaces, one line break, quotation marks, a
// possessive ending; between those of one name a hyphen, too.
bool Joins(std::string_view gap) {
  if (gap == "-") return true;
  static constexpr std::array<std::string_view, 12> kAllowed = {
      " ", "\n", "\r", "\u00A0", "'s", "’s", "'", "’", "«", "»", "\"", "“"};
  bool has_line_break = false;
  while (!gap.empty()) {
    const auto part = std::ranges::find_if(
        kAllowed, [gap](std::string_view allowed) { return gap.starts_with(allowed); });
    if (part == kAllowed.end()) return false;
    if (*part == "\n") {
      if (has_line_break) return false;
      has_line_break = true;
    }
    gap.remove_prefix(part->size());
  }
  return true;
}

// «президенты», «министров», «главы МИД»: several, or what may be several.
bool IsPluralForm(std::string_view term, std::string_view listed, bool english) {
  if (term == listed) return false;
  if (english) return term.ends_with("s");
  static constexpr std::array<std::string_view, 5> kEndings = {"ы", "ов", "ам", "ами", "ах"};
  if (std::ranges::any_of(kEndings, [term](auto ending) { return term.ends_with(ending); })) {
    return true;
  }
  return listed.ends_with("о") && term.ends_with("а");
}

}  // namespace

// One text.
class StatePhrases::Reader {
 public:
  Reader(const StatePhrases& phrases, std::string_view utf8, const std::vector<text::Token>& tokens,
         CapitalRule capitals)
      : phrases_(phrases), utf8_(utf8), tokens_(tokens), capitals_(capitals) {}

  std::vector<StatePhrase> FindAt(std::size_t token) const {
    std::vector<StatePhrase> best;
    for (const Element& element : ElementsAt(token)) {
      std::vector<StatePhrase> found =
          element.form->kind == Kind::kRole ? AtRole(token, element) : AfterCountry(token, element);
      if (found.empty()) continue;
      if (best.empty() || found.back().end_token > best.back().end_token) best = std::move(found);
    }
    return best;
  }

 private:
  std::string_view Written(std::size_t token) const { return tokens_[token].span.In(utf8_); }

  std::size_t After(std::size_t token) const { return TokenAfter(tokens_, token); }

  std::string_view GapBefore(std::size_t token) const {
    return entities::GapBefore(utf8_, tokens_, token);
  }

  bool IsJoined(std::size_t token) const {
    return token < tokens_.size() && Joins(GapBefore(token));
  }

  // Every role and country whose words stand at `token`.
  std::vector<Element> ElementsAt(std::size_t token) const {
    std::vector<Element> elements;
    if (token < tokens_.size()) Walk(PhraseTrie::kRoot, token, token, elements);
    return elements;
  }

  void Walk(PhraseTrie::Node node, std::size_t start, std::size_t token,
            std::vector<Element>& elements) const {
    const std::size_t end = After(token);
    for (std::size_t i = token; i < end; ++i) {
      const PhraseTrie::Node next = phrases_.trie_.Step(node, tokens_[i].stem);
      if (next == PhraseTrie::kNone) continue;
      for (const std::uint32_t value : phrases_.trie_.Values(next)) {
        const Form& form = phrases_.forms_[value];
        if (IsWrittenLike(form, start)) elements.push_back({&form, end});
      }
      if (IsJoined(end)) Walk(next, start, end, elements);
    }
  }

  bool IsWrittenLike(const Form& form, std::size_t token) const {
    if (capitals_ == CapitalRule::kNeeded) {
      if (form.needs_capital && !text::StartsWithCapital(Written(token))) return false;
      if (form.needs_acronym && !text::IsAcronym(Written(token))) return false;
    }
    if (form.by_stem) return true;
    const bool may_be_plural = form.kind == Kind::kRole;
    for (const std::string& term : form.terms) {
      const std::size_t end = After(token);
      if (std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(token),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const text::Token& t) {
                         return t.term == term || (may_be_plural && t.term.ends_with("s"));
                       })) {
        return false;
      }
      token = end;
    }
    return true;
  }

  // True in front of "-Bissau", where the name of a country goes on.
  bool IsCutOff(std::size_t end) const {
    const std::uint32_t byte = tokens_[end - 1].span.end;
    return byte < utf8_.size() && utf8_[byte] == '-';
  }

  bool IsPlural(const Form& role, std::size_t token) const {
    for (const std::string& term : role.terms) {
      if (IsPluralForm(tokens_[token].term, term, role.english)) return true;
      token = After(token);
    }
    return false;
  }

  // The longest name of a country that has `role`, at `token`.
  const Element* LongestName(const std::vector<Element>& elements, const Form& role) const {
    const Element* longest = nullptr;
    for (const Element& element : elements) {
      if (element.form->kind != Kind::kName || element.form->english != role.english) continue;
      if (!phrases_.Has(role, element.form->number) || IsCutOff(element.end)) continue;
      if (longest == nullptr || element.end > longest->end) longest = &element;
    }
    return longest;
  }

  std::vector<StatePhrase> AtRole(std::size_t token, const Element& role) const {
    std::vector<StatePhrase> found = AfterRole(token, role);
    if (found.empty() && role.form->implied) {
      found = {{token, role.end, role.form->number, role.form->only.front(), false, token}};
    }
    return found;
  }

  std::vector<StatePhrase> AfterRole(std::size_t token, const Element& role) const {
    if (!IsJoined(role.end)) return {};
    const std::string_view next = tokens_[role.end].term;
    if (IsAnd(next)) return BeforeOtherRole(token, role);
    std::size_t at = role.end;
    if (role.form->english) {
      if (next != "of") return {};
      at = After(at);
      if (IsJoined(at) && tokens_[at].term == "the") at = After(at);
    }
    if (!IsJoined(at)) return {};
    const std::vector<Element> names = ElementsAt(at);
    const Element* const name = LongestName(names, *role.form);
    if (name == nullptr) return {};
    std::vector<StatePhrase> found = {
        {token, name->end, role.form->number, name->form->number, false, token}};
    if (!IsPlural(*role.form, token) && !role.form->needs_acronym) return found;
    found.front().plural = IsPlural(*role.form, token);
    AddSharing(name->end, *role.form, found);
    return found;
  }

  // «… Ирана, Турции и России»: what follows the first name.
  void AddSharing(std::size_t at, const Form& role, std::vector<StatePhrase>& found) const {
    std::vector<StatePhrase> sharing;
    while (at < tokens_.size() && sharing.size() < kMaxShared) {
      const bool is_last = IsAnd(tokens_[at].term);
      if (is_last) at = After(at);
      if (at >= tokens_.size() || !(is_last ? IsJoined(at) : GapBefore(at) == ", ")) return;
      if (role.english && tokens_[at].term == "the") at = After(at);
      const std::vector<Element> names = ElementsAt(at);
      const Element* const name = LongestName(names, role);
      if (name == nullptr) return;
      sharing.push_back(
          {at, name->end, role.number, name->form->number, true, found[0].role_token});
      at = name->end;
      if (is_last) found.insert(found.end(), sharing.begin(), sharing.end());
      if (is_last) return;
    }
  }

  // «МИД и Минобороны России»: the country is that of the role behind.
  std::vector<StatePhrase> BeforeOtherRole(std::size_t token, const Element& role) const {
    const std::size_t at = After(role.end);
    if (!IsJoined(at)) return {};
    for (const Element& other : ElementsAt(at)) {
      if (other.form->kind != Kind::kRole || other.form->number == role.form->number ||
          other.form->english != role.form->english || !IsJoined(other.end) ||
          IsAnd(tokens_[other.end].term)) {
        continue;
      }
      const std::vector<StatePhrase> behind = AfterRole(at, other);
      if (behind.empty() || !phrases_.Has(*role.form, behind.front().country)) continue;
      return {{token, role.end, role.form->number, behind.front().country, false, token}};
    }
    return {};
  }

  std::vector<StatePhrase> AfterCountry(std::size_t token, const Element& country) const {
    if (country.form->kind == Kind::kName && !country.form->english) return {};
    if (country.end >= tokens_.size() || IsOtherCountry(token)) return {};
    if (const Element role = LongestRole(country.end, *country.form); role.form != nullptr) {
      if (role.end < tokens_.size() && Joins(GapBefore(role.end)) &&
          std::ranges::find(kAttributeOf, tokens_[role.end].term) != kAttributeOf.end()) {
        return {};
      }
      return {{token, role.end, role.form->number, country.form->number,
               IsPlural(*role.form, country.end), country.end}};
    }
    return BeforeOtherCountry(token, country);
  }

  // The longest role of a country at `token`; without a form where there is none.
  Element LongestRole(std::size_t token, const Form& country) const {
    Element longest{nullptr, 0};
    if (!IsJoined(token) || GapBefore(token) == "-") return longest;
    for (const Element& element : ElementsAt(token)) {
      if (element.form->kind != Kind::kRole || element.form->english != country.english) continue;
      if (phrases_.Has(*element.form, country.number) && element.end > longest.end) {
        longest = element;
      }
    }
    return longest;
  }

  // "Russian, Turkish and Iranian presidents": the role is behind the last of them.
  std::vector<StatePhrase> BeforeOtherCountry(std::size_t token, const Element& country) const {
    std::size_t at = country.end;
    for (std::size_t count = 0; count < kMaxShared && at < tokens_.size(); ++count) {
      const bool is_last = IsAnd(tokens_[at].term);
      if (is_last) at = After(at);
      if (at >= tokens_.size() || !(is_last ? IsJoined(at) : GapBefore(at) == ", ")) return {};
      const Element next = LongestCountry(at, *country.form);
      if (next.form == nullptr) return {};
      at = next.end;
      if (!is_last) continue;
      const Element role = LongestRole(at, *country.form);
      if (role.form == nullptr || !IsPlural(*role.form, at)) return {};
      return {{token, country.end, role.form->number, country.form->number, true, at}};
    }
    return {};
  }

  Element LongestCountry(std::size_t token, const Form& like) const {
    Element longest{nullptr, 0};
    for (const Element& element : ElementsAt(token)) {
      if (element.form->kind != like.kind || element.form->english != like.english) continue;
      if (element.end > longest.end) longest = element;
    }
    return longest;
  }

  // True where the word in front makes another country of the one at `token`.
  bool IsOtherCountry(std::size_t token) const {
    const std::uint32_t begin = tokens_[token].span.begin;
    if (begin > 0 && utf8_[begin - 1] == '-') return true;
    if (token == 0 || !Joins(GapBefore(token))) return false;
    const std::size_t before = TokenBefore(tokens_, token);
    if (std::ranges::find(kOtherCountry, tokens_[before].term) != kOtherCountry.end()) return true;
    return std::ranges::any_of(ElementsAt(before), [&](const Element& element) {
      return element.form->kind == Kind::kAdjective && element.end == token;
    });
  }

  const StatePhrases& phrases_;
  std::string_view utf8_;
  const std::vector<text::Token>& tokens_;
  CapitalRule capitals_;
};

StatePhrases::StatePhrases(const StateLists& lists, Roles roles) {
  text::Analyzer analyzer;
  for (const Country& country : lists.countries) is_state_.push_back(country.is_state);
  AddRoles(lists, roles, analyzer);
  AddCountries(lists, analyzer);
}

void StatePhrases::AddRoles(const StateLists& lists, Roles roles, text::Analyzer& analyzer) {
  for (std::size_t i = 0; i < lists.roles.size(); ++i) {
    const StateRole& role = lists.roles[i];
    if (role.is_office != (roles == Roles::kOffices)) continue;
    for (const bool english : {true, false}) {
      for (const RoleWords& name : english ? role.en_names : role.ru_names) {
        Form form{.kind = Kind::kRole,
                  .english = english,
                  .by_stem = !english,
                  .needs_capital = text::StartsWithCapital(name.words),
                  .needs_acronym = false,
                  .number = static_cast<int>(i),
                  .only = {},
                  .implied = name.implied,
                  .terms = {}};
        for (const std::string& code : name.only) form.only.push_back(lists.FindCountry(code));
        Add(std::move(form), name.words, analyzer);
      }
    }
  }
}

void StatePhrases::AddCountries(const StateLists& lists, text::Analyzer& analyzer) {
  for (std::size_t i = 0; i < lists.countries.size(); ++i) {
    const Country& country = lists.countries[i];
    const auto add = [&](std::string_view words, Kind kind, bool english) {
      const bool by_stem = kind == Kind::kAdjective && !english;
      Add({.kind = kind,
           .english = english,
           .by_stem = by_stem,
           .needs_capital = !by_stem,
           .needs_acronym = false,
           .number = static_cast<int>(i),
           .only = {},
           .implied = false,
           .terms = {}},
          words, analyzer);
    };
    add(WithoutArticle(country.en), Kind::kName, true);
    add(country.ru, Kind::kName, false);
    for (const std::string& name : country.en_names) add(name, Kind::kName, true);
    for (const std::string& name : country.ru_names) add(name, Kind::kName, false);
    for (const std::string& name : country.en_adjectives) add(name, Kind::kAdjective, true);
    for (const std::string& name : country.ru_adjectives) add(name, Kind::kAdjective, false);
  }
}

void StatePhrases::Add(Form form, std::string_view words, text::Analyzer& analyzer) {
  std::vector<std::string> stems;
  for (const text::Token& token : analyzer.Analyze(words)) {
    if (token.variant) continue;
    if (stems.empty()) form.needs_acronym = text::IsAcronym(token.span.In(words));
    form.terms.push_back(token.term);
    stems.push_back(token.stem);
  }
  trie_.Add(stems, static_cast<std::uint32_t>(forms_.size()));
  forms_.push_back(std::move(form));
}

bool StatePhrases::Has(const Form& role, int country) const {
  if (role.only.empty()) return is_state_[static_cast<std::size_t>(country)];
  return std::ranges::find(role.only, country) != role.only.end();
}

std::vector<StatePhrase> StatePhrases::FindAt(std::string_view utf8,
                                              const std::vector<text::Token>& tokens,
                                              std::size_t token, CapitalRule capitals) const {
  return Reader(*this, utf8, tokens, capitals).FindAt(token);
}

}  // namespace dossier::entities
