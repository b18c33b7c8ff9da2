// Whatever the bytes, the promises of the headers hold. Two kinds of input: bytes of all values,
// and pieces of datelines, paragraphs, JSON and markup put together at random, which reach further.
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "article/check_article.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr int kRounds = 3000;

std::string RandomBytes(std::mt19937& random) {
  std::string bytes(random() % 200, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string RandomPieces(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {"22 October",
                                                 "October 22, 2025",
                                                 "22 октября 2025 года",
                                                 "22.10.2025",
                                                 "2025-10-22T10:00",
                                                 "in May",
                                                 "in 1991",
                                                 "в 1991 году",
                                                 "13 SEP 89",
                                                 "29 February",
                                                 "MOSCOW, ",
                                                 "Москва. ",
                                                 "(TASS)",
                                                 "/ТАСС/",
                                                 " — ",
                                                 "--",
                                                 ".",
                                                 ",",
                                                 "\n",
                                                 "\n\n",
                                                 "\r\n",
                                                 "    ",
                                                 " ",
                                                 "\u00A0",
                                                 "\uFEFF",
                                                 "“",
                                                 "”",
                                                 "«",
                                                 "»",
                                                 "\"",
                                                 "Photo: ",
                                                 "Based on materials from ",
                                                 "will ",
                                                 "состоится ",
                                                 "the ",
                                                 "of ",
                                                 "Enduring Partnership",
                                                 "The minister came.",
                                                 "министр прибыл",
                                                 "2000",
                                                 "31",
                                                 "1,200",
                                                 "mid-",
                                                 "1990s",
                                                 "last ",
                                                 "Monday ",
                                                 "year ",
                                                 " ago",
                                                 " and ",
                                                 " to ",
                                                 "с ",
                                                 " по ",
                                                 "прошлого ",
                                                 "года ",
                                                 "в пятницу ",
                                                 "летом ",
                                                 "третьего ",
                                                 "%",
                                                 "$",
                                                 "г.",
                                                 "\u00AD",
                                                 "\u0301",
                                                 "😀",
                                                 "<p>",
                                                 "</p>",
                                                 "<article>",
                                                 "<h1>",
                                                 "<item>",
                                                 "</item>",
                                                 "<title>",
                                                 "</title>",
                                                 "<TEXT>",
                                                 "<BODY>",
                                                 "<![CDATA[",
                                                 "]]>",
                                                 "<!--",
                                                 "&lt;",
                                                 "&#x110000;",
                                                 "&#0;",
                                                 "\n---\n",
                                                 "\n# ",
                                                 "title: ",
                                                 "](",
                                                 "{\"title\":",
                                                 "{\"text\":\"",
                                                 "\"}",
                                                 "[",
                                                 "]",
                                                 "\\ud800",
                                                 "\\n",
                                                 "null",
                                                 "\xFF",
                                                 "\xD0",
                                                 "title,text\n",
                                                 "[{",
                                                 "}",
                                                 "\",\"",
                                                 "\xCF\xF0\xE8\xE2\xE5\xF2",
                                                 "\x1F\x8B\x08"};
  static constexpr std::string_view kStarts[] = {
      "", "<html>", "<rss>", "<feed>", "# ", "---\nid: ", "+++\nid = ", "<REUTERS NEWID=\"1\">",
      "{"};
  std::string text(kStarts[random() % std::size(kStarts)]);
  for (std::size_t i = random() % 40; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(RandomBytesTest, KeepThePromisesOfTheHeaders) {
  std::mt19937 random(20251022);
  for (int i = 0; i < kRounds; ++i) {
    for (const std::string& bytes : {RandomBytes(random), RandomPieces(random)}) {
      SCOPED_TRACE(::testing::PrintToString(bytes));
      EXPECT_EQ(CheckReading(bytes), "");
      EXPECT_EQ(CheckText(text::ToValidUtf8(bytes)), "");
      if (HasFailure()) return;
    }
  }
}

// None of these must take long: each would in a scan that looks back without a limit.
TEST(RandomBytesTest, CostInProportionToTheText) {
  for (const char* piece :
       {"12 May ", "in 1991, ",  "“",        "«",       "\n",       "a\n\n",
        "   a\n",  "Photo: a\n", "1.",       "1-",      "A",        "will ",
        ". ",      "г. ",        "\u00AD",   "(",       "MOSCOW, ", "3, ",
        "last ",   "on Monday ", "2 years ", "1990 и ", "в конце ", "twenty-"}) {
    std::string text;
    while (text.size() < 1U << 20) text += piece;
    EXPECT_EQ(CheckText(text), "") << piece;
  }
}

}  // namespace
}  // namespace dossier::article
