#include "entities/name_parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace dossier::entities {
namespace {

const std::vector<std::string> kWords = {"абдрахманов", "зеленский", "астана", "smith",
                                         "o'brien",     "erdogan",   "ким"};

TEST(NamePartsTest, FindsItsWordsInEveryCase) {
  const auto parts = NameParts::Parse(NameParts::Serialize(kWords));
  ASSERT_TRUE(parts);
  for (const std::string& word : kWords) EXPECT_TRUE(parts->Contains(word)) << word;
  for (const char* form : {"абдрахманова", "абдрахмановым", "зеленского", "зеленская", "астаной"}) {
    EXPECT_TRUE(parts->Contains(form)) << form;
  }
  for (const char* other : {"", "область", "smiths", "smit", "абдрах", "obrien", "кима-кима"}) {
    EXPECT_FALSE(parts->Contains(other)) << other;
  }
}

TEST(NamePartsTest, IsTheSameOnEveryMachineAndInEveryOrder) {
  EXPECT_EQ(NameParts::Serialize({"smith"}), std::string("dossier names 1\n") + "\x57\xF2\x0F\x90");
  std::vector<std::string> words = kWords;
  std::mt19937 random(1);
  for (int round = 0; round < 10; ++round) {
    std::ranges::shuffle(words, random);
    words.push_back(words.front());
    EXPECT_EQ(NameParts::Serialize(words), NameParts::Serialize(kWords));
  }
}

TEST(NamePartsTest, HoldsNothingWithoutWords) {
  EXPECT_FALSE(NameParts().Contains("smith"));
  const auto none = NameParts::Parse(NameParts::Serialize({}));
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->Contains("smith"));
}

TEST(NamePartsTest, RefusesDamagedBytes) {
  const std::string good = NameParts::Serialize(kWords);
  std::vector<std::string> damaged = {
      "",        "dossier names", "dossier names 2\n", good + "x", good.substr(0, good.size() - 1),
      "x" + good};
  // Out of order.
  std::string turned = good.substr(0, good.size() - 8);
  turned += good.substr(good.size() - 4) + good.substr(good.size() - 8, 4);
  damaged.push_back(turned);
  for (const std::string& bytes : damaged) {
    const auto parts = NameParts::Parse(bytes);
    ASSERT_FALSE(parts) << bytes.size();
    EXPECT_EQ(parts.error().code, ErrorCode::kDamaged);
  }
}

}  // namespace
}  // namespace dossier::entities
