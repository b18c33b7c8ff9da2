#include "article/containers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "article/formats.h"
#include "support/make_archive.h"

namespace dossier::article {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Lt;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

// One string a record: "news.zip/a.txt:title" or "news.zip/a.txt!message".
std::vector<std::string> ReadFrom(InputBuffer& source, std::size_t max_bytes) {
  std::vector<std::string> told;
  EXPECT_TRUE(ReadContents(source, {.path = "p", .relative_path = "r"}, max_bytes,
                           [&](Result<Record> record, const Origin& origin) {
                             EXPECT_EQ(origin.path.substr(1), origin.relative_path.substr(1));
                             told.push_back(
                                 origin.ToString() +
                                 (record ? "=" + record->title : "!" + record.error().message));
                             return true;
                           }));
  return told;
}

std::vector<std::string> Read(const std::string& bytes, std::size_t max_bytes = 100'000) {
  std::istringstream stream(bytes);
  PlainInput source(*stream.rdbuf());
  return ReadFrom(source, max_bytes);
}

std::string JsonLines(std::size_t count) {
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    lines += R"({"title":"T)" + std::to_string(i * 7919 % 10007) +
             R"("})"
             "\n";
  }
  return lines;
}

TEST(ContainersTest, ReadsWhatIsPacked) {
  for (const auto pack : {Gzip, Zstd}) {
    EXPECT_THAT(Read(pack("Title\n\nText.")), ElementsAre("p=Title"));
    EXPECT_THAT(Read(pack("{\"title\":\"A\"}\n{\"title\":\"B\"}\n")),
                ElementsAre("p:1=A", "p:2=B"));
    EXPECT_THAT(Read(pack("\xCC\xE8\xF0 \xE8 \xF2\xF0\xF3\xE4")), ElementsAre("p=Мир и труд"));
    EXPECT_THAT(Read(pack("")), ElementsAre("p!has no text"));
    EXPECT_THAT(Read(pack(Gzip("Title"))), ElementsAre("p!is packed twice, which is not read"));
    EXPECT_THAT(Read(pack(Tar({{"a.txt", "A"}}))), ElementsAre("p/a.txt=A"));
    EXPECT_THAT(Read(pack(Zip({{"a.txt", "A"}}))), ElementsAre("p/a.txt=A"));
    EXPECT_EQ(Read(pack(JsonLines(20'000))).size(), 20'000U);
  }
  EXPECT_THAT(Read(Gzip("{\"title\":\"A\"}\n") + Gzip("{\"title\":\"B\"}\n") + "junk"),
              ElementsAre("p:1=A", "p:2=B"));
}

TEST(ContainersTest, ReadsTheFilesOfAnArchive) {
  const std::vector<PackedFile> files = {
      {"en", "", AE_IFDIR}, {"./en//a.txt", "A"},    {"ru/Новость.txt", "Б\n\nТекст."},
      {"n\nl.txt", "C"},    {"d.txt.gz", Gzip("D")}, {"e.jsonl.zst", Zstd("{\"title\":\"E\"}\n")},
      {"empty.txt", ""},    {".hidden", "H"},        {"__MACOSX/._a.txt", "H"},
      {".git/x", "H"}};
  for (const auto& archive : {Tar(files), Zip(files)}) {
    EXPECT_THAT(Read(archive),
                ElementsAre("p/en/a.txt=A", "p/ru/Новость.txt=Б", "p/n\\nl.txt=C", "p/d.txt.gz=D",
                            "p/e.jsonl.zst:1=E", "p/empty.txt!has no text"));
  }
}

TEST(ContainersTest, TakesTheTimeOfTheFile) {
  std::istringstream stream(Tar({{"a.txt", "A"}}));
  PlainInput source(*stream.rdbuf());
  ReadContents(source, {}, 1000, [](Result<Record>, const Origin& origin) {
    EXPECT_EQ(origin.file_time->time_since_epoch().count(), 1'700'000'000);
    return true;
  });
}

TEST(ContainersTest, NamesWhatItLeavesOut) {
  const std::vector<PackedFile> files = {{"../up.txt", "U"},
                                         {"a/../../up.txt", "U"},
                                         {"/etc/passwd", "P"},
                                         {"link", "", AE_IFLNK, "/etc/passwd"},
                                         {"inner.tar", Tar({{"a.txt", "A"}})},
                                         {"inner.zip", Zip({{"a.txt", "A"}})},
                                         {"inner.tgz", Gzip(Tar({{"a.txt", "A"}}))},
                                         {"twice.gz", Gzip(Gzip("A"))},
                                         {"image.png", std::string("\x89PNG\r\n\x1A\n\0\0", 10)},
                                         {"last.txt", "L"}};
  for (const auto& archive : {Tar(files), Zip(files)}) {
    EXPECT_THAT(
        Read(archive),
        ElementsAre("p/../up.txt!has a path that leads out of the archive, which is not read",
                    "p/a/../../up.txt!has a path that leads out of the archive, which is not read",
                    "p/etc/passwd!has an absolute path, which is not read",
                    "p/link!is a link, which is not followed",
                    "p/inner.tar!is an archive in an archive, which is not read",
                    "p/inner.zip!is an archive in an archive, which is not read",
                    "p/inner.tgz!is an archive in an archive, which is not read",
                    "p/twice.gz!is packed twice, which is not read",
                    "p/image.png!is not text (a NUL at byte 9)", "p/last.txt=L"));
  }
  EXPECT_THAT(Read(Tar({{"a.txt", "A"},
                        {.name = "h", .bytes = "", .hardlink = "a.txt"},
                        {"pipe", "", AE_IFIFO},
                        {"device", "", AE_IFCHR}})),
              ElementsAre("p/a.txt=A", "p/h!is a link, which is not followed",
                          "p/pipe!is no regular file", "p/device!is no regular file"));
  EXPECT_THAT(Read(Zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})),
              ElementsAre("p!is an office document, which is not read"));
  EXPECT_THAT(Read(Zip({{".hidden", "H"}})), ElementsAre("p!has no files"));
  EXPECT_THAT(Read(Zip({{"a.txt", "A"}}, "secret")),
              ElementsAre("p/a.txt!is encrypted, which is not read"));
}

TEST(ContainersTest, SkipsAFileThatIsTooLong) {
  // What does not shrink is more than one block of the archive.
  std::mt19937 random(1);
  std::string letters(500'000, 'x');
  for (char& letter : letters) letter = static_cast<char>('a' + random() % 26);
  for (const std::string& text : {std::string(300, 'x'), letters}) {
    const std::vector<PackedFile> files = {{"a.txt", text}, {"b.txt", "B"}};
    for (const auto& archive : {Tar(files), Zip(files)}) {
      EXPECT_THAT(Read(archive, 100), ElementsAre("p/a.txt!is longer than 100 bytes", "p/b.txt=B"));
    }
  }
}

// A part of the archive, cut off anywhere, gives good records and one error at the end.
TEST(ContainersTest, KeepsWhatIsInFrontOfTheDamage) {
  const std::string lines = JsonLines(2000);
  const std::string good = Gzip(lines);
  for (std::size_t size = good.size() / 3; size < good.size(); size += good.size() / 7) {
    const auto told = Read(good.substr(0, size));
    ASSERT_GT(told.size(), 500U);
    EXPECT_THAT(told.back(), HasSubstr("!ends in the middle of its gzip"));
    EXPECT_EQ(
        std::count_if(told.begin(), told.end(),
                      [](const std::string& line) { return line.find('!') != std::string::npos; }),
        1);
  }
  EXPECT_THAT(Read(Gzip("Title").substr(0, 12)), ElementsAre("p!ends in the middle of its gzip"));
  EXPECT_THAT(Read(Zstd("Title").substr(0, 12)),
              ElementsAre("p!cannot be unpacked: Truncated zstd input"));
  const std::vector<PackedFile> files = {{"a.txt", "A"}, {"b.txt", lines}};
  EXPECT_THAT(Read(Tar(files).substr(0, 3000)),
              AllOf(Contains("p/a.txt=A"), Contains(StartsWith("p/b.txt:50=")), SizeIs(Lt(100)),
                    Contains(HasSubstr("!cannot be unpacked: Truncated tar archive")).Times(1)));
}

TEST(ContainersTest, SeesThatBytesHaveChanged) {
  std::string packed = Gzip("Title\n\nText.");
  packed[packed.size() - 6] ^= 1;
  EXPECT_THAT(Read(packed), ElementsAre("p!is damaged gzip (incorrect data check)"));

  std::string zip = Zip({{"a.txt", std::string(300, 'x') + "A"}, {"b.txt", "B"}});
  // Behind a local header of 30 bytes, the name and what the header says of more.
  zip[30 + 5 + static_cast<unsigned char>(zip[28]) + 3] ^= 0x10;
  const auto told = Read(zip);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told[0], StartsWith("p/a.txt!cannot be unpacked: "));
  EXPECT_EQ(told[1], "p/b.txt=B");

  std::string tar = Gzip(Tar({{"a.txt", "A"}}));
  tar[tar.size() - 6] ^= 1;
  EXPECT_THAT(Read(tar), ElementsAre("p/a.txt=A", "p!is damaged gzip (incorrect data check)"));
}

// Whatever has happened to the bytes, the reading ends, and no entry is told without its name.
TEST(ContainersTest, EndsWhateverTheBytes) {
  std::mt19937 random(20261126);
  const std::vector<PackedFile> files = {
      {"en/a.txt", "A\n\nText."}, {"b.jsonl", JsonLines(50)}, {"c.gz", Gzip("C")}};
  for (const auto& archive : {Tar(files), Zip(files), Gzip(Tar(files)), Zstd(Tar(files))}) {
    for (int round = 0; round < 100; ++round) {
      std::string bytes = archive;
      for (std::size_t i = 1 + random() % 8; i > 0; --i) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
      if (random() % 2 == 0) bytes.resize(random() % bytes.size());
      EXPECT_THAT(Read(bytes, 10'000), Not(IsEmpty()));
    }
  }
}

TEST(ContainersTest, StopsWhatUnpacksToTooMuch) {
  const std::string much(20'000'000, 'x');
  const std::string error = "unpacks to over 250 times its size";
  for (const auto& packed : {Gzip("{" + much), Zstd("{" + much)}) {
    EXPECT_THAT(Read(packed, 1000), ElementsAre(HasSubstr("!" + error)));
  }
  // What is long enough to be no article is refused before that.
  EXPECT_THAT(Read(Gzip(much), 1000), ElementsAre("p!is longer than 1000 bytes"));
  const std::vector<PackedFile> files = {{"a.jsonl", "{" + much}, {"b.txt", "B"}};
  for (const auto& archive : {Zip(files), Gzip(Tar(files)), Zstd(Tar(files))}) {
    EXPECT_THAT(Read(archive, 1000), ElementsAre(HasSubstr("!" + error)));
  }
  EXPECT_THAT(Read(Gzip(Tar({{".hidden", much}, {"b.txt", "B"}})), 1000),
              ElementsAre("p!" + error));
}

TEST(ContainersTest, StopsWhereTheSinkSaysSo) {
  for (const auto& bytes : {Zip({{"a.txt", "A"}, {"b.txt", "B"}}),
                            Gzip(Tar({{"a.txt", "A"}, {"b.txt", "B"}})), Zstd("A")}) {
    std::istringstream stream(bytes);
    PlainInput source(*stream.rdbuf());
    int count = 0;
    EXPECT_FALSE(ReadContents(source, {}, 1000, [&](Result<Record>, const Origin&) {
      ++count;
      return false;
    }));
    EXPECT_EQ(count, 1);
  }
}

// A stream that cannot go back, such as a pipe.
class Forward : public InputBuffer {
 public:
  explicit Forward(std::string bytes) : bytes_(std::move(bytes)) {}

 protected:
  std::size_t Fill(std::span<char> block) override {
    const std::size_t count = bytes_.copy(block.data(), std::min<std::size_t>(block.size(), 100));
    bytes_.erase(0, count);
    return count;
  }

 private:
  std::string bytes_;
};

TEST(ContainersTest, ReadsAZipThatComesByAPipe) {
  Forward source(Zip({{"a.txt", "A"}, {"b/b.txt", JsonLines(200)}}));
  const auto told = ReadFrom(source, 100'000);
  EXPECT_EQ(told.size(), 201U);
  EXPECT_EQ(told.front(), "p/a.txt=A");
}

}  // namespace
}  // namespace dossier::article
