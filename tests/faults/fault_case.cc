#include "faults/fault_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "index/files.h"
#include "index/folder.h"
#include "index/stored_article.h"
#include "support/index_fixture.h"

namespace dossier::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kFiles = 20;
constexpr int kArticlesOfAFile = 10;
constexpr int kLarge = 1'100;  // more than CommitRule::large_articles

// An article of some words from a small vocabulary; the same for each id and version.
std::string Article(const std::string& id, int version = 1) {
  std::mt19937 random(static_cast<unsigned>(std::hash<std::string>{}(id)) +
                      static_cast<unsigned>(version));
  std::string text = random() % 3 == 0 ? "Sergey Lavrov came." : "Министр приехал в НАТО.";
  for (int word = 0; word < 12; ++word) text += " word" + std::to_string(random() % 2000);
  return JsonArticle(id, "Title " + id + " of version " + std::to_string(version), text);
}

std::string FileOf(int number, int version = 1) {
  std::string lines;
  for (int i = 0; i < kArticlesOfAFile; ++i) {
    lines += Article("f" + std::to_string(number) + "-" + std::to_string(i), version);
  }
  return lines;
}

std::string NumberedFile(int number) { return "input/" + std::to_string(number) + ".jsonl"; }

std::vector<std::string> Program(const std::vector<std::string>& arguments) {
  std::vector<std::string> command{DOSSIER_INDEX_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

std::string Serialize(const Xapian::Document& document) {
  std::string all = document.get_data();
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    all += '\n' + std::to_string(value.get_valueno()) + '=' + *value;
  }
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    all += '\n' + *term + ' ' + std::to_string(term.get_wdf());
  }
  return all;
}

}  // namespace

int Rounds(int rounds) {
  const char* factor = std::getenv("DOSSIER_FAULT_ROUNDS");
  return rounds * std::max(factor == nullptr ? 1 : std::atoi(factor), 1);
}

std::mt19937 MakeRandom() {
  const char* chosen = std::getenv("DOSSIER_FAULT_SEED");
  const auto seed = chosen == nullptr ? std::random_device{}()
                                      : static_cast<unsigned>(std::strtoul(chosen, nullptr, 10));
  std::cout << "DOSSIER_FAULT_SEED=" << seed << std::endl;
  return std::mt19937(seed);
}

std::vector<std::uint64_t> Spread(std::uint64_t last, int count, std::mt19937& random) {
  std::vector<std::uint64_t> numbers;
  const std::uint64_t shares = std::min<std::uint64_t>(last, static_cast<std::uint64_t>(count));
  for (std::uint64_t share = 0; share < shares; ++share) {
    const std::uint64_t begin = share * last / shares;
    const std::uint64_t end = (share + 1) * last / shares;
    numbers.push_back(begin + 1 + random() % (end - begin));
  }
  return numbers;
}

Articles ReadArticles(const fs::path& index) {
  Articles articles;
  if (!fs::exists(index / index::kCurrentFile)) return articles;
  const auto generation = index::CurrentGeneration(index);
  if (!generation) throw std::runtime_error(generation.error().message);
  const Xapian::Database database((*generation / index::kDatabaseFolder).string());
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    const auto article = index::StoredArticle::Parse(document.get_data());
    if (!article) throw std::runtime_error(article.error().message);
    articles[std::string(article->id())] = Serialize(document);
  }
  return articles;
}

Outcome RunIndexer(const std::vector<std::string>& arguments) {
  return RunProgram(Program(arguments), FaultCase::Environment());
}

