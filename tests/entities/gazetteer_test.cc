#include "entities/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gazetteer.h"
#include "support/temp_folder.h"

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kLavrov =
    "lavrov\tPER\tSergey Lavrov\tСергей Викторович Лавров\tSergei Lavrov|Serge "
    "Lavrov\t\tm\tsolo\tRU\t"
    "Q58217\t2004\t\ta note\n";

bool IsTsv(const std::filesystem::path& path) { return path.extension() == ".tsv"; }

TEST(GazetteerTest, ReadsEveryColumn) {
  const auto gazetteer = Gazetteer::Parse(
      "p.tsv", std::string("# id\tkind\n\n").append(kLavrov) +
                   "who\tORG\tWorld Health Organization\tВОЗ\tWHO\t\t\tacr,group\t\t\t\t\t\r\n"
                   "xi\tPER\tXi Jinping\tСи Цзиньпин\t\t\tm\tfamily-first,weak\t\t\t\t\t");
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  ASSERT_EQ(gazetteer->entities().size(), 3U);
  const Entity& lavrov = gazetteer->entities()[0];
  EXPECT_EQ(lavrov.id, "lavrov");
  EXPECT_EQ(lavrov.kind, EntityKind::kPerson);
  EXPECT_EQ(lavrov.en, "Sergey Lavrov");
  EXPECT_EQ(lavrov.ru, "Сергей Викторович Лавров");
  EXPECT_THAT(lavrov.en_aliases, ElementsAre("Sergei Lavrov", "Serge Lavrov"));
  EXPECT_THAT(lavrov.ru_aliases, IsEmpty());
  EXPECT_EQ(lavrov.gender, Gender::kMale);
  EXPECT_TRUE(lavrov.solo);
  EXPECT_FALSE(lavrov.weak || lavrov.acronym || lavrov.family_first);
  EXPECT_EQ(lavrov.country, "RU");
  const Entity& who = gazetteer->entities()[1];
  EXPECT_EQ(who.kind, EntityKind::kOrganization);
  EXPECT_EQ(who.gender, Gender::kUnknown);
  EXPECT_TRUE(who.acronym);
  EXPECT_TRUE(gazetteer->entities()[2].family_first && gazetteer->entities()[2].weak);
  EXPECT_EQ(gazetteer->Find("who"), 1);
  EXPECT_EQ(gazetteer->Find("nobody"), -1);
}

