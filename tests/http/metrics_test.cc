#include "http/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>
#include <string>

namespace dossier::http {
namespace {

using testing::HasSubstr;

Observation Observe() {
  return {.revision = "7.42",
          .articles = 18234,
          .updated = std::chrono::sys_seconds(std::chrono::seconds(1'800'000'000)),
          .running_searches = 3,
          .is_ready = true,
          .sockets = {.connections = 9, .connections_now = 5, .refused_connections = 2}};
}

TEST(MetricsTest, CountsAnswersByRouteAndClassOfStatus) {
  Metrics metrics(Observe);
  const Access search{
      .route = "/api/v1/search", .status = 200, .seconds = 0.5, .search_times = SearchTimes{2, 30}};
  metrics.Count(search);
  metrics.Count(search);
  metrics.Count({.route = "none", .status = 404});
  const std::string text = metrics.Text();
  for (const char* line :
       {"dossier_http_requests_total{route=\"/api/v1/search\",status=\"2xx\"} 2\n",
        "dossier_http_requests_total{route=\"none\",status=\"4xx\"} 1\n",
        "dossier_http_request_duration_seconds_count{route=\"/api/v1/search\"} 2\n",
        "dossier_http_request_duration_seconds_sum{route=\"/api/v1/search\"} 1\n",
        "dossier_search_facets_seconds_bucket{le=\"0.0025\"} 2\n",
        "dossier_search_facets_seconds_bucket{le=\"0.001\"} 0\n",
        "dossier_search_snippets_seconds_count 2\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(MetricsTest, TellsHowThingsStand) {
  const std::string text = Metrics(Observe).Text();
  for (const char* line :
       {"dossier_build_info{version=\"" DOSSIER_VERSION "\"} 1\n", "dossier_ready 1\n",
        "dossier_searches_running 3\n", "dossier_index_info{revision=\"7.42\"} 1\n",
        "dossier_index_articles 18234\n", "dossier_index_updated_timestamp_seconds 1800000000\n",
        "dossier_index_damaged 0\n", "dossier_http_connections 5\n",
        "dossier_http_connections_accepted_total 9\n",
        "dossier_http_connections_refused_total 2\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
  for (const char* name : {"process_cpu_seconds_total", "process_resident_memory_bytes",
                           "process_open_fds", "process_max_fds", "process_start_time_seconds"}) {
    std::smatch found;
    const std::regex line("\n" + std::string(name) + " ([0-9.e+]+)\n");
    ASSERT_TRUE(std::regex_search(text, found, line)) << name;
    EXPECT_GT(std::stod(found[1]), 0) << name;
  }
}

// The grammar of the text format, as far as it is used here.
TEST(MetricsTest, WritesWhatPrometheusReads) {
  Metrics metrics(Observe);
  metrics.Count(
      {.route = "/api/v1/articles/{id}", .status = 200, .search_times = SearchTimes{1, 1}});
  std::istringstream lines(metrics.Text());
  const std::regex good(
      R"((# (HELP|TYPE) [a-z_]+ .+)|([a-z_]+(\{([a-z]+="[^"]*",?)+\})? [-+0-9.eInf]+))");
  for (std::string line; std::getline(lines, line);) {
    EXPECT_TRUE(std::regex_match(line, good)) << line;
  }
}

}  // namespace
}  // namespace dossier::http
