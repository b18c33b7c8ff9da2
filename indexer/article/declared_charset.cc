#include "article/declared_charset.h"

#include <algorithm>
#include <string>

#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr std::size_t kScannedBytes = 1024;

}  // namespace

std::optional<text::Charset> FindDeclaredCharset(std::string_view start) {
  std::string head(start.substr(0, kScannedBytes));
  if (!Trim(head).starts_with('<')) return std::nullopt;
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool is_xml = Trim(head).starts_with("<?xml");
  const std::string_view name = is_xml ? "encoding=" : "charset=";
  const std::size_t place = head.find(name);
  if (place == std::string::npos) return std::nullopt;
  std::string_view label = std::string_view(head).substr(place + name.size());
  if (label.starts_with('"') || label.starts_with('\'')) label.remove_prefix(1);
  label = label.substr(0, label.find_first_of("\"'> ;/\t\r\n"));
  return text::ParseCharset(label);
}

}  // namespace dossier::article
