#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "article/article_id.h"
#include "article/input.h"
#include "base/time.h"
#include "cli/analysis_json.h"
#include "cli/commands.h"
#include "cli/default_gazetteer.h"
#include "cli/timezone_option.h"
#include "index/catalogue.h"
#include "text/analyzer.h"

namespace dossier::cli {
namespace {

struct AnalyzeFlags {
  std::vector<std::string> paths;
  std::string language;
  std::string gazetteer = DefaultGazetteer();
  std::string timezone;
  std::string now;
  bool json = false;
};

// Analyses and prints records one by one; counts those that could not be.
class Analysis {
 public:
  Analysis(const AnalyzeFlags& flags, const entities::Gazetteer& gazetteer,
           const article::BuildOptions& build, const Streams& streams)
      : flags_(flags), matcher_(gazetteer), build_(build), streams_(streams) {}

  void Skip(const std::string& where, const Error& reason) {
    ++skipped_;
    streams_.err << "skipped: " << where << (where.empty() ? "" : ": ") << reason.message << "\n";
  }

  bool Take(Result<article::Record> record, const article::Origin& origin) {
    if (!record) {
      Skip(origin.ToString(), record.error());
      return true;
    }
    if (record->language.empty()) record->language = flags_.language;
    auto article = article::BuildArticle(*record, origin, build_);
    if (!article) {
      Skip(origin.ToString(), article.error());
      return true;
    }
    article->id = article::MakeArticleId(*record, origin);
    const auto analyzed = entities::AnalyzeArticle(std::move(*article), analyzer_, matcher_);
    if (flags_.json) {
      PrintAnalysisJson(*record, analyzed, matcher_.gazetteer(), streams_.out);
    } else {
      PrintAnalysisText(analyzed, matcher_.gazetteer(), streams_.out);
    }
    return static_cast<bool>(streams_.out);
  }

  int exit_code() const { return skipped_ > 0 ? kSomeSkipped : kDone; }

 private:
  const AnalyzeFlags& flags_;
  entities::Matcher matcher_;
  article::BuildOptions build_;
  Streams streams_;
  text::Analyzer analyzer_;
  std::uint64_t skipped_ = 0;
};

int RunAnalyze(const AnalyzeFlags& flags, const Streams& streams) {
  article::BuildOptions build{.now = Now()};
  if (!flags.now.empty()) {
    const auto now = ParseTime(flags.now);
    if (!now) return Complain(streams, {now.error().code, "--now: " + now.error().message});
    build.now = *now;
  }
  if (const auto fault = SetTimezone(flags.timezone, build)) return Complain(streams, *fault);
  const auto catalogue = index::LoadCatalogue(flags.gazetteer);
  if (!catalogue) return Complain(streams, catalogue.error());
  for (const std::string& warning : catalogue->gazetteer.warnings()) {
    streams.err << "warning: " << warning << "\n";
  }
  Analysis analysis(flags, catalogue->gazetteer, build, streams);
  const auto sink = [&analysis](Result<article::Record> record, const article::Origin& origin) {
    return analysis.Take(std::move(record), origin);
  };
  std::vector<std::string> paths = flags.paths;
  const bool reads_standard_input = std::erase(paths, "-") > 0 || flags.paths.empty();
  const article::InputListing listing = article::ListInput(paths);
  for (const Error& problem : listing.problems) analysis.Skip("", problem);
  for (const article::InputFile& file : listing.files) {
    if (!article::ReadFile(file, article::kMaxArticleBytes, sink)) return analysis.exit_code();
  }
  if (reads_standard_input) {
    const article::Origin origin{
        .path = "-", .relative_path = "-", .line = 0, .file_time = std::nullopt};
    article::ReadRecords(streams.in, origin, article::kMaxArticleBytes, sink);
  }
  return analysis.exit_code();
}

}  // namespace

void DefineAnalyze(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<AnalyzeFlags>();
  CLI::App* analyze = app.add_subcommand(
      "analyze", "Show what the analysis sees in articles: language, words, names, dates");
  analyze->add_option(
      "PATH", flags->paths,
      "Files and folders of articles; without any, or for -, JSON Lines from standard "
      "input");
  analyze->add_flag("--json", flags->json, "One JSON object a line");
  analyze->add_option("--lang", flags->language, "Language of articles that don't tell theirs")
      ->check(CLI::IsMember({"en", "ru"}));
  analyze->add_option("--gazetteer", flags->gazetteer, "Folder of the gazetteer")
      ->type_name("DIR")
      ->capture_default_str();
  AddTimezoneOption(*analyze, flags->timezone);
  analyze->add_option("--now", flags->now, "The clock that missing years are inferred by")
      ->type_name("TIME")
      ->default_str("the system's");
  analyze->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunAnalyze(*flags, streams); }, {}};
  });
}

}  // namespace dossier::cli
