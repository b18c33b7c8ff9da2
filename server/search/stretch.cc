// A stretch is worth the different words in it, each by its weight and once. Of those that are
// worth the same the better one stands in the body, then has its words closest together (of a first
// name and a surname, those that stand side by side are more surely one person), then comes first.
//
// A window moves over the places. Each place in turn is its last; its first moves up while the
// window is too long, goes over the limit of a block, or begins with a word that comes again. Of
// "grain … ports … grain … treaty", the window that ends with "treaty" begins with "ports". The
// cost is one step a place, and counting the code points from the first mark of a block to its
// last.
//
// Points are whole numbers, so that adding and taking away leaves no traces.
#include "search/stretch.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace dossier::search {
namespace {

constexpr double kMaxWeight = 1000;

std::uint64_t PointsOf(WordId word, const std::vector<double>& weights) {
  if (word >= weights.size()) return 1;
  // A word that says nothing is still better than none.
  const double weight = std::fmin(std::fmax(weights[word], 0), kMaxWeight);
  return 1 + static_cast<std::uint64_t>(std::lround(1000 * weight));
}

}  // namespace

bool IsBody(const article::Block& block) {
  return block.kind == article::BlockKind::kParagraph || block.kind == article::BlockKind::kQuote;
}

std::vector<Place> FindPlaces(std::string_view utf8, const std::vector<article::Block>& blocks,
                              const std::vector<Mark>& marks, const std::vector<double>& weights) {
  std::vector<Place> places;
  auto mark = marks.begin();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Span block = blocks[i].span;
    while (mark != marks.end() && mark->span.begin < block.begin) ++mark;
    std::uint32_t at = block.begin;
    CodePoints length = 0;
    for (; mark != marks.end() && mark->span.begin < block.end; ++mark) {
      const Span span{mark->span.begin, std::min(mark->span.end, block.end)};
      const CodePoints begin = length + ShownLength(Span{at, span.begin}.In(utf8));
      length = begin + ShownLength(span.In(utf8));
      at = span.end;
      places.push_back(
          {i, IsBody(blocks[i]), mark->word, PointsOf(mark->word, weights), span, begin, length});
    }
  }
  return places;
}

std::optional<Stretch> BestStretch(const std::vector<Place>& places, CodePoints room) {
  std::vector<std::size_t> counts;  // by WordId, in the window
  for (const Place& place : places) {
    if (place.word >= counts.size()) counts.resize(place.word + 1);
  }
  std::optional<Stretch> best;
  std::tuple<std::uint64_t, bool, CodePoints> best_rank;
  std::uint64_t points = 0;
  auto first = places.begin();
  for (auto last = places.begin(); last != places.end(); ++last) {
    if (counts[last->word]++ == 0) points += last->points;
    while (first != last && (first->block != last->block || last->end - first->begin > room ||
                             counts[first->word] > 1)) {
      if (--counts[first->word] == 0) points -= first->points;
      ++first;
    }
    const std::tuple rank(points, last->in_body, first->begin - last->begin);
    if (best && rank <= best_rank) continue;
    best_rank = rank;
    best = {last->block, {first->span.begin, last->span.end}};
  }
  return best;
}

void RemoveWordsOf(const Stretch& stretch, std::vector<Place>& places) {
  std::set<WordId> words;
  for (const Place& place : places) {
    if (place.span.begin >= stretch.span.begin && place.span.end <= stretch.span.end) {
      words.insert(place.word);
    }
  }
  std::erase_if(places, [&words](const Place& place) { return words.contains(place.word); });
}

}  // namespace dossier::search
