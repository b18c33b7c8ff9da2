#include "index/dictd.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "support/dictd.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

Result<DictdDictionary> OpenIn(const TempFolder& folder) {
  const auto files = FindDictd(folder.path(), "test");
  if (!files) return Fail(ErrorCode::kNotFound, "no files");
  return DictdDictionary::Open(*files);
}

ErrorCode ErrorIn(const TempFolder& folder) {
  const auto dictionary = OpenIn(folder);
  return dictionary ? ErrorCode::kTimeout : dictionary.error().code;
}

TEST(DictdTest, ReadsEntriesInTheirOrder) {
  const TempFolder folder;
  WriteDictd(folder, "test", {{"glim", "   _n. свет"}, {"glim lamp", "   лампа"}});
  const auto dictionary = OpenIn(folder);
  ASSERT_TRUE(dictionary) << dictionary.error().message;
  ASSERT_EQ(dictionary->size(), 2U);
  EXPECT_EQ(dictionary->entry(0).headword, "glim");
  EXPECT_EQ(dictionary->entry(0).definition, "glim\n   _n. свет\n");
  EXPECT_EQ(dictionary->entry(1).headword, "glim lamp");
}

TEST(DictdTest, ReadsAPlainTextToo) {
  const TempFolder folder;
  folder.Write("test.index", "glim\tA\tE\nglam\tE\tE\toriginal\n");
  folder.Write("test.dict", "glimglam");
  const auto dictionary = OpenIn(folder);
  ASSERT_TRUE(dictionary) << dictionary.error().message;
  EXPECT_EQ(dictionary->entry(1).headword, "glam");
  EXPECT_EQ(dictionary->entry(1).definition, "glam");
}

TEST(DictdTest, FindsNothingUnlessBothFilesAreThere) {
  const TempFolder folder;
  EXPECT_FALSE(FindDictd(folder.path(), "test"));
  folder.Write("test.index", "");
  EXPECT_FALSE(FindDictd(folder.path(), "test"));
  folder.Write("test.dict", "");
  EXPECT_TRUE(FindDictd(folder.path(), "test"));
  EXPECT_FALSE(FindDictd(folder.path() / "absent", "test"));
}

TEST(DictdTest, RefusesAnIndexThatPointsBeyondTheText) {
  for (const char* const line : {"glim\tA\tF", "glim\tF\tA", "glim\t//////\t//////",
                                 "glim\t///////\tA", "glim\t!\tA", "glim\tA", "glim", "glim\t\t"}) {
    const TempFolder folder;
    folder.Write("test.dict", "text");
    folder.Write("test.index", line);
    EXPECT_EQ(ErrorIn(folder), ErrorCode::kDamaged) << line;
  }
}

TEST(DictdTest, RefusesATextThatIsCutOff) {
  const TempFolder folder;
  WriteDictd(folder, "test", {{"glim", std::string(1000, 'x')}});
  const auto packed = folder.path() / "test.dict.dz";
  std::filesystem::resize_file(packed, std::filesystem::file_size(packed) - 12);
  EXPECT_EQ(ErrorIn(folder), ErrorCode::kDamaged);
}

TEST(DictdTest, RefusesATextThatUnpacksToTooMuch) {
  const TempFolder folder;
  folder.Write("test.index", "glim\tA\tB\n");
  folder.Write("test.dict.dz", ToGzip(std::string(kMaxDictionaryBytes + 1, 'x')));
  EXPECT_EQ(ErrorIn(folder), ErrorCode::kDamaged);
}

TEST(DictdTest, RefusesEntriesThatShareTooMuchText) {
  const TempFolder folder;
  const std::string text(std::size_t{1} << 20, 'x');
  std::string index;
  for (int i = 0; i < 65; ++i) index += "glim\tA\t" + ToDictdNumber(text.size()) + "\n";
  folder.Write("test.index", index);
  folder.Write("test.dict.dz", ToGzip(text));
  EXPECT_EQ(ErrorIn(folder), ErrorCode::kDamaged);
}

TEST(DictdTest, SurvivesAnyBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    const TempFolder folder;
    WriteDictd(folder, "test", {{"glim", "   _n. свет"}, {"glam", "   1) блеск"}});
    for (const char* const name : {"test.index", "test.dict.dz"}) {
      std::fstream file(folder / name, std::ios::in | std::ios::out | std::ios::binary);
      const auto size = std::filesystem::file_size(folder / name);
      file.seekp(static_cast<std::streamoff>(random() % size));
      file.put(static_cast<char>(random()));
    }
    const auto dictionary = OpenIn(folder);
    for (std::size_t i = 0; dictionary && i < dictionary->size(); ++i) {
      EXPECT_LE(dictionary->entry(i).definition.size(), 1000U);
    }
  }
}

}  // namespace
}  // namespace dossier::index
