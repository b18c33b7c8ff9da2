#include "article/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "article/article.h"
#include "read_one.h"

namespace dossier::article {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlPageTest, KnowsPages) {
  for (const char* start :
       {"<!DOCTYPE html>", "<!doctype HTML PUBLIC \"x\">", "\n <html lang=en>", "<HEAD>", "<body>",
        "<!-- a --><!-- b -->\n<div>", "<?xml version=\"1.0\"?><!DOCTYPE html>", "<p>Text",
        "\uFEFF<html>", "<article>", "<h1>", "<meta charset=utf-8>", "<br/>"}) {
    EXPECT_TRUE(LooksLikeHtml(start)) << start;
  }
  for (const char* start :
       {"", "<", "Text <p>", "<rss>", "<?xml version=\"1.0\"?><feed>", "<a@b.org>", "<REUTERS>",
        "<!DOCTYPE lewis>", "<!-- open", "<3", "<<p>", "<item>"}) {
    EXPECT_FALSE(LooksLikeHtml(start)) << start;
  }
}

// A large English news site: schema.org, share bar, related links, cookie notice.
constexpr const char* kEnglish = R"(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Grain talks end in Ankara without a deal | The Daily Example</title>
<meta property="og:title" content="Grain talks end in Ankara without a deal">
<meta property="og:site_name" content="The Daily Example">
<link rel="canonical" href="https://www.example.com/world/grain-talks">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"BreadcrumbList","itemListElement":[]},
 {"@type":"NewsArticle","headline":"Grain talks end in Ankara","datePublished":"2024-05-03T22:30:00+00:00",
  "dateModified":"2024-05-04T08:00:00+00:00"}]}</script>
<style>.a{color:red}</style></head>
<body class="page has-sidebar">
<div id="cookie-banner"><p>We use cookies to make this site work better for everybody who reads it.</p></div>
<header class="site-header"><a href="/">The Daily Example</a><nav><ul><li><a href="/world">World</a></ul></nav></header>
<main><article class="story">
 <header><p class="breadcrumbs"><a href="/world">World</a></p>
 <h1>Grain talks end in Ankara without&nbsp;a deal</h1>
 <p class="standfirst">Two days of negotiations brought ministers closer, but no text was signed.</p>
 <div class="byline">By <a href="/jane">Jane Example</a></div>
 <time datetime="2024-05-03T23:30:00+01:00">3 May 2024</time></header>
 <div class="share-tools"><button>Share</button><a href="#">Tweet</a></div>
 <figure><img src="a.jpg" alt="x"><figcaption>The ministers on Friday. Photo: Example</figcaption></figure>
 <div class="story-body">
 <p>ANKARA &mdash; The talks on the export of grain ended on Friday without a deal, <a href="/d">diplomats</a> said.</p>
 <aside class="related"><h3>Related</h3><p>Another story that was published here last week, and is long.</p></aside>
 <h2>What comes next</h2>
 <p>The ministers will meet again in June.<br>They agreed on the place.</p>
 <blockquote><p>&ldquo;We are closer than we were.&rdquo;</p></blockquote>
 <ul><li>Ports stay open.</li><li>Inspections go on.</li></ul>
 <div class="ad-slot advert"><p>Buy something nice today, it is cheaper than you think it is.</p></div>
 <p>Read more: <a href="/x">How the talks began</a></p>
 </div>
 <div class="tags"><a href="/t">grain</a></div>
</article></main>
<section class="comments"><h2>Comments</h2><p>I have thought about this for a long time and must say it is so.</p></section>
<footer><p>&copy; The Daily Example. All rights reserved, and no copies without a letter.</p></footer>
<script>track("x")</script></body></html>)";

