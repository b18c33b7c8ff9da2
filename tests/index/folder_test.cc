#include "index/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "index/files.h"
#include "index/schema.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using ::testing::HasSubstr;

// An empty generation that is in use.
std::filesystem::path Make(const std::filesystem::path& index, int number) {
  const std::filesystem::path generation = GenerationFolder(index, number);
  CreateGeneration(generation);
  PublishGeneration(generation);
  return generation;
}

TEST(FolderTest, FindsTheGenerationThatItMade) {
  const TempFolder folder;
  const std::filesystem::path made = Make(folder.path(), 3);
  const auto current = CurrentGeneration(folder.path());
  ASSERT_TRUE(current) << current.error().message;
  EXPECT_EQ(*current, made);
  EXPECT_EQ(made, folder.path() / "gen-3");
  const Xapian::Database database((made / kDatabaseFolder).string());
  EXPECT_EQ(database.get_metadata(kSchemaKey), kSchemaVersion);
  EXPECT_EQ(database.get_doccount(), 0U);
}

TEST(FolderTest, ClearsWhatAKilledRunLeft) {
  const TempFolder folder;
  folder.Write("gen-1/xapian/junk", "x");
  const std::filesystem::path made = Make(folder.path(), 1);
  EXPECT_FALSE(std::filesystem::exists(made / "xapian/junk"));
}

TEST(FolderTest, RemovesAGenerationAndWhatAKillLeftOfThat) {
  const TempFolder folder;
  Make(folder.path(), 1);
  Make(folder.path(), 2);
  folder.Write("removed-gen-1/xapian/junk", "x");
  RemoveGeneration(folder.path() / "gen-1");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "gen-1"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "removed-gen-1"));
  RemoveGeneration(folder.path() / "gen-1");  // gone already

  folder.Write("removed-gen-7/xapian/junk", "x");
  folder.Write("gen-2/inputs.new", "x");
  RemoveLeftovers(folder.path());
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "removed-gen-7"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "gen-2/inputs.new"));
  EXPECT_TRUE(CurrentGeneration(folder.path()));
}

TEST(FolderTest, SaysWhatIsWrong) {
  struct Row {
    const char* file;
    std::string content;
    ErrorCode code;
    std::string message;
  };
  const std::vector<Row> rows = {
      {"CURRENT", "gen-9\n", ErrorCode::kDamaged, "names no generation that is there: \"gen-9\""},
      {"CURRENT", "../elsewhere\n", ErrorCode::kDamaged, "names no generation"},
      {"CURRENT", "", ErrorCode::kDamaged, "names no generation"},
      {"CURRENT", "gen-", ErrorCode::kDamaged, "names no generation"},
      {"gen-1/manifest.json", "{", ErrorCode::kDamaged, "manifest.json is damaged"},
      {"gen-1/manifest.json", "{\"schema\":1}", ErrorCode::kDamaged, "manifest.json is damaged"},
      {"gen-1/manifest.json", "{\"schema\":\"0\"}", ErrorCode::kWrongVersion,
       "has schema version 0, this program needs"},
      {"CURRENT", "gen-1\n", ErrorCode::kDamaged, "CURRENT is damaged"},
      {"CURRENT", "gen-1 00\n", ErrorCode::kDamaged, "CURRENT is damaged"},
  };
  for (const Row& row : rows) {
    const TempFolder folder;
    Make(folder.path(), 1);
    folder.Write(row.file, row.content);
    const auto current = CurrentGeneration(folder.path());
    ASSERT_FALSE(current) << row.content;
    EXPECT_EQ(current.error().code, row.code) << row.content;
    EXPECT_THAT(current.error().message, HasSubstr(row.message));
  }
}

TEST(FolderTest, NoticesEveryFlippedBitOfCurrentAndManifest) {
  const TempFolder folder;
  Make(folder.path(), 2);
  Make(folder.path(), 3);
  for (const char* name : {"CURRENT", "gen-3/manifest.json"}) {
    const std::string whole = *ReadWholeFile(folder.path() / name);
    for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
      std::string flipped = whole;
      flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
      folder.Write(name, flipped);
      ASSERT_FALSE(CurrentGeneration(folder.path())) << name << " " << bit;
    }
    folder.Write(name, whole);
  }
  EXPECT_TRUE(CurrentGeneration(folder.path()));
}

TEST(FolderTest, TakesAMissingManifestForDamage) {
  const TempFolder folder;
  std::filesystem::remove(Make(folder.path(), 1) / kManifestFile);
  const auto current = CurrentGeneration(folder.path());
  ASSERT_FALSE(current);
  EXPECT_EQ(current.error().code, ErrorCode::kDamaged);
}

TEST(FolderTest, SaysWhereThereIsNoIndex) {
  const TempFolder folder;
  const auto current = CurrentGeneration(folder / "none");
  ASSERT_FALSE(current);
  EXPECT_EQ(current.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(current.error().message, HasSubstr("there is no index in " + folder / "none"));
}

}  // namespace
}  // namespace dossier::index
