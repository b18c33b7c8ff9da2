#include "search/word_fit.h"

#include <algorithm>

namespace dossier::search {
namespace {

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Is offered longer and longer parts of a text and keeps the best.
class Fitter {
 public:
  explicit Fitter(Room room) : room_(room) {}

  // A part of `bytes` that ends with a code point and is `length` long. False: no more is needed.
  bool Offer(std::size_t bytes, CodePoints length, bool is_word_limit) {
    if (length > room_.wanted && best_length_ >= room_.least) return false;
    if (length > std::max(room_.wanted, room_.most)) return false;
    if (length <= room_.wanted) cut_ = bytes;
    if (is_word_limit) {
      best_ = bytes;
      best_length_ = length;
    }
    return true;
  }

  std::size_t Bytes() const { return best_length_ >= room_.least ? best_ : std::max(best_, cut_); }

 private:
  Room room_;
  std::size_t best_ = 0;  // ends with a word
  CodePoints best_length_ = 0;
  std::size_t cut_ = 0;
};

}  // namespace

CodePoints ShownLength(std::string_view utf8) {
  // Two counts without branches, of which compilers do sixteen bytes at a time.
  std::uint32_t hidden = 0;
  for (const char c : utf8) hidden += static_cast<std::uint32_t>(IsContinuation(c));
  for (std::size_t i = 1; i < utf8.size(); ++i) {
    hidden += static_cast<std::uint32_t>(IsSpace(utf8[i - 1]) & IsSpace(utf8[i]));
  }
  return static_cast<CodePoints>(utf8.size()) - hidden;
}

Span WordsAround(std::string_view utf8, Span span, Span limits) {
  while (span.begin > limits.begin && !IsSpace(utf8[span.begin - 1])) --span.begin;
  while (span.end < limits.end && !IsSpace(utf8[span.end])) ++span.end;
  return span;
}

std::size_t FitFront(std::string_view text, Room room) {
  Fitter fitter(room);
  CodePoints length = 0;
  for (std::size_t i = 0; i < text.size();) {
    const bool space = IsSpace(text[i]);
    if (!(space && i > 0 && IsSpace(text[i - 1]))) ++length;
    do {
      ++i;
    } while (i < text.size() && IsContinuation(text[i]));
    if (!space && !fitter.Offer(i, length, i == text.size() || IsSpace(text[i]))) break;
  }
  return fitter.Bytes();
}

std::size_t FitBack(std::string_view text, Room room) {
  Fitter fitter(room);
  CodePoints length = 0;
  for (std::size_t i = text.size(); i > 0;) {
    do {
      --i;
    } while (i > 0 && IsContinuation(text[i]));
    const bool space = IsSpace(text[i]);
    if (!(space && i + 1 < text.size() && IsSpace(text[i + 1]))) ++length;
    if (space) continue;
    if (!fitter.Offer(text.size() - i, length, i == 0 || IsSpace(text[i - 1]))) break;
  }
  return fitter.Bytes();
}

}  // namespace dossier::search
