#include "entities/script_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "entities/person_name.h"

namespace dossier::entities {
namespace {

// The groups of `names` of more than one, "Jan Novak=Ян Новак".
std::vector<std::string> Joined(const std::vector<std::string>& names, bool reversed = false) {
  NameUnion all(names.size());
  ScriptPairs pairs;
  std::vector<PersonName> parts;
  for (const std::string& name : names) parts.push_back(ParsePersonName(name));
  for (std::size_t n = 0; n < names.size(); ++n) {
    const auto i = static_cast<std::uint32_t>(reversed ? names.size() - 1 - n : n);
    const PersonName& name = parts[i];
    const std::uint64_t spelling = std::hash<std::string>()(name.given + ' ' + name.surname);
    pairs.Add({i, spelling, name.script, name.given, name.middle, name.surname});
  }
  pairs.Join(all);
  std::vector<std::string> groups;
  for (std::uint32_t root = 0; root < names.size(); ++root) {
    std::string group;
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      if (all.Root(i) != root) continue;
      group += (size++ > 0 ? "=" : "") + names[i];
    }
    if (size > 1) groups.push_back(group);
  }
  return groups;
}

TEST(ScriptPairsTest, JoinsTheSpellingsOfTwoLanguages) {
  struct Case {
    std::vector<std::string> names;
    std::vector<std::string> joined;
  };
  const Case cases[] = {
      {{"Marlen Abdrakhmanov", "Марлен Абдрахманов"}, {"Marlen Abdrakhmanov=Марлен Абдрахманов"}},
      {{"Jonas Støre", "Йонас Стёре"}, {"Jonas Støre=Йонас Стёре"}},
      {{"Peter Harris", "Питер Харрис", "Пётр Гаврилов"}, {"Peter Harris=Питер Харрис"}},
      // A woman and a man.
      {{"Alexandra Ivanova", "Александр Иванов"}, {}},
      // Only the nearer of two.
      {{"Ivan Petrov", "Иван Петров", "Иван Петров-Водкин", "Ивон Петров"},
       {"Ivan Petrov=Иван Петров"}},
      // Two spellings that sound alike are both meant.
      {{"Yevgeny Petrov", "Evgeny Petrov", "Евгений Петров"},
       {"Yevgeny Petrov=Evgeny Petrov=Евгений Петров"}},
      // Two people of one name.
      {{"Ivan Petrov", "Иван Сергеевич Петров", "Иван Львович Петров"}, {}},
      {{"Ivan S. Petrov", "Иван Сергеевич Петров"}, {"Ivan S. Petrov=Иван Сергеевич Петров"}},
      {{"Ivan S. Petrov", "Иван Львович Петров"}, {}},
      {{"Ivan Petrov", "Sergei Ivanov"}, {}},
      {{"Иван Петров", "Ivan Sidorov"}, {}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Joined(c.names), c.joined) << c.names.front();
    EXPECT_EQ(Joined(c.names, true), c.joined) << c.names.front();
  }
}

}  // namespace
}  // namespace dossier::entities
