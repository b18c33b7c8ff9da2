#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "entities/gazetteer.h"
#include "run_indexer.h"
#include "support/test_index.h"

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class UnknownCommandTest : public testing::Test {
 protected:
  UnknownCommandTest() {
    index_.Add({.id = "a", .title = "x"},
               {{"~Марлен Абдрахманов", ""}, {"~Marlen Abdrakhmanov", ""}, {"~Анна Петрова", ""}});
    index_.Add(
        {.id = "b", .title = "x"},
        {{"~М. Абдрахманов", ""}, {"~Pacific Lumber Co", "", entities::EntityKind::kOrganization}});
    index_.Commit();
  }

  Outcome Run(std::vector<std::string> flags) const {
    flags.insert(flags.begin(), {"unknown", "--index", index_.path().string()});
    return RunWith(flags);
  }

  TestIndex index_;
};

TEST_F(UnknownCommandTest, PrintsATable) {
  const Outcome outcome = Run({});
  EXPECT_EQ(outcome.code, kDone);
  EXPECT_EQ(outcome.out,
            "articles  kind    id                   example  names\n"
            "2         person  marlen-abdrakhmanov  a        Marlen Abdrakhmanov, "
            "М. Абдрахманов, Марлен Абдрахманов\n"
            "1         person  anna-petrova         a        Анна Петрова\n"
            "1         org     pacific-lumber-co    b        Pacific Lumber Co\n");
  EXPECT_THAT(Run({"--limit", "1"}).out, Not(HasSubstr("Lumber")));
}

TEST_F(UnknownCommandTest, PrintsJson) {
  const auto names = nlohmann::json::parse(Run({"--json"}).out);
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[0]["id"], "marlen-abdrakhmanov");
  EXPECT_EQ(names[0]["articles"], 2);
  EXPECT_EQ(names[0]["labels"]["ru"], "Марлен Абдрахманов");
  EXPECT_EQ(names[2]["kind"], "org");
}

TEST_F(UnknownCommandTest, PrintsLinesThatTheGazetteerTakes) {
  const Outcome outcome = Run({"--tsv"});
  EXPECT_THAT(outcome.out, StartsWith("marlen-abdrakhmanov\tPER\tMarlen Abdrakhmanov\t"
                                      "Марлен Абдрахманов\t\t\tm\t\t\t\t\t\t2 articles, such as a\n"
                                      "anna-petrova\tPER\tAnna Petrova\tАнна Петрова\t\t\tf\t"));
  const auto gazetteer = entities::Gazetteer::Parse("people.tsv", outcome.out);
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  EXPECT_EQ(gazetteer->entities().size(), 3U);
}

TEST_F(UnknownCommandTest, SaysThatThereAreNone) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov"}});
  EXPECT_THAT(RunWith({"unknown", "--index", index.path().string()}).out,
              HasSubstr("has every name"));
}

TEST_F(UnknownCommandTest, RefusesWhatItCannotDo) {
  EXPECT_EQ(Run({"--limit", "0"}).code, kBadUsage);
  EXPECT_EQ(Run({"--json", "--tsv"}).code, kBadUsage);
  EXPECT_EQ(RunWith({"unknown"}).code, kBadUsage);
  EXPECT_EQ(RunWith({"unknown", "--index", "/nonexistent"}).code, kBadUsage);
}

}  // namespace
}  // namespace dossier::cli
