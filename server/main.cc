// dossier-server: answers searches over HTTP.
#include <pthread.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <functional>
#include <optional>
#include <thread>

#include "http/app.h"
#include "http/http_server.h"
#include "search/engine.h"
#include "search/snapshot_keeper.h"

namespace {

struct Flags {
  std::string index;
  std::string listen = "127.0.0.1:8080";
  std::string log_level = "info";
};

// Waits for SIGINT or SIGTERM on a thread of its own, so that no handler runs between two
// instructions of the others.
class SignalStop {
 public:
  // All threads that are started later inherit the blocked signals.
  SignalStop() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }

  void OnSignal(std::function<void()> stop) {
    thread_ = std::thread([this, stop = std::move(stop)] {
      int number = 0;
      sigwait(&signals_, &number);
      spdlog::info("stopping");
      stop();
    });
  }

  // To be called when there is nothing left to stop.
  void Join() {
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
  }

 private:
  sigset_t signals_{};
  std::thread thread_;
};

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

int Serve(const Flags& flags) {
  using namespace dossier;
  http::HttpServer::Options options;
  const auto address = ParseAddress(flags.listen);
  if (!address) {
    spdlog::error("--listen: \"{}\" is not of the form HOST:PORT", flags.listen);
    return 2;
  }
  options.host = address->host;
  options.port = address->port;
  SignalStop signals;
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  auto keeper = search::SnapshotKeeper::Open(
      {.index = flags.index,
       .workers = cores,
       .interval = std::chrono::milliseconds(500),
       .log = [](const std::string& message) { spdlog::info("index: {}", message); }});
  if (!keeper) {
    spdlog::error("{}", keeper.error().message);
    return keeper.error().code == ErrorCode::kNotFound ? 2 : 5;
  }
  const search::Engine engine(**keeper, {});
  const http::App app(engine, [](const std::string& message) { spdlog::error("{}", message); });
  options.access_log = [](const http::Request& request, int status, double seconds) {
    spdlog::debug("{} {} {} {:.1f} ms", request.method, request.target, status, seconds * 1000);
  };
  auto server = http::HttpServer::Bind(
      [&app](const http::Request& request) { return app.Handle(request); }, options);
  if (!server) {
    spdlog::error("{}", server.error().message);
    return 2;
  }
  signals.OnSignal([&server] { (*server)->Stop(); });
  spdlog::info("index: revision {}, {} articles", engine.revision(),
               engine.Status().index.articles);
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  spdlog::info("serving http://{}:{}/", is_ipv6 ? "[" + options.host + "]" : options.host,
               (*server)->port());
  (*server)->Run();
  signals.Join();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Serves an index made by dossier-index: a search page and an HTTP API.",
               "dossier-server");
  app.set_version_flag("--version", std::string("dossier-server ") + DOSSIER_VERSION);
  Flags flags;
  app.add_option("--index", flags.index, "The folder of the index")->required()->type_name("DIR");
  app.add_option("--listen", flags.listen, "Address and port")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  app.add_option("--log-level", flags.log_level, "How much is logged")
      ->check(CLI::IsMember({"debug", "info", "warn", "error"}))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  spdlog::set_level(spdlog::level::from_str(flags.log_level));
  try {
    return Serve(flags);
  } catch (const Xapian::Error& error) {
    spdlog::error("the index in {} cannot be read: {}", flags.index, error.get_description());
  } catch (const std::exception& error) {
    spdlog::error("{}", error.what());
  }
  return 5;
}
