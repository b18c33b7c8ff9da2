#include "article/record.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

TEST(OriginTest, NamesFileAndLine) {
  EXPECT_EQ((Origin{.path = "a/b.txt"}.ToString()), "a/b.txt");
  EXPECT_EQ((Origin{.path = "b.jsonl", .line = 12}.ToString()), "b.jsonl:12");
}

TEST(PrintableTest, EscapesWhatATerminalWouldObey) {
  struct Row {
    std::string bytes;
    const char* printable;
  };
  for (const Row& row : {
           Row{"Да.txt", "Да.txt"},
           Row{"a\nb\tc", "a\\nb\\tc"},
           Row{"\x1B[31m", "\\x1b[31m"},
           Row{std::string("a\0b", 3), "a\\x00b"},
           Row{"\x7F", "\\x7f"},
           Row{"\xC2\x9B", "\\xc2\\x9b"},
           Row{"bad\xFF\xD0", "bad\\xff\\xd0"},
           Row{"\u202Egnp", "\\xe2\\x80\\xaegnp"},
           Row{"😀", "😀"},
       }) {
    EXPECT_EQ(Printable(row.bytes), row.printable);
  }
}

TEST(QuotedTest, CutsWhatIsLong) {
  EXPECT_EQ(Quoted("22 Okt"), "\"22 Okt\"");
  const std::string long_text(1000, 'x');
  EXPECT_EQ(Quoted(long_text), "\"" + std::string(60, 'x') + "…\"");
  std::string russian;
  for (int i = 0; i < 300; ++i) russian += "я";
  EXPECT_EQ(Quoted(russian).size(), 60 * 2 + 2 + std::string("…").size());
}

}  // namespace
}  // namespace dossier::article
