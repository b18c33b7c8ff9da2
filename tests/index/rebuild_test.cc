#include "index/rebuild.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/check.h"
#include "index/files.h"
#include "index/schema.h"
#include "index/stats.h"
#include "support/index_fixture.h"

namespace dossier::index {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RebuildTest : public testing::Test {
 protected:
  RebuildTest() {
    for (int i = 0; i < 20; ++i) {
      lines_ += JsonArticle("a" + std::to_string(i), "Lavrov in Oslo", "He came to NATO.");
    }
    index_.Add(lines_);
  }

  Result<RebuildCounts> Run(bool is_forced = false) {
    return Rebuild(index_.index(),
                   {.catalogue_folder = index_.options.catalogue_folder,
                    .lexicon = index_.options.lexicon,
                    .jobs = 2,
                    .is_forced = is_forced,
                    .commits = {}},
                   index_.listener);
  }

  IndexFixture index_;
  std::string lines_;
};

TEST_F(RebuildTest, GivesTheSameIndexOfItsOwnArticles) {
  const auto articles = index_.Articles();
  const auto before = ReadStats(index_.index());
  std::filesystem::remove_all(index_.folder / "input");
  const auto counts = Run();
  ASSERT_TRUE(counts) << counts.error().message;
  EXPECT_EQ(counts->analysed, 20U);
  EXPECT_EQ(counts->lost, 0U);
  EXPECT_TRUE(index_.Articles() == articles);
  const auto after = ReadStats(index_.index());
  EXPECT_EQ(after->terms, before->terms);
  EXPECT_EQ(after->people, before->people);
  EXPECT_EQ(after->generation, "gen-3");
  EXPECT_TRUE(CheckIndex(index_.index())->problems.empty());
}

TEST_F(RebuildTest, KeepsOneGenerationOfBefore) {
  ASSERT_TRUE(Run());
  ASSERT_TRUE(Run());
  EXPECT_THAT(GenerationFolders(index_.index()),
              ElementsAre(index_.index() / "gen-3", index_.index() / "gen-5"));
}

TEST_F(RebuildTest, ReadsAnIndexOfAnEarlierSchema) {
  // As the program before the checksums left it.
  {
    const std::filesystem::path generation = *CurrentGeneration(index_.index());
    Xapian::WritableDatabase database((generation / kDatabaseFolder).string(), Xapian::DB_OPEN);
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      Xapian::Document document = database.get_document(*at);
      const std::string data = document.get_data();
      document.set_data(data.substr(0, data.size() - 8));
      database.replace_document(*at, document);
    }
    database.commit();
    index_.folder.Write("index/gen-1/manifest.json", R"({"schema": "4"})");
    index_.folder.Write("index/CURRENT", "gen-1\n");
  }
  const auto refused = UpdateArticles(index_.index(), index_.options, index_.listener);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kWrongVersion);
  EXPECT_THAT(refused.error().message, HasSubstr("dossier-index rebuild --index"));
  const auto counts = Run();
  ASSERT_TRUE(counts) << counts.error().message;
  EXPECT_EQ(counts->analysed, 20U);
  EXPECT_EQ(index_.Articles().at("a7").second, "He came to NATO.");
  EXPECT_EQ(index_.Add(lines_).unchanged, 20U);
}

TEST_F(RebuildTest, RefusesWhatItCannotRead) {
  index_.folder.Write("index/gen-1/manifest.json", R"({"schema": "99"})");
  index_.folder.Write("index/CURRENT", "gen-1\n");
  const auto counts = Run();
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kWrongVersion);
  EXPECT_EQ(CurrentName(index_.index()), "gen-1");
}

TEST_F(RebuildTest, SavesWhatIsWholeOfADamagedIndexWhereItIsForced) {
  {
    auto writer = IndexWriter::Open(index_.index());
    Xapian::Document broken;
    broken.set_data("no article");
    broken.add_boolean_term("Qa3");
    writer->Put("a3", broken);
    writer->Finish(1);
    writer->Seal();
  }
  const auto refused = Run();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kDamaged);
  EXPECT_THAT(refused.error().message, HasSubstr("1 articles cannot be read"));
  const auto counts = Run(true);
  ASSERT_TRUE(counts) << counts.error().message;
  EXPECT_EQ(counts->analysed, 19U);
  EXPECT_EQ(counts->lost, 1U);
  EXPECT_EQ(counts->damaged_folder, index_.index() / "damaged-gen-1");
  EXPECT_TRUE(std::filesystem::exists(counts->damaged_folder));
  EXPECT_TRUE(CheckIndex(index_.index())->problems.empty());
  // The file is read again, and gives what was lost.
  EXPECT_EQ(index_.Update().added, 1U);
  EXPECT_EQ(index_.Articles().size(), 20U);
}

TEST_F(RebuildTest, NeedsAnIndex) {
  const auto counts =
      Rebuild(index_.folder / "none",
              {.catalogue_folder = index_.options.catalogue_folder, .lexicon = {}, .commits = {}},
              index_.listener);
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(index_.folder / "none"));
}

}  // namespace
}  // namespace dossier::index
