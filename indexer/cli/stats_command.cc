#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "index/stats.h"

namespace dossier::cli {
namespace {

struct StatsFlags {
  std::string index;
  bool json = false;
};

void PrintJson(const index::IndexStats& stats, std::ostream& out) {
  const nlohmann::ordered_json json = {{"articles", stats.articles},
                                       {"languages", stats.articles_by_language},
                                       {"sources", stats.articles_by_source},
                                       {"dates", stats.articles_by_date_basis},
                                       {"first_date", stats.first_date},
                                       {"last_date", stats.last_date},
                                       {"people", stats.people.all},
                                       {"people_known", stats.people.known},
                                       {"organizations", stats.organizations.all},
                                       {"organizations_known", stats.organizations.known},
                                       {"terms", stats.terms},
                                       {"words_per_article", stats.words_per_article},
                                       {"gazetteer", stats.catalogue},
                                       {"generation", stats.generation},
                                       {"revision", stats.revision},
                                       {"updated", stats.updated},
                                       {"bytes", stats.bytes}};
  out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

void PrintCounts(const char* label, const std::map<std::string, std::uint64_t>& counts,
                 std::ostream& out) {
  out << label;
  const char* separator = "";
  for (const auto& [name, count] : counts) {
    out << separator << name << " " << count;
    separator = ", ";
  }
  out << "\n";
}

void PrintText(const index::IndexStats& stats, std::ostream& out) {
  out << "articles       " << stats.articles << "\n";
  PrintCounts("languages      ", stats.articles_by_language, out);
  PrintCounts("sources        ", stats.articles_by_source, out);
  PrintCounts("dates          ", stats.articles_by_date_basis, out);
  out << "first, last    "
      << (stats.first_date.empty() ? "none" : stats.first_date + ", " + stats.last_date) << "\n"
      << "people         " << stats.people.all << ", " << stats.people.known
      << " of them in the gazetteer\n"
      << "organizations  " << stats.organizations.all << ", " << stats.organizations.known
      << " of them in the gazetteer\n"
      << "terms          " << stats.terms << "\n"
      << "updated        " << stats.updated << "\n"
      << "revision       " << stats.generation << ", " << stats.revision << "\n"
      << "size           " << stats.bytes / 1'000'000 << "." << stats.bytes / 100'000 % 10
      << " MB\n";
}

int RunStats(const StatsFlags& flags, const Streams& streams) {
  const auto stats = index::ReadStats(flags.index);
  if (!stats) return Complain(streams, stats.error());
  if (flags.json) {
    PrintJson(*stats, streams.out);
  } else {
    PrintText(*stats, streams.out);
  }
  return kDone;
}

}  // namespace

void DefineStats(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<StatsFlags>();
  CLI::App* stats = app.add_subcommand("stats", "Tell what the index holds");
  stats->add_option("--index", flags->index, "The folder of the index")
      ->required()
      ->type_name("DIR");
  stats->add_flag("--json", flags->json, "As JSON");
  stats->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunStats(*flags, streams); }, flags->index};
  });
}

}  // namespace dossier::cli
