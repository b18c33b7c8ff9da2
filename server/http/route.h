// What a route is.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/answer_cache.h"
#include "http/message.h"
#include "http/query_string.h"
#include "search/engine.h"

namespace dossier::http {

// What all routes work with; shared by all threads.
struct Services {
  const search::Engine& engine;
  AnswerCache& cache;
  std::string base_url;  // as App::Options
  std::function<std::chrono::sys_seconds()> now;
};

// One request, taken apart.
struct Call {
  const Services& services;
  const Request& request;
  std::string_view rest;  // of the path, where the route has an {id} or the like; still encoded
  std::vector<Parameter> parameters;
  text::Language preferred;  // by Accept-Language

  // What addresses that must be absolute begin with: the option base_url, else http and the header
  // Host where that is well-formed; else empty, and addresses are relative.
  std::string BaseUrl() const;
};

// A path, which may end in a name in braces for all that may stand there, and what answers. The
// answer may throw.
struct Route {
  std::string_view name;  // "/api/v1/articles/{id}"
  Response (*answer)(const Call&);
};

// What is asked: all that an answer depends on beside the revision.
struct Asked {
  std::string what;  // differs for whatever has another answer, the route's name included
  text::Language language = text::Language::kEnglish;
  bool keep = true;  // for others who ask the same
};

// An answer and the revision that it was made from (Snapshot::identity).
struct Made {
  Response response;
  std::string identity;
};

// The answer to `asked`: 304 to a client that has it, else from the cache, else by `make`. A status
// other than 200 goes through as it is.
Response AnswerTagged(const Call& call, const Asked& asked, const std::function<Made()>& make);

}  // namespace dossier::http
