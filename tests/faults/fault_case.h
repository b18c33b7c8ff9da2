// What a command of dossier-index does to an index, with faults and without them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "programs/process.h"
#include "support/temp_folder.h"

namespace dossier::testing {

// `rounds` times the environment variable DOSSIER_FAULT_ROUNDS: how long a test goes on.
int Rounds(int rounds);

// Its seed is DOSSIER_FAULT_SEED or a new one, and is told with what the test fails of.
std::mt19937 MakeRandom();

// `count` numbers of 1 … `last` or, where they are fewer, each: spread evenly, and each moved at
// random within its share.
std::vector<std::uint64_t> Spread(std::uint64_t last, int count, std::mt19937& random);

// All that an index has of each article, by id: stored fields, values, terms. Empty where there is
// no index yet; throws where an article is torn.
using Articles = std::map<std::string, std::string>;
Articles ReadArticles(const std::filesystem::path& index);

// A fault for a run of the program (failing_calls.cc).
struct Fault {
  std::string calls;     // such as "write", or "write,sync"
  std::uint64_t at = 0;  // from 1 on
  int error = 0;         // errno; 0 kills
  bool lasting = false;
  std::string log{};  // a file for all calls
};

struct FaultyOutcome : Outcome {
  std::uint64_t calls = 0;   // that the fault could have met
  std::uint64_t failed = 0;  // that it met
};

// A command, the index that it finds, and the index that it leaves.
class FaultCase {
 public:
  // "first": adds to no index, more than a large run takes; "large": the same, to 200 articles;
  // "add": some new and changed articles; "sync": those, and some that are gone; "remove";
  // "rebuild".
  static std::vector<std::string> Names();
  explicit FaultCase(const std::string& name);

  // Puts the index that the command finds into `index`.
  void Prepare(const std::filesystem::path& index) const;

  // Runs the command; faults are those of calls below `under`, the index where it is empty.
  FaultyOutcome Run(const std::filesystem::path& index, const Fault& fault = {},
                    const std::filesystem::path& under = {}) const;

  // The command, with its environment, to be started otherwise.
  std::vector<std::string> CommandOn(const std::filesystem::path& index) const;
  static std::vector<std::string> Environment();

  // Expects that what was acknowledged is there, each article as it was before or as it is to be,
  // and that `check` finds the index whole.
  void ExpectWhole(const std::filesystem::path& index) const;

  // Runs the command and expects the index of a clean run.
  void ExpectEndsAsACleanRun(const std::filesystem::path& index) const;

  // How long a clean run takes.
  std::chrono::microseconds duration() const { return duration_; }
  const std::filesystem::path& input() const { return input_; }
  const TempFolder& folder() const { return folder_; }

 private:
  void WriteInput();
  void ChangeInput();
  void ExpectSameAsClean(const std::filesystem::path& index) const;

  std::string name_;
  TempFolder folder_;
  std::filesystem::path input_;
  std::vector<std::string> arguments_;  // of the command, but for the index
  Articles before_;
  Articles after_;
  std::string stats_after_;
  std::chrono::microseconds duration_{};
};

// dossier-index with these arguments, without dictionaries.
Outcome RunIndexer(const std::vector<std::string>& arguments);

// What `stats --json` says, but for what tells one run from another.
std::string StatsOf(const std::filesystem::path& index);

}  // namespace dossier::testing
