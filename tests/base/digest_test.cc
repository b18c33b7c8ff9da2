#include "base/digest.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier {
namespace {

// Examples of FIPS 180-2, appendix B.
TEST(Sha256Test, GivesTheDigestsOfTheStandard) {
  EXPECT_EQ(ToHex(Sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(ToHex(Sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ToHex(Sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(ToHex(Sha256(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Test, TakesBytesOfAnyKind) {
  EXPECT_NE(Sha256(std::string("a\0b", 3)), Sha256("a"));
  EXPECT_NE(Sha256("\xFF"), Sha256("\xFE"));
}

// Checked against Python's base64.b32encode.
TEST(ToBase32Test, WritesLowerCaseWithoutPadding) {
  EXPECT_EQ(ToBase32(Sha256("")), "4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq");
  EXPECT_EQ(ToBase32(Sha256("abc")), "xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacwwq");
}

TEST(ToBase32Test, WritesEachBit) {
  Digest digest{};
  EXPECT_EQ(ToBase32(digest), std::string(52, 'a'));
  digest.fill(0xFF);
  EXPECT_EQ(ToBase32(digest), std::string(51, '7') + "q");
  digest.fill(0);
  digest.back() = 1;
  EXPECT_EQ(ToBase32(digest), std::string(51, 'a') + "q");
}

}  // namespace
}  // namespace dossier
