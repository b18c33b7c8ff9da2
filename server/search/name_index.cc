#include "search/name_index.h"

#include <algorithm>
#include <iterator>

#include "text/normalize.h"
#include "text/tokenizer.h"

namespace dossier::search {

NameIndex::NameIndex(const entities::Gazetteer& gazetteer) {
  text::Tokenizer tokenizer;
  const auto add = [&](int entity, std::string_view name) {
    if (name.starts_with('=')) name.remove_prefix(1);  // an alias that does not decline
    const auto number = static_cast<std::uint32_t>(names_.size());
    names_.push_back({entity, name});
    for (const text::Token& token : tokenizer.Tokenize(name)) {
      words_.push_back({text::DropLatinAccents(token.term), number});
    }
  };
  for (int number = 0; number < static_cast<int>(gazetteer.entities().size()); ++number) {
    const entities::Entity& entity = gazetteer.entities()[static_cast<std::size_t>(number)];
    add(number, entity.en);
    add(number, entity.ru);
    for (const std::string& alias : entity.en_aliases) add(number, alias);
    for (const std::string& alias : entity.ru_aliases) add(number, alias);
  }
  std::ranges::sort(words_, {}, &Word::folded);
}

std::vector<std::uint32_t> NameIndex::NamesWith(std::string_view prefix) const {
  std::vector<std::uint32_t> names;
  for (auto word = std::ranges::lower_bound(words_, prefix, {}, &Word::folded);
       word != words_.end() && word->folded.starts_with(prefix); ++word) {
    names.push_back(word->name);
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

std::vector<NameIndex::Match> NameIndex::Find(const std::vector<std::string>& prefixes) const {
  if (prefixes.empty()) return {};
  std::vector<std::uint32_t> names = NamesWith(prefixes.front());
  for (std::size_t i = 1; i < prefixes.size() && !names.empty(); ++i) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(names, NamesWith(prefixes[i]), std::back_inserter(both));
    names = std::move(both);
  }
  std::vector<Match> matches;
  // Names of one entity stand together.
  for (const std::uint32_t name : names) {
    if (matches.empty() || matches.back().entity != names_[name].entity) {
      matches.push_back({names_[name].entity, names_[name].text});
    }
  }
  return matches;
}

}  // namespace dossier::search
