// Tells the format of a text by its content and reads its records.
#pragma once

#include <cstddef>
#include <string_view>

#include "article/input_buffer.h"
#include "article/record.h"

namespace dossier::article {

// The name of the format of a file that begins with `start`: "JSON Lines", "plain text" …
std::string_view FormatName(std::string_view start);

// Reads all records of a text in any charset (text/charset.h) and of any format, by content. A
// format of many records is read as a stream: `origin.line` is filled in, and a record of over
// `max_bytes` is skipped with an error and costs no more memory than that. So does a document of
// another format, which is held whole. A fault of `bytes` stands in the place of the record that it
// cuts off. Returns false where the sink stopped it.
bool ReadText(PeekedInput& bytes, const Origin& origin, std::size_t max_bytes,
              const RecordSink& sink);

}  // namespace dossier::article
