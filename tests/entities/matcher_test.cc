#include "entities/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/gazetteer.h"
#include "text/analyzer.h"

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Gazetteer& Known() {
  static const Gazetteer gazetteer = MakeGazetteer({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Викторович Лавров", .flags = "solo"},
      {.id = "peskov", .en = "Dmitry Peskov", .ru = "Дмитрий Сергеевич Песков", .flags = "solo"},
      {.id = "leyen", .en = "Ursula von der Leyen", .ru = "Урсула фон дер Ляйен", .gender = "f"},
      {.id = "tokayev", .en = "Kassym-Jomart Tokayev", .ru = "Касым-Жомарт Кемелевич Токаев"},
      {.id = "cavusoglu", .en = "Mevlüt Çavuşoğlu", .ru = "Мевлют Чавушоглу"},
      {.id = "gorbachev", .en = "Mikhail Gorbachev", .ru = "Михаил Сергеевич Горбачёв"},
      {.id = "xi", .en = "Xi Jinping", .ru = "Си Цзиньпин", .flags = "family-first"},
      {.id = "un",
       .kind = "ORG",
       .en = "United Nations",
       .ru = "Организация Объединенных Наций",
       .en_aliases = "UN|U.N.",
       .ru_aliases = "ООН",
       .flags = "acr"},
      {.id = "unsc",
       .kind = "ORG",
       .en = "United Nations Security Council",
       .ru = "Совет Безопасности ООН",
       .en_aliases = "Security Council",
       .ru_aliases = "Совбез ООН"},
      {.id = "who",
       .kind = "ORG",
       .en = "World Health Organization",
       .ru = "Всемирная организация здравоохранения",
       .en_aliases = "WHO",
       .ru_aliases = "ВОЗ",
       .flags = "acr"},
      {.id = "mfa-ru",
       .kind = "ORG",
       .en = "Russian Foreign Ministry",
       .ru = "Министерство иностранных дел России",
       .ru_aliases = "МИД РФ|МИД России|МИД",
       .flags = "acr"},
      {.id = "council", .kind = "ORG", .en = "Federation Council", .ru = "Совет Федерации"},
      {.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
      {.id = "unesco", .kind = "ORG", .en = "UNESCO", .ru = "ЮНЕСКО"},
      {.id = "dom", .kind = "ORG", .en = "White House", .ru = "Белый дом", .ru_aliases = "=Рада"},
      {.id = "brezhnev", .en = "Leonid Brezhnev", .ru = "Леонид Ильич Брежнев"},
      {.id = "vance-c", .en = "Cyrus Vance", .ru = "Сайрус Вэнс"},
      {.id = "vance-j", .en = "JD Vance", .ru = "Джей Ди Вэнс"},
  });
  return gazetteer;
}

// The candidates of a text: "id: as written", a surname alone with "~" in front.
std::vector<std::string> Find(std::string_view utf8, CapitalRule capitals = CapitalRule::kNeeded) {
  static const Matcher matcher(Known());
  static text::Analyzer analyzer;
  std::vector<std::string> found;
  const auto tokens = analyzer.Analyze(utf8);
  for (const Candidate& candidate : matcher.Find(utf8, tokens, capitals)) {
    std::string ids;
    for (const int entity : candidate.entities) {
      ids += (ids.empty() ? "" : "|") + Known().entities()[static_cast<std::size_t>(entity)].id;
    }
    const char* kind = candidate.form == FormKind::kSurname ? "~" : "";
    found.push_back(kind + ids + ": " + std::string(candidate.span.In(utf8)));
    EXPECT_EQ(tokens[candidate.first_token].span.begin, candidate.span.begin);
    EXPECT_LT(candidate.first_token, candidate.end_token);
  }
  return found;
}

struct FindCase {
  std::string_view text;
  std::vector<std::string> found;
};

void Check(const std::vector<FindCase>& cases) {
  for (const FindCase& c : cases) EXPECT_EQ(Find(c.text), c.found) << c.text;
}

TEST(MatcherTest, FindsPeopleInEveryForm) {
  Check({
      {"Sergey Lavrov said", {"lavrov: Sergey Lavrov"}},
      {"Sergei Lavrov's visit", {"lavrov: Sergei Lavrov"}},
      {"with S. Lavrov", {"lavrov: S. Lavrov"}},
      {"by Lavrov", {"~lavrov: Lavrov"}},
      {"сказал Сергей Лавров.", {"lavrov: Сергей Лавров"}},
      {"с Сергеем Викторовичем Лавровым", {"lavrov: Сергеем Викторовичем Лавровым"}},
      {"у С. В. Лаврова", {"lavrov: С. В. Лаврова"}},
      {"у С.В. Лаврова", {"lavrov: С.В. Лаврова"}},
      {"Лаврову С. В.", {"lavrov: Лаврову С. В"}},
      {"Лаврову Сергею Викторовичу", {"lavrov: Лаврову Сергею Викторовичу"}},
      {"Урсулы фон дер Ляйен", {"leyen: Урсулы фон дер Ляйен"}},
      {"Касым-Жомарта Токаева", {"tokayev: Касым-Жомарта Токаева"}},
      {"Касым-Жомарту Кемелевичу Токаеву", {"tokayev: Касым-Жомарту Кемелевичу Токаеву"}},
      {"председателем Си Цзиньпином", {"xi: Си Цзиньпином"}},
  });
}

TEST(MatcherTest, TellsAcronymsOfOneStemApart) {
  const Gazetteer gazetteer =
      MakeGazetteer({{.id = "aeoi", .kind = "ORG", .en = "AEOI", .ru = "ОАЭИ", .flags = "acr"},
                     {.id = "eu", .kind = "ORG", .en = "EU", .ru = "ЕС", .flags = "acr"},
                     {.id = "mfa", .kind = "ORG", .en = "MFA", .ru = "МИД", .flags = "acr"}});
  const Matcher matcher(gazetteer);
  text::Analyzer analyzer;
  for (const auto& [text, count] : std::vector<std::pair<std::string_view, std::size_t>>{
           {"в ОАЭИ", 1}, {"в ОАЭ", 0}, {"в ЕСА сказали", 0}, {"из МИДа", 1}, {"ИЗ МИДА", 1}}) {
    EXPECT_EQ(matcher.Find(text, analyzer.Analyze(text), CapitalRule::kNeeded).size(), count)
        << text;
  }
}

TEST(MatcherTest, TakesTheLongestName) {
  Check({
      {"the United Nations Security Council", {"unsc: United Nations Security Council"}},
      {"the United Nations and the Security Council",
       {"un: United Nations", "unsc: Security Council"}},
      {"в Совете Безопасности ООН", {"unsc: Совете Безопасности ООН"}},
      {"МИД РФ и МИД", {"mfa-ru: МИД РФ", "mfa-ru: МИД"}},
      {"the United Nations Security Force", {"un: United Nations"}},
  });
}

TEST(MatcherTest, NeedsTheCapitalsOfNames) {
  Check({
      {"на берегах лавра, песка и лаврова листа", {}},
      {"песков пустыни", {}},
      {"the united nations of lavrov", {}},
      {"who said so", {}},
      {"Who said so", {}},
      {"the WHO said", {"who: WHO"}},
      {"A federation council met", {}},
      {"белый дом на холме", {}},
      {"Белого дома", {"dom: Белого дома"}},
      {"the white House", {}},
      {"министерство иностранных дел России", {"mfa-ru: министерство иностранных дел России"}},
      {"министерстве иностранных дел россии", {}},
      {"мид", {}},
  });
}

TEST(MatcherTest, AllowsTheEndingsOfCasesBehindAcronyms) {
  Check({
      {"сотрудник МИДа", {"mfa-ru: МИДа"}},
      {"МИДом и МИДу", {"mfa-ru: МИДом", "mfa-ru: МИДу"}},
      {"совете федерации", {}},
      {"Совета Федерации", {"council: Совета Федерации"}},
      {"Совету Федерации", {"council: Совету Федерации"}},
  });
}

TEST(MatcherTest, ReadsLongAcronymsAsWords) {
  Check({{"Unesco said", {"unesco: Unesco"}}, {"Nato said", {}}, {"Who, the", {}}});
}

TEST(MatcherTest, FindsNamesInHeadlinesOfCapitals) {
  Check({
      {"LAVROV MEETS SERGEY LAVROV AT NATO",
       {"~lavrov: LAVROV", "lavrov: SERGEY LAVROV", "nato: NATO"}},
      {"СЕРГЕЙ ЛАВРОВ В ООН", {"lavrov: СЕРГЕЙ ЛАВРОВ", "un: ООН"}},
      {"MAN WHO MET LAVROV", {"~lavrov: LAVROV"}},
      {"MAN WHO SHOT POPE\nThe WHO said", {"who: WHO"}},
  });
}

TEST(MatcherTest, StopsAtPunctuation) {
  Check({
      {"Sergey, Lavrov", {"~lavrov: Lavrov"}},
      {"met Sergey. Lavrov left", {"~lavrov: Lavrov"}},
      {"Сергей; Лавров", {"~lavrov: Лавров"}},
      {"Sergey (Lavrov)", {"~lavrov: Lavrov"}},
      {"Sergey\n\nLavrov", {"~lavrov: Lavrov"}},
      {"Sergey\nLavrov", {"lavrov: Sergey\nLavrov"}},
      {"Sergey / Lavrov", {"~lavrov: Lavrov"}},
      {"Сергей — Лавров", {"~lavrov: Лавров"}},
      {"Сергей - Лавров", {"~lavrov: Лавров"}},
      {"in the United. Nations", {}},
  });
}

TEST(MatcherTest, FoldsAccentsAndYo) {
  Check({
      {"Mevlut Cavusoglu", {"cavusoglu: Mevlut Cavusoglu"}},
      {"Mevlüt Çavuşoğlu", {"cavusoglu: Mevlüt Çavuşoğlu"}},
      {"Михаила Горбачева", {"gorbachev: Михаила Горбачева"}},
      {"Михаилом Горбачёвым", {"gorbachev: Михаилом Горбачёвым"}},
      {"Серге\u0301й Лавро\u0301в", {"lavrov: Серге\u0301й Лавро\u0301в"}},
  });
}

TEST(MatcherTest, LeavesExactNamesAsTheyStand) {
  Check({{"Рада решила", {"dom: Рада"}}, {"Раде и Рады", {}}, {"рада", {}}});
}

TEST(MatcherTest, NamesAllWhoShareAForm) {
  Check({{"Vance said", {"~vance-c|vance-j: Vance"}}, {"Cyrus Vance", {"vance-c: Cyrus Vance"}}});
}

TEST(MatcherTest, FindsDottedAcronyms) {
  Check({{"the U.N. said", {"un: U.N."}}, {"the UN said", {"un: UN"}}});
}

TEST(MatcherTest, NeedsNoCapitalsInAQuery) {
  EXPECT_THAT(Find("sergey lavrov", CapitalRule::kIgnored), ElementsAre("lavrov: sergey lavrov"));
  EXPECT_THAT(Find("лавровым", CapitalRule::kIgnored), ElementsAre("~lavrov: лавровым"));
  EXPECT_THAT(Find("united nations", CapitalRule::kIgnored), ElementsAre("un: united nations"));
}

TEST(MatcherTest, FindsNothingInNothing) {
  Check({{"", {}}, {" . ", {}}, {"Nobody is here", {}}, {"東京 𐌰 \xF0\x9F\x98\x80", {}}});
}

TEST(MatcherTest, KnowsGivenNames) {
  const Matcher matcher(Known());
  for (const char* name : {"sergey", "sergei", "сергеем", "урсулы", "жомарт", "dmitriy"}) {
    EXPECT_TRUE(matcher.IsGivenName(name)) << name;
  }
  for (const char* name : {"lavrov", "лавров", "викторович", "xi", "united", "s", ""}) {
    EXPECT_FALSE(matcher.IsGivenName(name)) << name;
  }
  EXPECT_TRUE(matcher.IsGivenNameOf(0, "сергея"));
  EXPECT_FALSE(matcher.IsGivenNameOf(1, "сергея"));
  EXPECT_FALSE(matcher.IsGivenNameOf(0, "кирилл"));
}

}  // namespace
}  // namespace dossier::entities
