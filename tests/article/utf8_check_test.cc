#include "article/utf8_check.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::article {
namespace {

TEST(FindInvalidUtf8Test, NamesTheFirstBadByte) {
  struct Row {
    std::string bytes;
    std::optional<std::size_t> offset;
  };
  for (const Row& row : {
           Row{"", std::nullopt},
           Row{"Лавров — 😀", std::nullopt},
           Row{"\xFF", 0},
           Row{"ab\xC0\x80", 2},
           Row{"Да\xD0", 4},
           Row{"Да\xD0 нет", 4},
           Row{"a\xED\xA0\x80z", 1},
           Row{"😀\xF0\x9F\x98", 4},
       }) {
    EXPECT_EQ(FindInvalidUtf8(row.bytes), row.offset) << row.bytes;
  }
}

}  // namespace
}  // namespace dossier::article
