#include "search/query_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::array<std::string_view, 8> kFields = {
    "", "title:", "lead:", "person:", "org:", "source:", "lang:", "date:"};

std::string PrintLeaf(const QueryNode& node) {
  std::string text(kFields[static_cast<std::size_t>(node.field)]);
  if (node.from || node.to) {
    const std::string from = node.from ? node.from->ToString() : "";
    const std::string to = node.to ? node.to->ToString() : "";
    return text + (from == to ? from : from + ".." + to);
  }
  if (node.form == WordForm::kExact) text += "=";
  text += node.kind == NodeKind::kPhrase ? '"' + node.text + '"' : node.text;
  return text + (node.form == WordForm::kPrefix ? "*" : "");
}

std::string_view Name(NodeKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {"nothing", "word", "phrase", "NEAR",
                                                             "SEQ",     "AND",  "OR",     "NOT"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool IsLeaf(const QueryNode& node) {
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
}

// A tree as text: a, "a b", title:=a, ab*, (AND a b), (SEQ a (NOT b)), (NEAR/5 a b).
std::string Print(const QueryNode& node) {
  if (node.kind == NodeKind::kNothing) return "nothing";
  if (IsLeaf(node)) return PrintLeaf(node);
  std::string text = "(" + std::string(Name(node.kind));
  if (node.kind == NodeKind::kNear) text += "/" + std::to_string(node.distance);
  for (const QueryNode& child : node.children) text += " " + Print(child);
  return text + ")";
}

struct Case {
  std::string_view query;
  std::string_view tree;
};

// Trees without a warning or a fault.
void ExpectTrees(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const ParsedQuery parsed = ParseQuery(c.query);
    EXPECT_EQ(Print(parsed.root), c.tree) << c.query;
    EXPECT_TRUE(parsed.warnings.empty()) << c.query << ": " << parsed.warnings[0].detail;
    EXPECT_TRUE(parsed.faults.empty()) << c.query << ": " << parsed.faults[0].detail;
  }
}

TEST(QueryParserTest, ReadsTheGrammar) {
  ExpectTrees({
      {"", "nothing"},
      {" \t\n", "nothing"},
      {"\u00A0\u3000", "nothing"},
      {"sanctions", "sanctions"},
      {"grain deal", "(SEQ grain deal)"},
      {"\"grain deal\"", "\"grain deal\""},
      {"a \"b c\" d", "(SEQ a \"b c\" d)"},
      {"a AND b", "(AND a b)"},
      {"a AND b AND c", "(AND a b c)"},
      {"a OR b", "(OR a b)"},
      {"a b OR c AND d", "(OR (SEQ a b) (AND c d))"},
      {"(a OR b) AND c", "(AND (OR a b) c)"},
      {"(a OR b) c", "(SEQ (OR a b) c)"},
      {"a NOT b", "(SEQ a (NOT b))"},
      {"a -b", "(SEQ a (NOT b))"},
      {"a -\"b c\"", "(SEQ a (NOT \"b c\"))"},
      {"a AND NOT (b OR c)", "(AND a (SEQ (NOT (OR b c))))"},
      {"-a", "(SEQ (NOT a))"},
      {"((a))", "a"},
      {"()", "nothing"},
  });
}

TEST(QueryParserTest, ReadsTheRussianTwins) {
  ExpectTrees({
      {"а И б", "(AND а б)"},
      {"а ИЛИ б", "(OR а б)"},
      {"а НЕ б", "(SEQ а (NOT б))"},
      {"а РЯДОМ/3 б", "(NEAR/3 а б)"},
      {"«а б» в", "(SEQ \"а б\" в)"},
      {"„а б“ “в г”", "(SEQ \"а б\" \"в г\")"},
      {"заголовок:саммит", "title:саммит"},
      {"Персона:Лавров организация:ОДКБ", "(SEQ person:Лавров org:ОДКБ)"},
      {"источник:ТАСС язык:ru", "(SEQ source:ТАСС lang:ru)"},
      {"ЛИД:санкции дата:2025-10", "(SEQ lead:санкции date:2025-10)"},
  });
}

TEST(QueryParserTest, TakesOperatorsInCapitalsOnly) {
  ExpectTrees({{"a and b", "(SEQ a and b)"},
               {"а и б", "(SEQ а и б)"},
               {"a Or not b", "(SEQ a Or not b)"},
               {"не или рядом near", "(SEQ не или рядом near)"}});
}

TEST(QueryParserTest, KeepsHyphensAndPunctuationInsideWords) {
  ExpectTrees({{"COVID-19", "COVID-19"},
               {"С-400", "С-400"},
               {"Касым-Жомарт Токаев", "(SEQ Касым-Жомарт Токаев)"},
               {"G20 - Bali", "(SEQ G20 - Bali)"},
               {"so-", "so-"},
               {"gtht[dfnjd ,kjrbhjdjr k.r", "(SEQ gtht[dfnjd ,kjrbhjdjr k.r)"},
               {"g'ynthc rfps[", "(SEQ g'ynthc rfps[)"},
               {"don't 'a b'", "(SEQ don't 'a b')"},
               {"at 12:30 https://tass.ru", "(SEQ at 12:30 https://tass.ru)"}});
}

TEST(QueryParserTest, ReadsExactForms) {
  ExpectTrees({{"=Лавров", "=Лавров"},
               {"=\"grain deal\"", "=\"grain deal\""},
               {"=«все для фронта»", "=\"все для фронта\""},
               {"title:=Лавров", "title:=Лавров"},
               {"title:=\"a b\"", "title:=\"a b\""},
               {"a -=b", "(SEQ a (NOT =b))"},
               {"=AND", "=AND"},
               {"a = b", "(SEQ a = b)"},
               {"a=b", "a=b"}});
}

TEST(QueryParserTest, ReadsStarsAtTheEndOfWords) {
  ExpectTrees({{"санкц*", "санкц*"},
               {"abc*", "abc*"},
               {"лёд*", "лёд*"},
               {"abc**", "abc*"},
               {"title:санкц*", "title:санкц*"},
               {"-санкц*", "(SEQ (NOT санкц*))"},
               {"lead:(санкц* OR пошлин*)", "(OR lead:санкц* lead:пошлин*)"}});
  // Elsewhere a star is text, and no node is a prefix.
  for (const std::string_view query : {"*", "**", "a*b", "*abc", "\"abc*\"", "title:*"}) {
    const ParsedQuery parsed = ParseQuery(query);
    EXPECT_EQ(parsed.root.form, WordForm::kAny) << query;
    EXPECT_TRUE(parsed.root.text.find('*') != std::string::npos) << query;
    EXPECT_THAT(parsed.warnings, testing::IsEmpty()) << query;
  }
}

TEST(QueryParserTest, HoldsFieldsForWhatIsBehindThem) {
  ExpectTrees({
      {"title:summit", "title:summit"},
      {"TITLE:\"grain deal\" lang:ru", "(SEQ title:\"grain deal\" lang:ru)"},
      {"person:lavrov org:csto source:tass", "(SEQ person:lavrov org:csto source:tass)"},
      {"title:(a OR person:b)", "(OR title:a person:b)"},
      {"title:(a lead:(b c) d)", "(SEQ title:a (SEQ lead:b lead:c) title:d)"},
      {"-title:a", "(SEQ (NOT title:a))"},
      {"title:(a) b", "(SEQ title:a b)"},
      {"title:И", "title:И"},
      {"title:12:30", "title:12:30"},
      {"source:(tass OR ria) a", "(SEQ (OR source:tass source:ria) a)"},
  });
}

TEST(QueryParserTest, ReadsDates) {
  ExpectTrees({
      {"date:2025", "date:2025"},
      {"date:2025-10-22", "date:2025-10-22"},
      {"date:2025-10..2025-11 a", "(SEQ date:2025-10..2025-11 a)"},
      {"дата:2025-10..", "date:2025-10.."},
      {"date:..2025", "date:..2025"},
      {"date:\"2025-10\"", "date:2025-10"},
      {"date:=2025", "date:2025"},
      {"-date:2025", "(SEQ (NOT date:2025))"},
      {"date:(2024-05 OR 2025-05)", "(OR date:2024-05 date:2025-05)"},
  });
  const ParsedQuery parsed = ParseQuery("date:\"2025-10\"");
  EXPECT_EQ(parsed.root.kind, NodeKind::kWord);
  EXPECT_EQ(parsed.root.form, WordForm::kAny);
  EXPECT_EQ(parsed.root.text, "2025-10");
}

TEST(QueryParserTest, ReadsChainsOfNear) {
  ExpectTrees({
      {"a NEAR/5 b", "(NEAR/5 a b)"},
      {"a NEAR b", "(NEAR/10 a b)"},
      {"a NEAR/5 b NEAR/9 c NEAR/2 d", "(NEAR/9 a b c d)"},
      {"a NEAR/100 b", "(NEAR/100 a b)"},
      {"x a NEAR/5 b y", "(SEQ x (NEAR/5 a b) y)"},
      {"a NEAR/5 b OR c AND d NEAR e", "(OR (NEAR/5 a b) (AND c (NEAR/10 d e)))"},
      {"x NOT a NEAR/5 b", "(SEQ x (NOT (NEAR/5 a b)))"},
      {"x -a NEAR/5 b", "(SEQ x (NOT (NEAR/5 a b)))"},
      {"title:a NEAR/5 title:b", "(NEAR/5 title:a title:b)"},
      {"lead:(a NEAR/5 b)", "(NEAR/5 lead:a lead:b)"},
      {"(a) NEAR/5 (b)", "(NEAR/5 a b)"},
      {"COVID-19 NEAR/5 С-400", "(NEAR/5 COVID-19 С-400)"},
  });
  EXPECT_EQ(ParseQuery("lead:(a NEAR/5 b)").root.field, QueryField::kLead);
}

TEST(QueryParserTest, ReadsNearBetweenOtherThingsAsAnd) {
  struct NearCase {
    std::string_view query;
    std::string_view tree;
    Span span;
  };
  for (const NearCase& c :
       std::vector<NearCase>{{"a NEAR/5 \"b c\"", "(AND a \"b c\")", {9, 14}},
                             {"(a b) NEAR/5 c", "(AND (SEQ a b) c)", {0, 5}},
                             {"abc* NEAR/5 c", "(AND abc* c)", {0, 4}},
                             {"a NEAR/5 =b", "(AND a =b)", {9, 11}},
                             {"title:a NEAR/5 b", "(AND title:a b)", {15, 16}},
                             {"person:a NEAR/5 person:b", "(AND person:a person:b)", {0, 8}},
                             {"date:2025 NEAR a", "(AND date:2025 a)", {0, 9}},
                             {"a NEAR/5 -b", "(AND a (NOT b))", {9, 11}},
                             {"a NEAR/5 NOT b NEAR/5 c", "(AND a (NOT b) c)", {9, 14}},
                             {"x a NEAR/5 b NEAR/5 «c» y", "(SEQ x (AND a b \"c\") y)", {20, 25}},
                             {"-a NEAR/5 \"b\"", "(SEQ (NOT (AND a \"b\")))", {10, 13}}}) {
    const ParsedQuery parsed = ParseQuery(c.query);
    EXPECT_EQ(Print(parsed.root), c.tree) << c.query;
    ASSERT_EQ(parsed.warnings.size(), 1U) << c.query;
    EXPECT_EQ(parsed.warnings[0].code, "near-needs-words") << c.query;
    EXPECT_EQ(parsed.warnings[0].span, c.span) << c.query;
    EXPECT_THAT(parsed.faults, testing::IsEmpty()) << c.query;
  }
}

TEST(QueryParserTest, ReadsWhatIsStrayWithAWarningThatSaysWhere) {
  struct StrayCase {
    std::string_view query;
    std::string_view tree;
    std::string_view code;
    Span span;
    std::string_view said;  // the end of the detail
  };
  for (const StrayCase& c : std::vector<StrayCase>{
           {"a \"b c", "(SEQ a b c)", "unbalanced-quote", {2, 3}, "was left out"},
           {"a»", "a", "unbalanced-quote", {1, 3}, "was left out"},
           {"»", "nothing", "unbalanced-quote", {0, 2}, "was left out"},
           {"«a", "a", "unbalanced-quote", {0, 2}, "was left out"},
           {"a ” b", "(SEQ a b)", "unbalanced-quote", {2, 5}, "was left out"},
           {"=\"a", "=a", "unbalanced-quote", {1, 2}, "was left out"},
           {"title:\"a b", "(SEQ title:a b)", "unbalanced-quote", {6, 7}, "was left out"},
           {"(a b", "(SEQ a b)", "unbalanced-parenthesis", {0, 1}, "was left out"},
           {"a) b", "(SEQ a b)", "unbalanced-parenthesis", {1, 2}, "was left out"},
           {"a OR b) c", "(SEQ (OR a b) c)", "unbalanced-parenthesis", {6, 7}, "was left out"},
           {"AND", "AND", "stray-operator", {0, 3}, "\"AND\" was read as a word"},
           {"a OR", "(SEQ a OR)", "stray-operator", {2, 4}, "\"OR\" was read as a word"},
           {"ИЛИ а", "(SEQ ИЛИ а)", "stray-operator", {0, 6}, "\"ИЛИ\" was read as a word"},
           {"a NOT", "(SEQ a NOT)", "stray-operator", {2, 5}, "\"NOT\" was read as a word"},
           {"a --b",
            "(SEQ a (NOT b))",
            "stray-operator",
            {2, 3},
            "\"-\" has no word behind it and was left out"},
           {"a NEAR/5", "(SEQ a NEAR/5)", "stray-operator", {2, 8}, "was read as a word"},
           {"NEAR/5 a", "(SEQ NEAR/5 a)", "stray-operator", {0, 6}, "was read as a word"},
           {"РЯДОМ", "РЯДОМ", "stray-operator", {0, 10}, "was read as a word"},
           {"a NEAR/5 ()", "a", "stray-operator", {2, 8}, "was left out"},
           {"() NEAR a", "(SEQ NEAR a)", "stray-operator", {3, 7}, "was read as a word"},
           {"a NEAR/0 b", "(SEQ a NEAR/0 b)", "stray-operator", {2, 8}, "was read as a word"},
           {"a NEAR/x b", "(SEQ a NEAR/x b)", "stray-operator", {2, 8}, "was read as a word"},
           {"title:-a",
            "(SEQ (NOT a))",
            "stray-operator",
            {0, 6},
            "\"title:\" has no word behind it and was left out"},
           {"-title:lead:a", "(SEQ (NOT lead:a))", "stray-operator", {1, 7}, "was left out"},
           {"title:=\"",
            "nothing",
            "stray-operator",
            {0, 7},
            "\"title:=\" has no word behind it and was left out"},
           {"title: a",
            "(SEQ title: a)",
            "stray-operator",
            {0, 6},
            "has nothing right behind it and was read as a word"},
           {"-=(a b)", "(SEQ (NOT (SEQ a b)))", "stray-operator", {1, 2}, "was left out"},
           {"=abc*",
            "abc*",
            "stray-operator",
            {0, 1},
            "\"=\" does not go with a star and was left out"},
           {"foo:bar",
            "foo:bar",
            "unknown-field",
            {0, 3},
            "\"foo\" is no field and was read as a word"},
           {"title:foo:bar", "title:foo:bar", "unknown-field", {6, 9}, "was read as a word"},
           {"=title:a",
            "=title:a",
            "unknown-field",
            {0, 6},
            "\"=title\" is no field and was read as a word"},
           {"ab*",
            "ab",
            "short-wildcard",
            {0, 3},
            "\"ab*\" has fewer than 3 letters in front of the star, which was left out"},
           {"title:са**", "title:са", "short-wildcard", {6, 12}, "which was left out"},
           {"=ab*", "=ab", "short-wildcard", {1, 4}, "which was left out"}}) {
    const ParsedQuery parsed = ParseQuery(c.query);
    EXPECT_EQ(Print(parsed.root), c.tree) << c.query;
    EXPECT_THAT(parsed.faults, testing::IsEmpty()) << c.query;
    const auto warning = std::ranges::find(parsed.warnings, c.code, &QueryWarning::code);
    ASSERT_NE(warning, parsed.warnings.end()) << c.query;
    EXPECT_EQ(warning->span, c.span) << c.query;
    EXPECT_THAT(warning->detail, testing::EndsWith(std::string(c.said))) << c.query;
    // The lone quotation mark of "title:=\"" has its own.
    EXPECT_EQ(parsed.warnings.size(), c.query == "title:=\"" ? 2U : 1U) << c.query;
  }
}

TEST(QueryParserTest, WarnsInTheOrderOfTheQuery) {
  const ParsedQuery parsed = ParseQuery("(a foo:b ab* » AND");
  std::vector<std::string> codes;
  for (const QueryWarning& warning : parsed.warnings) codes.push_back(warning.code);
  EXPECT_THAT(codes, testing::ElementsAre("unbalanced-parenthesis", "unknown-field",
                                          "short-wildcard", "unbalanced-quote", "stray-operator"));
}

TEST(QueryParserTest, SaysWhereEachPartStands) {
  struct PlaceCase {
    std::string_view query;
    std::string_view text;  // of the leaf, empty for a group
    Span span;
  };
  for (const PlaceCase& c : std::vector<PlaceCase>{{" a ", "a", {1, 2}},
                                                   {"«a b»", "a b", {0, 7}},
                                                   {"title:a", "a", {0, 7}},
                                                   {"title:\"b c\"", "b c", {0, 11}},
                                                   {"=a", "a", {0, 2}},
                                                   {"title:=\"a\"", "a", {0, 10}},
                                                   {"abc*", "abc", {0, 4}},
                                                   {"ab*", "ab", {0, 2}},
                                                   {"(a)", "a", {1, 2}},
                                                   {"title:(a)", "a", {7, 8}},
                                                   {" (a b) ", "", {1, 6}},
                                                   {"((a b) )", "", {0, 8}},
                                                   {"title:(a b)", "", {0, 11}},
                                                   {"a NEAR/5 b", "", {0, 10}},
                                                   {"(a NEAR b)", "", {0, 10}},
                                                   {"a OR b", "", {0, 6}}}) {
    const ParsedQuery parsed = ParseQuery(c.query);
    EXPECT_EQ(parsed.root.text, c.text) << c.query;
    EXPECT_EQ(parsed.root.span, c.span) << c.query;
  }
  const ParsedQuery parsed = ParseQuery("Иран title:\"b c\" -(d OR e)");
  const auto& parts = parsed.root.children;
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].span, (Span{0, 8}));
  EXPECT_EQ(parts[1].span, (Span{9, 20}));
  EXPECT_EQ(parts[2].span, (Span{21, 30}));
}

