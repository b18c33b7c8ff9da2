#include "entities/organization_values.h"

#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

bool AreOne(std::string_view one, std::string_view other) {
  NameUnion names(2);
  OrganizationValues organizations(names);
  organizations.Add(0, one);
  organizations.Add(1, other);
  return names.Root(1) == 0;
}

TEST(OrganizationValuesTest, JoinsNamesOfTheSameStems) {
  EXPECT_TRUE(AreOne("Степной экспресс", "«СТЕПНОГО ЭКСПРЕССА»"));
  EXPECT_TRUE(AreOne("Ассоциация перевозчиков Каспия", "Ассоциации перевозчиков Каспия"));
  EXPECT_TRUE(AreOne("The Pacific Lumber Co.", "Pacific Lumber Co"));
  EXPECT_TRUE(AreOne("Crédit Agricole", "Credit Agricole"));
  EXPECT_TRUE(AreOne("АПК", "апк"));
}

TEST(OrganizationValuesTest, KeepsOthersApart) {
  EXPECT_FALSE(AreOne("Pacific Lumber", "Pacific Lumber Co"));
  EXPECT_FALSE(AreOne("Lumber Pacific", "Pacific Lumber"));
  EXPECT_FALSE(AreOne("Степной экспресс", "Stepnoy ekspress"));
  EXPECT_FALSE(AreOne("«»", "\"\""));
}

}  // namespace
}  // namespace dossier::entities
