#include "index/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzed_article.h"
#include "index/document.h"
#include "index/folder.h"
#include "index/schema.h"
#include "index/value_table.h"
#include "support/found_entities.h"
#include "support/gazetteer.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Xapian::Document Document(const std::string& id, const std::string& text,
                          std::string_view hash = "0123456789abcdef") {
  article::Article article;
  article.id = id;
  article.text = text;
  return MakeDocument(Analyze(std::move(article)), hash);
}

std::vector<std::string> Texts(IndexWriter& writer) {
  std::vector<std::string> texts;
  writer.ForEach(
      [&](const StoredArticle& article, std::string_view) { texts.emplace_back(article.text()); });
  return texts;
}

std::vector<std::string> NameFolders(const std::filesystem::path& generation) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(generation)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("names-")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Catalogue CatalogueOf(const std::string& fingerprint) {
  Catalogue catalogue;
  catalogue.gazetteer = *entities::Gazetteer::Parse("people.tsv", "");
  catalogue.fingerprint = fingerprint;
  return catalogue;
}

TEST(WriterTest, LetsNoSecondWriterIn) {
  const TempFolder folder;
  {
    const auto first = IndexWriter::Open(folder.path());
    ASSERT_TRUE(first);
    const auto second = IndexWriter::Open(folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kLocked);
    EXPECT_THAT(second.error().message, HasSubstr(folder.path().string()));
  }
  EXPECT_TRUE(IndexWriter::Open(folder.path()));
}

TEST(WriterTest, KeepsWhatItCommitted) {
  const TempFolder folder;
  {
    auto writer = IndexWriter::Open(folder / "new/index");
    ASSERT_TRUE(writer);
    writer->Put("a", Document("a", "one"));
    writer->Put("b", Document("b", "two"));
    CommittedArticles committed(writer->database_path());
    EXPECT_FALSE(committed.FindContentHash("a"));
    writer->Commit();
    writer->Put("a", Document("a", "three", "fedcba9876543210"));
    writer->Commit();
    EXPECT_EQ(writer->article_count(), 2U);
    EXPECT_EQ(CommittedArticles(writer->database_path()).FindContentHash("a"), "fedcba9876543210");
  }
  auto writer = IndexWriter::Open(folder / "new/index");
  ASSERT_TRUE(writer);
  EXPECT_THAT(Texts(*writer), ElementsAre("three", "two"));
}

TEST(WriterTest, KeepsArticlesWhoseCurrentIsLost) {
  const TempFolder folder;
  {
    auto writer = IndexWriter::Open(folder.path());
    ASSERT_TRUE(writer);
    writer->Put("a", Document("a", "One."));
    writer->Commit();
  }
  std::filesystem::remove(folder.path() / kCurrentFile);
  const auto refused = IndexWriter::Open(folder.path());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kDamaged);
  EXPECT_TRUE(std::filesystem::exists(GenerationFolder(folder.path(), 1) / kDatabaseFolder));
}

TEST(WriterTest, LooksUpWhileTheWriterOvertakesIt) {
  const TempFolder folder;
  auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);
  CommittedArticles committed(writer->database_path());
  for (int i = 0; i < 5; ++i) {
    writer->Put("a" + std::to_string(i), Document("a" + std::to_string(i), "x"));
    writer->Commit();
    EXPECT_FALSE(committed.FindContentHash("b"));
  }
}

TEST(WriterTest, CommitsByItsRule) {
  const TempFolder folder;
  auto writer = IndexWriter::Open(
      folder.path(), {.min_articles = 2, .max_articles = 4, .min_interval = std::chrono::hours(1)});
  ASSERT_TRUE(writer);
  const auto count = [&] {
    return Xapian::Database(writer->database_path().string()).get_doccount();
  };
  for (const char* id : {"a", "b", "c"}) writer->Put(id, Document(id, "x"));
  EXPECT_EQ(count(), 0U);
  writer->Put("d", Document("d", "x"));
  EXPECT_EQ(count(), 4U);
}

TEST(WriterTest, ChangesNothingWithAnEmptyCommit) {
  const TempFolder folder;
  auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);
  const auto revision = Xapian::Database(writer->database_path().string()).get_revision();
  writer->Commit();
  EXPECT_EQ(Xapian::Database(writer->database_path().string()).get_revision(), revision);
}

TEST(WriterTest, LetsArticlesBePutDuringAVisit) {
  const TempFolder folder;
  auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);
  for (const char* id : {"a", "b", "c"}) writer->Put(id, Document(id, "x"));
  int visits = 0;
  writer->ForEach([&](const StoredArticle& article, std::string_view hash) {
    ++visits;
    EXPECT_EQ(hash, "0123456789abcdef");
    const std::string id(article.id());
    writer->Put(id, Document(id, "y" + id));
  });
  EXPECT_EQ(visits, 3);
  EXPECT_THAT(Texts(*writer), ElementsAre("ya", "yb", "yc"));
}

