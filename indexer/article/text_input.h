// What the readers of a format are given.
#pragma once

#include <cstddef>
#include <streambuf>
#include <string>

#include "base/result.h"
#include "text/charset.h"

namespace dossier::article {

// A file of many records while it is read: bytes in UTF-8 or in a charset of one byte a character,
// in which the structure of the format is ASCII, so that each record can be decoded by itself.
struct TextInput {
  std::streambuf& bytes;
  text::Decoder decoder;
  std::size_t max_bytes;  // of one record; more must cost no more memory
};

inline tl::unexpected<Error> TooLong(std::size_t max_bytes) {
  return Fail(ErrorCode::kInvalidInput, "is longer than " + std::to_string(max_bytes) + " bytes");
}

// Reads lines up to '\n' and keeps `max_bytes` of each at most.
class LineReader {
 public:
  LineReader(std::streambuf& bytes, std::size_t max_bytes) : bytes_(bytes), max_bytes_(max_bytes) {}

  // Returns false at the end of the input. Else line() is the next line without its line feed.
  bool Next();

  const std::string& line() const { return line_; }
  std::size_t number() const { return number_; }  // 1-based
  bool is_too_long() const { return is_too_long_; }

 private:
  std::streambuf& bytes_;
  std::size_t max_bytes_;
  std::string line_;
  std::size_t number_ = 0;
  bool is_too_long_ = false;
};

}  // namespace dossier::article
