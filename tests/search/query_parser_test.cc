#include "search/query_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::search {
namespace {

// A tree as text: a, "a b", title:a, (AND a b), (SEQ a (NOT b)).
std::string Print(const QueryNode& node) {
  static constexpr std::array<std::string_view, 6> kFields = {
      "", "title:", "person:", "org:", "source:", "lang:"};
  const std::string field(kFields[static_cast<std::size_t>(node.field)]);
  std::string name;
  switch (node.kind) {
    case NodeKind::kNothing:
      return "nothing";
    case NodeKind::kWord:
      return field + node.text;
    case NodeKind::kPhrase:
      return field + "\"" + node.text + "\"";
    case NodeKind::kSequence:
      name = "SEQ";
      break;
    case NodeKind::kAnd:
      name = "AND";
      break;
    case NodeKind::kOr:
      name = "OR";
      break;
    case NodeKind::kNot:
      name = "NOT";
      break;
  }
  for (const QueryNode& child : node.children) name += " " + Print(child);
  return "(" + name + ")";
}

struct Case {
  std::string_view query;
  std::string_view tree;
};

void ExpectTrees(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const auto parsed = ParseQuery(c.query);
    ASSERT_TRUE(parsed.has_value()) << c.query;
    EXPECT_EQ(Print(parsed->root), c.tree) << c.query;
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
      {"title:summit", "title:summit"},
      {"TITLE:\"grain deal\" lang:ru", "(SEQ title:\"grain deal\" lang:ru)"},
      {"person:lavrov org:csto source:tass", "(SEQ person:lavrov org:csto source:tass)"},
      {"title:(a OR person:b)", "(OR title:a person:b)"},
      {"-title:a", "(SEQ (NOT title:a))"},
  });
}

TEST(QueryParserTest, ReadsTheRussianTwins) {
  ExpectTrees({
      {"а И б", "(AND а б)"},
      {"а ИЛИ б", "(OR а б)"},
      {"а НЕ б", "(SEQ а (NOT б))"},
      {"«а б» в", "(SEQ \"а б\" в)"},
      {"„а б“ “в г”", "(SEQ \"а б\" \"в г\")"},
      {"заголовок:саммит", "title:саммит"},
      {"Персона:Лавров организация:ОДКБ", "(SEQ person:Лавров org:ОДКБ)"},
      {"источник:ТАСС язык:ru", "(SEQ source:ТАСС lang:ru)"},
  });
}

TEST(QueryParserTest, TakesOperatorsInCapitalsOnly) {
  ExpectTrees({{"a and b", "(SEQ a and b)"},
               {"а и б", "(SEQ а и б)"},
               {"a Or not b", "(SEQ a Or not b)"},
               {"не или", "(SEQ не или)"}});
}

TEST(QueryParserTest, KeepsHyphensInsideWords) {
  ExpectTrees({{"COVID-19", "COVID-19"},
               {"С-400", "С-400"},
               {"Касым-Жомарт Токаев", "(SEQ Касым-Жомарт Токаев)"},
               {"G20 - Bali", "(SEQ G20 - Bali)"},
               {"so-", "so-"}});
}

