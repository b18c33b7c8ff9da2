#include "entities/entity_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "support/gazetteer.h"
#include "text/romanization.h"

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Counts = std::map<std::string, std::uint32_t>;

Gazetteer Known() {
  return MakeGazetteer({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Викторович Лавров"},
      {.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
  });
}

class Table {
 public:
  explicit Table(Counts people, Counts organizations = {}, std::string_view merges = {})
      : gazetteer_(Known()), people_(std::move(people)), organizations_(std::move(organizations)) {
    for (const auto& [key, count] : people_) keys_.push_back({EntityKind::kPerson, count, key});
    for (const auto& [key, count] : organizations_) {
      keys_.push_back({EntityKind::kOrganization, count, key});
    }
    const auto lines = ParseMergeLines("merges.tsv", merges, gazetteer_);
    if (!lines) throw std::runtime_error(lines.error().message);
    table_ = MakeEntityTable(keys_, gazetteer_, *lines);
  }

  // "id: key, key" of every value.
  std::vector<std::string> Values() const {
    std::vector<std::string> values;
    for (std::uint32_t i = 0; i < table_.values.size(); ++i) {
      std::string value(table_.values[i].id);
      const char* separator = ": ";
      for (std::uint32_t key = 0; key < keys_.size(); ++key) {
        if (table_.value_of_key[key] != i) continue;
        value.append(separator).append(keys_[key].key);
        separator = ", ";
      }
      values.push_back(value);
    }
    return values;
  }

  // "en / ru" of a value.
  std::string Labels(std::string_view id) const {
    const auto value = std::ranges::find(table_.values, id, &EntityValue::id);
    if (value == table_.values.end()) return "none";
    const auto name = [&](std::uint32_t key) {
      return key == kNoKey ? std::string("-") : std::string(NameInKey(keys_[key].key));
    };
    return name(value->en_key) + " / " + name(value->ru_key);
  }

  // "slug: id" of every other slug.
  std::vector<std::string> Slugs() const {
    std::vector<std::string> slugs;
    for (const ValueSlug& slug : table_.slugs) {
      slugs.push_back(std::string(slug.slug).append(": ").append(table_.values[slug.value].id));
    }
    return slugs;
  }

  const EntityTable& table() const { return table_; }

 private:
  Gazetteer gazetteer_;
  Counts people_;
  Counts organizations_;
  std::vector<KeyCount> keys_;  // views into both
  EntityTable table_;
};

TEST(EntityTableTest, IsEmptyWithoutKeys) {
  EXPECT_THAT(Table({}).Values(), IsEmpty());
  EXPECT_THAT(Table({}, {}, "same\tPER\tlavrov\tSerge Lavroff\t\n").Values(), IsEmpty());
}

TEST(EntityTableTest, NamesValuesByTheirEnglishLabels) {
  const Table table({{"lavrov", 9},
                     {"~Marlen Abdrakhmanov", 1},
                     {"~Марлен Абдрахманов", 3},
                     {"~Пётр Щукин", 1},
                     {"~Лавров", 1}},
                    {{"nato", 2}, {"~Степной экспресс", 1}, {"~АПК", 1}});
  EXPECT_THAT(
      table.Values(),
      ElementsAre("apk: ~АПК", "lavrov: lavrov, ~Лавров",
                  "marlen-abdrakhmanov: ~Marlen Abdrakhmanov, ~Марлен Абдрахманов", "nato: nato",
                  "pyotr-shchukin: ~Пётр Щукин", "stepnoy-ekspress: ~Степной экспресс"));
  EXPECT_EQ(table.Labels("marlen-abdrakhmanov"), "Marlen Abdrakhmanov / Марлен Абдрахманов");
  EXPECT_EQ(table.Labels("apk"), "- / АПК");
}

TEST(EntityTableTest, LabelsByTheMostFrequentFullName) {
  const Table table(
      {{"~S. Ivanov", 50}, {"~Sergei Ivanov", 1}, {"~Sergey Ivanov", 3}, {"~Ivanov", 9}});
  EXPECT_THAT(table.Values(),
              ElementsAre("sergey-ivanov: ~Ivanov, ~S. Ivanov, ~Sergei Ivanov, ~Sergey Ivanov"));
  EXPECT_EQ(table.Labels("sergey-ivanov"), "Sergey Ivanov / -");
  EXPECT_THAT(table.Slugs(), ElementsAre("ivanov: sergey-ivanov", "s-ivanov: sergey-ivanov",
                                         "sergei-ivanov: sergey-ivanov"));
}

TEST(EntityTableTest, NeverGivesOneIdTwice) {
  // Bare surnames of two languages are not one.
  const Table table({{"~Ivanov", 1}, {"~Иванов", 5}, {"~Lavrov", 3}}, {{"~Иванов", 1}});
  EXPECT_THAT(table.Values(), ElementsAre("ivanov: ~Иванов", "ivanov-2: ~Ivanov",
                                          "ivanov-3: ~Иванов", "lavrov-2: ~Lavrov"));
  EXPECT_THAT(table.Slugs(), IsEmpty());
}

TEST(EntityTableTest, NamesWhatHasNoLatinLettersByItsKind) {
  const Table table({{"~გიორგი კვირიკაშვილი", 1}}, {{"~中国", 1}});
  EXPECT_THAT(table.Values(), ElementsAre("org: ~中国", "person: ~გიორგი კვირიკაშვილი"));
}

TEST(EntityTableTest, KeepsIdsThatTheGazetteerLacks) {
  EXPECT_THAT(Table({{"gone", 2}, {"~Gone", 1}}).Values(),
              ElementsAre("gone: gone", "gone-2: ~Gone"));
}

TEST(EntityTableTest, JoinsAndPartsByLines) {
  const Counts people = {{"lavrov", 9},
                         {"~Serge Lavroff", 1},
                         {"~Иван Петров", 2},
                         {"~Ivan Petrov", 2},
                         {"~Петров", 1}};
  EXPECT_THAT(Table(people).Values(),
              ElementsAre("ivan-petrov: ~Ivan Petrov, ~Иван Петров, ~Петров", "lavrov: lavrov",
                          "serge-lavroff: ~Serge Lavroff"));
  EXPECT_THAT(Table(people, {},
                    "same\tPER\tSerge LAVROFF\tlavrov\t\n"
                    "apart\tPER\tIvan Petrov\tИван Петров\t\n"
                    "apart\tPER\tПетров\tИван Петров\t\n")
                  .Values(),
              ElementsAre("ivan-petrov: ~Ivan Petrov", "ivan-petrov-2: ~Иван Петров",
                          "lavrov: lavrov, ~Serge Lavroff", "petrov: ~Петров"));
}

TEST(EntityTableTest, JoinsToSomebodyKnownWhomNoArticleNames) {
  const Table table({{"~Serge Lavroff", 1}}, {}, "same\tPER\tSerge Lavroff\tlavrov\t\n");
  EXPECT_THAT(table.Values(), ElementsAre("lavrov: ~Serge Lavroff"));
  EXPECT_TRUE(table.table().values[0].known);
}

TEST(EntityTableTest, KeepsTheKindsOfLinesApart) {
  const Counts both = {{"~Vega", 1}};
  EXPECT_THAT(Table(both, {{"~Vega", 1}, {"~Вега", 1}}, "same\tORG\tVega\tВега\t\n").Values(),
              ElementsAre("vega: ~Vega, ~Вега", "vega-2: ~Vega"));
}

TEST(EntityTableTest, SortsItsOutput) {
  std::mt19937 random(1);
  const std::vector<std::string> given = {"Иван", "Пётр", "Ivan", "Petr", "И.", "P.", "", "Анна"};
  const std::vector<std::string> surnames = {"Иванов", "Иванова", "Ivanov", "Петров", "Petrov"};
  for (int round = 0; round < 200; ++round) {
    Counts people;
    for (int i = 0; i < 12; ++i) {
      const std::string& name = given[random() % given.size()];
      people["~" + name + (name.empty() ? "" : " ") + surnames[random() % surnames.size()]] =
          1 + static_cast<std::uint32_t>(random() % 9);
    }
    const Table table(people, {{"~Иванов", 1}, {"~Ivan Ivanov", 2}});
    const auto& values = table.table().values;
    EXPECT_TRUE(std::ranges::is_sorted(values, std::less<>(), &EntityValue::id));
    EXPECT_EQ(std::ranges::adjacent_find(values, std::equal_to<>(), &EntityValue::id),
              values.end());
    const auto& slugs = table.table().slugs;
    EXPECT_TRUE(std::ranges::is_sorted(slugs, std::less<>(), &ValueSlug::slug));
    EXPECT_EQ(Table(people, {{"~Иванов", 1}, {"~Ivan Ivanov", 2}}).Values(), table.Values());
    for (const auto& [key, count] : people) {
      const std::string slug = text::SlugOf(NameInKey(key));
      const bool resolves =
          std::ranges::binary_search(values, slug, std::less<>(), &EntityValue::id) ||
          std::ranges::binary_search(slugs, slug, std::less<>(), &ValueSlug::slug);
      EXPECT_TRUE(resolves) << slug;
    }
  }
}

}  // namespace
}  // namespace dossier::entities
