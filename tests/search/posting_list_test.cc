#include "search/posting_list.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace dossier::search {
namespace {

std::shared_ptr<const PostingList> ListOf(std::size_t postings) {
  PostingList list;
  list.docs.resize(postings);
  std::iota(list.docs.begin(), list.docs.end(), 1U);
  list.wdf.assign(postings, 1);
  list.set = DocSet(postings, list.docs.data());
  return std::make_shared<const PostingList>(std::move(list));
}

TEST(PostingCacheTest, KeepsWhatWasAskedForLast) {
  const std::size_t bytes = ListOf(1000)->Bytes();
  PostingCache cache(3 * bytes + bytes / 2);
  for (const char* key : {"a", "b", "c"}) cache.Add(key, ListOf(1000));
  EXPECT_NE(cache.Find("a"), nullptr);
  cache.Add("d", ListOf(1000));
  EXPECT_EQ(cache.Find("b"), nullptr);
  for (const char* key : {"a", "c", "d"}) EXPECT_NE(cache.Find(key), nullptr) << key;
}

TEST(PostingCacheTest, StaysWithinItsBound) {
  PostingCache cache(50'000);
  for (std::size_t i = 0; i < 400; ++i) {
    cache.Add(std::to_string(i), ListOf(i * 37 % 3000));
    EXPECT_LE(cache.bytes(), 50'000U);
  }
  EXPECT_GT(cache.bytes(), 10'000U);
  cache.Add("too long", ListOf(10'000));
  EXPECT_EQ(cache.Find("too long"), nullptr);
}

TEST(PostingCacheTest, TakesAListOnce) {
  PostingCache cache(1 << 20);
  const auto first = ListOf(10);
  cache.Add("a", first);
  const std::size_t bytes = cache.bytes();
  cache.Add("a", ListOf(10));
  EXPECT_EQ(cache.bytes(), bytes);
  EXPECT_EQ(cache.Find("a"), first);
}

TEST(PostingCacheTest, LeavesASearchItsListWhenItGoes) {
  PostingCache cache(ListOf(100)->Bytes() + 400);
  cache.Add("a", ListOf(100));
  const auto held = cache.Find("a");
  cache.Add("b", ListOf(100));
  EXPECT_EQ(cache.Find("a"), nullptr);
  EXPECT_EQ(held->docs.size(), 100U);
}

}  // namespace
}  // namespace dossier::search
