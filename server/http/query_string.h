// The query string of a URL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::http {

struct Parameter {
  std::string name;
  std::string value;
};

// What makes a query string no text.
struct BadParameter {
  std::string name;  // empty where the name itself is at fault
  std::string message;
};

// Takes "a=1&b=%D0%BB+x" apart and decodes it; "+" is a space. Parameters stay in order. Faults: a
// wrong percent sequence, bytes that are not UTF-8, control characters other than tab and newline;
// the first of them is told.
tl::expected<std::vector<Parameter>, BadParameter> ParseQueryString(std::string_view query);

// `text` with everything but unreserved characters (RFC 3986) as percent sequences.
std::string PercentEncode(std::string_view text);

// The same the other way round; nothing is said of what the bytes mean. Error kInvalidInput: a
// wrong percent sequence.
Result<std::string> PercentDecode(std::string_view text);

}  // namespace dossier::http
