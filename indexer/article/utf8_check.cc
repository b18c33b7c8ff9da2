#include "article/utf8_check.h"

#include "text/utf8.h"

namespace dossier::article {

std::size_t LeadingCharacterBytes(std::string_view bytes) {
  for (std::size_t size = 1; size <= 4 && size <= bytes.size(); ++size) {
    if (text::IsValidUtf8(bytes.substr(0, size))) return size;
  }
  return 0;
}

std::optional<std::size_t> FindInvalidUtf8(std::string_view bytes) {
  if (text::IsValidUtf8(bytes)) return std::nullopt;
  std::size_t offset = 0;
  while (const std::size_t size = LeadingCharacterBytes(bytes.substr(offset))) offset += size;
  return offset;
}

}  // namespace dossier::article
