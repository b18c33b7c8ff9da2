// A power cut takes all that was not synced: bytes of files, and names in folders. So the calls of
// a run are read in their order, and at the moments when something is declared whole all that it
// is made of must have been synced.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include "faults/fault_case.h"

namespace dossier::testing {
namespace {

namespace fs = std::filesystem;

// What a power cut would take, while calls are replayed.
class Cache {
 public:
  void Apply(const std::string& call, const std::string& path, const std::string& to) {
    if (call == "create") {
      names_.insert(fs::path(path).parent_path());
    } else if (call == "write") {
      files_.insert(path);
    } else if (call == "sync") {
      files_.erase(path);
      names_.erase(path);
    } else if (call == "remove") {
      files_.erase(path);
      names_.erase(path);
    } else if (call == "rename") {
      Move(path, to, files_);
      Move(path, to, names_);
      names_.insert(fs::path(to).parent_path());
    }
  }

  // Of what is below `folder`, and of its own names.
  std::set<std::string> UnsyncedIn(const fs::path& folder) const {
    std::set<std::string> unsynced;
    for (const auto* paths : {&files_, &names_}) {
      for (const std::string& path : *paths) {
        if (path.starts_with(folder.string())) unsynced.insert(path);
      }
    }
    return unsynced;
  }
  bool IsUnsynced(const std::string& file) const { return files_.contains(file); }
  bool HasUnsyncedNames(const fs::path& folder) const { return names_.contains(folder); }

 private:
  static void Move(const std::string& from, const std::string& to, std::set<std::string>& paths) {
    std::set<std::string> moved;
    for (const std::string& path : paths) {
      const bool moves = path == from || path.starts_with(from + "/");
      moved.insert(moves ? to + path.substr(from.size()) : path);
    }
    paths = std::move(moved);
  }

  std::set<std::string> files_;  // with bytes that are not on the disk
  std::set<std::string> names_;  // folders with names that are not
};

class DurabilityTest : public ::testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Of, DurabilityTest, ::testing::ValuesIn(FaultCase::Names()),
                         [](const auto& test) { return test.param; });

TEST_P(DurabilityTest, WhatIsDeclaredWholeIsOnTheDisk) {
  const FaultCase fault_case(GetParam());
  const fs::path index = fs::canonical(fault_case.folder().path()) / "index";
  fault_case.Prepare(index);
  const std::string log = fault_case.folder() / "log";
  ASSERT_EQ(fault_case.Run(index, {.calls = "", .log = log}).exit_code, 0);
  Cache cache;
  int renames = 0;
  bool unsynced_before_current = false;
  std::ifstream lines(log);
  for (std::string call, path, to; std::getline(lines, call, '\t');) {
    std::getline(lines, path, '\t');
    std::getline(lines, to);
    if (call == "rename") {
      SCOPED_TRACE(path + " becomes " + to);
      ++renames;
      EXPECT_FALSE(cache.IsUnsynced(path)) << "it may be found empty";
      const fs::path folder = fs::path(to).parent_path();
      if (to == index / "CURRENT") {
        // Its own name, CURRENT.new, is in the folder, too, but older names are synced before.
        EXPECT_FALSE(unsynced_before_current) << "the generation may be found missing";
      } else if (to.ends_with("manifest.json")) {
        std::set<std::string> unsynced = cache.UnsyncedIn(folder);
        unsynced.erase(folder);  // that of the new manifest itself
        EXPECT_THAT(unsynced, ::testing::IsEmpty());
      }
    }
    if (path == index / "CURRENT.new" && call == "create") {
      unsynced_before_current = cache.HasUnsyncedNames(index);
    }
    cache.Apply(call, path, to);
  }
  EXPECT_GT(renames, 0);
  std::set<std::string> unsynced = cache.UnsyncedIn(index);
  EXPECT_THAT(unsynced, ::testing::IsEmpty());
}

}  // namespace
}  // namespace dossier::testing
