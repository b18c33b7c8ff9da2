#include "text/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "text/charset_guess.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMinUnmarkedBytes = 8;  // of UTF-16 that its pattern tells

using Half = std::array<char32_t, 128>;

constexpr std::array<const char*, kByteCharsets.size()> kIcuNames = {
    "windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "windows-1252"};

Half ReadHalf(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  std::array<char, 128> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(0x80 + i);
  std::array<UChar, 256> units = {};
  const int count =
      ucnv_toUChars(converter, units.data(), units.size(), bytes.data(), bytes.size(), &status);
  ucnv_close(converter);
  if (U_FAILURE(status) != 0 || count != 128) {
    throw std::runtime_error(std::string("ICU has no charset ") + name);
  }
  Half half;
  for (std::size_t i = 0; i < half.size(); ++i) {
    half[i] = units[i] == 0xFFFD ? 0x80 + static_cast<char32_t>(i) : units[i];
  }
  return half;
}

// The share of bytes at every second place, from `first` on, that are one of `wanted`, in percent.
std::size_t PercentOf(std::string_view bytes, std::size_t first, std::string_view wanted) {
  std::size_t found = 0;
  for (std::size_t i = first; i < bytes.size(); i += 2) {
    found += wanted.find(bytes[i]) == std::string_view::npos ? 0 : 1;
  }
  return found * 200 / bytes.size();
}

// True where one of two bytes is that of a character of ASCII, Cyrillic or punctuation, in so many
// percent of all at least, and the other one varies.
bool HasHighBytes(std::string_view bytes, std::size_t high, std::size_t percent) {
  using namespace std::string_view_literals;
  return PercentOf(bytes, high, "\0\4\x20\x21\x22\x25"sv) >= percent &&
         PercentOf(bytes, high, "\0\4"sv) * 5 >= percent * 4 &&
         PercentOf(bytes, 1 - high, "\0\4"sv) <= 5;
}

bool IsAscii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char byte) { return byte < 0; });
}

bool IsBinary(std::string_view bytes) {
  // Of C0 controls a text has a few at most, compressed data 1 byte in 10.
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char byte) {
    return byte >= 0 && byte < 0x20 && !(byte >= '\t' && byte <= '\r');
  });
  return static_cast<std::size_t>(controls) * 50 > bytes.size();
}

// Most bytes that are not ASCII stand in characters as English and Russian have them: Cyrillic,
// Latin with accents, general punctuation. Other characters of three bytes are left out: they are
// pieces of words in CP866 («тел» is E2 A5 AB).
bool IsBrokenUtf8(std::string_view bytes) {
  std::size_t well_formed = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    const char32_t code_point = NextCodePoint(bytes, i);
    if (code_point < 0x80) continue;
    const bool is_usual = code_point < 0x460 || (code_point >= 0x2000 && code_point < 0x2040);
    (is_usual ? well_formed : others) += i - begin;
  }
  return well_formed > 3 * others;
}

tl::unexpected<Error> Refuse(std::string message) {
  return Fail(ErrorCode::kInvalidInput, std::move(message));
}

// The offset of the first byte that is no part of a well-formed character.
std::size_t InvalidAt(std::string_view bytes) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t begin = offset;
    NextCodePoint(bytes, offset);
    if (!IsValidUtf8(bytes.substr(begin, offset - begin))) return begin;
  }
  return offset;
}

}  // namespace

const Half& UpperHalf(Charset charset) {
  static const auto kHalves = [] {
    std::array<Half, kByteCharsets.size()> halves;
    std::transform(kIcuNames.begin(), kIcuNames.end(), halves.begin(), ReadHalf);
    return halves;
  }();
  return kHalves[static_cast<std::size_t>(charset) - 1];
}

std::optional<Charset> ParseCharset(std::string_view label) {
  static constexpr std::pair<const char*, Charset> kLabels[] = {
      {"utf-8", Charset::kUtf8},
      {"windows-1251", Charset::kCp1251},
      {"koi8-r", Charset::kKoi8R},
      {"ibm866", Charset::kCp866},
      {"iso-8859-5", Charset::kIso8859Part5},
      {"windows-1252", Charset::kCp1252},
      {"iso-8859-1", Charset::kCp1252},
      {"cp1251", Charset::kCp1251},
      {"x-cp1251", Charset::kCp1251},
      {"koi8-u", Charset::kKoi8R},
      {"cp866", Charset::kCp866},
      {"cyrillic", Charset::kIso8859Part5},
      {"cp1252", Charset::kCp1252},
      {"latin1", Charset::kCp1252}};
  const std::string name(label);
  for (const auto& [known, charset] : kLabels) {
    if (ucnv_compareNames(name.c_str(), known) == 0) return charset;
  }
  return std::nullopt;
}

