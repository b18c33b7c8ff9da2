// Values are numbered by how many articles name them, names by their values; so the lists of names
// that a word leads to have the most frequent first, and a single letter that begins a tenth of all
// names costs no more than going through numbers. tests/search/name_index_test.cc.
#include "search/name_index.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "search/values.h"
#include "text/normalize.h"
#include "text/tokenizer.h"
#include "text/word_parts.h"

namespace dossier::search {
namespace {

std::vector<std::string_view> ListedNames(const entities::Entity& entity) {
  std::vector<std::string_view> names = {entity.en, entity.ru};
  names.insert(names.end(), entity.en_aliases.begin(), entity.en_aliases.end());
  names.insert(names.end(), entity.ru_aliases.begin(), entity.ru_aliases.end());
  for (std::string_view& name : names) {
    if (name.starts_with('=')) name.remove_prefix(1);  // an alias that does not decline
  }
  return names;
}

}  // namespace

class NameIndex::Maker {
 public:
  explicit Maker(NameIndex& index) : index_(index), values_(index.columns_->values) {}

  void Make() {
    RankValues();
    for (std::uint32_t rank = 0; rank < index_.ranked_.size(); ++rank) AddNames(rank);
    SortWords();
  }

 private:
  void RankValues() {
    // The values of each kind are numbered in the same order as in the column of its facet.
    PerFacet<Ordinal> next{};
    for (index::ValueTable::Number value = 0; value < values_.size(); ++value) {
      const Facet facet = FacetOf(values_.kind(value));
      const auto articles = index_.columns_->facets[facet].count(next[facet]++);
      index_.ranked_.push_back({value, static_cast<std::uint32_t>(articles)});
    }
    std::ranges::stable_sort(index_.ranked_, std::ranges::greater(), &Ranked::articles);
  }

  void AddNames(std::uint32_t rank) {
    const index::ValueTable::Number value = index_.ranked_[rank].value;
    const int known = values_.is_known(value) ? index_.gazetteer_->Find(values_.id(value)) : -1;
    if (known >= 0) {
      const auto listed =
          ListedNames(index_.gazetteer_->entities()[static_cast<std::size_t>(known)]);
      for (std::uint32_t i = 0; i < listed.size(); ++i) AddName(rank, kListed + i, listed[i]);
    }
    for (const std::uint32_t key : values_.keys(value)) {
      const std::string_view text = values_.key(key);
      const std::string_view name = entities::NameInKey(text);
      if (name.size() < text.size()) AddName(rank, key, name);
    }
    if (values_.is_known(value)) return;
    const std::string english = values_.en(value);
    const bool has_it = std::ranges::any_of(values_.keys(value), [&](std::uint32_t key) {
      return entities::NameInKey(values_.key(key)) == english;
    });
    if (!has_it) AddName(rank, kEnglishLabel, english);
  }

  void AddName(std::uint32_t rank, Which which, std::string_view name) {
    const auto number = static_cast<std::uint32_t>(index_.names_.size());
    index_.names_.push_back({rank, which});
    // Nearly all names are plain words with spaces between them.
    std::vector<std::string> words;
    for (std::string_view rest = name; !rest.empty();) {
      std::string_view word = rest.substr(0, rest.find_first_of(" -"));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (word.ends_with('.')) word.remove_suffix(1);
      if (word.empty()) continue;
      if (!text::IsPlainWord(word)) {
        words.clear();
        for (const text::Token& token : tokenizer_.Tokenize(name)) {
          words.push_back(text::DropLatinAccents(token.term));
        }
        break;
      }
      words.push_back(text::FoldWord(word));
    }
    for (std::string& word : words) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      const auto [known, added] = numbers_.try_emplace(std::move(word), next);
      pairs_.emplace_back(known->second, number);
    }
  }

