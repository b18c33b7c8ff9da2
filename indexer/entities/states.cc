#include "entities/states.h"

#include <algorithm>
#include <map>

#include "entities/columns.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

enum CountryColumn {
  kCode,
  kType,
  kEn,
  kRu,
  kEnAdjectives,
  kRuAdjectives,
  kEnNames,
  kRuNames,
  kBodies,
  kCountryColumns
};

enum RoleColumn {
  kRoleId,
  kRoleKind,
  kRoleEn,
  kRoleRu,
  kRoleEnNames,
  kRoleRuNames,
  kRoleFlags,
  kRoleHead,
  kRoleColumns
};

template <typename T>
tl::unexpected<Error> Refuse(T&& reason) {
  return Fail(ErrorCode::kInvalidInput, std::forward<T>(reason));
}

std::string Quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Empty where the line is one of `columns` columns in UTF-8.
std::string ShapeFault(std::string_view line, std::size_t found, std::size_t columns) {
  if (!text::IsValidUtf8(line)) return "not valid UTF-8";
  if (found == columns) return {};
  return std::to_string(found) + " columns, expected " + std::to_string(columns);
}

// "US,GB:Treasury", "US=Pentagon chief" or "foreign ministry".
RoleWords ParseRoleWords(std::string_view text) {
  RoleWords name;
  const std::size_t sign = text.find_first_of(":=");
  if (sign != std::string_view::npos) {
    for (const std::string_view code : SplitAt(text.substr(0, sign), ',')) {
      name.only.emplace_back(code);
    }
    name.implied = text[sign] == '=';
    text.remove_prefix(sign + 1);
  }
  name.words = text;
  return name;
}

std::vector<RoleWords> ReadRoleWords(std::string_view column) {
  std::vector<RoleWords> names;
  for (const std::string_view name : SplitAt(column, '|')) names.push_back(ParseRoleWords(name));
  return names;
}

bool IsBlankName(const RoleWords& name) {
  return IsBlank(name.words) || !std::ranges::all_of(name.only, IsCountryCode) ||
         (name.implied && name.only.size() != 1);
}

std::string Folded(std::string_view name) {
  std::string folded;
  for (const std::string_view word : SplitAt(name, ' ')) {
    folded += (folded.empty() ? "" : " ") + text::DropLatinAccents(text::FoldWord(word));
  }
  return folded;
}

// Who claims which name.
class Claims {
 public:
  explicit Claims(std::vector<std::string>& faults) : faults_(faults) {}

  void Add(std::string_view name, const std::string& owner) {
    const auto [claim, added] = owners_.try_emplace(Folded(name), owner);
    if (!added && claim->second != owner) {
      faults_.push_back(Quoted(name) + " is claimed by " + claim->second + " and " + owner);
    }
  }

 private:
  std::map<std::string, std::string> owners_;
  std::vector<std::string>& faults_;
};

}  // namespace

