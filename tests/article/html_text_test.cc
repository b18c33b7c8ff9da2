#include "article/html_text.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

TEST(HtmlTextTest, PartsParagraphsByBlankLines) {
  struct Row {
    const char* html;
    const char* text;
  };
  for (const Row& row : {
           Row{"<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
           Row{"<p>One.<p>Two.", "One.\n\nTwo."},
           Row{"One <b>and</b> <i>two</i>.", "One and two."},
           Row{"<p>a<b> b </b> c</p>", "a b c"},
           Row{"<p>W<b>or</b>d</p>", "Word"},
           Row{"<p> a\n\t b&nbsp;\u2009c </p>", "a b c"},
           Row{"<p>пра&shy;ви\u00ADтельство</p>", "правительство"},
           Row{"One.<br>Two.", "One.\nTwo."},
           Row{"One.<br><br />Two.<br>\n<br>\nThree.<br>", "One.\n\nTwo.\n\nThree."},
           Row{"<p>One.</p><br><br><p><br>Two.</p>", "One.\n\nTwo."},
           Row{"&nbsp;&nbsp;One.<br>&nbsp; &nbsp;Two.<br>&nbsp;Three.", "One.\n\nTwo.\nThree."},
           Row{"<h2>Head</h2>Text<h3>Sub</h3>More", "Head\n\nText\n\nSub\n\nMore"},
           Row{"<ul><li>a<li>b<ul><li>c</ul></ul>d", "a\n\nb\n\nc\n\nd"},
           Row{"<blockquote><p>«Да».</p></blockquote><p>Он.</p>", "«Да».\n\nОн."},
           Row{"<table><tr><td>a</td><td>b</td></tr><tr><th>c<td>d</table>", "a b\n\nc d"},
           Row{"<dl><dt>a<dd>b</dl>", "a\n\nb"},
           Row{"<pre>a\nb\n\nc</pre>", "a\nb\n\nc"},
           Row{"<div><div><div>a</div></div>b</div>", "a\n\nb"},
           Row{"<a href=x>a</a>, <a name=y>b</a>", "a, b"},
           Row{"a &lt;b&gt; &amp; &quot;c&quot;", "a <b> & \"c\""},
           Row{"a &amp; b\nc\n\nd", "a & b\nc\n\nd"},
           Row{"", ""},
           Row{" <p>\n</p><hr>", ""},
       }) {
    EXPECT_EQ(HtmlToText(row.html).value(), row.text) << row.html;
  }
}

TEST(HtmlTextTest, LeavesOutWhatShowsNoText) {
  for (const char* html :
       {"<script>x</script>", "<style>x</style>", "<noscript>x</noscript>", "<iframe>x</iframe>",
        "<select><option>x</select>", "<button>x</button>", "<textarea>x</textarea>",
        "<template>x</template>", "<svg><text>x</text></svg>", "<math><mi>x</mi></math>",
        "<pre><code>x</code></pre>", "<!-- x -->", "<video>x</video>", "<img alt=x>",
        "<figure><img><figcaption>x</figcaption></figure>", "<input value=x>",
        "<title>x</title>"}) {
    EXPECT_EQ(HtmlToText("<p>a " + std::string(html) + "b</p>c").value().find('x'),
              std::string::npos)
        << html;
  }
  EXPECT_EQ(HtmlToText("<p>a<code>b</code></p>").value(), "ab");
}

TEST(HtmlTextTest, CountsTheBytesOfLinks) {
  const auto tree = HtmlTree::Parse("<div><p>One <a href='/x'>two three</a> four</p></div>");
  ASSERT_TRUE(tree);
  const auto paragraphs = ParagraphsOf(tree->root(), [](const GumboNode&) { return true; });
  ASSERT_EQ(paragraphs.size(), 1U);
  EXPECT_EQ(paragraphs[0].text, "One two three four");
  EXPECT_EQ(paragraphs[0].link_bytes, 9U);
  EXPECT_EQ(TagOf(*paragraphs[0].block), GUMBO_TAG_P);
}

}  // namespace
}  // namespace dossier::article
