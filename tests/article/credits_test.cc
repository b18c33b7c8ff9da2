#include "article/credits.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

TEST(CreditTest, IsMarkedByItsFirstWords) {
  for (const char* line :
       {"Photo: Federation Council", "PHOTO: NATO", "Photo by Ivan Petrov", "Фото: МИД России",
        "ФОТО — ТАСС", "Based on materials from TASS", "По материалам РИА Новости и «Интерфакса»",
        "По материалам ТАСС.", "Source: Reuters", "Источник: ТАСС", "Автор: И. Петров", "© TASS",
        "(Photo: AP)", "Перевод: А. Иванов"}) {
    EXPECT_TRUE(IsMarkedCredit(line)) << line;
  }
}

TEST(CreditTest, IsNoSentence) {
  for (const char* line :
       {"Об этом сообщает ТАСС.", "Photographs of the site were shown.",
        "Sources said the talks went on.",
        "По материалам следствия, обвиняемый передал деньги посреднику в Москве.",
        "The source: unknown",
        "Based on materials from the archive, the court found that both ministers had known."}) {
    EXPECT_FALSE(IsMarkedCredit(line)) << line;
  }
}

TEST(SignatureTest, IsAShortName) {
  for (const char* line : {"GSV \"Russia - Islamic World\"", "REUTER", "Ivan Petrov", "«Интерфакс»",
                           "Пресс-служба МИД России", "Embassy of the Republic of Kazakhstan"}) {
    EXPECT_TRUE(IsSignature(line)) << line;
  }
}

TEST(SignatureTest, IsNothingElse) {
  for (const char* line : {"The talks went on.", "Results in local currency", "Net 563 vs 863",
                           "He said:", "— and so on", "and so on", "по материалам", "Shr 11 cts"}) {
    EXPECT_FALSE(IsSignature(line)) << line;
  }
}

}  // namespace
}  // namespace dossier::article