TEST(HtmlPageTest, ReadsAnEnglishPage) {
  const Record record = ReadOneOf(ReadHtml, kEnglish);
  EXPECT_EQ(record.title, "Grain talks end in Ankara without a deal");
  EXPECT_EQ(record.text,
            "Two days of negotiations brought ministers closer, but no text was signed.\n\n"
            "3 May 2024\n\n"
            "ANKARA — The talks on the export of grain ended on Friday without a deal, diplomats "
            "said.\n\n"
            "What comes next\n\n"
            "The ministers will meet again in June.\nThey agreed on the place.\n\n"
            "“We are closer than we were.”\n\n"
            "Ports stay open.\n\nInspections go on.");
  EXPECT_EQ(record.date, "2024-05-03T22:30:00+00:00");
  EXPECT_EQ(record.url, "https://www.example.com/world/grain-talks");
  EXPECT_EQ(record.source, "");
  EXPECT_EQ(record.language, "");
  const auto article =
      BuildArticle(record, {}, {.now = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)});
  ASSERT_TRUE(article);
  EXPECT_EQ(article->date->value.ToString(), "2024-05-03");
  EXPECT_EQ(article->blocks.at(1).kind, BlockKind::kDateline);
  EXPECT_EQ(article->blocks.at(3).kind, BlockKind::kSubhead);
  EXPECT_EQ(article->blocks.at(6).kind, BlockKind::kQuote);
}

// A Russian agency: the body in many blocks of div, the template says "en".
constexpr const char* kRussian = R"(<!DOCTYPE html><html lang="en"><head>
<meta name="description" content="x"><meta property="og:title" content="Лавров провёл переговоры в Анкаре - ТАСС">
<meta property="og:site_name" content="ТАСС"><meta property="og:url" content="https://tass.example/1">
<meta property="article:published_time" content="20240503T1030+0300">
<title>Лавров провёл переговоры в Анкаре - ТАСС</title></head><body>
<div class="topline"><div class="topline__menu menu"><a href="/1">Политика</a><a href="/2">Экономика</a></div></div>
<div class="lenta"><a href="/3"><time datetime="2024-05-04T09:00:00+03:00">09:00</time> Совсем другая новость дня</a></div>
<div class="article"><div class="article__header"><div class="article__info"><a href="#">10:30</a></div>
<h1 class="article__title">Лавров провёл переговоры в&nbsp;Анкаре</h1></div>
<div class="article__body">
<div class="article__block" data-type="text"><div class="article__text"><strong>АНКАРА, 3 мая. /ТАСС/.</strong> Министр иностранных дел России Сергей Лавров провёл переговоры с&nbsp;турецким коллегой.</div></div>
<div class="article__block" data-type="article"><div class="article__article"><div class="m-related"><a href="/4">Главы МИД обсудили зерно</a></div></div></div>
<div class="article__block" data-type="text"><div class="article__text">&laquo;Мы обсудили весь круг вопросов&raquo;, &mdash; сказал министр.</div></div>
<div class="article__block" data-type="h3"><h3>Зерновая сделка</h3></div>
<div class="article__block" data-type="text"><div class="article__text">Стороны договорились продолжить консультации в&nbsp;июне, сооб&shy;щили в министерстве.</div></div>
</div><div class="article__tags">Теги: <a href="/t">Турция</a></div></div>
<div class="subscribe-form"><p>Подпишитесь на нашу рассылку, и мы будем присылать вам новости каждое утро.</p></div>
</body></html>)";

TEST(HtmlPageTest, ReadsARussianPage) {
  const Record record = ReadOneOf(ReadHtml, kRussian);
  EXPECT_EQ(record.title, "Лавров провёл переговоры в Анкаре");
  EXPECT_EQ(record.text,
            "АНКАРА, 3 мая. /ТАСС/. Министр иностранных дел России Сергей Лавров провёл переговоры "
            "с турецким коллегой.\n\n"
            "«Мы обсудили весь круг вопросов», — сказал министр.\n\n"
            "Зерновая сделка\n\n"
            "Стороны договорились продолжить консультации в июне, сообщили в министерстве.");
  EXPECT_EQ(record.date, "2024-05-03T10:30:00+03:00");
  EXPECT_EQ(record.url, "https://tass.example/1");
  EXPECT_EQ(record.language, "");
}

// A page of the nineties: tables, capitals, nothing closed, br for paragraphs.
constexpr const char* kOld =
    R"(<HTML><HEAD><TITLE>Example News: Treaty signed in Minsk</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=100%><TR><TD><A HREF=/>Home</A><BR><A HREF=/w>World</A></TD>
