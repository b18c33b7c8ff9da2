#include "entities/gazetteer.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "entities/columns.h"
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
  kColumns = 13
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
  // What follows is read by the curator and by rules on offices; it changes nothing here.
  return flag == "ministry" || flag == "group";
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
  std::vector<std::string> faults;
  for (const std::filesystem::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Fail(ErrorCode::kUnreadable, "cannot read " + file.string());
    const std::string tsv{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    gazetteer.AddLines(file.filename().string(), tsv, faults);
  }
  return Finish(std::move(gazetteer), faults);
}

Result<Gazetteer> Gazetteer::Parse(std::string_view name, std::string_view tsv) {
  Gazetteer gazetteer;
  std::vector<std::string> faults;
  gazetteer.AddLines(name, tsv, faults);
  return Finish(std::move(gazetteer), faults);
}

Result<Gazetteer> Gazetteer::Finish(Gazetteer gazetteer, const std::vector<std::string>& faults) {
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

void Gazetteer::AddLines(std::string_view name, std::string_view tsv,
                         std::vector<std::string>& faults) {
  int number = 0;
  for (std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string place = std::string(name) + ":" + std::to_string(number) + ": ";
    if (name == kPlacesFile) {
      AddPlace(line, place, faults);
    } else {
      AddLine(line, place, faults);
    }
  }
}

void Gazetteer::AddLine(std::string_view line, const std::string& place,
                        std::vector<std::string>& faults) {
  const auto refuse = [&](const std::string& reason) { faults.push_back(place + reason); };
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
  entity.country = fields[kCountry];
  if (!numbers_.try_emplace(entity.id, static_cast<int>(entities_.size())).second) {
    return refuse("the id \"" + entity.id + "\" stands there twice");
  }
  fingerprint_.append(line).append("\n");
  entities_.push_back(std::move(entity));
}

void Gazetteer::AddPlace(std::string_view line, const std::string& where,
                         std::vector<std::string>& faults) {
  auto place = ParsePlace(line);
  if (!place) {
    faults.push_back(where + place.error().message);
    return;
  }
  fingerprint_.append(line).append("\n");
  places_.push_back(std::move(*place));
}

int Gazetteer::Find(std::string_view id) const {
  const auto number = numbers_.find(std::string(id));
  return number == numbers_.end() ? -1 : number->second;
}

}  // namespace dossier::entities
