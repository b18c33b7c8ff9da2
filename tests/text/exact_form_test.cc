#include "text/exact_form.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/analyzer.h"

namespace dossier::text {
namespace {

std::string FormOf(std::string_view utf8) {
  const auto tokens = Analyzer().Analyze(utf8);
  return tokens.empty() ? "" : ExactForm(tokens.front(), utf8);
}

TEST(ExactFormTest, KeepsYoAndFoldsTheRest) {
  struct Case {
    std::string_view written;
    std::string_view form;
  };
  const Case cases[] = {
      {"Королёв", "королёв"},
      {"Королев", "королев"},
      {"ЕЩЁ", "ещё"},
      {"мёд", "мёд"},
      {"Королe\u0308в", "королёв"},  // a Latin e with a diaeresis of its own
      {"Коро\u00ADлёв", "королёв"},  // a soft hyphen
      {"за́мок", "замок"},
      {"Lavrov's", "lavrov"},
      {"Медведeв", "медведев"},  // a Latin e
  };
  for (const Case& c : cases) EXPECT_EQ(FormOf(c.written), c.form) << c.written;
}

}  // namespace
}  // namespace dossier::text
