#include "text/name_key.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dossier::text {
namespace {

TEST(NameKeyTest, IsTheSameInEveryCaseAndGender) {
  const std::vector<std::vector<std::string>> names = {
      {"лавров", "лаврова", "лаврову", "лавровым", "лаврове", "лавровой"},
      {"путин", "путина", "путину", "путиным", "путиной"},
      {"зеленский", "зеленского", "зеленскому", "зеленским", "зеленском", "зеленская", "зеленской",
       "зеленскую"},
      {"максим", "максима", "максиму", "максимом", "максиме"},
      {"алексей", "алексея", "алексею", "алексеем", "алексее"},
      {"юрий", "юрия", "юрию", "юрием", "юрии"},
      {"астана", "астаны", "астане", "астану", "астаной"},
      {"казань", "казани", "казанью"},
      {"ким", "кима", "киму", "кимом", "киме"},
  };
  for (const auto& forms : names) {
    for (const std::string& form : forms) EXPECT_EQ(NameKey(form), NameKey(forms.front())) << form;
  }
}

TEST(NameKeyTest, KeepsApartWhatSnowballMerges) {
  EXPECT_NE(NameKey("лавров"), NameKey("лавра"));
  EXPECT_NE(NameKey("песков"), NameKey("песка"));
  EXPECT_NE(NameKey("киев"), NameKey("кия"));
}

TEST(NameKeyTest, LeavesThreeLettersAndWhatIsNotCyrillic) {
  EXPECT_EQ(NameKey("мэй"), "мэй");
  EXPECT_EQ(NameKey("баку"), "бак");
  EXPECT_EQ(NameKey("lavrova"), "lavrova");
  EXPECT_EQ(NameKey("с400"), "с400");
  EXPECT_EQ(NameKey(""), "");
}

}  // namespace
}  // namespace dossier::text
