#include "index/word_order.h"

#include <algorithm>

namespace dossier::index {

std::uint32_t WordCode(std::string_view term) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : term) {
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
  }
  const auto code = static_cast<std::uint32_t>((hash ^ hash >> 31U) & 0x7FFFFFFF);
  return std::max(code, std::uint32_t{1});
}

void WordOrderBuilder::Add(std::string_view term, Xapian::termpos position) {
  // The places that no word takes.
  for (; next_ < position; ++next_) WordOrder::Append(0, codes_);
  const std::uint32_t same = position < next_ ? WordOrder::kSamePosition : 0;
  WordOrder::Append(WordCode(term) | same, codes_);
  next_ = position + 1;
}

void WordOrderBuilder::AddTitleWord(std::string_view term, Xapian::termpos position) {
  Add(term, kFirstPosition + position);
  title_end_ = next_;
}

void WordOrderBuilder::AddTextWord(std::string_view term, Xapian::termpos position, bool is_lead) {
  if (text_begin_ == 0) next_ = text_begin_ = title_end_ + kTitleGap;
  Add(term, text_begin_ + position);
  if (!is_lead) return;
  if (lead_.end == 0) lead_.begin = text_begin_ + position;
  lead_.end = next_;
}

std::string WordOrderBuilder::Finish() && {
  if (codes_.empty()) return {};
  std::string value;
  value.reserve(WordOrder::kHeaderBytes + codes_.size());
  for (const Xapian::termpos number : {title_end_, lead_.begin, lead_.end}) {
    WordOrder::Append(number, value);
  }
  return value += codes_;
}

WordOrder::WordOrder(std::string_view value) {
  if (value.size() <= kHeaderBytes || value.size() % kBytes != 0) return;
  title_.end = NumberAt(value, 0);
  lead_ = {NumberAt(value, kBytes), NumberAt(value, 2 * kBytes)};
  codes_ = value.substr(kHeaderBytes);
}

void WordOrder::Append(std::uint32_t number, std::string& bytes) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>(number >> shift & 0xFFU);
  }
}

}  // namespace dossier::index
