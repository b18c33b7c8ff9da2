// What the runner and the engines say to each other; bench/README.md describes the lines.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dossier::bench {

// An article as engines take it that find no names themselves: a line of peers.jsonl.
struct PeerArticle {
  std::string id;
  std::string title;
  std::string text;
  std::string language;  // "en" or "ru"
  std::string date;      // YYYY-MM-DD; empty where it is not known to the day
  std::vector<std::string> people;
  std::vector<std::string> organizations;

  std::string month() const { return date.substr(0, 7); }
};

// Hands each article of the file on. Throws std::runtime_error.
void ReadPeerArticles(const std::string& file,
                      const std::function<void(const PeerArticle&)>& consume);

// A line of queries.jsonl.
struct PeerQuery {
  enum class Operator { kNone, kAnd, kOr, kPhrase, kName };

  Operator op = Operator::kNone;
  std::vector<std::string> words;
  std::string language;
  std::string text;           // the same as one types it
  std::string person;         // an id; empty: any
  std::string from;           // YYYY-MM-DD; empty: no limit
  std::string to;             // of this day, too
  bool newest_first = false;  // else by relevance
};

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

struct PeerAnswer {
  std::uint64_t total = 0;
  std::vector<std::string> hits;  // ids, ten at most
  Counts people;                  // the twenty most frequent, falling
  Counts organizations;
  std::uint64_t months = 0;                           // that have an article
  std::vector<std::pair<std::string, double>> parts;  // milliseconds by name; may be empty
};

// A query and the line that says it.
PeerQuery ParseQuery(const std::string& line);
std::string ToJsonLine(const std::string& query_class, const PeerQuery& query);

// Says that `engine` is ready, then answers the queries of standard input until it ends, each with
// its wall-clock time and the CPU time of this thread.
void ServeQueries(const std::string& engine,
                  const std::function<PeerAnswer(const PeerQuery&)>& search);

// Says how long the parts of indexing took, in seconds of the wall clock.
void ReportIndexing(std::uint64_t articles,
                    const std::vector<std::pair<std::string, double>>& stages);

// Seconds of the wall clock, from an arbitrary beginning.
double SecondsNow();

}  // namespace dossier::bench
