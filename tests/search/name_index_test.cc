#include "search/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/gazetteer.h"
#include "support/temp_folder.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NameIndexTest : public testing::Test {
 protected:
  NameIndexTest()
      : index_([this] {
          names_folder_.Write(
              "names.tsv",
              ToTsv({
                  {.id = "lavrov",
                   .en = "Sergey Lavrov",
                   .ru = "Сергей Викторович Лавров",
                   .en_aliases = "Sergei Lavrov"},
                  {.id = "shoigu", .en = "Sergei Shoigu", .ru = "Сергей Шойгу"},
                  {.id = "cavusoglu", .en = "Mevlüt Çavuşoğlu", .ru = "Мевлют Чавушоглу"},
                  {.id = "obrien", .en = "Robert O'Brien", .ru = "Роберт О'Брайен"},
                  {.id = "korolyov", .en = "Sergey Korolyov", .ru = "Сергей Королёв"},
                  {.id = "silent", .en = "Silent Bob", .ru = "Молчаливый Боб"},
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
              }));
          return names_folder_.path();
        }()) {
    const auto organization = entities::EntityKind::kOrganization;
    const std::vector<FoundEntity> found = {{"lavrov", ""},
                                            {"shoigu", ""},
                                            {"korolyov", ""},
                                            {"cavusoglu", ""},
                                            {"obrien", ""},
                                            {"un", "", organization},
                                            {"fc", "", organization},
                                            {"~М. Абдрахманов", ""},
                                            {"~Марлен Абдрахманов", ""},
                                            {"~Pacific Lumber Co", "", organization}};
    // Each is named by one article fewer than the one in front of it.
    for (std::size_t last = found.size(); last > 0; --last) {
      index_.Add({.title = "x"},
                 {found.begin(), found.begin() + static_cast<std::ptrdiff_t>(last)});
    }
    index_.Commit();
    columns_ = Columns::Load(index_.Open(), index_.Values());
    names_ = NameIndex(index_.catalogue().gazetteer, columns_);
  }

  // As "id=name".
  std::vector<std::string> Find(const std::vector<std::string>& prefixes,
                                std::size_t limit = 10) const {
    std::vector<std::string> found;
    for (const NameIndex::Match& match : names_.Find(prefixes, limit)) {
      found.push_back(std::string(columns_.values.id(match.value)) + "=" + match.name);
    }
    return found;
  }

  TempFolder names_folder_;
  TestIndex index_;
  Columns columns_;
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

TEST_F(NameIndexTest, GivesAllValuesEachOnce) {
  const auto ids = [&](const std::vector<std::string>& prefixes) {
    std::vector<std::string> found;
    for (const auto value : names_.FindValues(prefixes)) {
      found.emplace_back(columns_.values.id(value));
    }
    return found;
  };
  EXPECT_THAT(ids({"serg"}), ElementsAre("lavrov", "shoigu", "korolyov"));
  EXPECT_THAT(ids({"ser", "lav"}), ElementsAre("lavrov"));
  EXPECT_THAT(ids({"avrov"}), IsEmpty());
  EXPECT_THAT(ids({}), IsEmpty());
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

TEST_F(NameIndexTest, KnowsNamesThatTheGazetteerLacks) {
  EXPECT_THAT(Find({"марл"}), ElementsAre("marlen-abdrakhmanov=Марлен Абдрахманов"));
  EXPECT_THAT(Find({"абд"}), ElementsAre("marlen-abdrakhmanov=М. Абдрахманов"));
  EXPECT_THAT(Find({"abd"}), ElementsAre("marlen-abdrakhmanov=Marlen Abdrakhmanov"));
  EXPECT_THAT(Find({"lum"}), ElementsAre("pacific-lumber-co=Pacific Lumber Co"));
}

TEST_F(NameIndexTest, KeepsTheMostFrequentWithinTheLimit) {
  EXPECT_THAT(Find({"s"}, 2), ElementsAre("lavrov=Sergey Lavrov", "shoigu=Sergei Shoigu"));
  EXPECT_THAT(Find({"s"}, 0), IsEmpty());
}

TEST_F(NameIndexTest, KnowsOnlyThoseThatArticlesName) {
  EXPECT_THAT(Find({"silent"}), IsEmpty());
  EXPECT_THAT(NameIndex().Find({"a"}, 10), IsEmpty());
  const TestIndex empty;
  const Columns none = Columns::Load(empty.Open(), empty.Values());
  EXPECT_THAT(NameIndex(empty.catalogue().gazetteer, none).Find({"l"}, 10), IsEmpty());
}

}  // namespace
}  // namespace dossier::search
