#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "index/writer.h"
#include "run_indexer.h"
#include "support/index_fixture.h"
#include "support/make_archive.h"

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

class AddCommandTest : public testing::Test {
 protected:
  Outcome Add(const std::vector<std::string>& more, const std::string& input = {}) const {
    std::vector<std::string> arguments = {"add", "--index", fixture_.index().string(),
                                          "--gazetteer", fixture_.folder / "names"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(arguments, input);
  }

  std::string Write(std::string_view name, std::string_view bytes) const {
    return fixture_.folder.Write(name, bytes);
  }

  IndexFixture fixture_;
};

TEST_F(AddCommandTest, AddsAndSaysSo) {
  const Outcome outcome = Add({Write("in/a.txt", "Headline\n\nBody.")});
  EXPECT_EQ(outcome.code, kDone);
  EXPECT_THAT(outcome.out,
              MatchesRegex("1 added, 0 replaced, 0 unchanged, 0 skipped \\([0-9]+\\.[0-9] s\\)\n"));
  // On a busy machine it tells how far it is.
  EXPECT_THAT(outcome.err, MatchesRegex("([0-9]+ articles?, [^\n]*\n)*"));
  EXPECT_EQ(fixture_.Articles().count("a"), 1U);
}

TEST_F(AddCommandTest, ReportsAsJson) {
  const Outcome outcome = Add({"--json", Write("in/a.txt", "Headline\n\nBody.")});
  const auto report = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(report["added"], 1);
  EXPECT_EQ(report["skipped"], 0);
  EXPECT_EQ(report["bytes"], 15);
}

TEST_F(AddCommandTest, NamesWhatItSkipped) {
  Write("in/a.jsonl", JsonArticle("a", "A", "x") + "{}\n");
  const Outcome outcome = Add({fixture_.folder / "in"});
  EXPECT_EQ(outcome.code, kSomeSkipped);
  EXPECT_THAT(outcome.err, HasSubstr("skipped: " + fixture_.folder / "in/a.jsonl:2: "));
  EXPECT_THAT(outcome.out, HasSubstr("1 added, 0 replaced, 0 unchanged, 1 skipped"));
  EXPECT_EQ(fixture_.Articles().size(), 1U);
}

// Each bad file is named, and no good one is lost.
TEST_F(AddCommandTest, ReadsWhatItCanOfAnyFolder) {
  const std::string lines = JsonArticle("l1", "A", "x") + JsonArticle("l2", "B", "y");
  Write("in/a\nb.txt", "Name of two lines\n\nBody.");
  Write("in/cp1251.txt", "\xCF\xE0\xF0\xEE\xEC \xE2\xE5\xF0\xED\xF3\xEB\xF1\xFF");
  Write("in/lines.jsonl.gz", Gzip(lines));
  Write("in/cut.jsonl.gz", Gzip(JsonArticle("c1", "A", "x")).substr(0, 40));
  Write("in/good.tgz", Gzip(Tar({{"en/t.txt", "In a tar\n\nBody."}})));
  Write("in/evil.zip", Zip({{"../up.txt", "Up"}, {"z.txt", "In a zip\n\nBody."}}));
  Write("in/rows.csv", "id,headline,body\nr1,Row,\"two\nlines\"\n");
  Write("in/array.json", R"([{"id":"j1","title":"T"}, {"id":"j2","title":"U"}])");
  Write("in/image.png", std::string("\x89PNG\r\n\x1A\n\0\0", 10));
  std::filesystem::create_symlink("/etc/passwd", fixture_.folder / "in/link.txt");
  ASSERT_EQ(mkfifo((fixture_.folder / "in/pipe.txt").c_str(), 0600), 0);
  const Outcome outcome = Add({fixture_.folder / "in"});
  EXPECT_EQ(outcome.code, kSomeSkipped);
  const std::string in = "skipped: " + fixture_.folder / "in/";
  EXPECT_EQ(outcome.err,
            in + "link.txt: is a symbolic link, which is not followed\n" +  //
                in + "pipe.txt: is a pipe\n" +                              //
                in + "cut.jsonl.gz:1: ends in the middle of its gzip\n" +   //
                in +
                "evil.zip/../up.txt: has a path that leads out of the archive, which is not "
                "read\n" +
                in + "image.png: is not text (a NUL at byte 9)\n");
  EXPECT_THAT(outcome.out, HasSubstr("9 added, 0 replaced, 0 unchanged, 5 skipped"));
  const auto articles = fixture_.Articles();
  for (const char* id : {"cp1251", "l1", "l2", "good.tgz-en-t", "evil.zip-z", "r1", "j1", "j2"}) {
    EXPECT_EQ(articles.count(id), 1U) << id;
  }
  EXPECT_THAT(Add({fixture_.folder / "in"}).out, HasSubstr("0 added, 0 replaced, 9 unchanged"));
}

TEST_F(AddCommandTest, NamesAPathThatIsNotThere) {
  const Outcome outcome = Add({fixture_.folder / "missing"});
  EXPECT_EQ(outcome.code, kSomeSkipped);
  EXPECT_THAT(outcome.err, HasSubstr(fixture_.folder / "missing: does not exist"));
}

TEST_F(AddCommandTest, ReadsStandardInput) {
  const Outcome outcome =
      Add({"-"}, JsonArticle("a", "A", "x") + JsonArticle("b", "Б", "Лавров приехал."));
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  EXPECT_EQ(fixture_.Articles().size(), 2U);
  EXPECT_EQ(fixture_.CountTerm("XPlavrov"), 1U);
  EXPECT_THAT(Add({"-", Write("in/c.txt", "C\n\nc.")}, std::string("no\0text", 7)).out,
              HasSubstr("1 added"));
  EXPECT_THAT(Add({"-"}, "").err, HasSubstr("skipped: -: has no text"));
}

TEST_F(AddCommandTest, GivesArticlesTheSourceAndDateOfTheFlags) {
  const std::string file = Write("in/a.txt", "Headline\n\nBody.");
  EXPECT_EQ(Add({"--source", "wire", "--date", "2024-05", "--now", "2026-01-01", file}).code,
            kDone);
  EXPECT_EQ(fixture_.CountTerm("XSwire"), 1U);
  EXPECT_EQ(RunWith({"stats", "--json", "--index", fixture_.index().string()})
                    .out.find("\"first_date\": \"2024-05-01\"") == std::string::npos,
            false);
}

TEST_F(AddCommandTest, EndsAtALockedIndex) {
  const auto writer = index::IndexWriter::Open(fixture_.index());
  const Outcome outcome = Add({Write("in/a.txt", "A\n\na.")});
  EXPECT_EQ(outcome.code, kIndexLocked);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "dossier-index: another process is using the index in " +
                             fixture_.index().string() + "\n");
}

