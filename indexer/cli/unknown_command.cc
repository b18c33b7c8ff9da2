#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "entities/merge_lines.h"
#include "entities/person_name.h"
#include "index/unknown_names.h"
#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::cli {
namespace {

struct UnknownFlags {
  std::string index;
  std::size_t limit = 50;
  bool json = false;
  bool tsv = false;
};

void PrintJson(const std::vector<index::UnknownName>& names, std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const index::UnknownName& name : names) {
    list.push_back({{"id", name.id},
                    {"kind", entities::EntityKindName(name.kind)},
                    {"articles", name.articles},
                    {"labels", {{"en", name.en}, {"ru", name.ru}}},
                    {"names", name.names},
                    {"example", name.example}});
  }
  out << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

std::string Joined(const std::vector<std::string>& parts, const char* separator) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : separator) + part;
  return joined;
}

void PrintTable(const std::vector<index::UnknownName>& names, std::ostream& out) {
  using Row = std::array<std::string, 5>;
  std::vector<Row> rows = {{"articles", "kind", "id", "example", "names"}};
  for (const index::UnknownName& name : names) {
    rows.push_back({std::to_string(name.articles), std::string(entities::EntityKindName(name.kind)),
                    name.id, name.example, Joined(name.names, ", ")});
  }
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], text::CountCodePoints(row[i]));
    }
  }
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      out << row[i] << std::string(widths[i] - text::CountCodePoints(row[i]) + 2, ' ');
    }
    out << row.back() << "\n";
  }
}

bool IsRussian(std::string_view name) {
  for (std::size_t offset = 0; offset < name.size();) {
    if (text::ScriptOfLetter(text::NextCodePoint(name, offset)) == text::Script::kCyrillic) {
      return true;
    }
  }
  return false;
}

// The gazetteer wants a gender; this one is for the curator to check.
std::string_view GuessedGender(const index::UnknownName& name) {
  if (name.kind != entities::EntityKind::kPerson) return "";
  static constexpr std::array<std::string_view, 6> kWomens = {"ова", "ева",  "ина",
                                                              "ына", "ская", "цкая"};
  const entities::PersonName parts = entities::ParsePersonName(name.ru);
  const bool is_womans =
      parts.middle.ends_with("вна") || parts.middle.ends_with("чна") ||
      std::ranges::any_of(kWomens, [&](auto ending) { return parts.surname.ends_with(ending); });
  return is_womans ? "f" : "m";
}

// The names that the gazetteer does not make from the label by itself, in one script.
std::string Aliases(const index::UnknownName& name, std::string_view label, bool russian) {
  std::vector<std::string> aliases;
  std::vector<std::string> folded = {entities::FoldName(label)};
  for (const std::string& alias : name.names) {
    if (IsRussian(alias) != russian) continue;
    const bool is_full = name.kind == entities::EntityKind::kOrganization ||
                         entities::ParsePersonName(alias).shape == entities::NameShape::kFull;
    const std::string key = entities::FoldName(alias);
    if (!is_full || std::ranges::find(folded, key) != folded.end()) continue;
    folded.push_back(key);
    aliases.push_back(alias);
  }
  return Joined(aliases, "|");
}

// Lines of the gazetteer (corpus/entities/README.md).
void PrintTsv(const std::vector<index::UnknownName>& names, std::ostream& out) {
  for (const index::UnknownName& name : names) {
    const bool is_person = name.kind == entities::EntityKind::kPerson;
    out << name.id << '\t' << (is_person ? "PER" : "ORG") << '\t' << name.en << '\t' << name.ru
        << '\t' << Aliases(name, name.en, false) << '\t' << Aliases(name, name.ru, true) << '\t'
        << GuessedGender(name) << "\t\t\t\t\t\t" << name.articles << " articles, such as "
        << name.example << "\n";
  }
}

int RunUnknown(const UnknownFlags& flags, const Streams& streams) {
  const auto names = index::ListUnknownNames(flags.index, flags.limit);
  if (!names) return Complain(streams, names.error());
  if (flags.json) {
    PrintJson(*names, streams.out);
  } else if (flags.tsv) {
    PrintTsv(*names, streams.out);
  } else if (names->empty()) {
    streams.out << "The gazetteer has every name that the articles have.\n";
  } else {
    PrintTable(*names, streams.out);
  }
  return kDone;
}

}  // namespace

void DefineUnknown(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<UnknownFlags>();
  CLI::App* unknown = app.add_subcommand(
      "unknown",
      "List the people and organizations that most articles name and the gazetteer lacks");
  unknown->footer(
      "Names that were joined stand on one line; a line of merges.tsv parts them or joins others\n"
      "(corpus/entities/README.md). The gender and the Russian name in a line of --tsv are to be\n"
      "checked before it goes into the gazetteer.");
  unknown->add_option("--index", flags->index, "The folder of the index")
      ->required()
      ->type_name("DIR");
  unknown->add_option("--limit", flags->limit, "How many to list")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
      ->capture_default_str();
  CLI::Option* json = unknown->add_flag("--json", flags->json, "As JSON");
  unknown->add_flag("--tsv", flags->tsv, "As lines of the gazetteer")->excludes(json);
  unknown->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunUnknown(*flags, streams); }, flags->index};
  });
}

}  // namespace dossier::cli