  void SortWords() {
    std::vector<const std::pair<const std::string, std::uint32_t>*> words;
    words.reserve(numbers_.size());
    for (const auto& word : numbers_) words.push_back(&word);
    std::ranges::sort(words, {}, [](const auto* word) { return std::string_view(word->first); });
    std::vector<std::uint32_t> places(words.size());
    for (std::uint32_t place = 0; place < words.size(); ++place) {
      places[words[place]->second] = place;
      index_.words_ += words[place]->first;
      index_.word_begins_.push_back(static_cast<std::uint32_t>(index_.words_.size()));
    }
    for (auto& [word, name] : pairs_) word = places[word];
    std::ranges::sort(pairs_);
    pairs_.erase(std::ranges::unique(pairs_).begin(), pairs_.end());
    index_.name_begins_.assign(words.size() + 1, 0);
    index_.names_of_words_.reserve(pairs_.size());
    for (const auto& [word, name] : pairs_) {
      ++index_.name_begins_[word + 1];
      index_.names_of_words_.push_back(name);
    }
    std::partial_sum(index_.name_begins_.begin(), index_.name_begins_.end(),
                     index_.name_begins_.begin());
  }

  NameIndex& index_;
  const index::ValueTable& values_;
  text::Tokenizer tokenizer_;
  std::unordered_map<std::string, std::uint32_t> numbers_;      // of words, as they come
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  // word and name
};

NameIndex::NameIndex(const entities::Gazetteer& gazetteer, const Columns& columns)
    : gazetteer_(&gazetteer), columns_(&columns) {
  Maker(*this).Make();
}

std::string NameIndex::TextOf(const Name& name) const {
  const index::ValueTable& values = columns_->values;
  const index::ValueTable::Number value = ranked_[name.rank].value;
  if (name.which == kEnglishLabel) return values.en(value);
  if (name.which < kListed) return std::string(entities::NameInKey(values.key(name.which)));
  const auto number = static_cast<std::size_t>(gazetteer_->Find(values.id(value)));
  return std::string(ListedNames(gazetteer_->entities()[number])[name.which - kListed]);
}

std::string_view NameIndex::WordAt(std::size_t word) const {
  return std::string_view(words_).substr(word_begins_[word],
                                         word_begins_[word + 1] - word_begins_[word]);
}

std::vector<std::uint32_t> NameIndex::NamesWith(std::string_view prefix) const {
  std::size_t begin = 0;
  for (std::size_t end = word_begins_.size() - 1; begin < end;) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (WordAt(middle) < prefix) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  std::size_t end = begin;
  while (end + 1 < word_begins_.size() && WordAt(end).starts_with(prefix)) ++end;
  std::vector<std::uint32_t> names(names_of_words_.begin() + name_begins_[begin],
                                   names_of_words_.begin() + name_begins_[end]);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

std::vector<std::uint32_t> NameIndex::NamesWithAll(const std::vector<std::string>& prefixes) const {
  if (prefixes.empty() || names_.empty()) return {};
  std::vector<std::uint32_t> names = NamesWith(prefixes.front());
  for (std::size_t i = 1; i < prefixes.size() && !names.empty(); ++i) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(names, NamesWith(prefixes[i]), std::back_inserter(both));
    names = std::move(both);
  }
  return names;
}

std::vector<NameIndex::Match> NameIndex::Find(const std::vector<std::string>& prefixes,
                                              std::size_t limit) const {
  std::vector<Match> matches;
  // Names of one value stand together.
  for (const std::uint32_t name : NamesWithAll(prefixes)) {
    const Ranked& ranked = ranked_[names_[name].rank];
    if (!matches.empty() && matches.back().value == ranked.value) continue;
    if (matches.size() == limit) break;
    matches.push_back({ranked.value, ranked.articles, TextOf(names_[name])});
  }
  return matches;
}

std::vector<index::ValueTable::Number> NameIndex::FindValues(
    const std::vector<std::string>& prefixes) const {
  std::vector<index::ValueTable::Number> values;
  for (const std::uint32_t name : NamesWithAll(prefixes)) {
    const index::ValueTable::Number value = ranked_[names_[name].rank].value;
    if (values.empty() || values.back() != value) values.push_back(value);
  }
  return values;
}

}  // namespace dossier::search
