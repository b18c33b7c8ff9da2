#include "index/word_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier::index {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(WordFormsTest, FormsRussianWords) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"использовать", "использует"},
      {"писать", "пишет"},
      {"давать", "дает"},
      {"решить", "решен"},
      {"осветить", "освещен"},
      {"иметь", "имел"},
      {"произойти", "произошел"},
      {"привести", "приведен"},
      {"помочь", "помогла"},
      {"вернуть", "вернет"},
      {"равный", "равен"},
      {"пленка", "пленок"},
      {"число", "чисел"},
      {"стекло", "стекол"},
      {"рынок", "рынка"},
      {"боец", "бойца"},
      {"палец", "пальца"},
      {"день", "дня"},
      {"время", "времени"},
      {"встретиться", "встретился"},
  };
  for (const auto& [word, form] : cases) {
    EXPECT_THAT(RussianForms(word), Contains(form)) << word;
  }
}

TEST(WordFormsTest, FindsThePerfectiveOfAnImperfective) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"решать", "решить"},
      {"заявлять", "заявить"},
      {"освещать", "осветить"},
      {"указывать", "указать"},
      {"разрабатывать", "разработать"},
      {"спрашивать", "спросить"},
      {"открывать", "открыть"},
      {"создавать", "создать"},
      {"называть", "назвать"},
      {"проводить", "провести"},
      {"находить", "найти"},
      {"помогать", "помочь"},
  };
  for (const auto& [imperfective, perfective] : cases) {
    EXPECT_THAT(RussianForms(imperfective), Contains(perfective)) << imperfective;
  }
}

TEST(WordFormsTest, LeavesShortWordsAlone) {
  for (const char* const word : {"", "сша", "мир", "a"}) EXPECT_THAT(RussianForms(word), IsEmpty());
}

TEST(WordFormsTest, InsertsNoVowelWhereNoneMayBe) {
  EXPECT_THAT(RussianForms("место"), AllOf(Not(Contains("месот")), Not(Contains("месет"))));
  EXPECT_THAT(RussianForms("город"), Not(Contains("горда")));
}

TEST(WordFormsTest, SpellsEnglishBothWays) {
  EXPECT_THAT(EnglishSpellings("colour"), ElementsAre("color"));
  EXPECT_THAT(EnglishSpellings("centre"), ElementsAre("center"));
  EXPECT_THAT(EnglishSpellings("defence"), ElementsAre("defense"));
  EXPECT_THAT(EnglishSpellings("organize"), ElementsAre("organise"));
  EXPECT_THAT(EnglishSpellings("evidence"), IsEmpty());
  EXPECT_THAT(EnglishSpellings("our"), IsEmpty());
}

TEST(WordFormsTest, ComparesShortAdjectives) {
  EXPECT_THAT(EnglishComparison("old"), ElementsAre("older", "oldest"));
  EXPECT_THAT(EnglishComparison("big"), ElementsAre("bigger", "biggest"));
  EXPECT_THAT(EnglishComparison("large"), ElementsAre("larger", "largest"));
  EXPECT_THAT(EnglishComparison("early"), ElementsAre("earlier", "earliest"));
  EXPECT_THAT(EnglishComparison("grey"), ElementsAre("greyer", "greyest"));
  EXPECT_THAT(EnglishComparison("famous"), IsEmpty());
  EXPECT_THAT(EnglishComparison("expensive"), IsEmpty());
}

}  // namespace
}  // namespace dossier::index
