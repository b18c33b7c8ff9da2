#include "http/csv.h"

#include <gtest/gtest.h>

#include <vector>

namespace dossier::http {
namespace {

TEST(CsvTest, QuotesWhatMustBeAndDisarmsFormulas) {
  struct Case {
    std::vector<std::string> fields;
    std::string record;
  };
  const std::vector<Case> cases = {
      {{"a", "", "б в"}, "a,,б в\r\n"},
      {{"a,b", "say \"so\"", "two\nlines", "cr\r"},
       "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",\"cr\r\"\r\n"},
      {{"=1+1", "+1", "-1", "@x", "\tx"}, "'=1+1,'+1,'-1,'@x,'\tx\r\n"},
      {{"=a,\"b\"", "\rx"}, "\"'=a,\"\"b\"\"\",\"'\rx\"\r\n"},
      {{"1-1", "a=b", "'x"}, "1-1,a=b,'x\r\n"},
      {{""}, "\r\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(CsvRecord(c.fields), c.record);
}

}  // namespace
}  // namespace dossier::http
