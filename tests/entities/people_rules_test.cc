#include "entities/people_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/rule_names.h"

namespace dossier::entities {
namespace {

using Names = std::vector<std::string>;

// The words [known_begin, known_end) are a known organization.
Names Find(const std::string& utf8, std::size_t known_begin, std::size_t known_end) {
  return FindByRule(FindPersonAt, utf8, Tag::kBeginOrganization, known_begin, known_end);
}

void Check(const std::vector<RuleCase>& cases) { CheckRule(FindPersonAt, cases); }

TEST(PeopleRulesTest, FindsNamesWithInitials) {
  Check({
      {"встреча с М. Абдрахмановым", {"initials: М. Абдрахмановым"}},
      {"там М.К. Абдрахманов", {"initials: М.К. Абдрахманов"}},
      {"there J. R. Tolliver", {"initials: J. R. Tolliver"}},
      {"there S and P. Tolliver", {}},
      {"there J. Ksilim Tolliver", {"initials: J. Ksilim Tolliver"}},
      {"Абдрахманов М. К. ушёл", {"initials: Абдрахманов М. К"}},
      {"С. Салтыков-Щедрин", {"initials: С. Салтыков-Щедрин"}},
      {"John F. Tolliver", {"given-name: John F. Tolliver"}},
      // No name: an initial alone, a small word behind, a month.
      {"план А. Он ушёл", {}},
      {"группа С ушла", {}},
      {"в п. 3", {}},
      {"10 J. May", {}},
  });
}

TEST(PeopleRulesTest, FindsNamesByTheGivenName) {
  Check({
      {"встреча Марлена Абдрахманова", {"given-name: Марлена Абдрахманова"}},
      {"Сергей Викторович Абдрахманов ушёл", {"given-name: Сергей Викторович Абдрахманов"}},
      {"Абдрахманов Сергей Викторович ушёл", {"given-name: Абдрахманов Сергей Викторович"}},
      {"Сергей Викторович ушёл", {"given-name: Сергей Викторович"}},
      {"then Ursula von der Tolliver spoke", {"given-name: Ursula von der Tolliver"}},
      {"then Mary Ann Tolliver spoke", {"given-name: Mary Ann Tolliver"}},
      {"Жан-Клод Мерсо ушёл", {"given-name: Жан-Клод Мерсо"}},
      {"СЕРГЕЙ АБДРАХМАНОВ УШЁЛ ДОМОЙ", {"given-name: СЕРГЕЙ АБДРАХМАНОВ"}},
      // No name: the given name alone, or with a place or a thing.
      {"затем Сергей ушёл", {}},
      {"then John left", {}},
      {"John, Tolliver", {}},
      {"в январе Виктория Бекмамбетова", {"given-name: Виктория Бекмамбетова"}},
  });
}

TEST(PeopleRulesTest, MindsGivenNamesThatAreWords) {
  Check({
      {"затем Роза Отунбаева ушла", {"given-name: Роза Отунбаева"}},
      {"на выставке Роза Большая", {}},
  });
}

TEST(PeopleRulesTest, FindsNamesBehindATitle) {
  Check({
      {"затем президент Тумбаев ушёл", {"title: Тумбаев"}},
      {"then president Tolliver left", {"title: Tolliver"}},
      {"then Mr. Tolliver left", {"title: Tolliver"}},
      {"министр Ксылам Тумба ушёл", {"title: Ксылам Тумба"}},
      // A head of something, a thing, the end of a sentence.
      {"глава Росатома ушёл", {}},
      {"министр Верховный", {}},
      {"ушёл министр. Тумбаев остался", {}},
      {"then president Tolliver Bank left", {}},
  });
}

TEST(PeopleRulesTest, FindsTwoCapitalsThatCanBeNothingElse) {
  Check({
      {"стрельба Джузепа Лофнерова днём", {"two-words: Джузепа Лофнерова"}},
      {"Верховный Суд решил", {}},
      {"затем Верховная Канцелярия решила", {}},
      {"then Xylo Tolliver said", {}},  // of English two capitals say nothing
  });
}

TEST(PeopleRulesTest, FindsSurnamesInFrontOfSpeech) {
  Check({
      {"Тумбаев заявил об этом", {"speaker: Тумбаев"}},
      {"заявил Тумбаев в среду", {"speaker: Тумбаев"}},
      {"«Да», — сказала Тумбаева", {"speaker: Тумбаева"}},
      {"Тумбаев ушёл домой", {}},
      {"Погода заявила", {}},
      {"тумбаев заявил", {}},
      {"Tolliver said", {}},
  });
}

TEST(PeopleRulesTest, LeavesAloneWhatIsKnown) {
  EXPECT_EQ(Find("Сергей Абдрахманов ушёл", 0, 1), Names{});
  EXPECT_EQ(Find("Сергей Абдрахманов ушёл", 1, 2), Names{});
  EXPECT_EQ(Find("президент Тумбая", 1, 2), Names{});
  EXPECT_EQ(Find("Сергей Абдрахманов МИД", 2, 3), (Names{"given-name: Сергей Абдрахманов"}));
}

TEST(PeopleRulesTest, KnowsTheEndingsOfSurnames) {
  for (const char* term :
       {"лавров", "лаврова", "лавровым", "лавровой", "путин", "путиным", "зеленский", "зеленскому",
        "порошенко", "саакашвили", "саргсян", "саргсяна", "ковальчук", "черных", "кравченко",
        "орджоникидзе", "кирилович"}) {
    EXPECT_TRUE(HasSurnameEnding(term)) << term;
  }
  for (const char* term : {"ким", "дом", "область", "франция", "министр", "обама", "smith", ""}) {
    EXPECT_FALSE(HasSurnameEnding(term)) << term;
  }
}

TEST(PeopleRulesTest, KnowsTheEndingsOfAdjectives) {
  for (const char* term : {"верховный", "верховного", "российская", "российской", "большое",
                           "синяя", "внешними", "новых"}) {
    EXPECT_TRUE(HasAdjectiveEnding(term)) << term;
  }
  for (const char* term : {"суд", "лавров", "развитием", "петрович", "ой", ""}) {
    EXPECT_FALSE(HasAdjectiveEnding(term)) << term;
  }
}

TEST(PeopleRulesTest, KnowsPatronymics) {
  for (const char* term : {"викторович", "викторовича", "викторовичем", "ильич", "ильича",
                           "викторовна", "викторовной", "ильинична", "ильиничны"}) {
    EXPECT_TRUE(IsPatronymic(term)) << term;
  }
  for (const char* term : {"виктор", "кирпич", "вич", "вна", "весна", ""}) {
    EXPECT_FALSE(IsPatronymic(term)) << term;
  }
}

}  // namespace
}  // namespace dossier::entities