TEST(QueryParserTest, ReportsEveryFaultInTheOrderOfTheQuery) {
  const ParsedQuery parsed =
      ParseQuery("date:x a NEAR/500 b NEAR/600 c date:2025-02-30..y date:2025..2024 date:\"\"");
  std::vector<std::string> codes;
  std::vector<Span> spans;
  for (const QueryFault& fault : parsed.faults) {
    codes.push_back(fault.code);
    spans.push_back(fault.span);
  }
  EXPECT_THAT(codes, testing::ElementsAre("date-format", "too-complex", "date-format",
                                          "date-format", "date-range", "date-format"));
  EXPECT_THAT(spans, testing::ElementsAre(Span{5, 6}, Span{9, 17}, Span{36, 46}, Span{48, 49},
                                          Span{55, 65}, Span{71, 73}));
  EXPECT_EQ(parsed.faults[1].detail, "the distance of \"NEAR/500\" is over the cap of 100");
  EXPECT_EQ(parsed.faults[1].expected, "at most 100");
  EXPECT_EQ(parsed.faults[4].expected, "2024..2025");
}

TEST(QueryParserTest, FindsDatesInsideBracketsAndStars) {
  for (const std::string_view query :
       {"date:(2025 OR autumn)", "date:2025*", "date:..", "date:2025-10,", "дата:вчера"}) {
    const ParsedQuery parsed = ParseQuery(query);
    ASSERT_EQ(parsed.faults.size(), 1U) << query;
    EXPECT_EQ(parsed.faults[0].code, "date-format") << query;
    EXPECT_THAT(parsed.warnings, testing::IsEmpty()) << query;
  }
}

