#include "article/reuters_sgml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_one.h"

namespace dossier::article {
namespace {

using ::testing::StartsWith;

// Made up in the shape of the collection.
constexpr const char* kFile = R"(<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="1">
<DATE>26-FEB-1987 15:01:01.01</DATE>
<TOPICS><D>tea</D></TOPICS>
<PLACES><D>india</D></PLACES>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>TEA PRICES &lt;TEA.N> RISE</TITLE>
<DATELINE>    CALCUTTA, Feb 26 - </DATELINE><BODY>Prices rose at the auction, traders
said, AT&amp;T among them.
    They will rise again.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" NEWID="2">
<DATE>31-MAR-1987 605:12:19.12</DATE>
<TEXT TYPE="BRIEF">&#2;
<TITLE>BANK SAYS IT WILL CLOSE</TITLE>
******&#3;</TEXT>
</REUTERS>
<REUTERS TOPICS="NO" NEWID="3">
<DATE>1-APR-1987 01:02:03.00</DATE>
<TEXT TYPE="UNPROC">&#2;
One line
and another.
&#3;</TEXT>
</REUTERS>
<REUTERS NEWID="4"><DATE>2-APR-1987</DATE><TEXT>&#2;&#3;</TEXT></REUTERS>
)";

TEST(ReutersSgmlTest, KnowsItsFiles) {
  EXPECT_TRUE(LooksLikeReutersSgml(kFile));
  EXPECT_TRUE(LooksLikeReutersSgml("\n<REUTERS TOPICS=\"NO\">"));
  EXPECT_TRUE(LooksLikeReutersSgml("<REUTERS><TEXT>"));
  EXPECT_FALSE(LooksLikeReutersSgml("<!DOCTYPE html>"));
  EXPECT_FALSE(LooksLikeReutersSgml("REUTERS"));
}

TEST(ReutersSgmlTest, ReadsEachArticle) {
  const auto told = ReadAllOf(ReadReutersSgml, kFile);
  ASSERT_EQ(told.size(), 4U);
  ASSERT_TRUE(told[0].record);
  const Record& first = *told[0].record;
  EXPECT_EQ(told[0].line, 2U);
  EXPECT_EQ(first.id, "reuters-1");
  EXPECT_EQ(first.date, "1987-02-26T15:01:01");
  EXPECT_EQ(first.title, "TEA PRICES <TEA.N> RISE");
  EXPECT_EQ(first.dateline, "CALCUTTA, Feb 26 -");
  EXPECT_EQ(first.text,
            "Prices rose at the auction, traders\nsaid, AT&T among them.\n    They will rise "
            "again.\n Reuter");
  EXPECT_EQ(first.source, "reuters");
  EXPECT_EQ(first.language, "en");
  ASSERT_TRUE(told[1].record);
  EXPECT_EQ(told[1].line, 17U);
  EXPECT_EQ(told[1].record->title, "BANK SAYS IT WILL CLOSE");
  EXPECT_EQ(told[1].record->date, "1987-03-31");
  ASSERT_TRUE(told[2].record);
  EXPECT_EQ(told[2].record->title, "");
  EXPECT_EQ(told[2].record->text, "One line\nand another.");
  ASSERT_FALSE(told[3].record);
  EXPECT_EQ(told[3].record.error().message, "is an article with neither title nor text");
  EXPECT_EQ(ReadAllOf(ReadReutersSgml, kFile, 2).size(), 2U);
}

TEST(ReutersSgmlTest, ReadsWhatIsCutShort) {
  const std::string file(kFile);
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(ReadAllOf(ReadReutersSgml, file.substr(0, size)).empty());
  }
  const Record record =
      ReadOneOf(ReadReutersSgml, "<REUTERS NEWID=\"7\"><TEXT><TITLE>A</TITLE><BODY>B");
  EXPECT_EQ(record.title, "A");
  EXPECT_EQ(record.text, "B");
  EXPECT_EQ(ReadOneOf(ReadReutersSgml, "<!DOCTYPE lewis>\n").title,
            "!is a file without REUTERS elements");
}

TEST(ReutersSgmlTest, LeavesReferencesThatAreNone) {
  EXPECT_EQ(ReadOneOf(ReadReutersSgml,
                      "<REUTERS><TEXT><BODY>a & b &nope; &#xD800; &#99999999; &#x416;&#127;&lt;")
                .text,
            "a & b &nope; &#xD800; &#99999999; Ж<");
}

TEST(ReutersSgmlTest, IsLinear) {
  std::string hostile = "<REUTERS><TEXT>";
  for (int i = 0; i < 1 << 20; ++i) hostile += "<TITLE <A>";
  EXPECT_EQ(ReadOneOf(ReadReutersSgml, hostile).title, "!is an article of over 4194304 bytes");
  EXPECT_THAT(ReadOneOf(ReadReutersSgml, hostile.substr(0, 4U << 20)).title,
              StartsWith("<TITLE <A>"));
}

}  // namespace
}  // namespace dossier::article