TEST_F(AddCommandTest, NamesAFolderThatCannotBeWritten) {
  const std::string file = Write("file", "x");
  const Outcome outcome = RunWith({"add", "--index", file + "/index", "--gazetteer",
                                   fixture_.folder / "names", fixture_.folder / "names"});
  EXPECT_EQ(outcome.code, kNoSpace);
  EXPECT_EQ(outcome.err, "dossier-index: the index in " + file + "/index: " + file +
                             "/index: Not a directory\n");
}

TEST_F(AddCommandTest, NamesADamagedIndex) {
  const std::string file = Write("in/a.txt", "A\n\na.");
  ASSERT_EQ(Add({file}).code, kDone);
  std::filesystem::resize_file(fixture_.index() / "gen-1/xapian/iamglass", 3);
  Outcome outcome = Add({file});
  EXPECT_EQ(outcome.code, kIndexDamaged);
  EXPECT_THAT(outcome.err, HasSubstr("iamglass is damaged: it has 3 bytes, not 95"));
  fixture_.folder.Write("index/CURRENT", "nonsense");
  outcome = Add({file});
  EXPECT_EQ(outcome.code, kIndexDamaged);
  EXPECT_THAT(outcome.err, HasSubstr("CURRENT names no generation"));
}

}  // namespace
}  // namespace dossier::cli
