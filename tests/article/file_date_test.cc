#include "article/file_date.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

std::string Find(std::string_view path) {
  const auto date = DateOfPath(path);
  return date ? date->ToString() : "none";
}

TEST(FileDateTest, ReadsADayThatStartsWithTheYear) {
  for (const char* path :
       {"2024-05-03-title.txt", "20240503_title.html", "title-20240503.txt", "title_2024.05.03.md",
        "2024_05_03.txt", "2024/05/03/title.txt", "en/2024/05/03.txt", "a2024-05-03b.txt",
        "2023-01-01/2024-05-03.txt", "2024-05-03T10-00.txt",
        "\xFF\xFE"
        "2024-05-03"}) {
    EXPECT_EQ(Find(path), "2024-05-03") << path;
  }
}

TEST(FileDateTest, FindsNoneWhereFiguresAreNoDay) {
  for (const char* path :
       {"", "title.txt", "2024.txt", "2024-05.txt", "2024-05-3.txt", "12024-05-03.txt",
        "2024-05-031.txt", "2024-13-03.txt", "2023-02-29.txt", "20240503104500.txt",
        "2024-05_03.txt", "2024-0503.txt", "1799-01-01.txt", "2200-01-01.txt", "03-05-2024.txt",
        "2024--05-03.txt", "2024 05 03.txt"}) {
    EXPECT_EQ(Find(path), "none") << path;
  }
}

}  // namespace
}  // namespace dossier::article
