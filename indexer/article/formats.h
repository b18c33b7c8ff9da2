// Tells the format of a file by its content and reads its records.
#pragma once

#include <functional>
#include <istream>
#include <string_view>

#include "article/record.h"
#include "base/result.h"

namespace dossier::article {

enum class Format { kPlainText, kJsonLines };

// kJsonLines where the first character that is no white space is "{", else kPlainText.
Format DetectFormat(std::string_view start);

// Each record, or the error that stands in its place, with its origin. The record is the callee's
// to keep. Returns false to stop.
using RecordSink = std::function<bool(Result<Record> record, const Origin& origin)>;

// Reads all records of `input` (format by content). `origin.line` is filled in for JSON Lines. A
// line or plain text of over `max_bytes` is skipped with an error and costs no more memory than
// that. Returns false where the sink stopped it.
bool ReadRecords(std::istream& input, const Origin& origin, std::size_t max_bytes,
                 const RecordSink& sink);

}  // namespace dossier::article
