#include "http/compression.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "support/unpack.h"

namespace dossier::http {
namespace {

TEST(CompressionTest, GivesBackWhatItWasGiven) {
  std::mt19937 random(1);
  for (const std::size_t size : {0U, 1U, 100U, 16'384U, 300'000U}) {
    std::string text;
    while (text.size() < size) text += static_cast<char>('a' + random() % 9);
    EXPECT_EQ(Unpack(Compress(text, kQuickLevel)), text);
    EXPECT_EQ(Unpack(Compress(text, kBestLevel)), text);
    Gzip gzip;
    std::string packed;
    for (std::size_t at = 0; at < text.size(); at += 1'000) {
      packed += gzip.Add(std::string_view(text).substr(at, 1'000));
    }
    packed += gzip.Finish();
    EXPECT_EQ(Unpack(packed), text);
  }
}

TEST(CompressionTest, KnowsWhatIsText) {
  for (const char* type : {"text/html; charset=utf-8", "application/json; charset=utf-8",
                           "application/problem+json; charset=utf-8", "application/atom+xml",
                           "image/svg+xml", "text/csv", "application/jsonl", "text/plain"}) {
    EXPECT_TRUE(IsCompressible(type)) << type;
  }
  for (const char* type : {"", "image/png", "application/octet-stream"}) {
    EXPECT_FALSE(IsCompressible(type)) << type;
  }
}

}  // namespace
}  // namespace dossier::http
