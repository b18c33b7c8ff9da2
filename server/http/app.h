// Every route of the server, without sockets: a request in, a response out.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "search/engine.h"

namespace dossier::http {

// Safe to share between threads.
class App {
 public:
  // `log` is told of faults that are ours.
  App(const search::Engine& engine, std::function<void(const std::string&)> log)
      : engine_(engine), log_(std::move(log)) {}

  // The answer to a request that never became one, by the status that the socket layer gives it.
  // Never throws.
  static Response Refuse(int status);

  // Never throws: this is the place where an exception becomes a status code.
  Response Handle(const Request& request) const;

 private:
  Response Route(const Request& request) const;
  Response Search(const Request& request, std::string_view query) const;
  Response Article(const Request& request, std::string_view encoded_id,
                   std::string_view query) const;
  Response Suggest(const Request& request, std::string_view query) const;
  Response Status(std::string_view query) const;

  const search::Engine& engine_;
  std::function<void(const std::string&)> log_;
};

}  // namespace dossier::http
