// CSV by RFC 4180.
#pragma once

#include <span>
#include <string>

namespace dossier::http {

// One record with its line end, CR LF. A field with a comma, a quotation mark or a line break is
// quoted. One that a spreadsheet would take for a formula, as it begins with = + - @, a tab or a
// carriage return, gets a ' in front (OWASP, "CSV Injection").
std::string CsvRecord(std::span<const std::string> fields);

}  // namespace dossier::http
