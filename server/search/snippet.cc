// Choosing the passages and filling them up are two steps.
//
// Choosing: a sentence is worth the different marked words in it, each by its weight and once. The
// best sentence comes first; after it, only words count that are not shown yet, and while a
// sentence has some of them, there is a further passage. Of a sentence only the shortest stretch
// that has its words is sure of its place, so that a sentence longer than the snippet is worth what
// fits.
//
// Filling: while there is room, the stretches grow to their sentences, passages of one block whose
// gap fits become one, sentences behind and in front come in whole, and at last words, until the
// snippet is long enough. No passage leaves its block. With the query "grain ports" and 60 code
// points
//
//   Nothing happened on that day. Ministers spoke of grain and of the ports. Later they left.
//
// gives "… Ministers spoke of grain and of the ports. Later they left.". The same words in two
// paragraphs of 20 code points give two passages and no more than 40: what says nothing about the
// query is not shown beside what does. Only where nothing is marked at all, the text is shown from
// its start.
//
// All lengths are in code points as they are shown, with ellipses and with a run of white space as
// one. Points are whole numbers, so that equal words are worth the same in any order.
//
// The cost is that of the sentence finder, 10 to 16 µs a KB; so it sees only a block (of a very
// long one, a part) whose marks together are worth more than the best sentence so far. For 240 code
// points of 5 KB, one to eight words: 5 to 14 µs in English, 8 to 20 µs in Russian, and 20 to 50 µs
// where the whole text is one block (November 2026, a core of an AMD EPYC).
// tests/search/snippet_test.cc, "KeepsItsPromisesOnRandomTexts", covers all of it.
#include "search/snippet.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

namespace dossier::search {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMaxPassages = 3;
constexpr std::size_t kMaxLength = 1'000'000;
constexpr double kMaxWeight = 1000;

using CodePoints = std::int64_t;

// An ellipsis with its space.
constexpr CodePoints kCutLength = 2;
// A further passage that has less room than this is not worth the reader's jump.
constexpr CodePoints kLeastPassage = 60;
// Nor is one that only makes the snippet long enough and has less than this.
constexpr CodePoints kLeastRest = 20;
// How much of what is added around a stretch of a long sentence may stand in front of it.
constexpr CodePoints kFrontShare = 3;

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::uint32_t Offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

bool IsBody(const article::Block& block) {
  return block.kind == article::BlockKind::kParagraph || block.kind == article::BlockKind::kQuote;
}

CodePoints ShownLength(std::string_view text) {
  CodePoints length = 0;
  bool after_space = false;
  for (const char c : text) {
    const bool space = IsSpace(c);
    if (!IsContinuation(c) && !(space && after_space)) ++length;
    after_space = space;
  }
  return length;
}

Span Trimmed(std::string_view utf8, Span span) {
  while (!span.empty() && IsSpace(utf8[span.begin])) ++span.begin;
  while (!span.empty() && IsSpace(utf8[span.end - 1])) --span.end;
  return span;
}

// `span`, widened within `limits` to the next white space on both sides.
Span WordsAround(std::string_view utf8, Span span, Span limits) {
  while (span.begin > limits.begin && !IsSpace(utf8[span.begin - 1])) --span.begin;
  while (span.end < limits.end && !IsSpace(utf8[span.end])) ++span.end;
  return span;
}

struct Room {
  CodePoints least = 0;
  CodePoints wanted = 0;
  CodePoints most = 0;
};

// Takes words one by one and keeps the best place to stop: the last limit of a word that is not
// past the wanted length, or else the next where that is not too long. Where neither gives the
// least length, a word is cut.
class Fitter {
 public:
  explicit Fitter(Room room) : room_(room) {}

  // The text up to `bytes`, a limit of code points, is `length` long. False: no more is needed.
  bool Offer(std::size_t bytes, CodePoints length, bool is_word_limit) {
    if (length > room_.wanted && best_length_ >= room_.least) return false;
    if (length > std::max(room_.wanted, room_.most)) return false;
    if (length <= room_.wanted) cut_ = bytes;
    if (is_word_limit) {
      best_ = bytes;
      best_length_ = length;
    }
    return true;
  }

  std::size_t Bytes() const { return best_length_ >= room_.least ? best_ : std::max(best_, cut_); }

