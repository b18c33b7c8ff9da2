// Texts in each charset, and how often they are read right.
#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/charset.h"
#include "text/utf8.h"

namespace dossier::text {

struct SampleForm {
  // For messages.
  std::string ToString() const {
    return "charset " + (charset ? std::to_string(static_cast<int>(*charset)) : "UTF-16") + ", " +
           std::to_string(characters) + " characters, mostly " +
           (is_mostly_english ? "English" : "Russian");
  }

  std::optional<Charset> charset = {};  // none for UTF-16
  bool is_mostly_english = false;       // four characters of five
  std::size_t characters = 0;
};

// Code points in `charset`; those that it does not have are left out.
inline std::string Encode(std::u32string_view text, Charset charset) {
  const auto& half = UpperHalf(charset);
  std::string bytes;
  for (const char32_t c : text) {
    const auto place = std::find(half.begin(), half.end(), c);
    if (c < 0x80) bytes += static_cast<char>(c);
    if (c >= 0x80 && place != half.end()) bytes += static_cast<char>(0x80 + (place - half.begin()));
  }
  return bytes;
}

// UTF-16 without a byte order mark; code points below U+10000.
inline std::string EncodeUtf16(std::u32string_view text, Utf16Decoder::Order order) {
  std::string bytes;
  for (const char32_t c : text) {
    const char high = static_cast<char>(c >> 8U);
    const char low = static_cast<char>(c & 0xFFU);
    const bool is_little = order == Utf16Decoder::Order::kLittleEndian;
    bytes += is_little ? low : high;
    bytes += is_little ? high : low;
  }
  return bytes;
}

inline std::u32string CodePoints(std::string_view utf8) {
  std::u32string text;
  for (std::size_t i = 0; i < utf8.size();) text += NextCodePoint(utf8, i);
  return text;
}

inline std::string Utf8(std::u32string_view text) {
  std::string utf8;
  for (const char32_t c : text) AppendCodePoint(c, utf8);
  return utf8;
}

// `bytes` of any charset as UTF-8, or the message of the error.
inline std::string DecodeAny(const std::string& bytes) {
  if (const auto order = Utf16Decoder::FindOrder(bytes)) {
    Utf16Decoder decoder(*order);
    std::string utf8;
    decoder.Append(bytes, utf8);
    decoder.Finish(utf8);
    return utf8;
  }
  const auto utf8 = Decoder().Decode(bytes);
  return utf8 ? *utf8 : "!" + utf8.error().message;
}

// Cuts samples out of Russian and English texts at random.
class Sampler {
 public:
  Sampler(std::vector<std::u32string> russian, std::vector<std::u32string> english)
      : russian_(std::move(russian)), english_(std::move(english)) {}

  // How many of `count` samples of `form` are read right.
  std::size_t CountRight(const SampleForm& form, std::size_t count) {
    std::size_t right = 0;
    for (std::size_t i = 0; i < count; ++i) right += IsRight(form, i % 2 == 0) ? 1 : 0;
    return right;
  }

 private:
  bool IsRight(const SampleForm& form, bool is_even) {
    std::u32string text;
    if (form.is_mostly_english) {
      text = Cut(english_, form.characters - form.characters / 5);
      const std::u32string piece = U" " + CutRussian(form.characters / 5) + U" ";
      text.insert(is_even ? text.size() : random_() % text.size(), piece);
    } else {
      text = CutRussian(form.characters);
    }
    if (!form.charset) {
      const auto order =
          is_even ? Utf16Decoder::Order::kLittleEndian : Utf16Decoder::Order::kBigEndian;
      return DecodeAny(EncodeUtf16(text, order)) == Utf8(text);
    }
    const std::string bytes = Encode(text, *form.charset);
    return DecodeAny(bytes) == ToUtf8(bytes, *form.charset);
  }

  // With a Cyrillic letter at every second place at least.
  std::u32string CutRussian(std::size_t characters) {
    while (true) {
      const std::u32string text = Cut(russian_, characters);
      const auto letters = std::count_if(text.begin(), text.end(),
                                         [](char32_t c) { return c >= 0x400 && c < 0x460; });
      if (static_cast<std::size_t>(letters) * 2 >= characters) return text;
    }
  }

  std::u32string Cut(const std::vector<std::u32string>& texts, std::size_t characters) {
    while (true) {
      const std::u32string& text = texts[random_() % texts.size()];
      if (text.size() < characters) continue;
      return text.substr(random_() % (text.size() - characters + 1), characters);
    }
  }

  std::vector<std::u32string> russian_;
  std::vector<std::u32string> english_;
  std::mt19937 random_{20261126};
};

// The thirty forms that the figures are given for.
inline std::vector<SampleForm> AllForms() {
  std::vector<SampleForm> forms;
  for (const std::optional<Charset> charset :
       {std::optional(Charset::kCp1251), std::optional(Charset::kKoi8R),
        std::optional(Charset::kCp866), std::optional(Charset::kIso8859Part5),
        std::optional<Charset>()}) {
    for (const bool is_mostly_english : {false, true}) {
      for (const std::size_t characters : {60, 200, 1000}) {
        forms.push_back({charset, is_mostly_english, characters});
      }
    }
  }
  return forms;
}

}  // namespace dossier::text
