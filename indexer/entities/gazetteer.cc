#include "entities/gazetteer.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "entities/columns.h"
#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

enum Column {
  kId,
  kKind,
  kEn,
  kRu,
  kEnAliases,
  kRuAliases,
  kGender,
  kFlags,
  kCountry,
  kQid,
  kSince,
  kUntil,
  kNote,
  kColumns
};

constexpr std::size_t kMaxFaultsShown = 20;
constexpr std::size_t kMaxIdBytes = 64;

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// Sets one flag, or says that there is none of this name.
bool SetFlag(std::string_view flag, Entity& entity) {
  if (flag == "solo") return entity.solo = true;
  if (flag == "weak") return entity.weak = true;
  if (flag == "acr") return entity.acronym = true;
  if (flag == "family-first") return entity.family_first = true;
  if (flag == "ministry") return entity.ministry = true;
  if (flag == "group") return entity.group = true;
  if (flag == "building") return entity.building = true;
  return false;
}

Result<std::string> ReadBytes(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(error ? 0 : size, '\0');
  if (error || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    return Fail(ErrorCode::kUnreadable, "cannot read " + file.string());
  }
  return bytes;
}

// The names of an entity, without the sign that keeps one from being declined.
struct ListedName {
  std::string_view name;
  bool usual;  // en or ru; else an alias
};

std::vector<ListedName> NamesOf(const Entity& entity) {
  std::vector<ListedName> names = {{entity.en, true}, {entity.ru, true}};
  for (const auto* aliases : {&entity.en_aliases, &entity.ru_aliases}) {
    for (const std::string_view alias : *aliases) {
      names.push_back({alias.starts_with('=') ? alias.substr(1) : alias, false});
    }
  }
  return names;
}

// Two names with one key cannot be told apart in a text. An acronym is told from everything else by
// its capitals.
std::string ClaimKey(std::string_view name) {
  std::string key;
  for (const std::string_view word : SplitAt(name, ' ')) {
    key += ' ' + text::DropLatinAccents(text::FoldWord(word));
  }
  return text::IsAcronym(name) ? key + " in capitals" : key;
}

}  // namespace

Result<Gazetteer> Gazetteer::Load(const std::filesystem::path& folder, FileFilter is_part) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (is_part(entry.path())) files.push_back(entry.path());
  }
  if (error || files.empty()) {
    return Fail(ErrorCode::kUnreadable, "no gazetteer (*.tsv) in " + folder.string() +
                                            (error ? ": " + error.message() : ""));
  }
  std::ranges::sort(files);
  Gazetteer gazetteer;
  Loading loading;
  for (const std::filesystem::path& file : files) {
    const auto tsv = ReadBytes(file);
    if (!tsv) return tl::unexpected(tsv.error());
    gazetteer.AddLines(file.filename().string(), *tsv, loading);
  }
  for (const char* file : {kNamePartsFile, kTaggerFile}) {
    if (auto loaded = gazetteer.LoadLearned(folder / file); !loaded) {
      return tl::unexpected(loaded.error());
    }
  }
  return Finish(std::move(gazetteer), loading);
}

// A folder without the file does without what it holds.
Result<void> Gazetteer::LoadLearned(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  auto read = ReadBytes(file);
  if (!read) return tl::unexpected(read.error());
  std::string& bytes = *read;
  fingerprint_ += ToHex(Sha256(bytes));
  const auto refuse = [&file](const Error& error) {
    return Fail(error.code, file.string() + ": " + error.message);
  };
  if (file.filename() == kNamePartsFile) {
    auto parts = NameParts::Parse(bytes);
    if (!parts) return refuse(parts.error());
    word_classes_.SetNameParts(std::move(*parts));
    return {};
  }
  auto tagger = Tagger::Parse(std::move(bytes));
  if (!tagger) return refuse(tagger.error());
  tagger_ = std::make_shared<const Tagger>(std::move(*tagger));
  return {};
}

Result<Gazetteer> Gazetteer::Parse(std::string_view name, std::string_view tsv) {
  Gazetteer gazetteer;
  Loading loading;
  gazetteer.AddLines(name, tsv, loading);
  return Finish(std::move(gazetteer), loading);
}

