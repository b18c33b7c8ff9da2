// A plain definition of what spelling does quickly.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// Letters left out, put in, replaced, and neighbours exchanged, where no letter is edited twice.
template <typename String>
std::size_t PlainEditDistance(const String& a, const String& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

// A word of up to `longest` letters of `alphabet`; few letters make many near words.
template <typename String>
String RandomWord(const String& alphabet, std::size_t longest, std::mt19937& random) {
  String word;
  for (std::size_t count = 1 + random() % longest; count > 0; --count) {
    word += alphabet[random() % alphabet.size()];
  }
  return word;
}

}  // namespace dossier
