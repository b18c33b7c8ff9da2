#include "search/lru_cache.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::search {
namespace {

struct Blob {
  std::string bytes;
  std::size_t Bytes() const { return bytes.size(); }
};
using Cache = LruCache<std::string, Blob>;

std::shared_ptr<const Blob> BlobOf(std::size_t size) {
  return std::make_shared<const Blob>(Blob{std::string(size, 'x')});
}

TEST(LruCacheTest, KeepsWhatWasAskedForLast) {
  Cache cache(3 * 10'000 + 5'000);
  for (const char* key : {"a", "b", "c"}) cache.Add(key, BlobOf(10'000));
  EXPECT_NE(cache.Find("a"), nullptr);
  cache.Add("d", BlobOf(10'000));
  EXPECT_EQ(cache.Find("b"), nullptr);
  for (const char* key : {"a", "c", "d"}) EXPECT_NE(cache.Find(key), nullptr) << key;
}

TEST(LruCacheTest, StaysWithinItsBound) {
  Cache cache(50'000);
  for (std::size_t i = 0; i < 400; ++i) {
    cache.Add(std::to_string(i), BlobOf(i * 370 % 30'000));
    EXPECT_LE(cache.bytes(), 50'000U);
  }
  EXPECT_GT(cache.bytes(), 10'000U);
  cache.Add("too long", BlobOf(50'001));
  EXPECT_EQ(cache.Find("too long"), nullptr);
}

TEST(LruCacheTest, CountsItsKeys) {
  Cache cache(1'000'000);
  cache.Add(std::string(10'000, 'k'), BlobOf(1));
  EXPECT_GT(cache.bytes(), 20'000U);
}

TEST(LruCacheTest, TakesAKeyOnce) {
  Cache cache(1'000'000);
  const auto first = BlobOf(10);
  cache.Add("a", first);
  const std::size_t bytes = cache.bytes();
  cache.Add("a", BlobOf(20));
  EXPECT_EQ(cache.bytes(), bytes);
  EXPECT_EQ(cache.Find("a"), first);
}

TEST(LruCacheTest, LeavesAUserItsValueWhenItGoes) {
  Cache cache(1'500);
  cache.Add("a", BlobOf(1'000));
  const auto held = cache.Find("a");
  cache.Add("b", BlobOf(1'000));
  EXPECT_EQ(cache.Find("a"), nullptr);
  EXPECT_EQ(held->bytes.size(), 1'000U);
}

}  // namespace
}  // namespace dossier::search
