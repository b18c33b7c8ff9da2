#include "article/file_buffer.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <istream>
#include <iterator>

#include "support/temp_folder.h"

namespace dossier::article {
namespace {

TEST(FileBufferTest, ReadsAFileOfSeveralBlocks) {
  const TempFolder folder;
  std::string bytes;
  for (int i = 0; i < 50000; ++i) bytes += std::to_string(i) + "\n";
  auto descriptor = OpenRegularFile(folder.Write("a", bytes));
  ASSERT_TRUE(descriptor);
  FileBuffer buffer(std::move(*descriptor));
  std::istream input(&buffer);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(input), {}), bytes);
  EXPECT_FALSE(buffer.fault());
}

TEST(FileBufferTest, OpensNothingButRegularFiles) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::filesystem::create_symlink(folder.Write("a", "A"), folder / "link");
  for (const char* name : {"pipe", "link", ".", "missing"}) {
    const auto descriptor = OpenRegularFile(folder / name);
    ASSERT_FALSE(descriptor) << name;
    EXPECT_EQ(descriptor.error().code, ErrorCode::kUnreadable);
  }
}

TEST(FileBufferTest, TellsAFaultFromTheEnd) {
  // Reading a folder fails with EISDIR.
  FileBuffer buffer(FileDescriptor(::open("/", O_RDONLY | O_DIRECTORY)));
  EXPECT_EQ(buffer.sgetc(), std::char_traits<char>::eof());
  ASSERT_TRUE(buffer.fault());
  EXPECT_EQ(buffer.fault()->message, "cannot be read: Is a directory");
}

}  // namespace
}  // namespace dossier::article
