#include "text/exact_form.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "text/utf8.h"

namespace dossier::text {
namespace {

constexpr std::string_view kYe = "е";
constexpr std::string_view kYo = "ё";
constexpr char32_t kDiaeresis = 0x308;

// True for ё of each е, ё and Latin e (which may stand for е) of a word, in order.
std::vector<bool> YoAmongYe(std::string_view written) {
  std::vector<bool> is_yo;
  bool after_ye = false;
  for (std::size_t offset = 0; offset < written.size();) {
    const char32_t c = NextCodePoint(written, offset);
    if (c == kDiaeresis && after_ye) is_yo.back() = true;
    const bool yo = c == U'ё' || c == U'Ё';
    after_ye = c == U'е' || c == U'Е' || c == U'e' || c == U'E';
    if (yo || after_ye) is_yo.push_back(yo);
  }
  return is_yo;
}

}  // namespace

std::string ExactForm(const Token& token, std::string_view utf8) {
  if (token.script != Script::kCyrillic || token.variant) return token.term;
  const std::vector<bool> is_yo = YoAmongYe(token.span.In(utf8));
  if (std::ranges::find(is_yo, true) == is_yo.end()) return token.term;
  std::string form;
  std::size_t ye = 0;
  for (std::size_t offset = 0; offset < token.term.size();) {
    const std::size_t begin = offset;
    NextCodePoint(token.term, offset);
    const std::string_view letter = std::string_view(token.term).substr(begin, offset - begin);
    const bool yo = letter == kYe && ye < is_yo.size() && is_yo[ye];
    if (letter == kYe) ++ye;
    form += yo ? kYo : letter;
  }
  // A ligature or a letter of another kind that folds to е: no telling which is which.
  return ye == is_yo.size() ? form : token.term;
}

}  // namespace dossier::text
