#include "article/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_one.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- a feed -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Новости</title><link>https://example.org/</link><language>ru-RU</language>
<item>
  <guid isPermaLink="false">urn:1</guid>
  <title>Министр &amp;laquo;прибыл&amp;raquo; &amp; уехал</title>
  <link>https://example.org/1</link>
  <pubDate>Fri, 03 May 2024 01:00:00 +0300</pubDate>
  <description>Коротко.</description>
  <content:encoded><![CDATA[<p>Министр прибыл.</p><script>x()</script><p>Он &laquo;рад&raquo; <a href="/2">встрече</a>.</p>]]></content:encoded>
</item>
<item><title>Second</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>
  <dc:date>2024-05-04T10:00:00Z</dc:date><dc:language>en</dc:language></item>
<item><title>Bad</title><description>x</item>
<item><title></title></item>
<item><title>Undated</title><pubDate>soon</pubDate></item>
</channel></rss>
)";

TEST(FeedTest, KnowsFeeds) {
  EXPECT_TRUE(LooksLikeFeed(kRss));
  EXPECT_TRUE(LooksLikeFeed("<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
  EXPECT_TRUE(LooksLikeFeed("<?xml version='1.0'?>\n<atom:feed>"));
  EXPECT_TRUE(LooksLikeFeed("\n<rdf:RDF>"));
  EXPECT_TRUE(LooksLikeFeed("<!DOCTYPE rss PUBLIC \"x\" \"y\"><rss>"));
  for (const char* other :
       {"", "<", "<!--", "<html>", "rss", "<p>rss <rss>", "<feedback>", "<?x"}) {
    EXPECT_FALSE(LooksLikeFeed(other)) << other;
  }
}

TEST(FeedTest, ReadsEachItemOfRss) {
  const auto told = ReadAllOf(ReadFeed, kRss);
  ASSERT_EQ(told.size(), 5U);
  ASSERT_TRUE(told[0].record) << told[0].record.error().message;
  const Record& first = *told[0].record;
  EXPECT_EQ(told[0].line, 6U);
  EXPECT_EQ(first.id, "urn:1");
  EXPECT_EQ(first.title, "Министр «прибыл» & уехал");
  EXPECT_EQ(first.url, "https://example.org/1");
  EXPECT_EQ(first.date, "2024-05-03T01:00:00+03:00");
  EXPECT_EQ(first.text, "Министр прибыл.\n\nОн «рад» встрече.");
  EXPECT_EQ(first.language, "ru-RU");
  ASSERT_TRUE(told[1].record);
  EXPECT_EQ(told[1].line, 14U);
  EXPECT_EQ(told[1].record->text, "One.\n\nTwo.");
  EXPECT_EQ(told[1].record->date, "2024-05-04T10:00:00Z");
  EXPECT_EQ(told[1].record->language, "en");
  ASSERT_FALSE(told[2].record);
  EXPECT_EQ(told[2].line, 16U);
  EXPECT_THAT(told[2].record.error().message, StartsWith("is not well-formed XML ("));
  ASSERT_FALSE(told[3].record);
  EXPECT_EQ(told[3].record.error().message, "is an item with neither title nor text");
  ASSERT_TRUE(told[4].record);
  EXPECT_EQ(told[4].record->date, "soon");
  EXPECT_EQ(ReadAllOf(ReadFeed, kRss, 2).size(), 2U);
}

TEST(FeedTest, ReadsAtom) {
  const Record record =
      ReadOneOf(ReadFeed, R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Site</title>
<entry><id>tag:example.org,2024:1</id>
<title type="html">A &amp;amp; B</title>
<link rel="self" href="https://example.org/self"/>
<link rel="alternate" href="https://example.org/1"/>
<updated>2024-05-05T00:00:00Z</updated><published>2024-05-03T10:00:00-04:00</published>
<summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b>.</p><p>Three.</p></div></content>
</entry></feed>)");
  EXPECT_EQ(record.id, "tag:example.org,2024:1");
  EXPECT_EQ(record.title, "A & B");
  EXPECT_EQ(record.url, "https://example.org/1");
  EXPECT_EQ(record.date, "2024-05-03T10:00:00-04:00");
  EXPECT_EQ(record.text, "One two.\n\nThree.");
  EXPECT_EQ(record.language, "en");
}

TEST(FeedTest, ReadsRss1) {
  const Record record = ReadOneOf(ReadFeed, R"(<rdf:RDF xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>Site</title><dc:language>en</dc:language><items><rdf:Seq/></items></channel>
<item rdf:about="https://example.org/1"><title>T</title><link>https://example.org/1</link>
<description>One.</description><dc:date>2024-05-03</dc:date></item></rdf:RDF>)");
  EXPECT_EQ(record.id, "https://example.org/1");
  EXPECT_EQ(record.title, "T");
  EXPECT_EQ(record.text, "One.");
  EXPECT_EQ(record.date, "2024-05-03");
  EXPECT_EQ(record.language, "en");
}

TEST(FeedTest, KeepsTheLinesOfTextAlone) {
  const std::string item =
      "<rss><channel><item><yandex:full-text>One.\nTwo &amp;amp; three.\n\nFour.</yandex:full-text>"
      "<description>x</description></item></channel></rss>";
  EXPECT_EQ(ReadOneOf(ReadFeed, item).text, "One.\nTwo & three.\n\nFour.");
}

TEST(FeedTest, IsNotFooledByMarksInOtherPlaces) {
  const auto told = ReadAllOf(ReadFeed,
                              "<rss><channel><!-- <item> --><item><title><![CDATA[1</item> <item>2"
                              "]]></title></item><items/><item/></channel></rss>");
  ASSERT_EQ(told.size(), 2U);
  ASSERT_TRUE(told[0].record) << told[0].record.error().message;
  EXPECT_EQ(told[0].record->title, "1 2");
  EXPECT_FALSE(told[1].record);
}

TEST(FeedTest, ReadsWhatIsCutShort) {
  const std::string file(kRss);
  for (std::size_t size = 0; size < file.size(); size += 7) {
    EXPECT_FALSE(ReadAllOf(ReadFeed, file.substr(0, size)).empty());
  }
  const auto told = ReadAllOf(ReadFeed, "<rss><item><title>A</title></item><item><title>B");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_TRUE(told[0].record);
  EXPECT_FALSE(told[1].record);
  EXPECT_EQ(ReadOneOf(ReadFeed, "<rss><channel></channel></rss>").title,
            "!is a feed without items");
}

TEST(FeedTest, ReplacesNoEntities) {
  const Record record = ReadOneOf(ReadFeed, R"(<!DOCTYPE rss [
<!ENTITY lol "lollollollollol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">
<!ENTITY passwd SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&lol2; &passwd;</title></item></channel></rss>)");
  EXPECT_EQ(record.title, "&lol2; &passwd;");
}

TEST(FeedTest, TellsItemsWithoutIdsApart) {
  const auto told = ReadAllOf(ReadFeed,
                              "<rss><item><title>A</title></item><item><title>B</title></item>"
                              "<item><title>C</title><link>https://a.org/c</link></item></rss>");
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0].record->id, "");
  EXPECT_EQ(told[1].record->id, "p:34");
  EXPECT_EQ(told[2].record->id, "https://a.org/c");
}

// pugixml would make bytes of them that are no UTF-8.
TEST(FeedTest, ReplacesReferencesToNoCharacter) {
  const Record record = ReadOneOf(
      ReadFeed, "<rss><item><title>a&#x110000;b&#xD800;c</title><link href='x&#xDFFF;'/></item>");
  EXPECT_TRUE(text::IsValidUtf8(record.title)) << record.title;
  EXPECT_THAT(record.title, StartsWith("a"));
  EXPECT_TRUE(text::IsValidUtf8(record.url)) << record.url;
}

TEST(FeedTest, BoundsWhatAnItemCosts) {
  std::string deep = "<rss><item>";
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  EXPECT_THAT(ReadOneOf(ReadFeed, deep).title, StartsWith("!is not well-formed XML"));
  for (int i = 0; i < 200000; ++i) deep += "</a>";
  EXPECT_EQ(ReadOneOf(ReadFeed, deep + "<title>A</title></item></rss>").title, "A");
  const std::string large =
      "<rss><item><title>" + std::string(5U << 20, 'x') + "</title></item></rss>";
  EXPECT_THAT(ReadOneOf(ReadFeed, large).title, HasSubstr("is an item of over 4194304 bytes"));
}

}  // namespace
}  // namespace dossier::article
