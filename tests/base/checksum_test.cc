#include "base/checksum.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier {
namespace {

TEST(ChecksumTest, IsXxh3) {
  // From xxHash's own sanity tests: the empty input with seed 0.
  EXPECT_EQ(Checksum(""), 0x2D06800538D394C2U);
  EXPECT_EQ(ChecksumStream().Hex(), "99aa06d3014798d86001c324468d497f");
}

TEST(ChecksumTest, IsTheSameInPieces) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += std::to_string(i);
  ChecksumStream whole;
  whole.Add(text);
  ChecksumStream pieces;
  for (std::size_t at = 0; at < text.size(); at += 77) {
    pieces.Add(std::string_view(text).substr(at, 77));
  }
  EXPECT_EQ(pieces.Hex(), whole.Hex());
  EXPECT_EQ(whole.Hex().size(), 32U);
}

TEST(ChecksumTest, IsTakenOffAgain) {
  for (const std::string text : {"", "a", "grain deal"}) {
    std::string bytes = WithChecksum(text);
    EXPECT_EQ(bytes.size(), text.size() + 8);
    EXPECT_TRUE(TakeChecksum(bytes));
    EXPECT_EQ(bytes, text);
  }
  std::string other = WithChecksum("grain deal");
  other[0] = 'b';
  EXPECT_FALSE(TakeChecksum(other));
  std::string few = "1234567";
  EXPECT_FALSE(TakeChecksum(few));
}

}  // namespace
}  // namespace dossier