std::string Repeat(std::string_view what, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

TEST(QueryParserTest, RefusesWhatIsOverACapAndNamesIt) {
  struct CapCase {
    std::string within;
    std::string over;
    std::string detail;
    Span span;
  };
  for (const CapCase& c : std::vector<CapCase>{
           {Repeat("a ", 48), Repeat("a ", 50), "50 words are over the cap of 48", {96, 99}},
           {Repeat("\"a a\" ", 24),
            "b " + Repeat("\"a a\" ", 24),
            "49 words are over the cap of 48",
            {140, 145}},
           {Repeat("title:a OR ", 47) + "a",
            Repeat("a OR ", 48) + "a",
            "49 words are over the cap of 48",
            {240, 241}},
           {"\"" + Repeat("a ", 12) + "\"",
            "b \"" + Repeat("a ", 13) + "\" \"" + Repeat("a ", 14) + "\"",
            "a phrase of 13 words is over the cap of 12",
            {2, 30}},
           {Repeat("abc* ", 4),
            Repeat("abc* ", 6),
            "6 words with a star are over the cap of 4",
            {20, 29}},
           {Repeat("(", 16) + "a" + Repeat(")", 16),
            Repeat("(", 18) + "a" + Repeat(")", 18),
            "18 brackets inside each other are over the cap of 16",
            {16, 17}},
           {Repeat("(a) ", 40),
            Repeat("-(a ", 17),
            "17 brackets inside each other are over the cap of 16",
            {65, 66}},
           {"a NEAR/100 b",
            "a РЯДОМ/99999999999999999999999 b",
            "the distance of \"РЯДОМ/99999999999999999999999\" is over the cap of 100",
            {2, 36}}}) {
    EXPECT_THAT(ParseQuery(c.within).faults, testing::IsEmpty()) << c.within;
    const ParsedQuery parsed = ParseQuery(c.over);
    ASSERT_EQ(parsed.faults.size(), 1U) << c.over;
    EXPECT_EQ(parsed.faults[0].code, "too-complex") << c.over;
    EXPECT_EQ(parsed.faults[0].detail, c.detail) << c.over;
    EXPECT_EQ(parsed.faults[0].span, c.span) << c.over;
  }
}

TEST(QueryParserTest, FindsOtherFaultsBehindDeepBrackets) {
  const ParsedQuery parsed =
      ParseQuery(Repeat("(", 20) + "a" + Repeat(")", 20) + " date:x " + Repeat("abc* ", 50));
  std::vector<std::string> codes;
  for (const QueryFault& fault : parsed.faults) codes.push_back(fault.code);
  EXPECT_THAT(codes,
              testing::ElementsAre("too-complex", "date-format", "too-complex", "too-complex"));
  EXPECT_THAT(parsed.warnings, testing::IsEmpty());
}

// As long as the service takes, and far longer: what isn't linear would not end in time.
TEST(QueryParserTest, ParsesRepeatedPiecesSafely) {
  for (const std::string_view piece : {"«",
                                       "\"",
                                       "“",
                                       "„",
                                       "„a”",
                                       "\"\"",
                                       "(",
                                       ")",
                                       ")(",
                                       "-",
                                       "-(",
                                       "a:",
                                       "title:",
                                       "title:(",
                                       "=",
                                       "=(",
                                       "NOT ",
                                       "AND ",
                                       "a AND ",
                                       "NEAR/5 ",
                                       "a NEAR/5 ",
                                       "a NEAR -",
                                       "a NEAR/5 NOT ",
                                       "date:",
                                       "date:. ",
                                       "*",
                                       "ab* ",
                                       "\xFF",
                                       "\xE2\x80",
                                       "а́:",
                                       "\u00AD:"}) {
    for (const std::size_t bytes : {1024U, 200'000U}) {
      const std::string query = Repeat(piece, bytes / piece.size());
      const ParsedQuery parsed = ParseQuery(query);
      EXPECT_LE(parsed.root.span.end, query.size()) << piece;
    }
  }
}

// Checks what holds of every tree and counts its words and phrases.
std::size_t CheckNode(const QueryNode& node, const std::string& query, bool is_valid) {
  EXPECT_LE(node.span.begin, node.span.end) << query;
  EXPECT_LE(node.span.end, query.size()) << query;
  if (is_valid) {
    EXPECT_TRUE(text::IsValidUtf8(node.span.In(query))) << query;
  }
  EXPECT_EQ(IsLeaf(node) || node.kind == NodeKind::kNothing, node.children.empty()) << query;
  if (IsLeaf(node)) {
    EXPECT_NE(node.span.In(query).find(node.text), std::string_view::npos) << query;
    return 1;
  }
  std::size_t leaves = 0;
  for (const QueryNode& child : node.children) {
    if (child.kind == NodeKind::kNot) {
      EXPECT_TRUE(node.kind == NodeKind::kSequence || node.kind == NodeKind::kAnd) << query;
    }
    if (node.kind == NodeKind::kNear) {
      EXPECT_EQ(child.kind, NodeKind::kWord) << query;
      EXPECT_EQ(child.field, node.field) << query;
    }
    leaves += CheckNode(child, query, is_valid);
  }
  return leaves;
}

void CheckQuery(const std::string& query) {
  const bool is_valid = text::IsValidUtf8(query);
  const ParsedQuery parsed = ParseQuery(query);
  const std::size_t leaves = CheckNode(parsed.root, query, is_valid);
  if (parsed.faults.empty()) {
    EXPECT_LE(leaves, kMaxQueryWords) << query;
  }
  const auto check_span = [&](Span span) {
    EXPECT_LT(span.begin, span.end) << query;
    EXPECT_LE(span.end, query.size()) << query;
    if (is_valid) {
      EXPECT_TRUE(text::IsValidUtf8(span.In(query))) << query;
    }
  };
  for (const QueryWarning& warning : parsed.warnings) check_span(warning.span);
  for (const QueryFault& fault : parsed.faults) check_span(fault.span);
}

TEST(QueryParserTest, ReadsWhateverIsTyped) {
  static constexpr std::array<std::string_view, 34> kPieces = {
      "a",        "\"",      "(",     ")",    "-",     ":",      "«",     "»",      "“",
      "”",        "„",       " AND ", " OR ", " NOT ", " и ",    " И ",   "title:", "person:",
      " ",        "-",       "б",     "=",    "*",     "abc*",   "date:", "2025..", "2024-13",
      " NEAR/5 ", " РЯДОМ ", "/999",  "'",    "[.",    "\u00A0", "lead:("};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    const auto length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) query += kPieces[random() % kPieces.size()];
    CheckQuery(query);
  }
}