bool IsCountryCode(std::string_view code) {
  return code.size() >= 2 && code.size() <= 6 &&
         std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string StateId(std::string_view role, std::string_view country) {
  std::string id(role);
  id += '-';
  for (const char c : country) id += static_cast<char>(c - 'A' + 'a');
  return id;
}

std::string_view WithoutArticle(std::string_view english) {
  return english.starts_with("the ") ? english.substr(4) : english;
}

Result<Country> ParseCountry(std::string_view line) {
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (auto fault = ShapeFault(line, fields.size(), kCountryColumns); !fault.empty()) {
    return Refuse(std::move(fault));
  }
  Country country;
  country.code = fields[kCode];
  if (!IsCountryCode(country.code)) {
    return Refuse(Quoted(country.code) + " is no code of a country (2 to 6 capital letters)");
  }
  if (fields[kType] != "state" && fields[kType] != "other") {
    return Refuse("type " + Quoted(fields[kType]) + ", expected state or other");
  }
  country.is_state = fields[kType] == "state";
  country.en = fields[kEn];
  country.ru = fields[kRu];
  if (IsBlank(country.en) || IsBlank(country.ru)) return Refuse("a name is missing (en and ru)");
  country.en_adjectives = ReadAliases(fields[kEnAdjectives]);
  country.ru_adjectives = ReadAliases(fields[kRuAdjectives]);
  country.en_names = ReadAliases(fields[kEnNames]);
  country.ru_names = ReadAliases(fields[kRuNames]);
  for (const auto* names :
       {&country.en_adjectives, &country.ru_adjectives, &country.en_names, &country.ru_names}) {
    if (std::ranges::any_of(*names, IsBlank)) return Refuse("an alias is empty");
  }
  for (const std::string_view body : SplitAt(fields[kBodies], '|')) {
    const std::vector<std::string_view> sides = SplitAt(body, '=');
    if (sides.size() != 2 || IsBlank(sides[0]) || IsBlank(sides[1])) {
      return Refuse("body " + Quoted(body) + ", expected role=id");
    }
    country.bodies.emplace_back(sides[0], sides[1]);
  }
  return country;
}

Result<StateRole> ParseStateRole(std::string_view line) {
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (auto fault = ShapeFault(line, fields.size(), kRoleColumns); !fault.empty()) {
    return Refuse(std::move(fault));
  }
  StateRole role;
  role.id = fields[kRoleId];
  if (IsBlank(role.id)) return Refuse("an id is missing");
  if (fields[kRoleKind] != "ORG" && fields[kRoleKind] != "OFFICE") {
    return Refuse("kind " + Quoted(fields[kRoleKind]) + ", expected ORG or OFFICE");
  }
  role.is_office = fields[kRoleKind] == "OFFICE";
  role.en = fields[kRoleEn];
  role.ru = fields[kRoleRu];
  if (IsBlank(role.en) || IsBlank(role.ru)) return Refuse("a name is missing (en and ru)");
  role.en_names = ReadRoleWords(fields[kRoleEnNames]);
  role.ru_names = ReadRoleWords(fields[kRoleRuNames]);
  for (const auto* names : {&role.en_names, &role.ru_names}) {
    if (std::ranges::any_of(*names, IsBlankName)) {
      return Refuse("a name is empty, or wants codes of countries (before =, one)");
    }
  }
  if (!fields[kRoleFlags].empty() && fields[kRoleFlags] != "ministry") {
    return Refuse("unknown flag " + Quoted(fields[kRoleFlags]));
  }
  role.ministry = !fields[kRoleFlags].empty();
  role.head = fields[kRoleHead];
  return role;
}

int StateLists::FindCountry(std::string_view code) const {
  const auto found = std::ranges::find(countries, code, &Country::code);
  return found == countries.end() ? -1 : static_cast<int>(found - countries.begin());
}

int StateLists::FindRole(std::string_view id) const {
  const auto found = std::ranges::find(roles, id, &StateRole::id);
  return found == roles.end() ? -1 : static_cast<int>(found - roles.begin());
}

std::pair<int, int> StateLists::FindId(std::string_view id) const {
  const std::size_t hyphen = id.rfind('-');
  if (hyphen == std::string_view::npos) return {-1, -1};
  std::string code(id.substr(hyphen + 1));
  for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const int role = FindRole(id.substr(0, hyphen));
  const int country = FindCountry(code);
  return role < 0 || country < 0 ? std::pair(-1, -1) : std::pair(role, country);
}

std::vector<std::string> StateLists::Faults() const {
  std::vector<std::string> faults;
  Claims of_countries(faults);
  for (const Country& country : countries) {
    if (&country != &countries[static_cast<std::size_t>(FindCountry(country.code))]) {
      faults.push_back("the country " + Quoted(country.code) + " stands there twice");
    }
    of_countries.Add(WithoutArticle(country.en), country.code);
    of_countries.Add(country.ru, country.code);
    for (const auto* names :
         {&country.en_adjectives, &country.ru_adjectives, &country.en_names, &country.ru_names}) {
      for (const std::string& name : *names) of_countries.Add(name, country.code);
    }
    for (const auto& [role, id] : country.bodies) {
      const int number = FindRole(role);
      if (number < 0 || roles[static_cast<std::size_t>(number)].is_office) {
        faults.push_back(country.code + " has a body " + Quoted(role) + ", which is unknown");
      }
    }
  }
  for (const StateRole& role : roles) {
    if (&role != &roles[static_cast<std::size_t>(FindRole(role.id))]) {
      faults.push_back("the role " + Quoted(role.id) + " stands there twice");
    }
    const int head = role.head.empty() ? -1 : FindRole(role.head);
    if (!role.head.empty() && (head < 0 || !roles[static_cast<std::size_t>(head)].is_office)) {
      faults.push_back(role.id + " has a head " + Quoted(role.head) + ", which is unknown");
    }
    for (const auto* names : {&role.en_names, &role.ru_names}) {
      for (const RoleWords& name : *names) {
        for (const std::string& code : name.only) {
          if (FindCountry(code) < 0) {
            faults.push_back(role.id + " names the country " + Quoted(code) + ", which is unknown");
          }
        }
      }
    }
  }
  return faults;
}

}  // namespace dossier::entities
