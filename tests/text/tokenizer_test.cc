#include "text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::text {
namespace {

// The terms in the form of tokens.tsv: {a|b} for terms of one position.
std::string Describe(const std::vector<Token>& tokens) {
  std::string result;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i + 1;
    std::string terms = tokens[i].term;
    for (; end < tokens.size() && tokens[end].position == tokens[i].position; ++end) {
      terms += '|' + tokens[end].term;
    }
    if (i > 0) result += ' ';
    result += end - i == 1 ? terms : '{' + terms + '}';
    i = end;
  }
  return result;
}

std::string Terms(std::string_view text) { return Describe(Tokenizer().Tokenize(text)); }

// The part of the text that each token stands for.
std::vector<std::string> Marked(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : Tokenizer().Tokenize(text)) {
    result.emplace_back(token.span.In(text));
  }
  return result;
}

struct TermsCase {
  std::string_view text;
  std::string_view expected;
};

void ExpectTerms(const std::vector<TermsCase>& cases) {
  for (const TermsCase& c : cases) EXPECT_EQ(Terms(c.text), c.expected) << c.text;
}

TEST(TokenizerTest, ReadsEveryVectorOfTheTable) {
  std::ifstream table(std::string(DOSSIER_TEXT_TESTS) + "/tokens.tsv");
  ASSERT_TRUE(table.is_open());
  Tokenizer tokenizer;
  int vectors = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with("# ")) continue;
    const std::size_t first_tab = line.find('\t');
    const std::size_t last_tab = line.rfind('\t');
    ASSERT_NE(first_tab, last_tab) << line;
    const std::string text = line.substr(0, first_tab);
    EXPECT_EQ(Describe(tokenizer.Tokenize(text)), line.substr(last_tab + 1)) << line;
    ++vectors;
  }
  EXPECT_GE(vectors, 59);
}

TEST(TokenizerTest, ReadsAsASentence) {
  EXPECT_EQ(Terms("Foreign Minister Sergei Lavrov’s visit, 12 November."),
            "foreign minister sergei lavrov visit 12 november");
  EXPECT_EQ(Terms("«Всё идёт по плану», — сказал он."), "все идет по плану сказал он");
}

TEST(TokenizerTest, FindsNothingWhereThereAreNoWords) {
  ExpectTerms(
      {{"", ""}, {" \n\t", ""}, {"— … ’ _ __ ʼ", ""}, {"\u00AD\u200D\u202E", ""}, {"🕊", ""}});
}

TEST(TokenizerTest, TellsAbbreviationsFromInitialsAndAddresses) {
  ExpectTerms({
      {"С.Лавров", "с лавров"},
      {"С.В.Лавров", "с в лавров"},
      {"С.В.ЛАВРОВ", "с в лавров"},
      {"J.F.Kennedy", "j f kennedy"},
      {"Mr.Smith", "mr smith"},
      {"конец.Начало", "конец начало"},
      {"г.Москва", "г москва"},
      {"U.S.Army", "{us|u.s} army"},
      {"U.S.’s", "{us|u.s}"},
      {"U.S.-China talks", "{us|u.s} china talks"},
      {"the U.N.", "the {un|u.n}"},
      {"и т.д.", "и {тд|т.д}"},
      {"Т.К. Петров", "т к петров"},
      {"Ph.D.", "{phd|ph.d}"},
      {"WWW.MID.RU", "www.mid.ru"},
      {"Node.js", "node.js"},
      {"v1.2", "v1.2"},
      {"кремль.рф", "кремль.рф"},
  });
}

TEST(TokenizerTest, ReadsNumbers) {
  ExpectTerms({
      {"1,234,567.89", "{1234567.89|1,234,567.89}"},
      {"1,2,3", "1 2 3"},
      {"12,34,567", "12 34 567"},
      {"1,5млн", "{1.5млн|1,5млн}"},
      {"7\u202F591", "7 591"},
      {"7\u00A0591", "7 591"},
      {"3.5", "3.5"},
      {"1,", "1"},
  });
}

TEST(TokenizerTest, JoinsAMarkAndItsNumber) {
  ExpectTerms({
      {"МиГ-29", "{миг|миг29} 29"},
      {"Су–35С", "{су|су35с} 35с"},
      {"T\u201172", "{t|t72|т72} 72"},
      {"BRICS-2024", "brics 2024"},
      {"С - 400", "с 400"},
      {"С-1.5", "с 1.5"},
      {"7-8", "7 8"},
      {"С-400-е", "{с|с400} 400 е"},
  });
}

TEST(TokenizerTest, JoinsNamesOverAnAmpersand) {
  ExpectTerms({{"R&D", "{r|r&d} d"}, {"R & D", "r d"}, {"a&b&c", "{a|a&b} {b|b&c} c"}});
}

