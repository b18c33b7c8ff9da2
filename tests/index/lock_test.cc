#include "index/lock.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace dossier::index {
namespace {

TEST(LockTest, LetsOneWriteOrManyLook) {
  const TempFolder folder;
  const std::filesystem::path path = folder.path() / "LOCK";
  EXPECT_EQ(Lock::TakeShared(path).error().code, ErrorCode::kDamaged);
  {
    const auto writer = Lock::Take(path);
    ASSERT_TRUE(writer);
    EXPECT_EQ(Lock::Take(path).error().code, ErrorCode::kLocked);
    EXPECT_EQ(Lock::TakeShared(path).error().code, ErrorCode::kLocked);
  }
  {
    const auto one = Lock::TakeShared(path);
    EXPECT_TRUE(one);
    EXPECT_TRUE(Lock::TakeShared(path));
    EXPECT_EQ(Lock::Take(path).error().code, ErrorCode::kLocked);
  }
  EXPECT_TRUE(Lock::Take(path));
}

}  // namespace
}  // namespace dossier::index
