// Names out of folded words, for tests.
#pragma once

#include <cctype>
#include <string>
#include <string_view>

namespace dossier {

// Upper-cases the first letter, Latin or Cyrillic, of a folded word.
inline std::string Capital(std::string_view word) {
  std::string capital(word);
  if (capital.empty()) return capital;
  const auto lead = static_cast<unsigned char>(capital[0]);
  const auto second = static_cast<unsigned char>(capital.size() > 1 ? capital[1] : 0);
  if (lead < 0x80) {
    capital[0] = static_cast<char>(std::toupper(lead));
  } else if (lead == 0xD0 && second >= 0xB0) {
    capital[1] = static_cast<char>(second - 0x20);
  } else if (lead == 0xD1 && second <= 0x8F) {
    capital[0] = static_cast<char>(0xD0);
    capital[1] = static_cast<char>(second + 0x20);
  }
  return capital;
}

}  // namespace dossier