TEST(TokenizerTest, KeepsAddressesWhole) {
  ExpectTerms({
      {"write to press.office@mid.ru today", "write to press.office@mid.ru today"},
      {"j.f@Mid.Ru", "j.f@mid.ru"},
      {"naïve@mid.ru", "{naïve@mid.ru|naive@mid.ru}"},
      {"five@home", "five home"},
      {"one@two@mid.ru", "one@two@mid.ru"},
      {"@mid.ru", "mid.ru"},
  });
}

TEST(TokenizerTest, ReadsApostrophes) {
  ExpectTerms({
      {"O’Brien’s", "{o'brien|obrien|brien}"},
      {"N’Djamena", "{n'djamena|ndjamena}"},
      {"О’Брайен", "{о'брайен|обрайен|брайен}"},
      {"п'ять", "п'ять"},
      {"d'Évian", "{d'évian|évian|d'evian|evian}"},
      {"'quoted'", "quoted"},
      {"JAMES'S", "james"},
      {"rock'n'roll", "rock'n'roll"},
      {"о'", "о"},
  });
}

TEST(TokenizerTest, FoldsStressAndDiaeresisHoweverTheyAreTyped) {
  ExpectTerms({
      {"еще\u0308", "еще"},
      {"Королёв Королев", "королев королев"},
      {"за\u0301мок", "замок"},
      {"Киї\u0301в", "київ"},
  });
}

TEST(TokenizerTest, KeepsUkrainianAndKazakhLetters) {
  ExpectTerms({
      {"Київ Україна Єрмак Ґонґадзе", "київ україна єрмак ґонґадзе"},
      {"Қасым-Жомарт Тоқаев", "қасым жомарт тоқаев"},
      {"Қазақстан ӘЛЕМ Ғылым Өзен Ұлт Үкімет Жаңа Шаһар",
       "қазақстан әлем ғылым өзен ұлт үкімет жаңа шаһар"},
  });
  for (const Token& token : Tokenizer().Tokenize("Київ Ґонґадзе Әлем Үкімет Һ")) {
    EXPECT_EQ(token.script, Script::kCyrillic) << token.term;
    EXPECT_FALSE(token.variant) << token.term;
  }
}

TEST(TokenizerTest, GivesPositionsAndVariantsInOrder) {
  const std::vector<Token> tokens = Tokenizer().Tokenize("о С-400");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].position, 0U);
  EXPECT_EQ(tokens[1].position, 1U);
  EXPECT_FALSE(tokens[1].variant);
  EXPECT_EQ(tokens[2].term, "с400");
  EXPECT_EQ(tokens[2].position, 1U);
  EXPECT_TRUE(tokens[2].variant);
  EXPECT_EQ(tokens[3].position, 2U);
  EXPECT_FALSE(tokens[3].variant);
}

TEST(TokenizerTest, TellsTheScriptOfATerm) {
  const std::vector<Token> tokens = Tokenizer().Tokenize("NATO НАТО 1949 C-400");
  ASSERT_EQ(tokens.size(), 7U);
  EXPECT_EQ(tokens[0].script, Script::kLatin);
  EXPECT_EQ(tokens[1].script, Script::kCyrillic);
  EXPECT_EQ(tokens[2].script, Script::kOther);
  EXPECT_EQ(tokens[4].script, Script::kLatin);
  EXPECT_EQ(tokens[5].script, Script::kCyrillic);
}

TEST(TokenizerTest, MarksWhatIsWritten) {
  using testing::ElementsAre;
  EXPECT_THAT(Marked("(U.S. troops)"), ElementsAre("U.S.", "U.S.", "troops"));
  EXPECT_THAT(Marked("Putin’s «дом»"), ElementsAre("Putin", "дом"));
  EXPECT_THAT(Marked("С-400"), ElementsAre("С", "С-400", "400"));
  EXPECT_THAT(Marked("С.Лавров"), ElementsAre("С", "Лавров"));
  EXPECT_THAT(Marked("info@mid.ru"), ElementsAre("info@mid.ru"));
  EXPECT_THAT(Marked("_слово_\u202E 1,2,3"), ElementsAre("слово", "1", "2", "3"));
}

// ---- Properties that hold for any text ----

// Pieces that the rules look for, so that random texts meet the rules and not only letters.
std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string_view> kPieces = {
      "a",    "B",      "s",      "'s",     "’",         "'",      "ʼ",      ".",      ",",
      "-",    "–",      "&",      "@",      "_",         " ",      "\n",     "7",      "591",
      "U.S.", "т.е.",   "С",      "в",      "ё",         "й",      "é",      "ß",      "ﬁ",
      "İ",    "\u0301", "\u0308", "\u00AD", "\u200D",    "\u202E", "\u202F", "\u00A0", "拉夫",
      "ภาษา", "か",     "🕊",   "ﷺ",      "ͺ",         "\u1160", "\uFDFA", "\uFFFD", "𐌰",
      "٣",    "Ⅷ",      ":",      "\u0345", "www.mid.ru"};
  std::string text;
  for (std::size_t count = random() % 16; count > 0; --count)
    text += kPieces[random() % kPieces.size()];
  return text;
}

