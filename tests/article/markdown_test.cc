#include "article/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_one.h"

namespace dossier::article {
namespace {

using ::testing::StartsWith;

TEST(MarkdownTest, KnowsMarkdown) {
  for (const char* start : {"# Title\n", "\n\n## Title\ntext", "Title\n=====\n",
                            "---\ntitle: A\n---\n", "---\r\n# comment\r\ntitle: A\r\n",
                            "+++\ntitle = \"A\"\n+++\n", "\uFEFF---\ndate: 2024\n"}) {
    EXPECT_TRUE(LooksLikeMarkdown(start)) << start;
  }
  for (const char* start :
       {"", "Title\n\nText.", "#Hashtag first\n", "####### seven\n", "---\n", "---\nTitle of it\n",
        "----\ntitle: A\n", "+++\ntitle: A\n", "Title\n---\n", "=====\n", "#\n", "A\n==\n",
        "--- title: A\n", "---\n22 October: they met\n"}) {
    EXPECT_FALSE(LooksLikeMarkdown(start)) << start;
  }
}

TEST(MarkdownTest, ReadsTextWithoutMarkup) {
  const Record record = ReadOneOf(ReadMarkdown, R"(# The *Title*

22 October

First paragraph with **bold**, _emphasis_ and
a [link](https://example.org "t"), <https://example.org>.

![image](a.png)

## A subhead

> Quoted *words*.

* one
* two
  1. three

```cpp
int code;
```

    indented code

| a | b |
|---|---|
| c | d |

Subhead of two lines
--------------------

Last \*paragraph\* &amp; `code` with <b>HTML</b><script>x</script>.[^1]
)");
  EXPECT_EQ(record.title, "The Title");
  EXPECT_EQ(record.text,
            "22 October\n\nFirst paragraph with bold, emphasis and a link, https://example.org.\n\n"
            "A subhead\n\nQuoted words.\n\none\n\ntwo\n\nthree\n\na b\n\nc d\n\n"
            "Subhead of two lines\n\nLast *paragraph* & code with HTML.[^1]");
}

TEST(MarkdownTest, TakesTheTitleOfTheFrontMatter) {
  const Record record =
      ReadOneOf(ReadMarkdown, "---\ntitle: 'The  title'\n---\n\n# The title\n\nOne.\n");
  EXPECT_EQ(record.title, "The title");
  EXPECT_EQ(record.text, "One.");
  EXPECT_EQ(ReadOneOf(ReadMarkdown, "---\ntitle: A\n---\n# B\n\nOne.").text, "B\n\nOne.");
  EXPECT_EQ(ReadOneOf(ReadMarkdown, "---\nlang: en\n---\nOne.").title, "");
  EXPECT_EQ(ReadOneOf(ReadMarkdown, "---\nlang: en\n---\n\n").title, "!has no text");
  EXPECT_EQ(ReadOneOf(ReadMarkdown, "---\ntitle: A\n---").title, "A");
}

// Markdown that costs careless parsers the square of its length or their stack.
TEST(MarkdownTest, ReadsHostileMarkdown) {
  for (const char* part : {"[", "*a ", "![", "[a](", "`", "<", "&", "a**b", "_", "\\", "[a]: b\n",
                           "<!--", "|", "~~", "[^", "*a_ ", "- ", "\n#"}) {
    std::string text = "# T\n\n";
    while (text.size() < 200000) text += part;
    EXPECT_EQ(ReadAllOf(ReadMarkdown, text).size(), 1U) << part;
  }
  std::string quotes = "# T\n\n" + std::string(100000, '>') + "a\n";
  EXPECT_THAT(ReadOneOf(ReadMarkdown, quotes).title, StartsWith("!is a page that takes too long"));
}

}  // namespace
}  // namespace dossier::article
