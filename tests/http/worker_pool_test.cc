#include "http/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace dossier::http {
namespace {

TEST(WorkerPoolTest, FinishesWhatItTook) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(3, 1'000, [&](Job&) { ++done; });
    for (int i = 0; i < 500; ++i) EXPECT_FALSE(pool.Offer({}));
  }
  EXPECT_EQ(done, 500);
}

TEST(WorkerPoolTest, GivesBackWhatIsTooMuchAndWhatWaitsTooLong) {
  std::latch begun(2);
  std::latch go_on(1);
  WorkerPool pool(2, 2, [&](Job& job) {
    if (job.connection > 2) return;
    begun.count_down();
    go_on.wait();
  });
  const auto start = Clock::now();
  EXPECT_FALSE(pool.Offer({.connection = 1, .arrived = start}));
  EXPECT_FALSE(pool.Offer({.connection = 2, .arrived = start}));
  begun.wait();
  EXPECT_FALSE(pool.Offer({.connection = 3, .arrived = start}));
  EXPECT_FALSE(pool.Offer({.connection = 4, .arrived = start + std::chrono::seconds(2)}));
  const auto back = pool.Offer({.connection = 5, .arrived = start});
  ASSERT_TRUE(back);
  EXPECT_EQ(back->connection, 5U);
  const auto overdue = pool.TakeOverdue(start + std::chrono::seconds(1));
  ASSERT_EQ(overdue.size(), 1U);
  EXPECT_EQ(overdue[0].connection, 3U);
  go_on.count_down();
}

}  // namespace
}  // namespace dossier::http
