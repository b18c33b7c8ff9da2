#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "cli/commands.h"
#include "cli/default_gazetteer.h"
#include "cli/progress.h"
#include "index/rebuild.h"

namespace dossier::cli {
namespace {

struct RebuildFlags {
  std::string index;
  std::string gazetteer = DefaultGazetteer();
  std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
  bool is_forced = false;
  bool json = false;
};

int RunRebuild(const RebuildFlags& flags, const Streams& streams) {
  index::RebuildOptions options;
  options.catalogue_folder = flags.gazetteer;
  options.jobs = flags.jobs;
  options.is_forced = flags.is_forced;
  Result<index::RebuildCounts> counts;
  {
    Progress progress(streams.err, flags.json ? ProgressStyle::kSilent : DetectProgressStyle());
    counts = index::Rebuild(flags.index, options, progress);
  }
  if (!counts) return Complain(streams, counts.error());
  if (flags.json) {
    const nlohmann::ordered_json report = {{"analysed", counts->analysed}, {"lost", counts->lost}};
    streams.out << report.dump() << "\n";
  } else {
    streams.out << counts->analysed << " articles analysed anew, " << counts->lost << " lost\n";
    if (!counts->damaged_folder.empty()) {
      streams.out << "What was damaged is in " << counts->damaged_folder.string()
                  << "; nothing reads it any more.\n";
    }
  }
  return counts->lost > 0 ? kSomeSkipped : kDone;
}

}  // namespace

void DefineRebuild(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<RebuildFlags>();
  CLI::App* rebuild = app.add_subcommand(
      "rebuild",
      "Analyse all articles of the index anew, from what it stores; servers go on meanwhile");
  rebuild->add_option("--index", flags->index, "The folder of the index")
      ->required()
      ->type_name("DIR");
  rebuild
      ->add_option("--gazetteer", flags->gazetteer,
                   "Folder of the gazetteer; the index keeps a copy of it")
      ->type_name("DIR")
      ->capture_default_str();
  rebuild->add_option("--jobs", flags->jobs, "Threads that analyse and write")
      ->check(CLI::Range(std::size_t{1}, std::size_t{256}))
      ->capture_default_str();
  rebuild->add_flag("--force", flags->is_forced,
                    "Leave out articles that cannot be read any more (of a damaged index)");
  rebuild->add_flag("--json", flags->json, "Report as JSON");
  rebuild->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunRebuild(*flags, streams); }, flags->index};
  });
}

}  // namespace dossier::cli
