#include "search/sound_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

SoundIndex Make(const std::vector<std::string_view>& keys) {
  SoundIndex index;
  for (std::size_t i = 0; i < keys.size(); ++i) index.Add(keys[i], static_cast<std::uint32_t>(i));
  index.Build();
  return index;
}

TEST(SoundIndexTest, FindsTheSameConsonantsWhateverTheVowels) {
  const SoundIndex index = Make({"panters", "pinters", "pantera", "ponters"});
  EXPECT_THAT(index.Find("penters"), UnorderedElementsAre(0, 1, 2, 3));
}

TEST(SoundIndexTest, AllowsTwoConsonantsMoreAtTheEndOfEither) {
  const SoundIndex index =
      Make({"panters", "pantersami", "pantersamimi", "pantersamimik", "pantr", "pant", "lanters"});
  EXPECT_THAT(index.Find("panters"), UnorderedElementsAre(0, 1, 2, 4));
}

TEST(SoundIndexTest, PassesOverShortWords) {
  const SoundIndex index = Make({"tesla", "lavrov"});
  EXPECT_THAT(index.Find("tesla"), IsEmpty());
  EXPECT_THAT(index.Find("lovrav"), ElementsAre(1));
  EXPECT_THAT(SoundIndex().Find("lavrov"), IsEmpty());
}

TEST(SoundIndexTest, ReadsTheFirstTwelveConsonantsOfALongWord) {
  const SoundIndex index = Make({"bdfgklmnprstvz"});
  EXPECT_THAT(index.Find("bdfgklmnprsta"), ElementsAre(0));
}

}  // namespace
}  // namespace dossier::search
