#include "entities/person_values.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/gazetteer.h"

namespace dossier::entities {
namespace {

struct Named {
  std::string name;  // or the id of an entity
  std::uint32_t articles = 1;
};

// The groups of `named` of more than one, "Сергей Иванов=С. Иванов".
std::vector<std::string> Joined(const std::vector<Named>& named) {
  static const Gazetteer gazetteer = MakeGazetteer({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Викторович Лавров"},
      {.id = "smith", .en = "John Smith", .ru = "Джон Смит", .flags = "weak"},
      {.id = "xi", .en = "Xi Jinping", .ru = "Си Цзиньпин", .flags = "family-first"},
  });
  NameUnion names(named.size());
  PersonValues people(names, named.size());
  for (const Entity& person : gazetteer.entities()) people.AddGivenNames(person);
  for (std::uint32_t i = 0; i < named.size(); ++i) {
    const int known = gazetteer.Find(named[i].name);
    if (known < 0) {
      people.Add(i, ParsePersonName(named[i].name), named[i].articles);
    } else {
      names.SetKnown(i);
      people.AddKnown(i, gazetteer.entities()[static_cast<std::size_t>(known)], named[i].articles);
    }
  }
  people.Join();
  std::vector<std::string> groups;
  for (std::uint32_t root = 0; root < named.size(); ++root) {
    std::string group;
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < named.size(); ++i) {
      if (names.Root(i) != root) continue;
      group += (size++ > 0 ? "=" : "") + named[i].name;
    }
    if (size > 1) groups.push_back(group);
  }
  return groups;
}

TEST(PersonValuesTest, JoinsTheNamesOfOnePerson) {
  struct Case {
    const char* what;
    std::vector<Named> names;
    std::vector<std::string> joined;
  };
  const Case cases[] = {
      {"case, ё, accents",
       {{"Пётр Королёв"}, {"ПЕТР КОРОЛЕВ"}, {"Jens Støltenberg"}, {"Jens Stoltenberg"}},
       {"Пётр Королёв=ПЕТР КОРОЛЕВ", "Jens Støltenberg=Jens Stoltenberg"}},
      {"spellings of one script",
       {{"Sergei Ivanov"}, {"Sergey Ivanov"}},
       {"Sergei Ivanov=Sergey Ivanov"}},
      {"case forms", {{"Сергей Иванов"}, {"Сергея Иванова"}}, {"Сергей Иванов=Сергея Иванова"}},
      {"a woman and a man", {{"Александр Иванов"}, {"Александра Иванова"}}, {}},
      {"a patronymic that one lacks",
       {{"Сергей Иванов"}, {"Сергей Викторович Иванов"}},
       {"Сергей Иванов=Сергей Викторович Иванов"}},
      {"two patronymics",
       {{"Сергей Иванов"}, {"Сергей Викторович Иванов"}, {"Сергей Львович Иванов"}},
       {}},
      {"two patronymics, of which one is far more frequent",
       {{"Сергей Иванов"}, {"Сергей Викторович Иванов", 7}, {"Сергей Львович Иванов", 3}},
       {"Сергей Иванов=Сергей Викторович Иванов"}},
      {"a middle initial",
       {{"John F. Kennedy"}, {"John Fitzgerald Kennedy"}, {"John Kennedy"}},
       {"John F. Kennedy=John Fitzgerald Kennedy=John Kennedy"}},
      {"initials",
       {{"М. Абдрахманов"}, {"Марлен Абдрахманов"}},
       {"М. Абдрахманов=Марлен Абдрахманов"}},
      {"other initials", {{"К. Абдрахманов"}, {"Марлен Абдрахманов"}}, {}},
      {"initials of two", {{"С. Иванов"}, {"Сергей Иванов"}, {"Семён Иванов"}}, {}},
      {"initials with the patronymic",
       {{"С. В. Иванов"},
        {"С. Л. Иванов"},
        {"Сергей Викторович Иванов"},
        {"Сергей Львович Иванов"}},
       {"С. В. Иванов=Сергей Викторович Иванов", "С. Л. Иванов=Сергей Львович Иванов"}},
      {"initials that the patronymic contradicts",
       {{"С. Б. Иванов"}, {"Сергей Иванов"}, {"Сергей Викторович Иванов"}},
       {"Сергей Иванов=Сергей Викторович Иванов"}},
      {"initials by themselves",
       {{"С. Иванов"}, {"С. В. Иванов"}, {"С.В. Иванов"}},
       {"С. Иванов=С. В. Иванов=С.В. Иванов"}},
      {"initials of a brother and a sister", {{"А. Иванов"}, {"А. Иванова"}}, {}},
      {"a bare surname, its only bearer",
       {{"Абдрахманов", 9}, {"Марлен Абдрахманов"}},
       {"Абдрахманов=Марлен Абдрахманов"}},
      {"a bare surname, the frequent bearer",
       {{"Иванов"}, {"Сергей Иванов", 7}, {"Семён Иванов", 3}},
       {"Иванов=Сергей Иванов"}},
      {"a bare surname, no frequent bearer",
       {{"Иванов"}, {"Сергей Иванов", 6}, {"Семён Иванов", 3}},
       {}},
      {"a bare surname of hers, not his",
       {{"Захарова"}, {"Марк Захаров", 9}, {"Анна Захарова"}},
       {"Захарова=Анна Захарова"}},
      {"a bare surname in another case",
       {{"Абдрахманова"}, {"Марлен Абдрахманов"}},
       {"Абдрахманова=Марлен Абдрахманов"}},
      {"a bare surname by itself", {{"Иванов"}, {"ИВАНОВ"}, {"Петров"}}, {"Иванов=ИВАНОВ"}},
      {"two languages",
       {{"Marlen Abdrakhmanov"}, {"Абдрахманов"}, {"Марлен Абдрахманов"}},
       {"Marlen Abdrakhmanov=Абдрахманов=Марлен Абдрахманов"}},
      {"a given name that does not sound alike",
       {{"John Baker"}, {"Джон Бейкер"}},
       {"John Baker=Джон Бейкер"}},
      {"a bare surname of the other language", {{"Abdrakhmanov"}, {"Марлен Абдрахманов"}}, {}},
      {"a bare surname of somebody known",
       {{"Lavrov"}, {"lavrov", 5}, {"Kirill Lavrov"}},
       {"Lavrov=lavrov"}},
      {"a bare surname of somebody known whom it never means", {{"Smith"}, {"smith", 5}}, {}},
      {"a bare surname that stands first", {{"Xi"}, {"xi", 5}}, {"Xi=xi"}},
      {"somebody known by his patronymic", {{"Сергей Борисович Лавров"}, {"lavrov"}}, {}},
      {"somebody known and another of that name",
       {{"К. Лавров"}, {"lavrov"}, {"Кирилл Лавров"}},
       {"К. Лавров=Кирилл Лавров"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Joined(c.names), c.joined) << c.what;
    // The same groups whatever the order.
    std::vector<Named> reversed(c.names.rbegin(), c.names.rend());
    EXPECT_EQ(Joined(reversed).size(), c.joined.size()) << c.what;
  }
}

}  // namespace
}  // namespace dossier::entities
