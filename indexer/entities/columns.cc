#include "entities/columns.h"

namespace dossier::entities {

std::vector<std::string_view> SplitAt(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool IsBlank(std::string_view name) {
  return name.find_first_not_of(' ') == std::string_view::npos;
}

std::vector<std::string> ReadAliases(std::string_view column) {
  const std::vector<std::string_view> parts = SplitAt(column, '|');
  return {parts.begin(), parts.end()};
}

}  // namespace dossier::entities
