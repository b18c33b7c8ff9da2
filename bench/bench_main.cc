// dossier-bench: Dossier's side of a run of bench/run. See bench/README.md.
//
//   dossier-bench generate DIR --articles N   writes a corpus, its gazetteer and peers.jsonl
//   dossier-bench export INDEX DIR            writes peers.jsonl of the articles of an index
//   dossier-bench queries                     writes the queries for generated articles
//   dossier-bench queries --peers FILE        the same for these articles
//   dossier-bench serve INDEX                 answers queries as every engine does
//   (peers/protocol.h)
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

#include "bench_index.h"
#include "export.h"
#include "peers/protocol.h"
#include "query_rules.h"
#include "search/engine.h"

namespace dossier::bench {
namespace {

int Complain(const Error& error) {
  std::cerr << error.message << "\n";
  return error.code == ErrorCode::kInvalidInput || error.code == ErrorCode::kNotFound ? 2 : 5;
}

int Generate(const std::string& folder, const CorpusOptions& options) {
  WriteCorpus(folder, options);
  WriteGeneratedPeers(folder, options);
  return 0;
}

int Export(const std::string& index, const std::string& folder) {
  const auto articles = WriteIndexedPeers(index, folder);
  return articles ? 0 : Complain(articles.error());
}

int Queries(const std::string& rules_file, const std::string& peers) {
  const auto rules = LoadQueryRules(rules_file);
  if (!rules) return Complain(rules.error());
  const auto words = peers.empty() ? std::unique_ptr<QueryWords>(new GeneratedWords)
                                   : std::make_unique<CountedWords>(peers);
  for (const QueryRule& rule : *rules) {
    const auto queries = MakeQueries(rule, *words);
    if (!queries) return Complain(queries.error());
    for (std::size_t i = 0; i < queries->size(); ++i) {
      const auto query = ToPeerQuery(rule, (*queries)[i], i);
      if (!query) return Complain(query.error());
      std::cout << ToJsonLine(rule.name, *query) << "\n";
    }
  }
  return 0;
}

struct ServeOptions {
  std::string index;
  bool expand = false;
  std::size_t snippet = 0;
};

Counts CountsOf(const std::optional<search::FacetAnswer>& facet) {
  Counts counts;
  if (!facet) return counts;
  for (const search::FacetValue& value : facet->values) counts.emplace_back(value.id, value.count);
  return counts;
}

PeerAnswer Search(const search::Engine& engine, const PeerQuery& query,
                  const ServeOptions& options) {
  search::SearchRequest request = ToRequest(query);
  request.options.expand = options.expand || query.op == PeerQuery::Operator::kName;
  request.options.interpret = options.expand;
  request.snippet_length = options.snippet;
  const auto found = engine.Search(request);
  if (!found) throw std::runtime_error(query.text + ": " + found.error().message);
  PeerAnswer answer;
  answer.total = found->total;
  for (const search::Hit& hit : found->hits) answer.hits.push_back(hit.summary.id);
  answer.people = CountsOf(found->facets[search::Facet::kPerson]);
  answer.organizations = CountsOf(found->facets[search::Facet::kOrganization]);
  if (found->histogram) {
    answer.months = static_cast<std::uint64_t>(std::ranges::count_if(
        found->histogram->buckets, [](const search::Bucket& bucket) { return bucket.count > 0; }));
  }
  answer.parts = {{"parse", found->timing.parse_ms},
                  {"match", found->timing.match_ms},
                  {"facets", found->timing.facets_ms},
                  {"hits", found->timing.snippets_ms}};
  return answer;
}

int Serve(const ServeOptions& options) {
  const double start = SecondsNow();
  const auto keeper =
      search::SnapshotKeeper::Open({.index = options.index, .interval = std::chrono::hours(1)});
  if (!keeper) return Complain(keeper.error());
  std::cerr << "snapshot opened in " << (SecondsNow() - start) * 1000 << " ms\n";
  // A search that takes longer than a server would let it is what a benchmark is there to show.
  const search::Engine engine(**keeper, {.time_limit = std::chrono::minutes(5)});
  ServeQueries(std::string("Dossier, Xapian ") + Xapian::version_string(),
               [&](const PeerQuery& query) { return Search(engine, query, options); });
  return 0;
}

// Each command leaves in `run` what is to be done.
void DefineCommands(CLI::App& app, std::function<int()>& run) {
  app.require_subcommand(1);

  CLI::App* generate = app.add_subcommand("generate", "Writes a generated corpus");
  auto corpus = std::make_shared<CorpusOptions>();
  auto folder = std::make_shared<std::string>();
  generate->add_option("DIR", *folder)->required();
  generate->add_option("--articles", corpus->articles, "How many")
      ->required()
      ->check(CLI::Range(std::size_t{1}, std::size_t{99'999'999}));
  generate->add_option("--words", corpus->words, "Words of an article on average")
      ->check(CLI::Range(std::size_t{2}, std::size_t{100'000}))
      ->capture_default_str();
  generate->callback([=, &run] { run = [=] { return Generate(*folder, *corpus); }; });

  CLI::App* write = app.add_subcommand("export", "Writes the articles of an index for the peers");
  auto index = std::make_shared<std::string>();
  write->add_option("INDEX", *index)->required();
  write->add_option("DIR", *folder)->required();
  write->callback([=, &run] { run = [=] { return Export(*index, *folder); }; });

  CLI::App* queries = app.add_subcommand("queries", "Writes the queries");
  auto rules = std::make_shared<std::string>(DOSSIER_QUERIES);
  auto peers = std::make_shared<std::string>();
  queries->add_option("--rules", *rules, "Their rules")->capture_default_str();
  queries->add_option("--peers", *peers, "For the articles of this file")->type_name("FILE");
  queries->callback([=, &run] { run = [=] { return Queries(*rules, *peers); }; });

  CLI::App* serve = app.add_subcommand("serve", "Answers queries from standard input");
  auto options = std::make_shared<ServeOptions>();
  serve->add_option("INDEX", options->index)->required();
  serve->add_flag("--expand", options->expand,
                  "Read words as the page does: as names, translated, corrected");
  serve->add_option("--snippet", options->snippet, "Length of snippets; 0: hits without them")
      ->check(CLI::Range(std::size_t{0}, search::kMaxSnippet))
      ->capture_default_str();
  serve->callback([=, &run] { run = [=] { return Serve(*options); }; });
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  CLI::App app("Dossier's side of a run of bench/run.", "dossier-bench");
  std::function<int()> run;
  dossier::bench::DefineCommands(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  std::ios::sync_with_stdio(false);
  try {
    return run();
  } catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << "\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
  return 5;
}
