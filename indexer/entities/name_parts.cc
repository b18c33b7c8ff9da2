#include "entities/name_parts.h"

#include <algorithm>
#include <numeric>

#include "text/name_key.h"

namespace dossier::entities {
namespace {

constexpr std::string_view kMagic = "dossier names 1\n";
constexpr std::size_t kHashBytes = 4;

// FNV-1a of the word without its endings, which is the same on every machine.
std::uint32_t HashOf(std::string_view term) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text::NameKey(term)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash;
}

}  // namespace

std::uint32_t NameParts::FirstBits(std::uint32_t hash) { return hash >> (32U - kFirstBits); }

Result<NameParts> NameParts::Parse(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || (bytes.size() - kMagic.size()) % kHashBytes != 0) {
    return Fail(ErrorCode::kDamaged, "not a list of hashed names");
  }
  NameParts parts;
  for (std::size_t at = kMagic.size(); at < bytes.size(); at += kHashBytes) {
    std::uint32_t hash = 0;
    for (std::size_t i = 0; i < kHashBytes; ++i) {
      hash = hash << 8U | static_cast<unsigned char>(bytes[at + i]);
    }
    parts.hashes_.push_back(hash);
  }
  if (!std::ranges::is_sorted(parts.hashes_)) {
    return Fail(ErrorCode::kDamaged, "a list of hashed names that is out of order");
  }
  for (const std::uint32_t hash : parts.hashes_) ++parts.starts_[FirstBits(hash) + 1];
  std::partial_sum(parts.starts_.begin(), parts.starts_.end(), parts.starts_.begin());
  return parts;
}

std::string NameParts::Serialize(const std::vector<std::string>& words) {
  std::vector<std::uint32_t> hashes;
  hashes.reserve(words.size());
  for (const std::string& word : words) hashes.push_back(HashOf(word));
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  std::string bytes(kMagic);
  for (const std::uint32_t hash : hashes) {
    for (std::size_t i = kHashBytes; i-- > 0;) bytes += static_cast<char>(hash >> (8 * i) & 0xFFU);
  }
  return bytes;
}

bool NameParts::Contains(std::string_view term) const {
  const std::uint32_t hash = HashOf(term);
  const std::uint32_t first = FirstBits(hash);
  return std::find(hashes_.begin() + starts_[first], hashes_.begin() + starts_[first + 1], hash) !=
         hashes_.begin() + starts_[first + 1];
}

}  // namespace dossier::entities
