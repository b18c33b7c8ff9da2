#include "article/date_cues.h"

#include <gtest/gtest.h>

#include "article/date_scanner.h"

namespace dossier::article {
namespace {

TEST(DateCuesTest, TurnsADateToTheFuture) {
  for (const char* text : {
           "The visit is scheduled for November 12.",
           "Tokayev will make a visit on November 12.",
           "On November 12 the ministers will meet.",
           "On 12 November, the two are expected in Rome.",
           "the upcoming summit of 12 November",
           "The upcoming, much delayed summit of the U.S. and others on Nov. 12",
           "ready by 2030",
           "Встреча состоится 12 ноября.",
           "12 ноября в Москве пройдут переговоры.",
           "Визит намечен на 12 ноября.",
           "предстоящий 12 ноября визит",
           "готово к 2030 году",
           "The talks will be held on November 12",
           "to be signed in Moscow on November 12",
           "Соглашение будет подписано 12 ноября",
           "Вчера он был занят, 12 ноября его примут",
       }) {
    const auto mentions = ScanDates(text);
    ASSERT_EQ(mentions.size(), 1U) << text;
    EXPECT_TRUE(mentions[0].future) << text;
  }
}

TEST(DateCuesTest, LeavesOtherDatesInThePast) {
  for (const char* text : {
           "The visit follows his trip in November 2024.",
           "After the visit of 12 November, the ministers will meet.",
           "He said it will pass. It was signed on 12 November.",
           "They will meet.\n\nSigned on 12 November",
           "On 12 November they met. Now they will wait.",
           "Talks, which will go on, were held on 12 November.",
           "On 12 November one two three four five six seven will",
           "Они встретятся после визита 12 ноября.",
           "He said on 12 November that they will meet",
           "Они договорились 12 ноября, что встретятся",
           "Соглашение подписано 12 ноября 2024 г. Москва будет ждать.",
       }) {
    const auto mentions = ScanDates(text);
    ASSERT_EQ(mentions.size(), 1U) << text;
    EXPECT_FALSE(mentions[0].future) << text;
  }
}

}  // namespace
}  // namespace dossier::article
