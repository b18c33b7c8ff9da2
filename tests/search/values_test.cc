#include "search/values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ValuesTest : public testing::Test {
 protected:
  ValuesTest() {
    index_.Add({.title = "Lavrov"}, {{"~Ivan Petrov", ""},
                                     {"~I. Petrov", ""},
                                     {"~АПК", "", entities::EntityKind::kOrganization}});
    index_.Commit();
    values_ = index_.Values();
  }

  TestIndex index_;
  index::ValueTable values_;
};

TEST_F(ValuesTest, FindsValuesInTheirFacetAlone) {
  EXPECT_TRUE(FindValue(values_, Facet::kPerson, "lavrov"));
  EXPECT_FALSE(FindValue(values_, Facet::kOrganization, "lavrov"));
  EXPECT_FALSE(FindValue(values_, Facet::kSource, "lavrov"));
  EXPECT_EQ(FindValue(values_, Facet::kPerson, "i-petrov"),
            FindValue(values_, Facet::kPerson, "ivan-petrov"));
}

TEST_F(ValuesTest, ResolvesSlugsAndLeavesWhatItDoesNotKnow) {
  EXPECT_EQ(ResolveId(values_, Facet::kPerson, "i-petrov"), "ivan-petrov");
  EXPECT_EQ(ResolveId(values_, Facet::kOrganization, "i-petrov"), "i-petrov");
  EXPECT_EQ(ResolveId(values_, Facet::kSource, "tass"), "tass");
}

TEST_F(ValuesTest, KnowsTheTermsOfAValue) {
  EXPECT_THAT(ValueTerms(values_, Facet::kPerson, "i-petrov"),
              ElementsAre("XP~I. Petrov", "XP~Ivan Petrov"));
  EXPECT_THAT(ValueTerms(values_, Facet::kOrganization, "apk"), ElementsAre("XO~АПК"));
  EXPECT_THAT(ValueTerms(values_, Facet::kPerson, "nobody"), IsEmpty());
  EXPECT_THAT(ValueTerms(values_, Facet::kSource, "tass"), ElementsAre("XStass"));
  EXPECT_THAT(ValueTerms(values_, Facet::kLanguage, "ru"), ElementsAre("Lru"));
}

}  // namespace
}  // namespace dossier::search
