#include "search/value_prefix.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/test_index.h"

namespace dossier::search {
namespace {

TEST(ValuePrefixTest, FindsValuesByTheBeginningsOfTheirNames) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov and Tokayev at the UN", .source = "tass"},
                {.title = "Токаев", .source = "Daily News"}});
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  text::Analyzer analyzer;
  struct Case {
    Facet facet;
    std::string typed;
    std::string ids;  // with a space behind each
  };
  const std::vector<Case> cases = {
      {Facet::kPerson, "", "lavrov tokayev "},
      {Facet::kPerson, " \t", "lavrov tokayev "},
      {Facet::kPerson, "t", "tokayev "},
      {Facet::kPerson, "ток", "tokayev "},
      {Facet::kPerson, "njr", "tokayev "},  // ток
      {Facet::kPerson, "kassym-jomart t", "tokayev "},
      {Facet::kPerson, "kassym l", ""},
      {Facet::kPerson, "un", ""},  // of the other facet
      {Facet::kPerson, "?", ""},
      {Facet::kOrganization, "un", "un "},
      {Facet::kSource, "news", "Daily News "},
      {Facet::kSource, "тасс", "tass "},
      {Facet::kLanguage, "r", "ru "},
      {Facet::kLanguage, "рус", "ru "},
      {Facet::kLanguage, "hec", "ru "},  // рус
  };
  for (const Case& c : cases) {
    const std::vector<bool> with = ValuesWithPrefix(c.facet, c.typed, *snapshot, analyzer);
    const FacetColumn& column = snapshot->columns().facets[c.facet];
    ASSERT_EQ(with.size(), column.value_count());
    std::string ids;
    for (Ordinal ordinal = 0; ordinal < with.size(); ++ordinal) {
      if (with[ordinal]) ids += std::string(column.id(ordinal)) + " ";
    }
    EXPECT_EQ(ids, c.ids) << c.typed;
  }
}

}  // namespace
}  // namespace dossier::search
