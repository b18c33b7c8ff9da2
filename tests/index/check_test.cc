#include "index/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "index/files.h"
#include "index/rebuild.h"
#include "support/index_fixture.h"

namespace dossier::index {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class CheckTest : public testing::Test {
 protected:
  CheckTest() {
    index_.options.lexicon.dictionaries = index_.folder.path();
    std::string lines;
    for (int i = 0; i < 50; ++i) {
      lines += JsonArticle("a" + std::to_string(i), "Lavrov in Oslo", "He came to NATO again.");
    }
    index_.Add(lines);
  }

  // Every file of the index that says something.
  std::vector<std::filesystem::path> Files() const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(index_.index())) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
  }

  bool IsWhole() const {
    const auto report = CheckIndex(index_.index());
    return report && report->problems.empty();
  }

  IndexFixture index_;
};

TEST_F(CheckTest, FindsAWholeIndexWhole) {
  const auto report = CheckIndex(index_.index());
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_THAT(report->problems, IsEmpty());
  EXPECT_TRUE(report->is_sealed);
  EXPECT_EQ(report->articles, 50U);
  EXPECT_EQ(report->generation, "gen-1");
}

TEST_F(CheckTest, NoticesEachFileThatIsGoneOrCutShortOrFlipped) {
  for (const std::filesystem::path& file : Files()) {
    const std::string whole = *ReadWholeFile(file);
    const std::string name = file.lexically_relative(index_.folder.path()).string();
    std::filesystem::remove(file);
    EXPECT_FALSE(IsWhole()) << name << " is gone";
    if (!whole.empty()) {
      for (const std::size_t size : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
        index_.folder.Write(name, whole.substr(0, size));
        EXPECT_FALSE(IsWhole()) << name << " is cut to " << size;
      }
      for (std::size_t part = 0; part < 8; ++part) {
        std::string flipped = whole;
        char& byte = flipped[part * whole.size() / 8];
        byte = static_cast<char>(byte ^ 1 << part);
        index_.folder.Write(name, flipped);
        EXPECT_FALSE(IsWhole()) << name << " is flipped in part " << part;
      }
    }
    index_.folder.Write(name, whole);
    ASSERT_TRUE(IsWhole()) << name;
  }
}

TEST_F(CheckTest, LooksAtTheGenerationBeforeToo) {
  ASSERT_TRUE(Rebuild(index_.index(),
                      {.catalogue_folder = index_.options.catalogue_folder,
                       .lexicon = index_.options.lexicon,
                       .commits = {}},
                      index_.listener));
  EXPECT_TRUE(IsWhole());
  std::filesystem::resize_file(index_.index() / "gen-1/xapian/docdata.glass", 10);
  EXPECT_FALSE(IsWhole());
}

// A rebuild that was killed has left them.
TEST_F(CheckTest, DoesNotMindAGenerationThatWasNeverFinished) {
  std::filesystem::create_directories(index_.index() / "gen-2/xapian");
  index_.folder.Write("index/gen-3/manifest.json.new", "{");
  EXPECT_TRUE(IsWhole());
}

TEST_F(CheckTest, TellsALostIndexFromOneThatWasNeverBegun) {
  std::filesystem::remove(index_.index() / "CURRENT");
  EXPECT_FALSE(CheckIndex(index_.index())->problems.empty());
  const std::filesystem::path begun = index_.folder / "begun";
  std::filesystem::create_directories(begun / "gen-1/xapian");
  EXPECT_EQ(CheckIndex(begun).error().code, ErrorCode::kNotFound);
}

// WriteFileDurably was killed before it renamed them.
TEST_F(CheckTest, FindsAnIndexWholeAfterFilesWereLeftUnfinished) {
  for (const char* name : {"index/CURRENT.new", "index/gen-1/manifest.json.new",
                           "index/gen-1/inputs.new", "index/gen-1/values-0123456789abcdef.new"}) {
    index_.folder.Write(name, "{");
  }
  EXPECT_TRUE(IsWhole());
  index_.Add(JsonArticle("new", "Talks", "They met."));
  EXPECT_TRUE(IsWhole());
  for (const std::filesystem::path& file : Files()) EXPECT_NE(file.extension(), ".new") << file;
}

TEST_F(CheckTest, LooksAtArticlesWhereTheLastRunDidNotComeToItsEnd) {
  { IndexWriter::Open(index_.index())->Remove("a1"); }
  auto report = CheckIndex(index_.index());
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->is_sealed);
  EXPECT_THAT(report->problems, IsEmpty());
  // A letter of a text that Xapian does not compress, it being short.
  const std::string file = index_.index() / "gen-1/xapian/docdata.glass";
  std::string bytes = *ReadWholeFile(file);
  const std::size_t at = bytes.find("NATO again");
  if (at == std::string::npos) GTEST_SKIP() << "the text is compressed";
  bytes[at] = 'n';
  std::ofstream(file, std::ios::binary) << bytes;
  report = CheckIndex(index_.index());
  ASSERT_TRUE(report);
  ASSERT_FALSE(report->problems.empty());
  EXPECT_THAT(report->problems[0].message, HasSubstr("article "));
}

TEST_F(CheckTest, SaysWhereItCannotLook) {
  EXPECT_EQ(CheckIndex(index_.folder / "none").error().code, ErrorCode::kNotFound);
  const auto writer = IndexWriter::Open(index_.index());
  EXPECT_EQ(CheckIndex(index_.index()).error().code, ErrorCode::kLocked);
}

}  // namespace
}  // namespace dossier::index
