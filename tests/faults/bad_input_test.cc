// One bad article of each kind among 10,000, and files that cannot be read.
#include <errno.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "faults/fault_case.h"
#include "support/index_fixture.h"

namespace dossier::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using Json = nlohmann::json;

TEST(BadInputTest, SpoilsNoneOfTenThousandArticles) {
  constexpr int kGood = 10'000;
  const TempFolder folder;
  folder.Write("names/people.tsv", SmallGazetteer());
  std::string lines;
  for (int i = 0; i < kGood; ++i) {
    if (i == kGood / 2) {
      lines += JsonArticle(std::string(300, 'i'), "Id of 300 bytes", "It gets another.");  // taken
      lines += JsonArticle("long-word", "Long word", std::string(300, 'w') + " stands here.");
      lines += JsonArticle("nul", "NUL", "Before\\u0000after.");
      lines += JsonArticle("latin", "Bad UTF-8", "Caf\xE9 and \xFF\xFE.");
      lines += "{\"id\": \"cut\", \"title\": \n";
      lines += JsonArticle("a17", "A second a17", "It claims an id that is taken.");
    }
    lines += JsonArticle("a" + std::to_string(i), "Talks " + std::to_string(i),
                         "The delegations met in room " + std::to_string(i % 400) + ".");
  }
  folder.Write("input/articles.jsonl", lines);
  folder.Write("input/empty.txt", "");
  folder.Write("input/utf16.txt",
               std::string("T\0a\0l\0k\0s\0\n\0\n\0A\0l\0l\0 \0m\0e\0t\0.\0", 34));
  folder.Write("input/nul.txt", std::string("Talks\0\n\nThey met.\n", 18));
  folder.Write("input/line\nbreak.txt", "A name with a line break\n\nThey met.\n");
  folder.Write("input/x.txt/inside.txt", "Inside a folder named as a file\n\nThey met.\n");
  folder.Write("outside.txt", "Outside\n\nNobody is to see this secret.\n");
  fs::create_symlink(folder / "outside.txt", folder / "input/link.txt");
  fs::create_directory_symlink(folder.path(), folder / "input/loop");
  ASSERT_EQ(mkfifo((folder / "input/pipe.txt").c_str(), 0600), 0);
  // A line of a gigabyte: a hole of zeros.
  folder.Write("input/huge.txt", "Huge ");
  fs::resize_file(folder / "input/huge.txt", std::uintmax_t{1} << 30);

  const std::string index = folder / "index";
  const Outcome added = RunIndexer(
      {"add", "--index", index, "--gazetteer", folder / "names", "--json", folder / "input"});
  EXPECT_EQ(added.exit_code, 1) << added.err;
  const Articles articles = ReadArticles(index);
  for (int i = 0; i < kGood; ++i) ASSERT_TRUE(articles.contains("a" + std::to_string(i))) << i;
  for (const char* id : {"long-word", "x.txt-inside"}) EXPECT_TRUE(articles.contains(id)) << id;
  for (const char* named : {"empty.txt", "link.txt", "loop", "pipe.txt", "huge.txt", "a17"}) {
    EXPECT_THAT(added.err, HasSubstr(named));
  }
  EXPECT_THAT(added.err, HasSubstr("articles.jsonl:" + std::to_string(kGood / 2 + 5)));
  for (const auto& [id, article] : articles) EXPECT_EQ(article.find("secret"), std::string::npos);
  // Each of the others is read or named.
  const Json report = Json::parse(added.out);
  EXPECT_EQ(report["added"], articles.size());
  constexpr int kFaulty = 8 + 6 + 1;  // files, lines, and the file in the folder x.txt
  EXPECT_EQ(report["added"].get<int>() + report["skipped"].get<int>(), kGood + kFaulty);
  EXPECT_LT(added.peak_memory_bytes, std::uint64_t{512} << 20);
  EXPECT_EQ(RunIndexer({"check", "--index", index}).exit_code, 0);
}

class UnreadableInputTest : public ::testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Of, UnreadableInputTest, ::testing::Values("read", "open"),
                         [](const auto& test) { return std::string(test.param); });

// `sync` must not take what cannot be read for what is gone.
TEST_P(UnreadableInputTest, IsNamedAndItsArticlesStay) {
  const FaultCase fault_case("sync");
  const fs::path index = fault_case.folder() / "index";
  fault_case.Prepare(index);
  const std::string calls = GetParam();
  const std::uint64_t count = fault_case.Run(index, {.calls = calls}, fault_case.input()).calls;
  ASSERT_GT(count, 0U);
  std::mt19937 random = MakeRandom();
  for (const std::uint64_t at : Spread(count, Rounds(4), random)) {
    SCOPED_TRACE(calls + " " + std::to_string(at) + " of " + std::to_string(count));
    fault_case.Prepare(index);
    const Fault fault{.calls = calls, .at = at, .error = EIO, .lasting = random() % 2 == 0};
    const FaultyOutcome outcome = fault_case.Run(index, fault, fault_case.input());
    EXPECT_GT(outcome.failed, 0U);
    // 2 where it cannot be known what is gone, so that nothing is removed.
    EXPECT_TRUE(outcome.exit_code == 1 || outcome.exit_code == 2) << outcome.exit_code;
    EXPECT_THAT(outcome.err, HasSubstr("cannot be read: Input/output error"));
    fault_case.ExpectWhole(index);
    fault_case.ExpectEndsAsACleanRun(index);
    ASSERT_FALSE(HasFailure());
  }
}

}  // namespace
}  // namespace dossier::testing
