// A text is cut into lines, the lines are joined to paragraphs (line_layout.h), and each paragraph
// gets its kind by what it looks like and where it stands:
//
//   dateline  one of the first five lines, or the last one, that is a date with no more than a
//   place (dateline.h); only one credit    the last blocks, as long as they are marked as credits
//   ("Photo: …") or are signatures that follow a full
//             sentence: at most two of those, so that a table is not taken for names
//   quote     from one quotation mark to its twin: «…», “…”, "…"
//   subhead   one short line without a mark at its end, a full sentence in front of it and one
//   behind p         all else
//
// What goes wrong: a caption between paragraphs («Дональд Трамп») is taken for a subhead; it looks
// the same.
#include "article/blocks.h"

#include <algorithm>
#include <array>

#include "article/credits.h"
#include "article/dateline.h"
#include "article/line_layout.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kDatelineLines = 5;
constexpr std::size_t kCreditLines = 8;
constexpr std::size_t kMaxSignatures = 2;
constexpr std::size_t kMaxSubheadCodePoints = 80;

// The line that is the dateline; lines.size() where none is. In a text of wrapped lines, one in the
// midst of a paragraph is none: "… holders of record on / May 22."
std::size_t FindDatelineLine(std::string_view text, const std::vector<Line>& lines, Layout layout) {
  const auto is_dateline = [&](std::size_t i) {
    const bool starts = lines[i].after_blank || layout == Layout::kLinesAreParagraphs;
    return starts && ParseDateline(lines[i].span.In(text)).has_value();
  };
  for (std::size_t i = 0; i < std::min(lines.size(), kDatelineLines); ++i) {
    if (is_dateline(i)) return i;
  }
  return !lines.empty() && is_dateline(lines.size() - 1) ? lines.size() - 1 : lines.size();
}

// A line such as "REUTER" under the last sentence of a wrapped text.
bool IsLastSignature(std::string_view text, const std::vector<Line>& lines, std::size_t i) {
  if (i == 0 || i + 1 != lines.size() || !EndsSentence(lines[i - 1].span.In(text))) return false;
  const std::string_view line = lines[i].span.In(text);
  return line.find(' ') == std::string_view::npos && IsSignature(line);
}

// The dateline and the credits are blocks of their own, also where no blank line parts them from
// what stands around.
void SetApart(std::string_view text, std::vector<Line>& lines, std::size_t dateline) {
  if (dateline < lines.size()) lines[dateline].alone = true;
  const std::size_t first = lines.size() > kCreditLines ? lines.size() - kCreditLines : 0;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (IsMarkedCredit(lines[i].span.In(text)) || IsLastSignature(text, lines, i))
      lines[i].alone = true;
  }
}

// From one quotation mark to the twin that closes it, with no more than a mark behind.
bool IsQuote(std::string_view paragraph) {
  if (paragraph.ends_with('.') || paragraph.ends_with(',')) paragraph.remove_suffix(1);
  struct Pair {
    std::string_view open, close;
  };
  static constexpr std::array<Pair, 4> kPairs = {
      {{"“", "”"}, {"«", "»"}, {"„", "“"}, {"\"", "\""}}};
  for (const auto& [open, close] : kPairs) {
    if (!paragraph.starts_with(open) || !paragraph.ends_with(close)) continue;
    if (paragraph.size() <= open.size() + close.size()) return false;
    int depth = 1;
    const std::size_t last = paragraph.size() - close.size();
    for (std::size_t i = open.size(); i < last && depth > 0; ++i) {
      if (paragraph.substr(i).starts_with(close)) {
        --depth;
      } else if (paragraph.substr(i).starts_with(open)) {
        ++depth;
      }
    }
    return depth > 0;
  }
  return false;
}

// A letter of any script, roughly: bytes above ASCII are letters in nearly all lines that have any.
bool HasLetter(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xC3 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  });
}

