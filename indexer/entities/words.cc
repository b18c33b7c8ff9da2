#include "entities/words.h"

#include <algorithm>
#include <array>

#include "base/word_map.h"
#include "text/code_points.h"
#include "text/letter_case.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

Shape ShapeOf(std::string_view written) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool first_is_capital = false;
  for (std::size_t offset = 0; offset < written.size();) {
    const char32_t code = text::NextCodePoint(written, offset);
    if (!text::IsLetter(code)) {
      if (letters == 0) return Shape::kNumber;
      continue;
    }
    const bool is_capital = text::IsUpperCase(code);
    if (letters == 0) first_is_capital = is_capital;
    ++letters;
    capitals += is_capital ? 1 : 0;
  }
  if (letters == 0) return Shape::kNumber;
  if (capitals == 0) return Shape::kSmall;
  if (capitals == letters) return letters == 1 ? Shape::kLetter : Shape::kAllCapitals;
  return first_is_capital && capitals == 1 ? Shape::kCapital : Shape::kMixed;
}

bool Has(std::string_view gap, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(
      marks, [gap](std::string_view mark) { return gap.find(mark) != std::string_view::npos; });
}

bool HasQuote(std::string_view gap) { return Has(gap, {"\"", "«", "»", "“", "”", "„", "''", "‘"}); }

bool IsAbbreviation(std::string_view written, Shape shape) {
  static constexpr std::array<std::string_view, 30> kAbbreviations = {
      "Mr",  "Mrs",  "Ms",   "Dr",  "Gen",  "Col", "Lt",  "Maj", "Capt", "Sen",
      "Rep", "Gov",  "St",   "Sgt", "Prof", "Rev", "Adm", "Jr",  "Chas", "Wm",
      "Geo", "Alex", "Thos", "Jos", "им",   "г",   "тов", "св",  "гг",   "ул"};
  return shape == Shape::kLetter ||
         std::ranges::find(kAbbreviations, written) != kAbbreviations.end();
}

// True where the lines of `utf8` are cut to one width, so that the end of one is no more than a
// space. Elsewhere a line is a paragraph.
bool IsWrapped(std::string_view utf8) {
  constexpr std::size_t kWidest = 160;  // bytes: 80 Cyrillic letters
  std::size_t lines = 0;
  while (!utf8.empty()) {
    const std::size_t end = std::min(utf8.find('\n'), utf8.size());
    if (end > kWidest) return false;
    ++lines;
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
  }
  return lines > 2;
}

// True where the line [begin, end) of a wrapped text is not all of its paragraph: the line in front
// of it or the one behind it, if not indented, belongs to it as well.
bool IsPartOfParagraph(std::string_view utf8, std::size_t begin, std::size_t end) {
  const auto is_text = [&](std::size_t at) {
    return at < utf8.size() && utf8[at] != '\n' && utf8[at] != ' ' && utf8[at] != '\t';
  };
  const bool goes_on = is_text(end + 1);
  const bool began_before = begin > 1 && is_text(begin) && utf8[begin - 2] != '\n';
  return goes_on || began_before;
}

// True for a short line in Latin letters without a full stop, most words of which have capitals:
// "Georgia and Russia Agree on Talks".
bool IsTitleCase(std::string_view line) {
  constexpr std::size_t kLongest = 140;
  constexpr std::size_t kLongWord = 4;
  if (line.size() > kLongest || line.ends_with('.')) return false;
  int capitals = 0;
  int small = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    at = end + 1;
    if (word.size() < kLongWord || static_cast<unsigned char>(word.front()) >= 0x80) continue;
    if (word.front() >= 'A' && word.front() <= 'Z') ++capitals;
    if (word.front() >= 'a' && word.front() <= 'z') ++small;
  }
  return capitals >= 2 && capitals >= 3 * small;
}

