#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "run_indexer.h"
#include "support/index_fixture.h"

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;

class AnalyzeCommandTest : public testing::Test {
 protected:
  Outcome Analyze(const std::vector<std::string>& more, const std::string& input = {}) const {
    std::vector<std::string> arguments = {"analyze", "--gazetteer", fixture_.folder / "names",
                                          "--now", "2026-11-23"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(arguments, input);
  }

  nlohmann::json AnalyzeJson(const std::string& line) const {
    const Outcome outcome = Analyze({"--json"}, line);
    EXPECT_EQ(outcome.code, kDone) << outcome.err;
    return nlohmann::json::parse(outcome.out);
  }

  IndexFixture fixture_;
};

TEST_F(AnalyzeCommandTest, CountsOffsetsInCodePoints) {
  const auto json = AnalyzeJson(
      R"({"id":"a","title":"😀 Лавров","text":"😀 Сергей Лавров приехал 22 октября 2025 года."})"
      "\n");
  EXPECT_EQ(json["id"], "a");
  EXPECT_EQ(json["lang"], "ru");
  ASSERT_EQ(json["mentions"].size(), 2U);
  EXPECT_EQ(json["mentions"][0], nlohmann::json::parse(
                                     R"({"field":"title","s":2,"e":8,"type":"PER","id":"lavrov",
                                         "label":"Sergey Lavrov","role":"subject","rule":"gazetteer"})"));
  EXPECT_EQ(json["mentions"][1], nlohmann::json::parse(
                                     R"({"s":2,"e":15,"type":"PER","id":"lavrov",
                                         "label":"Sergey Lavrov","role":"subject","rule":"gazetteer"})"));
  EXPECT_EQ(json["dates"][0],
            nlohmann::json::parse(R"({"s":24,"e":44,"value":"2025-10-22","basis":"stated"})"));
  EXPECT_EQ(json["terms"][0],
            nlohmann::json::parse(R"({"field":"title","s":2,"e":8,"term":["лавров"]})"));
  EXPECT_EQ(json["terms"][1], nlohmann::json::parse(R"({"s":2,"e":8,"term":["сергей"]})"));
}

TEST_F(AnalyzeCommandTest, GivesNoSpansOfATitleThatTheInputHasNot) {
  const auto json = AnalyzeJson("{\"text\":\"Lavrov came. He left.\"}\n");
  EXPECT_EQ(json["mentions"].size(), 1U);
  EXPECT_EQ(json["terms"].size(), 4U);
  EXPECT_EQ(json["date"], nullptr);
}

TEST_F(AnalyzeCommandTest, TellsTheDateWithItsBasis) {
  const auto json = AnalyzeJson("{\"title\":\"T\",\"date\":\"2025-10\"}\n");
  EXPECT_EQ(json["date"]["value"], "2025-10");
  EXPECT_EQ(json["date"]["precision"], "month");
  EXPECT_EQ(json["date"]["basis"], "metadata");
}

TEST_F(AnalyzeCommandTest, CountsDaysByTheTimezone) {
  const std::string line = "{\"title\":\"T\",\"date\":\"2025-10-22T22:30:00Z\"}\n";
  EXPECT_EQ(AnalyzeJson(line)["date"]["value"], "2025-10-22");
  EXPECT_THAT(Analyze({"--json", "--timezone", "Europe/Moscow"}, line).out,
              HasSubstr("\"value\":\"2025-10-23\""));
}

TEST_F(AnalyzeCommandTest, TellsTheDatesThatTheTextNames) {
  const std::string line =
      R"({"text":"ТАСС, 30 декабря. Встреча пройдёт 14 января.","title":"T","date":"2025-12-30"})"
      "\n";
  const auto json = AnalyzeJson(line);
  EXPECT_EQ(json["dates"], nlohmann::json::parse(
                               R"([{"s":6,"e":16,"value":"2025-12-30","basis":"inferred",
                                    "role":"dateline"},
                                   {"s":34,"e":43,"value":"2026-01-14","basis":"inferred"}])"));
  EXPECT_THAT(Analyze({}, line).out, HasSubstr("  event     2026-01-14 (inferred: 14 января)\n"));
}

TEST_F(AnalyzeCommandTest, TakesTheLanguageOfTheFlag) {
  EXPECT_THAT(Analyze({"--json", "--lang", "ru"}, "{\"title\":\"ABC\"}\n").out,
              HasSubstr("\"lang\":\"ru\""));
  EXPECT_THAT(Analyze({"--json", "--lang", "ru"}, "{\"title\":\"ABC\",\"lang\":\"en\"}\n").out,
              HasSubstr("\"lang\":\"en\""));
}

TEST_F(AnalyzeCommandTest, SkipsBadLinesAndGoesOn) {
  const Outcome outcome = Analyze({"--json"}, "{bad\n{\"id\":\"b\",\"title\":\"B\"}\n");
  EXPECT_EQ(outcome.code, kSomeSkipped);
  EXPECT_THAT(outcome.err, HasSubstr("skipped: -:1: "));
  EXPECT_THAT(outcome.out, HasSubstr("\"id\":\"b\""));
}

TEST_F(AnalyzeCommandTest, TellsAPersonInWords) {
  const std::string file = fixture_.folder.Write(
      "a.txt", "Lavrov meets Lavrov\n\nMoscow, 22 October 2025. NATO and Lavrov.\n\nPhoto: NATO\n");
  const Outcome outcome = Analyze({file});
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  for (const char* part : {"title     Lavrov meets Lavrov", "language  en", "2025-10-22",
                           "person    lavrov, Sergey Lavrov: Lavrov ×3",
                           "org       nato, NATO: NATO; NATO (credit)"}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
}

TEST_F(AnalyzeCommandTest, ReadsFilesThenStandardInput) {
  const std::string file = fixture_.folder.Write("a.txt", "A\n\na.");
  const Outcome outcome = Analyze({"--json", file, "-"}, "{\"id\":\"b\",\"title\":\"B\"}\n");
  EXPECT_LT(outcome.out.find("\"id\":\"a\""), outcome.out.find("\"id\":\"b\""));
  EXPECT_EQ(Analyze({fixture_.folder / "none"}).code, kSomeSkipped);
}

}  // namespace
}  // namespace dossier::cli
