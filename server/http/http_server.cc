#include "http/http_server.h"

#include <httplib.h>

#include <chrono>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

#include "http/app.h"

namespace dossier::http {
namespace {

Request ToRequest(const httplib::Request& from) {
  return {.method = from.method,
          .target = from.target,
          .accept_language = from.get_header_value("Accept-Language"),
          .if_none_match = from.get_header_value("If-None-Match"),
          .authorization = from.get_header_value("Authorization"),
          .host = from.get_header_value("Host"),
          .origin = from.get_header_value("Origin"),
          .client = from.remote_addr};
}

bool AcceptsGzip(std::string_view accept_encoding) {
  const std::size_t at = accept_encoding.find("gzip");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = accept_encoding.substr(at);
  const std::string_view coding = rest.substr(0, rest.find(','));
  // Any weight but 0, 0.0 and so on.
  const std::size_t weight = coding.find("q=");
  return weight == std::string_view::npos ||
         coding.find_first_of("123456789", weight) != std::string_view::npos;
}

// Takes from a request what httplib would do behind our back.
void LimitWishes(httplib::Request& request) {
  // It would cut a range out of the body, under the status 200.
  request.ranges.clear();
  // It would take Brotli at its slowest setting: 40 ms for 28 KB, gzip 1 ms (measured 2026-11-23).
  const bool gzip = AcceptsGzip(request.get_header_value("Accept-Encoding"));
  request.headers.erase("Accept-Encoding");
  if (gzip) request.headers.emplace("Accept-Encoding", "gzip");
}

constexpr std::string_view kCharset = "; charset=utf-8";

// httplib compresses what is JSON or text, and knows it by its bare type only: the charset waits
// until RestoreCharset.
void Send(Response response, httplib::Response& to) {
  to.status = response.status;
  for (const auto& [name, value] : response.headers) to.set_header(name, value);
  if (response.content_type.empty()) return;
  const std::string bare = response.content_type.substr(0, response.content_type.find(';'));
  to.set_content(std::move(response.body), bare);
}

// Runs behind the compression.
void RestoreCharset(httplib::Response& to) {
  const std::string bare = to.get_header_value("Content-Type");
  if (!bare.starts_with("text/") && !bare.ends_with("json")) return;
  to.headers.erase("Content-Type");
  to.set_header("Content-Type", bare + std::string(kCharset));
}

}  // namespace

struct HttpServer::Impl {
  httplib::Server server;
  std::mutex mutex;
  bool stopped = false;  // by us
  bool running = false;
  bool told = false;  // httplib, to stop
};

Result<std::unique_ptr<HttpServer>> HttpServer::Bind(Handler handler, Options options) {
  auto impl = std::make_unique<Impl>();
  httplib::Server& server = impl->server;
  server.new_task_queue = [threads = options.threads] { return new httplib::ThreadPool(threads); };
  // Without it a keep-alive client waits 40 ms for each answer (Nagle and delayed
  // acknowledgements).
  server.set_tcp_nodelay(true);
  // httplib's own choice, SO_REUSEPORT, lets two servers share a port, each with half of the
  // requests.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  });
  server.set_keep_alive_max_count(1000);
  server.set_keep_alive_timeout(5);
  server.set_read_timeout(5);
  server.set_write_timeout(10);
  server.set_payload_max_length(1024);
  // Before httplib's own routing, which knows regular expressions only: one dispatch of our own.
  server.set_pre_routing_handler([handler = std::move(handler), log = options.access_log](
                                     const httplib::Request& from, httplib::Response& to) {
    // The request is httplib's own to change, its signature alone says const.
    LimitWishes(const_cast<httplib::Request&>(from));
    const auto start = std::chrono::steady_clock::now();
    const Request request = ToRequest(from);
    Response response = handler(request);
    const int status = response.status;
    Send(std::move(response), to);
    if (log) {
      log(request, status,
          std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return httplib::Server::HandlerResponse::Handled;
  });
  server.set_post_routing_handler(
      [](const httplib::Request&, httplib::Response& to) { RestoreCharset(to); });
  // What httplib refuses by itself has no body.
  server.set_error_handler(
      httplib::Server::HandlerWithResponse([](const httplib::Request&, httplib::Response& to) {
        if (to.body.empty() && to.status >= 400) Send(App::Refuse(to.status), to);
        return httplib::Server::HandlerResponse::Handled;
      }));
  int port = options.port;
  const bool bound = port == 0 ? (port = server.bind_to_any_port(options.host)) > 0
                               : server.bind_to_port(options.host, port);
  if (!bound) {
    return Fail(ErrorCode::kInvalidInput, "cannot listen on " + options.host + ":" +
                                              std::to_string(options.port) +
                                              " (is it taken by another program?)");
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl), port));
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl, int port)
    : impl_(std::move(impl)), port_(port) {}
HttpServer::~HttpServer() = default;

void HttpServer::Run() {
  {
    const std::lock_guard lock(impl_->mutex);
    if (impl_->stopped) return;
    impl_->running = true;
  }
  impl_->server.listen_after_bind();
  const std::lock_guard lock(impl_->mutex);
  impl_->running = false;
}

void HttpServer::Stop() {
  // httplib forgets a stop that comes before its loop has begun, and must not be told twice.
  while (true) {
    {
      const std::lock_guard lock(impl_->mutex);
      impl_->stopped = true;
      if (!impl_->running) return;
      if (!impl_->told && impl_->server.is_running()) {
        impl_->server.stop();
        impl_->told = true;
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace dossier::http
