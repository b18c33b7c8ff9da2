// The words, names and days that the rules of queries.tsv draw from, by rank.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "random.h"
#include "vocabulary.h"

namespace dossier::bench {

// Ranks are counted from 1, the most frequent. Words, people and days are those of articles in the
// language of `script`, so that together they find something.
class QueryWords {
 public:
  virtual ~QueryWords() = default;
  // 1 to kWords.
  virtual std::string Word(Script script, std::size_t rank) const = 0;
  // The word of `rank` and one that often stands behind it, parted by a space.
  virtual std::string Pair(Script script, std::size_t rank) const = 0;
  // 1 to kMaxPeople.
  virtual std::string PersonId(Script script, std::size_t rank) const = 0;
  virtual std::string PersonName(Script script, std::size_t rank) const = 0;
  // The first of `length` days within which there are articles.
  virtual std::chrono::sys_days FirstDay(Script script, std::size_t length,
                                         Random& random) const = 0;
};

// Those of corpus_generator.h.
class GeneratedWords : public QueryWords {
 public:
  std::string Word(Script script, std::size_t rank) const override;
  std::string Pair(Script script, std::size_t rank) const override;
  std::string PersonId(Script script, std::size_t rank) const override;
  std::string PersonName(Script script, std::size_t rank) const override;
  std::chrono::sys_days FirstDay(Script script, std::size_t length, Random& random) const override;
};

// Those of real articles. So that a class means the same there, rank r stands for the word that as
// many articles of its language have as have the generated word of that rank: min(1/2, 13/r) of
// them. Stop words and words of less than three letters are left out.
class CountedWords : public QueryWords {
 public:
  // `peers` as dossier-bench writes it, with kPeopleFile beside it. Throws std::runtime_error where
  // either cannot be read or has nothing to draw from.
  explicit CountedWords(const std::filesystem::path& peers);

  std::string Word(Script script, std::size_t rank) const override;
  std::string Pair(Script script, std::size_t rank) const override;
  std::string PersonId(Script script, std::size_t rank) const override;
  std::string PersonName(Script script, std::size_t rank) const override;
  std::chrono::sys_days FirstDay(Script script, std::size_t length, Random& random) const override;

 private:
  struct Counted {
    std::string form;      // the most frequent form of its stem
    std::string follower;  // the word that most often stands behind the form
    std::size_t articles = 0;
  };
  struct Names {
    std::string english;
    std::string russian;
  };

  void CountWords(const std::filesystem::path& peers);
  void CountPeopleAndDays(const std::filesystem::path& peers);
  void CountFollowers(const std::filesystem::path& peers);
  void ReadNames(const std::filesystem::path& file);
  const std::vector<Counted>& words(Script script) const { return words_[Place(script)]; }
  const Counted& At(Script script, std::size_t rank) const;
  static std::size_t Place(Script script) { return script == Script::kLatin ? 0 : 1; }

  // By Place of a script.
  std::vector<Counted> words_[2];  // by falling count
  std::size_t articles_[2] = {};
  std::vector<std::string> people_[2];            // ids, by falling count
  std::vector<std::chrono::sys_days> days_[2];    // of all articles
  std::unordered_map<std::string, Names> names_;  // by id
};

// Beside peers.jsonl: the people of all articles as id, English and Russian name, parted by tabs.
inline constexpr const char* kPeopleFile = "people.tsv";

}  // namespace dossier::bench
