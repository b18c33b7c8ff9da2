// How a text is laid out: which of its line breaks part paragraphs and which only end a line.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dossier::article {

// A line that is not blank.
struct Line {
  Span span;                 // without the white space at its ends
  std::size_t indent = 0;    // characters of white space in front
  bool after_blank = false;  // a blank line stands in front, or the start of the text
  bool alone = false;        // set by the caller: a paragraph of its own whatever stands around it
};

// The lines of a text, parted by LF, CR LF or CR, without the blank ones.
std::vector<Line> SplitLines(std::string_view text);

// What parts the paragraphs of a text besides blank lines.
enum class Layout { kLinesAreParagraphs, kIndented, kShortLines };

Layout GuessLayout(std::string_view text, const std::vector<Line>& lines);

// Groups lines to paragraphs: spans from the start of the first line of each to the end of its
// last.
std::vector<Span> JoinLines(std::string_view text, const std::vector<Line>& lines, Layout layout);

// True where `text` ends with . ! ? or …, be it in brackets or quotation marks.
bool EndsSentence(std::string_view text);

}  // namespace dossier::article
