#include "search/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "index/folder.h"
#include "search/engine.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::IsEmpty;

std::unique_ptr<SnapshotKeeper> Keep(const TestIndex& index) {
  return *SnapshotKeeper::Open(
      {.index = index.path(), .workers = 1, .interval = std::chrono::hours(1)});
}

std::unique_ptr<Export> RowsOf(const Engine& engine, const SearchRequest& request) {
  auto answer = engine.Export(request);
  if (!answer) throw std::runtime_error(answer.error().message);
  return std::move(answer->rows);
}

SearchRequest Asking(std::string text, std::optional<SortOrder> sort = std::nullopt) {
  SearchRequest request;
  request.text = std::move(text);
  request.sort = sort;
  return request;
}

std::vector<std::string> Ids(const Engine& engine, const SearchRequest& request) {
  std::vector<std::string> ids;
  const auto rows = RowsOf(engine, request);
  while (const auto row = rows->Next()) ids.push_back(row->id);
  return ids;
}

TEST(ExportTest, GivesWhatTheColumnsAndTheArticleSay) {
  TestIndex index;
  index.AddAll({{.id = "a",
                 .title = "Lavrov and Tokayev at the UN",
                 .date = "2024-05",
                 .source = "tass",
                 .url = "https://example.org/a"},
                {.id = "b", .title = "Погода", .text = "Ничего."}});
  const auto keeper = Keep(index);
  const Engine engine(*keeper, {});
  const auto rows = RowsOf(engine, {});
  EXPECT_EQ(rows->total(), 2U);
  const auto a = rows->Next();
  ASSERT_TRUE(a);
  EXPECT_EQ(a->id, "a");
  EXPECT_EQ(a->language, text::Language::kEnglish);
  EXPECT_EQ(a->source->labels.ru, "ТАСС");
  EXPECT_EQ(a->date->ToString(), "2024-05");
  EXPECT_EQ(a->basis, article::DateBasis::kMetadata);
  ASSERT_EQ(a->people.size(), 2U);
  EXPECT_EQ(a->people[0].id, "lavrov");
  EXPECT_EQ(a->people[1].labels.en, "Kassym-Jomart Tokayev");
  EXPECT_EQ(a->organizations[0].id, "un");
  EXPECT_EQ(a->title, "Lavrov and Tokayev at the UN");
  EXPECT_EQ(a->url, "https://example.org/a");
  const auto b = rows->Next();
  ASSERT_TRUE(b);
  EXPECT_EQ(b->language, text::Language::kRussian);
  EXPECT_FALSE(b->source);
  EXPECT_FALSE(b->date);
  EXPECT_THAT(b->people, IsEmpty());
  EXPECT_EQ(b->url, "");
  EXPECT_FALSE(rows->Next());
  EXPECT_FALSE(rows->Next());
}

TEST(ExportTest, HasTheOrderOfTheSearchWhateverItsPage) {
  TestIndex index;
  index.AddAll({{.id = "a", .title = "Grain", .date = "2024"},
                {.id = "b", .title = "Grain grain grain", .date = "2023"},
                {.id = "c", .title = "Weather", .date = "2025"},
                {.id = "d", .title = "Grain", .date = "2025"}});
  const auto keeper = Keep(index);
  const Engine engine(*keeper, {});
  for (const auto sort :
       {std::optional<SortOrder>(), std::optional(SortOrder::kNewest),
        std::optional(SortOrder::kOldest), std::optional(SortOrder::kRelevance)}) {
    for (const std::string text : {"", "grain"}) {
      SearchRequest request = Asking(text, sort);
      request.page = 3;
      request.size = 1;
      const std::vector<std::string> ids = Ids(engine, request);
      request.page = 1;
      request.size = 100;
      std::vector<std::string> searched;
      const auto answer = engine.Search(request);
      for (const Hit& hit : answer->hits) searched.push_back(hit.summary.id);
      EXPECT_EQ(ids, searched);
    }
  }
}

