// Texts come in three layouts. In the first, each line is a paragraph, be there blank lines between
// them or not. In the second, lines are cut at a fixed width and a paragraph starts with an indent
// (Reuters in 1987). In the third, lines are cut likewise and nothing marks a paragraph but the
// short line in front of it (UN speeches). A blank line parts paragraphs in all of them.
//
// Lines were cut at a width where most line breaks are forced: the first word of the next line
// would not have fitted (80 % of the width is enough, since columns of print are ragged), or the
// next line goes on in the middle of a sentence. What goes wrong: verses and tables with lines of
// one length read as a paragraph; a short paragraph that fills its last line is joined to the next
// one in the third layout. Tests: line_layout_test.cc.
#include "article/line_layout.h"

#include <algorithm>
#include <array>
#include <optional>

#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMinIndent = 2;
constexpr std::size_t kMaxWidth =
    100;  // code points; a longer line was not cut to be read on a page
constexpr std::size_t kMinBreaks = 3;  // fewer tell nothing by their lengths
constexpr double kNearlyFull = 0.8;
constexpr double kRoomLeft = 0.9;

std::string_view FirstWord(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && LeadingSpaceBytes(line.substr(end, 3)) == 0) ++end;
  return line.substr(0, end);
}

bool StartsWithLowerCase(std::string_view line) {
  if (line.empty()) return false;
  if (line.front() >= 'a' && line.front() <= 'z') return true;
  const std::string_view letter = line.substr(0, 2);
  return (letter >= "а" && letter <= "я") || letter == "ё";
}

// What is known of a text's lines in order to tell its layout.
class Measures {
 public:
  Measures(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {
    lengths_.reserve(lines.size());
    for (const Line& line : lines) lengths_.push_back(text::CountCodePoints(line.span.In(text)));
    base_indent_ = BaseIndent();
    width_ = Width();
  }

  Layout layout() const {
    if (width_ > kMaxWidth) return Layout::kLinesAreParagraphs;
    const bool has_indents = std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
      return !line.after_blank && IsIndented(line);
    });
    if (has_indents) return Layout::kIndented;
    return AreLinesCut() ? Layout::kShortLines : Layout::kLinesAreParagraphs;
  }

  bool IsIndented(const Line& line) const { return line.indent >= base_indent_ + kMinIndent; }

  // The share of the width that line `i` takes together with the first word of the next.
  double Fill(std::size_t i) const {
    const std::size_t next = text::CountCodePoints(FirstWord(lines_[i + 1].span.In(text_)));
    return static_cast<double>(lengths_[i] + 1 + next) /
           static_cast<double>(std::max<std::size_t>(width_, 1));
  }

 private:
  // A text may be indented as a whole.
  std::size_t BaseIndent() const {
    std::size_t least = 0;
    bool is_first = true;
    for (const Line& line : lines_) {
      if (line.after_blank) continue;
      least = is_first ? line.indent : std::min(least, line.indent);
      is_first = false;
    }
    return least;
  }

  // The length that nine lines of ten don't pass: a single long line, a heading or a link, is no
  // paragraph yet.
  std::size_t Width() const {
    std::vector<std::size_t> sorted = lengths_;
    if (sorted.empty()) return 0;
    const auto ninth = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 9 / 10);
    std::nth_element(sorted.begin(), ninth, sorted.end());
    return *ninth;
  }

  bool AreLinesCut() const {
    std::size_t breaks = 0, full = 0, ended = 0, continued = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i + 1].after_blank || lines_[i].alone || lines_[i + 1].alone) continue;
      const bool ends = EndsSentence(lines_[i].span.In(text_));
      ++breaks;
      full += Fill(i) >= kNearlyFull ? 1 : 0;
      ended += ends ? 1 : 0;
      continued += !ends && StartsWithLowerCase(lines_[i + 1].span.In(text_)) ? 1 : 0;
    }
    if (breaks == 0) return false;
    if (continued * 2 >= breaks) return true;
    return breaks >= kMinBreaks && full * 10 >= breaks * 6 && ended * 2 < breaks;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::vector<std::size_t> lengths_;  // code points
  std::size_t base_indent_ = 0;
  std::size_t width_ = 0;
};

bool StartsParagraph(std::string_view text, const std::vector<Line>& lines, std::size_t i,
                     Layout layout, const Measures& measures) {
  if (i == 0 || lines[i].after_blank || lines[i].alone || lines[i - 1].alone) return true;
  switch (layout) {
    case Layout::kLinesAreParagraphs:
      return true;
    case Layout::kIndented:
      return measures.IsIndented(lines[i]);
    case Layout::kShortLines:
      break;
  }
  return EndsSentence(lines[i - 1].span.In(text)) && measures.Fill(i - 1) <= kRoomLeft;
}

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const Span whole{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const Span span = TrimSpan(text, whole);
    if (!span.empty()) {
      const std::string_view indent = text.substr(begin, span.begin - begin);
      lines.push_back({span, text::CountCodePoints(indent), after_blank, false});
    }
    after_blank = span.empty();
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

Layout GuessLayout(std::string_view text, const std::vector<Line>& lines) {
  return Measures(text, lines).layout();
}

std::vector<Span> JoinLines(std::string_view text, const std::vector<Line>& lines, Layout layout) {
  const Measures measures(text, lines);
  std::vector<Span> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (StartsParagraph(text, lines, i, layout, measures)) {
      paragraphs.push_back(lines[i].span);
    } else {
      paragraphs.back().end = lines[i].span.end;
    }
  }
  return paragraphs;
}

bool EndsSentence(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kClosing = {"\"", "'", ")", "]", "”", "’",
                                                                "»",  "“", "*", "_", ">", "„"};
  static constexpr std::array<std::string_view, 4> kEnds = {".", "!", "?", "…"};
  const auto ends_with = [&](std::string_view mark) { return text.ends_with(mark); };
  for (auto closing = kClosing.begin(); closing != kClosing.end();) {
    closing = std::find_if(kClosing.begin(), kClosing.end(), ends_with);
    if (closing != kClosing.end()) text.remove_suffix(closing->size());
  }
  return std::any_of(kEnds.begin(), kEnds.end(), ends_with);
}

}  // namespace dossier::article
