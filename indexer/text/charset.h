// Charsets of texts in English and Russian.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier::text {

// UTF-8, and behind it those of one byte a character. In each the bytes below 0x80 are ASCII.
enum class Charset : std::uint8_t { kUtf8, kCp1251, kKoi8R, kCp866, kIso8859Part5, kCp1252 };
inline constexpr std::array kByteCharsets = {Charset::kCp1251, Charset::kKoi8R, Charset::kCp866,
                                             Charset::kIso8859Part5, Charset::kCp1252};

// The code points of the bytes 0x80 to 0xFF in one of kByteCharsets, from ICU. A byte that the
// charset has no character for is the C1 control of its number.
const std::array<char32_t, 128>& UpperHalf(Charset charset);

// The charset of a label as documents declare it ("windows-1251", "KOI8-R"), in any case; nothing
// for any other. ISO-8859-1 is CP1252, as browsers take it.
std::optional<Charset> ParseCharset(std::string_view label);

// The charset of `bytes`: kUtf8 where they are that, or that and broken; else by GuessCharset.
// Nothing for ASCII alone, and for what is no text.
std::optional<Charset> FindCharset(std::string_view bytes, std::optional<Charset> expected);

// `bytes` in `charset` as UTF-8; those in kUtf8 as they are. Never fails.
std::string ToUtf8(std::string_view bytes, Charset charset);

// Decodes the parts of one input, such as its lines, each by itself: strict UTF-8 as it is, else
// the likeliest charset, where that of the part before is expected.
class Decoder {
 public:
  // `expected`: what the document declares, or its start looks like.
  explicit Decoder(std::optional<Charset> expected = std::nullopt) : expected_(expected) {}

  // Takes UTF-8 and nothing else: after a byte order mark.
  void Insist() { insists_ = true; }

  // Error kInvalidInput: `bytes` has a NUL, or is broken UTF-8, or no text in any of the charsets;
  // the message names the byte (1-based).
  Result<std::string> Decode(std::string bytes);

 private:
  std::optional<Charset> expected_;
  bool insists_ = false;
};

// UTF-16 as UTF-8, part by part; a part may end within a character.
class Utf16Decoder {
 public:
  enum class Order : std::uint8_t { kLittleEndian, kBigEndian };

  explicit Utf16Decoder(Order order) : order_(order) {}

  // The byte order of a text that starts with `start`: by its byte order mark, or by the pattern of
  // high bytes, which are 0 in English and 4 in Russian. Nothing for what is no UTF-16.
  static std::optional<Order> FindOrder(std::string_view start);

  // Adds what `bytes` complete to `utf8`, without a byte order mark at the very start. A surrogate
  // without its twin becomes a byte 0xFF, which is not valid UTF-8.
  void Append(std::string_view bytes, std::string& utf8);

  // Adds 0xFF to `utf8` where the text has ended within a character.
  void Finish(std::string& utf8) const;

 private:
  void AppendUnit(char16_t unit, std::string& utf8);

  Order order_;
  std::optional<unsigned char> first_byte_;  // of a unit that is not complete
  char16_t high_surrogate_ = 0;              // waits for its twin
  bool has_begun_ = false;
};

}  // namespace dossier::text
