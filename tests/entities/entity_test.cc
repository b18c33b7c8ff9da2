#include "entities/entity.h"

#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

std::string Label(std::string_view ru, bool family_first = false) {
  Entity person;
  person.ru = ru;
  person.family_first = family_first;
  person.ru_label = MakeRussianLabel(person);
  return person.RussianLabel();
}

TEST(EntityTest, LeavesThePatronymicOutOfALabel) {
  EXPECT_EQ(Label("Сергей Викторович Лавров"), "Сергей Лавров");
  EXPECT_EQ(Label("Мария Владимировна Захарова"), "Мария Захарова");
  EXPECT_EQ(Label("Ильхам Гейдар оглы Алиев"), "Ильхам Алиев");
  EXPECT_EQ(Label("Касым-Жомарт Кемелевич Токаев"), "Касым-Жомарт Токаев");
}

TEST(EntityTest, LeavesOtherNamesAsTheyStand) {
  EXPECT_EQ(Label("Урсула фон дер Ляйен"), "Урсула фон дер Ляйен");
  EXPECT_EQ(Label("Слободан Милошевич"), "Слободан Милошевич");
  EXPECT_EQ(Label("король Сальман"), "король Сальман");
  EXPECT_EQ(Label("Папа Франциск"), "Папа Франциск");
  EXPECT_EQ(Label("Лула"), "Лула");
  EXPECT_EQ(Label("Ким Чен Ын", true), "Ким Чен Ын");
  EXPECT_EQ(Label("Хоанг Вич Тун", true), "Хоанг Вич Тун");
  Entity organization;
  organization.kind = EntityKind::kOrganization;
  organization.ru = "Фонд Вдовна Мира";
  EXPECT_EQ(MakeRussianLabel(organization), "");
  EXPECT_EQ(organization.RussianLabel(), "Фонд Вдовна Мира");
}

TEST(EntityTest, NamesItsKindsAsTheApiDoes) {
  EXPECT_EQ(EntityKindName(EntityKind::kPerson), "person");
  EXPECT_EQ(EntityKindName(EntityKind::kOrganization), "org");
}

}  // namespace
}  // namespace dossier::entities