std::optional<Charset> FindCharset(std::string_view bytes, std::optional<Charset> expected) {
  if (IsAscii(bytes)) return std::nullopt;
  if (IsValidUtf8(bytes) || IsBrokenUtf8(bytes)) return Charset::kUtf8;
  return IsBinary(bytes) ? std::nullopt : GuessCharset(bytes, expected);
}

std::string ToUtf8(std::string_view bytes, Charset charset) {
  if (charset == Charset::kUtf8) return std::string(bytes);
  const Half& half = UpperHalf(charset);
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 2);
  for (const char byte : bytes) {
    if (byte >= 0) {
      utf8 += byte;
    } else {
      AppendCodePoint(half[static_cast<unsigned char>(byte) - 0x80U], utf8);
    }
  }
  return utf8;
}

Result<std::string> Decoder::Decode(std::string bytes) {
  if (bytes.starts_with(kByteOrderMark)) {
    Insist();
    bytes.erase(0, kByteOrderMark.size());
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    return Refuse("is not text (a NUL at byte " + std::to_string(nul + 1) + ")");
  }
  if (IsValidUtf8(bytes)) {
    if (!IsAscii(bytes)) expected_ = Charset::kUtf8;
    return bytes;
  }
  const auto charset = FindCharset(bytes, expected_);
  if (charset) expected_ = charset;
  const std::string invalid = "is not valid UTF-8 at byte " + std::to_string(InvalidAt(bytes) + 1);
  if (insists_ || charset == Charset::kUtf8) return Refuse(invalid);
  if (!charset) return Refuse(invalid + ", and no other charset fits");
  return ToUtf8(bytes, *charset);
}

std::optional<Utf16Decoder::Order> Utf16Decoder::FindOrder(std::string_view start) {
  start.remove_suffix(start.size() % 2);
  // In CP1251 the little-endian mark is «яю», which a text may start with, too.
  if (start.starts_with("\xFF\xFE") && HasHighBytes(start, 1, 50)) return Order::kLittleEndian;
  if (start.starts_with("\xFE\xFF") && HasHighBytes(start, 0, 50)) return Order::kBigEndian;
  if (start.size() < kMinUnmarkedBytes) return std::nullopt;
  if (HasHighBytes(start, 1, 98)) return Order::kLittleEndian;
  if (HasHighBytes(start, 0, 98)) return Order::kBigEndian;
  return std::nullopt;
}

void Utf16Decoder::Append(std::string_view bytes, std::string& utf8) {
  for (const char byte : bytes) {
    const auto second = static_cast<unsigned char>(byte);
    if (!first_byte_) {
      first_byte_ = second;
      continue;
    }
    const bool is_little = order_ == Order::kLittleEndian;
    const unsigned high = is_little ? second : *first_byte_;
    const unsigned low = is_little ? *first_byte_ : second;
    first_byte_.reset();
    AppendUnit(static_cast<char16_t>(high << 8U | low), utf8);
  }
}

void Utf16Decoder::AppendUnit(char16_t unit, std::string& utf8) {
  const bool is_first = !std::exchange(has_begun_, true);
  if (is_first && unit == 0xFEFF) return;
  const char16_t high = std::exchange(high_surrogate_, 0);
  const bool is_low = unit >= 0xDC00 && unit < 0xE000;
  if (high != 0 && is_low) {
    AppendCodePoint(0x10000 + ((high & 0x3FFU) << 10U) + (unit & 0x3FFU), utf8);
    return;
  }
  if (high != 0 || is_low) utf8 += '\xFF';
  if (is_low) return;
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_surrogate_ = unit;
  } else {
    AppendCodePoint(unit, utf8);
  }
}

void Utf16Decoder::Finish(std::string& utf8) const {
  if (first_byte_ || high_surrogate_ != 0) utf8 += '\xFF';
}

}  // namespace dossier::text