TEST(QueryParserTest, ReadsWhatIsStrayWithAWarningThatSaysWhere) {
  struct StrayCase {
    std::string_view query;
    std::string_view tree;
    std::string_view code;
    Span span;
  };
  const std::vector<StrayCase> cases = {
      {"a \"b c", "(SEQ a b c)", "unbalanced-quote", {2, 3}},
      {"a»", "a", "unbalanced-quote", {1, 3}},
      {"»", "nothing", "unbalanced-quote", {0, 2}},
      {"«a", "a", "unbalanced-quote", {0, 2}},
      {"a ” b", "(SEQ a b)", "unbalanced-quote", {2, 5}},
      {"(a b", "(SEQ a b)", "unbalanced-parenthesis", {0, 1}},
      {"a) b", "(SEQ a b)", "unbalanced-parenthesis", {1, 2}},
      {"AND", "AND", "stray-operator", {0, 3}},
      {"a OR", "(SEQ a OR)", "stray-operator", {2, 4}},
      {"ИЛИ а", "(SEQ ИЛИ а)", "stray-operator", {0, 6}},
      {"a NOT", "(SEQ a NOT)", "stray-operator", {2, 5}},
      {"title:-a", "(SEQ (NOT a))", "stray-operator", {0, 6}},
      {"foo:bar", "foo:bar", "unknown-field", {0, 3}},
  };
  for (const StrayCase& c : cases) {
    const auto parsed = ParseQuery(c.query);
    ASSERT_TRUE(parsed.has_value()) << c.query;
    EXPECT_EQ(Print(parsed->root), c.tree) << c.query;
    ASSERT_EQ(parsed->warnings.size(), 1U) << c.query;
    EXPECT_EQ(parsed->warnings[0].code, c.code) << c.query;
    EXPECT_EQ(parsed->warnings[0].span, c.span) << c.query;
  }
}

TEST(QueryParserTest, SaysWhereEachPartStands) {
  const auto parsed = ParseQuery("Иран title:\"b c\" -(d OR e)");
  ASSERT_TRUE(parsed.has_value());
  const auto& parts = parsed->root.children;
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].span, (Span{0, 8}));
  EXPECT_EQ(parts[1].span, (Span{9, 20}));
  EXPECT_EQ(parts[2].span, (Span{21, 30}));
}

std::string Repeat(std::string_view what, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

TEST(QueryParserTest, RefusesWhatIsOverTheLimits) {
  EXPECT_TRUE(ParseQuery(Repeat("a ", kMaxQueryWords)).has_value());
  EXPECT_TRUE(ParseQuery(Repeat("(", kMaxNesting) + "a").has_value());
  const std::vector<std::string> too_complex = {
      Repeat("a ", kMaxQueryWords + 1),
      "\"" + Repeat("a ", kMaxQueryWords + 1) + "\"",
      Repeat("(", kMaxNesting + 1) + "a",
      Repeat("-(a ", kMaxNesting + 1),
  };
  for (const std::string& query : too_complex) {
    const auto parsed = ParseQuery(query);
    ASSERT_FALSE(parsed.has_value()) << query;
    EXPECT_EQ(parsed.error().code, ErrorCode::kTooComplex);
  }
}

std::size_t CheckSpans(const QueryNode& node, const std::string& query) {
  EXPECT_LE(node.span.begin, node.span.end) << query;
  EXPECT_LE(node.span.end, query.size()) << query;
  EXPECT_TRUE(text::IsValidUtf8(node.span.In(query))) << query;
  const bool is_leaf = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
  EXPECT_EQ(is_leaf || node.kind == NodeKind::kNothing, node.children.empty()) << query;
  std::size_t leaves = is_leaf ? 1 : 0;
  for (const QueryNode& child : node.children) leaves += CheckSpans(child, query);
  return leaves;
}

TEST(QueryParserTest, ReadsWhateverIsTyped) {
  static constexpr std::array<std::string_view, 22> kPieces = {
      "a",     "\"",   "(",     ")",   "-",   ":",      "«",       "»", "“", "”", "„",
      " AND ", " OR ", " NOT ", " и ", " И ", "title:", "person:", " ", "-", "б", "=*"};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    const auto length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) query += kPieces[random() % kPieces.size()];
    const auto parsed = ParseQuery(query);
    if (!parsed) {
      EXPECT_EQ(parsed.error().code, ErrorCode::kTooComplex) << query;
      continue;
    }
    if (parsed->root.kind != NodeKind::kNothing) {
      EXPECT_LE(CheckSpans(parsed->root, query), kMaxQueryWords) << query;
    }
    for (const QueryWarning& warning : parsed->warnings) {
      EXPECT_LT(warning.span.begin, warning.span.end) << query;
      EXPECT_LE(warning.span.end, query.size()) << query;
      EXPECT_TRUE(text::IsValidUtf8(warning.span.In(query))) << query;
    }
  }
}

}  // namespace
}  // namespace dossier::search
