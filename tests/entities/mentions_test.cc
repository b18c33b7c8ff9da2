#include "entities/mentions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/gazetteer.h"
#include "support/kept_gazetteer.h"

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Gazetteer& Known() {
  static const Gazetteer gazetteer = LoadGazetteer({
      {"bodies.tsv", kTestBodies},
      {"countries.tsv", kTestCountries},
      {"given_names.tsv", KeptFile("given_names.tsv")},
      {"offices.tsv",
       "foreign-minister-ru\tlavrov\t2004-03-09\t\n"
       "foreign-minister-us\tkerry\t2013-02-01\t2017-01-20\n"},
      {"organizations.tsv",
       ToTsv({{.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
              {.id = "statedep", .kind = "ORG", .en = "State Department", .ru = "Госдеп"},
              {.id = "tass", .kind = "ORG", .en = "TASS", .ru = "ТАСС"}})},
      {"people.tsv",
       "abbas\tPER\tMahmoud Abbas\tМахмуд Аббас\t\t\tm\t\t\t\t\t\t\n"
       "ivanov\tPER\tSergei Ivanov\tСергей Борисович Иванов\t\t\tm\tsolo,weak\t\t\t\t\t\n"
       "kerry\tPER\tJohn Kerry\tДжон Керри\t\t\tm\tsolo\t\t\t\t\t\n"
       "lavrov\tPER\tSergey Lavrov\tСергей Викторович Лавров\t\t\tm\tsolo\t\t\t\t\t\n"
       "miliband\tPER\tDavid Miliband\tДэвид Милибэнд\t\t\tm\tsolo\t\t\t\t\t\n"
       "stoltenberg\tPER\tJens Stoltenberg\tЙенс Столтенберг\t\t\tm\tsolo\t\t\t2000\t2024\t\n"
       "vance-c\tPER\tCyrus Vance\tСайрус Вэнс\t\t\tm\t\t\t\t\t\t\n"
       "vance-j\tPER\tJD Vance\tДжей Ди Вэнс\t\t\tm\tsolo\t\t\t\t\t\n"
       "yatimov\tPER\tSaimumin Yatimov\tСаймумин Ятимов\t\t\tm\tsolo\t\t\t\t\t\n"},
      {"places.tsv", "Moscow\tМосква\t\t\tyes\t\n"},
      {"words.tsv", KeptFile("words.tsv")},
  });
  return gazetteer;
}

AnalyzedArticle Analyze(article::Article article) {
  static const Matcher matcher(Known());
  static text::Analyzer analyzer;
  return AnalyzeArticle(std::move(article), analyzer, matcher);
}

std::vector<std::string> Ids(const AnalyzedArticle& analyzed) {
  std::vector<std::string> ids;
  for (const Mention& mention : analyzed.mentions) {
    ids.push_back(analyzed.entities[mention.entity].key);
  }
  return ids;
}

std::vector<std::string> IdsIn(std::string text) {
  article::Article article;
  article.text = std::move(text);
  return Ids(Analyze(std::move(article)));
}

struct MentionCase {
  std::string text;
  std::vector<std::string> ids;
};

void Check(const std::vector<MentionCase>& cases) {
  for (const MentionCase& c : cases) EXPECT_EQ(IdsIn(c.text), c.ids) << c.text;
}

TEST(MentionsTest, TakesABareSurnameWhereItIsEnough) {
  Check({
      {"Lavrov said so.", {"lavrov"}},
      {"Abbas said so.", {}},
      {"Ivanov said so.", {}},
      {"министр Лавров", {"lavrov"}},
  });
}

TEST(MentionsTest, JoinsASurnameToItsFullName) {
  Check({
      {"Mahmoud Abbas came. Abbas said so.", {"abbas", "abbas"}},
      {"Abbas came. Mahmoud Abbas said so.", {"abbas", "abbas"}},
      {"Sergei Ivanov came. Ivanov left.", {"ivanov", "ivanov"}},
      {"Cyrus Vance came. Vance left.", {"vance-c", "vance-c"}},
      {"Vance came.", {"vance-j"}},
      {"JD Vance met Cyrus Vance. JD Vance left, Vance too.",
       {"vance-j", "vance-c", "vance-j", "vance-j"}},
  });
}

TEST(MentionsTest, LeavesASurnameBehindAnotherName) {
  Check({
      {"John Lavrov", {"~John Lavrov"}},
      {"у Джона Лаврова", {"~Джон Лавров"}},
      {"Кирилла Юрьевича Лаврова", {"~Кирилл Юрьевич Лавров"}},
      {"с Кириллом Юрьевичем Лавровым", {"~Кирилл Юрьевич Лавров"}},
      {"Анны Ильиничны Лавровой", {"~Анна Ильинична Лаврова"}},
      {"Dr. K. Lavrov", {"~K. Lavrov"}},
      {"К.\u00A0Лавров", {"~К. Лавров"}},
      {"К. С. Лавров", {"~К. С. Лавров"}},
      {"К.С. Лаврова", {"~К. С. Лавров"}},
      {"Кирилл С. Лавров", {"~Кирилл С. Лавров"}},
      {"Джон С. Лавров", {"~Джон С. Лавров"}},
      {"John S. Lavrov", {"~John S. Lavrov"}},
      {"Sergey Kerry", {"~Sergey Kerry"}},
      {"Ed Miliband", {"~Ed Miliband"}},
      {"Mahmoud Miliband", {"~Mahmoud Miliband"}},
  });
}

TEST(MentionsTest, TakesNamesWithAMiddleNameThatIsNotKnown) {
  Check({
      {"John F. Kerry", {"kerry"}},
      {"J. F. Kerry", {"kerry"}},
      {"Dr. M. F. Kerry", {"~M. F. Kerry"}},
      {"Sergey V. Lavrov", {"lavrov"}},
      {"Сергей В. Лавров", {"lavrov"}},
      {"Саймумин Саттарович Ятимов", {"yatimov"}},
      {"С. С. Ятимов", {"yatimov"}},
      {"Саймумина Саттаровича Лаврова", {"~Саймумин Саттарович Лавров"}},
      {"Сергей Иванович Лавров", {"~Сергей Иванович Лавров"}},
  });
}

TEST(MentionsTest, MindsNoTitlesAndNoEndOfASentence) {
  Check({
      {"Foreign Minister Lavrov", {"lavrov"}},
      {"He met John. Lavrov left.", {"lavrov"}},
      {"John, Lavrov", {"lavrov"}},
      {"при НАТО Лавров", {"nato", "lavrov"}},
      {"встреча Керри Лаврова", {"kerry", "lavrov"}},
      {"Виктор Иванович. Лавров ушёл.", {"~Виктор Иванович", "lavrov"}},
  });
}

TEST(MentionsTest, FindsPeopleWhomNoListKnows) {
  Check({
      {"Встреча с Марленом Абдрахмановым. Абдрахманов ушёл.",
       {"~Марлен Абдрахманов", "~Марлен Абдрахманов"}},
      {"There was John Tolliver. Tolliver left.", {"~John Tolliver", "~John Tolliver"}},
      {"Mr. Tolliver and Kerry left.", {"~Tolliver", "kerry"}},
      {"Weather in Moscow was fine.", {}},
      {"Погода в Москве была хороша.", {}},
  });
}

TEST(MentionsTest, FindsOrganizationsThatNoListKnows) {
  Check({
      {"В компании «Степной экспресс».", {"~Степной экспресс"}},
      {"At the Tolliver Peace Institute (TPI). The TPI said so.",
       {"~Tolliver Peace Institute", "~Tolliver Peace Institute", "~Tolliver Peace Institute"}},
      {"Фильм «Степной экспресс» вышел.", {}},
  });
}

TEST(MentionsTest, JoinsAnAcronymToTheMinistryBefore) {
  Check({
      {"МИД Казахстана заявил. Позже МИД уточнил.", {"mfa-kz", "mfa-kz"}},
      {"МИД Ирана заявил. МИД Казахстана тоже. Позже МИД уточнил.", {"mfa-ir", "mfa-kz", "mfa-kz"}},
      {"Позже МИД уточнил. МИД Казахстана заявил.", {"mfa-kz", "mfa-kz"}},
      {"Позже МИД уточнил.", {"mfa-ru"}},
  });
}

// With the tagger, which is what tells that "the Ministry" is a name.
TEST(MentionsTest, JoinsAMinistryToItsCountry) {
  static const Matcher matcher(KeptGazetteer());
  static text::Analyzer analyzer;
  for (const MentionCase& c : std::vector<MentionCase>{
           {"The Kazakh Foreign Ministry said so. Later the Ministry issued a statement.",
            {"mfa-kz", "mfa-kz"}},
           {"Iran's Foreign Ministry said so. Kazakhstan's Foreign Ministry did too. The Ministry "
            "said it would stay.",
            {"mfa-ir", "mfa-kz", "mfa-kz"}},
           {"The Ministry said so.", {}},
           {"Министерство обороны России сообщило об этом. Позже в Министерстве уточнили детали.",
            {"mod-ru", "mod-ru"}},
           {"Совет Безопасности ООН собрался. На заседании Совета приняли резолюцию.",
            {"unsc", "unsc"}},
       }) {
    article::Article article;
    article.text = c.text;
    EXPECT_EQ(Ids(AnalyzeArticle(std::move(article), analyzer, matcher)), c.ids) << c.text;
  }
}

TEST(MentionsTest, ReadsHeadlinesInCapitals) {
  article::Article article;
  article.title = "ЛАВРОВ И МАРЛЕН АБДРАХМАНОВ В НАТО";
  article.text = "Марлен Абдрахманов ушёл.";
  EXPECT_THAT(Ids(Analyze(std::move(article))),
              ElementsAre("lavrov", "~Марлен Абдрахманов", "nato", "~Марлен Абдрахманов"));
  article = {};
  article.title = "Kerry and Tolliver Agree on Talks";
  article.text = "John Tolliver met Kerry.";
  EXPECT_THAT(Ids(Analyze(std::move(article))),
              ElementsAre("kerry", "~John Tolliver", "~John Tolliver", "kerry"));
}

article::Article Dated(std::string text, std::string_view date) {
  article::Article article;
  article.text = std::move(text);
  article.date = {*PartialDate::Parse(date), article::DateBasis::kStated, ""};
  return article;
}

TEST(MentionsTest, FindsTheHoldersOfOffices) {
  EXPECT_THAT(Ids(Analyze(Dated("The Russian foreign minister left.", "2010"))),
              ElementsAre("lavrov"));
  EXPECT_THAT(Ids(Analyze(Dated("Глава Госдепа ушёл.", "2015-05-05"))),
              ElementsAre("kerry", "statedep"));
  EXPECT_THAT(Ids(Analyze(Dated("The Russian foreign minister left.", "1999"))), IsEmpty());
  EXPECT_THAT(IdsIn("The Russian foreign minister left."), IsEmpty());  // without a date
}

TEST(MentionsTest, MindsTheYearsOfAPerson) {
  EXPECT_THAT(Ids(Analyze(Dated("Then Stoltenberg left.", "2015"))), ElementsAre("stoltenberg"));
  EXPECT_THAT(Ids(Analyze(Dated("Then Stoltenberg left.", "1987"))), IsEmpty());
  EXPECT_THAT(Ids(Analyze(Dated("Then Stoltenberg left.", "2035"))), IsEmpty());
  EXPECT_THAT(Ids(Analyze(Dated("Jens Stoltenberg left.", "1987"))), ElementsAre("stoltenberg"));
}

TEST(MentionsTest, TellsWhoSpeaks) {
  article::Article article;
  article.text = "Lavrov said so. Kerry left. Об этом заявил ТАСС.";
  const auto analyzed = Analyze(std::move(article));
  ASSERT_THAT(Ids(analyzed), ElementsAre("lavrov", "kerry", "tass"));
  EXPECT_EQ(analyzed.mentions[0].role, Role::kSpeaker);
  EXPECT_EQ(analyzed.mentions[1].role, Role::kSubject);
  EXPECT_EQ(analyzed.mentions[2].role, Role::kSpeaker);
}

TEST(MentionsTest, ReadsTitleAndTextTogether) {
  article::Article article;
  article.title = "Abbas in Moscow";
  article.text = "Mahmoud Abbas came.";
  const auto analyzed = Analyze(std::move(article));
  EXPECT_THAT(Ids(analyzed), ElementsAre("abbas", "abbas"));
  EXPECT_EQ(analyzed.mentions[0].field, Field::kTitle);
  EXPECT_EQ(analyzed.mentions[0].span, (Span{0, 5}));
  EXPECT_EQ(analyzed.mentions[1].field, Field::kText);
  EXPECT_EQ(analyzed.mentions[1].span, (Span{0, 13}));
  EXPECT_EQ(analyzed.title_tokens.size(), 3U);
  EXPECT_EQ(analyzed.text_tokens.size(), 3U);
  EXPECT_EQ(analyzed.article.title, "Abbas in Moscow");
}

TEST(MentionsTest, TellsCreditsFromSubjects) {
  article::Article article;
  article.text = "Lavrov came.\nPhoto: TASS";
  article.blocks = {{article::BlockKind::kParagraph, {0, 12}},
                    {article::BlockKind::kCredit, {13, 24}}};
  const auto analyzed = Analyze(std::move(article));
  ASSERT_THAT(Ids(analyzed), ElementsAre("lavrov", "tass"));
  EXPECT_EQ(analyzed.mentions[0].role, Role::kSubject);
  EXPECT_EQ(analyzed.mentions[1].role, Role::kCredit);
}

TEST(MentionsTest, NeverOverlapsInRandomTexts) {
  static constexpr std::array<std::string_view, 40> kWords = {
      "глава",       "МИД",          "РФ",      "России",   "президент", "США",    "министр",
      "иностранных", "дел",          "Сергей",  "Лавров",   "Лаврова",   "Керри",  "НАТО",
      "Совет",       "Безопасности", "ООН",     "компания", "Тумба",     "заявил", "и",
      "в",           "the",          "Russian", "foreign",  "minister",  "US",     "president",
      "of",          "United",       "States",  "Foreign",  "Ministry",  "John",   "Kerry",
      "Tolliver",    "Institute",    "said",    "Joe",      "Biden"};
  static constexpr std::array<std::string_view, 12> kGaps = {" ",  " ",  " ",  " ",  " «", "» ",
                                                             " (", ") ", ", ", ". ", "\n", "-"};
  static const Matcher matcher(KeptGazetteer());
  text::Analyzer analyzer;
  std::mt19937 random(20261123);
  const auto write = [&random] {
    std::string text;
    const int count = std::uniform_int_distribution<int>(0, 25)(random);
    const auto pick = [&random](const auto& list) {
      return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random)];
    };
    for (int i = 0; i < count; ++i) text.append(pick(kWords)).append(pick(kGaps));
    return text;
  };
  for (int round = 0; round < 3000 && !HasFailure(); ++round) {
    article::Article article = Dated(write(), "2015-05-05");
    article.title = write();
    SCOPED_TRACE(article.title + "|" + article.text);
    const auto analyzed = AnalyzeArticle(std::move(article), analyzer, matcher);
    Field field = Field::kTitle;
    std::uint32_t end = 0;
    for (const Mention& mention : analyzed.mentions) {
      const bool is_title = mention.field == Field::kTitle;
      const std::string& in = is_title ? analyzed.article.title : analyzed.article.text;
      EXPECT_LE(field, mention.field);
      if (mention.field != field) end = 0;
      field = mention.field;
      EXPECT_LE(end, mention.span.begin);
      EXPECT_LT(mention.span.begin, mention.span.end);
      EXPECT_LE(mention.span.end, in.size());
      EXPECT_LT(mention.entity, analyzed.entities.size());
      end = mention.span.end;
    }
  }
}

TEST(MentionsTest, FindsNobodyInAnEmptyArticle) { EXPECT_THAT(Ids(Analyze({})), IsEmpty()); }

TEST(MentionsTest, NamesFieldsAsTheApiDoes) {
  EXPECT_EQ(FieldName(Field::kTitle), "title");
  EXPECT_EQ(FieldName(Field::kText), "text");
}

}  // namespace
}  // namespace dossier::entities
