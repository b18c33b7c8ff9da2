#include "entities/name_sound.h"

#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

double Between(std::string_view latin, std::string_view cyrillic) {
  return SoundDistance(SoundOf(latin, text::Script::kLatin),
                       SoundOf(cyrillic, text::Script::kCyrillic));
}

TEST(NameSoundTest, HearsSpellingsOfOneName) {
  struct Case {
    std::string_view latin;
    std::string_view cyrillic;
    double most;
  };
  const Case cases[] = {
      {"abdrakhmanov", "абдрахманов", 0},
      {"shishkin", "шишкин", 0},
      {"sarah", "сара", 0},
      {"jan", "ян", 0.2},
      {"stoltenberg", "столтенберг", 0},
      {"werner", "вернер", 0},
      {"hugo", "гюго", 0.35},
      {"harris", "гаррис", 0.15},
  };
  for (const Case& c : cases) EXPECT_LE(Between(c.latin, c.cyrillic), c.most) << c.latin;
}

TEST(NameSoundTest, KeepsOtherNamesFarAway) {
  EXPECT_GT(Between("ivanov", "петров"), 0.35);
  EXPECT_GT(Between("smith", "шмидт"), 0.2);
  EXPECT_EQ(Between("alexandra", "александр"), 1);
  EXPECT_EQ(Between("", "александр"), 1);
}

TEST(NameSoundTest, AnswersOneBeyondTheLimit) {
  EXPECT_EQ(SoundDistance("ivanov", "petrov", 0.2), 1);
  EXPECT_LT(SoundDistance("ivanov", "ivanof", 0.2), 0.2);
}

TEST(NameSoundTest, PutsWhatMaySoundAlikeIntoOneBlock) {
  EXPECT_EQ(SoundBlock(SoundOf("harris", text::Script::kLatin)),
            SoundBlock(SoundOf("харрис", text::Script::kCyrillic)));
  EXPECT_EQ(SoundBlock(SoundOf("steinmeier", text::Script::kLatin)),
            SoundBlock(SoundOf("штайнмайер", text::Script::kCyrillic)));
  EXPECT_NE(SoundBlock("ivanov"), SoundBlock("petrov"));
}

}  // namespace
}  // namespace dossier::entities
