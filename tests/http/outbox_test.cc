#include "http/outbox.h"

#include <gtest/gtest.h>
#include <poll.h>

#include <atomic>
#include <thread>

namespace dossier::http {
namespace {

bool IsReadable(const Outbox& outbox) {
  pollfd waiting{outbox.event_descriptor(), POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

TEST(OutboxTest, KeepsTheOrderAndWakesItsReader) {
  Outbox outbox;
  EXPECT_FALSE(IsReadable(outbox));
  for (std::uint64_t i = 0; i < 3; ++i) outbox.Put({.connection = i});
  EXPECT_TRUE(IsReadable(outbox));
  const auto outputs = outbox.TakeAll();
  ASSERT_EQ(outputs.size(), 3U);
  for (std::uint64_t i = 0; i < 3; ++i) EXPECT_EQ(outputs[i].connection, i);
  EXPECT_FALSE(IsReadable(outbox));
  outbox.Put({});
  EXPECT_TRUE(IsReadable(outbox));
}

TEST(StreamGateTest, LetsInWhatThereIsRoomFor) {
  StreamGate gate;
  EXPECT_TRUE(gate.Enter(10 * StreamGate::kRoom));  // alone
  std::atomic<bool> entered = false;
  std::thread worker([&] {
    EXPECT_TRUE(gate.Enter(1));
    entered = true;
  });
  gate.Leave(9 * StreamGate::kRoom);
  EXPECT_FALSE(entered);
  gate.Leave(StreamGate::kRoom);
  worker.join();
}

TEST(StreamGateTest, LetsNobodyInWhenItIsCut) {
  StreamGate gate;
  EXPECT_TRUE(gate.Enter(StreamGate::kRoom));
  std::thread worker([&] { EXPECT_FALSE(gate.Enter(1)); });
  gate.Cut();
  worker.join();
  EXPECT_FALSE(gate.Enter(0));
}

}  // namespace
}  // namespace dossier::http
