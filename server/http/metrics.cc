#include "http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

namespace dossier::http {
namespace {

using std::chrono::steady_clock;

// From half a millisecond, which most searches take, to the time limit and beyond.
const prometheus::Histogram::BucketBoundaries kSeconds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                          0.05,   0.1,   0.25,   0.5,   1,    2.5};

double SecondsSince(steady_clock::time_point start) {
  return std::chrono::duration<double>(steady_clock::now() - start).count();
}

// "2xx".
std::string StatusClass(int status) { return std::to_string(status / 100) + "xx"; }

prometheus::MetricFamily Single(const std::string& name, const std::string& help,
                                prometheus::MetricType type, double value,
                                std::vector<prometheus::ClientMetric::Label> labels = {}) {
  prometheus::ClientMetric metric;
  metric.label = std::move(labels);
  metric.gauge.value = value;
  metric.counter.value = value;
  return {name, help, type, {metric}};
}

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double ResidentBytes() {
  std::ifstream statm("/proc/self/statm");
  double all = 0;
  double resident = 0;
  statm >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double OpenDescriptors() {
  std::error_code error;
  double count = 0;
  for (auto at = std::filesystem::directory_iterator("/proc/self/fd", error);
       !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    ++count;
  }
  return count - 1;  // that of the folder itself
}

}  // namespace

struct Metrics::Impl {
  explicit Impl(std::function<Observation()> observe_state) : observe(std::move(observe_state)) {}

  std::function<Observation()> observe;
  const double start =
      std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("dossier_http_requests_total")
          .Help("Requests that were answered, by route and class of the status")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name("dossier_http_request_duration_seconds")
          .Help("From the whole request to its answer, by route")
          .Register(registry);
  prometheus::Histogram& facets = prometheus::BuildHistogram()
                                      .Name("dossier_search_facets_seconds")
                                      .Help("Of a search, what counting its facets took")
                                      .Register(registry)
                                      .Add({}, kSeconds);
  prometheus::Histogram& snippets = prometheus::BuildHistogram()
                                        .Name("dossier_search_snippets_seconds")
                                        .Help("Of a search, what cutting its passages took")
                                        .Register(registry)
                                        .Add({}, kSeconds);
};

Metrics::Metrics(std::function<Observation()> observe)
    : impl_(std::make_unique<Impl>(std::move(observe))) {}
Metrics::~Metrics() = default;

void Metrics::Count(const Access& access) {
  const std::string route(access.route);
  impl_->requests.Add({{"route", route}, {"status", StatusClass(access.status)}}).Increment();
  impl_->durations.Add({{"route", route}}, kSeconds).Observe(access.seconds);
  if (!access.search_times) return;
  impl_->facets.Observe(access.search_times->facets_ms / 1000);
  impl_->snippets.Observe(access.search_times->snippets_ms / 1000);
}

std::string Metrics::Text() const {
  using enum prometheus::MetricType;
  const Observation now = impl_->observe();
  std::vector<prometheus::MetricFamily> families = impl_->registry.Collect();
  const auto add = [&families](auto&&... values) {
    families.push_back(Single(std::forward<decltype(values)>(values)...));
  };
  add("dossier_build_info", "The version of the program", Gauge, 1,
      std::vector<prometheus::ClientMetric::Label>{{"version", DOSSIER_VERSION}});
  add("dossier_ready", "1 where /readyz says 200", Gauge, now.is_ready ? 1 : 0);
  add("dossier_searches_running", "Searches that have their turn", Gauge,
      static_cast<double>(now.running_searches));
  add("dossier_index_info", "The revision that is served", Gauge, 1,
      std::vector<prometheus::ClientMetric::Label>{{"revision", now.revision}});
  add("dossier_index_articles", "Articles in the index", Gauge, static_cast<double>(now.articles));
  if (now.updated) {
    add("dossier_index_updated_timestamp_seconds", "Of the last commit that changed articles",
        Gauge, static_cast<double>(now.updated->time_since_epoch().count()));
  }
  add("dossier_index_checked", "1 once all files are as the manifest says", Gauge,
      now.keeper.is_checked ? 1 : 0);
  add("dossier_index_damaged", "1 where they are not, and nothing is served", Gauge,
      now.keeper.damage ? 1 : 0);
  add("dossier_index_look_age_seconds", "Since the index was last looked at, and all was well",
      Gauge, SecondsSince(now.keeper.last_good_look));
  add("dossier_index_open_seconds", "What opening the revision took, its check included", Gauge,
      now.keeper.seconds_to_open);
  const HttpServer::Stats& sockets = now.sockets;
  const auto count = [&add](const char* name, const char* help, prometheus::MetricType type,
                            std::uint64_t number) {
    add(name, help, type, static_cast<double>(number));
  };
  count("dossier_http_connections", "Connections that are open", Gauge, sockets.connections_now);
  count("dossier_http_requests", "Requests with a worker, or waiting for one", Gauge,
        sockets.requests_now);
  count("dossier_http_streams", "Answers of unlimited length that are being sent", Gauge,
        sockets.streams_now);
  count("dossier_http_unsent_bytes", "Of answers", Gauge, sockets.unsent_bytes_now);
  count("dossier_http_connections_accepted_total", "Connections since the start", Counter,
        sockets.connections);
  count("dossier_http_connections_refused_total", "Connections for which there was no room",
        Counter, sockets.refused_connections);
  count("dossier_http_heads_refused_total", "Requests whose head was wrong or too long", Counter,
        sockets.refused_heads);
  count("dossier_http_slow_heads_total", "Requests whose head did not come in time", Counter,
        sockets.refused_slow_heads);
  count("dossier_http_busy_total", "Requests for which no worker was free in time", Counter,
        sockets.refused_busy);
  count("dossier_http_answers_cut_total", "Answers that were not read in time", Counter,
        sockets.cut_answers);
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  add("process_cpu_seconds_total", "CPU time, user and system", Counter,
      Seconds(usage.ru_utime) + Seconds(usage.ru_stime));
  add("process_resident_memory_bytes", "Resident memory", Gauge, ResidentBytes());
  add("process_open_fds", "Open file descriptors", Gauge, OpenDescriptors());
  add("process_max_fds", "How many may be open", Gauge, static_cast<double>(limit.rlim_cur));
  add("process_start_time_seconds", "Start, seconds since 1970", Gauge, impl_->start);
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace dossier::http
