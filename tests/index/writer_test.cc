#include "index/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzed_article.h"
#include "index/document.h"
#include "index/folder.h"
#include "index/schema.h"
#include "index/shards.h"
#include "index/stored_article.h"
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

// Of the articles of the last commit.
std::vector<std::string> Texts(const IndexWriter& writer) {
  std::vector<std::string> texts;
  const Xapian::Database database(writer.database_path().string());
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    texts.emplace_back(StoredArticle::Parse(database.get_document(*at).get_data())->text());
  }
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

TEST(WriterTest, DropsWhatWasNotCommitted) {
  const TempFolder folder;
  {
    auto writer = IndexWriter::Open(folder.path());
    ASSERT_TRUE(writer);
    writer->Put("a", Document("a", "One."));
    writer->Commit();
    writer->Put("a", Document("a", "Other."));
    writer->Put("b", Document("b", "Two."));
    writer->Remove("a");
  }
  const auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);
  EXPECT_THAT(Texts(*writer), ElementsAre("One."));
}

TEST(WriterTest, RemovesArticles) {
  const TempFolder folder;
  auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);
  for (const char* id : {"a", "b"}) writer->Put(id, Document(id, "of " + std::string(id)));
  EXPECT_TRUE(writer->Remove("a"));
  EXPECT_FALSE(writer->Remove("a"));
  EXPECT_FALSE(writer->Remove("c"));
  EXPECT_FALSE(writer->Remove(""));
  writer->Commit();
  EXPECT_THAT(Texts(*writer), ElementsAre("of b"));
  std::vector<std::string> ids;
  writer->ForEachId([&ids](const std::string& id) { ids.push_back(id); });
  EXPECT_THAT(ids, ElementsAre("b"));
}

TEST(WriterTest, SealsTheManifestAndTakesItBackBeforeItWrites) {
  const TempFolder folder;
  const auto manifest = [&folder] { return FindGeneration(folder.path())->manifest; };
  {
    auto writer = IndexWriter::Open(folder.path());
    ASSERT_TRUE(writer);
    writer->Put("a", Document("a", "One."));
    writer->Finish(1);
    EXPECT_FALSE(manifest().is_sealed);
    writer->Seal();
  }
  EXPECT_TRUE(manifest().is_sealed);
  EXPECT_EQ(manifest().articles, 1U);
  {
    auto writer = IndexWriter::Open(folder.path());
    ASSERT_TRUE(writer);
    writer->Finish(1);
    EXPECT_TRUE(manifest().is_sealed);  // nothing was written
    writer->Put("b", Document("b", "Two."));
    EXPECT_FALSE(manifest().is_sealed);
  }
}

TEST(WriterTest, WritesNothingToADamagedIndex) {
  const TempFolder folder;
  {
    auto writer = IndexWriter::Open(folder.path());
    ASSERT_TRUE(writer);
    writer->Put("a", Document("a", "One."));
    writer->Finish(1);
    writer->Seal();
  }
  const std::filesystem::path file =
      GenerationFolder(folder.path(), 1) / kDatabaseFolder / "docdata.glass";
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) - 100);
  stream.put('\x55');
  stream.close();
  auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);  // the sizes are right
  EXPECT_THROW(writer->Put("b", Document("b", "Two.")), Xapian::DatabaseCorruptError);
  std::filesystem::resize_file(file, 100);
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

