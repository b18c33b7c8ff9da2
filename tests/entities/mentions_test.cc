#include "entities/mentions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/gazetteer.h"

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Gazetteer& Known() {
  static const Gazetteer gazetteer = MakeGazetteer({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Викторович Лавров", .flags = "solo"},
      {.id = "kerry", .en = "John Kerry", .ru = "Джон Керри", .flags = "solo"},
      {.id = "yatimov", .en = "Saimumin Yatimov", .ru = "Саймумин Ятимов", .flags = "solo"},
      {.id = "abbas", .en = "Mahmoud Abbas", .ru = "Махмуд Аббас"},
      {.id = "vance-c", .en = "Cyrus Vance", .ru = "Сайрус Вэнс"},
      {.id = "vance-j", .en = "JD Vance", .ru = "Джей Ди Вэнс", .flags = "solo"},
      {.id = "ivanov",
       .en = "Sergei Ivanov",
       .ru = "Сергей Борисович Иванов",
       .flags = "solo,weak"},
      {.id = "miliband", .en = "David Miliband", .ru = "Дэвид Милибэнд", .flags = "solo"},
      {.id = "tass", .kind = "ORG", .en = "TASS", .ru = "ТАСС"},
      {.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
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
      {"John Lavrov", {}},
      {"у Джона Лаврова", {}},
      {"Кирилла Юрьевича Лаврова", {}},
      {"с Кириллом Юрьевичем Лавровым", {}},
      {"Анны Ильиничны Лавровой", {}},
      {"K. Lavrov", {}},
      {"К.\u00A0Лавров", {}},
      {"К. С. Лавров", {}},
      {"К.С. Лаврова", {}},
      {"Кирилл С. Лавров", {"lavrov"}},  // Кирилл is nobody's given name here
      {"Джон С. Лавров", {}},
      {"John S. Lavrov", {}},
      {"Sergey Kerry", {}},
      {"Ed Miliband", {"miliband"}},  // likewise
      {"Mahmoud Miliband", {}},
  });
}

TEST(MentionsTest, TakesNamesWithAMiddleNameThatIsNotKnown) {
  Check({
      {"John F. Kerry", {"kerry"}},
      {"J. F. Kerry", {"kerry"}},
      {"M. F. Kerry", {}},
      {"Sergey V. Lavrov", {"lavrov"}},
      {"Сергей В. Лавров", {"lavrov"}},
      {"Саймумин Саттарович Ятимов", {"yatimov"}},
      {"С. С. Ятимов", {"yatimov"}},
      {"Саймумина Саттаровича Лаврова", {}},
      {"Сергей Иванович Лавров", {}},
  });
}

TEST(MentionsTest, MindsNoTitlesAndNoEndOfASentence) {
  Check({
      {"Foreign Minister Lavrov", {"lavrov"}},
      {"He met John. Lavrov left.", {"lavrov"}},
      {"John, Lavrov", {"lavrov"}},
      {"при НАТО Лавров", {"nato", "lavrov"}},
      {"встреча Керри Лаврова", {"kerry", "lavrov"}},
      {"Виктор Иванович. Лавров ушёл.", {"lavrov"}},
  });
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

TEST(MentionsTest, FindsNobodyInAnEmptyArticle) { EXPECT_THAT(Ids(Analyze({})), IsEmpty()); }

TEST(MentionsTest, NamesFieldsAndRolesAsTheApiDoes) {
  EXPECT_EQ(FieldName(Field::kTitle), "title");
  EXPECT_EQ(FieldName(Field::kText), "text");
  EXPECT_EQ(RoleName(Role::kSubject), "subject");
  EXPECT_EQ(RoleName(Role::kCredit), "credit");
}

}  // namespace
}  // namespace dossier::entities
