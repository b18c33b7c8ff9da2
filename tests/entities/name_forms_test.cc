#include "entities/name_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace dossier::entities {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

struct PersonNames {
  std::string en;
  std::string ru;
  Gender gender = Gender::kMale;
  bool family_first = false;
  std::vector<std::string> ru_aliases = {};
};

// The forms of one kind, as written by keys with spaces between.
std::set<std::string> Forms(const PersonNames& names, FormKind kind = FormKind::kFull) {
  Entity person;
  person.en = names.en;
  person.ru = names.ru;
  person.gender = names.gender;
  person.family_first = names.family_first;
  person.ru_aliases = names.ru_aliases;
  text::Tokenizer tokenizer;
  std::set<std::string> forms;
  for (const PersonForm& form : PersonForms(person, tokenizer)) {
    if (form.kind != kind) continue;
    std::string joined;
    for (const std::string& key : form.keys) joined += (joined.empty() ? "" : " ") + key;
    forms.insert(joined);
  }
  return forms;
}

const PersonNames kLavrov{.en = "Sergey Lavrov", .ru = "Сергей Викторович Лавров"};

TEST(NameFormsTest, WritesAPersonInFull) {
  EXPECT_THAT(Forms(kLavrov), IsSupersetOf({"sergei lavrov", "lavrov sergei", "s lavrov",
                                            "lavrov s", "сергей лавров", "лавров сергей",
                                            "сергей викторович лавров", "лавров сергей викторович",
                                            "с лавров", "лавров с", "с в лавров", "лавров с в"}));
}

TEST(NameFormsTest, WritesAllPartsInOneCase) {
  const auto forms = Forms(kLavrov);
  EXPECT_THAT(forms,
              IsSupersetOf({"сергея лаврова", "сергею викторовичу лаврову", "с в лавровым",
                            "лаврове сергее", "лаврова с в", "сергеем викторовичем лавровым"}));
  EXPECT_THAT(forms, Not(Contains("сергея лаврову")));
  EXPECT_THAT(forms, Not(Contains("сергей лаврова")));
  EXPECT_THAT(forms, Not(Contains("лавров")));
}

TEST(NameFormsTest, KeepsTheSurnameApart) {
  EXPECT_THAT(
      Forms(kLavrov, FormKind::kSurname),
      ElementsAre("lavrov", "лавров", "лаврова", "лаврове", "лавровом", "лаврову", "лавровым"));
}

TEST(NameFormsTest, DeclinesTheSurnamesOfWomen) {
  EXPECT_THAT(Forms({.en = "Maria Zakharova",
                     .ru = "Мария Владимировна Захарова",
                     .gender = Gender::kFemale}),
              IsSupersetOf({"марии захаровой", "марию захарову", "м в захаровой",
                            "марией владимировной захаровой"}));
  EXPECT_THAT(Forms({.en = "Angela Merkel", .ru = "Ангела Меркель", .gender = Gender::kFemale}),
              IsSupersetOf({"ангелы меркель", "ангелой меркель"}));
}

TEST(NameFormsTest, PutsParticlesBeforeTheSurname) {
  const PersonNames leyen{
      .en = "Ursula von der Leyen", .ru = "Урсула фон дер Ляйен", .gender = Gender::kFemale};
  EXPECT_THAT(Forms(leyen), IsSupersetOf({"ursula von der leien", "u von der leien",
                                          "von der leien ursula", "урсулы фон дер ляйен"}));
  EXPECT_THAT(Forms(leyen, FormKind::kSurname),
              IsSupersetOf({"von der leien", "leien", "фон дер ляйен"}));
}

