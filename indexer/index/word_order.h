// In what order the words of an article stand: slot kWordsSlot, which phrases are looked up in.
//
// Xapian would keep the positions of each term of each article under a key of their own, some 20
// bytes for one position; this is 4 bytes a word, and one look for all words of a phrase.
//
// Format: numbers of 4 bytes, lowest byte first. Three positions: the end of the title, the begin
// and the end of the lead; then the codes of the terms in their order. The highest bit of a code
// says that it stands at the position of the one in front of it (twins; a stem and its name). The
// other codes stand one behind the other: those of the title from kFirstPosition, those of the text
// from kTitleGap behind the end of the title.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "index/schema.h"

namespace dossier::index {

// 31 bits that stand for a term (a stem, or a name with kNamePrefix); never 0. Two terms share them
// once in 2 * 10^9, so a phrase is found where it isn't in one of some 10^9 articles that have all
// of its words. FNV-1a, folded.
std::uint32_t WordCode(std::string_view term);

// Half-open.
struct PositionRange {
  Xapian::termpos begin = 0;
  Xapian::termpos end = 0;
  bool operator==(const PositionRange&) const = default;
};

class WordOrderBuilder {
 public:
  // Puts `term` at `position`, counted from the begin of the title or the text. Positions never
  // fall; one that is left out stays empty.
  void AddTitleWord(std::string_view term, Xapian::termpos position);
  // After all words of the title.
  void AddTextWord(std::string_view term, Xapian::termpos position, bool is_lead);

  std::string Finish() &&;

 private:
  void Add(std::string_view term, Xapian::termpos position);

  std::string codes_;
  Xapian::termpos next_ = kFirstPosition;  // behind the last position
  Xapian::termpos text_begin_ = 0;         // 0 before the first word of the text
  Xapian::termpos title_end_ = kFirstPosition;
  PositionRange lead_;
};

// A view of such a value, which must outlive it. Of bytes that no builder wrote, as of none, it has
// no words.
class WordOrder {
 public:
  explicit WordOrder(std::string_view value);

  PositionRange title() const { return title_; }
  PositionRange lead() const { return lead_; }

  // Calls visit(code, position) for each term, in order.
  template <typename Visit>
  void ForEach(const Visit& visit) const {
    Xapian::termpos position = kFirstPosition - 1;
    for (std::size_t at = 0; at < codes_.size(); at += kBytes) {
      const std::uint32_t number = NumberAt(codes_, at);
      if ((number & kSamePosition) == 0 && ++position == title_.end) position += kTitleGap;
      visit(number & ~kSamePosition, position);
    }
  }

 private:
  friend class WordOrderBuilder;
  static constexpr std::size_t kBytes = 4;
  static constexpr std::size_t kHeaderBytes = 3 * kBytes;
  static constexpr std::uint32_t kSamePosition = std::uint32_t{1} << 31U;

  static std::uint32_t NumberAt(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at + i]));
    };
    return byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
  }
  static void Append(std::uint32_t number, std::string& bytes);

  PositionRange title_{kFirstPosition, kFirstPosition};
  PositionRange lead_;
  std::string_view codes_;
};

}  // namespace dossier::index
