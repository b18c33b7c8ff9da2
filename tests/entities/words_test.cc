#include "entities/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/text_words.h"

namespace dossier::entities {
namespace {

// The words of `utf8` for which `holds`, as they are written.
template <typename Holds>
std::vector<std::string> Which(const std::string& utf8, const Holds& holds) {
  const TextWords text(utf8);
  std::vector<std::string> written;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    if (holds(text.words()[i])) written.push_back(text.Written(i, i + 1));
  }
  return written;
}

using Written = std::vector<std::string>;

TEST(WordsTest, TellsHowAWordIsWritten) {
  struct Row {
    std::string word;
    Shape shape;
  };
  for (const Row& row : std::vector<Row>{
           {"лавров", Shape::kSmall},
           {"said", Shape::kSmall},
           {"Лавров", Shape::kCapital},
           {"Élysée", Shape::kCapital},
           {"ООН", Shape::kAllCapitals},
           {"U.S.", Shape::kAllCapitals},
           {"Я", Shape::kLetter},
           {"A", Shape::kLetter},
           {"МИДа", Shape::kMixed},
           {"McDonald", Shape::kMixed},
           {"iPhone", Shape::kMixed},
           {"2010", Shape::kNumber},
           {"3rd", Shape::kNumber},
       }) {
    const TextWords text(row.word);
    ASSERT_EQ(text.words().size(), 1U) << row.word;
    EXPECT_EQ(text.words()[0].shape, row.shape) << row.word;
  }
}

TEST(WordsTest, TakesCapitalsForASignOfAName) {
  EXPECT_EQ(
      Which("В 2010 ООН, МИДа и Лавров за iPhone", [](const Word& w) { return w.HasCapital(); }),
      (Written{"В", "ООН", "МИДа", "Лавров", "iPhone"}));
}

TEST(WordsTest, TellsWhatStandsBetweenTwoWords) {
  struct Row {
    std::string text;
    Gap gap;
  };
  for (const Row& row : std::vector<Row>{
           {"Иван Петров", Gap::kSpace},
           {"Иван\u00A0Петров", Gap::kSpace},
           {"Касым-Жомарт", Gap::kHyphen},
           {"Касым\u2011Жомарт", Gap::kHyphen},
           {"С. Лавров", Gap::kInitial},
           {"С.\u00A0Лавров", Gap::kInitial},
           {"С.Лавров", Gap::kInitial},
           {"Dr. Smith", Gap::kInitial},
           {"им. Горького", Gap::kInitial},
           {"Москва. Лавров", Gap::kSentence},
           {"said. He", Gap::kSentence},
           {"Что? Лавров", Gap::kSentence},
           {"руб. за", Gap::kMark},
           {"Лавров, Керри", Gap::kComma},
           {"газета «Известия", Gap::kQuote},
           {"Times \"of", Gap::kQuote},
           {"ЕАЭС (Союз", Gap::kBracket},
           {"Johnson & Johnson", Gap::kAmpersand},
           {"Москва – Киев", Gap::kMark},
           {"Он: да", Gap::kMark},
           {"headline\ntext", Gap::kParagraph},
           {"headline\n\ntext", Gap::kParagraph},
       }) {
    const TextWords text(row.text);
    ASSERT_EQ(text.words().size(), 2U) << row.text;
    EXPECT_EQ(text.words()[0].gap, Gap::kStart) << row.text;
    EXPECT_EQ(text.words()[1].gap, row.gap) << row.text;
  }
}

TEST(WordsTest, TakesALineBreakOfAWrappedTextForASpace) {
  EXPECT_EQ(Which("Сегодня утром\nминистр прибыл\nв Москву.\nТам он",
                  [](const Word& w) { return w.gap == Gap::kParagraph; }),
            Written{});
  const std::string long_line(200, 'a');
  EXPECT_EQ(Which(long_line + "\nminister\nof\nit",
                  [](const Word& w) { return w.gap == Gap::kParagraph; }),
            (Written{"minister", "of", "it"}));
}

TEST(WordsTest, TellsWhereASentenceStarts) {
  const auto starts = [](const Word& w) { return w.starts_sentence; };
  EXPECT_EQ(Which("Он ушёл. Там С. Лавров. Все! Да", starts), (Written{"Он", "Там", "Все", "Да"}));
  EXPECT_EQ(Which("He left the U.S. But Dr. Smith stayed", starts), (Written{"He", "But"}));
  EXPECT_EQ(Which("Headline\nText", starts), (Written{"Headline", "Text"}));
}

// Each word that opens a quotation behind a '<', that closes one in front of a '>'.
std::string Quotes(const std::string& utf8) {
  const TextWords text(utf8);
  std::string marked;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    const Word& word = text.words()[i];
    marked += (i > 0 ? " " : "") + std::string(word.quote_opens ? "<" : "") +
              text.Written(i, i + 1) + (word.quote_closes ? ">" : "");
  }
  return marked;
}