Gap GapOf(std::string_view gap, std::string_view before, Shape shape_before, Shape shape,
          bool starts_anew, bool is_wrapped) {
  if (gap.empty()) return Gap::kGlued;
  if (gap == " ") return before.ends_with('.') && starts_anew ? Gap::kSentence : Gap::kSpace;
  const auto feeds = std::ranges::count(gap, '\n');
  if (feeds > (is_wrapped ? 1 : 0)) return Gap::kParagraph;
  if (before.ends_with('.') && starts_anew) return Gap::kSentence;
  if (Has(gap, {".", "!", "?", "…"})) {
    const bool stop_only =
        gap == "." || gap == ". " || gap == ".\u00A0" || gap == ".-" || gap == ".\n";
    if (stop_only && IsAbbreviation(before, shape_before)) return Gap::kInitial;
    return shape == Shape::kSmall && stop_only ? Gap::kMark : Gap::kSentence;
  }
  if (HasQuote(gap)) return Gap::kQuote;
  if (Has(gap, {"(", ")", "[", "]"})) return Gap::kBracket;
  if (gap.find(',') != std::string_view::npos) return Gap::kComma;
  if (gap.find('&') != std::string_view::npos) return Gap::kAmpersand;
  if (gap == "-" || gap == "\u2010" || gap == "\u2011" || gap == "\u2013") return Gap::kHyphen;
  if (gap == "'" || gap == "\u2019") return Gap::kApostrophe;
  if (gap.find_first_not_of(" \n") == std::string_view::npos || gap == "\u00A0") return Gap::kSpace;
  return Gap::kMark;
}

bool OpensQuote(std::string_view gap) {
  if (gap.size() <= 1) return gap == "\"";
  if (Has(gap, {"«", "“", "„", "‘"})) return true;
  const std::size_t plain = gap.find('"');
  const std::size_t twin = gap.find("''");
  const std::size_t at = std::min(plain, twin);
  if (at == std::string_view::npos) return false;
  return at == 0 ? gap.size() == (plain == 0 ? 1U : 2U) ||
                       gap.find('"', at + 1) != std::string_view::npos
                 : true;
}

bool ClosesQuote(std::string_view gap) {
  if (gap.size() <= 1) return gap == "\"";
  if (Has(gap, {"»", "”"})) return true;
  return gap.starts_with("\"") || gap.starts_with("''");
}