TEST(WriterTest, KeepsTheCopyOfTheCatalogueAndTheOneBefore) {
  const TempFolder folder;
  folder.Write("names/a.tsv", "");
  auto writer = IndexWriter::Open(folder / "index");
  ASSERT_TRUE(writer);
  const std::filesystem::path generation = folder.path() / "index/gen-1";
  EXPECT_EQ(writer->CatalogueFingerprint(), "");
  for (const char* fingerprint : {"1", "2", "3"}) {
    writer->SetCatalogue(folder / "names", CatalogueOf(fingerprint));
    writer->Commit();
    EXPECT_EQ(writer->CatalogueFingerprint(), fingerprint);
    EXPECT_TRUE(std::filesystem::exists(NamesFolder(generation, fingerprint) / "a.tsv"));
  }
  EXPECT_THAT(NameFolders(generation), ElementsAre("names-2", "names-3"));
  // A copy of the index itself may be the next catalogue, even one that is to be taken away.
  writer->SetCatalogue(NamesFolder(generation, "2"), CatalogueOf("4"));
  writer->SetCatalogue(NamesFolder(generation, "3"), CatalogueOf("3"));
  writer->Commit();
  EXPECT_TRUE(std::filesystem::exists(NamesFolder(generation, "3") / "a.tsv"));
}

TEST(WriterTest, RemembersThatAReanalysisWasNotFinished) {
  const TempFolder folder;
  folder.Write("names/a.tsv", "");
  {
    auto writer = IndexWriter::Open(folder / "index");
    ASSERT_TRUE(writer);
    writer->SetCatalogue(folder / "names", CatalogueOf("1"));
    writer->Put("a", Document("a", "x"));
    writer->Commit();
    EXPECT_NE(writer->AnalysisFingerprint(), "");
    writer->BeginReanalysis();
  }
  auto writer = IndexWriter::Open(folder / "index");
  ASSERT_TRUE(writer);
  EXPECT_EQ(writer->AnalysisFingerprint(), "");
  EXPECT_EQ(writer->CatalogueFingerprint(), "1");
  const Catalogue catalogue = CatalogueOf("1");
  writer->SetCatalogue(folder / "names", catalogue);
  EXPECT_EQ(writer->AnalysisFingerprint(), catalogue.analysis_fingerprint());
}

std::string ValuesOf(const IndexWriter& writer) {
  const Xapian::Database database(writer.database_path().string());
  const auto values = ValueTable::OpenFor(writer.database_path().parent_path(), database);
  if (!values) throw std::runtime_error(values.error().message);
  std::string ids;
  for (ValueTable::Number value = 0; value < values->size(); ++value) {
    ids.append(ids.empty() ? "" : " ").append(values->id(value));
  }
  return ids;
}

TEST(WriterTest, MakesTheFacetValuesWithEachCommit) {
  const TempFolder folder;
  folder.Write("names/a.tsv", "");
  auto writer = IndexWriter::Open(folder / "index");
  ASSERT_TRUE(writer);
  Catalogue catalogue = CatalogueOf("1");
  writer->JoinBy(catalogue);
  const auto put = [&](const std::string& id, const std::string& key) {
    article::Article text;
    text.id = id;
    text.text = "x";
    entities::AnalyzedArticle article = Analyze(std::move(text));
    AddFound({{key, "x"}}, article);
    writer->Put(id, MakeDocument(article, "0123456789abcdef"));
  };
  put("a", "~Jonas Gahr Store");
  put("b", "~Jonas Gahr Støre");
  put("c", "~Serge Lavroff");
  writer->Commit();
  EXPECT_EQ(ValuesOf(*writer), "jonas-gahr-store serge-lavroff");
  // Another gazetteer and other lines.
  catalogue.gazetteer =
      MakeGazetteer({{.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Лавров"},
                     {.id = "store", .en = "Jonas Gahr Støre", .ru = "Йонас Гар Стёре"}});
  catalogue.merges = *entities::ParseMergeLines(
      "merges.tsv", "same\tPER\tSerge Lavroff\tlavrov\t\n", catalogue.gazetteer);
  catalogue.fingerprint = "2";
  for (const char* id : {"a", "b"}) put(id, "store");
  writer->SetCatalogue(folder / "names", catalogue);
  writer->Commit();
  EXPECT_EQ(ValuesOf(*writer), "lavrov store");
}

TEST(WriterTest, NamesAFolderThatCannotBeMade) {
  const TempFolder folder;
  const std::string file = folder.Write("file", "x");
  try {
    (void)IndexWriter::Open(file + "/index");
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_THAT(error.what(), HasSubstr(file));
  }
}

}  // namespace
}  // namespace dossier::index
