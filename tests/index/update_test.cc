#include "index/update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "analyzed_article.h"
#include "index/catalogue.h"
#include "index/document.h"
#include "index/schema.h"
#include "index/value_table.h"
#include "support/found_entities.h"
#include "support/index_fixture.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

const std::string kTwo =
    JsonArticle("a", "Lavrov in Oslo", "He came.") + JsonArticle("b", "NATO met", "It talked.");

// {added, replaced, unchanged, skipped, reanalysed}
std::vector<std::uint64_t> Numbers(const UpdateCounts& counts) {
  return {counts.added, counts.replaced, counts.unchanged, counts.skipped, counts.reanalysed};
}

TEST(UpdateTest, AddsArticles) {
  IndexFixture index;
  const UpdateCounts counts = index.Add(kTwo);
  EXPECT_THAT(Numbers(counts), ElementsAre(2, 0, 0, 0, 0));
  EXPECT_EQ(counts.bytes, kTwo.size());
  EXPECT_EQ(counts.done(), 2U);
  EXPECT_THAT(index.Articles(), ElementsAre(Pair("a", Pair("Lavrov in Oslo", "He came.")),
                                            Pair("b", Pair("NATO met", "It talked."))));
  EXPECT_EQ(index.CountTerm("XPlavrov"), 1U);
  EXPECT_EQ(index.CountTerm("XOnato"), 1U);
}

TEST(UpdateTest, ChangesNothingTheSecondTime) {
  IndexFixture index;
  index.Add(kTwo);
  const auto revision = index.Open().get_revision();
  EXPECT_THAT(Numbers(index.Add(kTwo)), ElementsAre(0, 0, 2, 0, 0));
  EXPECT_EQ(index.Open().get_revision(), revision);
}

TEST(UpdateTest, ReplacesAChangedArticle) {
  IndexFixture index;
  index.Add(kTwo);
  EXPECT_THAT(Numbers(index.Add(JsonArticle("a", "Oslo", "He left.") +
                                JsonArticle("b", "NATO met", "It talked."))),
              ElementsAre(0, 1, 1, 0, 0));
  EXPECT_EQ(index.Articles().at("a").second, "He left.");
  EXPECT_EQ(index.Articles().size(), 2U);
  EXPECT_EQ(index.CountTerm("XPlavrov"), 0U);
}

TEST(UpdateTest, SkipsBadArticlesAndNamesThem) {
  IndexFixture index;
  const UpdateCounts counts = index.Add(
      JsonArticle("a", "One", "x") + "{\"id\":\"b\"}\n" + "{broken\n" +
      "{\"id\":\"c\",\"title\":\"C\",\"date\":\"yesterday\"}\n" + JsonArticle("d", "Four", "x"));
  EXPECT_THAT(Numbers(counts), ElementsAre(2, 0, 0, 3, 0));
  const std::string file = index.options.paths[0];
  EXPECT_THAT(
      index.listener.skipped,
      ElementsAre(HasSubstr(file + ":2: "), HasSubstr(file + ":3: "), HasSubstr(file + ":4: ")));
  EXPECT_EQ(index.Articles().size(), 2U);
}

TEST(UpdateTest, SkipsTheSecondOfTwoWithOneId) {
  IndexFixture index;
  const UpdateCounts counts =
      index.Add(JsonArticle("a", "One", "x") + JsonArticle("a", "Two", "y"));
  EXPECT_THAT(Numbers(counts), ElementsAre(1, 0, 0, 1, 0));
  const std::string file = index.options.paths[0];
  EXPECT_THAT(index.listener.skipped,
              ElementsAre(file + ":2: the id \"a\" is already taken by " + file + ":1"));
  EXPECT_EQ(index.Articles().at("a").first, "One");
}

TEST(UpdateTest, NamesPathsThatAreNotThere) {
  IndexFixture index;
  index.options.paths = {index.folder / "missing"};
  EXPECT_THAT(Numbers(index.Update()), ElementsAre(0, 0, 0, 1, 0));
  EXPECT_THAT(index.listener.skipped, ElementsAre(HasSubstr("missing: does not exist")));
}

