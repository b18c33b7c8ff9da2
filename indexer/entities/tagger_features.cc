// What the tagger looks at, of a word and of its neighbours: the word, its stem, its beginning and
// end, how it is written, what stands around it, what its class is, and what the gazetteer and the
// rules take it for.
#include <string>

#include "entities/tagger.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;

std::uint64_t Mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + kPrime + (a << 6U) + (a >> 2U))) * 0xFF51AFD7ED558CCDU;
  return h ^ (h >> 32U);
}

// FNV-1a, which is the same on every machine. Goes on from the hash of what stands in front.
constexpr std::uint64_t kNothing = 0xCBF29CE484222325U;
std::uint64_t Hash(std::string_view text, std::uint64_t h = kNothing) {
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return h;
}

}  // namespace

FeatureReader::FeatureReader(const Words& words, const Hints& hints) : words_(words) {
  views_.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const auto shape = static_cast<std::uint64_t>(
        word.is_shouted && word.shape == Shape::kAllCapitals ? 77 : static_cast<int>(word.shape));
    views_.push_back({Hash(words.Stem(i)), shape * 4 + static_cast<std::uint64_t>(word.script),
                      word.classes, static_cast<std::uint64_t>(hints[i])});
  }
}

void FeatureReader::Collect(std::size_t begin, std::size_t end, std::size_t i,
                            std::vector<std::uint32_t>& features) const {
  features.clear();
  std::uint64_t id = 0;
  const auto add = [&](std::uint64_t value) {
    features.push_back(static_cast<std::uint32_t>(Mix(++id * 0x51ED27U, value) % kFeatureBuckets));
  };
  const Words& words = words_;
  const Word& word = words[i];
  const std::string_view term = words.Term(i);
  const auto view = [&](std::size_t at) { return at < begin || at >= end ? View{} : views_[at]; };
  const View w0 = view(i);
  const View p1 = view(i - 1);
  const View p2 = view(i - 2);
  const View n1 = view(i + 1);
  const View n2 = view(i + 2);
  const auto gap = static_cast<std::uint64_t>(word.gap);
  const std::uint64_t next_gap =
      i + 1 < end ? static_cast<std::uint64_t>(words[i + 1].gap) : std::uint64_t{99};
  const std::uint64_t marks = gap * 100 + next_gap;
  const std::uint64_t quotes = (word.quote_opens ? 1U : 0U) + (word.quote_closes ? 2U : 0U);
  const std::uint64_t start = (word.starts_sentence ? 1U : 0U) + (word.also_small ? 2U : 0U) +
                              (word.also_capital ? 4U : 0U);

  const std::string_view three = text::TakeCodePoints(term, 3);
  const std::string_view four = text::TakeCodePoints(term, 4);
  const std::uint64_t of_three = Hash(three);
  const std::uint64_t of_four = Hash(four.substr(three.size()), of_three);
  const std::uint64_t of_term = Hash(term.substr(four.size()), of_four);
  add(0);
  add(w0.stem);
  add(of_term);
  add(Mix(w0.stem, w0.shape));
  add(Mix(w0.shape, start));
  add(Mix(w0.classes, Mix(w0.shape, start)));
  add(Mix(Mix(w0.shape, marks), quotes));
  add(Mix(of_three, w0.shape));
  add(Mix(of_four, 4));
  const std::size_t two_bytes =
      static_cast<unsigned char>(term.empty() ? 'a' : term.front()) >= 0x80 ? 2 : 1;
  for (const std::size_t letters : {2U, 3U, 4U}) {
    const std::size_t bytes = letters * two_bytes;
    add(Mix(Hash(term.size() > bytes ? term.substr(term.size() - bytes) : term), w0.shape));
  }
  add(Mix(p1.stem, 1));
  add(Mix(n1.stem, 1));
  add(Mix(p2.stem, 1));
  add(Mix(n2.stem, 1));
  add(Mix(p1.stem, w0.shape));
  add(Mix(n1.stem, w0.shape));
  add(Mix(p1.stem, w0.stem));
  add(Mix(n1.stem, w0.stem));
  add(Mix(p1.shape, Mix(w0.shape, gap)));
  add(Mix(n1.shape, Mix(w0.shape, next_gap)));
  add(Mix(p1.shape, Mix(w0.shape, n1.shape)));
  add(Mix(Mix(p2.shape, p1.shape), Mix(w0.shape, Mix(n1.shape, n2.shape))));
  add(Mix(w0.classes, w0.shape));
  add(Mix(p1.classes, Mix(w0.shape, gap)));
  add(Mix(n1.classes, Mix(w0.shape, next_gap)));
  add(Mix(p1.classes, Mix(w0.classes, n1.classes)));
  add(Mix(Mix(p2.classes, p1.classes), Mix(w0.classes, w0.shape)));
  add(w0.hint);
  add(Mix(w0.hint, w0.shape));
  add(Mix(p1.hint, Mix(w0.hint, n1.hint)));
  add(Mix(p1.hint, Mix(w0.shape, gap)));
  add(Mix(n1.hint, Mix(w0.shape, next_gap)));
  add(Mix(quotes, Mix(p1.classes, w0.shape)));
  const bool has_lead = word.lead != Word::kNoLead;
  const std::uint64_t lead_classes = has_lead ? words[word.lead].classes : 3;
  const std::uint64_t lead_stem = has_lead ? views_[word.lead].stem : 3;
  add(Mix(lead_classes, Mix(w0.shape, quotes)));
  add(Mix(lead_stem, w0.shape));
}

}  // namespace dossier::entities
