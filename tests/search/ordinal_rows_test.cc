#include "search/ordinal_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace dossier::search {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

template <typename Number>
std::vector<Ordinal> Places(const OrdinalRows<Number>& rows, const std::vector<DocId>& docs,
                            Ordinal none) {
  std::vector<Ordinal> places;
  rows.ForEachPlace(docs, [&](Ordinal ordinal) {
    ASSERT_LT(ordinal, none + OrdinalRows<Number>::kMaxWidth);
    if (ordinal < none) places.push_back(ordinal);
  });
  return places;
}

TEST(OrdinalRowsTest, HoldsWhatIsBeyondARowToo) {
  // Most have one value, so rows are narrow; docid 2 has many.
  std::vector<std::uint32_t> counts(100, 1);
  counts[0] = 0;
  counts[2] = 5;
  counts[3] = 0;
  counts[99] = 2;
  OrdinalRows<std::uint16_t> rows(counts, 7);
  for (DocId docid = 1; docid < counts.size(); ++docid) {
    for (Ordinal ordinal = 0; ordinal < counts[docid]; ++ordinal) rows.Add(docid, ordinal);
  }
  EXPECT_THAT(Places(rows, {1}, 7), UnorderedElementsAre(0));
  EXPECT_THAT(Places(rows, {2}, 7), UnorderedElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(Places(rows, {3}, 7), IsEmpty());
  EXPECT_THAT(Places(rows, {99}, 7), UnorderedElementsAre(0, 1));
  EXPECT_THAT(Places(rows, {1, 3, 98, 99}, 7), UnorderedElementsAre(0, 0, 0, 1));
}

TEST(OrdinalRowsTest, GivesBackWhatWasAdded) {
  std::mt19937 random(5);
  // Rows of each width, and values of more than 16 bits.
  for (std::uint32_t most = 1; most <= 12; ++most) {
    constexpr Ordinal kNone = 70'000;
    std::vector<std::vector<Ordinal>> values(200);
    std::vector<std::uint32_t> counts;
    for (std::vector<Ordinal>& of_one : values) {
      of_one.resize(random() % (most + 1));
      for (Ordinal& ordinal : of_one) ordinal = static_cast<Ordinal>(random() % kNone);
      counts.push_back(static_cast<std::uint32_t>(of_one.size()));
    }
    OrdinalRows<std::uint32_t> rows(counts, kNone);
    for (DocId docid = 0; docid < values.size(); ++docid) {
      for (const Ordinal ordinal : values[docid]) rows.Add(docid, ordinal);
    }
    for (int i = 0; i < 20; ++i) {
      std::vector<DocId> docs;
      std::vector<Ordinal> expected;
      for (DocId docid = 0; docid < values.size(); ++docid) {
        if (random() % (i % 7 + 1) != 0) continue;
        docs.push_back(docid);
        expected.insert(expected.end(), values[docid].begin(), values[docid].end());
      }
      std::vector<Ordinal> places = Places(rows, docs, kNone);
      std::ranges::sort(places);
      std::ranges::sort(expected);
      ASSERT_EQ(places, expected) << most;
    }
  }
}

}  // namespace
}  // namespace dossier::search
