#include "search/query_lexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

// Lexemes as text: word(a) field(title:) phrase(b c).
std::string Print(const LexedQuery& lexed) {
  static constexpr std::array<std::string_view, 12> kNames = {"word",  "phrase", "open",  "close",
                                                              "and",   "or",     "near",  "not",
                                                              "minus", "field",  "exact", "end"};
  std::string text;
  for (const Lexeme& lexeme : lexed.lexemes) {
    if (lexeme.kind == LexKind::kEnd) break;
    if (!text.empty()) text += ' ';
    text += kNames[static_cast<std::size_t>(lexeme.kind)];
    text += '(' + std::string(lexeme.text) + ')';
  }
  return text;
}

struct Case {
  std::string_view query;
  std::string_view lexemes;
};

void ExpectLexemes(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(Print(LexQuery(c.query)), c.lexemes) << c.query;
}

TEST(QueryLexerTest, KeepsPunctuationOfTheWrongKeyboardLayoutInTheWord) {
  for (const std::string_view word : {",kjrbhjdjr",
                                      "gtht[dfnjd",
                                      "k.r",
                                      "rfps[",
                                      "g'ynthc",
                                      ";byrb",
                                      "[kt,",
                                      "]]",
                                      "'",
                                      "j,]zdktybt",
                                      ".jk",
                                      "pfrjy.",
                                      "{",
                                      "`krf",
                                      "don't",
                                      "O’Neill",
                                      "‘a’",
                                      "S/Z",
                                      "COVID-19",
                                      "С-400",
                                      "so-",
                                      "-",
                                      "=",
                                      "*",
                                      "a*b",
                                      "a=b",
                                      ":ehyfk",
                                      "a,b",
                                      "<tkfhecm",
                                      "..",
                                      "2025-10..2025-11"}) {
    const LexedQuery lexed = LexQuery(word);
    ASSERT_EQ(lexed.lexemes.size(), 2U) << word;
    EXPECT_EQ(lexed.lexemes[0].kind, LexKind::kWord) << word;
    EXPECT_EQ(lexed.lexemes[0].text, word);
    EXPECT_EQ(lexed.lexemes[0].span, (Span{0, static_cast<std::uint32_t>(word.size())}));
    EXPECT_THAT(lexed.warnings, testing::IsEmpty()) << word;
  }
}

TEST(QueryLexerTest, TakesSignsOnlyWhereTheyCanAct) {
  ExpectLexemes({
      {"-a", "minus(-) word(a)"},
      {"- a", "word(-) word(a)"},
      {"a-b", "word(a-b)"},
      {"--a", "minus(-) minus(-) word(a)"},
      {"=a", "exact(=) word(a)"},
      {"= a", "word(=) word(a)"},
      {"==a", "exact(=) word(=a)"},
      {"=-a", "exact(=) word(-a)"},
      {"-=a", "minus(-) exact(=) word(a)"},
      {"=\"a b\"", "exact(=) phrase(a b)"},
      {"=«a»", "exact(=) phrase(a)"},
      {"title:=a", "field(title:) exact(=) word(a)"},
      {"title:-a", "field(title:) minus(-) word(a)"},
      {"=title:a", "exact(=) word(title:a)"},
      {"(a -) =)", "open(() word(a) word(-) close()) word(=) close())"},
      {"(a)b", "open(() word(a) close()) word(b)"},
      {"a(b", "word(a) open(() word(b)"},
      {"a\"b\"c", "word(a) phrase(b) word(c)"},
  });
}

TEST(QueryLexerTest, TakesWholeWordsInCapitalsAsOperators) {
  ExpectLexemes({
      {"AND OR NOT NEAR", "and(AND) or(OR) not(NOT) near(NEAR)"},
      {"И ИЛИ НЕ РЯДОМ", "and(И) or(ИЛИ) not(НЕ) near(РЯДОМ)"},
      {"and Or not near и или не рядом",
       "word(and) word(Or) word(not) word(near) word(и) word(или) word(не) word(рядом)"},
      {"ANDY НЕТ NEARBY AND/OR", "word(ANDY) word(НЕТ) word(NEARBY) word(AND/OR)"},
      {"AND, NEAR.", "word(AND,) word(NEAR.)"},
  });
}

TEST(QueryLexerTest, TakesAnOperatorRightBehindASignAsAWord) {
  ExpectLexemes({
      {"title:AND", "field(title:) word(AND)"},
      {"=НЕ", "exact(=) word(НЕ)"},
      {"-OR", "minus(-) word(OR)"},
      {"source:NEAR/5", "field(source:) word(NEAR/5)"},
      {"title:=NEAR", "field(title:) exact(=) word(NEAR)"},
  });
}