// <IBM>, <MCIT.T>, <SKPS ST>: a company as the exchange lists it.
bool IsTicker(std::string_view utf8, Span span) {
  constexpr std::size_t kLongest = 12;
  if (span.size() >= kLongest) return false;
  // No look beyond what may be one: a line can be as long as the article.
  const std::size_t earliest = span.end - std::min<std::size_t>(span.end, kLongest);
  const std::string_view before = utf8.substr(earliest, span.begin - earliest);
  const std::size_t last_mark = before.find_last_of("<>\n");
  if (last_mark == std::string_view::npos || before[last_mark] != '<') return false;
  const std::size_t open = earliest + last_mark;
  const std::size_t close = utf8.substr(0, open + kLongest + 1).find_first_of("<>\n", span.end);
  if (close == std::string_view::npos || utf8[close] != '>') return false;
  return std::ranges::none_of(utf8.substr(open, close - open),
                              [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Words::Words(std::string_view utf8, const std::vector<text::Token>& tokens,
             const WordClasses& classes)
    : utf8_(utf8), tokens_(tokens) {
  words_.reserve(tokens.size());
  std::uint32_t end = 0;
  std::size_t line_end = 0;
  bool is_shouted = false;
  bool is_titled = false;
  const bool is_wrapped = IsWrapped(utf8);
  for (std::uint32_t i = 0; i < tokens.size();) {
    const text::Token& token = tokens[i];
    Word word;
    word.first_token = i;
    while (i < tokens.size() && tokens[i].position == token.position) ++i;
    word.end_token = i;
    word.span = token.span;
    word.script = token.script;
    const std::string_view written = token.span.In(utf8);
    word.shape = ShapeOf(written);
    const std::string_view gap =
        token.span.begin > end ? utf8.substr(end, token.span.begin - end) : std::string_view();
    if (words_.empty()) {
      word.starts_sentence = true;
      word.quote_opens = OpensQuote(gap);
    } else {
      Word& before = words_.back();
      word.gap = GapOf(gap, before.span.In(utf8), before.shape, word.shape,
                       // "… of the U.S. But he said": no name begins so
                       word.HasCapital() && text::IsStopWord(token.term), is_wrapped);
      word.quote_opens = OpensQuote(gap);
      before.quote_closes = ClosesQuote(gap);
      word.starts_sentence = word.gap == Gap::kSentence || word.gap == Gap::kParagraph;
    }
    if (token.span.begin >= line_end) {
      const std::size_t feed = utf8.rfind('\n', token.span.begin);
      const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
      line_end = std::min(utf8.find('\n', begin), utf8.size());
      const std::string_view line = utf8.substr(begin, line_end - begin);
      is_shouted = text::IsAllCapitals(line);
      is_titled = !is_shouted && IsTitleCase(line) &&
                  !(is_wrapped && IsPartOfParagraph(utf8, begin, line_end));
    }
    word.is_shouted = is_shouted;
    word.is_titled = is_titled;
    word.is_ticker = IsTicker(utf8, token.span);
    word.classes = classes.Find(token.term, token.stem, word.HasCapital());
    end = token.span.end;
    words_.push_back(word);
  }
  if (!words_.empty()) words_.back().quote_closes = ClosesQuote(utf8.substr(end));
  CompareShapes();
  FindLeads();
}

// The word in front of the quotation at `i`, or the noun that it depends on: «установка
// разминирования «Метеорит»».
std::uint32_t Words::LeadBefore(std::uint32_t i) const {
  constexpr WordClassSet kTelling =
      word_class::kThing | word_class::kDescriptor | word_class::kHead | word_class::kWeakHead;
  constexpr std::uint32_t kFarthest = 3;
  for (std::uint32_t at = i; at-- > i - std::min(i, kFarthest);) {
    if (words_[at].Is(kTelling)) return at;
    if (words_[at].script != text::Script::kCyrillic || words_[at].gap != Gap::kSpace) break;
  }
  return i - 1;
}

void Words::FindLeads() {
  std::uint32_t lead = Word::kNoLead;
  bool is_open = false;
  std::uint32_t closed_at = 0;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    Word& word = words_[i];
    if (word.starts_sentence && word.gap == Gap::kParagraph) is_open = false;
    if (word.quote_opens) {
      // «А», «Б» и «В»: one lead for all.
      const bool goes_on = lead != Word::kNoLead && !is_open && closed_at > 0 &&
                           i - closed_at <= 2 &&
                           (i == closed_at + 1 || Term(i - 1) == "и" || Term(i - 1) == "and");
      if (!goes_on) lead = i == 0 || word.starts_sentence ? Word::kNoLead : LeadBefore(i);
      is_open = true;
    }
    if (is_open) word.lead = lead;
    if (word.quote_closes) {
      is_open = false;
      closed_at = i;
    }
  }
}

void Words::CompareShapes() {
  struct Shapes {
    bool small = false;
    bool capital = false;
  };
  WordMap<Shapes> of_stem;  // of the words with a capital, which are few
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].HasCapital()) continue;
    Shapes& shapes = *of_stem.Add(Stem(i)).first;
    if (words_[i].shape == Shape::kCapital && !words_[i].starts_sentence) shapes.capital = true;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].shape != Shape::kSmall) continue;
    if (Shapes* const shapes = of_stem.Find(Stem(i))) shapes->small = true;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].HasCapital()) continue;
    const Shapes& shapes = *of_stem.Find(Stem(i));
    words_[i].also_small = shapes.small;
    words_[i].also_capital = shapes.capital;
  }
}

std::size_t Words::At(std::uint32_t byte) const {
  const auto word =
      std::ranges::lower_bound(words_, byte, {}, [](const Word& w) { return w.span.begin; });
  return static_cast<std::size_t>(word - words_.begin());
}

}  // namespace dossier::entities