std::string StatsOf(const fs::path& index) {
  const Outcome outcome = RunIndexer({"stats", "--index", index, "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  Json stats = Json::parse(outcome.out, nullptr, false);
  if (!stats.is_object()) return outcome.out;
  for (const char* key : {"generation", "revision", "updated", "bytes"}) stats.erase(key);
  return stats.dump(2);
}

std::vector<std::string> FaultCase::Names() {
  return {"first", "large", "add", "sync", "remove", "rebuild"};
}

std::vector<std::string> FaultCase::Environment() {
  return {"LD_PRELOAD=" DOSSIER_FAILING_CALLS, "DOSSIER_FAULT_HIDE=/usr/share/dictd"};
}

FaultCase::FaultCase(const std::string& name) : name_(name), input_(folder_ / "input") {
  const std::string names =
      fs::path(folder_.Write("names/people.tsv", SmallGazetteer())).parent_path();
  const std::vector<std::string> add{"--gazetteer", names, "--json", "--now", "2026-11-23", input_};
  WriteInput();
  const fs::path before = folder_ / "before";
  arguments_ = add;
  arguments_.insert(arguments_.begin(), "add");
  if (name != "first") {
    const Outcome added = RunProgram(CommandOn(before), Environment());
    if (added.exit_code != 0) throw std::runtime_error(added.err);
    before_ = ReadArticles(before);
  }
  ChangeInput();
  if (name == "sync") arguments_.front() = "sync";
  if (name == "remove") {
    arguments_ = {"remove"};
    for (int i = 0; i < 3 * kArticlesOfAFile; ++i) {
      arguments_.push_back("f" + std::to_string(i % 7) + "-" + std::to_string(i % 10));
    }
  }
  if (name == "rebuild") arguments_ = {"rebuild", "--gazetteer", names};
  const fs::path after = folder_ / "after";
  Prepare(after);
  const auto start = std::chrono::steady_clock::now();
  const Outcome done = RunProgram(CommandOn(after), Environment());
  duration_ = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  if (done.exit_code != 0) throw std::runtime_error(done.err);
  after_ = ReadArticles(after);
  stats_after_ = StatsOf(after);
}

void FaultCase::WriteInput() {
  for (int number = 0; number < kFiles; ++number) {
    folder_.Write(NumberedFile(number), FileOf(number));
  }
}

void FaultCase::ChangeInput() {
  if (name_ == "first" || name_ == "large") {
    std::string lines;
    for (int i = 0; i < kLarge; ++i) lines += Article("m" + std::to_string(i));
    folder_.Write("input/many.jsonl", lines);
    return;
  }
  folder_.Write(NumberedFile(3), FileOf(3, 2));
  folder_.Write(NumberedFile(17), FileOf(17, 2));
  folder_.Write(NumberedFile(kFiles), FileOf(kFiles));
  if (name_ == "sync") {
    fs::remove(folder_.path() / NumberedFile(5));
    fs::remove(folder_.path() / NumberedFile(11));
  }
}

void FaultCase::Prepare(const fs::path& index) const {
  fs::remove_all(index);
  if (name_ != "first") {
    fs::copy(folder_.path() / "before", index, fs::copy_options::recursive);
  }
}

std::vector<std::string> FaultCase::CommandOn(const fs::path& index) const {
  std::vector<std::string> command = Program(arguments_);
  command.insert(command.begin() + 2, {"--index", index.string()});
  return command;
}

FaultyOutcome FaultCase::Run(const fs::path& index, const Fault& fault,
                             const fs::path& under) const {
  const std::string counter = folder_.Write("counter", std::string(16, '\0'));
  std::vector<std::string> environment = Environment();
  const fs::path real = fs::weakly_canonical(under.empty() ? index : under);
  environment.insert(environment.end(),
                     {"DOSSIER_FAULT_UNDER=" + real.string(), "DOSSIER_FAULT_CALLS=" + fault.calls,
                      "DOSSIER_FAULT_AT=" + std::to_string(fault.at),
                      "DOSSIER_FAULT_ERROR=" + std::to_string(fault.error),
                      std::string("DOSSIER_FAULT_LASTING=") + (fault.lasting ? "1" : "0"),
                      "DOSSIER_FAULT_COUNTER=" + counter});
  if (!fault.log.empty()) environment.push_back("DOSSIER_FAULT_LOG=" + fault.log);
  FaultyOutcome outcome{RunProgram(CommandOn(index), environment)};
  const std::string counts = *index::ReadWholeFile(counter);
  std::memcpy(&outcome.calls, counts.data(), 8);
  std::memcpy(&outcome.failed, counts.data() + 8, 8);
  return outcome;
}

void FaultCase::ExpectWhole(const fs::path& index) const {
  const Outcome check = RunIndexer({"check", "--index", index});
  const bool is_there = !before_.empty() || fs::exists(index / index::kCurrentFile);
  EXPECT_EQ(check.exit_code, is_there ? 0 : 2) << check.err;
  Articles articles;
  try {
    articles = ReadArticles(index);
  } catch (const std::exception& error) {
    ADD_FAILURE() << "torn: " << error.what();
  } catch (const Xapian::Error& error) {
    ADD_FAILURE() << "torn: " << error.get_description();
  }
  for (const auto& [id, article] : articles) {
    const auto before = before_.find(id);
    const auto after = after_.find(id);
    EXPECT_TRUE((before != before_.end() && before->second == article) ||
                (after != after_.end() && after->second == article))
        << "torn, or never written: " << id;
  }
  for (const auto& [id, article] : before_) {
    EXPECT_TRUE(articles.contains(id) || !after_.contains(id)) << "lost: " << id;
  }
}

void FaultCase::ExpectSameAsClean(const fs::path& index) const {
  EXPECT_EQ(StatsOf(index), stats_after_);
  EXPECT_TRUE(ReadArticles(index) == after_);
  const Outcome check = RunIndexer({"check", "--json", "--index", index});
  EXPECT_EQ(check.exit_code, 0) << check.err;
  EXPECT_THAT(check.out, ::testing::HasSubstr(R"("sealed":true)"));
}

void FaultCase::ExpectEndsAsACleanRun(const fs::path& index) const {
  const Outcome outcome = RunProgram(CommandOn(index), Environment());
  // Ids that a run removed before it was killed are unknown to the next.
  const bool may_miss = name_ == "remove" && outcome.exit_code == 1;
  EXPECT_TRUE(outcome.exit_code == 0 || may_miss) << outcome.exit_code << ": " << outcome.err;
  ExpectSameAsClean(index);
}

}  // namespace dossier::testing