TEST(ExportTest, NamesTheFaultsOfAQuery) {
  TestIndex index;
  index.AddAll({{.title = "x"}});
  const auto keeper = Keep(index);
  const Engine engine(*keeper, {});
  const auto answer = engine.Export(Asking("date:2025-02-30"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->query_faults.size(), 1U);
  EXPECT_EQ(answer->rows, nullptr);
}

TEST(ExportTest, TakesTitlesAsTheyAreWhenTheyAreReadAndNoneOfWhatHasGone) {
  TestIndex index;
  for (int i = 0; i < 300; ++i) {
    index.Add({.id = "a" + std::to_string(1000 + i), .title = "Grain " + std::to_string(i)});
  }
  index.Commit();
  const auto keeper = Keep(index);
  const Engine engine(*keeper, {});
  const auto rows = RowsOf(engine, Asking("", SortOrder::kOldest));
  EXPECT_EQ(rows->Next()->title, "Grain 0");
  index.Remove("a1002");
  index.Add({.id = "a1003", .title = "Weather"});
  index.Commit();
  for (int i = 0; i < 3; ++i) {
    index.Add({.id = "new" + std::to_string(i), .title = "Grain"});
    index.Commit();
  }
  index.Compact();
  std::vector<std::string> ids;
  while (const auto row = rows->Next()) {
    ids.push_back(row->id);
    if (row->id == "a1003") {
      EXPECT_EQ(row->title, "Weather");
    }
    EXPECT_EQ(row->title.has_value(), row->id != "a1002") << row->id;
  }
  EXPECT_EQ(ids.size(), 299U);
  EXPECT_EQ(ids.back(), "a1299");
}

TEST(ExportTest, GoesOnWithTheOldGenerationWhereTheNewOneIsBroken) {
  TestIndex index;
  index.AddAll({{.id = "a", .title = "Grain"}, {.id = "b", .title = "Weather"}});
  const auto keeper = Keep(index);
  const Engine engine(*keeper, {});
  const std::filesystem::path broken = index::FollowingGeneration(index.generation());
  index::CreateGeneration(broken);
  index::PublishGeneration(broken);
  std::filesystem::remove_all(broken / index::kDatabaseFolder);
  const auto rows = RowsOf(engine, Asking("grain"));
  EXPECT_EQ(rows->Next()->title, "Grain");
}

TEST(ExportTest, ReadsIdsNoLongerThanItMay) {
  TestIndex index;
  for (int i = 0; i < 9; ++i) index.Add({.title = i == 0 ? "Wheat" : "Grain"});
  index.Commit();
  const auto keeper = Keep(index);
  const auto snapshot = keeper->Current();
  for (const std::vector<DocId>& docs :
       {std::vector<DocId>{1}, std::vector<DocId>{1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
    EXPECT_THROW(snapshot->IdsOf(docs, std::chrono::seconds(-1)), QueryTimeout);
    EXPECT_EQ(snapshot->IdsOf(docs, std::chrono::hours(1)).size(), docs.size());
  }
}

TEST(ExportTest, KeepsNoSearchWaiting) {
  TestIndex index;
  index.AddAll({{.title = "Grain"}, {.title = "Grain"}});
  const auto keeper = Keep(index);  // with one worker
  const Engine engine(*keeper, {});
  const auto rows = RowsOf(engine, {});
  ASSERT_TRUE(rows->Next());
  EXPECT_TRUE(engine.Search({}));
  EXPECT_TRUE(RowsOf(engine, {})->Next());
}

TEST(ExportTest, StartsOnTheNewestRevisionWhereCommitsHaveOvertakenTheSnapshot) {
  TestIndex index;
  for (int i = 0; i < 500; ++i) {
    index.Add({.title = "Grain " + std::to_string(i),
               .text = std::string(500, static_cast<char>('a' + i % 26))});
  }
  index.Commit();
  const auto keeper = Keep(index);
  const Engine engine(*keeper, {});
  for (int i = 0; i < 5; ++i) {
    index.Add({.id = "a" + std::to_string(i + 1), .title = "Weather"});
    index.Commit();
  }
  const auto rows = RowsOf(engine, Asking("grain"));
  std::uint64_t count = 0;
  while (rows->Next()) ++count;
  EXPECT_EQ(count, rows->total());
  EXPECT_TRUE(count == 500 || count == 495) << count;
}

}  // namespace
}  // namespace dossier::search
