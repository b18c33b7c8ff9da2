#include "search/passage.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace dossier::search {
namespace {

constexpr std::string_view kCutInFront = "… ";
constexpr std::string_view kCutBehind = " …";

std::uint32_t Offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

// The first words of an empty passage bring an ellipsis with them.
Room WithoutEllipsis(Room room) {
  return {room.least - kCutLength, room.wanted - kCutLength, room.most - kCutLength};
}

}  // namespace

std::vector<Span> SentencesAround(std::string_view utf8, Span block, Span span, CodePoints reach,
                                  text::SentenceFinder& finder) {
  const Room room{.wanted = reach};
  const Span near = {
      span.begin - Offset(FitBack(Span{block.begin, span.begin}.In(utf8), room)),
      span.end + Offset(FitFront(Span{span.end, block.end}.In(utf8), room)),
  };
  // The finder ends a sentence at the end of a line.
  std::string line(near.In(utf8));
  std::ranges::replace_if(line, IsSpace, ' ');
  std::vector<Span> sentences = finder.Find(line);
  for (Span& sentence : sentences) {
    sentence.begin += near.begin;
    sentence.end += near.begin;
  }
  if (sentences.empty()) return {block};
  if (near.begin > block.begin) sentences.front().begin = block.begin;
  if (near.end < block.end) sentences.back().end = block.end;
  return sentences;
}

Passage::Passage(std::string_view utf8, Span block, Span span, std::vector<Span> sentences)
    : utf8_(utf8), block_(block), sentences_(std::move(sentences)) {
  Resize(span);
}

CodePoints Passage::LengthOf(Span span) const {
  if (span.empty()) return 0;
  return ShownLength(span.In(utf8_)) + (span.begin > block_.begin ? kCutLength : 0) +
         (span.end < block_.end ? kCutLength : 0);
}

void Passage::Resize(Span span) {
  span_ = span;
  length_ = LengthOf(span);
}

// `begin`, moved to the front, and `end`, moved to the back, to the next limits of sentences.
Span Passage::SentenceAt(std::uint32_t begin, std::uint32_t end) const {
  const auto behind = std::ranges::upper_bound(sentences_, begin, {}, &Span::begin);
  const auto last = std::ranges::lower_bound(sentences_, end, {}, &Span::end);
  return {behind == sentences_.begin() ? block_.begin : std::prev(behind)->begin,
          last == sentences_.end() ? block_.end : last->end};
}

Span Passage::WithItsSentences() const { return SentenceAt(span_.begin, span_.end); }

Span Passage::WithNextSentence() const {
  if (span_.end == block_.end) return span_;
  return {span_.begin, SentenceAt(span_.begin, span_.end + 1).end};
}

Span Passage::WithPreviousSentence() const {
  if (span_.begin == block_.begin) return span_;
  return {SentenceAt(span_.begin - 1, span_.end).begin, span_.end};
}

bool Passage::GrowBehind(Span limits, Room room) {
  const std::string_view text = Span{span_.end, limits.end}.In(utf8_);
  const std::size_t bytes = FitFront(text, span_.empty() ? WithoutEllipsis(room) : room);
  if (bytes > 0) Resize({span_.begin, span_.end + Offset(bytes)});
  return bytes > 0;
}

bool Passage::GrowFront(Span limits, Room room) {
  const std::string_view text = Span{limits.begin, span_.begin}.In(utf8_);
  const std::size_t bytes = FitBack(text, span_.empty() ? WithoutEllipsis(room) : room);
  if (bytes > 0) Resize({span_.begin - Offset(bytes), span_.end});
  return bytes > 0;
}

MarkedText Passage::Show(const std::vector<Mark>& marks) const {
  if (span_.empty()) return {""};
  std::vector<Mark> within;
  for (Mark mark : marks) {
    mark.span.begin = std::max(mark.span.begin, span_.begin);
    mark.span.end = std::min(mark.span.end, span_.end);
    if (mark.span.begin < mark.span.end) within.push_back(mark);
  }
  MarkedText shown = CutMarked(utf8_, span_, within);
  if (span_.begin > block_.begin) shown.front().insert(0, kCutInFront);
  if (span_.end < block_.end) shown.back() += kCutBehind;
  return shown;
}

}  // namespace dossier::search