TEST(UpdateTest, AnalysesAnewWithAChangedGazetteer) {
  IndexFixture index;
  index.Add(kTwo + JsonArticle("c", "Støre", "Jonas Gahr Støre came."));
  EXPECT_EQ(index.CountTerm("XPstore"), 0U);
  index.WriteGazetteer(ToTsv({{.id = "store", .en = "Jonas Gahr Støre", .ru = "Йонас Гар Стёре"}}));
  index.options.paths = {};
  EXPECT_THAT(Numbers(index.Update()), ElementsAre(0, 0, 0, 0, 3));
  EXPECT_EQ(index.listener.reanalysed, 3U);
  EXPECT_EQ(index.CountTerm("XPstore"), 1U);
  EXPECT_EQ(index.CountTerm("XPlavrov"), 0U);
  EXPECT_EQ(index.Articles().size(), 3U);
  EXPECT_THAT(Numbers(index.Update()), ElementsAre(0, 0, 0, 0, 0));
  // What the input gave is as it was.
  EXPECT_THAT(Numbers(index.Add(kTwo)), ElementsAre(0, 0, 2, 0, 0));
}

TEST(UpdateTest, MovesAnUnknownPersonToTheIdThatTheGazetteerGives) {
  IndexFixture index;
  index.Add(JsonArticle("c", "Støre", "Jonas Gahr Støre came."));
  {
    // As if the analysis had found him.
    auto writer = IndexWriter::Open(index.index());
    ASSERT_TRUE(writer);
    article::Article article;
    article.id = "c";
    article.title = "Støre";
    article.text = "Jonas Gahr Støre came.";
    entities::AnalyzedArticle analyzed = Analyze(std::move(article));
    AddFound({{"~Jonas Gahr Støre", "Jonas Gahr Støre"}}, analyzed);
    writer->Put("c", MakeDocument(analyzed, "0123456789abcdef"));
    writer->Commit();
  }
  const auto values = [&index] {
    return *ValueTable::OpenFor(*CurrentGeneration(index.index()), index.Open());
  };
  EXPECT_TRUE(values().Find("jonas-gahr-store"));
  index.WriteGazetteer(ToTsv({{.id = "store", .en = "Jonas Gahr Støre", .ru = "Йонас Гар Стёре"}}));
  index.options.paths = {};
  index.Update();
  const ValueTable after = values();
  ASSERT_TRUE(after.Find("store"));
  EXPECT_TRUE(after.is_known(*after.Find("store")));
  // A link that was made before still leads there.
  EXPECT_EQ(after.Find("jonas-gahr-store"), after.Find("store"));
  EXPECT_EQ(after.size(), 1U);
}

TEST(UpdateTest, AnalysesNothingAnewForMergeLines) {
  IndexFixture index;
  index.Add(kTwo);
  const std::string before = index.Open().get_metadata(kNamesKey);
  index.folder.Write("names/merges.tsv", "same\tPER\tlavrov\tSerge Lavroff\t\n");
  index.options.paths = {};
  EXPECT_THAT(Numbers(index.Update()), ElementsAre(0, 0, 0, 0, 0));
  const std::string after = index.Open().get_metadata(kNamesKey);
  EXPECT_NE(after, before);
  const auto copy = LoadCatalogue(NamesFolder(*CurrentGeneration(index.index()), after));
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(copy->merges.size(), 1U);
}

TEST(UpdateTest, RefusesBadMergeLines) {
  IndexFixture index;
  index.folder.Write("names/merges.tsv", "same\tPER\tlavrow\tSerge Lavroff\t\n");
  const auto counts = UpdateArticles(index.index(), index.options, index.listener);
  ASSERT_FALSE(counts);
  EXPECT_THAT(counts.error().message, HasSubstr("merges.tsv:1: "));
}

TEST(UpdateTest, KeepsTheNamesItAnalysedWith) {
  IndexFixture index;
  index.Add(kTwo);
  const std::string fingerprint = index.Open().get_metadata(kNamesKey);
  const auto copy = LoadCatalogue(NamesFolder(*CurrentGeneration(index.index()), fingerprint));
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(copy->fingerprint, fingerprint);
  EXPECT_NE(copy->gazetteer.Find("lavrov"), -1);
}

TEST(UpdateTest, TakesSourcesFromArticlesAndTheRestFromTheOptions) {
  IndexFixture index;
  index.options.pipeline.build.default_source = "wire";
  index.Add("{\"id\":\"a\",\"title\":\"A\",\"source\":\"ria\"}\n{\"id\":\"b\",\"title\":\"B\"}\n");
  EXPECT_EQ(index.CountTerm("XSria"), 1U);
  EXPECT_EQ(index.CountTerm("XSwire"), 1U);
}

