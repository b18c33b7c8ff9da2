// A part of a block as it is shown, and how it grows.
#pragma once

#include <string_view>
#include <vector>

#include "search/marks.h"
#include "search/word_fit.h"
#include "text/sentences.h"

namespace dossier::search {

// What an ellipsis with its space, "… " or " …", adds to the length of a passage.
constexpr CodePoints kCutLength = 2;

// The sentences around `span` in `block`, in order. They are looked for in the words up to `reach`
// from it: one that may go on there is taken to go on to the limit of the block. A line break is no
// more than a space. Costs some 8 µs a KB.
std::vector<Span> SentencesAround(std::string_view utf8, Span block, Span span, CodePoints reach,
                                  text::SentenceFinder& finder);

// Never leaves its block, and has an ellipsis on each side where the block goes on. May be empty;
// then it is shown as nothing, without any ellipsis.
class Passage {
 public:
  // `utf8` must outlive the passage.
  Passage(std::string_view utf8, Span block, Span span, std::vector<Span> sentences);

  Span block() const { return block_; }
  Span span() const { return span_; }
  CodePoints length() const { return length_; }

  // The length that it would have with another span.
  CodePoints LengthOf(Span span) const;
  void Resize(Span span);

  // Its span together with what is missing of the sentences that it begins and ends in; with the
  // (rest of the) sentence behind it; with that in front of it.
  Span WithItsSentences() const;
  Span WithNextSentence() const;
  Span WithPreviousSentence() const;

  // Adds words from behind it (from in front of it) within `limits`. `room` is what may be added to
  // its length. False: none fits.
  bool GrowBehind(Span limits, Room room);
  bool GrowFront(Span limits, Room room);

  // `marks` in order, of the whole text; one that the passage cuts is marked as far as it stands.
  MarkedText Show(const std::vector<Mark>& marks) const;

 private:
  Span SentenceAt(std::uint32_t begin, std::uint32_t end) const;

  std::string_view utf8_;
  Span block_;
  Span span_;
  CodePoints length_ = 0;
  std::vector<Span> sentences_;
};

}  // namespace dossier::search
