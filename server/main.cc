// dossier-server: answers searches over HTTP.
#include <spdlog/spdlog.h>
#include <xapian.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <thread>

#include "base/time.h"
#include "http/access_log.h"
#include "http/app.h"
#include "http/cors.h"
#include "http/http_server.h"
#include "http/keys.h"
#include "http/metrics.h"
#include "http/operations.h"
#include "log.h"
#include "search/engine.h"
#include "search/snapshot_keeper.h"
#include "settings.h"
#include "signals.h"

namespace dossier {
namespace {

struct Address {
  std::string host;
  int port = 0;
};

// Takes "127.0.0.1:8080" and "[::1]:8080".
std::optional<Address> ParseAddress(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  Address address{.host = listen.substr(0, colon)};
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  const std::string digits = listen.substr(colon + 1);
  if (digits.empty() || digits.size() > 5 ||
      digits.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  address.port = std::stoi(digits);
  return address.port <= 65535 ? std::optional(address) : std::nullopt;
}

http::MetricsAudience AudienceOf(const std::string& name) {
  if (name == "all") return http::MetricsAudience::kAll;
  return name == "off" ? http::MetricsAudience::kOff : http::MetricsAudience::kLoopback;
}

int Complain(const Error& error) {
  spdlog::error("{}", error.message);
  return 2;
}

// Everything between the socket and the routes, outermost first: what comes from another site's
// page may ask at all, with a key, for what those who run the server ask, or for articles.
struct Layers {
  std::unique_ptr<http::Keys> keys;
  std::unique_ptr<http::AccessLog> access_log;
  std::unique_ptr<http::Metrics> metrics;

  http::Handler Around(http::Handler routes, http::OperationsOptions operations,
                       const std::vector<std::string>& origins) const {
    operations.metrics = metrics.get();
    http::Handler handler = http::WithOperations(std::move(operations), std::move(routes));
    if (keys) handler = http::WithKeys(*keys, std::move(handler));
    if (!origins.empty()) handler = http::WithCors(origins, std::move(handler));
    return handler;
  }

  void Tell(const http::Access& access) const {
    metrics->Count(access);
    if (access_log) access_log->Write(access);
  }
};

// What SIGHUP asks for. What cannot be read anew stays as it was.
void Reload(const Layers& layers, search::SnapshotKeeper& keeper) {
  spdlog::info("reading keys, opening logs and looking at the index again");
  const auto tell = [](const Result<void>& done) {
    if (!done) spdlog::error("{}; what was there before stays", done.error().message);
  };
  if (layers.keys) tell(layers.keys->Reload());
  if (layers.access_log) tell(layers.access_log->Reopen());
  keeper.LookAgain();
}

int Serve(const Settings& settings) {
  const auto address = ParseAddress(settings.listen);
  if (!address) {
    spdlog::error("--listen: \"{}\" is not of the form HOST:PORT", settings.listen);
    return 2;
  }
  Signals signals;
  Layers layers;
  if (!settings.keys.empty()) {
    auto keys = http::Keys::Open(settings.keys);
    if (!keys) return Complain(keys.error());
    layers.keys = *std::move(keys);
  }
  if (!settings.access_log.empty()) {
    auto log =
        http::AccessLog::Open(settings.access_log, settings.log_queries ? http::Targets::kLogged
                                                                        : http::Targets::kLeftOut);
    if (!log) return Complain(log.error());
    layers.access_log = *std::move(log);
  }
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  auto opened = search::SnapshotKeeper::Open(
      {.index = settings.index,
       .workers = settings.searches == 0 ? cores : settings.searches,
       .log = [](const std::string& message) { spdlog::info("index: {}", message); },
       .complain = [](const std::string& message) { spdlog::error("index: {}", message); }});
  if (!opened) {
    spdlog::error("{}", opened.error().message);
    return opened.error().code == ErrorCode::kNotFound ? 2 : 5;
  }
  search::SnapshotKeeper& keeper = **opened;
  const search::Engine engine(keeper,
                              {.patience = std::chrono::milliseconds(settings.patience_ms),
                               .time_limit = std::chrono::milliseconds(settings.time_limit_ms)});
  const http::App app(
      engine, [](const std::string& message) { spdlog::error("{}", message); },
      {.base_url = settings.base_url, .cache_bytes = settings.answer_cache_mb << 20});
  const std::chrono::seconds stale_after(settings.stale_after_s);
  const http::HttpServer* sockets = nullptr;  // until it is bound, nobody asks
  layers.metrics = std::make_unique<http::Metrics>([&keeper, &sockets, stale_after] {
    const auto snapshot = keeper.Current();
    const auto updated = ParseTime(snapshot->updated());
    const search::KeeperState state = keeper.State();
    return http::Observation{
        .revision = snapshot->revision(),
        .articles = snapshot->article_count(),
        .updated = updated ? std::optional(*updated) : std::nullopt,
        .running_searches = snapshot->running_searches(),
        .is_ready = !http::Unreadiness(state, stale_after, std::chrono::steady_clock::now()),
        .keeper = state,
        .sockets = sockets->stats()};
  });
  const http::Handler handler =
      layers.Around([&app](const http::Request& request) { return app.Handle(request); },
                    {.keeper = [&keeper] { return keeper.State(); },
                     .revision = [&engine] { return engine.revision(); },
                     .audience = AudienceOf(settings.metrics),
                     .stale_after = stale_after},
                    settings.cors_origins);
  http::HttpServer::Options options{
      .host = address->host,
      .port = address->port,
      .is_light = http::App::IsLight,
      .is_stream = http::App::IsStream,
      .max_streams = settings.max_streams,
      .max_connections = settings.max_connections,
      .access_log = [&layers](const http::Access& access) { layers.Tell(access); }};
  if (!settings.cors_origins.empty()) {
    options.on_refusal = [&settings](const http::Request& request, http::Response& response) {
      http::AddCorsHeaders(settings.cors_origins, request, response);
    };
  }
  auto server = http::HttpServer::Bind(handler, options);
  if (!server) return Complain(server.error());
  sockets = server->get();
  signals.Obey(
      [&server] {
        spdlog::info("stopping");
        (*server)->Stop();
      },
      [&layers, &keeper] { Reload(layers, keeper); });
  spdlog::info("index: revision {}, {} articles", engine.revision(),
               engine.Status().index.articles);
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  if (!http::IsLoopback(options.host) && options.host != "localhost") {
    spdlog::warn("other machines can reach {}{}", settings.listen,
                 layers.keys ? "" : ", and everybody there may search");
  }
  spdlog::info("serving http://{}:{}/", is_ipv6 ? "[" + options.host + "]" : options.host,
               (*server)->port());
  (*server)->Run();
  // What they speak of goes now.
  signals.Obey({}, {});
  return 0;
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  const auto read = dossier::ReadSettings(argc, argv);
  if (const int* code = std::get_if<int>(&read)) return *code;
  const auto& settings = std::get<dossier::Settings>(read);
  dossier::SetUpLog(settings.log_level, settings.log_format);
  try {
    return dossier::Serve(settings);
  } catch (const Xapian::Error& error) {
    spdlog::error("the index in {} cannot be read: {}", settings.index, error.get_description());
  } catch (const std::exception& error) {
    spdlog::error("{}", error.what());
  }
  return 5;
}