TEST(WordsTest, PairsQuotationMarks) {
  struct Row {
    std::string text;
    std::string marked;
  };
  for (const Row& row : std::vector<Row>{
           {"газета «Новые известия» пишет", "газета <Новые известия> пишет"},
           {"the “Daily Mail” said", "the <Daily Mail> said"},
           {"the \"Daily Mail\" said", "the <Daily Mail> said"},
           {"газета ''Труд'' пишет", "газета <Труд> пишет"},
           {"«А», «Б» и «В» ушли", "<А> <Б> и <В> ушли"},
           {"\"Труд\" \"Известия\" пишут", "<Труд> <Известия> пишут"},
           {"(\"Труд\") пишет", "<Труд> пишет"},
           {"«Труд», пишет", "<Труд> пишет"},
           {"пишет «Труд»", "пишет <Труд>"},  // at the end of the text
           {"no quotes here", "no quotes here"},
       }) {
    EXPECT_EQ(Quotes(row.text), row.marked) << row.text;
  }
}

// The lead of each word that has one: "lead>word".
Written Leads(const std::string& utf8) {
  const TextWords text(utf8);
  Written leads;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    const std::uint32_t lead = text.words()[i].lead;
    if (lead == Word::kNoLead) continue;
    leads.push_back(text.Written(lead, lead + 1) + ">" + text.Written(i, i + 1));
  }
  return leads;
}

TEST(WordsTest, FindsTheWordInFrontOfAQuotation) {
  EXPECT_EQ(Leads("газета «Новые известия» пишет"), (Written{"газета>Новые", "газета>известия"}));
  EXPECT_EQ(Leads("газеты «Труд», «Известия» и «Время» пишут"),
            (Written{"газеты>Труд", "газеты>Известия", "газеты>Время"}));
  EXPECT_EQ(Leads("the papers “Mail” and “Sun” said"), (Written{"papers>Mail", "papers>Sun"}));
  EXPECT_EQ(Leads("«Труд» пишет. «Время» тоже"), Written{});
  EXPECT_EQ(Leads("газета «Труд\n\nНовый абзац"), (Written{"газета>Труд"}));
}

TEST(WordsTest, KnowsHeadlinesWhoseCapitalsSayLittle) {
  const auto is_titled = [](const Word& w) { return w.is_titled; };
  const auto is_shouted = [](const Word& w) { return w.is_shouted; };
  const std::string titled = "Georgia and Russia Agree on Talks\nThe two states met on Monday.";
  EXPECT_EQ(Which(titled, is_titled),
            (Written{"Georgia", "and", "Russia", "Agree", "on", "Talks"}));
  EXPECT_EQ(Which(titled, is_shouted), Written{});
  const std::string shouted = "ЛАВРОВ ПРИБЫЛ В 2010\nОн в ООН.";
  EXPECT_EQ(Which(shouted, is_shouted), (Written{"ЛАВРОВ", "ПРИБЫЛ", "В", "2010"}));
  EXPECT_EQ(Which(shouted, is_titled), Written{});
  // A line of a paragraph.
  const std::string wrapped =
      "Tolliver Lumber Co President John\nTolliver said that it sold so.\n    Then he left.";
  EXPECT_EQ(Which(wrapped, is_titled), Written{});
  // A sentence, one name alone, and too long a line.
  EXPECT_EQ(Which("Georgia and Russia Agree.", is_titled), Written{});
  EXPECT_EQ(Which("Sergey Lavrov arrived in Moscow late today", is_titled), Written{});
  EXPECT_EQ(Which("Лавров и Керри Встретились", is_titled), Written{});
}

TEST(WordsTest, ComparesTheWaysInWhichAStemIsWritten) {
  const std::string text = "Мир вокруг. Труд и мир. Он видел Труд.";
  EXPECT_EQ(Which(text, [](const Word& w) { return w.also_small; }), (Written{"Мир"}));
  EXPECT_EQ(Which(text, [](const Word& w) { return w.also_capital; }), (Written{"Труд", "Труд"}));
}

TEST(WordsTest, KeepsAWordAndItsVariantsTogether) {
  const TextWords text("The U.S. Senate and Élysée");
  const Words& words = text.words();
  ASSERT_EQ(words.size(), 5U);
  EXPECT_GT(words[1].end_token - words[1].first_token, 1U);
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].first_token, end);
    end = words[i].end_token;
  }
  EXPECT_EQ(end, text.tokens().size());
  EXPECT_EQ(words.Written(4), "Élysée");
  EXPECT_EQ(words.Term(2), "senate");
  EXPECT_EQ(words.Stem(2), "senat");
}

TEST(WordsTest, FindsWordsByTheirBytes) {
  const TextWords text("Сергей Лавров, МИД");
  const Words& words = text.words();
  EXPECT_EQ(words.At(0), 0U);
  EXPECT_EQ(words.At(1), 1U);  // within the first word
  EXPECT_EQ(words.At(words[1].span.begin), 1U);
  EXPECT_EQ(words.At(words[1].span.end), 2U);
  EXPECT_EQ(words.At(1000), words.size());
  EXPECT_EQ(words.SpanOf(0, 2), (Span{0, 25}));
  EXPECT_EQ(text.Written(0, 2), "Сергей Лавров");
  EXPECT_TRUE(words.IsJoined(1));
  EXPECT_FALSE(words.IsJoined(2));
}

TEST(WordsTest, IsEmptyWithoutWords) {
  for (const char* utf8 : {"", " \n", "«», ()"}) {
    EXPECT_EQ(TextWords(utf8).words().size(), 0U) << utf8;
    EXPECT_EQ(TextWords(utf8).words().At(0), 0U) << utf8;
  }
}

}  // namespace
}  // namespace dossier::entities
