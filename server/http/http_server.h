// The sockets: cpp-httplib, bound to a handler.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/message.h"

namespace dossier::http {

class HttpServer {
 public:
  struct Options {
    std::string host = "127.0.0.1";
    int port = 8080;  // 0: any that is free
    std::size_t threads = 16;
    // Told of every answer: method, target, status, seconds.
    std::function<void(const Request&, int status, double seconds)> access_log = {};
  };

  // Binds. Error kInvalidInput where the address is taken or none.
  static Result<std::unique_ptr<HttpServer>> Bind(Handler handler, Options options);
  ~HttpServer();

  int port() const { return port_; }

  // Answers until Stop is called, then finishes what is in flight. At once where Stop has been
  // called before.
  void Run();
  // Returns when Run has. From any thread but those that answer, once or more.
  void Stop();

 private:
  struct Impl;
  HttpServer(std::unique_ptr<Impl> impl, int port);

  std::unique_ptr<Impl> impl_;
  int port_;
};

}  // namespace dossier::http
