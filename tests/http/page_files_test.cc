#include "http/page_files.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "support/unpack.h"

namespace dossier::http {
namespace {

// Built without the page, all files are empty and none is found.
TEST(PageFilesTest, GivesOnePageForAllItsViews) {
  const PageFile* page = FindPageFile("/");
  EXPECT_EQ(FindPageFile("/a/some-id"), page);
  EXPECT_EQ(FindPageFile("/e/some-id"), page);
  if (page == nullptr) GTEST_SKIP() << "built without the page";
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
}

TEST(PageFilesTest, GivesEachFileItsType) {
  if (FindPageFile("/") == nullptr) GTEST_SKIP() << "built without the page";
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"/app.js", "text/javascript; charset=utf-8"},
      {"/ArticleView.js", "text/javascript; charset=utf-8"},
      {"/ru.js", "text/javascript; charset=utf-8"},
      {"/app.css", "text/css; charset=utf-8"},
      {"/favicon.svg", "image/svg+xml"},
  };
  for (const auto& [path, type] : cases) {
    const PageFile* file = FindPageFile(path);
    ASSERT_NE(file, nullptr) << path;
    EXPECT_EQ(file->content_type, type);
  }
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
