#include "article/declared_charset.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

using text::Charset;

TEST(DeclaredCharsetTest, IsThatOfTheDocument) {
  struct Row {
    std::string_view start;
    std::optional<Charset> charset;
  };
  for (const Row& row : {
           Row{"<?xml version=\"1.0\" encoding=\"windows-1251\"?>", Charset::kCp1251},
           Row{"<?xml version='1.0' encoding='KOI8-R'?>", Charset::kKoi8R},
           Row{" <html><META charset=iso-8859-5>", Charset::kIso8859Part5},
           Row{"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=cp866\">",
               Charset::kCp866},
           Row{"<meta charset=\"utf-8\">", Charset::kUtf8},
           Row{"<meta charset=", std::nullopt},
           Row{"charset=cp866", std::nullopt},
           Row{"", std::nullopt},
       }) {
    EXPECT_EQ(FindDeclaredCharset(row.start), row.charset) << row.start;
  }
}

}  // namespace
}  // namespace dossier::article
