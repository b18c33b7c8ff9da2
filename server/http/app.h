// Every route of the server, without sockets: a request in, a response out.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "http/answer_cache.h"
#include "http/message.h"
#include "http/problem.h"
#include "http/route.h"
#include "search/engine.h"

namespace dossier::http {

// Safe to share between threads.
class App {
 public:
  struct Options {
    // Where readers find this server, without a slash at the end: "https://news.example.org". For
    // addresses that must be absolute; empty: by the header Host.
    std::string base_url = {};
    std::function<std::chrono::sys_seconds()> now = Now;  // for the day on which one cites
    std::size_t cache_bytes = AnswerCache::kBytes;
  };

  // `log` is told of faults that are ours.
  App(const search::Engine& engine, std::function<void(const std::string&)> log)
      : App(engine, std::move(log), Options{}) {}
  App(const search::Engine& engine, std::function<void(const std::string&)> log, Options options)
      : cache_(options.cache_bytes),
        services_{engine, cache_, std::move(options.base_url), std::move(options.now)},
        log_(std::move(log)) {}
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // The answer to a request that no route gets to see, by the status that the socket layer gives
  // it.
  static Response Refuse(int status, std::string_view detail);

  // The name of the route that is asked for, as in Response: for answers that App does not give.
  static std::string_view RouteOf(const Request& request);

  // Whether the answer waits for no search.
  static bool IsLight(const Request& request);

  // Whether the answer may be of any length.
  static bool IsStream(const Request& request);

  // Never throws: this is the place where an exception becomes a status code. A body_writer of the
  // response must not outlive the App.
  Response Handle(const Request& request) const;

  static std::span<const Route> routes();

 private:
  Response Answer(const Request& request) const;
  Problem Report(const std::string& where) const;
  BodyWriter Telling(BodyWriter writer, const std::string& where) const;

  mutable AnswerCache cache_;
  Services services_;
  std::function<void(const std::string&)> log_;
};

}  // namespace dossier::http
