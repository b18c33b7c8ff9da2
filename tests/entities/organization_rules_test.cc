#include "entities/organization_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/rule_names.h"

namespace dossier::entities {
namespace {

using Names = std::vector<std::string>;

// The words [known_begin, known_end) are a person of the gazetteer.
Names Find(const std::string& utf8, std::size_t known_begin, std::size_t known_end) {
  return FindByRule(FindOrganizationAt, utf8, Tag::kBeginPerson, known_begin, known_end);
}

void Check(const std::vector<RuleCase>& cases) { CheckRule(FindOrganizationAt, cases); }

TEST(OrganizationRulesTest, FindsQuotedNamesBehindADescriptor) {
  Check({
      {"компания «Степной экспресс» ушла", {"quoted: Степной экспресс"}},
      {"газете \"Вечерний Тумбаш\" он", {"quoted: Вечерний Тумбаш"}},
      {"банк «Тумба-Инвест» закрыт", {"quoted: Тумба-Инвест"}},
      // A thing, nothing in front, a small letter, a sentence of words.
      {"фильм «Степной экспресс» вышел", {}},
      {"он видел «Степной экспресс» там", {}},
      {"компания «завтра уйдём» ушла", {}},
      {"газета «Один два три четыре пять шесть семь восемь» вышла", {}},
      {"газета «Да, мы придём» вышла", {}},
      {"газета «Степной экспресс", {}},
  });
}

TEST(OrganizationRulesTest, FindsRussianNamesByTheirHead) {
  Check({
      {"там Верховный суд Тумбаша решил", {"head: Верховный суд Тумбаша"}},
      {"там Ассоциация перевозчиков Каспия решит", {"head: Ассоциация перевозчиков Каспия"}},
      {"заявило министерство транспорта Тумбаша", {"head: министерство транспорта Тумбаша"}},
      {"там Ассоциация фермеров Каспия заявила", {"head: Ассоциация фермеров Каспия"}},
      // Nothing proper, a plural, a weak head in small letters.
      {"там совет решил", {}},
      {"Совет решил", {}},
      {"министерство транспорта решило", {}},
      {"больница Тумбаша", {}},
      {"ректоры университетов Тумбаша", {}},
  });
}

TEST(OrganizationRulesTest, FindsEnglishNamesByTheirHead) {
  Check({
      {"at the Bank of Tolliver today", {"head: Bank of Tolliver"}},
      {"at the Tolliver Institute today", {"head: Tolliver Institute"}},
      {"the Tolliver Committee for Peace said so.", {"head: Tolliver Committee for Peace"}},
      {"the bank of the river", {}},
      {"the Institute said", {}},
      {"the Tolliver institute said", {}},
      {"Tolliver, Institute", {}},
  });
}

TEST(OrganizationRulesTest, LeavesTitleCaseAlone) {
  Check({
      {"Tolliver Institute Opens Doors Today\nThe text of it.", {}},
      {"TOLLIVER INSTITUTE OPENS DOORS", {}},
  });
}

TEST(OrganizationRulesTest, FindsCompaniesByTheirLegalForm) {
  Check({
      {"when Tolliver Lumber Co Pty Ltd said", {"legal-form: Tolliver Lumber Co Pty Ltd"}},
      {"when Tolliver Corp of South Africa Ltd said",
       {"legal-form: Tolliver Corp of South Africa Ltd"}},
      {"when Tolliver Corp of Utah said", {"legal-form: Tolliver Corp"}},
      {"when Tolliver Lumber Co said", {"legal-form: Tolliver Lumber Co"}},
      {"when Tolliver & Daughters Inc said", {"legal-form: Tolliver & Daughters Inc"}},
      {"when Inc said", {}},
      {"when tolliver Inc said", {}},
  });
}

TEST(OrganizationRulesTest, FindsAcronyms) {
  Check({
      {"там АФК решила", {"acronym: АФК"}},
      {"the WWQ said", {"acronym: WWQ"}},
      {"в МИДе сказали", {"acronym: МИДе"}},
      // A country, a measure, a Roman number, one of two Latin letters, what a hyphen joins.
      {"там США решили", {}},
      {"the GDP grew", {}},
      {"в XIX веке", {}},
      {"the MMX said", {}},
      {"the QQ said", {}},
      {"на МИГ-29", {}},
      {"ЗАВТРА АФК РЕШИТ", {}},
      {"там АБВГДЕЖЗИ решили", {}},
  });
}

TEST(OrganizationRulesTest, FindsCompounds) {
  Check({
      {"там Минздрав решил", {"compound: Минздрав"}},
      {"в Центробанке сказали", {"compound: Центробанке"}},
      {"в Роскосмосе сказали", {"compound: Роскосмосе"}},
      {"минздрав решил", {}},
      {"в Минске сказали", {}},
      {"там Росомаха решила", {}},
      {"там Государственный", {}},
  });
}

TEST(OrganizationRulesTest, LeavesAloneWhatIsKnown) {
  EXPECT_EQ(Find("там АФК решила", 1, 2), Names{});
  EXPECT_EQ(Find("там Тумбаев АФК", 1, 2), (Names{"acronym: АФК"}));
  EXPECT_EQ(Find("the Tolliver Institute said", 1, 2), Names{});
  EXPECT_EQ(Find("компания «Степной Тумбаев» ушла", 2, 3), Names{});
  EXPECT_EQ(Find("там Верховно-Тумбаев-министерство", 2, 3), Names{});
}

}  // namespace
}  // namespace dossier::entities
