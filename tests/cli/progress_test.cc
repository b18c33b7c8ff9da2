#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ProgressTest, NamesSkippedArticlesInEveryStyle) {
  for (const auto style : {ProgressStyle::kTerminal, ProgressStyle::kLog, ProgressStyle::kSilent}) {
    std::ostringstream err;
    Progress progress(err, style);
    progress.OnSkipped("a.jsonl:2", {ErrorCode::kInvalidInput, "is bad"});
    progress.OnSkipped("", {ErrorCode::kNotFound, "b: does not exist"});
    EXPECT_EQ(err.str(), "skipped: a.jsonl:2: is bad\nskipped: b: does not exist\n");
  }
}

TEST(ProgressTest, PassesWarningsOn) {
  std::ostringstream err;
  Progress(err, ProgressStyle::kLog).OnWarning("people.tsv:2: is odd");
  EXPECT_EQ(err.str(), "warning: people.tsv:2: is odd\n");
}

TEST(ProgressTest, WritesOverItsLineOnATerminal) {
  std::ostringstream err;
  {
    Progress progress(err, ProgressStyle::kTerminal);
    progress.OnProgress({.added = 3}, {.done = 50, .total = 200});
    EXPECT_EQ(err.str(), "");  // too early
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    progress.OnProgress({.added = 4}, {.done = 50, .total = 200});
    EXPECT_THAT(err.str(), HasSubstr("\r\033[K4 articles, "));
    EXPECT_THAT(err.str(), HasSubstr("/s, 25 %, "));
    EXPECT_THAT(err.str(), HasSubstr(" left"));
    progress.OnProgress({.added = 5}, {.done = 60, .total = 200});
    EXPECT_THAT(err.str(), Not(HasSubstr("5 articles")));
  }
  EXPECT_TRUE(err.str().ends_with("\r\033[K"));
}

TEST(ProgressTest, TellsNoShareOfWhatHasNoEnd) {
  std::ostringstream err;
  Progress progress(err, ProgressStyle::kTerminal);
  std::this_thread::sleep_for(std::chrono::milliseconds(120));
  progress.OnProgress({.added = 4}, {.done = 50, .total = 0});
  EXPECT_THAT(err.str(), HasSubstr("4 articles, "));
  EXPECT_THAT(err.str(), Not(HasSubstr("%")));
}

}  // namespace
}  // namespace dossier::cli
