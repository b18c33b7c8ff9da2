#include "entities/word_classes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace dossier::entities {
namespace {

using namespace word_class;

WordClassSet Find(const WordClasses& classes, std::string_view word, bool has_capital = true) {
  const std::vector<text::Token> tokens = text::Analyzer().Analyze(word);
  return classes.Find(tokens.at(0).term, tokens.at(0).stem, has_capital);
}

WordClasses Known() {
  WordClasses classes;
  for (const char* line : {"title\tминистр|minister", "office\tглава|head",
                           "head\tминистерство|head", "particle\tфон|von", "thing\tфильм"}) {
    EXPECT_TRUE(classes.AddWords(line)) << line;
  }
  for (const char* line :
       {"Marlen\tМарлен\tm\t", "Maria\tМария\tf\t", "Sasha\tСаша\tu\t", "Rose\tРоза\tf\ten,ru",
        "Will\tУилл\tm\ten", "Alexander\tАлександр\tm\t", "Alexandra\tАлександра\tf\t"}) {
    EXPECT_TRUE(classes.AddGivenName(line)) << line;
  }
  return classes;
}

TEST(WordClassesTest, KnowsWordsInEveryCase) {
  const WordClasses classes = Known();
  struct Row {
    std::string_view word;
    WordClassSet classes;
  };
  for (const Row& row : std::vector<Row>{
           {"министр", kTitle},
           {"Министром", kTitle},
           {"ministers", kTitle},
           {"глава", kOffice},
           {"главой", kOffice},
           {"министерства", kHead},
           {"Head", kOffice | kHead},
           {"фон", kParticle},
           {"фильме", kThing},
           {"область", 0},
           {"area", 0},
       }) {
    EXPECT_EQ(Find(classes, row.word, false), row.classes) << row.word;
    EXPECT_EQ(Find(classes, row.word, true), row.classes) << row.word;
  }
}

TEST(WordClassesTest, RefusesWhatIsNotOneWord) {
  for (const char* line : {"thing\tтеле-шоу|фильм", "descriptor\tторговая сеть"}) {
    WordClasses classes;
    EXPECT_FALSE(classes.AddWords(line)) << line;
  }
}

TEST(WordClassesTest, KnowsNamesWithACapitalOnly) {
  const WordClasses classes = Known();
  struct Row {
    std::string_view word;
    WordClassSet classes;
  };
  for (const Row& row : std::vector<Row>{
           {"Марлен", kMaleName},
           {"Марлену", kMaleName},
           {"Marlen", kMaleName},
           {"Саша", kMaleName | kFemaleName},
           {"Роза", kFemaleName | kAmbiguous},
           {"Розой", kFemaleName | kAmbiguous},
           {"Rose", kFemaleName | kAmbiguous},
           {"Will", kMaleName | kAmbiguous},
           {"Уилл", kMaleName},
           {"Мария", kFemaleName},
           {"Марией", kFemaleName},
           {"Александра", kMaleName | kFemaleName},  // Александр's genitive, too
           {"Пётр", 0},
       }) {
    EXPECT_EQ(Find(classes, row.word), row.classes) << row.word;
    EXPECT_EQ(Find(classes, row.word, false), 0U) << row.word;
  }
}

TEST(WordClassesTest, FindsTheNominativeOfAGivenName) {
  const WordClasses classes = Known();
  struct Row {
    std::string_view term;
    std::string_view nominative;
  };
  for (const Row& row : std::vector<Row>{
           {"марлена", "марлен"},
           {"марлен", "марлен"},
           {"марией", "мария"},
           {"александра", "александра"},  // a nominative is itself
           {"александром", "александр"},
           {"marlen", "marlen"},
           {"самара", "самара"},
           {"петра", "петра"},
           {"", ""},
       }) {
    EXPECT_EQ(classes.NominativeOf(row.term), row.nominative) << row.term;
  }
}

TEST(WordClassesTest, TellsNominativesFromTheirForms) {
  const WordClasses classes = Known();
  struct Row {
    std::string_view term;
    WordClassSet classes;
  };
  for (const Row& row : std::vector<Row>{
           {"марлен", kMaleName},
           {"марлена", 0},
           {"александра", kFemaleName},
           {"александр", kMaleName},
           {"саша", kMaleName | kFemaleName},
           {"роза", kFemaleName | kAmbiguous},
           {"самара", 0},
           {"", 0},
       }) {
    EXPECT_EQ(classes.FindNominative(row.term), row.classes) << row.term;
  }
}

TEST(WordClassesTest, KnowsNamePartsWithACapitalOnly) {
  WordClasses classes;
  classes.SetNameParts(*NameParts::Parse(NameParts::Serialize({"абдрахманов"})));
  EXPECT_EQ(Find(classes, "Абдрахмановым"), kNamePart);
  EXPECT_EQ(Find(classes, "Абдрахмановым", false), 0U);
  EXPECT_EQ(Find(classes, "Область"), 0U);
}

TEST(WordClassesTest, SaysWhatIsWrongWithALineOfWords) {
  struct Row {
    std::string_view line;
    std::string_view message;
  };
  WordClasses classes;
  for (const Row& row : std::vector<Row>{
           {"title", "1 columns, expected class and words"},
           {"title\ta\tb", "3 columns, expected class and words"},
           {"titles\tminister", "unknown class \"titles\""},
           {"title\t\xFF", "not valid UTF-8"},
       }) {
    const auto added = classes.AddWords(row.line);
    ASSERT_FALSE(added) << row.line;
    EXPECT_EQ(added.error().code, ErrorCode::kInvalidInput) << row.line;
    EXPECT_EQ(added.error().message, row.message) << row.line;
  }
}

TEST(WordClassesTest, SaysWhatIsWrongWithALineOfGivenNames) {
  struct Row {
    std::string_view line;
    std::string_view message;
  };
  WordClasses classes;
  for (const Row& row : std::vector<Row>{
           {"Marlen\tМарлен\tm", "3 columns, expected 4"},
           {"Marlen\t\tm\t", "a name is missing (en and ru)"},
           {" \tМарлен\tm\t", "a name is missing (en and ru)"},
           {"Marlen\tМарлен\tx\t", "gender \"x\", expected m, f or u"},
           {"Marlen\tМарлен\t\t", "gender \"\", expected m, f or u"},
           {"Marlen\tМарлен\tm\tde", "word \"de\", expected en, ru or both"},
           {"\xFF\tМарлен\tm\t", "not valid UTF-8"},
       }) {
    const auto added = classes.AddGivenName(row.line);
    ASSERT_FALSE(added) << row.line;
    EXPECT_EQ(added.error().code, ErrorCode::kInvalidInput) << row.line;
    EXPECT_EQ(added.error().message, row.message) << row.line;
  }
}

}  // namespace
}  // namespace dossier::entities
