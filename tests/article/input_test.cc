#include "article/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/temp_folder.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> RelativePaths(const InputListing& listing) {
  std::vector<std::string> paths;
  for (const InputFile& file : listing.files) paths.push_back(file.origin.relative_path);
  return paths;
}

std::vector<std::string> Titles(const InputFile& file, std::size_t max_bytes = 1000) {
  std::vector<std::string> titles;
  EXPECT_TRUE(ReadFile(file, max_bytes, [&](Result<Record> record, const Origin&) {
    titles.push_back(record ? record->title : "!" + record.error().message);
    return true;
  }));
  return titles;
}

TEST(ListInputTest, WalksFoldersInTheOrderOfNames) {
  const TempFolder folder;
  for (const char* name : {"b.txt", "a/2.txt", "a/10.txt", "B.txt", "я.txt", "a/.hidden", ".git/x"})
    folder.Write(name, "T");
  const InputListing listing = ListInput({folder.path().string()});
  EXPECT_THAT(RelativePaths(listing),
              ElementsAre("B.txt", "a/10.txt", "a/2.txt", "b.txt", "я.txt"));
  EXPECT_THAT(listing.problems, IsEmpty());
  EXPECT_EQ(listing.files[1].origin.path, folder / "a/10.txt");
  EXPECT_EQ(listing.files[1].size_bytes, 1U);
  EXPECT_TRUE(listing.files[1].origin.file_time.has_value());
}

TEST(ListInputTest, TakesAFileByItsName) {
  const TempFolder folder;
  const InputListing listing = ListInput({folder.Write("en/.a.txt", "T")});
  EXPECT_THAT(RelativePaths(listing), ElementsAre(".a.txt"));
}

TEST(ListInputTest, ListsEachFileOnce) {
  const TempFolder folder;
  folder.Write("a.txt", "T");
  const std::string here = folder.path().string();
  EXPECT_THAT(RelativePaths(ListInput({here, here + "/.", folder / "a.txt",
                                       folder / "../" + here.substr(5) + "/a.txt"})),
              ElementsAre("a.txt"));
}

TEST(ListInputTest, FollowsOnlyLinksThatTheUserNamed) {
  const TempFolder folder;
  const TempFolder outside;
  const std::string target = outside.Write("secret.txt", "Secret");
  folder.Write("a.txt", "A");
  std::filesystem::create_symlink(target, folder / "link.txt");
  std::filesystem::create_directory_symlink(outside.path(), folder / "linked");
  const InputListing walked = ListInput({folder.path().string()});
  EXPECT_THAT(RelativePaths(walked), ElementsAre("a.txt"));
  ASSERT_EQ(walked.problems.size(), 2U);
  EXPECT_EQ(walked.problems[0].message,
            folder / "link.txt" + ": is a symbolic link, which is not followed");
  EXPECT_EQ(walked.problems[1].message,
            folder / "linked" + ": is a symbolic link, which is not followed");

  const InputListing named = ListInput({folder / "link.txt"});
  EXPECT_THAT(RelativePaths(named), ElementsAre("link.txt"));
  EXPECT_THAT(Titles(named.files.front()), ElementsAre("Secret"));
  EXPECT_THAT(RelativePaths(ListInput({folder / "linked"})), ElementsAre("secret.txt"));
}

TEST(ListInputTest, NamesWhatIsNoFile) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::filesystem::create_symlink(folder / "gone", folder / "dangling");
  const InputListing walked = ListInput({folder.path().string()});
  EXPECT_THAT(walked.files, IsEmpty());
  ASSERT_EQ(walked.problems.size(), 2U);
  EXPECT_THAT(walked.problems[1].message, HasSubstr("pipe: is a pipe"));

  const InputListing named =
      ListInput({folder / "pipe", "/dev/null", folder / "missing", folder / "dangling", ""});
  ASSERT_EQ(named.problems.size(), 5U);
  EXPECT_EQ(named.problems[0].message, folder / "pipe" + ": is a pipe");
  EXPECT_EQ(named.problems[1].message, "/dev/null: is a device");
  EXPECT_EQ(named.problems[2].message, folder / "missing" + ": does not exist");
  EXPECT_EQ(named.problems[2].code, ErrorCode::kNotFound);
  EXPECT_EQ(named.problems[3].message, folder / "dangling" + ": does not exist");
}

TEST(ListInputTest, NamesAFolderThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempFolder folder;
  folder.Write("closed/a.txt", "A");
  folder.Write("open/a.txt", "A");
  std::filesystem::permissions(folder.path() / "closed", std::filesystem::perms::none);
  const InputListing listing = ListInput({folder.path().string()});
  std::filesystem::permissions(folder.path() / "closed", std::filesystem::perms::owner_all);
  EXPECT_THAT(RelativePaths(listing), ElementsAre("open/a.txt"));
  ASSERT_EQ(listing.problems.size(), 1U);
  EXPECT_EQ(listing.problems[0].code, ErrorCode::kUnreadable);
  EXPECT_THAT(listing.problems[0].message, HasSubstr("closed: cannot be read: "));
}

TEST(ListInputTest, PrintsNamesOfAnyBytes) {
  const TempFolder folder;
  std::filesystem::create_symlink("x", folder / "a\n\x1B[31m\xFF");
  const InputListing listing = ListInput({folder.path().string()});
  ASSERT_EQ(listing.problems.size(), 1U);
  EXPECT_THAT(listing.problems[0].message, HasSubstr("a\\n\\x1b[31m\\xff: is a symbolic link"));
}

TEST(ReadFileTest, ReadsEachFormat) {
  const TempFolder folder;
  folder.Write("a.txt", "A\n\nBody.");
  folder.Write("b.jsonl", "{\"title\":\"B\"}\n{\"title\":\"C\"}\n");
  const InputListing listing = ListInput({folder.path().string()});
  ASSERT_EQ(listing.files.size(), 2U);
  EXPECT_THAT(Titles(listing.files[0]), ElementsAre("A"));
  EXPECT_THAT(Titles(listing.files[1]), ElementsAre("B", "C"));
}

TEST(ReadFileTest, RefusesWhatHasBecomeALinkOrAPipe) {
  const TempFolder folder;
  const TempFolder outside;
  const std::string path = folder.Write("a.txt", "A");
  const InputListing listing = ListInput({folder.path().string()});
  std::filesystem::remove(path);
  std::filesystem::create_symlink(outside.Write("secret.txt", "Secret"), path);
  EXPECT_THAT(Titles(listing.files[0]), ElementsAre(HasSubstr("!cannot be read: ")));
  std::filesystem::remove(path);
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_THAT(Titles(listing.files[0]), ElementsAre("!is no regular file"));
  std::filesystem::remove(path);
  EXPECT_THAT(Titles(listing.files[0]), ElementsAre("!cannot be read: No such file or directory"));
}

TEST(ReadFileTest, StopsWhereTheSinkSaysSo) {
  const TempFolder folder;
  const InputListing listing =
      ListInput({folder.Write("a.jsonl", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n")});
  int count = 0;
  EXPECT_FALSE(
      ReadFile(listing.files[0], 1000, [&](Result<Record>, const Origin&) { return ++count < 1; }));
  EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace dossier::article
