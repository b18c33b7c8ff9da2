#include "entities/name_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/analyzer.h"

namespace dossier::entities {
namespace {

const NameWords& Words() {
  static const Gazetteer gazetteer = [] {
    auto people = Gazetteer::Parse(
        "people.tsv",
        "lavrov\tPER\tSergey Lavrov\tСергей Викторович Лавров\t\t\tm\tsolo\tRU\t\t\t\t\n"
        "moroz\tPER\tOleksandr Moroz\tАлександр Мороз\t\t\tm\t\tUA\t\t\t\t\n"
        "zakharova\tPER\tMaria Zakharova\tМария Захарова\t\t\tf\tsolo\tRU\t\t\t\t\n");
    return std::move(*people);
  }();
  static const NameWords words(gazetteer);
  return words;
}

// Each token as its stem, its name in angle brackets, or both.
std::string Terms(const std::string& text, const std::vector<Span>& people = {}) {
  std::vector<text::Token> tokens = text::Analyzer().Analyze(text);
  Words().Assign(text, people, tokens);
  std::string all;
  for (const text::Token& token : tokens) {
    if (!all.empty()) all += ' ';
    all += token.stem;
    if (!token.name.empty()) all += "<" + token.name + ">";
  }
  return all;
}

TEST(NameWordsTest, GivesEveryFormOfANameOneKey) {
  for (const char* form : {"лавров", "лаврова", "лаврову", "лавровым", "лаврове", "лавровой"}) {
    EXPECT_EQ(Words().Find(form).key, "лавров") << form;
    EXPECT_TRUE(Words().Find(form).solo) << form;
  }
  for (const char* form : {"захарова", "захаровой", "захарову", "захаров", "захаровым"}) {
    EXPECT_EQ(Words().Find(form).key, "захаров") << form;
  }
  EXPECT_EQ(Words().Find("лавра").key, "");
}

TEST(NameWordsTest, PutsTheNameOfAKnownPersonInPlaceOfTheStem) {
  EXPECT_EQ(Terms("встреча с Лавровым"), "встреч с <лавров>");
  EXPECT_EQ(Terms("ЛАВРОВ"), "<лавров>");
}

TEST(NameWordsTest, LeavesCommonWordsAlone) {
  EXPECT_EQ(Terms("за лаврами"), "за лавр");
  EXPECT_EQ(Terms("лаврова"), "лавров");  // no capital
  EXPECT_EQ(Terms("ООН"), "оон");
  EXPECT_EQ(Terms("Это он"), "эт он");
}

TEST(NameWordsTest, PutsTheKeyOfAnUncertainNameBesideTheStem) {
  EXPECT_EQ(Terms("Мороз"), "мороз<мороз>");
  EXPECT_EQ(Terms("Сергеем"), "серге<сергей>");
  EXPECT_EQ(Terms("Караваевым"), "караваев<караваев>");
}

TEST(NameWordsTest, IsCertainOfTheWordsOfARecognisedPerson) {
  const std::string text = "Сергей Лавров";
  EXPECT_EQ(Terms(text, {{0, static_cast<std::uint32_t>(text.size())}}), "<сергей> <лавров>");
}

}  // namespace
}  // namespace dossier::entities
