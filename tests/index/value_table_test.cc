#include "index/value_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "index/files.h"
#include "index/folder.h"
#include "index/schema.h"
#include "support/test_index.h"

namespace dossier::index {
namespace {

using entities::EntityKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// That of the last commit.
ValueTable TableOf(const TestIndex& index) {
  auto table = ValueTable::OpenFor(index.generation(), index.Open());
  if (!table) throw std::runtime_error(table.error().message);
  return std::move(*table);
}

std::vector<std::string> KeysOf(const ValueTable& table, std::string_view id) {
  std::vector<std::string> keys;
  const auto value = table.Find(id);
  if (!value) return keys;
  for (const std::uint32_t key : table.keys(*value)) keys.emplace_back(table.key(key));
  return keys;
}

class ValueTableTest : public testing::Test {
 protected:
  void Add(const std::vector<FoundEntity>& found, const std::string& title = "Talks") {
    index_.Add({.title = title, .text = "x"}, found);
  }

  TestIndex index_;
};

TEST_F(ValueTableTest, IsEmptyInANewIndex) {
  const ValueTable table = TableOf(index_);
  EXPECT_EQ(table.size(), 0U);
  EXPECT_FALSE(table.Find("lavrov"));
  EXPECT_FALSE(table.FindKey(EntityKind::kPerson, "lavrov"));
  EXPECT_EQ(ValueTable().size(), 0U);
  EXPECT_FALSE(ValueTable().Find("lavrov"));
}

TEST_F(ValueTableTest, TellsTheValuesOfTheLastCommit) {
  Add({{"~Марлен Абдрахманов", ""}, {"~АПК", "", EntityKind::kOrganization}}, "Lavrov in Paris");
  Add({{"~Marlen Abdrakhmanov", ""}, {"~М. Абдрахманов", ""}});
  index_.Commit();
  const ValueTable table = TableOf(index_);
  ASSERT_EQ(table.size(), 3U);
  EXPECT_THAT(KeysOf(table, "marlen-abdrakhmanov"),
              ElementsAre("~Marlen Abdrakhmanov", "~М. Абдрахманов", "~Марлен Абдрахманов"));
  const auto person = table.Find("marlen-abdrakhmanov");
  EXPECT_EQ(table.id(*person), "marlen-abdrakhmanov");
  EXPECT_EQ(table.en(*person), "Marlen Abdrakhmanov");
  EXPECT_EQ(table.ru(*person), "Марлен Абдрахманов");
  EXPECT_EQ(table.kind(*person), EntityKind::kPerson);
  EXPECT_FALSE(table.is_known(*person));
  EXPECT_EQ(table.Find("m-abdrakhmanov"), person);
  EXPECT_EQ(table.FindKey(EntityKind::kPerson, "~М. Абдрахманов"), person);
  EXPECT_FALSE(table.FindKey(EntityKind::kOrganization, "~М. Абдрахманов"));
  const auto organization = table.Find("apk");
  EXPECT_EQ(table.kind(*organization), EntityKind::kOrganization);
  EXPECT_EQ(table.en(*organization), "APK");
  EXPECT_EQ(table.ru(*organization), "АПК");
  EXPECT_TRUE(table.is_known(*table.Find("lavrov")));
}

TEST_F(ValueTableTest, ForgetsNamesThatNoArticleHasAnyMore) {
  index_.Add({.id = "a", .title = "x", .text = "x"}, {{"~Ivan Petrov", ""}});
  index_.Commit();
  EXPECT_TRUE(TableOf(index_).Find("ivan-petrov"));
  index_.Add({.id = "a", .title = "x", .text = "x"}, {});
  index_.Commit();
  EXPECT_FALSE(TableOf(index_).Find("ivan-petrov"));
}

TEST_F(ValueTableTest, KeepsTheTableOfTheCommitBefore) {
  Add({{"~Ivan Petrov", ""}});
  index_.Commit();
  const Xapian::Database before = index_.Open();
  Add({{"~Anna Petrova", ""}});
  index_.Commit();
  EXPECT_EQ(ValueTable::OpenFor(index_.generation(), before)->size(), 1U);
  Add({{"~Jan Novak", ""}});
  index_.Commit();
  EXPECT_THROW((void)ValueTable::OpenFor(index_.generation(), before),
               Xapian::DatabaseModifiedError);
  EXPECT_EQ(TableOf(index_).size(), 3U);
}

TEST_F(ValueTableTest, IsDamagedWhereItsFileIsGone) {
  Add({{"~Ivan Petrov", ""}});
  index_.Commit();
  std::filesystem::remove(ValuesFile(index_.generation(), index_.Open().get_metadata(kValuesKey)));
  const auto table = ValueTable::OpenFor(index_.generation(), index_.Open());
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::kDamaged);
}

TEST_F(ValueTableTest, RefusesBytesThatAreNotWhole) {
  Add({{"~Ivan Petrov", ""}, {"~И. Петров", ""}, {"~АПК", "", EntityKind::kOrganization}});
  index_.Commit();
  const auto bytes =
      ReadWholeFile(ValuesFile(index_.generation(), index_.Open().get_metadata(kValuesKey)));
  ASSERT_TRUE(bytes);
  // The last bytes may be padding.
  for (std::size_t size = 0; size + 8 < bytes->size(); ++size) {
    EXPECT_FALSE(ValueTable::Parse(bytes->substr(0, size))) << size;
  }
  // Whatever a byte becomes, nothing is read beyond the end.
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string broken = *bytes;
    broken[random() % broken.size()] = static_cast<char>(random());
    const auto table = ValueTable::Parse(broken);
    if (!table) continue;
    for (ValueTable::Number value = 0; value < table->size(); ++value) {
      (void)table->en(value);
      (void)table->ru(value);
      (void)KeysOf(*table, table->id(value));
    }
  }
}

