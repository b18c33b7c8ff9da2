#include "search/readings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/gazetteer.h"
#include "text/stopwords.h"

namespace dossier::search {
namespace {

using Words = std::map<std::string, std::uint32_t>;

// The words of an index, with the number of articles that have them.
const Words kWords = {{"sanctions", 5}, {"санкции", 4},    {"внешняя", 2}, {"зерно", 3},
                      {"нью", 3},       {"йорк", 3},       {"иран", 5},    {"лавра", 2},
                      {"2025", 9},      {"блокировки", 1}, {"сергеи", 1},  {"grain", 2}};

class ReadingsTest : public testing::Test {
 protected:
  ReadingsTest()
      : gazetteer_(MakeGazetteer({{.id = "lavrov",
                                   .en = "Sergey Lavrov",
                                   .ru = "Сергей Викторович Лавров",
                                   .flags = "solo"},
                                  {.id = "tokayev",
                                   .en = "Kassym-Jomart Tokayev",
                                   .ru = "Касым-Жомарт Токаев",
                                   .flags = "solo"},
                                  {.id = "un", .kind = "ORG", .en = "UN", .ru = "ООН"}})),
        matcher_(gazetteer_) {}

  // True where every part of `text` is one of `words` or a stop word.
  Reader::HasHits HitsOf(const Words& words) {
    return [this, words](std::string_view text) {
      const std::vector<text::Token> tokens = analyzer_.Analyze(text);
      return !tokens.empty() && std::ranges::all_of(tokens, [&](const text::Token& token) {
        return text::IsStopWord(token.term) || words.contains(token.term);
      });
    };
  }

  // As "layout санкции"; empty where there is no reading.
  std::string Read(std::string_view typed, const Words& words, const Words& with_hits) {
    Vocabulary::Builder builder;
    for (const auto& [word, frequency] : words) builder.Add(word, frequency);
    const Vocabulary vocabulary = std::move(builder).Build();
    const auto reading = Reader(vocabulary, matcher_, analyzer_).Find(typed, HitsOf(with_hits));
    return reading ? std::string(ReadingKindName(reading->kind)) + " " + reading->text : "";
  }
  std::string Read(std::string_view typed, const Words& words = kWords) {
    return Read(typed, words, words);
  }

  entities::Gazetteer gazetteer_;
  entities::Matcher matcher_;
  text::Analyzer analyzer_;
};

struct Case {
  std::string_view typed;
  std::string_view reading;
};

TEST_F(ReadingsTest, ReadsTheKeysOfTheOtherKeyboard) {
  for (const Case& c : std::vector<Case>{{"cfyrwbb", "layout санкции"},
                                         {"CFYRWBB", "layout САНКЦИИ"},
                                         {",kjrbhjdrb", "layout блокировки"},  // б is on the comma
                                         {"ыфтсешщты", "layout sanctions"},
                                         {"cfyrwbb.", "layout санкции."},
                                         {"cfyrwbb pthyj", "layout санкции зерно"},
                                         {"yt", "layout не"}}) {
    EXPECT_EQ(Read(c.typed), c.reading) << c.typed;
  }
}

TEST_F(ReadingsTest, ReadsANameOnTheOtherKeyboardThoughNoArticleHasIt) {
  EXPECT_EQ(Read("kfdhjdsv"), "layout лавровым");
  EXPECT_EQ(Read("дфмкщм"), "layout lavrov");
}

TEST_F(ReadingsTest, ReadsTheLettersOfTheOtherLanguage) {
  for (const Case& c : std::vector<Case>{{"vneshnyaya", "transliteration внешняя"},
                                         {"Zerno", "transliteration зерно"},
                                         {"санкшнс", ""},  // a sound, not a transliteration
                                         {"грайн", "transliteration grain"}}) {
    EXPECT_EQ(Read(c.typed), c.reading) << c.typed;
  }
}

TEST_F(ReadingsTest, CorrectsTheSpelling) {
  for (const Case& c : std::vector<Case>{{"sanctoins", "spelling sanctions"},
                                         {"санкцыи", "spelling санкции"},
                                         {"«санкцыи»", "spelling «санкции»"},
                                         {"zzzzzz", ""},
                                         {"снкц", ""}}) {
    EXPECT_EQ(Read(c.typed), c.reading) << c.typed;
  }
}

TEST_F(ReadingsTest, TakesTheSurestReadingThatHasHits) {
  const Words words = {{"привет", 1}, {"ghbdtna", 9}, {"зерно", 1}, {"zerna", 9}};
  EXPECT_EQ(Read("ghbdtn", words), "layout привет");
  EXPECT_EQ(Read("zerno", words), "transliteration зерно");
  EXPECT_EQ(Read("zerno", words, {{"zerna", 9}}), "spelling zerna");
  EXPECT_EQ(Read("zerno", words, {}), "");
}

TEST_F(ReadingsTest, CorrectsOnlyThePartsThatNoArticleHas) {
  for (const Case& c :
       std::vector<Case>{{"Нью-Иорк", "spelling Нью-йорк"},
                         {"sanctoins and sanctoins", "spelling sanctions and sanctions"},
                         {"the sanctoins", "spelling the sanctions"},
                         {"sanctoins/zzzzzz", ""}}) {
    EXPECT_EQ(Read(c.typed), c.reading) << c.typed;
  }
}

TEST_F(ReadingsTest, NeverReadsANameAsAnotherWord) {
  // One edit or one letter away from words of the index: лавра, сергеи.
  for (const std::string_view typed :
       {"Лавров", "лаврову", "ЛАВРОВЫМ", "Lavrov", "Сергей", "сергею", "Токаев", "Tokayev",
        "Kassym-Jomart", "ООН", "un", "Лавров-sanctoins", "sanctoins Лавров", "sanctoins Сергей",
        "sanctoins Викторовичем"}) {
    EXPECT_EQ(Read(typed), "") << typed;
  }
}

TEST_F(ReadingsTest, NeverReadsANumberAsAnotherOne) {
  const Words words = {{"2025", 9}, {"ковид", 1}, {"с400", 1}, {"covid", 1}};
  for (const std::string_view typed : {"2024", "20255", "с401", "С-401", "covit-19", "2025г"}) {
    EXPECT_EQ(Read(typed, words), "") << typed;
  }
}

TEST_F(ReadingsTest, FindsNothingInWhatHoldsNoWord) {
  for (const std::string_view typed : {"", " ", "!!!", "«»", "\xC2\xAD"}) {
    EXPECT_EQ(Read(typed), "") << typed;
  }
  EXPECT_EQ(Read("sanctoins", {}), "");
}

}  // namespace
}  // namespace dossier::search
