// The input is cut into values by its braces, brackets and strings alone; what stands in a value is
// for ParseJsonRecord. So one value at a time is in memory, and a bad one costs no other.
#include "article/json_values.h"

#include <string>

#include "article/json_record.h"
#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr int kEnd = std::char_traits<char>::eof();

// The next byte that is no white space, which is not taken.
int SkipSpace(std::streambuf& bytes) {
  int byte = bytes.sgetc();
  while (byte == ' ' || (byte >= '\t' && byte <= '\r')) byte = bytes.snextc();
  return byte;
}

struct Value {
  std::string bytes;
  bool is_too_long = false;
};

// Takes a value: up to the brace that closes it, or in an array up to the comma or bracket behind
// it, which stays.
Value TakeValue(std::streambuf& bytes, bool is_element, std::size_t max_bytes) {
  Value value;
  std::size_t depth = 0;
  bool is_string = false;
  bool is_escaped = false;
  for (int byte = bytes.sgetc(); byte != kEnd; byte = bytes.sgetc()) {
    const bool is_between = depth == 0 && !is_string;
    if (is_element && is_between && (byte == ',' || byte == ']')) break;
    bytes.sbumpc();
    if (value.bytes.size() < max_bytes) {
      value.bytes += static_cast<char>(byte);
    } else {
      value.is_too_long = true;
    }
    if (is_string) {
      is_string = is_escaped || byte != '"';
      is_escaped = !is_escaped && byte == '\\';
      continue;
    }
    is_string = byte == '"';
    if (byte == '{' || byte == '[') ++depth;
    if ((byte == '}' || byte == ']') && depth > 0) --depth;
    if (!is_element && depth == 0) break;
  }
  return value;
}

class Reader {
 public:
  Reader(TextInput& input, const Origin& origin, const RecordSink& sink)
      : input_(input), bytes_(input.bytes), place_(origin), sink_(sink) {}

  bool ReadArray() {
    bytes_.sbumpc();
    for (place_.line = 1;; ++place_.line) {
      const int next = SkipSpace(bytes_);
      if (next == ']') break;
      if (next == kEnd) return Refuse("ends in the middle of its array");
      if (!Read(TakeValue(bytes_, true, input_.max_bytes))) return false;
      if (SkipSpace(bytes_) == ',') bytes_.sbumpc();
    }
    bytes_.sbumpc();
    if (place_.line == 1) return Refuse("has no text");
    return SkipSpace(bytes_) == kEnd || Refuse("goes on behind its array");
  }

  bool ReadObjects() {
    for (std::size_t number = 1; SkipSpace(bytes_) != kEnd; ++number) {
      const bool is_object = bytes_.sgetc() == '{';
      Value value = TakeValue(bytes_, false, input_.max_bytes);
      const bool is_only = number == 1 && SkipSpace(bytes_) == kEnd;
      place_.line = is_only ? 0 : number;
      if (!Read(std::move(value))) return false;
      if (!is_object) break;  // one error will do for the rest
    }
    return true;
  }

 private:
  bool Read(Value value) {
    if (value.is_too_long) return sink_(TooLong(input_.max_bytes), place_);
    const Result<std::string> json = input_.decoder.Decode(std::move(value.bytes));
    if (!json) return sink_(tl::unexpected(json.error()), place_);
    return sink_(ParseJsonRecord(Trim(*json)), place_);
  }

  bool Refuse(std::string what) {
    return sink_(Fail(ErrorCode::kInvalidInput, std::move(what)), place_);
  }

  TextInput& input_;
  std::streambuf& bytes_;
  Origin place_;
  const RecordSink& sink_;
};

}  // namespace

bool LooksLikeJsonValues(std::string_view start) {
  start = Trim(start);
  if (start.starts_with('{')) return true;
  if (!start.starts_with('[')) return false;
  start = Trim(start.substr(1));
  return start.starts_with('{') || start == "]";
}

bool ReadJsonValues(TextInput& input, const Origin& origin, const RecordSink& sink) {
  Reader reader(input, origin, sink);
  return SkipSpace(input.bytes) == '[' ? reader.ReadArray() : reader.ReadObjects();
}

}  // namespace dossier::article
