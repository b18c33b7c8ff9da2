#include "http/page_files.h"

#include <gtest/gtest.h>

#include <string_view>

#include "support/unpack.h"

namespace dossier::http {
namespace {

// Built without the page, all files are empty and none is found.
TEST(PageFilesTest, GivesOnePageForAllItsViews) {
  const PageFile* page = FindPageFile("/");
  EXPECT_EQ(FindPageFile("/a/some-id"), page);
  if (page == nullptr) GTEST_SKIP() << "built without the page";
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
  EXPECT_NE(FindPageFile("/app.js"), nullptr);
}

TEST(PageFilesTest, KeepsEachFileCompressed) {
  const PageFile* page = FindPageFile("/");
  if (page == nullptr) GTEST_SKIP() << "built without the page";
  EXPECT_EQ(Unpack(page->packed), page->content);
  EXPECT_TRUE(page->tag.starts_with("W/\""));
}

TEST(PageFilesTest, KnowsNoOtherPath) {
  for (const std::string_view path :
       {"", "/a", "/app.js/", "/../etc/passwd", "/.git/config", "/index.html%00.txt", "app.js"}) {
    EXPECT_EQ(FindPageFile(path), nullptr) << path;
  }
}

}  // namespace
}  // namespace dossier::http
