// What a reader of a text makes of it, in short.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "article/record.h"
#include "article/text_input.h"

namespace dossier::article {

// One string a record: "3:title|text" or "3!message"; the number is Origin::line.
inline std::vector<std::string> ReadAllWith(bool (*read)(TextInput&, const Origin&,
                                                         const RecordSink&),
                                            const std::string& bytes,
                                            std::size_t max_bytes = 1000) {
  std::istringstream stream(bytes);
  TextInput input{*stream.rdbuf(), text::Decoder(), max_bytes};
  std::vector<std::string> told;
  read(input, {.path = "p"}, [&](Result<Record> record, const Origin& origin) {
    told.push_back(std::to_string(origin.line) + (record ? ":" + record->title + "|" + record->text
                                                         : "!" + record.error().message));
    return true;
  });
  return told;
}

}  // namespace dossier::article
