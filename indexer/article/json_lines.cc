#include "article/json_lines.h"

#include "article/json_record.h"
#include "article/white_space.h"

namespace dossier::article {

bool LooksLikeJsonLines(std::string_view start) {
  start = Trim(start);
  if (!start.starts_with('{')) return false;
  const std::size_t end = start.find('\n');
  if (end == std::string_view::npos) return true;
  return Trim(start.substr(0, end)).ends_with('}') || Trim(start.substr(end)).starts_with('{');
}

bool ReadJsonLines(TextInput& input, const Origin& origin, const RecordSink& sink) {
  LineReader lines(input.bytes, input.max_bytes);
  Origin place = origin;
  while (lines.Next()) {
    if (IsBlank(lines.line()) && !lines.is_too_long()) continue;
    place.line = lines.number();
    Result<Record> record = TooLong(input.max_bytes);
    if (!lines.is_too_long()) {
      const Result<std::string> json = input.decoder.Decode(lines.line());
      record = json ? ParseJsonRecord(*json) : tl::unexpected(json.error());
    }
    if (!sink(std::move(record), place)) return false;
  }
  return true;
}

}  // namespace dossier::article
