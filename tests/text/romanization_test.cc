#include "text/romanization.h"

#include <gtest/gtest.h>

namespace dossier::text {
namespace {

struct Case {
  std::string_view name;
  std::string_view expected;
};

TEST(RomanizationTest, WritesNamesByTheirLetters) {
  const Case cases[] = {
      {"", ""},
      {"Марлен Абдрахманов", "Marlen Abdrakhmanov"},
      {"Юрий Подъячев", "Yuriy Podyachev"},
      {"Ельцин", "Yeltsin"},
      {"Горбачёв", "Gorbachyov"},
      {"Алексеев", "Alekseyev"},
      {"Муравьев", "Muravyev"},
      {"Щукина", "Shchukina"},
      {"ЩИТ", "SHCHIT"},
      {"АПК", "APK"},
      {"Ю. Я. Эйдельман", "Yu. Ya. Eydelman"},
      {"Степной экспресс", "Stepnoy ekspress"},
      {"Касым-Жомарт", "Kasym-Zhomart"},
      {"Володимир Єльченко", "Volodimir Yelchenko"},
      {"Pacific Lumber Co", "Pacific Lumber Co"},
      {"Ärzte и врачи", "Ärzte i vrachi"},
  };
  for (const Case& c : cases) EXPECT_EQ(Romanize(c.name), c.expected) << c.name;
}

TEST(RomanizationTest, MakesSlugs) {
  const Case cases[] = {
      {"", ""},
      {"Marlen Abdrakhmanov", "marlen-abdrakhmanov"},
      {"«Марлен  Абдрахманов»", "marlen-abdrakhmanov"},
      {"М. Абдрахманов", "m-abdrakhmanov"},
      {"Conor O'Neill", "conor-oneill"},
      {"Conor O’Neill", "conor-oneill"},
      {"Jens Støltenberg-Ağa", "jens-stoltenberg-aga"},
      {"АПК", "apk"},
      {"7-Eleven, Inc.", "7-eleven-inc"},
      {"習近平", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(SlugOf(c.name), c.expected) << c.name;
}

TEST(RomanizationTest, KeepsSlugsShort) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "Щука ";
  const std::string slug = SlugOf(name);
  EXPECT_LE(slug.size(), kMaxSlugBytes);
  EXPECT_FALSE(slug.ends_with('-'));
}

}  // namespace
}  // namespace dossier::text
