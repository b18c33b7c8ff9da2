#include "http/problem.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace dossier::http {
namespace {

TEST(ProblemTest, HasAStatusForEveryError) {
  struct Case {
    ErrorCode code;
    int status;
    std::string type;
  };
  const std::vector<Case> cases = {
      {ErrorCode::kInvalidInput, 400, "invalid-query"},
      {ErrorCode::kNotFound, 404, "not-found"},
      {ErrorCode::kTooComplex, 422, "query-too-complex"},
      {ErrorCode::kBusy, 503, "too-many-requests"},
      {ErrorCode::kTimeout, 503, "query-timeout"},
      {ErrorCode::kDamaged, 503, "index-unavailable"},
      {ErrorCode::kWrongVersion, 503, "index-unavailable"},
      {ErrorCode::kUnreadable, 503, "index-unavailable"},
      {ErrorCode::kLocked, 500, "internal"},
      {ErrorCode::kNoSpace, 500, "internal"},
  };
  for (const Case& c : cases) {
    const Problem problem = ToProblem({c.code, "secret /path"}, "q");
    EXPECT_EQ(problem.status, c.status);
    EXPECT_EQ(problem.type, c.type);
    // What is not the client's to know stays in the log.
    const bool is_ours = c.type == "internal" || c.type == "index-unavailable";
    EXPECT_EQ(problem.detail.find("secret") == std::string::npos, is_ours) << c.type;
  }
}

TEST(ProblemTest, NamesTheParameterThatIsTooComplex) {
  const Problem problem = ToProblem({ErrorCode::kTooComplex, "too many buckets"}, "histogram");
  ASSERT_EQ(problem.faults.size(), 1U);
  EXPECT_EQ(problem.faults[0].parameter, "histogram");
}

TEST(ProblemTest, NamesWhatTheSocketLayerRefuses) {
  struct Case {
    int status;
    std::string type;
  };
  for (const Case& c :
       {Case{400, "bad-request"}, Case{408, "bad-request"}, Case{414, "uri-too-long"},
        Case{431, "bad-request"}, Case{500, "internal"}, Case{503, "too-many-requests"}}) {
    const Problem problem = Refusal(c.status, "secret");
    EXPECT_EQ(problem.status, c.status);
    EXPECT_EQ(problem.type, c.type);
    EXPECT_EQ(problem.detail.find("secret") == std::string::npos, c.status == 500);
  }
}

TEST(ProblemTest, TellsEveryFaultInJson) {
  const Problem problem =
      InvalidParameters({{"from", "range", "from (2026-01) is later than to (2024-07)",
                          "a date not after 2024-07", 0, 7},
                         {"size", "format", "size (\"x\") is no whole number", "", 0, 1}});
  const auto json = nlohmann::json::parse(ProblemJson(problem));
  EXPECT_EQ(json["type"], "/problems/invalid-parameter");
  EXPECT_EQ(json["status"], 400);
  EXPECT_EQ(json["detail"],
            "from (2026-01) is later than to (2024-07); size (\"x\") is no whole number");
  ASSERT_EQ(json["errors"].size(), 2U);
  EXPECT_EQ(json["errors"][0]["parameter"], "from");
  EXPECT_EQ(json["errors"][0]["code"], "range");
  EXPECT_EQ(json["errors"][0]["position"], 0);
  EXPECT_EQ(json["errors"][0]["length"], 7);
  EXPECT_EQ(json["errors"][0]["expected"], "a date not after 2024-07");
  EXPECT_FALSE(json["errors"][1].contains("expected"));
}

TEST(ProblemTest, HasATypeOfItsOwnForUnknownParameters) {
  EXPECT_EQ(InvalidParameters({{"x", "unknown", "", "", 0, 0}}).type, "unknown-parameter");
  EXPECT_FALSE(nlohmann::json::parse(ProblemJson(Internal())).contains("errors"));
}

}  // namespace
}  // namespace dossier::http
