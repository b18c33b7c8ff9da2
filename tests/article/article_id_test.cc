#include "article/article_id.h"

#include <gtest/gtest.h>

#include "base/digest.h"

namespace dossier::article {
namespace {

using namespace std::string_literals;

std::string Hashed(const std::string& key) { return ToBase32(Sha256(key)).substr(0, 26); }

TEST(ArticleIdTest, TakesTheIdOfTheInputWhereItFits) {
  EXPECT_EQ(
      MakeArticleId({.id = "reut-1"}, {.path = "a.jsonl", .relative_path = "a.jsonl", .line = 3}),
      "reut-1");
  EXPECT_EQ(MakeArticleId({.id = "A_b.9"}, {.path = "x", .relative_path = "x.txt"}), "A_b.9");
}

TEST(ArticleIdTest, KnowsWhatFits) {
  EXPECT_TRUE(IsArticleId("a"));
  EXPECT_TRUE(IsArticleId(std::string(64, 'z')));
  for (const std::string& id :
       {""s, std::string(65, 'z'), "a b"s, "a/b"s, "новость"s, "a\n"s, "."s, ".."s, "a\0b"s}) {
    EXPECT_FALSE(IsArticleId(id)) << id;
  }
  EXPECT_TRUE(IsArticleId("..."));
}

TEST(ArticleIdTest, TakesThePathOfAFileThatHoldsOneArticle) {
  struct Row {
    const char* relative_path;
    const char* id;
  };
  for (const Row& row : {
           Row{"opec-1998.txt", "opec-1998"},
           Row{"en/opec-1998.txt", "en-opec-1998"},
           Row{"a/b/c", "a-b-c"},
           Row{"v1.2/notes", "v1.2-notes"},
           Row{"v1.2/notes.tar.gz", "v1.2-notes.tar"},
           Row{".hidden", ".hidden"},
       }) {
    EXPECT_EQ(MakeArticleId({}, {.path = "p", .relative_path = row.relative_path}), row.id);
  }
}

TEST(ArticleIdTest, HashesAPathThatDoesNotFit) {
  const Origin origin{.path = "/x/ru/Новость.txt", .relative_path = "ru/Новость.txt"};
  EXPECT_EQ(MakeArticleId({.source = "tass"}, origin), Hashed("tass\0ru/Новость.txt"s));
  EXPECT_EQ(MakeArticleId({}, {.path = "p", .relative_path = "a b.txt"}), Hashed("\0a b.txt"s));
}

// The bytes are fixed: links to an article outlive each version of the program.
TEST(ArticleIdTest, NeverChanges) {
  EXPECT_EQ(MakeArticleId({.source = "tass"}, {.path = "p", .relative_path = "a b.txt"}),
            "sj5jd5pamt2ean52mm7yf626qw");
}

TEST(ArticleIdTest, HashesLinesOfJson) {
  const Origin origin{.path = "/x/a.jsonl", .relative_path = "a.jsonl", .line = 12};
  EXPECT_EQ(MakeArticleId({.source = "s"}, origin), Hashed("s\0a.jsonl:12"s));
  EXPECT_EQ(MakeArticleId({.id = "http://x/1", .source = "s"}, origin), Hashed("s\0http://x/1"s));
  const Origin moved{.path = "/y/b.jsonl", .relative_path = "b.jsonl", .line = 1};
  EXPECT_EQ(MakeArticleId({.id = "http://x/1", .source = "s"}, moved),
            MakeArticleId({.id = "http://x/1", .source = "s"}, origin));
}

}  // namespace
}  // namespace dossier::article
