#include "http/http_server.h"

#include <fcntl.h>
#include <httplib.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <utility>

#include "http/front.h"

namespace dossier::http {
namespace {

// cpp-httplib resolves the address and binds. Its loop is not used: it ends the server at any error
// of accept() but EMFILE, and waits in a thread for each connection (0.11.4).
class Listener : public httplib::Server {
 public:
  Listener() {
    // httplib's own choice, SO_REUSEPORT, lets two servers share a port, each with half of the
    // requests.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
  }

  // The port; 0 where it cannot be had.
  int Bind(const std::string& host, int port) {
    if (port == 0) return std::max(bind_to_any_port(host), 0);
    return bind_to_port(host, port) ? port : 0;
  }

  // The socket, which is the caller's from now on.
  int Release() { return svr_sock_.exchange(INVALID_SOCKET); }
};

// Why `host` could not be listened on; `error` is the errno that is left of the attempt.
std::string Reason(const std::string& host, int error) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int code = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (code != 0) return "the host cannot be found: " + std::string(::gai_strerror(code));
  ::freeaddrinfo(found);
  if (error == EADDRINUSE) return "another program has taken it";
  return std::strerror(error);
}

// The most that Linux grants before net.core.somaxconn is raised is 4,096; httplib asks for 5, and
// whoever comes sixth waits a second for the next attempt.
constexpr int kBacklog = 511;

}  // namespace

struct HttpServer::Impl {
  Impl(int listener, Handler handler, Options options)
      : front(listener, std::move(handler), std::move(options)) {}

  Front front;
  std::mutex mutex;
  std::condition_variable changed;
  bool stopped = false;
  bool running = false;
};

Result<std::unique_ptr<HttpServer>> HttpServer::Bind(Handler handler, Options options) {
  Listener listener;
  const int port = listener.Bind(options.host, options.port);
  if (port == 0) {
    const int error = errno;
    return Fail(ErrorCode::kInvalidInput, "cannot listen on " + options.host + ":" +
                                              std::to_string(options.port) + ": " +
                                              Reason(options.host, error));
  }
  const int socket = listener.Release();
  ::listen(socket, kBacklog);
  ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
  return std::unique_ptr<HttpServer>(
      new HttpServer(std::make_unique<Impl>(socket, std::move(handler), std::move(options)), port));
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl, int port)
    : impl_(std::move(impl)), port_(port) {}
HttpServer::~HttpServer() = default;

HttpServer::Stats HttpServer::stats() const { return impl_->front.stats(); }

void HttpServer::Run() {
  {
    const std::lock_guard lock(impl_->mutex);
    if (impl_->stopped) return;
    impl_->running = true;
  }
  impl_->front.Run();
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->running = false;
  }
  impl_->changed.notify_all();
}

void HttpServer::Stop() {
  std::unique_lock lock(impl_->mutex);
  impl_->stopped = true;
  if (!impl_->running) return;
  impl_->front.AskToStop();
  impl_->changed.wait(lock, [this] { return !impl_->running; });
}

}  // namespace dossier::http