// Short, without a mark at its end, and with a letter: the number of a page that came along with
// the text is no subhead.
bool LooksLikeSubhead(std::string_view paragraph) {
  if (paragraph.find('\n') != std::string_view::npos) return false;
  if (text::CountCodePoints(paragraph) > kMaxSubheadCodePoints) return false;
  static constexpr std::array<std::string_view, 8> kMarks = {".", "!", "?", "…",
                                                             ":", ";", ",", "-"};
  const bool has_mark = std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return paragraph.ends_with(mark);
  });
  return !has_mark && HasLetter(paragraph) && !EndsSentence(paragraph) &&
         !IsMarkedCredit(paragraph);
}

class Classifier {
 public:
  Classifier(std::string_view text, std::vector<Span> spans) : text_(text) {
    for (const Span span : spans) blocks_.push_back({BlockKind::kParagraph, span});
  }

  std::vector<Block> Run(const Span* dateline) {
    for (Block& block : blocks_) {
      if (dateline != nullptr && block.span == *dateline) block.kind = BlockKind::kDateline;
    }
    MarkCredits();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind == BlockKind::kParagraph && IsQuote(In(i)))
        blocks_[i].kind = BlockKind::kQuote;
    }
    for (std::size_t i = 1; i < blocks_.size(); ++i) {
      if (IsSubhead(i)) blocks_[i].kind = BlockKind::kSubhead;
    }
    return std::move(blocks_);
  }

 private:
  std::string_view In(std::size_t i) const { return blocks_[i].span.In(text_); }

  void MarkCredits() {
    std::size_t signatures = 0;
    std::size_t first = blocks_.size();
    for (std::size_t i = blocks_.size(); i-- > 1;) {
      if (blocks_[i].kind != BlockKind::kParagraph) {
        if (i + 1 == blocks_.size()) first = i;  // a dateline at the very end
        continue;
      }
      if (!IsMarkedCredit(In(i))) {
        if (!IsSignature(In(i)) || ++signatures > kMaxSignatures) break;
        if (!FollowsSentence(i)) break;
      }
      first = i;
    }
    for (std::size_t i = first; i < blocks_.size(); ++i) {
      if (blocks_[i].kind == BlockKind::kParagraph) blocks_[i].kind = BlockKind::kCredit;
    }
  }

  // Behind a paragraph that ends a sentence, with no more than a signature between.
  bool FollowsSentence(std::size_t i) const {
    if (EndsSentence(In(i - 1))) return true;
    return i >= 2 && IsSignature(In(i - 1)) && EndsSentence(In(i - 2));
  }

  bool IsSubhead(std::size_t i) const {
    if (blocks_[i].kind != BlockKind::kParagraph || i + 1 >= blocks_.size()) return false;
    const BlockKind next = blocks_[i + 1].kind;
    if (next != BlockKind::kParagraph && next != BlockKind::kQuote) return false;
    // Rows of a table stand in a row; a subhead stands between sentences.
    const bool opens = blocks_[i - 1].kind != BlockKind::kParagraph || EndsSentence(In(i - 1));
    return opens && LooksLikeSubhead(In(i)) && !LooksLikeSubhead(In(i + 1));
  }

  std::string_view text_;
  std::vector<Block> blocks_;
};

}  // namespace

std::string_view BlockKindName(BlockKind kind) {
  switch (kind) {
    case BlockKind::kDateline:
      return "dateline";
    case BlockKind::kParagraph:
      return "p";
    case BlockKind::kSubhead:
      return "h2";
    case BlockKind::kQuote:
      return "quote";
    case BlockKind::kCredit:
      break;
  }
  return "credit";
}

std::vector<Block> SplitBlocks(std::string_view text) {
  std::vector<Line> lines = SplitLines(text);
  const Layout layout = GuessLayout(text, lines);
  const std::size_t dateline = FindDatelineLine(text, lines, layout);
  SetApart(text, lines, dateline);
  const Span* span = dateline < lines.size() ? &lines[dateline].span : nullptr;
  return Classifier(text, JoinLines(text, lines, layout)).Run(span);
}

}  // namespace dossier::article