 private:
  Room room_;
  std::size_t best_ = 0;
  CodePoints best_length_ = 0;
  std::size_t cut_ = 0;
};

// The number of bytes to take of the front of `text`.
std::size_t FitFront(std::string_view text, Room room) {
  Fitter fitter(room);
  CodePoints length = 0;
  for (std::size_t i = 0; i < text.size();) {
    const bool space = IsSpace(text[i]);
    if (!(space && i > 0 && IsSpace(text[i - 1]))) ++length;
    do {
      ++i;
    } while (i < text.size() && IsContinuation(text[i]));
    if (!space && !fitter.Offer(i, length, i == text.size() || IsSpace(text[i]))) break;
  }
  return fitter.Bytes();
}

// The number of bytes to take of the back of `text`.
std::size_t FitBack(std::string_view text, Room room) {
  Fitter fitter(room);
  CodePoints length = 0;
  for (std::size_t i = text.size(); i > 0;) {
    do {
      --i;
    } while (i > 0 && IsContinuation(text[i]));
    const bool space = IsSpace(text[i]);
    if (!(space && i + 1 < text.size() && IsSpace(text[i + 1]))) ++length;
    if (space) continue;
    if (!fitter.Offer(text.size() - i, length, i == 0 || IsSpace(text[i - 1]))) break;
  }
  return fitter.Bytes();
}

// A block, or a part of a very long one: what the sentence finder sees at once.
struct Part {
  Span span;
  Span block;
  bool body = false;
  bool chosen = false;
  // The marks that begin here: indices, half-open.
  std::size_t first_mark = 0;
  std::size_t last_mark = 0;
  std::vector<Span> sentences = {};  // none until they are asked for
};

struct Passage {
  std::size_t part = 0;
  Span span;
  CodePoints length = 0;  // without ellipses
};

// Where to cut a block in front of `target`: behind what looks like the end of a sentence or of a
// word, if there is one behind `earliest`.
std::uint32_t PartLimit(std::string_view utf8, std::uint32_t earliest, std::uint32_t target) {
  std::uint32_t word = 0;
  for (std::uint32_t i = target; i > earliest; --i) {
    if (!IsSpace(utf8[i])) continue;
    if (std::string_view(".!?").find(utf8[i - 1]) != std::string_view::npos) return i;
    if (word == 0) word = i;
  }
  if (word != 0) return word;
  while (IsContinuation(utf8[target])) --target;
  return target;
}

// The spans of the parts of a block: one, if it has at most `max_size` bytes, or else about equal.
std::vector<Span> PartsOf(std::string_view utf8, Span block, std::size_t max_size) {
  const std::size_t count = 1 + block.size() / max_size;
  const std::uint32_t step = Offset(block.size() / count);
  std::vector<Span> parts;
  std::uint32_t begin = block.begin;
  for (std::size_t i = 1; i < count; ++i) {
    const std::uint32_t target = block.begin + Offset(i) * step;
    const std::uint32_t end = PartLimit(utf8, target - step / 4, target);
    parts.push_back(Trimmed(utf8, {begin, end}));
    begin = end;
  }
  parts.push_back(Trimmed(utf8, {begin, block.end}));
  return parts;
}

class SnippetMaker {
 public:
  SnippetMaker(std::string_view utf8, const std::vector<article::Block>& blocks,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               std::size_t length, text::SentenceFinder& finder)
      : utf8_(utf8), blocks_(blocks), marks_(marks), finder_(finder) {
    length_ = static_cast<CodePoints>(std::min(length, kMaxLength));
    least_ = length_ - length_ / 10;
    most_ = length_ + length_ / 10;
    SetPoints(weights);
  }

  std::vector<MarkedText> Make() {
    for (std::size_t i = 0, mark = 0; i < blocks_.size() && mark < marks_.size(); ++i) {
      const Span block = blocks_[i].span;
      while (mark < marks_.size() && marks_[mark].span.begin < block.begin) ++mark;
      if (mark < marks_.size() && marks_[mark].span.begin < block.end) AddParts(blocks_[i], mark);
    }
    if (parts_.empty()) {
      TakeLead();
    } else {
      TakeMarked();
    }
    return Show();
  }

