#include "http/xml.h"

#include <gtest/gtest.h>

#include <vector>

namespace dossier::http {
namespace {

TEST(XmlTest, EscapesMarkupAndWhatXmlHasNoPlaceFor) {
  struct Case {
    std::string text;
    std::string escaped;
  };
  const std::vector<Case> cases = {
      {"Зерно & \"<b>'", "Зерно &amp; &quot;&lt;b&gt;&#39;"},
      {"]]>", "]]&gt;"},
      {"a\tb\nc\r", "a\tb\nc&#13;"},
      {std::string("\x01\x1B\0", 3), "\uFFFD\uFFFD\uFFFD"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF", "\uFFFD\uFFFD"},  // U+FFFE, U+FFFF
      {"\xF0\x9F\x8C\xBE \xFF", "\xF0\x9F\x8C\xBE \uFFFD"},
  };
  for (const Case& c : cases) EXPECT_EQ(EscapeXml(c.text), c.escaped);
}

}  // namespace
}  // namespace dossier::http
