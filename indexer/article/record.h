// One article as its file gives it, whatever the format of the file.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier::article {

// All texts are valid UTF-8. Empty means absent. Each member has an initializer, so that a record
// can be written down by the members that it has.
struct Record {
  std::string id = {};
  std::string title = {};
  std::string text = {};
  // As it stands in the metadata: a PartialDate, or an ISO 8601 time that starts with a day.
  std::string date = {};
  std::string dateline = {};  // where the format keeps it apart from the text
  std::string language = {};
  std::string source = {};
  std::string url = {};
};

// Where a record comes from, for messages and for ids.
struct Origin {
  // As the user named it or as the walk found it; of a file in an archive, the path of the archive,
  // "/" and the name in it. So is the relative path.
  std::string path = {};
  // Below the PATH that the user named; the file name where that is a file.
  std::string relative_path = {};
  // 1-based line of a file that holds many records, or the number of the record where that is not
  // told by lines; else 0.
  std::size_t line = 0;
  std::optional<std::chrono::sys_seconds> file_time = {};  // last change, where known

  // "path" or "path:line", the path as Printable. Errors of this layer name neither; whoever prints
  // them puts this in front.
  std::string ToString() const;
};

// Takes each record, or the error that stands in its place, with its origin. The record is the
// callee's to keep. Returns false to stop; whoever calls it returns false then, too.
using RecordSink = std::function<bool(Result<Record> record, const Origin& origin)>;

// A path or any other bytes for a message: control characters and bytes that are not valid UTF-8 as
// \n, \t, \xNN.
std::string Printable(std::string_view bytes);

// A piece of input for a message: printable, in double quotes, cut to 60 code points.
std::string Quoted(std::string_view bytes);

}  // namespace dossier::article
