// The server: sockets, limits and threads around a handler.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/access.h"
#include "http/message.h"

namespace dossier::http {

class HttpServer {
 public:
  struct Options {
    std::string host = "127.0.0.1";
    int port = 8080;  // 0: any that is free

    // Threads that call the handler. Searches wait in them for one of the engine's handles (one a
    // core), half a second at most.
    std::size_t workers = 64;  // and one more for each of max_streams
    // Requests whose answers wait for nothing, such as /healthz. They have threads of their own, so
    // that they are answered however many searches wait.
    std::function<bool(const Request&)> is_light = {};
    std::size_t light_workers = 4;
    // Requests that wait for a worker; one more, or one that has waited for longer, gets 503. What
    // waits longer than a person does is better told at once. As many as the backlog of the socket
    // holds, so that a burst of connections is not refused for coming at once.
    std::size_t max_waiting = 511;
    std::chrono::milliseconds max_wait{500};
    // Requests whose answers are of unlimited length (exports). So many are made or sent at once,
    // each with a worker. One more takes the place of the one whose reader is slowest, where he
    // takes longer than `slow_stream` for 64 KB; else it gets 503, and the handler is not asked.
    std::function<bool(const Request&)> is_stream = {};
    std::size_t max_streams = 4;
    std::chrono::milliseconds slow_stream{1'000};

    // Beyond it the connection goes that has been idle for longest, or that has been sending a head
    // for longest. Lowered where the process may not open so many files.
    std::size_t max_connections = 2000;
    std::chrono::milliseconds head_timeout{5'000};   // from the first byte of a head to its last
    std::chrono::milliseconds idle_timeout{30'000};  // between two requests
    // For a whole answer; 10 MB take that long at 170 KB a second.
    std::chrono::milliseconds answer_timeout{60'000};
    // For each 64 KB of a stream, whether others wait for its place or not.
    std::chrono::milliseconds stall_timeout{20'000};
    // Of all connections together; beyond it the answer goes that has stood for longest, save the
    // only one.
    std::size_t max_unsent_bytes = 64 << 20;
    // From Stop on; then what is in flight is cut.
    std::chrono::milliseconds stop_timeout{10'000};

    // Adds headers to answers that the handler is not asked for: refusals, and the 500 where it has
    // thrown. Of a request whose head could not be read only what stands before the fault is known.
    std::function<void(const Request&, Response&)> on_refusal = {};

    // Told of every answer, also where a request was refused before the handler saw it. Called by
    // many threads, that of all connections among them, so it must not wait.
    std::function<void(const Access&)> access_log = {};
  };

  // Numbers since the start, unless they say "now".
  struct Stats {
    std::uint64_t connections = 0;          // accepted
    std::uint64_t connections_now = 0;      // open
    std::uint64_t requests_now = 0;         // with a worker, or waiting for one
    std::uint64_t streams_now = 0;          // answers of unlimited length, being made or sent
    std::uint64_t unsent_bytes_now = 0;     // of answers
    std::uint64_t refused_heads = 0;        // 400, 414, 417, 431, 501, 505 by the socket layer
    std::uint64_t refused_slow_heads = 0;   // 408
    std::uint64_t refused_busy = 0;         // 503: no worker, too many streams
    std::uint64_t refused_connections = 0;  // closed unserved because of max_connections
    std::uint64_t cut_answers = 0;  // answer_timeout, stall_timeout, slow_stream, max_unsent_bytes
  };

  // Binds. Error kInvalidInput where the address is taken, another machine's, or none.
  static Result<std::unique_ptr<HttpServer>> Bind(Handler handler, Options options);
  ~HttpServer();

  int port() const { return port_; }
  // From any thread.
  Stats stats() const;

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
