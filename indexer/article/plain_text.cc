#include "article/plain_text.h"

#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxHeadlineCodePoints = 300;

// CR LF and CR alone become LF.
std::string WithLineFeeds(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text += bytes[i];
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

}  // namespace

Result<Record> ParsePlainText(std::string_view utf8) {
  const std::string lines = WithLineFeeds(utf8);
  const std::string_view text = Trim(lines);
  if (text.empty()) return Fail(ErrorCode::kInvalidInput, "has no text");
  const std::string_view headline = Trim(text.substr(0, text.find('\n')));
  Record record;
  if (text::CountCodePoints(headline) > kMaxHeadlineCodePoints) {
    record.text = text;
    return record;
  }
  record.title = headline;
  // Only blank lines are dropped from the front: the indent of the first line tells how the text is
  // laid out.
  std::string_view rest = text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
  while (rest.find('\n') != std::string_view::npos && IsBlank(rest.substr(0, rest.find('\n')))) {
    rest.remove_prefix(rest.find('\n') + 1);
  }
  record.text = rest;
  return record;
}

bool ReadPlainText(std::string_view utf8, const Origin& origin, const RecordSink& sink) {
  return sink(ParsePlainText(utf8), origin);
}

}  // namespace dossier::article