TEST(QueryLexerTest, ReadsTheDistanceOfNear) {
  struct NearCase {
    std::string_view query;
    std::size_t distance;
  };
  for (const NearCase& c : std::vector<NearCase>{{"NEAR", 10},
                                                 {"РЯДОМ", 10},
                                                 {"NEAR/1", 1},
                                                 {"РЯДОМ/007", 7},
                                                 {"NEAR/101", 101},
                                                 {"NEAR/99999999999999999999999", 1'000'000}}) {
    const LexedQuery lexed = LexQuery(c.query);
    EXPECT_EQ(lexed.lexemes[0].kind, LexKind::kNear) << c.query;
    EXPECT_EQ(lexed.lexemes[0].distance, c.distance) << c.query;
  }
  for (const std::string_view query : {"NEAR/", "NEAR/0", "РЯДОМ/x", "NEAR/-1", "NEAR/5x"}) {
    const LexedQuery lexed = LexQuery(query);
    EXPECT_EQ(lexed.lexemes[0].kind, LexKind::kWord) << query;
    ASSERT_EQ(lexed.warnings.size(), 1U) << query;
    EXPECT_EQ(lexed.warnings[0].code, "stray-operator");
    EXPECT_EQ(lexed.warnings[0].detail,
              Quote(query) + " names no distance of 1 or more and was read as a word");
  }
}

TEST(QueryLexerTest, KnowsEveryFieldInAnyCase) {
  struct FieldCase {
    std::string_view query;
    QueryField field;
  };
  for (const FieldCase& c : std::vector<FieldCase>{{"title:a", QueryField::kTitle},
                                                   {"Заголовок:a", QueryField::kTitle},
                                                   {"lead:a", QueryField::kLead},
                                                   {"ЛИД:a", QueryField::kLead},
                                                   {"Person:a", QueryField::kPerson},
                                                   {"персона:a", QueryField::kPerson},
                                                   {"ORG:a", QueryField::kOrganization},
                                                   {"организация:a", QueryField::kOrganization},
                                                   {"source:a", QueryField::kSource},
                                                   {"Источник:a", QueryField::kSource},
                                                   {"lang:a", QueryField::kLanguage},
                                                   {"язык:a", QueryField::kLanguage},
                                                   {"date:a", QueryField::kDate},
                                                   {"Дата:a", QueryField::kDate}}) {
    const LexedQuery lexed = LexQuery(c.query);
    ASSERT_EQ(lexed.lexemes.size(), 3U) << c.query;
    EXPECT_EQ(lexed.lexemes[0].kind, LexKind::kField) << c.query;
    EXPECT_EQ(lexed.lexemes[0].field, c.field) << c.query;
    EXPECT_EQ(lexed.lexemes[1].text, "a") << c.query;
    EXPECT_THAT(lexed.warnings, testing::IsEmpty()) << c.query;
  }
}

TEST(QueryLexerTest, ReadsAnyOtherWordWithAColonAsAWord) {
  struct ColonCase {
    std::string_view query;
    std::string_view code;  // empty where there is nothing to say
  };
  for (const ColonCase& c : std::vector<ColonCase>{{"12:30", ""},
                                                   {"16:9:4", ""},
                                                   {"https://tass.ru/a:b", ""},
                                                   {"Лавров:", ""},
                                                   {":", ""},
                                                   {"foo:bar", "unknown-field"},
                                                   {"foo:bar:baz", "unknown-field"},
                                                   {"a1:b", "unknown-field"},
                                                   {"title:", "stray-operator"},
                                                   {"дата:", "stray-operator"}}) {
    const LexedQuery lexed = LexQuery(c.query);
    ASSERT_EQ(lexed.lexemes.size(), 2U) << c.query;
    EXPECT_EQ(lexed.lexemes[0].kind, LexKind::kWord) << c.query;
    EXPECT_EQ(lexed.lexemes[0].text, c.query);
    ASSERT_EQ(lexed.warnings.size(), c.code.empty() ? 0U : 1U) << c.query;
    if (!c.code.empty()) {
      EXPECT_EQ(lexed.warnings[0].code, c.code) << c.query;
    }
  }
}

TEST(QueryLexerTest, PairsEachQuotationMarkWithItsTwin) {
  ExpectLexemes({
      {"\"a b\"", "phrase(a b)"},
      {"«a b»", "phrase(a b)"},
      {"“a b”", "phrase(a b)"},
      {"„a b“", "phrase(a b)"},
      {"«a “b” c»", "phrase(a “b” c)"},
      {"«a\" b»", "phrase(a\" b)"},
      {"\"\"", "phrase()"},
      {"\"a\" \"b", "phrase(a) word(b)"},
      {"«a \"b c\"", "word(a) phrase(b c)"},
      {"'a b'", "word('a) word(b')"},
  });
}

TEST(QueryLexerTest, SplitsAtSpacesOfEveryKind) {
  ExpectLexemes({{" a\tb\nc\u00A0d\u2003e\u2009f\u202Fg\u3000h ",
                  "word(a) word(b) word(c) word(d) word(e) word(f) word(g) word(h)"}});
  EXPECT_EQ(CountSpacedWords(" a\u00A0b \u2003 c "), 3U);
  EXPECT_EQ(CountSpacedWords(" "), 0U);
}

TEST(QueryLexerTest, CutsLongTextsInMessages) {
  EXPECT_EQ(Quote("а б"), "\"а б\"");
  EXPECT_EQ(Quote(std::string(50, 'a')), '"' + std::string(40, 'a') + "…\"");
}

}  // namespace
}  // namespace dossier::search