TEST(NameFormsTest, CutsHyphenatedNames) {
  EXPECT_THAT(Forms({.en = "Kassym-Jomart Tokayev", .ru = "Касым-Жомарт Кемелевич Токаев"}),
              IsSupersetOf({"kasim jomart tokaev", "k j tokaev", "k tokaev",
                            "касыма жомарта токаева", "касым жомарта токаева", "к ж к токаевым",
                            "касым жомарту кемелевичу токаеву"}));
  EXPECT_THAT(Forms({.en = "Frank-Walter Steinmeier", .ru = "Франк-Вальтер Штайнмайер"}),
              IsSupersetOf({"франк вальтера штайнмайера", "франка вальтера штайнмайера"}));
}

TEST(NameFormsTest, KeepsTheFamilyNameFirst) {
  const PersonNames xi{.en = "Xi Jinping", .ru = "Си Цзиньпин", .family_first = true};
  EXPECT_THAT(Forms(xi), ElementsAre("xi jinping", "си цзиньпин", "си цзиньпина", "си цзиньпине",
                                     "си цзиньпином", "си цзиньпину"));
  const auto kim = Forms({.en = "Kim Jong Un", .ru = "Ким Чен Ын", .family_first = true});
  EXPECT_THAT(kim, IsSupersetOf({"kim jong un", "ким чен ына", "кима чена ына", "ким чен ыном"}));
  EXPECT_THAT(kim, Not(Contains("un kim jong")));
}

TEST(NameFormsTest, TakesASuffixForPartOfTheSurname) {
  const PersonNames marcos{.en = "Ferdinand Marcos Jr.", .ru = "Фердинанд Маркос-младший"};
  EXPECT_THAT(Forms(marcos), IsSupersetOf({"ferdinand marcos jr", "фердинанда маркоса младшего"}));
  EXPECT_THAT(Forms(marcos), Not(Contains("ferdinand marcos")));
  EXPECT_THAT(Forms(marcos, FormKind::kSurname), Not(Contains("jr")));
}

TEST(NameFormsTest, TakesAnAliasOfOneWordForAFullName) {
  const auto forms = Forms({.en = "Lula da Silva", .ru = "Лула да Силва", .ru_aliases = {"Лула"}});
  EXPECT_THAT(forms, IsSupersetOf({"лула", "лулы", "лулой"}));
  const auto exact =
      Forms({.en = "Lula da Silva", .ru = "Лула да Силва", .ru_aliases = {"=Лулу Ина"}});
  EXPECT_THAT(exact, Contains("лулу ина"));
  EXPECT_THAT(exact, Not(Contains("лулу ине")));
}

