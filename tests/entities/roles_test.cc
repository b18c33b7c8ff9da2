#include "entities/roles.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/kept_gazetteer.h"
#include "support/text_words.h"

namespace dossier::entities {
namespace {

// Whether what stands in braces in `marked` speaks.
bool Speaks(std::string marked) {
  const std::size_t begin = marked.find('{');
  marked.erase(begin, 1);
  const std::size_t end = marked.find('}');
  marked.erase(end, 1);
  const TextWords text(marked, KeptWordClasses());
  return IsSpeaker(text.words(), text.words().At(static_cast<std::uint32_t>(begin)),
                   text.words().At(static_cast<std::uint32_t>(end)));
}

TEST(RolesTest, TellsWhoSpeaks) {
  for (const char* marked : {
           "{Lavrov} said so",
           "{Sergey Lavrov} told reporters",
           "it is so, said {Lavrov}",
           "according to {TASS}",
           "according to the {TASS} agency",
           "{Лавров} заявил об этом",
           "{Захарова} сообщила",
           "сообщает {ТАСС}",
           "{Лавров} заявляет",
           "об этом сообщил министр {Лавров}",
           "по словам {Лаврова}",
           "по данным {ТАСС}",
           "по данным агентства «{Интерфакс}»",
           "по мнению министра {Лаврова}",
       }) {
    EXPECT_TRUE(Speaks(marked)) << marked;
  }
  for (const char* marked : {
           "{Lavrov} arrived",
           "{Lavrov}, said the paper",
           "He said. {Lavrov} left",
           "flew to {Lavrov}",
           "a letter to {TASS}",
           "{Лавров} прибыл",
           "верю словам {Лаврова}",
           "по дороге {Лаврова}",
           "он заявил: {Лавров} ушёл",
           "{Лавров}",
       }) {
    EXPECT_FALSE(Speaks(marked)) << marked;
  }
}

TEST(RolesTest, FindsCredits) {
  article::Article article;
  article.text = "TASS came.\nPhoto: TASS";
  article.blocks = {{article::BlockKind::kParagraph, {0, 10}},
                    {article::BlockKind::kCredit, {11, 22}}};
  EXPECT_FALSE(IsInCredit(article, {0, 4}));
  EXPECT_TRUE(IsInCredit(article, {18, 22}));
}

TEST(RolesTest, TakesANameAloneInTheLastLineForASignature) {
  struct Row {
    std::string_view text;
    Span span;
    bool credit;
  };
  for (const Row& row : std::vector<Row>{
           {"Lavrov came.\nTASS", {13, 17}, true},
           {"Lavrov came.\n  TASS \n\n", {15, 19}, true},
           {"Lavrov came.\nby TASS", {16, 20}, false},
           {"Lavrov came.\nTASS.", {13, 17}, false},
           {"Lavrov came.\nTASS\nMore.", {13, 17}, false},
           {"TASS", {0, 4}, false},
       }) {
    article::Article article;
    article.text = row.text;
    EXPECT_EQ(IsInCredit(article, row.span), row.credit) << row.text;
  }
}

TEST(RolesTest, NamesRolesAsTheApiDoes) {
  EXPECT_EQ(RoleName(Role::kSubject), "subject");
  EXPECT_EQ(RoleName(Role::kSpeaker), "speaker");
  EXPECT_EQ(RoleName(Role::kCredit), "credit");
}

}  // namespace
}  // namespace dossier::entities
