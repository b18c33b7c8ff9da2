#include "http/operations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dossier::http {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class OperationsTest : public testing::Test {
 protected:
  Response Ask(const std::string& target, const std::string& method = "GET",
               const std::string& client = "127.0.0.1") {
    OperationsOptions options{.keeper = [this] { return state_; },
                              .revision = [] { return "7.42"; },
                              .metrics = &metrics_,
                              .audience = audience_};
    const Handler handler =
        WithOperations(options, [](const Request&) { return Response{.body = "routes"}; });
    return handler({.method = method, .target = target, .client = client});
  }

  search::KeeperState state_{.last_good_look = steady_clock::now(), .is_checked = true};
  MetricsAudience audience_ = MetricsAudience::kLoopback;
  Metrics metrics_{[] { return Observation{.revision = "7.42"}; }};
};

TEST_F(OperationsTest, AnswersItsOwnRoutesAlone) {
  for (const char* target :
       {"/", "/healthz", "/readyz/", "/readyzz", "/api/v1/search?x=/readyz", "", "//readyz"}) {
    EXPECT_EQ(Ask(target).body, "routes") << target;
  }
  EXPECT_EQ(Ask("/readyz").route, "/readyz");
  EXPECT_EQ(Ask("/metrics").route, "/metrics");
}

TEST_F(OperationsTest, TakesNeitherParametersNorOtherMethods) {
  for (const std::string target : {"/readyz", "/metrics"}) {
    EXPECT_EQ(Ask(target, "POST").status, 405);
    EXPECT_EQ(Ask(target, "HEAD").status, 200);
    EXPECT_EQ(Ask(target + "?x=1").status, 400);
    EXPECT_EQ(Ask(target).headers.at("Cache-Control"), "no-store");
    EXPECT_EQ(Ask(target).headers.at("X-Content-Type-Options"), "nosniff");
  }
}

TEST_F(OperationsTest, IsReadyWhereTheIndexIsWholeAndFresh) {
  const Response ready = Ask("/readyz");
  EXPECT_EQ(ready.status, 200);
  EXPECT_EQ(nlohmann::json::parse(ready.body),
            nlohmann::json({{"status", "ready"}, {"revision", "7.42"}, {"checked", true}}));
  state_.is_checked = false;  // a large index, whose check runs
  EXPECT_EQ(nlohmann::json::parse(Ask("/readyz").body)["checked"], false);
}

TEST_F(OperationsTest, SaysWhyItIsNotReadyAndTellsNoPath) {
  state_.damage = Error{ErrorCode::kDamaged, "/secret/docdata.glass is damaged"};
  const Response damaged = Ask("/readyz");
  EXPECT_EQ(damaged.status, 503);
  EXPECT_THAT(damaged.body, HasSubstr("/problems/index-unavailable"));
  EXPECT_THAT(damaged.body, HasSubstr("\"damaged: "));
  EXPECT_THAT(damaged.body, Not(HasSubstr("secret")));
  EXPECT_TRUE(damaged.headers.contains("Retry-After"));
}

TEST_F(OperationsTest, IsStaleOnceTheLastGoodLookIsTooLongAgo) {
  const auto now = steady_clock::now();
  for (const auto& [age, is_ready] :
       std::vector<std::pair<std::chrono::seconds, bool>>{{0s, true}, {59s, true}, {60s, false}}) {
    state_.last_good_look = now - age;
    const auto reason = Unreadiness(state_, 60s, now);
    EXPECT_EQ(!reason.has_value(), is_ready) << age.count();
    EXPECT_THAT(reason.value_or("stale: "), StartsWith("stale: "));
  }
}

TEST_F(OperationsTest, KeepsMetricsFromOthers) {
  struct Case {
    MetricsAudience audience;
    std::string client;
    int status;
  };
  for (const Case& row : std::vector<Case>{{MetricsAudience::kLoopback, "127.0.0.1", 200},
                                           {MetricsAudience::kLoopback, "::1", 200},
                                           {MetricsAudience::kLoopback, "192.0.2.1", 404},
                                           {MetricsAudience::kLoopback, "", 404},
                                           {MetricsAudience::kAll, "192.0.2.1", 200},
                                           {MetricsAudience::kOff, "127.0.0.1", 404}}) {
    audience_ = row.audience;
    EXPECT_EQ(Ask("/metrics", "GET", row.client).status, row.status) << row.client;
  }
}

TEST_F(OperationsTest, KnowsLoopback) {
  for (const char* own : {"127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(IsLoopback(own)) << own;
  }
  for (const char* other :
       {"", "128.0.0.1", "1127.0.0.1", "::", "::ffff:10.0.0.1", "2001:db8::1"}) {
    EXPECT_FALSE(IsLoopback(other)) << other;
  }
}

}  // namespace
}  // namespace dossier::http
