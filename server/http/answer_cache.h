// Whole answers, by their tags.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "http/message.h"
#include "search/lru_cache.h"

namespace dossier::http {

// A tag stands for the revision, too, so that nothing in here is ever out of date; answers of
// revisions that are gone are pushed out by others. Safe to share between threads.
class AnswerCache {
 public:
  static constexpr std::size_t kBytes = std::size_t{32} << 20;

  explicit AnswerCache(std::size_t max_bytes = kBytes) : answers_(max_bytes) {}

  // The answer that was added, saying of its times that it is `cached` (the members of timing_ms
  // are 0 then, as nothing was done); nothing where it isn't there.
  std::optional<Response> Find(const std::string& tag);

  void Add(const std::string& tag, const Response& response);

 private:
  struct Kept {
    Response response;
    std::size_t Bytes() const;
  };

  search::LruCache<std::string, Kept> answers_;
};

}  // namespace dossier::http
