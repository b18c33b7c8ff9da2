#include "entities/person_name.h"

#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

std::string Parts(std::string_view name) {
  const PersonName parts = ParsePersonName(name);
  static constexpr const char* kShapes[] = {"full", "initials", "surname"};
  return std::string(kShapes[static_cast<int>(parts.shape)]) + ' ' + parts.given + '/' +
         parts.middle + '/' + parts.surname;
}

TEST(PersonNameTest, TakesNamesApart) {
  struct Case {
    std::string_view name;
    std::string_view parts;
  };
  const Case cases[] = {
      {"", "surname //"},
      {"Абдрахманов", "surname //абдрахманов"},
      {"Марлен Абдрахманов", "full марлен//абдрахманов"},
      {"Сергей Викторович Иванов", "full сергей/викторович/иванов"},
      {"Гейдар Алирза оглы Алиев", "full гейдар/алирзаоглы/алиев"},
      {"С. В. Иванов", "initials с/в/иванов"},
      {"С.В. Иванов", "initials с/в/иванов"},
      {"С.Иванов", "initials с//иванов"},
      {"Ж.-К. Юнкер", "initials ж/к/юнкер"},
      {"Пётр Королёв", "full петр//королев"},
      {"John F. Kennedy", "full john/f/kennedy"},
      {"J. R. R. Tolkien", "initials j/r/tolkien"},
      {"Jens Støltenberg", "full jens//stoltenberg"},
      {"Jean-Marc O'Neill", "full jeanmarc//oneill"},
      {"Ursula von der Leyen", "full ursula//vonderleyen"},
      {"Robert Downey Jr.", "full robert//downey"},
      {"ИВАН ПЕТРОВ", "full иван//петров"},
  };
  for (const Case& c : cases) EXPECT_EQ(Parts(c.name), c.parts) << c.name;
}

TEST(PersonNameTest, KnowsTheScriptByTheSurname) {
  EXPECT_EQ(ParsePersonName("Marlen Abdrakhmanov").script, text::Script::kLatin);
  EXPECT_EQ(ParsePersonName("Марлен Абдрахманов").script, text::Script::kCyrillic);
  EXPECT_EQ(ParsePersonName("გიორგი კვირიკაშვილი").script, text::Script::kOther);
}

TEST(PersonNameTest, StemsCaseFormsAlike) {
  EXPECT_EQ(SurnameStem("иванова", text::Script::kCyrillic),
            SurnameStem("иванов", text::Script::kCyrillic));
  EXPECT_EQ(GivenNameStem("сергея", text::Script::kCyrillic),
            GivenNameStem("сергей", text::Script::kCyrillic));
  EXPECT_EQ(GivenNameStem("sergey", text::Script::kLatin),
            GivenNameStem("sergei", text::Script::kLatin));
  EXPECT_NE(GivenNameStem("александра", text::Script::kCyrillic),
            GivenNameStem("александр", text::Script::kCyrillic));
}

}  // namespace
}  // namespace dossier::entities