 private:
  struct Candidate {
    std::uint64_t points = 0;
    std::size_t part = 0;
    Span span;
    CodePoints length = 0;
  };
  // What is compared, the most important first: points, body, nearness to what is chosen.
  using Rank = std::tuple<std::uint64_t, bool, bool>;

  void SetPoints(const std::vector<double>& weights) {
    for (const Mark& mark : marks_) {
      if (mark.word >= points_.size()) points_.resize(mark.word + 1, 1);
    }
    for (std::size_t i = 0; i < std::min(points_.size(), weights.size()); ++i) {
      // A word that says nothing is still better than none.
      const double weight = std::fmin(std::fmax(weights[i], 0), kMaxWeight);
      points_[i] = 1 + static_cast<std::uint64_t>(std::lround(1000 * weight));
    }
    shown_.resize(points_.size());
    counts_.resize(points_.size());
  }

  // `mark` is the first that does not begin in front of the block, and is moved behind it.
  void AddParts(const article::Block& block, std::size_t& mark) {
    // Each part has to have text for a whole snippet, whatever its script.
    const std::size_t max_size =
        std::max<std::size_t>(2048, static_cast<std::size_t>(10 * length_));
    for (const Span span : PartsOf(utf8_, block.span, max_size)) {
      Part part{.span = span, .block = block.span, .body = IsBody(block), .first_mark = mark};
      while (mark < marks_.size() && marks_[mark].span.begin < span.end) ++mark;
      part.last_mark = mark;
      parts_.push_back(std::move(part));
    }
  }

  const std::vector<Span>& SentencesOf(std::size_t part_index) {
    Part& part = parts_[part_index];
    if (!part.sentences.empty()) return part.sentences;
    // A line break inside a block is no more than a space, but ends a sentence for the finder.
    std::string line(part.span.In(utf8_));
    std::ranges::replace_if(line, IsSpace, ' ');
    for (const Span found : finder_.Find(line)) {
      part.sentences.push_back({part.span.begin + found.begin, part.span.begin + found.end});
    }
    if (part.sentences.empty()) part.sentences.push_back(part.span);
    return part.sentences;
  }

  // The limits of sentences nearest to a place.
  std::uint32_t SentenceBegin(std::size_t part, std::uint32_t at_or_before) {
    const std::vector<Span>& sentences = SentencesOf(part);
    const auto behind = std::ranges::upper_bound(sentences, at_or_before, {}, &Span::begin);
    return behind == sentences.begin() ? parts_[part].span.begin : std::prev(behind)->begin;
  }
  std::uint32_t SentenceEnd(std::size_t part, std::uint32_t at_or_behind) {
    const std::vector<Span>& sentences = SentencesOf(part);
    const auto found = std::ranges::lower_bound(sentences, at_or_behind, {}, &Span::end);
    return found == sentences.end() ? parts_[part].span.end : found->end;
  }

  // --- Choosing ---

  // The points of the words of the marks [first, last) that are not shown yet.
  std::uint64_t NewPoints(std::size_t first, std::size_t last) {
    std::uint64_t points = 0;
    for (std::size_t i = first; i < last; ++i) {
      const WordId word = marks_[i].word;
      if (!shown_[word] && counts_[word]++ == 0) points += points_[word];
    }
    for (std::size_t i = first; i < last; ++i) counts_[marks_[i].word] = 0;
    return points;
  }

  // The best stretch of at most `room` that begins and ends with one of the marks [first, last),
  // and of equals the shortest. One mark is taken even where it is longer.
  Candidate BestStretch(std::size_t first, std::size_t last, CodePoints room) {
    struct Place {
      WordId word;
      Span span;
      CodePoints begin, end;
    };
    std::vector<Place> places;
    CodePoints length = 0;
    std::uint32_t at = marks_[first].span.begin;
    for (std::size_t i = first; i < last; ++i) {
      const Mark& mark = marks_[i];
      if (shown_[mark.word]) continue;
      const CodePoints begin = length + ShownLength(Span{at, mark.span.begin}.In(utf8_));
      length = begin + ShownLength(mark.span.In(utf8_));
      at = mark.span.end;
      places.push_back({mark.word, mark.span, begin, length});
    }
    Candidate best;
    std::uint64_t points = 0;
    std::size_t left = 0;
    for (std::size_t right = 0; right < places.size(); ++right) {
      if (counts_[places[right].word]++ == 0) points += points_[places[right].word];
      const CodePoints end = places[right].end;
      while (left < right && (counts_[places[left].word] > 1 || end - places[left].begin > room)) {
        if (--counts_[places[left].word] == 0) points -= points_[places[left].word];
        ++left;
      }
      const CodePoints stretch = end - places[left].begin;
      if (points < best.points || (points == best.points && stretch >= best.length)) continue;
      best.points = points;
      best.span = {places[left].span.begin, places[right].span.end};
      best.length = stretch;
    }
    for (const Place& place : places) counts_[place.word] = 0;
    return best;
  }