TEST(GazetteerTest, RefusesABadLineWithItsPlaceAndReason) {
  struct Row {
    std::string_view line;
    std::string_view reason;
  };
  const std::vector<Row> rows = {
      {"a\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t", "12 columns, expected 13"},
      {"a\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t\t", "14 columns, expected 13"},
      {"just text", "1 columns, expected 13"},
      {"\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "\"\" is no id (a-z, 0-9 and -, at most 64)"},
      {"Ab\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "\"Ab\" is no id (a-z, 0-9 and -, at most 64)"},
      {"a\tLOC\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "kind \"LOC\", expected PER or ORG"},
      {"a\tPER\t\tА Б\t\t\tm\t\t\t\t\t\t", "a name is missing (en and ru)"},
      {"a\tORG\tA\t\t\t\t\t\t\t\t\t\t", "a name is missing (en and ru)"},
      {"a\tPER\tA B\tА Б\t\t\t\t\t\t\t\t\t", "gender \"\", expected m or f"},
      {"a\tPER\tA B\tА Б\t\t\tmale\t\t\t\t\t\t", "gender \"male\", expected m or f"},
      {"a\tPER\tA B\tА Б\t\t\tm\tsolo,tall\t\t\t\t\t", "unknown flag \"tall\""},
      {"a\tPER\tA B\tА Б\t\t\tm\tsolo,\t\t\t\t\t", "unknown flag \"\""},
      {"a\tPER\t \tА Б\t\t\tm\t\t\t\t\t\t", "a name is missing (en and ru)"},
      {"a\tPER\tA B\tА Б\tB||C\t\tm\t\t\t\t\t\t", "an alias is empty"},
      {"a\tORG\tA\tА\t\t=\t\t\t\t\t\t\t", "an alias is empty"},
      {"a\tPER\tA \xFF\tА Б\t\t\tm\t\t\t\t\t\t", "not valid UTF-8"},
      {"lavrov\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "the id \"lavrov\" stands there twice"},
  };
  for (const Row& row : rows) {
    const auto gazetteer = Gazetteer::Parse("people.tsv", std::string(kLavrov).append(row.line));
    ASSERT_FALSE(gazetteer) << row.line;
    EXPECT_EQ(gazetteer.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(gazetteer.error().message, "people.tsv:2: " + std::string(row.reason));
  }
}

TEST(GazetteerTest, NamesTheFirstTwentyBadLines) {
  std::string tsv;
  for (int i = 0; i < 23; ++i) tsv += "bad\n";
  const auto gazetteer = Gazetteer::Parse("p.tsv", tsv);
  ASSERT_FALSE(gazetteer);
  EXPECT_THAT(gazetteer.error().message, HasSubstr("p.tsv:1: 1 columns, expected 13\np.tsv:2: "));
  EXPECT_THAT(gazetteer.error().message, HasSubstr("p.tsv:20: "));
  EXPECT_THAT(gazetteer.error().message, testing::EndsWith("\nand 3 more"));
}

TEST(GazetteerTest, LoadsTheFilesOfAFolderInTheOrderOfTheirNames) {
  const TempFolder folder;
  folder.Write("b.tsv", ToTsv({{.id = "b", .en = "B", .ru = "Б"}}));
  folder.Write("a.tsv", ToTsv({{.id = "a", .en = "A", .ru = "А"}}));
  folder.Write("README.md", "not a gazetteer");
  const auto gazetteer = Gazetteer::Load(folder.path(), IsTsv);
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  EXPECT_EQ(gazetteer->Find("a"), 0);
  EXPECT_EQ(gazetteer->Find("b"), 1);
}

TEST(GazetteerTest, NamesTheFileThatRepeatsAnId) {
  const TempFolder folder;
  folder.Write("a.tsv", ToTsv({{.id = "a", .en = "A", .ru = "А"}}));
  folder.Write("b.tsv", ToTsv({{.id = "a", .en = "A", .ru = "А"}}));
  const auto gazetteer = Gazetteer::Load(folder.path(), IsTsv);
  ASSERT_FALSE(gazetteer);
  EXPECT_EQ(gazetteer.error().message, "b.tsv:1: the id \"a\" stands there twice");
}

TEST(GazetteerTest, SaysWhereThereIsNone) {
  const TempFolder folder;
  for (const std::string& path : {folder.path().string(), folder / "missing"}) {
    const auto gazetteer = Gazetteer::Load(path, IsTsv);
    ASSERT_FALSE(gazetteer);
    EXPECT_EQ(gazetteer.error().code, ErrorCode::kUnreadable);
    EXPECT_THAT(gazetteer.error().message, HasSubstr("no gazetteer (*.tsv) in " + path));
  }
}

TEST(GazetteerTest, ChangesItsFingerprintWithAnyEntity) {
  const auto fingerprint = [](std::string_view ru, std::string_view flags = "") {
    return MakeGazetteer({{.id = "a", .en = "A B", .ru = ru, .flags = flags}}).fingerprint();
  };
  EXPECT_EQ(fingerprint("А Б").size(), 64U);
  EXPECT_EQ(fingerprint("А Б"), fingerprint("А Б"));
  EXPECT_NE(fingerprint("А Б"), fingerprint("А В"));
  EXPECT_NE(fingerprint("А Б"), fingerprint("А Б", "solo"));
  EXPECT_EQ(Gazetteer::Parse("p", kLavrov)->fingerprint(),
            Gazetteer::Parse("q", std::string("# comment\n").append(kLavrov))->fingerprint());
}

}  // namespace
}  // namespace dossier::entities
