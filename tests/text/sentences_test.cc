#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Sentences(std::string_view text) {
  std::vector<std::string> result;
  for (const Span span : SentenceFinder().Find(text)) result.emplace_back(span.In(text));
  return result;
}

TEST(SentencesTest, CutsAfterEachSentence) {
  EXPECT_THAT(Sentences(" One. Two?  Three! "), ElementsAre("One.", "Two?", "Three!"));
  EXPECT_THAT(Sentences("Первое. Второе? Третье!\u00A0"),
              ElementsAre("Первое.", "Второе?", "Третье!"));
  EXPECT_THAT(Sentences("He said: “No.” Then he left."),
              ElementsAre("He said: “No.”", "Then he left."));
  EXPECT_THAT(Sentences("Он сказал: «Нет». Потом ушёл."),
              ElementsAre("Он сказал: «Нет».", "Потом ушёл."));
  EXPECT_THAT(Sentences("no end"), ElementsAre("no end"));
}

TEST(SentencesTest, CutsAtTheEndOfALine) {
  EXPECT_THAT(Sentences("Headline\nBody, line\n\nof Mr.\nSmith"),
              ElementsAre("Headline", "Body, line", "of Mr.", "Smith"));
}

TEST(SentencesTest, FindsNothingInWhiteSpace) {
  EXPECT_THAT(Sentences(""), IsEmpty());
  EXPECT_THAT(Sentences(" \n\t\u00A0\u3000 "), IsEmpty());
}

TEST(SentencesTest, DoesNotCutAfterAbbreviations) {
  for (const std::string_view sentence : {
           "Министр С. В. Лавров прибыл.",
           "С.В. Лавров прибыл.",
           "Встреча прошла в г. Москва вчера.",
           "Это, т. е. Россия и Китай, важно.",
           "Это стоит 20 тыс. руб. в год.",
           "Около 20 тыс. Россиян ждут.",
           "Вчера проф. Иванов и акад. Петров выступили.",
           "Дом на ул. Ленина снесён.",
           "Театр им. Чехова открыт.",
           "Музей им. В. И. Ленина открыт.",
           "U.S. troops and U.S. Army officers left.",
           "Yesterday Mr. Smith met Dr. Jones and Gen. J. F. Brown.",
           "On Nov. 12 St. Petersburg hosted the J.P. Morgan talks.",
           "Речь идёт о 2024–2025 гг. Россия готова.",
       }) {
    EXPECT_THAT(Sentences(sentence), ElementsAre(sentence));
  }
}

TEST(SentencesTest, CutsWhereAnAbbreviationEndsASentence) {
  EXPECT_THAT(Sentences("Сталь, нефть и т. д. Россия продаёт."),
              ElementsAre("Сталь, нефть и т. д.", "Россия продаёт."));
  EXPECT_THAT(Sentences("He lives in the U.S. The president knows."),
              ElementsAre("He lives in the U.S.", "The president knows."));
  EXPECT_THAT(Sentences("It began at 5 p.m. Moscow time came later."),
              ElementsAre("It began at 5 p.m.", "Moscow time came later."));
  EXPECT_THAT(Sentences("Так было в 2024 г. Но теперь не так."),
              ElementsAre("Так было в 2024 г.", "Но теперь не так."));
  EXPECT_THAT(Sentences("Россия в группе Е. В ней шесть команд."),
              ElementsAre("Россия в группе Е.", "В ней шесть команд."));
  EXPECT_THAT(Sentences("Так было до 60-х. Россия помнит."),
              ElementsAre("Так было до 60-х.", "Россия помнит."));
  EXPECT_THAT(Sentences("Скорость 5 км/ч. Это мало."),
              ElementsAre("Скорость 5 км/ч.", "Это мало."));
  EXPECT_THAT(Sentences("Цена 20 руб. Министр согласен."),
              ElementsAre("Цена 20 руб.", "Министр согласен."));
}

TEST(SentencesTest, GoesOnAfterDirectSpeech) {
  EXPECT_THAT(Sentences("«Да!» — сказал он. Все ушли."),
              ElementsAre("«Да!» — сказал он.", "Все ушли."));
  EXPECT_THAT(Sentences("— Кто там? — спросил он."), ElementsAre("— Кто там? — спросил он."));
}

TEST(SentencesTest, CoversAnyTextButItsWhiteSpace) {
  static const std::vector<std::string_view> kPieces = {
      "a",      "Б",    "г.",     ".",     "!",      "?",    " ", "\n",  "\r\n",
      "\u00A0", "«",    "»",      "—",     "Mr.",    "U.S.", "5", "The", "\u2029",
      "\u0301", "🕊", "拉夫。", "т. д.", "\u00AD", "…",    "\t"};
  static const std::string kSpaces = " \n\r\t";
  std::mt19937 random(31);
  SentenceFinder finder;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t count = random() % 14; count > 0; --count) {
      text += kPieces[random() % kPieces.size()];
    }
    std::uint32_t end = 0;
    const auto expect_white_space = [&](Span span) {
      for (std::size_t offset = 0; offset < span.In(text).size();) {
        const char32_t c = NextCodePoint(span.In(text), offset);
        EXPECT_TRUE(c == U'\u00A0' || c == U'\u2029' ||
                    kSpaces.find(static_cast<char>(c)) != std::string::npos)
            << text;
      }
    };
    for (const Span span : finder.Find(text)) {
      ASSERT_GE(span.begin, end);
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, text.size());
      EXPECT_TRUE(IsValidUtf8(span.In(text)));
      EXPECT_EQ(span.In(text).find('\n'), std::string_view::npos) << text;
      expect_white_space({end, span.begin});
      end = span.end;
    }
    expect_white_space({end, static_cast<std::uint32_t>(text.size())});
  }
}

// A character that is not plain has ICU read all of it (see the head of sentences.cc).
TEST(SentencesTest, FindsTheSameInPlainTextAsByReadingAllOfIt) {
  static const std::vector<std::string_view> kPieces = {
      "a", "B",   "б",   "Я",    "word", "Слово", "5",  "3.5", "г.", ".", "!",
      "?", "...", " ",   " ",    " ",    "\n",    "\t", ",",   ";",  ":", "-",
      "—", "–",   "…",   "«",    "»",    "“",     "”",  "’",   "\"", "'", "(",
      ")", "[",   "Mr.", "U.S.", "%",    "№",     "$",  "*",   "_",  "/", "\u00A0"};
  std::mt19937 random(1126);
  SentenceFinder finder;
  std::size_t sentences = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (std::size_t count = random() % 30; count > 0; --count) {
      text += kPieces[random() % kPieces.size()];
    }
    const std::vector<Span> found = finder.Find(text);
    std::vector<Span> expected = finder.Find(text + "\n拉");
    expected.pop_back();
    ASSERT_EQ(found, expected) << text;
    sentences += found.size();
  }
  EXPECT_GT(sentences, 50'000U);
}

TEST(SentencesTest, ReadsHostileTextsInLinearTime) {
  for (const std::string_view unit :
       {"a. ", "A. ", "А. Б. ", ".", "! — ", " ", "Mr. A ", "\u0301", "«", "5. ", "拉。"}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    SentenceFinder().Find(text);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    EXPECT_LT(spent.count(), 5.0) << unit;
    RecordProperty(testing::PrintToString(unit), std::to_string(spent.count()));
  }
}

}  // namespace
}  // namespace dossier::text
