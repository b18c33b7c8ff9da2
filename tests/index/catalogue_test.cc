#include "index/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gazetteer.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

constexpr std::string_view kSources = "# id\ten\tru\tlang\nria\tRIA Novosti\tРИА Новости\tru\n";

struct Names {
  Names() {
    folder.Write("corpus/names/people.tsv", ToTsv({{.id = "a", .en = "A B", .ru = "А Б"}}));
    folder.Write("corpus/sources.tsv", kSources);
  }
  std::filesystem::path path() const { return folder / "corpus/names"; }
  TempFolder folder;
};

TEST(CatalogueTest, ReadsNamesAndTheSourcesBesideThem) {
  const Names names;
  const auto catalogue = LoadCatalogue(names.path());
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_EQ(catalogue->gazetteer.entities().size(), 1U);
  EXPECT_EQ(catalogue->SourceLabels("ria").en, "RIA Novosti");
  EXPECT_EQ(catalogue->SourceLabels("ria").ru, "РИА Новости");
  EXPECT_EQ(catalogue->SourceLabels("unlisted").en, "unlisted");
  EXPECT_EQ(catalogue->SourceLabels("unlisted").ru, "unlisted");
}

TEST(CatalogueTest, ReadsTheSameFromACopy) {
  const Names names;
  names.folder.Write("copy/left-by-a-killed-run.tsv", "x");
  CopyCatalogue(names.path(), names.folder / "copy");
  const auto original = LoadCatalogue(names.path());
  const auto copy = LoadCatalogue(names.folder / "copy");
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(copy->fingerprint, original->fingerprint);
  EXPECT_EQ(copy->SourceLabels("ria").en, "RIA Novosti");
}

TEST(CatalogueTest, ChangesItsFingerprintWithAnything) {
  const Names names;
  const std::string first = LoadCatalogue(names.path())->fingerprint;
  names.folder.Write("corpus/sources.tsv", std::string(kSources) + "x\tX\tХ\ten\n");
  const std::string second = LoadCatalogue(names.path())->fingerprint;
  names.folder.Write("corpus/names/more.tsv", ToTsv({{.id = "c", .en = "C", .ru = "Ц"}}));
  const std::string third = LoadCatalogue(names.path())->fingerprint;
  EXPECT_NE(first, second);
  EXPECT_NE(second, third);
}

TEST(CatalogueTest, NeedsNoSources) {
  const Names names;
  std::filesystem::remove(names.folder / "corpus/sources.tsv");
  EXPECT_TRUE(LoadCatalogue(names.path()));
}

TEST(CatalogueTest, RefusesABadSourceWithItsPlace) {
  struct Row {
    std::string_view line;
    std::string_view message;
  };
  const std::vector<Row> rows = {
      {"x\tX\tХ", "sources.tsv:3: expected id, English label, Russian label and language"},
      {"\tX\tХ\ten", "sources.tsv:3: expected id"},
      {"x\t\tХ\ten", "sources.tsv:3: expected id"},
      {"x\tX\t\xFF\ten", "sources.tsv:3: expected id"},
      {"ria\tX\tХ\ten", "sources.tsv:3: the id \"ria\" stands there twice"},
  };
  for (const Row& row : rows) {
    const Names names;
    names.folder.Write("corpus/sources.tsv", std::string(kSources).append(row.line));
    const auto catalogue = LoadCatalogue(names.path());
    ASSERT_FALSE(catalogue) << row.line;
    EXPECT_EQ(catalogue.error().code, ErrorCode::kInvalidInput);
    EXPECT_THAT(catalogue.error().message, testing::StartsWith(std::string(row.message)));
  }
}

TEST(CatalogueTest, ReadsSourcesWithTheLineEndsOfWindows) {
  const Names names;
  names.folder.Write("corpus/sources.tsv", "ria\tR\tР\tru\r\n\r\n");
  const auto catalogue = LoadCatalogue(names.path());
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_EQ(catalogue->SourceLabels("ria").ru, "Р");
}

}  // namespace
}  // namespace dossier::index
