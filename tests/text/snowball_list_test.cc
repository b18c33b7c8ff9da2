// The stems of the published Snowball vocabularies (snowballstem.org, BSD):
// data/conformance/snowball of the shared folder, one word a line in voc.txt and its stem on the
// same line of output.txt.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "text/normalize.h"
#include "text/stemmer.h"

namespace dossier::text {
namespace {

// The folder of the data that are no part of the project.
std::filesystem::path SharedFolder() {
  const char* folder = std::getenv("DOSSIER_SHARED");
  return folder != nullptr ? folder : DOSSIER_SHARED_DEFAULT;
}

// What search/word_sieve.h takes for granted of words, none of which begins with an apostrophe.
bool BeginsAsItsStem(std::string_view word, std::string_view stem, Script script) {
  if (script == Script::kCyrillic) return word.starts_with(stem);
  if (stem.size() == 3 && stem.ends_with("ie") && word.substr(1).starts_with("ying")) return true;
  return word.starts_with(stem.substr(0, stem.size() > 3 ? 3 : 2));
}

void ExpectAgreement(std::string_view language, Script script, int expected_words) {
  const auto folder = SharedFolder() / "data" / "conformance" / "snowball" / language;
  if (!std::filesystem::exists(folder)) {
    GTEST_SKIP() << folder << " is absent; set DOSSIER_SHARED to the folder of the shared data";
  }
  std::ifstream words(folder / "voc.txt");
  std::ifstream stems(folder / "output.txt");
  Stemmer stemmer;
  int count = 0;
  std::string word;
  std::string stem;
  while (std::getline(words, word) && std::getline(stems, stem)) {
    ++count;
    const std::string folded = FoldWord(word);
    EXPECT_EQ(stemmer.Stem(folded, script), FoldWord(stem)) << word;
    if (word.starts_with('\'')) continue;
    EXPECT_TRUE(BeginsAsItsStem(folded, FoldWord(stem), script)) << word;
  }
  EXPECT_EQ(count, expected_words);
}

TEST(SnowballListTest, StemsEveryEnglishWordOfTheList) {
  ExpectAgreement("english", Script::kLatin, 42'649);
}

TEST(SnowballListTest, StemsEveryRussianWordOfTheList) {
  ExpectAgreement("russian", Script::kCyrillic, 49'785);
}

}  // namespace
}  // namespace dossier::text
