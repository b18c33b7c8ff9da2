#include "search/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/gazetteer.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NameIndexTest : public testing::Test {
 protected:
  NameIndexTest()
      : gazetteer_(MakeGazetteer({
            {.id = "lavrov",
             .en = "Sergey Lavrov",
             .ru = "Сергей Викторович Лавров",
             .en_aliases = "Sergei Lavrov"},
            {.id = "shoigu", .en = "Sergei Shoigu", .ru = "Сергей Шойгу"},
            {.id = "cavusoglu", .en = "Mevlüt Çavuşoğlu", .ru = "Мевлют Чавушоглу"},
            {.id = "obrien", .en = "Robert O'Brien", .ru = "Роберт О'Брайен"},
            {.id = "korolyov", .en = "Sergey Korolyov", .ru = "Сергей Королёв"},
            {.id = "un",
             .kind = "ORG",
             .en = "United Nations",
             .ru = "Организация Объединённых Наций",
             .en_aliases = "UN|U.N.",
             .ru_aliases = "ООН"},
            {.id = "fc",
             .kind = "ORG",
             .en = "Federation Council",
             .ru = "Совет Федерации",
             .ru_aliases = "=Совфед"},
        })),
        names_(gazetteer_) {}

  // As "id=name".
  std::vector<std::string> Find(const std::vector<std::string>& prefixes) const {
    std::vector<std::string> found;
    for (const NameIndex::Match& match : names_.Find(prefixes)) {
      found.push_back(gazetteer_.entities()[static_cast<std::size_t>(match.entity)].id + "=" +
                      std::string(match.name));
    }
    return found;
  }

  entities::Gazetteer gazetteer_;
  NameIndex names_;
};

TEST_F(NameIndexTest, FindsTheBeginningOfAnyWordOfANameInBothScripts) {
  EXPECT_THAT(Find({"lav"}), ElementsAre("lavrov=Sergey Lavrov"));
  EXPECT_THAT(Find({"лав"}), ElementsAre("lavrov=Сергей Викторович Лавров"));
  EXPECT_THAT(Find({"вик"}), ElementsAre("lavrov=Сергей Викторович Лавров"));
  EXPECT_THAT(Find({"lavrov"}), ElementsAre("lavrov=Sergey Lavrov"));
  EXPECT_THAT(Find({"nat"}), ElementsAre("un=United Nations"));
  EXPECT_THAT(Find({"avrov"}), IsEmpty());
  EXPECT_THAT(Find({"lavrova"}), IsEmpty());
}

TEST_F(NameIndexTest, FindsEachEntityOnceWithTheFirstNameThatHasTheWords) {
  EXPECT_THAT(Find({"serg"}), ElementsAre("lavrov=Sergey Lavrov", "shoigu=Sergei Shoigu",
                                          "korolyov=Sergey Korolyov"));
  EXPECT_THAT(Find({"sergei"}), ElementsAre("lavrov=Sergei Lavrov", "shoigu=Sergei Shoigu"));
  EXPECT_THAT(Find({"un"}), ElementsAre("un=United Nations"));
}

TEST_F(NameIndexTest, WantsAWordOfOneNameForEachBeginning) {
  EXPECT_THAT(Find({"ser", "lav"}), ElementsAre("lavrov=Sergey Lavrov"));
  EXPECT_THAT(Find({"lav", "ser"}), ElementsAre("lavrov=Sergey Lavrov"));
  EXPECT_THAT(Find({"sergei", "lav"}), ElementsAre("lavrov=Sergei Lavrov"));
  EXPECT_THAT(Find({"сер", "lav"}), IsEmpty());  // no one name has both
  EXPECT_THAT(Find({"lav", "shoi"}), IsEmpty());
  EXPECT_THAT(Find({}), IsEmpty());
}

TEST_F(NameIndexTest, KnowsNamesByTheirFoldedWords) {
  EXPECT_THAT(Find({"cavus"}), ElementsAre("cavusoglu=Mevlüt Çavuşoğlu"));
  EXPECT_THAT(Find({"mevlu"}), ElementsAre("cavusoglu=Mevlüt Çavuşoğlu"));
  EXPECT_THAT(Find({"короле"}), ElementsAre("korolyov=Сергей Королёв"));
  EXPECT_THAT(Find({"o'b"}), ElementsAre("obrien=Robert O'Brien"));
  EXPECT_THAT(Find({"obri"}), ElementsAre("obrien=Robert O'Brien"));
  EXPECT_THAT(Find({"bri"}), ElementsAre("obrien=Robert O'Brien"));
}

TEST_F(NameIndexTest, ShowsAnAliasWithoutTheSignThatItDoesNotDecline) {
  EXPECT_THAT(Find({"совф"}), ElementsAre("fc=Совфед"));
}

TEST_F(NameIndexTest, KnowsNobodyWithoutAGazetteer) {
  EXPECT_THAT(NameIndex().Find({"a"}), IsEmpty());
  EXPECT_THAT(NameIndex(entities::Gazetteer()).Find({"a"}), IsEmpty());
}

}  // namespace
}  // namespace dossier::search