// The promise of entity_table.h, kept by the whole way from articles to the file.
TEST(ValueTablePropertyTest, IsTheSameHoweverTheIndexGrew) {
  const std::vector<std::string> names = {"~Иван Петров",  "~И. Петров",
                                          "~Петров",       "~Ivan Petrov",
                                          "~I. Petrov",    "~Иван Сергеевич Петров",
                                          "~Petrov",       "~Анна Петрова",
                                          "~Anna Petrova", "~Лавров",
                                          "~Lavrov",       "~Пётр Лавров",
                                          "~P. Lavrov",    "~Иван Львович Петров"};
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    std::mt19937 random(seed);
    struct Draft {
      article::Record record;
      std::vector<FoundEntity> found;
    };
    std::vector<Draft> drafts;
    for (int i = 0; i < 30; ++i) {
      Draft& draft = drafts.emplace_back();
      draft.record = {.id = "a" + std::to_string(i),
                      .title = random() % 4 == 0 ? "Lavrov" : "Talks",
                      .text = "x"};
      for (std::size_t n = random() % 4; n > 0; --n) {
        draft.found.push_back({names[random() % names.size()], ""});
      }
    }
    const auto bytes_of = [](const TestIndex& index) {
      const std::string fingerprint = index.Open().get_metadata(kValuesKey);
      return *ReadWholeFile(ValuesFile(index.generation(), fingerprint));
    };
    TestIndex at_once;
    for (const Draft& draft : drafts) at_once.Add(draft.record, draft.found);
    at_once.Commit();
    TestIndex grown;
    std::vector<std::size_t> order(drafts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, random);
    for (const std::size_t i : order) {
      // Some come as another version first.
      if (random() % 5 == 0) grown.Add(drafts[i].record, {{names[random() % names.size()], ""}});
      if (random() % 5 == 0) grown.Commit();
      grown.Add(drafts[i].record, drafts[i].found);
      if (random() % 5 == 0) grown.Commit();
    }
    grown.Commit();
    EXPECT_EQ(bytes_of(grown), bytes_of(at_once)) << seed;
  }
}

}  // namespace
}  // namespace dossier::index