<TD><FONT SIZE=5><H1>Treaty signed in Minsk</H1></FONT>
<FONT SIZE=2>MINSK, 8 December 1991<P>
The leaders of three republics signed a treaty on Sunday &amp; declared a commonwealth.<BR><BR>
&nbsp;&nbsp;It is open to others, they said in a statement that was read out at night.<P>
<B>Reactions</B><P>There were none on the first day, or none that anybody has heard of.
</TABLE></BODY>)";

TEST(HtmlPageTest, ReadsAnOldPage) {
  const Record record = ReadOneOf(ReadHtml, kOld);
  EXPECT_EQ(record.title, "Treaty signed in Minsk");
  EXPECT_EQ(
      record.text,
      "MINSK, 8 December 1991\n\n"
      "The leaders of three republics signed a treaty on Sunday & declared a commonwealth.\n\n"
      "It is open to others, they said in a statement that was read out at night.\n\n"
      "Reactions\n\n"
      "There were none on the first day, or none that anybody has heard of.");
  const auto article =
      BuildArticle(record, {}, {.now = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)});
  ASSERT_TRUE(article);
  EXPECT_EQ(article->date->value.ToString(), "1991-12-08");
  EXPECT_EQ(article->date->basis, DateBasis::kStated);
}

constexpr const char* kProse =
    "<p>The ministers met on Monday and spoke of the grain that is to come by sea.</p>";

TEST(HtmlPageTest, ChoosesTheTitle) {
  struct Row {
    std::string head;
    std::string body;
    const char* title;
  };
  const std::string prose = kProse;
  const std::string site = "<meta property=og:site_name content='Big News'>";
  for (const Row& row : std::vector<Row>{
           {"<title>A — Big News</title>" + site, prose, "A"},
           {"<title>A — Big News</title>", prose, "A — Big News"},
           {"<title>Big News: A</title>" + site, prose, "A"},
           {"<title>Big News: A</title>", "<h1>A</h1><div>" + prose + "</div>", "A"},
           {"<title>A: B | BIG NEWS</title>" + site, prose, "A: B"},
           {"<title>A - tass.ru</title><link rel=canonical href=https://www.tass.ru/1>", prose,
            "A"},
           {"<title>A | TASS</title><link rel=canonical href=https://tass.com/1>", prose, "A"},
           {"<title>A | Big News</title>", "<h1>A</h1><div>" + prose + "</div>", "A"},
           {"<title>A | Big News</title>", "<h1>Big News</h1><div>" + prose + "</div>", "A"},
           {"<title>A</title>", "<h1><a href=/>Big News</a></h1><div>" + prose + "</div>", "A"},
           {"<title>Big News - A</title>",
            "<h1><a href=/>Big News</a></h1><div>" + prose + "</div>", "A"},
           {"<title>A</title>", "<h1>B</h1><h1>C</h1><div>" + prose + prose + "</div>", "A"},
           {"<meta property=og:title content='A &amp; B'>", "<h1>B</h1><div>" + prose + "</div>",
            "A & B"},
           {"<meta property=og:title content=A>", "<article><h1>B</h1>" + prose + "</article>",
            "B"},
           {"", prose, ""},
       }) {
    EXPECT_EQ(ReadOneOf(ReadHtml, "<html><head>" + row.head + "</head><body>" + row.body).title,
              row.title)
        << row.head << row.body;
  }
}

TEST(HtmlPageTest, LeavesTheTitleOutOfTheText) {
  const Record record = ReadOneOf(
      ReadHtml, "<article><h1>A title</h1><p>A title</p>" + std::string(kProse) + "<h1>B</h1>x");
  EXPECT_THAT(record.text, Not(HasSubstr("A title")));
  EXPECT_THAT(record.text, HasSubstr("\n\nB\n\nx"));
}

TEST(HtmlPageTest, FindsTheDateThatIsShown) {
  const std::string prose = kProse;
  for (const std::string& html : {
           "<article><time datetime=2024-05-03>x</time>" + prose + "</article>",
           "<div><div class=date>3 мая 2024, 10:00</div><div>" + prose + prose + "</div></div>",
       }) {
    EXPECT_EQ(ReadOneOf(ReadHtml, html).date, "2024-05-03") << html;
  }
  EXPECT_EQ(
      ReadOneOf(ReadHtml, "<link rel=canonical href=https://a.org/2024/05/03/a>" + prose).date,
      "2024-05-03");
  // In the ticker of the page.
  EXPECT_EQ(
      ReadOneOf(ReadHtml, "<ul><li><time datetime=2024-05-03>x</time></ul><div>" + prose + "</div>")
          .date,
      "");
}