  Rank RankOf(std::uint64_t points, std::size_t part) const {
    return {points, parts_[part].body, parts_[part].chosen};
  }

  // The best sentence of a part, if it is better than `best`.
  void TryPart(std::size_t part, CodePoints room, Candidate& best) {
    std::size_t mark = parts_[part].first_mark;
    for (const Span sentence : SentencesOf(part)) {
      const std::size_t first = mark;
      while (mark < parts_[part].last_mark && marks_[mark].span.begin < sentence.end) ++mark;
      if (first == mark || !IsBetter(NewPoints(first, mark), part, best)) continue;
      Candidate candidate = BestStretch(first, mark, room);
      candidate.part = part;
      if (IsBetter(candidate.points, part, best)) best = candidate;
    }
  }

  // Of equals, the earlier wins.
  bool IsBetter(std::uint64_t points, std::size_t part, const Candidate& best) const {
    if (points == 0 || best.points == 0) return points > 0;
    const Rank rank = RankOf(points, part);
    const Rank best_rank = RankOf(best.points, best.part);
    return rank != best_rank ? rank > best_rank : part < best.part;
  }

  // Takes the best sentence with words that are not shown yet. False: there is none.
  bool Choose(CodePoints room) {
    struct Bound {
      std::uint64_t points;
      std::size_t part;
    };
    std::vector<Bound> bounds;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::uint64_t points = NewPoints(parts_[i].first_mark, parts_[i].last_mark);
      if (points > 0) bounds.push_back({points, i});
    }
    std::ranges::stable_sort(bounds, [this](const Bound& a, const Bound& b) {
      return RankOf(a.points, a.part) > RankOf(b.points, b.part);
    });
    Candidate best;
    for (const Bound& bound : bounds) {
      if (!IsBetter(bound.points, bound.part, best)) break;
      TryPart(bound.part, room, best);
    }
    if (best.points == 0) return false;
    Take(best, room);
    return true;
  }

  void Take(const Candidate& candidate, CodePoints room) {
    Part& part = parts_[candidate.part];
    for (std::size_t i = part.first_mark; i < part.last_mark; ++i) {
      const Mark& mark = marks_[i];
      if (mark.span.begin < candidate.span.begin || mark.span.end > candidate.span.end) continue;
      shown_[mark.word] = true;
    }
    part.chosen = true;
    Span span = {candidate.span.begin, std::min(candidate.span.end, part.span.end)};
    if (candidate.length > room) {
      span.end = span.begin + Offset(FitFront(span.In(utf8_), {room, room, room}));
    }
    // What is written together with a mark, a comma or quotation marks, stays with it.
    const Span words = WordsAround(utf8_, span, part.span);
    if (ShownLength(words.In(utf8_)) <= room + most_ - length_) span = words;
    passages_.push_back({candidate.part, span, ShownLength(span.In(utf8_))});
  }

  // --- Filling ---

  // A passage with its ellipses.
  CodePoints LengthOf(const Passage& passage) const {
    const Span block = parts_[passage.part].block;
    return passage.length + (passage.span.begin > block.begin ? kCutLength : 0) +
           (passage.span.end < block.end ? kCutLength : 0);
  }

  CodePoints Total() const {
    CodePoints total = 0;
    for (const Passage& passage : passages_) total += LengthOf(passage);
    return total;
  }

  Span SentencesAround(const Passage& passage) {
    return {SentenceBegin(passage.part, passage.span.begin),
            SentenceEnd(passage.part, passage.span.end)};
  }

