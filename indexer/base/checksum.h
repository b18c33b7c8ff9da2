// Checksums against chance: a flipped bit, a file cut short. Not against intent; that is SHA-256's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dossier {

// XXH3, 64 bits.
std::uint64_t Checksum(std::string_view bytes);

// `bytes` with their checksum behind them: 8 bytes, lowest first.
std::string WithChecksum(std::string bytes);

// Cuts that off again. False where it is not the checksum of what stands before it.
bool TakeChecksum(std::string& bytes);

// XXH3, 128 bits, of what comes piece by piece, at some 10 GB/s.
class ChecksumStream {
 public:
  ChecksumStream();
  ~ChecksumStream();
  ChecksumStream(const ChecksumStream&) = delete;
  ChecksumStream& operator=(const ChecksumStream&) = delete;

  void Add(std::string_view bytes);

  // 32 lower-case hexadecimal digits.
  std::string Hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier
