#include "index/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "index/file_source.h"
#include "support/index_fixture.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;

constexpr int kArticles = 1000;  // several batches

class FunctionTriage : public Triage {
 public:
  explicit FunctionTriage(const std::function<void(Work&)>& decide) : decide_(decide) {}
  bool IsKnown(std::size_t, const article::InputFile&) override { return false; }
  void Decide(Work& work) override { decide_(work); }

 private:
  const std::function<void(Work&)>& decide_;
};

class PipelineTest : public testing::TestWithParam<std::size_t> {
 protected:
  PipelineTest() {
    std::string lines;
    for (int i = 0; i < kArticles; ++i) {
      lines += JsonArticle("a" + std::to_string(i), "Title", "Text " + std::to_string(i));
    }
    folder_.Write("in/1.jsonl", lines);
    folder_.Write("in/2.txt", "Headline\n\nBody.");
    source_.files = article::ListInput({folder_ / "in"}).files;
    options_.jobs = GetParam();
  }

  using Decide = std::function<void(Work&)>;

  void Run(const Decide& decide, const Consume& consume) {
    FunctionTriage triage(decide);
    RunPipeline(ReadFiles(source_, options_.build, triage), matcher_, options_, consume);
  }

  static void AddAll(Work& work) { work.action = Action::kAdd; }

  TempFolder folder_;
  FileSource source_;
  PipelineOptions options_;
  const entities::Gazetteer gazetteer_;
  const entities::Matcher matcher_{gazetteer_};
};

INSTANTIATE_TEST_SUITE_P(Jobs, PipelineTest, testing::Values(1, 4));

TEST_P(PipelineTest, KeepsTheOrder) {
  std::vector<std::string> ids;
  Run(AddAll, [&](Work& work, const Progress&) {
    ids.push_back(work.id);
    EXPECT_EQ(work.action, Action::kAdd);
    EXPECT_FALSE(work.document.get_data().empty());
  });
  ASSERT_EQ(ids.size(), static_cast<std::size_t>(kArticles + 1));
  for (int i = 0; i < kArticles; ++i) {
    EXPECT_EQ(ids[static_cast<std::size_t>(i)], "a" + std::to_string(i));
  }
  EXPECT_EQ(ids.back(), "2");
}

TEST_P(PipelineTest, TellsHowFarItHasCome) {
  std::uint64_t total = 0;
  for (const article::InputFile& file : source_.files) total += file.size_bytes;
  std::uint64_t last = 0;
  bool seen_midway = false;
  Run(AddAll, [&](Work&, const Progress& progress) {
    EXPECT_GE(progress.done, last);
    EXPECT_LE(progress.done, progress.total);
    EXPECT_EQ(progress.total, total);
    last = progress.done;
    seen_midway |= last > 0 && last < total / 2;
  });
  EXPECT_TRUE(seen_midway);
}

TEST_P(PipelineTest, AnalysesOnlyWhatIsToBeWritten) {
  Run([](Work& work) { work.action = work.id == "a1" ? Action::kKeep : Action::kSkip; },
      [](Work& work, const Progress&) { EXPECT_TRUE(work.document.get_data().empty()); });
}

TEST_P(PipelineTest, PutsNewArticlesIntoShardsWhileTheyAreOpen) {
  Shards shards(folder_.path() / "shards");
  options_.shards = &shards;
  options_.commit_articles = 300;
  const auto triage = [](Work& work) {
    work.action = work.id == "a999" ? Action::kReplace : Action::kAdd;
  };
  std::set<std::string> kept;
  std::size_t stored = 0;
  Run(triage, [&](Work& work, const Progress&) {
    EXPECT_EQ(work.is_stored, work.document.get_data().empty());
    stored += work.is_stored ? 1 : 0;
    if (!work.is_stored) kept.insert(work.id);
    shards.Open();
  });
  EXPECT_GE(kept.size(), 256U);  // the first batch, at least
  EXPECT_EQ(kept.count("a999"), 1U);
  std::size_t found = 0;
  EXPECT_LE(shards.Paths().size(), GetParam());
  for (const std::filesystem::path& path : shards.Paths()) {
    found += Xapian::Database(path.string()).get_doccount();
  }
  EXPECT_EQ(found, stored);
  EXPECT_EQ(stored + kept.size(), static_cast<std::size_t>(kArticles + 1));
}

TEST_P(PipelineTest, EndsWithWhatAShardThrows) {
  // Its folder cannot be made below a file.
  Shards shards(folder_.Write("file", "x") + "/shards");
  shards.Open();
  options_.shards = &shards;
  EXPECT_ANY_THROW(Run(AddAll, [](Work&, const Progress&) {}));
}

TEST_P(PipelineTest, EndsWithWhatConsumeThrows) {
  int seen = 0;
  EXPECT_THROW(Run(AddAll,
                   [&](Work&, const Progress&) {
                     if (++seen == 3) throw std::runtime_error("full");
                   }),
               std::runtime_error);
  EXPECT_EQ(seen, 3);
}

TEST_P(PipelineTest, EndsWithWhatTriageThrows) {
  int seen = 0;
  const auto triage = [&](Work& work) {
    if (++seen == 600) throw std::runtime_error("damaged");
    work.action = Action::kAdd;
  };
  EXPECT_THROW(Run(triage, [](Work&, const Progress&) {}), std::runtime_error);
}

TEST_P(PipelineTest, SkipsAnArticleWhoseAnalysisThrows) {
  std::vector<std::string> faults;
  const auto triage = [](Work& work) {
    work.action = Action::kAdd;
    // Xapian refuses the empty term that an id of this length gives.
    if (work.id == "a5") work.id = std::string(300, 'x');
  };
  Run(triage, [&](Work& work, const Progress&) {
    if (work.fault) faults.push_back(work.fault->message);
    EXPECT_EQ(work.fault.has_value(), work.action == Action::kSkip);
  });
  EXPECT_THAT(faults, ElementsAre(testing::StartsWith("cannot be analysed: ")));
}

}  // namespace
}  // namespace dossier::index
