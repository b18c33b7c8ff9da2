#include "index/unknown_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_index.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Lines(const std::vector<UnknownName>& names) {
  std::vector<std::string> lines;
  for (const UnknownName& name : names) {
    lines.push_back(std::to_string(name.articles) + " " + name.id + " " + name.example);
  }
  return lines;
}

TEST(UnknownNamesTest, ListsTheMostFrequentOnes) {
  TestIndex index;
  const auto org = entities::EntityKind::kOrganization;
  index.Add({.title = "Lavrov"}, {{"~Ivan Petrov", ""}, {"~АПК", "", org}});
  index.Add({.title = "x"}, {{"~I. Petrov", ""}, {"~Ivan Petrov", ""}});
  index.Add({.title = "x"}, {{"~Иван Петров", ""}, {"~АПК", "", org}});
  index.Add({.title = "x"}, {{"~Jan Novak", ""}, {"~АПК", "", org}});
  index.Commit();
  const auto names = ListUnknownNames(index.path(), 10);
  ASSERT_TRUE(names) << names.error().message;
  EXPECT_THAT(Lines(*names), ElementsAre("3 apk a1", "3 ivan-petrov a1", "1 jan-novak a4"));
  const UnknownName& petrov = (*names)[1];
  EXPECT_EQ(petrov.en, "Ivan Petrov");
  EXPECT_EQ(petrov.ru, "Иван Петров");
  EXPECT_THAT(petrov.names, ElementsAre("Ivan Petrov", "I. Petrov", "Иван Петров"));
  EXPECT_THAT(Lines(*ListUnknownNames(index.path(), 1)), ElementsAre("3 apk a1"));
}

TEST(UnknownNamesTest, HasNoneWhereTheGazetteerHasAll) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov"}});
  EXPECT_THAT(*ListUnknownNames(index.path(), 10), IsEmpty());
}

TEST(UnknownNamesTest, NeedsAnIndex) {
  const TempFolder folder;
  const auto names = ListUnknownNames(folder / "none", 10);
  ASSERT_FALSE(names);
  EXPECT_EQ(names.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dossier::index
