#include "http/csv.h"

namespace dossier::http {
namespace {

void AppendField(const std::string& field, std::string& record) {
  const bool is_formula =
      !field.empty() && std::string("=+-@\t\r").find(field.front()) != std::string::npos;
  const bool is_quoted = field.find_first_of(",\"\r\n") != std::string::npos;
  if (is_quoted) record += '"';
  if (is_formula) record += '\'';
  for (const char c : field) {
    if (c == '"') record += '"';
    record += c;
  }
  if (is_quoted) record += '"';
}

}  // namespace

std::string CsvRecord(std::span<const std::string> fields) {
  std::string record;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) record += ',';
    AppendField(fields[i], record);
  }
  return record + "\r\n";
}

}  // namespace dossier::http
