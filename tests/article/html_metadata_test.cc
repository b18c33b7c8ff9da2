#include "article/html_metadata.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

HtmlMetadata Read(const std::string& html) {
  const auto tree = HtmlTree::Parse(html);
  EXPECT_TRUE(tree);
  return ReadHtmlMetadata(tree->root());
}

std::string JsonLd(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

TEST(HtmlMetadataTest, ReadsTheHead) {
  const HtmlMetadata metadata = Read(
      "<html lang=' ru-RU '><head><title> A\n B | Site</title><meta property=og:title content='A "
      "B'>"
      "<meta property='og:site_name' content='Site'><meta property=og:url "
      "content='https://a.org/x'>"
      "<link rel=canonical href='https://a.org/1'>"
      "<meta property='article:published_time' content='2024-05-03T10:00:00+03:00'>");
  EXPECT_EQ(metadata.title, "A B");
  EXPECT_EQ(metadata.document_title, "A B | Site");
  EXPECT_EQ(metadata.site_name, "Site");
  EXPECT_EQ(metadata.language, "ru-RU");
  EXPECT_EQ(metadata.url, "https://a.org/1");
  EXPECT_EQ(metadata.date, "2024-05-03T10:00:00+03:00");
}

TEST(HtmlMetadataTest, TakesNoUrlButOneOfTheWeb) {
  EXPECT_EQ(Read("<link rel=canonical href='/1'><meta property=og:url content='javascript:x'>").url,
            "");
}

TEST(HtmlMetadataTest, FindsTheDateWhereverItStands) {
  struct Row {
    std::string html;
    const char* date;
  };
  const std::vector<Row> rows = {
      {"<meta name=DC.date.issued content=2024-05-03>", "2024-05-03"},
      {"<meta name=pubdate content='Fri, 03 May 2024 10:00:00 GMT'>", "2024-05-03T10:00:00+00:00"},
      {"<meta itemprop=datePublished content=2024-05-03>", "2024-05-03"},
      {"<time itemprop=datePublished datetime=2024-05-03>yesterday</time>", "2024-05-03"},
      {"<span itemprop=datePublished content=2024-05-03>3.5</span>", "2024-05-03"},
      {"<meta name=date content='3 мая 2024'>", "2024-05-03"},
      // The better name first, whatever stands first; what is no date is passed over.
      {"<meta name=date content=2024-05-04><meta name=dc.date content=2024-05-03>", "2024-05-03"},
      {"<meta name=dc.date content=soon><meta name=date content=2024-05-03>", "2024-05-03"},
      {"<meta property=article:modified_time content=2024-05-03>", ""},
      {JsonLd(R"({"@type":"NewsArticle","datePublished":"2024-05-03T10:00Z"})"),
       "2024-05-03T10:00Z"},
      {JsonLd(R"({"@type":["Thing","BlogPosting"],"datePublished":"2024-05-03"})"), "2024-05-03"},
      {JsonLd(R"([{"@type":"WebSite","datePublished":"2020-01-01"},
                  {"@type":"Article","datePublished":"2024-05-03"}])"),
       "2024-05-03"},
      {JsonLd(R"({"@graph":[{"@type":"Organization"},{"@type":"ReportageNewsArticle",
                  "datePublished":"2024-05-03"}]})"),
       "2024-05-03"},
      {"<meta property=article:published_time content=2024-05-04>" +
           JsonLd(R"({"@type":"NewsArticle","datePublished":"2024-05-03"})"),
       "2024-05-03"},
      {JsonLd("{broken") + "<meta name=date content=2024-05-03>", "2024-05-03"},
      {JsonLd(R"({"@type":"NewsArticle","datePublished":20240503})"), ""},
      {JsonLd(R"({"@type":"Person","datePublished":"2024-05-03"})"), ""},
      {JsonLd(""), ""},
      {JsonLd(std::string(300000, '[')), ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.html).date, row.date) << row.html.substr(0, 200);
}

TEST(HtmlMetadataTest, ReadsJsonLd) {
  const HtmlMetadata metadata = Read(JsonLd(
      R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"A  &quot;B&quot;",
                 "inLanguage":"ru","url":"https://a.org/1","articleBody":"One.\n\nTwo."})"));
  EXPECT_EQ(metadata.title, "A \"B\"");
  EXPECT_EQ(metadata.language, "ru");
  EXPECT_EQ(metadata.url, "https://a.org/1");
  EXPECT_EQ(metadata.text, "One.\n\nTwo.");
}

TEST(HtmlMetadataTest, FindsTheDateThatIsShown) {
  struct Row {
    const char* html;
    const char* date;
  };
  for (const Row& row : {
           Row{"<time datetime=2024-05-03T10:00+03:00>today</time>", "2024-05-03T10:00+03:00"},
           Row{"<time datetime=2024-05-04></time><time pubdate datetime=2024-05-03></time>",
               "2024-05-03"},
           Row{"<time datetime=PT5M>5 min</time><time datetime=2024-05-03></time>", "2024-05-03"},
           Row{"<time>3 мая 2024, 10:00</time>", "2024-05-03"},
           Row{"<div class=news-date>03.05.2024</div>", "2024-05-03"},
           Row{"<span class='published'>May 3, 2024</span>", "2024-05-03"},
           Row{"<div class=date>1 May 2024</div><time datetime=2024-05-03></time>", "2024-05-03"},
           Row{"<div class=updates>soon</div><p>3 May 2024</p>", ""},
       }) {
    const auto tree = HtmlTree::Parse(row.html);
    ASSERT_TRUE(tree);
    EXPECT_EQ(FindVisibleDate(tree->root()), row.date) << row.html;
  }
}

}  // namespace
}  // namespace dossier::article
