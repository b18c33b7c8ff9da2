#include "search/name_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class NameFinderTest : public testing::Test {
 protected:
  // The names in `query` as "written=id".
  std::vector<std::string> Names(std::string_view query) {
    std::vector<std::string> names;
    for (const NamedEntity& name : FindNames(query, index_.matcher(), index_.analyzer())) {
      names.push_back(std::string(name.span.In(query)) + "=" + Id(name.number));
    }
    return names;
  }

  std::vector<std::string> Bearers(std::string_view name, entities::EntityKind kind) {
    std::vector<std::string> ids;
    for (const int number : FindBearers(name, kind, index_.matcher(), index_.analyzer())) {
      ids.push_back(Id(number));
    }
    return ids;
  }

  std::string Id(int number) const {
    return index_.catalogue().gazetteer.entities()[static_cast<std::size_t>(number)].id;
  }

  TestIndex index_;
};

TEST_F(NameFinderTest, FindsNamesInAnyCase) {
  EXPECT_THAT(Names("lavrov csto"), ElementsAre("lavrov=lavrov", "csto=csto"));
  EXPECT_THAT(Names("встреча ЛАВРОВА и Токаева"), ElementsAre("ЛАВРОВА=lavrov", "Токаева=tokayev"));
  EXPECT_THAT(Names("Sergei Lavrov visit"), ElementsAre("Sergei Lavrov=lavrov"));
}

TEST_F(NameFinderTest, LeavesOutWhatMayBeSeveralOrNobody) {
  for (const std::string_view query : {"smith", "who said it", "Anna Lavrov", "лавра"}) {
    EXPECT_THAT(Names(query), IsEmpty()) << query;
  }
  EXPECT_THAT(Names("WHO report"), ElementsAre("WHO=who"));
  EXPECT_THAT(Names("John Smith"), ElementsAre("John Smith=smith-j"));
}

TEST_F(NameFinderTest, FindsAllBearersOfAName) {
  using entities::EntityKind;
  EXPECT_THAT(Bearers("Smith", EntityKind::kPerson), UnorderedElementsAre("smith-a", "smith-j"));
  EXPECT_THAT(Bearers("Лавровым", EntityKind::kPerson), ElementsAre("lavrov"));
  EXPECT_THAT(Bearers("ООН", EntityKind::kOrganization), ElementsAre("un"));
  EXPECT_THAT(Bearers("ООН", EntityKind::kPerson), IsEmpty());
  EXPECT_THAT(Bearers("Lavrov and more", EntityKind::kPerson), IsEmpty());
  EXPECT_THAT(Bearers("", EntityKind::kPerson), IsEmpty());
}

}  // namespace
}  // namespace dossier::search
