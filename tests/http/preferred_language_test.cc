#include "http/preferred_language.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace dossier::http {
namespace {

using text::Language;

TEST(PreferredLanguageTest, IsThatOfTheHigherWeight) {
  struct Case {
    std::string_view header;
    Language language;
  };
  const std::vector<Case> cases = {
      {"", Language::kEnglish},
      {"ru", Language::kRussian},
      {"ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", Language::kRussian},
      {"en-US,en;q=0.9,ru;q=0.8", Language::kEnglish},
      {"en;q=0.5, ru;q=0.6", Language::kRussian},
      {"en;q=0.1,ru ; q=0.2", Language::kRussian},
      {"ru;q=0", Language::kEnglish},
      {"de, fr;q=0.9", Language::kEnglish},
      {"de, ru;q=0.1", Language::kRussian},
      {"*", Language::kEnglish},
      {"ru,en", Language::kEnglish},
      {",,;q=,ru;q=x", Language::kRussian},
  };
  for (const Case& c : cases) EXPECT_EQ(PreferredLanguage(c.header), c.language) << c.header;
}

}  // namespace
}  // namespace dossier::http
