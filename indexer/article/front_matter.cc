#include "article/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <map>

#include "article/ascii.h"
#include "article/metadata_date.h"
#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::size_t kMaxBytes = 64U << 10;

// The values of the top level by their names in lower case.
using Values = std::map<std::string, std::string>;

struct Field {
  std::string_view name;
  std::string Record::*field;
};

// The names of each field, the one that counts most first.
constexpr std::array<Field, 27> kFields = {{{"title", &Record::title},
                                            {"headline", &Record::title},
                                            {"date", &Record::date},
                                            {"published", &Record::date},
                                            {"pubdate", &Record::date},
                                            {"publishdate", &Record::date},
                                            {"publish_date", &Record::date},
                                            {"published_at", &Record::date},
                                            {"datepublished", &Record::date},
                                            {"created", &Record::date},
                                            {"lang", &Record::language},
                                            {"language", &Record::language},
                                            {"locale", &Record::language},
                                            {"source", &Record::source},
                                            {"publisher", &Record::source},
                                            {"site", &Record::source},
                                            {"url", &Record::url},
                                            {"link", &Record::url},
                                            {"permalink", &Record::url},
                                            {"canonical", &Record::url},
                                            {"canonical_url", &Record::url},
                                            {"original_url", &Record::url},
                                            {"source_url", &Record::url},
                                            {"id", &Record::id},
                                            {"guid", &Record::id},
                                            {"slug", &Record::id},
                                            {"dateline", &Record::dateline}}};

// Takes the next line off `text`, without its end.
std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

bool IsNameOfKey(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '_' || c == '-';
  });
}

// `key: …` or `"key": …` for ':', `key = …` for '='.
bool IsKeyLine(std::string_view line, char mark) {
  const std::size_t place = line.find(mark);
  if (place == std::string_view::npos) return false;
  std::string_view key = Trim(line.substr(0, place));
  if (key.size() > 2 && key.front() == '"' && key.back() == '"')
    key = key.substr(1, key.size() - 2);
  return IsNameOfKey(key);
}

// yaml-cpp shares what an alias repeats, and bounds how deep it goes.
Result<Values> ReadYaml(std::string_view yaml) {
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (!root.IsMap()) return Fail(ErrorCode::kInvalidInput, "has front matter without keys");
    Values values;
    for (const auto& entry : root) {
      if (entry.first.IsScalar() && entry.second.IsScalar() && entry.second.Tag() != "!!null") {
        values.emplace(LowerAscii(entry.first.Scalar()), entry.second.Scalar());
      }
    }
    return values;
  } catch (const YAML::Exception& exception) {  // the library has no other way to say so
    return Fail(ErrorCode::kInvalidInput, "has front matter that is not valid YAML at line " +
                                              std::to_string(exception.mark.line + 2) + " (" +
                                              Printable(exception.msg) + ")");
  }
}

// The lines `key = "value"` in front of the first table; enough of TOML for these keys.
Values ReadToml(std::string_view toml) {
  Values values;
  while (!toml.empty()) {
    const std::string_view line = Trim(TakeLine(toml));
    if (line.starts_with('[')) break;
    if (!IsKeyLine(line, '=')) continue;
    const std::size_t mark = line.find('=');
    std::string_view value = Trim(line.substr(mark + 1));
    if (value.starts_with('"') || value.starts_with('\'')) {
      const std::size_t end = value.find(value.front(), 1);
      if (end == std::string_view::npos) continue;
      value = value.substr(1, end - 1);
    } else if (value.starts_with('[') || value.starts_with('{')) {
      continue;
    } else {
      value = Trim(value.substr(0, value.find('#')));
    }
    values.emplace(LowerAscii(Trim(line.substr(0, mark))), value);
  }
  return values;
}

Record ToRecord(const Values& values) {
  Record record;
  for (const Field& field : kFields) {
    const auto found = values.find(std::string(field.name));
    if (found == values.end()) continue;
    std::string& target = record.*field.field;
    const std::string_view value = Trim(found->second);
    if (target.empty() && value != "null" && value != "~") target = value;
  }
  record.title = CollapseSpaces(record.title);
  if (const auto date = IsoTimeOf(record.date)) record.date = *date;
  return record;
}

}  // namespace

bool StartsFrontMatter(std::string_view start) {
  if (start.starts_with(kByteOrderMark)) start.remove_prefix(kByteOrderMark.size());
  const std::string_view fence = TakeLine(start);
  if (fence != "---" && fence != "+++") return false;
  std::string_view line;
  // Comments and blank lines may come first.
  do {
    line = Trim(TakeLine(start));
  } while (!start.empty() && (line.empty() || line.starts_with('#')));
  return IsKeyLine(line, fence == "---" ? ':' : '=');
}

Result<FrontMatter> ReadFrontMatter(std::string_view markdown) {
  if (!StartsFrontMatter(markdown)) return FrontMatter{{}, markdown};
  std::string_view rest = markdown;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  const std::string_view fence = TakeLine(rest);
  const std::string_view inside = rest;
  for (;;) {
    const auto size = static_cast<std::size_t>(rest.data() - inside.data());
    if (rest.empty() || size > kMaxBytes) {
      return Fail(ErrorCode::kInvalidInput,
                  rest.empty()
                      ? "has front matter without an end"
                      : "has front matter of over " + std::to_string(kMaxBytes) + " bytes");
    }
    const std::string_view line = TakeLine(rest);
    if (line != fence && !(fence == "---" && line == "...")) continue;
    const std::string_view matter = inside.substr(0, size);
    const Result<Values> values =
        fence == "---" ? ReadYaml(matter) : Result<Values>(ReadToml(matter));
    if (!values) return tl::unexpected(values.error());
    return FrontMatter{ToRecord(*values), rest};
  }
}

}  // namespace dossier::article