TEST(WriterTest, PutsTheNextGenerationInThePlaceOfTheOldOne) {
  const TempFolder folder;
  folder.Write("names/a.tsv", "");
  const std::filesystem::path path = folder / "index";
  EXPECT_EQ(IndexWriter::OpenNext(path).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(path));
  const Catalogue catalogue = CatalogueOf("1");
  const auto put = [&](IndexWriter& writer, const std::string& text) {
    writer.JoinBy(catalogue);
    writer.SetCatalogue(folder / "names", catalogue);
    writer.Put("a", Document("a", text));
    writer.Commit();
    EXPECT_FALSE(IndexWriter::OpenNext(path));  // locked
  };
  {
    auto first = IndexWriter::Open(path);
    ASSERT_TRUE(first);
    put(*first, "old");
  }
  {
    auto next = IndexWriter::OpenNext(path);
    ASSERT_TRUE(next);
    put(*next, "new");
    EXPECT_EQ(CurrentName(path), "gen-1");
    next->Compact(1);
    EXPECT_EQ(CurrentName(path), "gen-3");
    EXPECT_TRUE(FindGeneration(path)->manifest.is_sealed);
  }
  {
    auto killed = IndexWriter::OpenNext(path);
    ASSERT_TRUE(killed);
    put(*killed, "unfinished");
  }
  const auto writer = IndexWriter::Open(path);
  ASSERT_TRUE(writer);
  EXPECT_THAT(Texts(*writer), ElementsAre("new"));
  EXPECT_THAT(GenerationFolders(path), ElementsAre(path / "gen-1", path / "gen-3"));
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

// Makes a shard of articles with these ids.
void AddShard(Shards& shards, const std::vector<std::string>& ids) {
  Shards::Writer shard = shards.Begin();
  for (const std::string& id : ids) shard.Add(Document(id, "of " + id));
  shard.Commit();
}

TEST(WriterTest, CompactsDatabaseAndShardsIntoTheNextGeneration) {
  const TempFolder folder;
  folder.Write("names/a.tsv", "");
  const std::filesystem::path path = folder / "index";
  {
    auto writer = IndexWriter::Open(path);
    ASSERT_TRUE(writer);
    const Catalogue catalogue = CatalogueOf("1");
    writer->JoinBy(catalogue);
    writer->SetCatalogue(folder / "names", catalogue);
    writer->UpdateLexicon({folder.path() / "no dictionaries"});
    for (const char* id : {"a", "b"}) writer->Put(id, Document(id, "of " + std::string(id)));
    AddShard(writer->shards(), {"c"});
    AddShard(writer->shards(), {});
    AddShard(writer->shards(), {"d", "e"});
    const Xapian::Database reader(writer->database_path().string());
    writer->Compact(2);
    EXPECT_EQ(writer->database_path(), path / "gen-2/xapian");
    EXPECT_FALSE(std::filesystem::exists(path / "gen-1"));
    EXPECT_THAT(Texts(*writer), ElementsAre("of a", "of b", "of c", "of d", "of e"));
    // A reader of before goes on.
    EXPECT_EQ(reader.get_doccount(), 0U);
    EXPECT_EQ(reader.get_metadata(kSchemaKey), kSchemaVersion);
    // So does the writer.
    writer->Put("c", Document("c", "replaced"));
    writer->Commit();
  }
  auto writer = IndexWriter::Open(path);
  ASSERT_TRUE(writer);
  EXPECT_THAT(Texts(*writer), ElementsAre("of a", "of b", "replaced", "of d", "of e"));
  EXPECT_EQ(writer->CatalogueFingerprint(), "1");
  EXPECT_TRUE(std::filesystem::exists(NamesFolder(path / "gen-2", "1") / "a.tsv"));
  const Xapian::Database database(writer->database_path().string());
  EXPECT_TRUE(
      std::filesystem::exists(LexiconFile(path / "gen-2", database.get_metadata(kLexiconKey))));
  EXPECT_EQ(ValuesOf(*writer), "");
  EXPECT_TRUE(writer->shards().Paths().empty());
}

TEST(WriterTest, CompactsWhereItIsWorthIt) {
  const TempFolder folder;
  const CommitRule rule{.large_articles = 4};
  const auto put = [&](int begin, int end) {
    auto writer = IndexWriter::Open(folder.path(), rule);
    for (int i = begin; i < end; ++i) {
      const std::string id = "a" + std::to_string(i);
      writer->Put(id, Document(id, "x"));
    }
    writer->Finish(1);
    return writer->database_path().parent_path().filename().string();
  };
  EXPECT_EQ(put(0, 3), "gen-1");
  EXPECT_EQ(put(3, 5), "gen-2");  // five since it was made
  EXPECT_EQ(put(5, 8), "gen-2");
  EXPECT_EQ(put(0, 0), "gen-2");
  EXPECT_EQ(put(8, 12), "gen-3");  // seven of twelve
  EXPECT_EQ(put(0, 5), "gen-3");
  EXPECT_EQ(put(0, 1), "gen-4");  // articles replaced count, too
}

TEST(WriterTest, OpensShardsOfALargeRun) {
  const TempFolder folder;
  const CommitRule rule{.large_articles = 2};
  const auto opens_with = [&](int begin, int end) {
    auto writer = IndexWriter::Open(folder.path(), rule);
    for (int i = begin; i < end; ++i) {
      EXPECT_FALSE(writer->shards().are_open());
      const std::string id = "a" + std::to_string(i);
      writer->Put(id, Document(id, "x"));
    }
    const bool open = writer->shards().are_open();
    if (open) {
      EXPECT_TRUE(CommittedArticles(writer->database_path()).FindContentHash("a0"));
    }
    writer->Finish(1);
    return open;
  };
  EXPECT_FALSE(opens_with(0, 1));
  EXPECT_TRUE(opens_with(1, 3));
  EXPECT_TRUE(opens_with(3, 5));
  EXPECT_TRUE(opens_with(5, 7));
  EXPECT_TRUE(opens_with(7, 9));
  EXPECT_TRUE(opens_with(9, 11));
  EXPECT_TRUE(opens_with(11, 13));
  EXPECT_FALSE(opens_with(13, 15));  // two of thirteen are less than a quarter
}

TEST(WriterTest, ClearsAwayGenerationsThatAreNotInUse) {
  const TempFolder folder;
  { ASSERT_TRUE(IndexWriter::Open(folder.path())); }
  folder.Write("gen-2/xapian/postlist.glass", "half");
  folder.Write("gen-1/shards/new-3/postlist.glass", "half");
  auto writer = IndexWriter::Open(folder.path());
  ASSERT_TRUE(writer);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "gen-2"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "gen-1/shards"));
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