TEST(UpdateTest, ReadsStandardInputBehindTheFiles) {
  IndexFixture index;
  std::istringstream input(JsonArticle("s", "Standard", "input") + "{broken\n");
  index.options.standard_input = &input;
  const UpdateCounts counts = index.Add(kTwo);
  EXPECT_THAT(Numbers(counts), ElementsAre(3, 0, 0, 1, 0));
  EXPECT_THAT(index.listener.skipped, ElementsAre(HasSubstr("-:2: ")));
  EXPECT_EQ(index.Articles().at("s").second, "input");
}

TEST(UpdateTest, RefusesABadGazetteerAndLeavesTheIndexAlone) {
  IndexFixture index;
  index.WriteGazetteer("bad\n");
  const auto counts = UpdateArticles(index.index(), index.options, index.listener);
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kInvalidInput);
  EXPECT_THAT(counts.error().message, HasSubstr("people.tsv:1: "));
  EXPECT_FALSE(std::filesystem::exists(index.index()));
}

TEST(UpdateTest, RefusesALockedIndex) {
  IndexFixture index;
  const auto writer = IndexWriter::Open(index.index());
  const auto counts = UpdateArticles(index.index(), index.options, index.listener);
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kLocked);
}

// Files of one article each, a day old.
class UpdateFilesTest : public testing::Test {
 protected:
  UpdateFilesTest() { index_.options.paths = {index_.folder / "in"}; }

  std::string Write(const std::string& name, const std::string& title) {
    const std::string path = index_.folder.Write("in/" + name, title + "\n\nText.");
    SetAge(path, std::chrono::hours(24));
    return path;
  }
  static void SetAge(const std::string& path, std::chrono::seconds age) {
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - age);
  }
  UpdateCounts Sync() {
    index_.options.removes_vanished = true;
    return index_.Update();
  }
  std::vector<std::string> Ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, article] : index_.Articles()) ids.push_back(id);
    return ids;
  }
  Error SyncFault() {
    index_.options.removes_vanished = true;
    const auto counts = UpdateArticles(index_.index(), index_.options, index_.listener);
    return counts ? Error{} : counts.error();
  }

  IndexFixture index_;
};

TEST_F(UpdateFilesTest, ReadsNoFileThatHasNotChanged) {
  const std::string path = Write("a.txt", "One");
  Write("b.txt", "Two");
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(2, 0, 0, 0, 0));
  // What is read again is seen to have changed.
  const auto time = std::filesystem::last_write_time(path);
  index_.folder.Write("in/a.txt", "Six\n\nText.");
  std::filesystem::last_write_time(path, time);
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 0, 2, 0, 0));
  EXPECT_EQ(index_.Articles().at("a").first, "One");
  SetAge(path, std::chrono::hours(23));
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 1, 0, 0));
  EXPECT_EQ(index_.Articles().at("a").first, "Six");
}

TEST_F(UpdateFilesTest, ReadsAFileAgainWhereItsArticlesDependOnOtherOptions) {
  Write("a.txt", "One");
  index_.Update();
  index_.options.pipeline.build.default_source = "wire";
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 0, 0));
  EXPECT_EQ(index_.CountTerm("XSwire"), 1U);
}

TEST_F(UpdateFilesTest, ReadsAFileAgainThatWasYoung) {
  const std::string path = Write("a.txt", "One");
  SetAge(path, std::chrono::seconds(0));
  index_.Update();
  const auto time = std::filesystem::last_write_time(path);
  index_.folder.Write("in/a.txt", "Six\n\nText.");
  std::filesystem::last_write_time(path, time);
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 0, 0));
}

TEST_F(UpdateFilesTest, NamesTheBadOnesEachTime) {
  index_.folder.Write("in/bad.jsonl", "{\"id\": \"x\"}\n" + JsonArticle("y", "Y", "y"));
  SetAge(index_.folder / "in/bad.jsonl", std::chrono::hours(1));
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(index_.Update().skipped, 1U);
    EXPECT_EQ(index_.listener.skipped.size(), 1U);
  }
}

TEST_F(UpdateFilesTest, ReadsTheFirstOwnerOfAnIdAgain) {
  Write("1.txt", "Plain");
  index_.Update();
  // Another PATH gives an article of the same id.
  const std::string other = index_.folder.Write("other/1.txt", "Other\n\nText.");
  index_.options.paths = {index_.folder / "other"};
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 0, 0));
  index_.options.paths = {index_.folder / "in"};
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 0, 0));
  EXPECT_EQ(index_.Articles().at("1").first, "Plain");
}

