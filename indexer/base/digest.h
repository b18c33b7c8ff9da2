// SHA-256, and the two ways in which it is written.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

using Digest = std::array<std::uint8_t, 32>;

// SHA-256 (FIPS 180-4) of any bytes.
Digest Sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string ToHex(const Digest& digest);

// 52 lower-case letters and digits: base32 of RFC 4648 without padding.
std::string ToBase32(const Digest& digest);

}  // namespace dossier
