#include "cli/indexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run_indexer.h"

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;

TEST(IndexerTest, HelpsWhoAsks) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"add", "--help"},
                                                    {"stats", "-h"},
                                                    {"analyze", "-h"}}) {
    const Outcome outcome = RunWith(arguments);
    EXPECT_EQ(outcome.code, kDone);
    EXPECT_THAT(outcome.out, HasSubstr("dossier-index"));
    EXPECT_EQ(outcome.err, "");
  }
  const Outcome outcome = RunWith({"--help"});
  for (const char* part : {"add", "stats", "analyze", "Exit codes: 0 done", "Examples:"}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
  EXPECT_THAT(RunWith({"--version"}).out, HasSubstr("dossier-index "));
}

TEST(IndexerTest, NamesWhatIsWrongWithTheArguments) {
  struct Row {
    std::vector<std::string> arguments;
    std::string message;
  };
  const std::vector<Row> rows = {
      {{}, "subcommand is required"},
      {{"frobnicate"}, "there is no command \"frobnicate\""},
      {{"add"}, "--index is required"},
      {{"add", "--index", "x"}, "PATH"},
      {{"add", "--index", "x", "--jobs", "0", "p"}, "--jobs"},
      {{"add", "--index", "x", "--jobs", "many", "p"}, "--jobs"},
      {{"add", "--index", "x", "--frobnicate", "p"}, "--frobnicate"},
      {{"add", "--index", "x", "--date", "soon", "p"}, "--date: "},
      {{"add", "--index", "x", "--now", "soon", "p"}, "--now: "},
      {{"add", "--index", "x", "--timezone", "Moscow", "p"}, "--timezone: there is no zone"},
      {{"analyze", "--now", "soon"}, "--now: "},
      {{"analyze", "--timezone", "+03:00"}, "--timezone: there is no zone \"+03:00\""},
      {{"analyze", "--lang", "fr"}, "--lang"},
      {{"analyze", "--gazetteer", "/nonexistent"}, "no gazetteer (*.tsv) in /nonexistent"},
      {{"stats"}, "--index is required"},
      {{"stats", "--index", "/nonexistent"}, "there is no index in /nonexistent"},
  };
  for (const Row& row : rows) {
    const Outcome outcome = RunWith(row.arguments);
    EXPECT_EQ(outcome.code, kBadUsage) << row.message;
    EXPECT_THAT(outcome.err, HasSubstr(row.message));
    EXPECT_EQ(outcome.out, "") << row.message;
  }
}

TEST(IndexerTest, GivesEachErrorItsCode) {
  EXPECT_EQ(ExitCode(ErrorCode::kInvalidInput), 2);
  EXPECT_EQ(ExitCode(ErrorCode::kNotFound), 2);
  EXPECT_EQ(ExitCode(ErrorCode::kUnreadable), 2);
  EXPECT_EQ(ExitCode(ErrorCode::kLocked), 3);
  EXPECT_EQ(ExitCode(ErrorCode::kNoSpace), 4);
  EXPECT_EQ(ExitCode(ErrorCode::kDamaged), 5);
  EXPECT_EQ(ExitCode(ErrorCode::kWrongVersion), 5);
}

}  // namespace
}  // namespace dossier::cli
