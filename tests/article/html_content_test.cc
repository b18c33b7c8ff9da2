#include "article/html_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::article {
namespace {

// A: a sentence of prose that is long enough to count.
const std::string kA = "The ministers met on Monday and spoke of the grain that is to come.";
const std::string kB = "Министры встретились в понедельник и говорили о зерне, которого ждут.";
const std::string kC = "A third sentence tells what nobody had asked for, but it is prose.";

// The paragraphs that are found, joined by "|"; "none" without an article.
std::string Find(const std::string& html) {
  const auto tree = HtmlTree::Parse(html);
  EXPECT_TRUE(tree);
  const HtmlContent content = FindContent(tree->root());
  if (content.root == nullptr) return "none";
  std::string found;
  for (const HtmlParagraph& paragraph : content.paragraphs) {
    found += (found.empty() ? "" : "|") + paragraph.text;
  }
  return found;
}

std::string P(const std::string& text) { return "<p>" + text + "</p>"; }

TEST(HtmlContentTest, TakesWhatIsMarkedAsTheArticle) {
  const std::string other = "<div>" + P(kC) + "</div>";
  const std::string both = kA + "|" + kB;
  for (const std::string& html : std::vector<std::string>{
           other + "<article>" + P(kA) + P(kB) + "</article>",
           other + "<div role=article>" + P(kA) + P(kB) + "</div>",
           other + "<div itemprop='articleBody'>" + P(kA) + P(kB) + "</div>",
           "<article>" + P(kC) + "<div itemprop='description articleBody'>" + P(kA) + P(kB) +
               "</div></article>",
           other + "<main><div>" + P(kA) + P(kB) + "</div></main>",
       }) {
    EXPECT_EQ(Find(html), both) << html;
  }
}

TEST(HtmlContentTest, FindsTheDensestBlock) {
  const std::string both = kA + "|" + kB;
  for (const std::string& html : std::vector<std::string>{
           "<div><a href=/>Home</a></div><div><div>" + P(kA) + P(kB) + "</div></div>",
           "<div>Short words</div><div>" + kA + "<br><br>" + kB + "</div>",
           "<table><tr><td><a href=/>Home page of it</a></td><td><font>" + P(kA) + P(kB) +
               "</font></td></tr></table>",
           // Columns of teasers, and a lead that is none.
           "<div><div><p><a href=1>A headline</a></p>" + P(kC) + "</div><div>" + P(kA) + P(kB) +
               "</div></div>",
           "<div><div>" + P(kA) + "</div><div>" + P(kB) + "</div></div>",
           // Many small blocks.
           "<ul><li><a href=1>One</a></ul><div><div><div>" + kA + "</div></div><div><div>" + kB +
               "</div></div></div>",
       }) {
    EXPECT_EQ(Find(html), both) << html;
  }
}

TEST(HtmlContentTest, LeavesOutWhatIsNoPartOfIt) {
  for (const std::string& part : std::vector<std::string>{
           "<nav>" + P(kC) + "</nav>",
           "<aside>" + P(kC) + "</aside>",
           "<footer>" + P(kC) + "</footer>",
           "<header><span>By x</span></header>",
           "<form>" + P(kC) + "</form>",
           "<div class='b-related'>" + P(kC) + "</div>",
           "<div class='relatedNews'>" + P(kC) + "</div>",
           "<section id=comments>" + P(kC) + "</section>",
           "<div class='cookie-notice'>" + P(kC) + "</div>",
           "<div class=share-bar>Share</div>",
           "<div data-component=byline-block>By x</div>",
           "<div class=article__tags>x</div>",
           "<div role=complementary>" + P(kC) + "</div>",
           "<div hidden>" + P(kC) + "</div>",
           "<div aria-hidden=true>" + P(kC) + "</div>",
           "<div style='color:red; Display: none'>" + P(kC) + "</div>",
           ("<p><a href=1>A link to something else altogether</a></p>"),
           ("<p>Читайте также: <a href=1>Совсем о другом</a></p>"),
           ("<p><b>Read more:</b> <a href=1>Something else</a>.</p>"),
           "<article class=card>" + P("Cards.") + "</article>",
           "<script>" + kC + "</script>",
       }) {
    const std::string html =
        "<article>" + P(kA) + part + P(kB) + P(kA) + P(kB) + "</article><p>" + kC + "</p>";
    EXPECT_EQ(Find(html), kA + "|" + kB + "|" + kA + "|" + kB) << part;
  }
}

TEST(HtmlContentTest, LeavesOutAHeadingAtTheEnd) {
  EXPECT_EQ(
      Find("<article><h2>A</h2>" + P(kA) + "<h2>More</h2><ul><li><a href=1>B</a></ul></article>"),
      "A|" + kA);
  EXPECT_EQ(Find("<article><h1>A</h1>" + P(kA) + "<h2>More</h2><h3>Related</h3></article>"),
            "A|" + kA);
}

TEST(HtmlContentTest, KeepsWhatItsNameDoesNotExclude) {
  const std::string both = kA + "|" + kB;
  for (const std::string& html : std::vector<std::string>{
           "<body class='has-sidebar'>" + P(kA) + P(kB),
           "<div class='overflow-hidden print:block'>" + P(kA) + "</div>" + P(kB),
           "<div class='story story--with-banner'>" + P(kA) + P(kB) + "</div><div>" +
               P(std::string("x")) + "</div>",
           "<form id=aspnet>" + P(kA) + P(kB) + "</form>",
           "<div class='page with-sidebar'><div class='social-page'>" + P(kA) + P(kB) +
               "</div></div>",
           "<article class='post comments-open tag-related'>" + P(kA) + P(kB) + "</article>",
           "<article><header><h1></h1>" + P(kA) + "</header>" + P(kB) + "</article>",
           "<article>" + P(kA) + "<p>" + kB.substr(0, kB.size() - 1) +
               "<a href=1>.</a></p></article>",
           "<article>" + P(kA) + "<figure><blockquote>" + kB + "</blockquote></figure></article>",
       }) {
    EXPECT_EQ(Find(html), both) << html;
  }
}

TEST(HtmlContentTest, FindsNoArticleWhereThereIsNone) {
  std::string cards;
  for (int i = 0; i < 5; ++i) cards += "<article><h2>Head</h2>" + P(kA) + "</article>";
  for (const std::string& html : std::vector<std::string>{
           std::string(),
           std::string("<h1>Title</h1>"),
           std::string("<ul><li><a href=1>One thing or another, and quite long</a></ul>"),
           "<nav>" + P(kA) + "</nav>",
           std::string("<form><label>Name</label><input></form>"),
           std::string("<p>Loading...</p>"),
           cards,
       }) {
    EXPECT_EQ(Find(html), "none") << html;
  }
}

TEST(HtmlContentTest, TakesOneShortSentenceWhereItIsMarked) {
  EXPECT_EQ(Find("<article><p>He has arrived.</p></article>"), "He has arrived.");
  EXPECT_EQ(Find("<h1>News</h1><p>He has arrived.</p>"), "News|He has arrived.");
  EXPECT_EQ(Find("<p>He has arrived.</p>"), "none");
}

}  // namespace
}  // namespace dossier::article