  Passage With(const Passage& passage, Span span) const {
    return {passage.part, span, ShownLength(span.In(utf8_))};
  }

  // Adds up to `room` from `within` in front of a passage, or behind it.
  CodePoints GrowFront(Passage& passage, Span within, Room room) {
    const std::string_view text = Span{within.begin, passage.span.begin}.In(utf8_);
    const std::uint32_t bytes = Offset(FitBack(text, room));
    const CodePoints before = passage.length;
    if (bytes > 0) passage = With(passage, {passage.span.begin - bytes, passage.span.end});
    return passage.length - before;
  }
  CodePoints GrowBehind(Passage& passage, Span within, Room room) {
    const std::string_view text = Span{passage.span.end, within.end}.In(utf8_);
    const std::uint32_t bytes = Offset(FitFront(text, room));
    const CodePoints before = passage.length;
    if (bytes > 0) passage = With(passage, {passage.span.begin, passage.span.end + bytes});
    return passage.length - before;
  }

  // Grows each passage to its sentences, or as far as its share of the room goes.
  void CompleteSentences() {
    struct Need {
      std::size_t passage;
      Passage whole;
    };
    std::vector<Need> needs;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      needs.push_back({i, With(passages_[i], SentencesAround(passages_[i]))});
    }
    const auto need = [this](const Need& n) {
      return LengthOf(n.whole) - LengthOf(passages_[n.passage]);
    };
    std::ranges::stable_sort(needs,
                             [&need](const Need& a, const Need& b) { return need(a) < need(b); });
    for (std::size_t i = 0; i < needs.size(); ++i) {
      const CodePoints total = Total();
      const auto sharers = static_cast<CodePoints>(needs.size() - i);
      Passage& passage = passages_[needs[i].passage];
      if (need(needs[i]) <= (most_ - total) / sharers) {
        passage = needs[i].whole;
      } else {
        const CodePoints share = std::max<CodePoints>(0, (length_ - total) / sharers);
        GrowAround(passage, needs[i].whole.span, share);
      }
    }
  }

  void GrowAround(Passage& passage, Span within, CodePoints share) {
    share -= GrowFront(passage, within, {.wanted = share / kFrontShare});
    share -= GrowBehind(passage, within, {.wanted = share});
    GrowFront(passage, within, {.wanted = share});
  }

  // Makes one passage of two in one part where what stands between them fits.
  void Join() {
    while (JoinTwo()) {
    }
  }

  bool JoinTwo() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      for (std::size_t j = i + 1; j < passages_.size(); ++j) {
        const Passage& a = passages_[i];
        const Passage& b = passages_[j];
        if (a.part != b.part) continue;
        const Passage both =
            With(a, {std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)});
        const CodePoints added = LengthOf(both) - LengthOf(a) - LengthOf(b);
        if (added > 0 && Total() + added > most_) continue;
        passages_[i] = both;
        passages_.erase(passages_.begin() + static_cast<std::ptrdiff_t>(j));
        return true;
      }
    }
    return false;
  }

  // Adds the sentence behind a passage, or else the one in front, where it fits as a whole.
  bool AddSentence() {
    const CodePoints total = Total();
    return std::ranges::any_of(passages_, [&](Passage& passage) {
      const auto [begin, end] = passage.span;
      const Span part = parts_[passage.part].span;
      const auto replace = [&](Span span) {
        const Passage longer = With(passage, span);
        if (total + LengthOf(longer) - LengthOf(passage) > most_) return false;
        passage = longer;
        return true;
      };
      return (end < part.end && replace({begin, SentenceEnd(passage.part, end + 1)})) ||
             (begin > part.begin && replace({SentenceBegin(passage.part, begin - 1), end}));
    });
  }

  bool AddWords() {
    const CodePoints total = Total();
    const Room room = {least_ - total, length_ - total, most_ - total};
    return std::ranges::any_of(passages_, [&](Passage& passage) {
      const Span part = parts_[passage.part].span;
      return GrowBehind(passage, part, room) > 0 || GrowFront(passage, part, room) > 0;
    });
  }

  void FillUp() {
    while (Total() < least_) {
      if (!AddSentence() && !AddWords()) return;
      Join();
    }
  }

  void TakeMarked() {
    CodePoints room = length_;
    do {
      if (!Choose(std::max<CodePoints>(1, room - 2 * kCutLength))) break;
      room -= std::max(kLeastPassage, LengthOf(passages_.back()));
    } while (passages_.size() < kMaxPassages && room >= kLeastPassage);
    CompleteSentences();
    Join();
    FillUp();
    while (NeedsPassage()) {
      ForgetShown();
      if (!Choose(std::max<CodePoints>(1, length_ - Total() - 2 * kCutLength))) break;
      CompleteSentences();
      FillUp();
    }
  }

  // Where the parts that passages stand in end before the snippet is long enough, words may be
  // shown again, out of other parts.
  void ForgetShown() {
    shown_.assign(shown_.size(), false);
    for (Part& part : parts_) {
      if (part.chosen) part.last_mark = part.first_mark;
    }
  }

  bool NeedsPassage() const {
    return passages_.size() < kMaxPassages && Total() < least_ &&
           (passages_.empty() || length_ - Total() >= kLeastRest);
  }

  // The start of the body, or of whatever there is without one.
  void TakeLead() {
    const bool any_body = std::ranges::any_of(blocks_, IsBody);
    for (const article::Block& block : blocks_) {
      if (!NeedsPassage()) break;
      if (any_body && !IsBody(block)) continue;
      const std::size_t part = parts_.size();
      std::size_t mark = marks_.size();
      AddParts(block, mark);
      passages_.push_back({part, {block.span.begin, block.span.begin}});
      // The ellipsis of nothing may be just what would make the snippet long enough.
      if (!AddSentence()) AddWords();
      FillUp();
      if (passages_.back().span.empty()) passages_.pop_back();
    }
  }

  // --- Showing ---

  // Passages of one block that touch where it was parted become one.
  void JoinParts() {
    std::ranges::sort(passages_, {}, [](const Passage& p) { return p.span.begin; });
    for (std::size_t i = 1; i < passages_.size();) {
      Passage& before = passages_[i - 1];
      const Span span = {before.span.begin, passages_[i].span.end};
      const bool touch = Trimmed(utf8_, {before.span.end, passages_[i].span.begin}).empty();
      if (touch && parts_[before.part].block == parts_[passages_[i].part].block) {
        before.span = span;
        passages_.erase(passages_.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        ++i;
      }
    }
  }

  MarkedText ShowPassage(const Passage& passage) const {
    std::vector<Mark> marks;
    for (Mark mark : marks_) {
      mark.span.begin = std::max(mark.span.begin, passage.span.begin);
      mark.span.end = std::min(mark.span.end, passage.span.end);
      if (mark.span.begin < mark.span.end) marks.push_back(mark);
    }
    MarkedText shown = CutMarked(utf8_, passage.span, marks);
    const Span block = parts_[passage.part].block;
    if (passage.span.begin > block.begin) shown.front().insert(0, std::string(kEllipsis) + " ");
    if (passage.span.end < block.end) shown.back() += " " + std::string(kEllipsis);
    return shown;
  }

  std::vector<MarkedText> Show() {
    JoinParts();
    std::vector<MarkedText> shown;
    for (const Passage& passage : passages_) shown.push_back(ShowPassage(passage));
    return shown;
  }

  std::string_view utf8_;
  const std::vector<article::Block>& blocks_;
  const std::vector<Mark>& marks_;
  text::SentenceFinder& finder_;
  CodePoints length_ = 0;
  CodePoints least_ = 0;
  CodePoints most_ = 0;
  // By WordId.
  std::vector<std::uint64_t> points_;
  std::vector<bool> shown_;
  std::vector<std::uint32_t> counts_;
  std::vector<Part> parts_;
  std::vector<Passage> passages_;  // in the order of choice, the best first
};

}  // namespace

std::vector<MarkedText> MakeSnippets(std::string_view utf8,
                                     const std::vector<article::Block>& blocks,
                                     const std::vector<Mark>& marks,
                                     const std::vector<double>& weights, std::size_t length,
                                     text::SentenceFinder& sentences) {
  if (length == 0) return {};
  return SnippetMaker(utf8, blocks, marks, weights, length, sentences).Make();
}

}  // namespace dossier::search
