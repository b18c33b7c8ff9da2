#include "search/label_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using text::Language;

// The ids of the people, as they stand by label.
std::vector<std::string> PeopleIn(Language language, const Columns& columns,
                                  const LabelOrder& order) {
  const FacetColumn& people = columns.facets[Facet::kPerson];
  std::vector<std::string> ids(people.value_count());
  for (Ordinal ordinal = 0; ordinal < ids.size(); ++ordinal) {
    ids.at(order.ranks(Facet::kPerson, language)[ordinal]) = people.id(ordinal);
  }
  return ids;
}

TEST(LabelOrderTest, OrdersValuesByTheirLabelsInEachLanguage) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov, Tokayev, Guterres and Anna Smith"}});
  const Columns columns = Columns::Load(index.Open(), index.Values());
  const LabelOrder order(columns, index.catalogue());
  // Anna Smith, António Guterres, Kassym-Jomart Tokayev, Sergey Lavrov.
  EXPECT_THAT(PeopleIn(Language::kEnglish, columns, order),
              ElementsAre("smith-a", "guterres", "tokayev", "lavrov"));
  // Анна Смит, Антониу Гутерриш, Касым-Жомарт Токаев, Сергей Лавров.
  EXPECT_THAT(PeopleIn(Language::kRussian, columns, order),
              ElementsAre("smith-a", "guterres", "tokayev", "lavrov"));
}

TEST(LabelOrderTest, OrdersNamesThatTheGazetteerLacks) {
  TestIndex index;
  index.Add({.title = "x"}, {{"~Ivan Petrov", ""}, {"~Иван Петров", ""}, {"~Anna Novak", ""}});
  index.Commit();
  const Columns columns = Columns::Load(index.Open(), index.Values());
  EXPECT_THAT(PeopleIn(Language::kEnglish, columns, LabelOrder(columns, index.catalogue())),
              ElementsAre("anna-novak", "ivan-petrov"));
}

TEST(LabelOrderTest, KnowsTheLabelsOfAllPeopleAndOrganizations) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov, Tokayev and the UN"}});
  index.Add({.title = "x"}, {{"~Anna Novak", ""}, {"~Иван Петров", ""}});
  index.Commit();
  const Columns columns = Columns::Load(index.Open(), index.Values());
  const LabelOrder order(columns, index.catalogue());
  EXPECT_EQ(columns.values.size(), 5U);
  for (index::ValueTable::Number value = 0; value < columns.values.size(); ++value) {
    const Labels labels = LabelsOf(index.catalogue(), columns.values, value);
    EXPECT_EQ(order.Of(value).en, labels.en);
    EXPECT_EQ(order.Of(value).ru, labels.ru);
  }
}

}  // namespace
}  // namespace dossier::search
