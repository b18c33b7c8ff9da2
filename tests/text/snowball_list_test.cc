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
    EXPECT_EQ(stemmer.Stem(FoldWord(word), script), FoldWord(stem)) << word;
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
