// dossier-generate: writes a made-up corpus. See bench/corpus_generator.h.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "corpus_generator.h"

int main(int argc, char** argv) {
  using namespace dossier::bench;
  CLI::App app(
      "Writes made-up articles in English and Russian as JSON Lines; always the same ones.",
      "dossier-generate");
  CorpusOptions options;
  std::string gazetteer;
  app.add_option("--articles", options.articles, "How many")->required();
  app.add_option("--words", options.words, "Words of an article on average")
      ->check(CLI::Range(std::size_t{2}, std::size_t{100'000}))
      ->capture_default_str();
  app.add_option("--people", options.people, "People to be named")
      ->check(CLI::Range(std::size_t{6}, kMaxPeople))
      ->capture_default_str();
  app.add_option("--organizations", options.organizations, "Organizations to be named")
      ->check(CLI::Range(std::size_t{3}, kMaxOrganizations))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "Another seed, other articles")->capture_default_str();
  app.add_option("--gazetteer", gazetteer, "Where to write the gazetteer of the names as well")
      ->type_name("DIR");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    const CorpusGenerator generator(options);
    if (!gazetteer.empty()) generator.WriteGazetteer(gazetteer);
    std::ios::sync_with_stdio(false);
    generator.Write(std::cout);
    if (!std::cout.flush()) throw std::runtime_error("cannot write the articles");
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 4;
  }
  return 0;
}
