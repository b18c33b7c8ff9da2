#include "index/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/files.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ManifestTest : public testing::Test {
 protected:
  ManifestTest() {
    folder_.Write("xapian/docdata.glass", std::string(5000, 'x'));
    folder_.Write("lexicon-1", "words");
    folder_.Write("shards/1/docdata.glass", "of a run");
    folder_.Write("inputs", "a checksum of its own");
    manifest_ = NewManifest();
    manifest_.articles = 7;
    manifest_.is_sealed = true;
    manifest_.files = DescribeFiles(folder_.path());
    WriteManifest(folder_.path(), manifest_);
  }

  std::vector<std::string> Damage(Thoroughness thoroughness) const {
    std::vector<std::string> messages;
    for (const Error& error : FindDamage(folder_.path(), manifest_, thoroughness)) {
      EXPECT_EQ(error.code, ErrorCode::kDamaged);
      messages.push_back(error.message.substr(folder_.path().string().size() + 1));
    }
    return messages;
  }

  TempFolder folder_;
  Manifest manifest_;
};

TEST_F(ManifestTest, ReadsWhatItWrote) {
  const auto read = ReadManifest(folder_.path());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(*read == manifest_);
  EXPECT_EQ(read->TotalBytes(), 5005U);
  ASSERT_EQ(read->files.size(), 2U);
  EXPECT_EQ(read->files[0].path, "lexicon-1");
  EXPECT_EQ(read->files[1].path, "xapian/docdata.glass");
}

TEST_F(ManifestTest, NamesWhatIsNotAsItWas) {
  EXPECT_THAT(Damage(Thoroughness::kChecksums), IsEmpty());
  folder_.Write("xapian/docdata.glass", std::string(2000, 'x') + "y" + std::string(2999, 'x'));
  EXPECT_THAT(Damage(Thoroughness::kSizes), IsEmpty());
  EXPECT_THAT(Damage(Thoroughness::kChecksums),
              ElementsAre("xapian/docdata.glass is damaged: it is not what was written"));
  folder_.Write("xapian/docdata.glass", "x");
  EXPECT_THAT(Damage(Thoroughness::kSizes),
              ElementsAre("xapian/docdata.glass is damaged: it has 1 bytes, not 5000"));
  std::filesystem::remove(folder_.path() / "lexicon-1");
  EXPECT_THAT(Damage(Thoroughness::kSizes),
              ElementsAre("lexicon-1 is missing", HasSubstr("xapian")));
}

// A writer that has begun has taken back what the reader had read.
TEST_F(ManifestTest, SaysNothingOfWhatIsBeingWritten) {
  Manifest unsealed = manifest_;
  unsealed.is_sealed = false;
  unsealed.files.clear();
  WriteManifest(folder_.path(), unsealed);
  folder_.Write("xapian/docdata.glass", "x");
  EXPECT_THAT(Damage(Thoroughness::kChecksums), IsEmpty());
  EXPECT_THAT(FindDamage(folder_.path(), unsealed, Thoroughness::kChecksums), IsEmpty());
}

TEST_F(ManifestTest, ReadsNoMoreWhenToldToStop) {
  folder_.Write("xapian/docdata.glass", "x");
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THAT(FindDamage(folder_.path(), manifest_, Thoroughness::kChecksums, stop.get_token()),
              IsEmpty());
}

TEST_F(ManifestTest, ReadsThoseOfEarlierSchemas) {
  folder_.Write("manifest.json", R"({"schema": "4", "created": "2026-11-23T10:00:00Z"})");
  const auto read = ReadManifest(folder_.path());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->schema, "4");
  EXPECT_FALSE(read->is_sealed);
}

}  // namespace
}  // namespace dossier::index
