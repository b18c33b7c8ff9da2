// The log of the program, on standard output.
#pragma once

#include <string>

namespace dossier {

// `level` is one of debug, info, warn, error; `format` is "text", or "json": a line is an object
// with `time`, `level` and `message` then.
void SetUpLog(const std::string& level, const std::string& format);

}  // namespace dossier