TEST_F(UpdateFilesTest, SkipsANewFileWhoseIdAKnownFileHas) {
  Write("b.txt", "Known");
  index_.Update();
  index_.folder.Write("in/a.jsonl", JsonArticle("b", "New", "Text."));
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 1, 0));
  EXPECT_EQ(index_.Articles().at("b").first, "New");  // the first of the input, as in a clean run
  std::filesystem::remove(index_.folder / "in/a.jsonl");
  index_.folder.Write("in/c.jsonl", JsonArticle("b", "New", "Text."));
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 1, 0));
  EXPECT_EQ(index_.Articles().at("b").first, "Known");
}

TEST_F(UpdateFilesTest, RemovesWhatHasVanished) {
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) Write(std::string(name) + ".txt", name);
  EXPECT_EQ(Sync().removed, 0U);
  std::filesystem::remove(index_.folder / "in/c.txt");
  index_.options.is_dry = true;
  EXPECT_EQ(Sync().removed, 1U);
  EXPECT_EQ(Ids().size(), 6U);
  index_.options.is_dry = false;
  EXPECT_EQ(Sync().removed, 1U);
  EXPECT_THAT(Ids(), ElementsAre("a", "b", "d", "e", "f"));
  // A file may give other articles than before.
  index_.folder.Write("in/b.txt", JsonArticle("g", "G", "g"));
  const UpdateCounts counts = Sync();
  EXPECT_EQ(counts.added, 1U);
  EXPECT_EQ(counts.removed, 1U);
  EXPECT_THAT(Ids(), ElementsAre("a", "d", "e", "f", "g"));
}

TEST_F(UpdateFilesTest, RemovesMuchOnlyWhereItIsForced) {
  for (const char* name : {"a", "b", "c", "d"}) Write(std::string(name) + ".txt", name);
  Sync();
  for (const char* name : {"in/c.txt", "in/d.txt"}) {
    std::filesystem::remove(index_.folder / name);
  }
  Write("e.txt", "New");
  const Error fault = SyncFault();
  EXPECT_EQ(fault.code, ErrorCode::kTooMany);
  EXPECT_THAT(fault.message, HasSubstr("2 articles would be removed, of 5"));
  EXPECT_THAT(Ids(), ElementsAre("a", "b", "c", "d", "e"));  // what was added stands
  index_.options.is_forced = true;
  EXPECT_EQ(Sync().removed, 2U);
  EXPECT_THAT(Ids(), ElementsAre("a", "b", "e"));
}

TEST_F(UpdateFilesTest, RemovesNothingWhereAPathIsNotThere) {
  Write("a.txt", "One");
  Sync();
  index_.options.paths = {index_.folder / "unmounted"};
  const Error fault = SyncFault();
  EXPECT_EQ(fault.code, ErrorCode::kUnreadable);
  EXPECT_THAT(fault.message, HasSubstr("unmounted"));
  EXPECT_THAT(Ids(), ElementsAre("a"));
}

TEST_F(UpdateFilesTest, RemovesNothingWhereAPathThatHadFilesHasNoneAnyMore) {
  for (int i = 0; i < 9; ++i) Write("a" + std::to_string(i) + ".txt", "One");
  index_.folder.Write("disk/b.txt", "Two\n\nText.");
  index_.options.paths.push_back(index_.folder / "disk");
  Sync();
  std::filesystem::remove(index_.folder / "disk/b.txt");
  const Error fault = SyncFault();
  EXPECT_EQ(fault.code, ErrorCode::kUnreadable);
  EXPECT_THAT(fault.message, HasSubstr("is it mounted?"));
  index_.options.is_forced = true;
  EXPECT_EQ(Sync().removed, 1U);
}

TEST_F(UpdateFilesTest, LeavesOutTheIndexItself) {
  Write("a.txt", "One");
  index_.options.paths = {index_.folder.path().string()};
  EXPECT_EQ(index_.Update().added, 2U);  // and the gazetteer, which stands there, too
  EXPECT_EQ(index_.Update().added, 0U);
  EXPECT_EQ(index_.Articles().size(), 2U);
}

