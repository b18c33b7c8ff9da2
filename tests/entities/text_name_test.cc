#include "entities/text_name.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "entities/declension.h"
#include "support/capital.h"
#include "support/kept_gazetteer.h"
#include "support/text_words.h"
#include "text/normalize.h"

namespace dossier::entities {
namespace {

// All of `utf8` as one name.
TextName Read(const std::string& utf8) {
  const TextWords text(utf8, KeptWordClasses());
  return ReadTextName(text.words(), 0, text.words().size());
}

std::string Joined(const std::vector<NamePiece>& pieces) {
  std::string joined;
  for (const NamePiece& piece : pieces) joined += (joined.empty() ? "" : " ") + piece.written;
  return joined;
}

// "given | patronymic | particles | surname".
std::string Parts(const std::string& utf8) {
  const TextName name = Read(utf8);
  return Joined(name.given) + " | " + Joined(name.patronymic) + " | " + Joined(name.particles) +
         " | " + name.surname.written;
}

TEST(TextNameTest, ReadsThePartsOfAName) {
  struct Row {
    std::string name;
    std::string parts;
  };
  for (const Row& row : std::vector<Row>{
           {"Лавров", " |  |  | Лавров"},
           {"Сергей Лавров", "Сергей |  |  | Лавров"},
           {"Сергей Викторович Лавров", "Сергей | Викторович |  | Лавров"},
           {"Лавров Сергей Викторович", "Сергей | Викторович |  | Лавров"},
           {"С. В. Лавров", "С. В. |  |  | Лавров"},
           {"С.В. Лавров", "С. В. |  |  | Лавров"},
           {"Лавров С. В.", "С. В. |  |  | Лавров"},
           {"Касым-Жомарт Токаев", "Касым-Жомарт |  |  | Токаев"},
           {"Салтыков-Щедрин", " |  |  | Салтыков-Щедрин"},
           {"John F. Kerry", "John F. |  |  | Kerry"},
           {"Ursula von der Leyen", "Ursula |  | von der | Leyen"},
           {"Урсулы фон дер Ляйен", "Урсулы |  | фон дер | Ляйен"},
           {"Mary Ann Smith", "Mary Ann |  |  | Smith"},
           {"СЕРГЕЙ ЛАВРОВ", "Сергей |  |  | Лавров"},  // a headline in capitals
       }) {
    EXPECT_EQ(Parts(row.name), row.parts) << row.name;
  }
}

TEST(TextNameTest, TellsHowMuchOfANameIsThere) {
  EXPECT_TRUE(Read("Лавров").IsBare());
  EXPECT_FALSE(Read("Лавров").HasInitialsOnly());
  EXPECT_FALSE(Read("С. Лавров").IsBare());
  EXPECT_TRUE(Read("С. В. Лавров").HasInitialsOnly());
  EXPECT_FALSE(Read("John F. Kerry").HasInitialsOnly());
}

TEST(TextNameTest, ComparesWordsByOneKeyInAllCases) {
  const auto key = [](const std::string& word) { return ComparableKey(Read(word).surname); };
  EXPECT_EQ(key("Лаврова"), key("Лавровым"));
  EXPECT_EQ(key("Токаева"), key("Токаев"));
  EXPECT_EQ(key("Erdoğan"), key("Erdogan"));
  EXPECT_NE(key("Лавров"), key("Лавренко"));
  EXPECT_NE(key("Lavrov"), key("Лавров"));
}

TEST(TextNameTest, ComparesGivenNames) {
  struct Row {
    std::string one;
    std::string other;
    bool same;
  };
  for (const Row& row : std::vector<Row>{
           {"Сергей Лавров", "Сергея Лаврова", true},
           {"Сергей Лавров", "С. Лавров", true},
           {"С. В. Лавров", "Сергеем Лавровым", true},
           {"Сергей Лавров", "Лавров", true},
           {"John Kerry", "John F. Kerry", true},
           {"Сергей Лавров", "Кирилл Лавров", false},
           {"К. Лавров", "Сергей Лавров", false},
           {"John Kerry", "Bob Kerry", false},
       }) {
    EXPECT_EQ(HaveSameGivenName(Read(row.one), Read(row.other)), row.same)
        << row.one << ", " << row.other;
    EXPECT_EQ(HaveSameGivenName(Read(row.other), Read(row.one)), row.same)
        << row.other << ", " << row.one;
  }
}

std::string Nominative(const std::vector<std::string>& forms) {
  std::vector<TextName> names;
  for (const std::string& form : forms) names.push_back(Read(form));
  return NominativeName(names, KeptWordClasses());
}

TEST(TextNameTest, FindsTheNominative) {
  struct Row {
    std::vector<std::string> forms;
    std::string nominative;
  };
  for (const Row& row : std::vector<Row>{
           {{"Марлена Абдрахманова", "Абдрахмановым"}, "Марлен Абдрахманов"},
           {{"Марлену Абдрахманову"}, "Марлен Абдрахманов"},
           {{"М. Абдрахманову", "Абдрахмановым"}, "М. Абдрахманов"},
           {{"Любовь Орлова"}, "Любовь Орлова"},
           {{"Любови Орловой", "Орлову"}, "Любовь Орлова"},
           {{"Сергея Викторовича Иванова"}, "Сергей Викторович Иванов"},
           {{"Сергея Иванова", "Сергеем Викторовичем Ивановым"}, "Сергей Викторович Иванов"},
           {{"Анны Викторовны Ивановой"}, "Анна Викторовна Иванова"},
           {{"Урсулы фон дер Ляйен", "Урсуле фон дер Ляйен"}, "Урсула фон дер Ляйен"},
           {{"Ковалёва", "Ковалёвым"}, "Ковалёв"},
           {{"Барака Обамы", "Обаму"}, "Барак Обама"},
           // «Андрея» and «Павла» are women's names, too.
           {{"Андрея Порошенко"}, "Андрей Порошенко"},
           {{"Павла Лофнера", "Павлом Лофнером"}, "Павел Лофнер"},
           {{"СЕРГЕЯ КОВАЛЬЧУКА"}, "Сергей Ковальчук"},
           {{"Kerry", "John Kerry", "John F. Kerry"}, "John F. Kerry"},
       }) {
    EXPECT_EQ(Nominative(row.forms), row.nominative) << row.forms.front();
  }
}

struct FullName {
  std::string_view given;
  std::string_view surname;
  Gender gender;
};

// The name in one case, in the first of its forms.
std::string InCase(const FullName& name, std::size_t number) {
  const auto form = [&](std::string_view word, NamePart part) {
    return Capital(DeclineName(text::FoldWord(word), part, name.gender)[number].front());
  };
  return form(name.given, NamePart::kGiven) + " " + form(name.surname, NamePart::kSurname);
}

TEST(TextNameTest, FindsTheNominativeBehindAnyTwoCases) {
  constexpr Gender kMan = Gender::kMale;
  constexpr Gender kWoman = Gender::kFemale;
  for (const FullName& name : std::vector<FullName>{
           {"Марлен", "Абдрахманов", kMan}, {"Сергей", "Тумбаев", kMan},
           {"Игорь", "Путилин", kMan},      {"Виктор", "Зеленский", kMan},
           {"Андрей", "Порошенко", kMan},   {"Армен", "Саргсян", kMan},
           {"Илья", "Ковальчук", kMan},     {"Дмитрий", "Толстой", kMan},
           {"Джон", "Лофнер", kMan},        {"Георгий", "Саакашвили", kMan},
           {"Никита", "Белых", kMan},       {"Михаил", "Шмидт", kMan},
           {"Василий", "Гоголь", kMan},     {"Мария", "Абдрахманова", kWoman},
           {"Анна", "Путилина", kWoman},    {"Ольга", "Зеленская", kWoman},
           {"Роза", "Порошенко", kWoman},   {"Нина", "Саргсян", kWoman},
           {"Наталья", "Толстая", kWoman},  {"Любовь", "Орлова", kWoman},
           {"Ангела", "Меркель", kWoman},
       }) {
    const std::string nominative = std::string(name.given) + " " + std::string(name.surname);
    for (std::size_t one = 0; one < kCaseCount; ++one) {
      for (std::size_t other = 0; other < kCaseCount; ++other) {
        const std::vector<std::string> forms = {InCase(name, one), InCase(name, other)};
        if (forms[0] == forms[1]) continue;
        EXPECT_EQ(Nominative(forms), nominative) << forms[0] << ", " << forms[1];
      }
    }
  }
}

}  // namespace
}  // namespace dossier::entities
