#include "article/white_space.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

TEST(WhiteSpaceTest, TrimsSpacesOfAnyKind) {
  for (const char* space : {" ", "\t", "\n", "\r", "\v", "\f", "\u0085", "\u00A0", "\u1680",
                            "\u2003", "\u2028", "\u202F", "\u205F", "\u3000", "\u200B", "\uFEFF"}) {
    SCOPED_TRACE(space);
    const std::string text = std::string(space) + " слово a" + space;
    EXPECT_EQ(Trim(text), "слово a");
    EXPECT_TRUE(IsBlank(std::string(space) + space));
  }
}

TEST(WhiteSpaceTest, LeavesOtherCharactersAlone) {
  for (const char* text : {"—", "à", "…", "“a”", "Я", "\u00AD", "\u200D"})
    EXPECT_EQ(Trim(text), text);
  EXPECT_EQ(Trim(""), "");
}

TEST(WhiteSpaceTest, TrimsSpans) {
  EXPECT_EQ(TrimSpan("x  yes  x", {1, 8}), (Span{3, 6}));
  EXPECT_EQ(TrimSpan("x     x", {1, 6}), (Span{1, 1}));
}

TEST(WhiteSpaceTest, MakesARunOneSpace) {
  EXPECT_EQ(CollapseSpaces("  22\u00A0 \n October\t"), "22 October");
  EXPECT_EQ(CollapseSpaces(" \n"), "");
}

}  // namespace
}  // namespace dossier::article
