#include "search/query.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

Query Term(std::string_view term) { return Query::Term(std::string(term)); }

TEST(QueryTest, TellsWhatItAsksFor) {
  struct Case {
    Query query;
    std::string_view description;
  };
  const std::vector<Case> cases = {
      {Query(), "nothing"},
      {Query::All(), "all"},
      {Term("grain"), "\"grain\""},
      {Term("XP~\"a\" \\ b"), "\"XP~\\\"a\\\" \\\\ b\""},
      {Query::Set(DocSet::bitmapOf(2, 1U, 7U)), "<2 articles>"},
      {Query::And({Term("a"), Term("b"), Term("c")}), "(\"a\" AND \"b\" AND \"c\")"},
      {Query::Or({Term("a"), Query::Unweighted(Term("b"))}), "(\"a\" OR (0 * \"b\"))"},
      {Query::Scaled(Query::Synonym({Term("a"), Term("b")}), 0.55),
       "(0.55 * (\"a\" SYNONYM \"b\"))"},
      {Query::Without(Term("a"), Term("b")), "(\"a\" AND NOT \"b\")"},
      {Query::Maybe(Term("a"), Term("b")), "(\"a\" AND MAYBE \"b\")"},
      {Query::Pattern({.places = {{"a", "b"}, {"c"}}, .window = 3}),
       "((\"a\" OR \"b\") PHRASE/3 \"c\")"},
      {Query::Pattern({.places = {{"a"}, {"b"}},
                       .window = 9,
                       .order = WordPattern::Order::kAny,
                       .field = QueryField::kTitle}),
       "(\"Sa\" NEAR/9 \"Sb\")"},
  };
  for (const Case& c : cases) EXPECT_EQ(c.query.Describe(), c.description);
}

TEST(QueryTest, IsNoMoreThanItsOnlyPart) {
  struct Case {
    Query query;
    std::string_view description;
  };
  const std::vector<Case> cases = {
      {Query::And({}), "nothing"},
      {Query::Or({}), "nothing"},
      {Query::Term(""), "nothing"},
      {Query::And({Term("a")}), "\"a\""},
      {Query::Or({Query(), Term("a"), Query()}), "\"a\""},
      {Query::Synonym({Query(), Query()}), "nothing"},
      {Query::Synonym({Term("a"), Term("a")}), "\"a\""},
      {Query::Pattern({.places = {{"a"}}, .window = 1}), "\"a\""},
      {Query::Pattern({}), "nothing"},
  };
  for (const Case& c : cases) EXPECT_EQ(c.query.Describe(), c.description);
}

TEST(QueryTest, CountsNothingTwiceInASynonymGroup) {
  const Query nested = Query::Synonym(
      {Query::Synonym({Term("a"), Term("b")}), Term("b"), Query::Synonym({Term("a"), Term("c")})});
  EXPECT_EQ(nested.Describe(), "(\"a\" SYNONYM \"b\" SYNONYM \"c\")");
}

}  // namespace
}  // namespace dossier::search
