#include "text/stemmer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::text {
namespace {

struct StemCase {
  std::string_view term;
  std::string_view stem;
};

TEST(StemmerTest, StemsLatinAsEnglishAndCyrillicAsRussian) {
  Stemmer stemmer;
  EXPECT_EQ(stemmer.Stem("negotiations", Script::kLatin), "negoti");
  EXPECT_EQ(stemmer.Stem("переговоров", Script::kCyrillic), "переговор");
  EXPECT_EQ(stemmer.Stem("αθήνα", Script::kOther), "αθήνα");
}

TEST(StemmerTest, KeepsTermsWithOtherCharactersThanLetters) {
  Stemmer stemmer;
  EXPECT_EQ(stemmer.Stem("1990s", Script::kLatin), "1990s");
  EXPECT_EQ(stemmer.Stem("су35с", Script::kCyrillic), "су35с");
  EXPECT_EQ(stemmer.Stem("u.s", Script::kLatin), "u.s");
  EXPECT_EQ(stemmer.Stem("news@state.gov.uses", Script::kLatin), "news@state.gov.uses");
  EXPECT_EQ(stemmer.Stem("", Script::kLatin), "");
}

// One word or two for each rule that Xapian's stemmer does not have yet; the second half shows
// where the rule ends.
TEST(StemmerTest, FollowsTheLaterRulesOfEnglish) {
  const std::vector<StemCase> cases = {
      {"international", "internat"},
      {"internal", "internal"},
      {"organization", "organiz"},
      {"university", "universiti"},
      {"universal", "universal"},
      {"emergency", "emergenc"},
      {"laterally", "lateral"},
      {"pasted", "paste"},
      {"interfering", "interfer"},
      {"evenings", "evening"},
      {"evening", "evening"},
      {"added", "add"},
      {"erring", "err"},
      {"offing", "off"},
      {"vying", "vie"},
      {"geologists", "geolog"},
      {"apologists", "apolog"},
      {"entomologist", "entomolog"},

      {"intern", "intern"},
      {"organs", "organ"},
      {"universe", "univers"},

      {"emerged", "emerg"},
      {"emerge", "emerg"},
      {"past", "past"},
      {"later", "later"},
      {"even", "even"},
      {"planned", "plan"},
      {"adding", "add"},
      {"addition", "addit"},
      {"saying", "say"},
      {"flying", "fli"},
      {"logist", "logist"},
  };
  Stemmer stemmer;
  for (const StemCase& c : cases) {
    EXPECT_EQ(stemmer.Stem(c.term, Script::kLatin), c.stem) << c.term;
  }
}

TEST(StemmerTest, AnswersTheSameFromItsCache) {
  Stemmer stemmer;
  std::vector<std::string> first;
  // More words than the cache has slots, so that many lose theirs.
  constexpr int kWords = 40'000;
  for (int i = 0; i < kWords; ++i) {
    std::string word = "w";
    for (int rest = i; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
    first.push_back(stemmer.Stem(word + "ings", Script::kLatin));
  }
  for (int i = 0; i < kWords; ++i) {
    std::string word = "w";
    for (int rest = i; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
    ASSERT_EQ(stemmer.Stem(word + "ings", Script::kLatin), first[static_cast<std::size_t>(i)]);
  }
}

TEST(StemmerTest, CanBeMoved) {
  Stemmer stemmer;
  Stemmer other = std::move(stemmer);
  EXPECT_EQ(other.Stem("talks", Script::kLatin), "talk");
}

}  // namespace
}  // namespace dossier::text
