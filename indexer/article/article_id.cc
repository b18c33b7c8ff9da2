#include "article/article_id.h"

#include <algorithm>

#include "base/digest.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxIdBytes = 64;
constexpr std::size_t kHashedIdBytes = 26;  // 130 bits: two articles never meet by chance

bool IsIdByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

// "en/opec-1998.txt" without ".txt". A dot at the start of a name is no ending.
std::string_view WithoutEnding(std::string_view path) {
  const std::size_t name = path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1;
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot <= name ? path : path.substr(0, dot);
}

std::string IdOfPath(std::string_view relative_path) {
  std::string id(WithoutEnding(relative_path));
  std::replace(id.begin(), id.end(), '/', '-');
  return id;
}

std::string HashedId(std::string_view source, std::string_view rest) {
  std::string key(source);
  key += '\0';
  key += rest;
  return ToBase32(Sha256(key)).substr(0, kHashedIdBytes);
}

}  // namespace

bool IsArticleId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes && id != "." && id != ".." &&
         std::all_of(id.begin(), id.end(), IsIdByte);
}

std::string MakeArticleId(const Record& record, const Origin& origin) {
  if (IsArticleId(record.id)) return record.id;
  if (origin.line != 0) {
    const std::string place = origin.relative_path + ":" + std::to_string(origin.line);
    return HashedId(record.source, record.id.empty() ? place : record.id);
  }
  const std::string id = IdOfPath(origin.relative_path);
  return IsArticleId(id) ? id : HashedId(record.source, origin.relative_path);
}

}  // namespace dossier::article