TEST(QueryParserTest, ReadsAnyBytes) {
  std::mt19937 random(8);
  for (int round = 0; round < 2'000; ++round) {
    std::string query(random() % 64, ' ');
    for (char& c : query) c = static_cast<char>(random() % 256);
    CheckQuery(query);
  }
}

// The tree as a query that means it.
std::string Write(const QueryNode& node) {
  if (node.kind == NodeKind::kNothing) return "";
  if (IsLeaf(node)) return PrintLeaf(node);
  if (node.kind == NodeKind::kNot) return "-" + Write(node.children[0]);
  std::string joint = " ";
  if (node.kind == NodeKind::kNear) joint = " NEAR/" + std::to_string(node.distance) + " ";
  if (node.kind == NodeKind::kAnd || node.kind == NodeKind::kOr) {
    joint += std::string(Name(node.kind)) + " ";
  }
  std::string text;
  for (const QueryNode& child : node.children) text += (text.empty() ? "" : joint) + Write(child);
  return "(" + text + ")";
}

// An operator without a left side is a word, and counted behind the words on its right.
TEST(QueryParserTest, TellsTheWholePlaceOfTooManyWords) {
  std::string query = "(OR";
  for (std::size_t i = 0; i < kMaxQueryWords + 1; ++i) query += " a";
  const ParsedQuery parsed = ParseQuery(query + ")");
  ASSERT_EQ(parsed.faults.size(), 1U);
  EXPECT_EQ(parsed.faults[0].span, (Span{1, static_cast<std::uint32_t>(query.size())}));
}

TEST(QueryParserTest, ReadsAWrittenTreeAsTheSameTree) {
  // No bare "-": "-AND" leaves out a word that only stands for itself right behind a sign.
  static constexpr std::array<std::string_view, 17> kPieces = {
      "a ",    "б ",       "\"c d\" ", "=e ",    "abc* ",
      "AND ",  "OR ",      "(",        ") ",     "NOT ",
      "-a ",   "-(",       "NEAR/7 ",  "title:", "date:2024..2025 ",
      "lead:", "person:f "};
  std::mt19937 random(9);
  int compared = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string query;
    const auto length = random() % 14;
    for (std::size_t i = 0; i < length; ++i) query += kPieces[random() % kPieces.size()];
    const ParsedQuery parsed = ParseQuery(query);
    if (!parsed.warnings.empty() || !parsed.faults.empty()) continue;
    const std::string written = Write(parsed.root);
    const ParsedQuery again = ParseQuery(written);
    EXPECT_EQ(Print(again.root), Print(parsed.root)) << query << " as " << written;
    EXPECT_THAT(again.warnings, testing::IsEmpty()) << written;
    ++compared;
  }
  EXPECT_GT(compared, 3'000);
}

}  // namespace
}  // namespace dossier::search
