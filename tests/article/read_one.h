// Runs the reader of a format.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "article/record.h"

namespace dossier::article {

using Reader = bool (*)(std::string_view utf8, const Origin& origin, const RecordSink& sink);

struct Told {
  Result<Record> record;
  std::size_t line = 0;
};

// What the reader tells its sink, up to `stop_after` records.
inline std::vector<Told> ReadAllOf(Reader read, std::string_view utf8,
                                   std::size_t stop_after = 1000) {
  std::vector<Told> told;
  const bool went_through = read(utf8, {.path = "p", .relative_path = "p"},
                                 [&](Result<Record> record, const Origin& origin) {
                                   EXPECT_EQ(origin.path, "p");
                                   told.push_back({std::move(record), origin.line});
                                   return told.size() < stop_after;
                                 });
  EXPECT_EQ(went_through, told.size() < stop_after);
  return told;
}

// The only record of `utf8`; one with the error as title, behind "!", where there is none.
inline Record ReadOneOf(Reader read, std::string_view utf8) {
  std::vector<Told> told = ReadAllOf(read, utf8);
  EXPECT_EQ(told.size(), 1U);
  if (told.empty()) return {};
  return told[0].record ? *told[0].record : Record{.title = "!" + told[0].record.error().message};
}

}  // namespace dossier::article
