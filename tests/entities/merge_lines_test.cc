#include "entities/merge_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gazetteer.h"

namespace dossier::entities {
namespace {

using ::testing::HasSubstr;

Gazetteer Known() {
  return MakeGazetteer({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Лавров"},
      {.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
      {.id = "tokayev", .en = "Kassym Tokayev", .ru = "Касым Токаев"},
  });
}

TEST(MergeLinesTest, ReadsNamesAndIds) {
  const auto lines = ParseMergeLines("merges.tsv",
                                     "# rule\tkind\tone\tother\tnote\n"
                                     "same\tPER\tlavrov\tSerge Lavroff\tFrench\r\n"
                                     "\n"
                                     "apart\tORG\tАПК\tAPK\t\n",
                                     Known());
  ASSERT_TRUE(lines) << lines.error().message;
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ((*lines)[0].rule, MergeRule::kSame);
  EXPECT_EQ((*lines)[0].one, "lavrov");
  EXPECT_EQ((*lines)[0].other, "Serge Lavroff");
  EXPECT_EQ((*lines)[1].rule, MergeRule::kApart);
  EXPECT_EQ((*lines)[1].kind, EntityKind::kOrganization);
}

TEST(MergeLinesTest, RefusesWithFileLineAndReason) {
  struct Case {
    std::string_view tsv;
    std::string_view message;
  };
  const Case cases[] = {
      {"same\tPER\tA B\tC D\n", "merges.tsv:1: 4 columns, expected 5"},
      {"\njoin\tPER\tA B\tC D\t\n", "merges.tsv:2: rule \"join\", expected same or apart"},
      {"same\tper\tA B\tC D\t\n", "kind \"per\", expected PER or ORG"},
      {"same\tPER\tA B\t \t\n", "a name is missing (one and other)"},
      {"same\tPER\tA B\tlavrow\t\n", "the gazetteer has no entity \"lavrow\""},
      {"same\tPER\tA B\tnato\t\n", "\"nato\" is of the other kind"},
      {"same\tPER\tПётр А\tПетр А\t\n", "\"Пётр А\" stands beside itself"},
      {"same\tPER\tA B\t\xFF\t\n", "not valid UTF-8"},
      {"same\tPER\tA B\tlavrov\t\nsame\tPER\ta b\ttokayev\t\n",
       "merges.tsv:2: \"lavrov\" and \"tokayev\" are two entities of the gazetteer"},
      {"same\tPER\tA B\tC D\t\nsame\tPER\tC D\tE F\t\napart\tPER\tE F\tA B\t\n",
       "merges.tsv:3: names would be both same and apart"},
  };
  for (const Case& c : cases) {
    const auto lines = ParseMergeLines("merges.tsv", c.tsv, Known());
    ASSERT_FALSE(lines) << c.tsv;
    EXPECT_EQ(lines.error().code, ErrorCode::kInvalidInput);
    EXPECT_THAT(lines.error().message, HasSubstr(std::string(c.message)));
  }
}

TEST(MergeLinesTest, NamesEveryBadLine) {
  const auto lines = ParseMergeLines("m", "x\nsame\tPER\tA B\tC D\t\ny\n", Known());
  ASSERT_FALSE(lines);
  EXPECT_EQ(lines.error().message, "m:1: 1 columns, expected 5\nm:3: 1 columns, expected 5");
}

}  // namespace
}  // namespace dossier::entities
