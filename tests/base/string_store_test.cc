#include "base/string_store.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier {
namespace {

TEST(StringStoreTest, KeepsWhatItIsGivenWhereItIs) {
  StringStore store;
  std::vector<std::string> texts = {"", "a", std::string(100'000, 'b'), "", "c"};
  for (int i = 0; i < 20'000; ++i) texts.push_back(std::to_string(i));
  std::vector<std::string_view> kept;
  kept.reserve(texts.size());
  for (const std::string& text : texts) kept.push_back(store.Keep(text));
  const StringStore moved = std::move(store);
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(kept[i], texts[i]);
}

}  // namespace
}  // namespace dossier
