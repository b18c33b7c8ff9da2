// The words of Unicode 15's WordBreakTest.txt (data/conformance of the shared folder), found by
// ICU's iterator as the tokenizer uses it: for the root locale, over UTF-8.
//
// ICU 72 agrees with 1,808 of the 1,823 lines. The other 15 have a colon between two letters, which
// UAX #29 takes for a part of the word; CLDR 42 does not, and ICU follows CLDR ("Note:this" is two
// words, which suits us).
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "text/code_points.h"
#include "text/icu_text.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

// One line of the file: "÷ 0061 × 002E ÷", behind which a comment may stand.
struct Case {
  std::string text;
  std::set<std::size_t> limits;  // bytes
};

Case ParseCase(const std::string& line) {
  Case result;
  std::istringstream fields(line.substr(0, line.find('#')));
  for (std::string field; fields >> field;) {
    if (field == "÷") {
      result.limits.insert(result.text.size());
    } else if (field != "×") {
      AppendCodePoint(static_cast<char32_t>(std::stoul(field, nullptr, 16)), result.text);
    }
  }
  return result;
}

std::set<std::size_t> FindLimits(icu::BreakIterator& words, std::string_view utf8) {
  IcuText text(utf8);
  UErrorCode status = U_ZERO_ERROR;
  words.setText(text.get(), status);
  std::set<std::size_t> limits;
  for (std::int32_t at = words.first(); at != icu::BreakIterator::DONE; at = words.next()) {
    limits.insert(static_cast<std::size_t>(at));
  }
  return limits;
}

std::filesystem::path TestFile() {
  const char* folder = std::getenv("DOSSIER_SHARED");
  return std::filesystem::path(folder != nullptr ? folder : DOSSIER_SHARED_DEFAULT) / "data" /
         "conformance" / "WordBreakTest.txt";
}

TEST(WordBreakListTest, FindsTheLimitsOfUnicode) {
  if (!std::filesystem::exists(TestFile())) GTEST_SKIP() << TestFile() << " is absent";
  std::ifstream lines(TestFile());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  int passed = 0;
  int count = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const Case expected = ParseCase(line);
    ++count;
    const bool agrees = FindLimits(*words, expected.text) == expected.limits;
    if (agrees) ++passed;
    EXPECT_TRUE(agrees || expected.text.find(':') != std::string::npos) << line;
  }
  EXPECT_EQ(count, 1823);
  EXPECT_EQ(passed, 1808);
}

// The tokenizer cuts words further (dots between initials, lists of numbers), but a token that is
// no variant never goes over a limit.
TEST(WordBreakListTest, GivesNoTokenOverALimit) {
  if (!std::filesystem::exists(TestFile())) GTEST_SKIP() << TestFile() << " is absent";
  std::ifstream lines(TestFile());
  Tokenizer tokenizer;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const Case expected = ParseCase(line);
    for (const Token& token : tokenizer.Tokenize(expected.text)) {
      if (token.variant) continue;
      const auto next = expected.limits.upper_bound(token.span.begin);
      ASSERT_NE(next, expected.limits.end()) << line;
      EXPECT_LE(token.span.end, *next) << line;
    }
  }
}

}  // namespace
}  // namespace dossier::text
