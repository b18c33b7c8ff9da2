// dossier-bench: how long the searches of each class of queries take. See bench/README.md.
//
//   dossier-bench --index DIR         on an index that is there
//   dossier-bench --articles N        on one that it makes and removes again
//   dossier-bench --articles N --keep DIR
//                                     the same, kept in DIR for the next run, which finds it there
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>
#include <thread>

#include "bench_index.h"
#include "index/schema.h"
#include "report.h"
#include "search/snapshot_keeper.h"
#include "support/temp_folder.h"

namespace dossier::bench {
namespace {

struct Flags {
  std::string index;
  CorpusOptions corpus{.articles = 0};
  std::string keep;
  std::string queries = DOSSIER_QUERIES;
  std::vector<std::string> only;  // classes; empty: all
  std::size_t rounds = 5;
  std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
  std::size_t snippet = 0;
  std::string markdown;  // files to write to, beside the text on standard output
  std::string json;
};

Result<std::vector<QueryClass>> LoadClasses(const Flags& flags) {
  const auto rules = LoadQueryRules(flags.queries);
  if (!rules) return tl::unexpected(rules.error());
  for (const std::string& name : flags.only) {
    if (std::ranges::find(*rules, name, &QueryRule::name) == rules->end()) {
      return Fail(ErrorCode::kInvalidInput, "there is no class \"" + name + "\" of queries");
    }
  }
  std::vector<QueryClass> classes;
  for (const QueryRule& rule : *rules) {
    if (!flags.only.empty() && std::ranges::find(flags.only, rule.name) == flags.only.end()) {
      continue;
    }
    auto queries = MakeQueries(rule);
    if (!queries) return tl::unexpected(queries.error());
    for (search::SearchRequest& query : *queries) query.snippet_length = flags.snippet;
    classes.push_back({rule.name, std::move(*queries)});
  }
  return classes;
}

// What a finished folder was made of: another corpus or schema needs another index.
std::string Recipe(const CorpusOptions& corpus) {
  std::ostringstream recipe;
  recipe << "articles " << corpus.articles << " words " << corpus.words << " people "
         << corpus.people << " organizations " << corpus.organizations << " seed " << corpus.seed
         << " schema " << index::kSchemaVersion << "\n";
  return recipe.str();
}

std::string ReadText(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// Makes corpus and index in `folder` unless a run before has finished the same ones there.
Result<std::filesystem::path> PrepareIndex(const std::filesystem::path& folder, const Flags& flags,
                                           Report& report) {
  const std::filesystem::path done = folder / "done";
  const std::string recipe = Recipe(flags.corpus);
  if (ReadText(done) != recipe) {
    std::filesystem::remove(done);
    std::filesystem::remove_all(folder / kIndexFolder);
    std::cerr << "generating " << flags.corpus.articles << " articles\n";
    WriteCorpus(folder, flags.corpus);
    std::cerr << "indexing them\n";
    const auto made = MakeIndex(folder, flags.jobs);
    if (!made) return tl::unexpected(made.error());
    report.indexing = *made;
    std::ofstream(done) << recipe;
  }
  return folder / kIndexFolder;
}

Result<bool> Search(const std::filesystem::path& index, const Flags& flags, Report& report) {
  const auto start = std::chrono::steady_clock::now();
  const auto keeper =
      search::SnapshotKeeper::Open({.index = index, .interval = std::chrono::hours(1)});
  if (!keeper) return tl::unexpected(keeper.error());
  report.open_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  // A search that takes longer than a server would let it is what a benchmark is there to show.
  const search::Engine engine(**keeper, {.time_limit = std::chrono::minutes(5)});
  report.articles = engine.Status().index.articles;
  std::cerr << "searching\n";
  auto classes = Measure(engine, report.queries, flags.rounds);
  if (!classes) return tl::unexpected(classes.error());
  report.classes = std::move(*classes);
  return true;
}

void WriteTo(const std::string& file, const Report& report, ReportFormat format) {
  if (file.empty()) return;
  std::ofstream out(file);
  WriteReport(report, format, out);
  if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

int Complain(const Error& error) {
  std::cerr << error.message << "\n";
  return error.code == ErrorCode::kInvalidInput || error.code == ErrorCode::kNotFound ? 2 : 5;
}

int Run(const Flags& flags) {
  Report report;
  report.machine = DescribeMachine();
  report.rounds = flags.rounds;
  auto queries = LoadClasses(flags);
  if (!queries) return Complain(queries.error());
  report.queries = std::move(*queries);
  std::unique_ptr<TempFolder> temporary;
  std::filesystem::path index = flags.index;
  if (flags.index.empty()) {
    if (flags.keep.empty()) temporary = std::make_unique<TempFolder>();
    report.corpus = flags.corpus;
    const std::filesystem::path folder = temporary ? temporary->path().string() : flags.keep;
    const auto made = PrepareIndex(folder, flags, report);
    if (!made) return Complain(made.error());
    index = *made;
  }
  if (const auto searched = Search(index, flags, report); !searched) {
    return Complain(searched.error());
  }
  WriteReport(report, ReportFormat::kText, std::cout);
  WriteTo(flags.markdown, report, ReportFormat::kMarkdown);
  WriteTo(flags.json, report, ReportFormat::kJson);
  return 0;
}

void DefineFlags(CLI::App& app, Flags& flags) {
  CLI::Option* index = app.add_option("--index", flags.index, "An index to search");
  app.add_option("--articles", flags.corpus.articles, "Make an index of so many articles")
      ->check(CLI::Range(std::size_t{1}, std::size_t{99'999'999}))
      ->excludes(index);
  app.add_option("--words", flags.corpus.words, "Words of an article on average")
      ->check(CLI::Range(std::size_t{2}, std::size_t{100'000}))
      ->capture_default_str();
  app.add_option("--people", flags.corpus.people, "People to be named")
      ->check(CLI::Range(std::size_t{6}, kMaxPeople))
      ->capture_default_str();
  app.add_option("--organizations", flags.corpus.organizations, "Organizations to be named")
      ->check(CLI::Range(std::size_t{3}, kMaxOrganizations))
      ->capture_default_str();
  app.add_option("--seed", flags.corpus.seed, "Another seed, other articles")
      ->capture_default_str();
  app.add_option("--keep", flags.keep, "Folder for corpus and index; used again where it is there")
      ->type_name("DIR")
      ->excludes(index);
  app.add_option("--queries", flags.queries, "The rules of the queries")->capture_default_str();
  app.add_option("--class", flags.only, "This class only; may be repeated");
  app.add_option("--rounds", flags.rounds, "How often each query is measured")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
      ->capture_default_str();
  app.add_option("--jobs", flags.jobs, "Threads that analyse articles")
      ->check(CLI::Range(std::size_t{1}, std::size_t{256}))
      ->capture_default_str();
  app.add_option("--snippet", flags.snippet, "Length of snippets; 0: hits without them")
      ->check(CLI::Range(std::size_t{0}, search::kMaxSnippet))
      ->capture_default_str();
  app.add_option("--markdown", flags.markdown, "Also as Markdown")->type_name("FILE");
  app.add_option("--json", flags.json, "Also as JSON, with every query")->type_name("FILE");
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  CLI::App app("Measures how long searches take, by classes of queries.", "dossier-bench");
  dossier::bench::Flags flags;
  dossier::bench::DefineFlags(app, flags);
  try {
    app.parse(argc, argv);
    if (flags.index.empty() && flags.corpus.articles == 0) {
      throw CLI::RequiredError("--index or --articles");
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    return dossier::bench::Run(flags);
  } catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << "\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
  return 5;
}
