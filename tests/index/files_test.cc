#include "index/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <system_error>

#include "support/temp_folder.h"

namespace dossier::index {
namespace {

TEST(FilesTest, ReadsWhatItWrites) {
  const TempFolder folder;
  const std::string bytes("a\0\n\xFF", 4);
  WriteFileDurably(folder / "a", "old");
  WriteFileDurably(folder / "a", bytes);
  EXPECT_EQ(*ReadWholeFile(folder / "a"), bytes);
  EXPECT_FALSE(std::filesystem::exists(folder / "a.new"));
}

TEST(FilesTest, NamesWhatItCannotReadOrWrite) {
  const TempFolder folder;
  const auto missing = ReadWholeFile(folder / "missing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(missing.error().message, "cannot read " + folder / "missing");
  try {
    WriteFileDurably(folder / "none/a", "x");
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr(folder / "none/a"));
  }
}

TEST(FilesTest, LeavesTheOldFileWhereTheNewCannotBeWritten) {
  const TempFolder folder;
  WriteFileDurably(folder / "a", "old");
  std::filesystem::create_directory(folder / "a.new");
  EXPECT_THROW(WriteFileDurably(folder / "a", "new"), std::system_error);
  EXPECT_EQ(*ReadWholeFile(folder / "a"), "old");
}

TEST(FilesTest, AddsUpAFolder) {
  const TempFolder folder;
  folder.Write("a", "123");
  folder.Write("b/c/d", "4567");
  EXPECT_EQ(FolderBytes(folder.path()), 7U);
  EXPECT_EQ(FolderBytes(folder / "missing"), 0U);
}

}  // namespace
}  // namespace dossier::index
