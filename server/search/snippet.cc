// A snippet is made in three steps.
//
// Choosing: the best stretch of marked words comes first (search/stretch.h). After it, only words
// count that are not shown yet, and while some are left, there is a further passage.
//
// Filling: while there is room, the stretches grow to their sentences, passages of one block whose
// gap fits become one, sentences behind and in front come in whole, and at last words. With the
// query "grain ports" and 60 code points
//
//   Nothing happened on that day. Ministers spoke of grain and of the ports. Later they left.
//
// gives "… Ministers spoke of grain and of the ports. Later they left.".
//
// Going on: no passage leaves its block. Where their blocks end before the snippet is long enough,
// there is a further passage out of another block of the body: out of one that has marks, or else
// out of the next. Where nothing is marked, that is the first; so the lead needs no rule.
//
// The cost is that of finding sentences, and they are looked for only as far around each passage as
// it may grow: some 10 µs for 240 code points of an article of 300 words (bench/search_bench.cc,
// Hit). tests/search/snippet_random_test.cc, "KeepsItsPromisesOnRandomTexts", covers all of it.
#include "search/snippet.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "search/passage.h"
#include "search/stretch.h"

namespace dossier::search {
namespace {

constexpr std::size_t kMaxPassages = 3;
constexpr std::size_t kMaxLength = 1'000'000;
// A further passage for words not shown yet that has less room is not worth the reader's jump.
constexpr CodePoints kLeastPassage = 60;
// Nor is one that only makes the snippet long enough and has less than this.
constexpr CodePoints kLeastRest = 10;
// Which part of what is added around a stretch of a long sentence may stand in front of it.
constexpr CodePoints kFrontShare = 3;

class SnippetMaker {
 public:
  SnippetMaker(std::string_view utf8, const std::vector<article::Block>& blocks,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               CodePoints length, text::SentenceFinder& finder)
      : utf8_(utf8),
        blocks_(blocks),
        marks_(marks),
        finder_(finder),
        length_(length),
        least_(length - length / 10),
        most_(length + length / 10),
        has_body_(std::ranges::any_of(blocks, IsBody)),
        places_(FindPlaces(utf8, blocks, marks, weights)) {}

  std::vector<MarkedText> Make() {
    TakeMarked();
    while (NeedsPassage() && GoOn()) {
    }
    std::erase_if(passages_, [](const Passage& p) { return p.span().empty(); });
    std::ranges::sort(passages_, {}, [](const Passage& p) { return p.span().begin; });
    std::vector<MarkedText> shown;
    for (const Passage& passage : passages_) shown.push_back(passage.Show(marks_));
    return shown;
  }

 private:
  CodePoints Total() const {
    CodePoints total = 0;
    for (const Passage& passage : passages_) total += passage.length();
    return total;
  }

  bool NeedsPassage() const {
    const CodePoints total = Total();
    return passages_.empty() ||
           (passages_.size() < kMaxPassages && total < least_ && length_ - total >= kLeastRest);
  }

  Passage MakePassage(Span block, Span span) {
    // A sentence that begins or ends farther away has no room anyhow.
    const CodePoints reach = most_ - Total();
    return Passage(utf8_, block, span, SentencesAround(utf8_, block, span, reach, finder_));
  }

  // --- Choosing ---

  void TakeMarked() {
    std::vector<Place> places = places_;
    CodePoints room = length_;
    do {
      const auto stretch = BestStretch(places, RoomForStretch(room));
      if (!stretch) break;
      Take(*stretch, room);
      RemoveWordsOf(*stretch, places);
      room -= std::max(kLeastPassage, passages_.back().length());
    } while (passages_.size() < kMaxPassages && room >= kLeastPassage);
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      CompleteSentences(passages_[i], static_cast<CodePoints>(passages_.size() - i));
    }
    Join();
    FillUp();
  }

  static CodePoints RoomForStretch(CodePoints room) {
    return std::max<CodePoints>(1, room - 2 * kCutLength);
  }

  void Take(const Stretch& stretch, CodePoints room) {
    const CodePoints most = RoomForStretch(room);
    const Span block = blocks_[stretch.block].span;
    Span span = stretch.span;
    if (ShownLength(span.In(utf8_)) > most) {
      const std::size_t bytes = FitFront(span.In(utf8_), {most, most, most});
      span.end = span.begin + static_cast<std::uint32_t>(bytes);
    }
    // What is written together with a mark, a comma or quotation marks, stays with it.
    const Span words = WordsAround(utf8_, span, block);
    if (ShownLength(words.In(utf8_)) <= most + most_ - length_) span = words;
    passages_.push_back(MakePassage(block, span));
  }

  // --- Filling ---