bool StandsAtACodePoint(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void ExpectWellFormed(std::string_view text, const std::vector<Token>& tokens) {
  SCOPED_TRACE(testing::PrintToString(std::string(text)));
  std::uint32_t words = 0;
  std::uint32_t begin = 0;
  std::uint32_t word_end = 0;
  for (const Token& token : tokens) {
    EXPECT_LT(token.span.begin, token.span.end);
    EXPECT_LE(token.span.end, text.size());
    EXPECT_GE(token.span.begin, begin);
    EXPECT_TRUE(StandsAtACodePoint(text, token.span.begin));
    EXPECT_TRUE(StandsAtACodePoint(text, token.span.end));
    EXPECT_FALSE(token.term.empty());
    EXPECT_LE(token.term.size(), kMaxTermBytes);
    EXPECT_LE(CountCodePoints(token.term), kMaxTermCodePoints);
    EXPECT_TRUE(IsValidUtf8(token.term));
    EXPECT_EQ(token.term.find_first_of(" \n\t"), std::string::npos) << token.term;
    if (token.variant) {
      ASSERT_GT(words, 0U);
      EXPECT_EQ(token.position, words - 1);
    } else {
      EXPECT_EQ(token.position, words++);
      EXPECT_GE(token.span.begin, word_end);
      word_end = token.span.end;
    }
    begin = token.span.begin;
  }
}

void ExpectSameTokens(const std::vector<Token>& a, const std::vector<Token>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].span, b[i].span);
    EXPECT_EQ(a[i].position, b[i].position);
    EXPECT_EQ(a[i].term, b[i].term);
    EXPECT_EQ(a[i].variant, b[i].variant);
    EXPECT_EQ(a[i].script, b[i].script);
  }
}

TEST(TokenizerTest, GivesWellFormedTokensOfAnyText) {
  std::mt19937 random(20251112);
  Tokenizer tokenizer;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = RandomText(random);
    const std::vector<Token> tokens = tokenizer.Tokenize(text);
    ExpectWellFormed(text, tokens);
    ExpectSameTokens(tokens, tokenizer.Tokenize(text));
    if (HasFailure()) return;
  }
}

TEST(TokenizerTest, GivesWellFormedTokensOfAnyBytesMadeValid) {
  std::mt19937 random(3);
  Tokenizer tokenizer;
  for (int round = 0; round < 10'000; ++round) {
    std::string bytes(random() % 48, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::string text = ToValidUtf8(bytes);
    ExpectWellFormed(text, tokenizer.Tokenize(text));
    if (HasFailure()) return;
  }
}

TEST(TokenizerTest, SurvivesBytesThatAreNotValid) {
  std::mt19937 random(5);
  Tokenizer tokenizer;
  for (int round = 0; round < 10'000; ++round) {
    std::string bytes(random() % 48, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    for (const Token& token : tokenizer.Tokenize(bytes)) {
      EXPECT_TRUE(IsValidUtf8(token.term));
      EXPECT_LE(token.span.end, bytes.size());
    }
  }
}

// A text may be one word, or all marks: none may cost more than a moment. The limit is far above
// what is needed (some 30 ms each in a release build) and far below what a quadratic way would
// take.
TEST(TokenizerTest, ReadsHostileTextsInLinearTime) {
  constexpr std::size_t kSize = 300'000;
  for (const std::string_view unit :
       {"a",       "я",  "ё",  "é",  "a\u0301", "\u0301", "\u0323\u0307", "\u00AD", "\u202E",
        "\u202Fa", "a.", "A.", "7,", "7.",      "a'",     "a&",           "a@",     "a@a.a",
        "a-7-",    "_",  "拉", "ภ",  "か",      "🕊",   "\u200D🕊",   "\uFFFD"}) {
    std::string text;
    while (text.size() < kSize) text += unit;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Token> tokens = Tokenizer().Tokenize(text);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    EXPECT_LT(spent.count(), 5.0) << unit;
    RecordProperty(testing::PrintToString(unit), std::to_string(spent.count()));
  }
}

TEST(TokenizerTest, CutsTermsButNotTheirSpans) {
  const std::string text = std::string(1'000'000, 'a') + " next";
  const std::vector<Token> tokens = Tokenizer().Tokenize(text);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].term, std::string(kMaxTermCodePoints, 'a'));
  EXPECT_EQ(tokens[0].span, (Span{0, 1'000'000}));
  EXPECT_EQ(tokens[1].term, "next");
}

}  // namespace
}  // namespace dossier::text
