// Files of an index that are gone, cut short, or have one bit flipped.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "faults/fault_case.h"
#include "index/check.h"
#include "index/files.h"

namespace dossier::testing {
namespace {

namespace fs = std::filesystem;

// What a server that opens the index looks at.
bool IsNoticedByServer(const fs::path& index) {
  const auto generation = index::FindGeneration(index);
  return !generation || !index::CheckFiles(*generation).empty();
}

bool IsNoticedByCheck(const fs::path& index) {
  return RunIndexer({"check", "--index", index}).exit_code == 5;
}

class DamageTest : public ::testing::Test {
 protected:
  // An index of two generations, as a rebuild leaves it.
  DamageTest() : case_("rebuild"), index_(case_.folder() / "index") {
    case_.Prepare(index_);
    EXPECT_EQ(case_.Run(index_).exit_code, 0);
    const auto generation = index::FindGeneration(index_);
    generation_ = generation->folder;
    for (const auto& entry : fs::recursive_directory_iterator(index_)) {
      if (entry.is_regular_file()) files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
    EXPECT_FALSE(IsNoticedByCheck(index_));
    EXPECT_FALSE(IsNoticedByServer(index_));
  }

  // A server opens the generation in use, and needs no list of input files.
  bool ConcernsServer(const fs::path& file) const {
    return file.filename() == "CURRENT" ||
           (file.string().starts_with(generation_.string()) && file.filename() != "inputs");
  }

  void ExpectNoticed(const fs::path& file, const std::string& what) {
    ++damages_;
    const bool by_check = IsNoticedByCheck(index_);
    const bool by_server = !ConcernsServer(file) || IsNoticedByServer(index_);
    unnoticed_ += by_check && by_server ? 0 : 1;
    EXPECT_TRUE(by_check) << file << what;
    EXPECT_TRUE(by_server) << file << what;
  }

  void Restore(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  }

  void Tell(const char* what) const {
    std::cout << damages_ << " files " << what << ", " << unnoticed_ << " unnoticed\n";
  }

  FaultCase case_;
  fs::path index_;
  fs::path generation_;  // in use
  std::vector<fs::path> files_;
  int damages_ = 0;
  int unnoticed_ = 0;
};

TEST_F(DamageTest, EachFileThatIsGoneIsNoticed) {
  for (const fs::path& file : files_) {
    const std::string bytes = *index::ReadWholeFile(file);
    fs::remove(file);
    ExpectNoticed(file, " is gone");
    Restore(file, bytes);
  }
  EXPECT_FALSE(IsNoticedByCheck(index_));
  Tell("removed");
}

TEST_F(DamageTest, EachFileThatIsCutShortIsNoticed) {
  std::mt19937 random = MakeRandom();
  for (const fs::path& file : files_) {
    const std::string bytes = *index::ReadWholeFile(file);
    if (bytes.empty()) continue;
    for (int round = 0; round < Rounds(1); ++round) {
      const std::size_t size = random() % bytes.size();
      fs::resize_file(file, size);
      ExpectNoticed(file, " is cut to " + std::to_string(size));
      Restore(file, bytes);
    }
  }
  EXPECT_FALSE(IsNoticedByCheck(index_));
  Tell("cut short");
}

TEST_F(DamageTest, EachFlippedBitIsNoticed) {
  std::mt19937 random = MakeRandom();
  for (int round = 0; round < Rounds(40);) {
    const fs::path& file = files_[random() % files_.size()];
    const std::string bytes = *index::ReadWholeFile(file);
    if (bytes.empty()) continue;
    std::string flipped = bytes;
    const std::size_t at = random() % bytes.size();
    const unsigned bit = random() % 8;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
    Restore(file, flipped);
    ExpectNoticed(
        file, " has bit " + std::to_string(bit) + " of byte " + std::to_string(at) + " flipped");
    Restore(file, bytes);
    ++round;
  }
  EXPECT_FALSE(IsNoticedByCheck(index_));
  Tell("with a flipped bit");
}

// Writing on would seal the damage as if it were whole.
TEST(DamagedIndexTest, IsNotWrittenTo) {
  const FaultCase fault_case("add");
  const fs::path index = fault_case.folder() / "index";
  fault_case.Prepare(index);
  const fs::path generation = index::FindGeneration(index)->folder;
  std::vector<fs::path> files{index / "CURRENT"};
  for (const auto& entry : fs::recursive_directory_iterator(generation)) {
    const bool is_needed = entry.path().filename() != "inputs";  // the run makes another
    if (entry.is_regular_file() && entry.file_size() > 0 && is_needed) {
      files.push_back(entry.path());
    }
  }
  for (const fs::path& file : files) {
    SCOPED_TRACE(file);
    const std::string bytes = *index::ReadWholeFile(file);
    std::string flipped = bytes;
    flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 1);
    std::ofstream(file, std::ios::binary) << flipped;
    const FaultyOutcome outcome = fault_case.Run(index);
    EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
    std::ofstream(file, std::ios::binary) << bytes;
    fault_case.ExpectWhole(index);
  }
  fs::remove(index / "CURRENT");
  EXPECT_EQ(fault_case.Run(index).exit_code, 5);
  fault_case.Prepare(index);
  fs::remove(index / "LOCK");
  fault_case.ExpectEndsAsACleanRun(index);
}

}  // namespace
}  // namespace dossier::testing
