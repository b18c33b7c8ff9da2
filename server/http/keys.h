// Who may ask, where not everybody may.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "http/message.h"

namespace dossier::http {

// A key that is known; the key itself is written nowhere.
struct Key {
  std::string name;  // whose it is
  Digest digest;     // SHA-256 of the key
};

// The lines `NAME SHA256`, the latter in 64 hexadecimal digits; empty lines and such that begin
// with # are passed over. `where` names the file in errors. Error kInvalidInput: another line, a
// name that comes twice, no key at all.
Result<std::vector<Key>> ParseKeys(std::string_view where, std::string_view text);

// The keys of a file. Safe to share between threads.
class Keys {
 public:
  // Errors: those of ParseKeys; kUnreadable where it cannot be read, or where everybody on this
  // machine may read it.
  static Result<std::unique_ptr<Keys>> Open(std::filesystem::path file);

  // Reads the file again. Where that fails, the keys stay as they were.
  Result<void> Reload();

  // Whether an Authorization header is `Bearer KEY` (RFC 6750) with one of the keys. Takes the same
  // time whichever it is.
  bool Admit(std::string_view authorization) const;

 private:
  explicit Keys(std::filesystem::path file) : file_(std::move(file)) {}

  std::filesystem::path file_;
  mutable std::mutex mutex_;
  std::vector<Key> keys_;
};

// Answers 401 to whoever asks for /api/… or /feed.atom without a key; all else is what the page is
// made of, and tells of no article. `keys` must outlive the handler.
Handler WithKeys(const Keys& keys, Handler next);

}  // namespace dossier::http
