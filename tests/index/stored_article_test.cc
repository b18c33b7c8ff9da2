#include "index/stored_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "analyzed_article.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Stored() { return SerializeArticle(Analyze(SmallArticle())); }

TEST(StoredArticleTest, GivesBackWhatWasStored) {
  const auto stored = StoredArticle::Parse(Stored());
  ASSERT_TRUE(stored);
  const article::Article original = SmallArticle();
  EXPECT_EQ(stored->id(), "small");
  EXPECT_EQ(stored->title(), original.title);
  EXPECT_EQ(stored->text(), original.text);
  EXPECT_EQ(stored->source(), "ria");
  EXPECT_EQ(stored->url(), original.url);
  EXPECT_EQ(stored->language(), text::Language::kEnglish);
  EXPECT_EQ(stored->blocks(), original.blocks);
  EXPECT_EQ(stored->dates(entities::Field::kTitle), original.title_dates);
  EXPECT_EQ(stored->dates(entities::Field::kText), original.text_dates);
  ASSERT_TRUE(stored->date());
  EXPECT_EQ(stored->date()->value, original.date->value);
  EXPECT_EQ(stored->date()->basis, article::DateBasis::kInferred);
  EXPECT_EQ(stored->date()->evidence, "22 October");
  EXPECT_EQ(stored->read_at(), original.read_at);
  std::vector<std::string> mentions;
  for (const StoredMention& mention : stored->mentions()) {
    const bool in_title = mention.field == entities::Field::kTitle;
    mentions.push_back(std::string(mention.key) + ": " +
                       std::string(mention.span.In(in_title ? stored->title() : stored->text())) +
                       (mention.role == entities::Role::kCredit ? " (credit)" : ""));
  }
  EXPECT_THAT(mentions, ElementsAre("lavrov: Lavrov", "nato: NATO", "tass: TASS (credit)"));
}

TEST(StoredArticleTest, GivesBackAnArticleToAnalyseAnew) {
  const auto stored = StoredArticle::Parse(Stored());
  ASSERT_TRUE(stored);
  EXPECT_EQ(SerializeArticle(Analyze(stored->ToArticle())), Stored());
}

TEST(StoredArticleTest, KeepsAnArticleOfNothing) {
  article::Article article;
  article.language = text::Language::kMixed;
  const auto stored = StoredArticle::Parse(SerializeArticle(Analyze(article)));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->id(), "");
  EXPECT_EQ(stored->text(), "");
  EXPECT_EQ(stored->language(), text::Language::kMixed);
  EXPECT_FALSE(stored->date());
  EXPECT_FALSE(stored->read_at());
  EXPECT_THAT(stored->blocks(), IsEmpty());
  EXPECT_THAT(stored->mentions(), IsEmpty());
  EXPECT_THAT(stored->dates(entities::Field::kText), IsEmpty());
}

TEST(StoredArticleTest, KeepsItsViewsOverAMove) {
  auto stored = StoredArticle::Parse(Stored());
  ASSERT_TRUE(stored);
  const std::string_view text = stored->text();
  const StoredArticle moved = std::move(*stored);
  EXPECT_EQ(moved.text().data(), text.data());
}

// Reads all that there is, so that a sanitizer sees it.
void ReadAll(const StoredArticle& stored) {
  EXPECT_LE(static_cast<int>(stored.language()), 2);
  for (const article::Block& block : stored.blocks()) {
    EXPECT_LE(block.span.begin, block.span.end);
    EXPECT_LE(block.span.end, stored.text().size());
    EXPECT_NE(article::BlockKindName(block.kind), "");
  }
  for (const StoredMention& mention : stored.mentions()) {
    const bool in_title = mention.field == entities::Field::kTitle;
    EXPECT_LE(mention.span.begin, mention.span.end);
    EXPECT_LE(mention.span.end, (in_title ? stored.title() : stored.text()).size());
    EXPECT_NE(entities::EntityKindName(mention.kind), "");
    EXPECT_LE(mention.key.size(), 1000U);
  }
  for (const entities::Field field : {entities::Field::kTitle, entities::Field::kText}) {
    for (const article::EventDate& date : stored.dates(field)) {
      EXPECT_LE(date.period.first_day(), date.period.last_day());
    }
  }
  const article::Article article = stored.ToArticle();
  if (article.date) {
    EXPECT_NE(article::DateBasisName(article.date->basis), "");
  }
}

TEST(StoredArticleTest, RefusesWhatIsCutOff) {
  const std::string whole = Stored();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto stored = StoredArticle::Parse(whole.substr(0, size));
    ASSERT_FALSE(stored) << size;
    EXPECT_EQ(stored.error().code, ErrorCode::kDamaged);
  }
  EXPECT_FALSE(StoredArticle::Parse(std::string(100, '\xFF')));
}

TEST(StoredArticleTest, RefusesEveryFlippedBit) {
  const std::string whole = Stored();
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    ASSERT_FALSE(StoredArticle::Parse(flipped)) << bit;
  }
}

// Of an index from before the checksums.
TEST(StoredArticleTest, ReadsNothingOutsideOfFlippedDataWithoutAChecksum) {
  std::string whole = Stored();
  whole.resize(whole.size() - 8);
  ASSERT_TRUE(StoredArticle::ParseUnchecked(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (const auto stored = StoredArticle::ParseUnchecked(whole.substr(0, size))) ReadAll(*stored);
  }
  std::mt19937 random(11);
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string flipped = whole;
    const int flips = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < flips; ++i) {
      char& byte = flipped[random() % flipped.size()];
      byte = static_cast<char>(byte ^ 1 << random() % 8);
    }
    const auto stored = StoredArticle::ParseUnchecked(flipped);
    if (stored) {
      ReadAll(*stored);
    } else {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace dossier::index