  // Grows a passage to its sentences, or as far as its share of the room goes.
  void CompleteSentences(Passage& passage, CodePoints sharers) {
    const CodePoints total = Total();
    const Span whole = passage.WithItsSentences();
    if (passage.LengthOf(whole) - passage.length() <= (most_ - total) / sharers) {
      passage.Resize(whole);
      return;
    }
    const CodePoints share = std::max<CodePoints>(0, length_ - total) / sharers;
    const CodePoints wanted = passage.length() + share;
    passage.GrowFront(whole, {.wanted = share / kFrontShare});
    passage.GrowBehind(whole, {.wanted = wanted - passage.length()});
    passage.GrowFront(whole, {.wanted = wanted - passage.length()});
  }

  void FillUp() {
    while (Total() < least_ && (AddSentence() || AddWords())) Join();
  }

  bool AddSentence() {
    const CodePoints room = most_ - Total();
    return std::ranges::any_of(passages_, [room](Passage& passage) {
      for (const Span span : {passage.WithNextSentence(), passage.WithPreviousSentence()}) {
        if (span == passage.span() || passage.LengthOf(span) - passage.length() > room) continue;
        passage.Resize(span);
        return true;
      }
      return false;
    });
  }

  bool AddWords() {
    const CodePoints total = Total();
    const Room room = {least_ - total, length_ - total, most_ - total};
    return std::ranges::any_of(passages_, [room](Passage& passage) {
      return passage.GrowBehind(passage.block(), room) || passage.GrowFront(passage.block(), room);
    });
  }

  // Makes one passage of two in one block where what stands between them fits.
  void Join() {
    while (JoinTwo()) {
    }
  }

  bool JoinTwo() {
    for (auto a = passages_.begin(); a != passages_.end(); ++a) {
      for (auto b = std::next(a); b != passages_.end(); ++b) {
        if (a->block() != b->block()) continue;
        const Span both = {std::min(a->span().begin, b->span().begin),
                           std::max(a->span().end, b->span().end)};
        const CodePoints added = a->LengthOf(both) - a->length() - b->length();
        if (added > 0 && Total() + added > most_) continue;
        *a = MakePassage(a->block(), both);
        passages_.erase(b);
        return true;
      }
    }
    return false;
  }

  // --- Going on ---

  // Adds a passage out of another block; false where there is nothing to add.
  bool GoOn() {
    const std::vector<std::size_t> blocks = FurtherBlocks();
    if (blocks.empty()) return false;
    std::vector<Place> places;
    std::ranges::copy_if(places_, std::back_inserter(places), [&blocks](const Place& place) {
      return std::ranges::find(blocks, place.block) != blocks.end();
    });
    const CodePoints room = length_ - Total();
    if (const auto stretch = BestStretch(places, RoomForStretch(room))) {
      Take(*stretch, room);
      CompleteSentences(passages_.back(), 1);
    } else {
      const Span block = blocks_[blocks.front()].span;
      passages_.push_back(MakePassage(block, {block.begin, block.begin}));
    }
    FillUp();
    return !passages_.back().span().empty();
  }

  // The blocks of the body that no passage stands in: those behind the best passage, then those in
  // front of it, the nearest first. For the last passage only those that are long enough, if any
  // is.
  std::vector<std::size_t> FurtherBlocks() const {
    std::vector<std::size_t> further;
    std::vector<std::size_t> in_front;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!MayShow(blocks_[i])) continue;
      const bool before =
          !passages_.empty() && blocks_[i].span.begin < passages_.front().span().begin;
      (before ? in_front : further).push_back(i);
    }
    further.insert(further.end(), in_front.rbegin(), in_front.rend());
    if (passages_.size() + 1 < kMaxPassages) return further;
    const auto is_short = [this, missing = least_ - Total()](std::size_t i) {
      return ShownLength(blocks_[i].span.In(utf8_)) < missing;
    };
    if (!std::ranges::all_of(further, is_short)) std::erase_if(further, is_short);
    return further;
  }

  bool MayShow(const article::Block& block) const {
    return (IsBody(block) || !has_body_) &&
           std::ranges::find(passages_, block.span, &Passage::block) == passages_.end();
  }

  std::string_view utf8_;
  const std::vector<article::Block>& blocks_;
  const std::vector<Mark>& marks_;
  text::SentenceFinder& finder_;
  CodePoints length_;
  CodePoints least_;
  CodePoints most_;
  bool has_body_;
  std::vector<Place> places_;
  std::vector<Passage> passages_;  // in the order of choice, the best first
};

}  // namespace

std::vector<MarkedText> MakeSnippets(std::string_view utf8,
                                     const std::vector<article::Block>& blocks,
                                     const std::vector<Mark>& marks,
                                     const std::vector<double>& weights, std::size_t length,
                                     text::SentenceFinder& sentences) {
  if (length == 0) return {};
  const auto wanted = static_cast<CodePoints>(std::min(length, kMaxLength));
  return SnippetMaker(utf8, blocks, marks, weights, wanted, sentences).Make();
}

}  // namespace dossier::search