Result<Gazetteer> Gazetteer::Finish(Gazetteer gazetteer, Loading& loading) {
  std::vector<std::string>& faults = loading.faults;
  if (faults.empty()) {
    faults = gazetteer.states_.Faults();
    gazetteer.CheckCountries(loading);
    gazetteer.CheckNames(loading);
    gazetteer.CheckOfficeTerms(loading);
    gazetteer.AddStateBodies(loading);
  }
  if (faults.empty()) {
    gazetteer.fingerprint_ = ToHex(Sha256(gazetteer.fingerprint_));
    return gazetteer;
  }
  std::string message;
  for (std::size_t i = 0; i < std::min(faults.size(), kMaxFaultsShown); ++i) {
    if (i > 0) message += '\n';
    message += faults[i];
  }
  if (faults.size() > kMaxFaultsShown) {
    message += "\nand " + std::to_string(faults.size() - kMaxFaultsShown) + " more";
  }
  return Fail(ErrorCode::kInvalidInput, std::move(message));
}

// The gazetteer of a test has no list of countries, so its countries may be any.
void Gazetteer::CheckCountries(Loading& loading) const {
  if (states_.countries.empty()) return;
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    const std::string& country = entities_[i].country;
    if (country.empty() || states_.FindCountry(country) >= 0) continue;
    loading.faults.push_back(loading.entity_places[i] + "country \"" + country + "\" is not in " +
                             kCountriesFile);
  }
}

void Gazetteer::CheckNames(Loading& loading) {
  struct Claim {
    std::size_t entity;
    bool usual;
  };
  std::unordered_map<std::string, Claim> claims;
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    for (const auto& [name, usual] : NamesOf(entities_[i])) {
      const auto [claim, added] = claims.try_emplace(ClaimKey(name), Claim{i, usual});
      if (added || claim->second.entity == i) continue;
      const std::string message = loading.entity_places[i] + "\"" + std::string(name) +
                                  "\" is a name of " + entities_[claim->second.entity].id + ", too";
      (usual && claim->second.usual ? loading.faults : warnings_).push_back(message);
    }
  }
}

void Gazetteer::CheckOfficeTerms(Loading& loading) {
  const OfficeTerm* before = nullptr;
  for (std::size_t i = 0; i < office_terms_.size(); ++i) {
    const OfficeTerm& term = office_terms_[i];
    const auto refuse = [&](const std::string& reason) {
      loading.faults.push_back(loading.term_places[i] + reason);
    };
    const int role = states_.FindId(term.office).first;
    if (role < 0 || !states_.roles[static_cast<std::size_t>(role)].is_office) {
      refuse("\"" + term.office + "\" is no office of a country");
    }
    const int person = Find(term.person);
    if (person < 0 || entities_[static_cast<std::size_t>(person)].kind != EntityKind::kPerson) {
      refuse("\"" + term.person + "\" is no person");
    }
    if (before != nullptr) {
      if (before->office > term.office) refuse("the lines are not sorted by office");
      const bool overlaps = before->office == term.office &&
                            (!before->until || before->until->first_day() > term.since.last_day());
      if (overlaps) refuse("begins before the term of " + before->person + " has ended");
    }
    before = &term;
  }
}

void Gazetteer::AddStateBodies(Loading& loading) {
  const std::size_t countries = states_.countries.size();
  state_bodies_.assign(states_.roles.size() * countries, -1);
  for (std::size_t c = 0; c < countries; ++c) {
    const Country& country = states_.countries[c];
    for (std::size_t r = 0; r < states_.roles.size(); ++r) {
      const StateRole& role = states_.roles[r];
      if (role.is_office || !country.is_state) continue;
      const auto own =
          std::ranges::find(country.bodies, role.id, &std::pair<std::string, std::string>::first);
      const bool is_mapped = own != country.bodies.end();
      const std::string id = is_mapped ? own->second : StateId(role.id, country.code);
      int number = Find(id);
      const bool is_organization = number < 0 || entities_[static_cast<std::size_t>(number)].kind ==
                                                     EntityKind::kOrganization;
      if ((is_mapped && number < 0) || !is_organization) {
        loading.faults.push_back(std::string(kCountriesFile) + ": " + role.id + " of " +
                                 country.code + ": \"" + id + "\" is no organization");
        continue;
      }
      if (number < 0) {
        number = static_cast<int>(entities_.size());
        *numbers_.Add(id).first = number;
        Entity body;
        body.id = id;
        body.kind = EntityKind::kOrganization;
        body.en = role.en + " of " + country.en;
        body.ru = role.ru + " " + country.ru;
        body.ministry = role.ministry;
        body.generated = true;
        body.country = country.code;
        entities_.push_back(std::move(body));
      }
      state_bodies_[r * countries + c] = number;
    }
  }
}

int Gazetteer::StateBody(int role, int country) const {
  return state_bodies_[static_cast<std::size_t>(role) * states_.countries.size() +
                       static_cast<std::size_t>(country)];
}

