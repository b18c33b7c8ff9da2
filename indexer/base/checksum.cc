#include "base/checksum.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <new>

namespace dossier {

std::uint64_t Checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

namespace {

constexpr std::size_t kChecksumBytes = sizeof(std::uint64_t);

std::string ChecksumBytes(std::string_view bytes) {
  const std::uint64_t checksum = Checksum(bytes);
  std::string written;
  for (std::size_t i = 0; i < kChecksumBytes; ++i) {
    written += static_cast<char>(checksum >> (8 * i) & 0xFFU);
  }
  return written;
}

}  // namespace

std::string WithChecksum(std::string bytes) {
  bytes += ChecksumBytes(bytes);
  return bytes;
}

bool TakeChecksum(std::string& bytes) {
  if (bytes.size() < kChecksumBytes) return false;
  const std::string stored = bytes.substr(bytes.size() - kChecksumBytes);
  bytes.resize(bytes.size() - kChecksumBytes);
  return stored == ChecksumBytes(bytes);
}

struct ChecksumStream::State {
  XXH3_state_t* xxh = XXH3_createState();

  State() {
    if (xxh == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(xxh);
  }
  ~State() { XXH3_freeState(xxh); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

ChecksumStream::ChecksumStream() : state_(std::make_unique<State>()) {}
ChecksumStream::~ChecksumStream() = default;

void ChecksumStream::Add(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh, bytes.data(), bytes.size());
}

std::string ChecksumStream::Hex() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->xxh);
  std::array<char, 33> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx%016llx",
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return digits.data();
}

}  // namespace dossier
