#include "article/html_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::article {
namespace {

using ::testing::HasSubstr;

std::string Repeat(std::string_view part, std::size_t count) {
  std::string all;
  all.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += part;
  return all;
}

// The walk as a string: "<p", "text", ">".
std::string WalkOf(std::string_view html, GumboTag skipped = GUMBO_TAG_LAST) {
  const auto tree = HtmlTree::Parse(html);
  if (!tree) return tree.error().message;
  std::string steps;
  for (HtmlWalk walk(tree->root()); walk.Next();) {
    const GumboNode& node = walk.node();
    if (IsText(node)) {
      steps += TextOf(node);
    } else if (walk.step() == HtmlWalk::Step::kLeave) {
      steps += '>';
    } else {
      steps += '<' + std::string(gumbo_normalized_tagname(TagOf(node))) + ' ';
      if (TagOf(node) == skipped) walk.SkipChildren();
    }
  }
  return steps;
}

TEST(HtmlTreeTest, WalksInTheOrderOfThePage) {
  EXPECT_EQ(WalkOf("<p>a<b>b</b>c<p>d"), "<html <head ><body <p a<b b>c><p d>>>");
  EXPECT_EQ(WalkOf(""), "<html <head ><body >>");
  EXPECT_EQ(WalkOf("<div><p>a</p><p>b</p></div>c", GUMBO_TAG_DIV), "<html <head ><body <div c>>");
}

TEST(HtmlTreeTest, ReplacesReferences) {
  EXPECT_EQ(WalkOf("&laquo;a&raquo; &amp;lt; &#x41F; &nope; &"),
            "<html <head ><body «a» &lt; П &nope; &>>");
}

TEST(HtmlTreeTest, ReadsAttributesAndText) {
  const auto tree = HtmlTree::Parse("<p id=' a ' hidden>x <i>y</i><script>z</script>\n<br>w</p>");
  ASSERT_TRUE(tree);
  for (HtmlWalk walk(tree->root()); walk.Next();) {
    if (TagOf(walk.node()) != GUMBO_TAG_P) continue;
    EXPECT_EQ(AttributeOf(walk.node(), "id"), "a");
    EXPECT_EQ(AttributeOf(walk.node(), "class"), "");
    EXPECT_TRUE(HasAttribute(walk.node(), "hidden"));
    EXPECT_EQ(PlainTextOf(walk.node()), "x y w");
  }
}

// Each of these takes gumbo the square of its size, or many times its memory.
TEST(HtmlTreeTest, GivesUpWhatCostsTooMuch) {
  EXPECT_THAT(WalkOf(Repeat("<div>", 100000)), HasSubstr("takes too long to read"));
  std::string formats;
  for (int i = 0; i < 200000; ++i) formats += "<b id=" + std::to_string(i) + ">";
  EXPECT_THAT(WalkOf(formats + Repeat("<p>x", 1000)), HasSubstr("takes too"));
  EXPECT_THAT(WalkOf(Repeat("<p>", 5U << 20)), HasSubstr("takes too much memory"));
  EXPECT_THAT(WalkOf(std::string((16U << 20) + 1, 'x')), HasSubstr("is a page of over"));
}

TEST(HtmlTreeTest, WalksATreeOfAnyDepth) {
  const std::string page = Repeat("<i><table><tr><td>", 20000);
  const auto tree = HtmlTree::Parse(page);
  ASSERT_TRUE(tree) << tree.error().message;
  std::size_t deepest = 0;
  for (HtmlWalk walk(tree->root()); walk.Next();) deepest = std::max(deepest, walk.depth());
  EXPECT_GT(deepest, 60000U);
}

}  // namespace
}  // namespace dossier::article