TEST(HtmlPageTest, TakesTheSiteForSourceWhereItIsOneWord) {
  const std::string prose = kProse;
  EXPECT_EQ(ReadOneOf(ReadHtml, "<meta property=og:site_name content=Reuters>" + prose).source,
            "reuters");
  EXPECT_EQ(ReadOneOf(ReadHtml, "<meta property=og:site_name content='BBC News'>" + prose).source,
            "");
}

TEST(HtmlPageTest, BelievesTheLanguageOfAShortTextOnly) {
  EXPECT_EQ(ReadOneOf(ReadHtml, "<html lang=ru-RU><article><p>12.</p><p>ABC, abc abc.</article>")
                .language,
            "ru");
  EXPECT_EQ(ReadOneOf(ReadHtml, "<html lang=fr><article><p>ABC, abc abc.</article>").language, "");
}

TEST(HtmlPageTest, TakesTheTextOfJsonLdWhereThePageHasNone) {
  const Record record = ReadOneOf(
      ReadHtml,
      R"(<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"A",)"
      R"("articleBody":"One.\n\nTwo."}</script></head><body><div id=app></div>)");
  EXPECT_EQ(record.title, "A");
  EXPECT_EQ(record.text, "One.\n\nTwo.");
}

TEST(HtmlPageTest, NamesAPageWithoutAnArticle) {
  for (const char* html :
       {"<html></html>", "<html><head><title>A</title></head><body><nav><a href=1>B</a></nav>",
        "<form action=/login><input name=user><button>Log in</button></form>"}) {
    EXPECT_EQ(ReadOneOf(ReadHtml, html).title, "!is a page without an article") << html;
  }
}

// Marks in any order: nothing but a record or an error, and no paragraph that is empty.
TEST(HtmlPageTest, ReadsAnyBytes) {
  static constexpr const char* kParts[] = {"<p>",
                                           "</p>",
                                           "<div>",
                                           "</div>",
                                           "<b>",
                                           "</b>",
                                           "<a href=x>",
                                           "</a>",
                                           "<table>",
                                           "<tr>",
                                           "<td>",
                                           "</table>",
                                           "<script>",
                                           "</script>",
                                           "<!--",
                                           "-->",
                                           "<article>",
                                           "</article>",
                                           "<template>",
                                           "</template>",
                                           "<svg>",
                                           "<title>",
                                           "</title>",
                                           "<select>",
                                           "<option>",
                                           "<form>",
                                           "</form>",
                                           "<li>",
                                           "<h1>",
                                           "</h1>",
                                           "<time datetime=2024-05-03>",
                                           "<br>",
                                           "<math>",
                                           "<mi>",
                                           "<frameset>",
                                           "<body>",
                                           "</body>",
                                           "</html>",
                                           "<plaintext>",
                                           "<textarea>",
                                           "word ",
                                           "Слово. ",
                                           "&amp;",
                                           "&#",
                                           "<![CDATA[",
                                           "]]>",
                                           "<",
                                           ">",
                                           "<nobr>",
                                           "<pre>",
                                           "<button>",
                                           "<font size=1>",
                                           "<col>",
                                           "<caption>",
                                           "<meta content=x name=date>",
                                           "\n\n"};
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string html = "<html>";
    for (std::size_t j = random() % 60; j > 0; --j) html += kParts[random() % std::size(kParts)];
    const Record record = ReadOneOf(ReadHtml, html);
    EXPECT_THAT(record.text, Not(HasSubstr("\n\n\n"))) << html;
  }
}

TEST(HtmlPageTest, ReadsTenMegabytesOfGarbage) {
  std::string garbage = "<html><p>";
  std::mt19937 random(2);
  while (garbage.size() < 10U << 20) garbage += static_cast<char>(random() % 95 + 32);
  EXPECT_EQ(ReadAllOf(ReadHtml, garbage).size(), 1U);
}

}  // namespace
}  // namespace dossier::article
