// Small dictionaries in the format of dictd.
#pragma once

#include <zlib.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/temp_folder.h"

namespace dossier {

inline std::string ToDictdNumber(std::size_t number) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits;
  do {
    digits.insert(digits.begin(), kDigits[number % 64]);
    number /= 64;
  } while (number > 0);
  return digits;
}

inline std::string ToGzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("zlib cannot start");
  }
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  std::string input(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int end = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) throw std::runtime_error("zlib cannot pack");
  return packed;
}

// Headword and what is written below it; the headword line is added.
using DictdEntries = std::vector<std::pair<std::string, std::string>>;

// Writes NAME.index and NAME.dict.dz into `folder`.
inline void WriteDictd(const TempFolder& folder, const std::string& name,
                       const DictdEntries& entries) {
  std::string text = "00-database-short\n     An invented dictionary\n";
  std::string index = "00databaseshort\tA\t" + ToDictdNumber(text.size()) + "\n";
  for (const auto& [headword, body] : entries) {
    const std::string definition = headword + "\n" + body + "\n";
    index += headword + "\t" + ToDictdNumber(text.size()) + "\t" +
             ToDictdNumber(definition.size()) + "\n";
    text += definition;
  }
  folder.Write(name + ".index", index);
  folder.Write(name + ".dict.dz", ToGzip(text));
}

}  // namespace dossier
