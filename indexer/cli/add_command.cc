#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "base/time.h"
#include "cli/commands.h"
#include "cli/default_gazetteer.h"
#include "cli/progress.h"
#include "cli/timezone_option.h"
#include "index/update.h"

namespace dossier::cli {
namespace {

struct AddFlags {
  std::string index;
  std::vector<std::string> paths;
  std::string source;
  std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
  bool json = false;
  bool is_dry = false;
  bool is_sync = false;
  bool is_forced = false;
  std::string gazetteer = DefaultGazetteer();
  std::string date;
  std::string timezone;
  std::string now;
};

Result<index::UpdateOptions> ToOptions(const AddFlags& flags, std::istream& in) {
  index::UpdateOptions options;
  options.paths = flags.paths;
  if (std::erase(options.paths, "-") > 0) options.standard_input = &in;
  options.removes_vanished = flags.is_sync;
  options.is_forced = flags.is_forced;
  options.is_dry = flags.is_dry;
  options.catalogue_folder = flags.gazetteer;
  options.pipeline.jobs = flags.jobs;
  options.pipeline.build.default_source = flags.source;
  options.pipeline.build.now = Now();
  if (!flags.now.empty()) {
    const auto now = ParseTime(flags.now);
    if (!now) return tl::unexpected(Error{now.error().code, "--now: " + now.error().message});
    options.pipeline.build.now = *now;
  }
  if (!flags.date.empty()) {
    const auto date = PartialDate::Parse(flags.date);
    if (!date) return tl::unexpected(Error{date.error().code, "--date: " + date.error().message});
    options.pipeline.build.default_date = *date;
  }
  if (const auto fault = SetTimezone(flags.timezone, options.pipeline.build)) {
    return tl::unexpected(*fault);
  }
  return options;
}

void Report(const Streams& streams, const AddFlags& flags, const index::UpdateCounts& counts,
            double seconds) {
  if (flags.json) {
    const nlohmann::ordered_json report = {{"added", counts.added},
                                           {"replaced", counts.replaced},
                                           {"unchanged", counts.unchanged},
                                           {"skipped", counts.skipped},
                                           {"removed", counts.removed},
                                           {"dry_run", flags.is_dry},
                                           {"reanalysed", counts.reanalysed},
                                           {"bytes", counts.bytes},
                                           {"seconds", seconds}};
    streams.out << report.dump() << "\n";
    return;
  }
  if (flags.is_dry) streams.out << "Nothing was written; it would be: ";
  streams.out << counts.added << " added, " << counts.replaced << " replaced, " << counts.unchanged
              << " unchanged, " << counts.skipped << " skipped";
  if (flags.is_sync) streams.out << ", " << counts.removed << " removed";
  if (counts.reanalysed > 0) {
    streams.out << ", " << counts.reanalysed << " analysed anew with another gazetteer";
  }
  streams.out << " (" << static_cast<std::uint64_t>(seconds * 10) / 10 << "."
              << static_cast<std::uint64_t>(seconds * 10) % 10 << " s)\n";
}

int RunAdd(const AddFlags& flags, const Streams& streams) {
  const auto options = ToOptions(flags, streams.in);
  if (!options) return Complain(streams, options.error());
  const auto start = std::chrono::steady_clock::now();
  Result<index::UpdateCounts> counts;
  {
    Progress progress(streams.err, flags.json ? ProgressStyle::kSilent : DetectProgressStyle());
    counts = index::UpdateArticles(flags.index, *options, progress);
  }
  if (!counts) return Complain(streams, counts.error());
  Report(streams, flags, *counts,
         std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return counts->skipped > 0 ? kSomeSkipped : kDone;
}

void DefineUpdate(CLI::App& update, AddFlags& flags) {
  update.add_option("--index", flags.index, "The folder of the index; made where it is not there")
      ->required()
      ->type_name("DIR");
  update
      .add_option("PATH", flags.paths,
                  "Files and folders of articles, in any format (- is standard input)")
      ->required();
  update.add_flag("--dry-run", flags.is_dry, "Tell what would be done, and write nothing");
  update.add_option("--source", flags.source, "Source id of articles that name none themselves")
      ->type_name("ID");
  update.add_option("--jobs", flags.jobs, "Threads that analyse articles, and write large runs")
      ->check(CLI::Range(std::size_t{1}, std::size_t{256}))
      ->capture_default_str();
  update
      .add_option("--gazetteer", flags.gazetteer,
                  "Folder of the gazetteer; the index keeps a copy of it")
      ->type_name("DIR")
      ->capture_default_str();
  update
      .add_option("--date", flags.date,
                  "Publication date of articles that have none, nor the name of their file")
      ->type_name("YYYY[-MM[-DD]]");
  AddTimezoneOption(update, flags.timezone);
  update.add_option("--now", flags.now, "The clock that missing years are inferred by")
      ->type_name("TIME")
      ->default_str("the system's");
  update.add_flag("--json", flags.json, "Report as JSON");
}

}  // namespace

void DefineAdd(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<AddFlags>();
  CLI::App* add = app.add_subcommand(
      "add", "Add articles to the index, or update them; unchanged files cost next to nothing");
  DefineUpdate(*add, *flags);
  add->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunAdd(*flags, streams); }, flags->index};
  });
}

void DefineSync(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<AddFlags>();
  flags->is_sync = true;
  CLI::App* sync = app.add_subcommand(
      "sync", "Make the index hold what the paths hold: add, and remove what is no longer there");
  DefineUpdate(*sync, *flags);
  sync->add_flag("--force", flags->is_forced,
                 "Remove even over 20 % of the articles, or what may be in files that could not be "
                 "read");
  sync->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunAdd(*flags, streams); }, flags->index};
  });
}

}  // namespace dossier::cli
