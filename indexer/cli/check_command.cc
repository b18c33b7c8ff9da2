#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "index/check.h"

namespace dossier::cli {
namespace {

struct CheckFlags {
  std::string index;
  bool json = false;
};

void PrintJson(const index::CheckReport& report, std::ostream& out) {
  nlohmann::ordered_json problems = nlohmann::ordered_json::array();
  for (const Error& problem : report.problems) problems.push_back(problem.message);
  const nlohmann::ordered_json json = {{"whole", report.problems.empty()},
                                       {"sealed", report.is_sealed},
                                       {"generation", report.generation},
                                       {"articles", report.articles},
                                       {"bytes", report.bytes},
                                       {"problems", problems}};
  out << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

int RunCheck(const CheckFlags& flags, const Streams& streams) {
  const auto report = index::CheckIndex(flags.index);
  if (!report) return Complain(streams, report.error());
  for (const Error& problem : report->problems) {
    streams.err << "dossier-index: " << problem.message << "\n";
  }
  if (flags.json) {
    PrintJson(*report, streams.out);
  } else if (!report->problems.empty()) {
    streams.out << "damaged (dossier-index rebuild --force saves the articles that are whole)\n";
  } else {
    streams.out << "whole: " << report->generation << ", " << report->articles << " articles, "
                << report->bytes / 1'000'000 << " MB\n";
    if (!report->is_sealed) {
      streams.out
          << "The last run did not come to its end, so the articles were looked at, but not "
             "each byte; the next run of the same command puts that right.\n";
    }
  }
  return report->problems.empty() ? kDone : kIndexDamaged;
}

}  // namespace

void DefineCheck(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<CheckFlags>();
  CLI::App* check = app.add_subcommand(
      "check", "Look whether the index is whole: every file and every article by its checksum");
  check->add_option("--index", flags->index, "The folder of the index")
      ->required()
      ->type_name("DIR");
  check->add_flag("--json", flags->json, "Report as JSON");
  check->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunCheck(*flags, streams); }, flags->index};
  });
}

}  // namespace dossier::cli