void Gazetteer::AddLines(std::string_view name, std::string_view tsv, Loading& loading) {
  const std::size_t first_entity = entities_.size();
  int number = 0;
  for (std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string place = std::string(name) + ":" + std::to_string(number) + ": ";
    const auto add = [&](auto item, auto& list) {
      if (!item) {
        loading.faults.push_back(place + item.error().message);
        return;
      }
      fingerprint_.append(line).append("\n");
      list.push_back(std::move(*item));
    };
    if (name == kPlacesFile) {
      add(ParsePlace(line), places_);
    } else if (name == kWordsFile || name == kGivenNamesFile) {
      AddWords(name, line, place, loading);
    } else if (name == kCountriesFile) {
      add(ParseCountry(line), states_.countries);
    } else if (name == kBodiesFile) {
      add(ParseStateRole(line), states_.roles);
    } else if (name == kOfficesFile) {
      loading.term_places.push_back(place);
      add(ParseOfficeTerm(line), office_terms_);
    } else {
      AddLine(line, place, loading);
      WarnOfOrder(place, first_entity);
    }
  }
}

void Gazetteer::WarnOfOrder(const std::string& place, std::size_t first_entity) {
  if (entities_.size() < first_entity + 2) return;
  const std::string& last = entities_.back().id;
  const std::string& before = entities_[entities_.size() - 2].id;
  if (last < before) warnings_.push_back(place + "\"" + last + "\" should stand before " + before);
}

void Gazetteer::AddLine(std::string_view line, const std::string& place, Loading& loading) {
  const auto refuse = [&](const std::string& reason) { loading.faults.push_back(place + reason); };
  if (!text::IsValidUtf8(line)) return refuse("not valid UTF-8");
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != kColumns) {
    return refuse(std::to_string(fields.size()) + " columns, expected " + std::to_string(kColumns));
  }
  Entity entity;
  entity.id = fields[kId];
  if (!IsId(entity.id))
    return refuse("\"" + entity.id + "\" is no id (a-z, 0-9 and -, at most 64)");
  if (fields[kKind] != "PER" && fields[kKind] != "ORG") {
    return refuse("kind \"" + std::string(fields[kKind]) + "\", expected PER or ORG");
  }
  entity.kind = fields[kKind] == "PER" ? EntityKind::kPerson : EntityKind::kOrganization;
  entity.en = fields[kEn];
  entity.ru = fields[kRu];
  if (IsBlank(entity.en) || IsBlank(entity.ru)) return refuse("a name is missing (en and ru)");
  entity.en_aliases = ReadAliases(fields[kEnAliases]);
  entity.ru_aliases = ReadAliases(fields[kRuAliases]);
  for (const auto* aliases : {&entity.en_aliases, &entity.ru_aliases}) {
    for (const std::string_view alias : *aliases) {
      if (IsBlank(alias.starts_with('=') ? alias.substr(1) : alias))
        return refuse("an alias is empty");
    }
  }
  if (fields[kGender] == "m") entity.gender = Gender::kMale;
  if (fields[kGender] == "f") entity.gender = Gender::kFemale;
  if (entity.kind == EntityKind::kPerson && entity.gender == Gender::kUnknown) {
    return refuse("gender \"" + std::string(fields[kGender]) + "\", expected m or f");
  }
  for (const std::string_view flag : SplitAt(fields[kFlags], ',')) {
    if (!SetFlag(flag, entity)) return refuse("unknown flag \"" + std::string(flag) + "\"");
  }
  entity.ru_label = MakeRussianLabel(entity);
  entity.country = fields[kCountry];
  if (!entity.country.empty() && !IsCountryCode(entity.country)) {
    return refuse("country \"" + entity.country + "\", expected 2 to 6 capital letters");
  }
  const auto years = ParseDateRange(fields[kSince], fields[kUntil]);
  if (!years) return refuse(years.error().message);
  entity.since = years->since;
  entity.until = years->until;
  const auto [number, is_new] = numbers_.Add(entity.id);
  if (!is_new) return refuse("the id \"" + entity.id + "\" stands there twice");
  *number = static_cast<int>(entities_.size());
  fingerprint_.append(line).append("\n");
  entities_.push_back(std::move(entity));
  loading.entity_places.push_back(place);
}

void Gazetteer::AddWords(std::string_view name, std::string_view line, const std::string& where,
                         Loading& loading) {
  const auto added =
      name == kWordsFile ? word_classes_.AddWords(line) : word_classes_.AddGivenName(line);
  if (!added) loading.faults.push_back(where + added.error().message);
  fingerprint_.append(line).append("\n");
}

int Gazetteer::Find(std::string_view id) const {
  const int* number = numbers_.Find(id);
  return number == nullptr ? -1 : *number;
}

}  // namespace dossier::entities
