#include "index/input_ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/files.h"
#include "index/folder.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LedgerEntry Entry(const std::string& path, const std::vector<std::string>& ids) {
  return {.stamp = {.path = path, .relative = "b", .size = 7, .time = 123456789, .options = "tass"},
          .is_whole = true,
          .ids = ids};
}

TEST(InputLedgerTest, ReadsWhatItWrote) {
  const TempFolder folder;
  InputLedger ledger("uuid 7");
  ledger.Put(Entry("/a/b", {"x", "y"}));
  ledger.Put(Entry("/a/\xFF\n", {}));  // names may hold anything
  ledger.Save(folder.path());
  const auto read = InputLedger::Load(folder.path());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->database(), "uuid 7");
  ASSERT_NE(read->Find("/a/b"), nullptr);
  EXPECT_EQ(read->Find("/a/b")->stamp, Entry("/a/b", {}).stamp);
  EXPECT_TRUE(read->Find("/a/b")->is_whole);
  EXPECT_THAT(read->Find("/a/b")->ids, ElementsAre("x", "y"));
  EXPECT_THAT(read->Find("/a/\xFF\n")->ids, IsEmpty());
  EXPECT_EQ(read->Find("/a"), nullptr);
}

TEST(InputLedgerTest, IsEmptyWhereThereIsNone) {
  const TempFolder folder;
  EXPECT_THAT(InputLedger::Load(folder.path())->entries(), IsEmpty());
}

TEST(InputLedgerTest, KeepsOneEntryOfAFile) {
  InputLedger ledger;
  ledger.Put(Entry("/a", {"x"}));
  ledger.Put(Entry("/a", {"y"}));
  EXPECT_EQ(ledger.entries().size(), 1U);
  EXPECT_THAT(ledger.Find("/a")->ids, ElementsAre("y"));
}

TEST(InputLedgerTest, NoticesEveryFlippedBit) {
  const TempFolder folder;
  InputLedger ledger("uuid 7");
  ledger.Put(Entry("/a/b", {"x", "y"}));
  ledger.Save(folder.path());
  const std::string whole = *ReadWholeFile(folder.path() / kInputsFile);
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    folder.Write(kInputsFile, flipped);
    const auto read = InputLedger::Load(folder.path());
    ASSERT_FALSE(read) << bit;
    EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
  }
}

}  // namespace
}  // namespace dossier::index
