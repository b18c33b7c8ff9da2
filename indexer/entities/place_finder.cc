#include "entities/place_finder.h"

#include "text/locale_names.h"
#include "text/stemmer.h"
#include "text/tokenizer.h"

namespace dossier::entities {
namespace {

class Adder {
 public:
  explicit Adder(PhraseTrie& names) : names_(names) {}

  void Add(std::string_view name) {
    std::vector<std::string> stems;
    for (const text::Token& token : tokenizer_.Tokenize(name)) {
      if (!token.variant) stems.push_back(stemmer_.Stem(token.term, token.script));
    }
    if (!stems.empty()) names_.Add(stems, 0);
  }

 private:
  PhraseTrie& names_;
  text::Tokenizer tokenizer_;
  text::Stemmer stemmer_;
};

}  // namespace

PlaceFinder::PlaceFinder(const std::vector<Place>& places) {
  Adder adder(names_);
  for (const Place& place : places) {
    adder.Add(place.en);
    adder.Add(place.ru);
    for (const std::string& alias : place.en_aliases) adder.Add(alias);
    for (const std::string& alias : place.ru_aliases) adder.Add(alias);
  }
  for (const auto& names : {text::TerritoryNames(), text::CityNames()}) {
    for (const text::LocaleName& name : names) {
      if (name.english == "European Union" || name.english == "United Nations" ||
          name.english == "EU" || name.english == "UN" || name.english == "eurozone") {
        continue;
      }
      adder.Add(name.english);
      adder.Add(name.russian);
    }
  }
}

void PlaceFinder::Mark(const Words& words, Hints& hints) const {
  for (std::size_t i = 0; i < words.size();) {
    std::size_t best = i;
    if (words[i].HasCapital()) {
      PhraseTrie::Node node = PhraseTrie::kRoot;
      for (std::size_t end = i; end < words.size() && hints[end] == Tag::kOutside; ++end) {
        if (end > i && !words.IsJoined(end)) break;
        node = names_.Step(node, words.Stem(end));
        if (node == PhraseTrie::kNone) break;
        if (!names_.Values(node).empty()) best = end + 1;
      }
    }
    if (best == i) {
      ++i;
      continue;
    }
    for (std::size_t at = i; at < best; ++at)
      hints[at] = at == i ? Tag::kBeginPlace : Tag::kInPlace;
    i = best;
  }
}

}  // namespace dossier::entities
