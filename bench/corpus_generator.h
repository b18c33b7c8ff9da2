// A bilingual corpus of any size, made up and always the same.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "vocabulary.h"
#include "zipf.h"

namespace dossier::bench {

inline constexpr int kFirstYear = 2005;
inline constexpr int kYears = 20;
inline constexpr std::size_t kSources = 20;

struct CorpusOptions {
  std::size_t articles = 100'000;
  std::size_t words = 300;  // of an article on average: from half of this to three halves of it
  std::size_t people = 5'000;
  std::size_t organizations = 1'000;
  std::uint64_t seed = 1;
};

struct GeneratedArticle {
  std::string id;
  Script script = Script::kLatin;
  std::string title;
  std::string text;                 // paragraphs parted by an empty line
  std::string date;                 // YYYY-MM-DD
  std::string source;               // an id of the gazetteer folder's sources.tsv
  std::vector<std::size_t> people;  // ranks of those named, each once
  std::vector<std::size_t> organizations;
};

// Half of the articles are English, half Russian. Words, people, organizations and sources follow
// Zipf's law: with 5,000 people the first is named in some 40 % of all articles. An article names 2
// to 6 people and 1 to 3 organizations, each first in full. Dates are spread evenly over kYears
// years and know no order. Safe to share between threads.
class CorpusGenerator {
 public:
  explicit CorpusGenerator(const CorpusOptions& options);

  // Article `number`, counted from 0, which does not depend on how many there are: a small corpus
  // is the beginning of a large one.
  GeneratedArticle Make(std::size_t number) const;

  // All articles as JSON Lines, in the form that `dossier-index add` reads.
  void Write(std::ostream& out) const;

  // people.tsv, organizations.tsv and sources.tsv, as `dossier-index add --gazetteer` reads them.
  // Throws std::filesystem::filesystem_error.
  void WriteGazetteer(const std::filesystem::path& folder) const;

 private:
  std::string MakeText(const GeneratedArticle& article, std::size_t words, Random& random) const;
  std::vector<std::string> DrawWords(Script script, std::size_t count, Random& random) const;

  CorpusOptions options_;
  Zipf words_;
  Zipf people_;
  Zipf organizations_;
  Zipf sources_;
};

// The days that articles are dated with.
std::chrono::sys_days FirstDayOfCorpus();
std::uint64_t DaysOfCorpus();

// The id of the source of `rank`, 1 to kSources.
std::string SourceId(std::size_t rank);

std::string ToJsonLine(const GeneratedArticle& article);

}  // namespace dossier::bench
