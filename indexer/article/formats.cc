#include "article/formats.h"

#include <string>

#include "article/json_lines.h"
#include "article/plain_text.h"
#include "article/utf8_check.h"
#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Reads lines up to '\n' and keeps `max_bytes` of each at most.
class LineReader {
 public:
  LineReader(std::istream& input, std::size_t max_bytes)
      : buffer_(*input.rdbuf()), max_bytes_(max_bytes) {}

  // Returns false at the end of the input. Else line() is the next line without its line feed.
  bool Next() {
    line_.clear();
    is_too_long_ = false;
    ended_ = true;
    int byte = buffer_.sbumpc();
    if (byte == kEnd) return false;
    ++number_;
    for (; byte != kEnd; byte = buffer_.sbumpc()) {
      if (byte == '\n') return true;
      Append(static_cast<char>(byte));
    }
    ended_ = false;
    return true;
  }

  const std::string& line() const { return line_; }
  std::size_t number() const { return number_; }
  bool is_too_long() const { return is_too_long_; }
  bool has_line_feed() const { return ended_; }

 private:
  static constexpr int kEnd = std::char_traits<char>::eof();

  void Append(char byte) {
    if (line_.size() < max_bytes_) {
      line_ += byte;
    } else {
      is_too_long_ = true;
    }
  }

  std::streambuf& buffer_;
  std::size_t max_bytes_;
  std::string line_;
  std::size_t number_ = 0;
  bool is_too_long_ = false;
  bool ended_ = true;
};

tl::unexpected<Error> TooLong(std::size_t max_bytes) {
  return Fail(ErrorCode::kInvalidInput, "is longer than " + std::to_string(max_bytes) + " bytes");
}

Result<Record> ReadJsonLine(std::string_view line) {
  if (const auto offset = FindInvalidUtf8(line)) {
    return Fail(ErrorCode::kInvalidInput, "is not valid UTF-8 at byte " + std::to_string(*offset));
  }
  return ParseJsonLine(line);
}

bool ReadJsonLines(LineReader& lines, Origin origin, std::size_t max_bytes,
                   const RecordSink& sink) {
  do {
    if (IsBlank(lines.line()) && !lines.is_too_long()) continue;
    origin.line = lines.number();
    Result<Record> record = TooLong(max_bytes);
    if (!lines.is_too_long()) record = ReadJsonLine(lines.line());
    if (!sink(std::move(record), origin)) return false;
  } while (lines.Next());
  return true;
}

bool ReadPlainText(LineReader& lines, const Origin& origin, std::size_t max_bytes,
                   const RecordSink& sink) {
  std::string bytes;
  do {
    bytes += lines.line();
    if (lines.has_line_feed()) bytes += '\n';
    if (lines.is_too_long() || bytes.size() > max_bytes) {
      return sink(TooLong(max_bytes), origin);
    }
  } while (lines.Next());
  return sink(ParsePlainText(bytes), origin);
}

}  // namespace

Format DetectFormat(std::string_view start) {
  if (start.starts_with(kByteOrderMark)) start.remove_prefix(kByteOrderMark.size());
  return Trim(start).starts_with('{') ? Format::kJsonLines : Format::kPlainText;
}

bool ReadRecords(std::istream& input, const Origin& origin, std::size_t max_bytes,
                 const RecordSink& sink) {
  LineReader lines(input, max_bytes);
  while (lines.Next()) {
    if (IsBlank(lines.line()) && !lines.is_too_long()) continue;
    return DetectFormat(lines.line()) == Format::kJsonLines
               ? ReadJsonLines(lines, origin, max_bytes, sink)
               : ReadPlainText(lines, origin, max_bytes, sink);
  }
  return sink(Fail(ErrorCode::kInvalidInput, "has no text"), origin);
}

}  // namespace dossier::article