TEST(NameFormsTest, KnowsPatronymics) {
  struct Row {
    std::string_view name;
    std::size_t index;
    bool expected;
  };
  const std::vector<Row> rows = {
      {"Сергей Викторович Лавров", 1, true},  {"Мария Владимировна Захарова", 1, true},
      {"Анна Ильинична Ким", 1, true},        {"Ильхам Гейдар оглы Алиев", 1, true},
      {"Ильхам Гейдар оглы Алиев", 2, true},  {"Лейла Гейдар кызы Алиева", 2, true},
      {"Сергей Викторович Лавров", 0, false}, {"Слободан Милошевич", 1, false},
      {"Урсула фон дер Ляйен", 1, false},     {"Вич Иван Тун", 0, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(IsPatronymicAt(SplitName(row.name), row.index), row.expected) << row.name;
  }
}

TEST(NameFormsTest, SplitsNamesAtSpaces) {
  EXPECT_THAT(SplitName("  Xi  Jinping "), ElementsAre("Xi", "Jinping"));
  EXPECT_THAT(SplitName(""), IsEmpty());
}

TEST(NameFormsTest, GivesSpellingsOfOneNameOneKey) {
  const std::vector<std::vector<std::string_view>> groups = {
      {"sergey", "sergei", "sergeiy"},
      {"tokayev", "tokaev"},
      {"zelensky", "zelenskyy", "zelenskiy", "zelenskii", "zelenski"},
      {"mirziyoyev", "mirzioev", "mirziyoev"},
      {"yerzhan", "erzhan"},
      {"yeltsin", "eltsin"},
      {"dmitry", "dmitriy", "dmitri"},
      {"yury", "yuri"},
      {"alexey", "aleksei", "aleksey"},
      {"akhmetov", "ahmetov"},
      {"hussein", "husein"},
      {"yanukovych", "yanukovich"},
  };
  for (const auto& group : groups) {
    for (const std::string_view word : group) {
      EXPECT_EQ(SpellingKey(word), SpellingKey(group.front())) << word;
    }
  }
}

TEST(NameFormsTest, KeepsDifferentNamesApart) {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs = {
      {"lavrov", "lavrova"}, {"khan", "han"},       {"lee", "le"},       {"moon", "mon"},
      {"xi", "ksi"},         {"putin", "rutin"},    {"sergei", "serge"}, {"bush", "busch"},
      {"ivanov", "evanov"},  {"лавров", "лаврова"}, {"юрий", "юрии"},    {"мэй", "май"},
  };
  for (const auto& [one, other] : pairs) {
    EXPECT_NE(SpellingKey(one), SpellingKey(other)) << one;
  }
}

TEST(NameFormsTest, MakesAKeyTheKeyOfItself) {
  for (const std::string_view word :
       {"sergey", "zelenskyy", "mirziyoyev", "yerzhan", "alexey", "khrushchev", "xxx", "khkhkhan",
        "yyyyyy", "iieieie", "лавров", "", "y", "ye"}) {
    const std::string key = SpellingKey(word);
    EXPECT_EQ(SpellingKey(key), key) << word;
  }
}

TEST(NameFormsTest, ListsGivenNames) {
  Entity person;
  person.en = "Kassym-Jomart Tokayev";
  person.ru = "Касым-Жомарт Кемелевич Токаев";
  person.gender = Gender::kMale;
  text::Tokenizer tokenizer;
  const auto keys = GivenNameKeys(person, tokenizer);
  EXPECT_THAT(keys, IsSupersetOf({"kasim", "jomart", "касым", "касымом", "жомарту"}));
  for (const char* other : {"токаев", "tokaev", "кемелевич"})
    EXPECT_THAT(keys, Not(Contains(other)));
  person.family_first = true;
  EXPECT_THAT(GivenNameKeys(person, tokenizer), IsEmpty());
}

std::vector<OrganizationForm> OrganizationFormsOf(const std::string& en, const std::string& ru) {
  Entity organization;
  organization.kind = EntityKind::kOrganization;
  organization.en = en;
  organization.ru = ru;
  text::Tokenizer tokenizer;
  return OrganizationForms(organization, tokenizer);
}

TEST(NameFormsTest, TellsHowWordsOfAnOrganizationAreWritten) {
  const auto forms = OrganizationFormsOf("World Bank of NATO", "=МИД Мира");
  ASSERT_EQ(forms.size(), 2U);
  std::vector<LetterCase> cases;
  for (const OrganizationWord& word : forms[0].words) cases.push_back(word.letter_case);
  EXPECT_THAT(cases, ElementsAre(LetterCase::kCapital, LetterCase::kCapital, LetterCase::kAny,
                                 LetterCase::kAcronym));
  EXPECT_FALSE(forms[0].exact);
  EXPECT_TRUE(forms[1].exact);
  EXPECT_EQ(forms[1].words[0].term, "мид");
}

TEST(NameFormsTest, AsksNoCapitalOfALongRussianName) {
  const auto forms = OrganizationFormsOf("X", "Министерство иностранных дел России");
  EXPECT_EQ(forms[1].words.front().letter_case, LetterCase::kAny);
  EXPECT_EQ(forms[1].words.back().letter_case, LetterCase::kCapital);
  EXPECT_EQ(OrganizationFormsOf("X", "Совет Федерации")[1].words.front().letter_case,
            LetterCase::kCapital);
}

}  // namespace
}  // namespace dossier::entities
