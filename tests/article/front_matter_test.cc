#include "article/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::article {
namespace {

using ::testing::StartsWith;

Record Read(std::string_view text) {
  const auto matter = ReadFrontMatter(text);
  return matter ? matter->record : Record{.title = "!" + matter.error().message};
}

TEST(FrontMatterTest, ReadsYaml) {
  const auto matter = ReadFrontMatter(
      "---\n"
      "title: \"Talks: a day\"  # comment\n"
      "date: 2024-05-03T10:00:00+03:00\n"
      "lang: ru\nsource: tass\nurl: https://example.org/1\nid: a-1\n"
      "tags: [one, two]\nauthor:\n  title: no\n"
      "---\n\nOne.\n");
  ASSERT_TRUE(matter) << matter.error().message;
  EXPECT_EQ(matter->record.title, "Talks: a day");
  EXPECT_EQ(matter->record.date, "2024-05-03T10:00:00+03:00");
  EXPECT_EQ(matter->record.language, "ru");
  EXPECT_EQ(matter->record.source, "tass");
  EXPECT_EQ(matter->record.url, "https://example.org/1");
  EXPECT_EQ(matter->record.id, "a-1");
  EXPECT_EQ(matter->record.text, "");
  EXPECT_EQ(matter->body, "\nOne.\n");
}

TEST(FrontMatterTest, KnowsOtherNamesAndForms) {
  struct Row {
    const char* yaml;
    std::string Record::*field;
    const char* value;
  };
  for (const Row& row : {
           Row{"Title: A", &Record::title, "A"},
           Row{"headline: A\ntitle: B", &Record::title, "B"},
           Row{"title: >\n  Folded\n  title", &Record::title, "Folded title"},
           Row{"title: null\nheadline: A", &Record::title, "A"},
           Row{"title: ~", &Record::title, ""},
           Row{"title: 1984", &Record::title, "1984"},
           Row{"title: 'It''s'", &Record::title, "It's"},
           Row{"pubDate: Fri, 03 May 2024 10:00:00 GMT", &Record::date,
               "2024-05-03T10:00:00+00:00"},
           Row{"publish_date: 3 мая 2024", &Record::date, "2024-05-03"},
           Row{"date: 2024-05-03 10:00:00 +0300", &Record::date, "2024-05-03 10:00:00 +0300"},
           Row{"date: soon", &Record::date, "soon"},
           Row{"language: en", &Record::language, "en"},
           Row{"permalink: /a/b", &Record::url, "/a/b"},
           Row{"slug: talks", &Record::id, "talks"},
           Row{"id: 17", &Record::id, "17"},
       }) {
    EXPECT_EQ(Read("---\n" + std::string(row.yaml) + "\n---\n").*row.field, row.value) << row.yaml;
  }
}

TEST(FrontMatterTest, ReadsToml) {
  const auto matter = ReadFrontMatter(
      "+++\ntitle = \"A = b\"\ndate = 2024-05-03T10:00:00Z # c\nslug = 'x'\ntags = [\"a\"]\n"
      "[params]\nid = \"no\"\n+++\nOne.");
  ASSERT_TRUE(matter);
  EXPECT_EQ(matter->record.title, "A = b");
  EXPECT_EQ(matter->record.date, "2024-05-03T10:00:00Z");
  EXPECT_EQ(matter->record.id, "x");
  EXPECT_EQ(matter->body, "One.");
}

TEST(FrontMatterTest, LeavesTextWithoutItAlone) {
  const auto matter = ReadFrontMatter("# Title\n");
  ASSERT_TRUE(matter);
  EXPECT_EQ(matter->body, "# Title\n");
  EXPECT_EQ(ReadFrontMatter("---\r\ntitle: A\r\n...\r\nB")->body, "B");
  EXPECT_EQ(Read("\uFEFF---\ntitle: A\n---\n").title, "A");
}

TEST(FrontMatterTest, NamesWhatIsWrong) {
  EXPECT_EQ(Read("---\ntitle: A\n").title, "!has front matter without an end");
  EXPECT_THAT(Read("---\ntitle: A\ndate: [\n---\n").title,
              StartsWith("!has front matter that is not valid YAML at line 4 ("));
  EXPECT_THAT(Read("---\ntitle: A\nb: " + std::string(70000, 'x') + "\n---\n").title,
              StartsWith("!has front matter of over 65536 bytes"));
  std::string deep = "---\na: " + std::string(60000, '[') + "\n---\n";
  EXPECT_THAT(Read(deep).title, StartsWith("!has front matter that is not valid YAML"));
}

// Each name stands for ten of the one before.
TEST(FrontMatterTest, DoesNotGrowByAliases) {
  std::string yaml = "---\ntitle: A\na0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int j = 0; j < 9; ++j) yaml += ", " + last;
    yaml += "]\n";
  }
  EXPECT_EQ(Read(yaml + "---\n").title, "A");
}

}  // namespace
}  // namespace dossier::article