TEST_F(UpdateFilesTest, KeepsTheArticlesOfAFileThatHasBecomeBad) {
  for (int i = 0; i < 9; ++i) Write("a" + std::to_string(i) + ".txt", "One");
  index_.folder.Write("in/many.jsonl", JsonArticle("x", "X", "x") + JsonArticle("y", "Y", "y"));
  Sync();
  index_.folder.Write("in/many.jsonl", JsonArticle("x", "X", "x") + "{broken\n");
  EXPECT_EQ(Sync().removed, 0U);
  EXPECT_EQ(index_.Articles().count("y"), 1U);
  // Once more: that is remembered of a file with a fault.
  EXPECT_EQ(Sync().removed, 0U);
  EXPECT_EQ(index_.Articles().size(), 11U);
  index_.folder.Write("in/many.jsonl", JsonArticle("x", "X", "x"));
  EXPECT_EQ(Sync().removed, 1U);
}

TEST_F(UpdateFilesTest, WritesNothingWhenDry) {
  Write("a.txt", "One");
  index_.options.is_dry = true;
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(1, 0, 0, 0, 0));
  EXPECT_FALSE(std::filesystem::exists(index_.index()));
  index_.options.is_dry = false;
  index_.Update();
  const auto revision = index_.Open().get_revision();
  Write("a.txt", "Other");
  index_.options.is_dry = true;
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(0, 1, 0, 0, 0));
  EXPECT_EQ(index_.Open().get_revision(), revision);
}

TEST_F(UpdateFilesTest, RemovesByIdUntilTheFileIsReadAgain) {
  Write("a.txt", "One");
  Write("b.txt", "Two");
  index_.Update();
  const auto counts = RemoveArticles(index_.index(), {"a", "nobody", "a"});
  ASSERT_TRUE(counts) << counts.error().message;
  EXPECT_EQ(counts->removed, 1U);
  EXPECT_THAT(counts->unknown, ElementsAre("nobody"));
  EXPECT_THAT(Ids(), ElementsAre("b"));
  EXPECT_THAT(Numbers(index_.Update()), ElementsAre(1, 0, 1, 0, 0));
}

TEST_F(UpdateFilesTest, RemovesNothingFromNoIndex) {
  EXPECT_EQ(RemoveArticles(index_.index(), {"a"}).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(index_.index()));
}

// Some of the articles go the one way, some the other; then again as a change of a few.
TEST(UpdateTest, AddsManyByShardsWhatItAddsOneByOne) {
  const auto lines = [](std::string_view text) {
    std::string all;
    for (int i = 0; i < 1000; ++i) {
      all += JsonArticle("a" + std::to_string(i), i % 2 == 0 ? "Lavrov came" : "НАТО",
                         std::string(text) + " number" + std::to_string(i));
    }
    return all;
  };
  IndexFixture plain;
  IndexFixture large;
  large.options.commits.large_articles = 100;
  large.options.pipeline.commit_articles = 100;
  for (IndexFixture* index : {&plain, &large}) {
    EXPECT_THAT(Numbers(index->Add(lines("Old"))), ElementsAre(1000, 0, 0, 0, 0));
    EXPECT_THAT(Numbers(index->Add(lines("Old"))), ElementsAre(0, 0, 1000, 0, 0));
  }
  EXPECT_EQ(CurrentGeneration(large.index())->filename(), "gen-2");
  const auto expect_same = [&] {
    EXPECT_TRUE(large.Articles() == plain.Articles());
    for (const char* term : {"XPlavrov", "XOnato", "Slavrov", "number17", "XFnumber999", "old"}) {
      EXPECT_EQ(large.CountTerm(term), plain.CountTerm(term)) << term;
    }
    EXPECT_EQ(large.Open().get_avlength(), plain.Open().get_avlength());
  };
  expect_same();
  for (IndexFixture* index : {&plain, &large}) {
    EXPECT_THAT(Numbers(index->Add(JsonArticle("a17", "Title", "New.") +
                                   JsonArticle("b", "Lavrov", "New, too."))),
                ElementsAre(1, 1, 0, 0, 0));
  }
  expect_same();
  // All are replaced, and as many are new.
  for (IndexFixture* index : {&plain, &large}) {
    std::string all = lines("Changed");
    for (int i = 0; i < 1000; ++i) all += JsonArticle("c" + std::to_string(i), "Title", "More.");
    EXPECT_THAT(Numbers(index->Add(all)), ElementsAre(1000, 1000, 0, 0, 0));
  }
  expect_same();
}

}  // namespace
}  // namespace dossier::index
