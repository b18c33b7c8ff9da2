// The sum of the articles of its names is at least what a value has, as an article may have several
// of them. So values are gone through by that sum, and counted exactly until no later one can be
// among the first.
#include "index/unknown_names.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "index/folder.h"
#include "index/schema.h"
#include "index/stored_article.h"
#include "index/value_table.h"

namespace dossier::index {
namespace {

constexpr int kMaxAttempts = 5;  // where commits overtake the reading

struct Counted {
  ValueTable::Number value = 0;
  std::uint64_t articles = 0;
};

// More articles first; values are numbered in the order of their ids.
bool IsBefore(const Counted& a, const Counted& b) {
  return a.articles != b.articles ? a.articles > b.articles : a.value < b.value;
}

std::string TermOf(const ValueTable& values, ValueTable::Number value, std::uint32_t key) {
  return MakeTerm(EntityPrefix(values.kind(value)), values.key(key));
}

std::uint64_t CountArticles(const ValueTable& values, ValueTable::Number value,
                            const Xapian::Database& database) {
  std::set<Xapian::docid> articles;
  for (const std::uint32_t key : values.keys(value)) {
    const std::string term = TermOf(values, value, key);
    articles.insert(database.postlist_begin(term), database.postlist_end(term));
  }
  return articles.size();
}

std::vector<Counted> MostFrequent(const ValueTable& values, const Xapian::Database& database,
                                  std::size_t limit) {
  std::vector<Counted> bounds;
  for (ValueTable::Number value = 0; value < values.size(); ++value) {
    if (values.is_known(value)) continue;
    Counted& bound = bounds.emplace_back(Counted{value, 0});
    for (const std::uint32_t key : values.keys(value)) {
      bound.articles += database.get_termfreq(TermOf(values, value, key));
    }
  }
  std::ranges::sort(bounds, IsBefore);
  std::vector<Counted> best;
  for (const Counted& bound : bounds) {
    if (best.size() == limit && (limit == 0 || bound.articles < best.back().articles)) break;
    const Counted counted{bound.value, values.keys(bound.value).size() == 1
                                           ? bound.articles
                                           : CountArticles(values, bound.value, database)};
    best.insert(std::ranges::upper_bound(best, counted, IsBefore), counted);
    if (best.size() > limit) best.pop_back();
  }
  return best;
}

UnknownName Describe(const Counted& counted, const ValueTable& values,
                     const Xapian::Database& database) {
  UnknownName name;
  name.kind = values.kind(counted.value);
  name.id = values.id(counted.value);
  name.en = values.en(counted.value);
  name.ru = values.ru(counted.value);
  name.articles = counted.articles;
  const auto joined = values.keys(counted.value);
  std::vector<std::uint32_t> keys(joined.begin(), joined.end());
  std::ranges::stable_sort(keys, std::ranges::greater(), [&](std::uint32_t key) {
    return database.get_termfreq(TermOf(values, counted.value, key));
  });
  for (const std::uint32_t key : keys)
    name.names.emplace_back(entities::NameInKey(values.key(key)));
  const std::string term = TermOf(values, counted.value, keys.front());
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return name;
  const auto article = StoredArticle::Parse(database.get_document(*posting).get_data());
  if (!article) throw Xapian::DatabaseCorruptError(article.error().message);
  name.example = article->id();
  return name;
}

Result<std::vector<UnknownName>> ListOnce(const std::filesystem::path& index, std::size_t limit) {
  const auto generation = CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  const Xapian::Database database((*generation / kDatabaseFolder).string());
  const auto values = ValueTable::OpenFor(*generation, database);
  if (!values) return tl::unexpected(values.error());
  std::vector<UnknownName> names;
  for (const Counted& counted : MostFrequent(*values, database, limit)) {
    names.push_back(Describe(counted, *values, database));
  }
  return names;
}

}  // namespace

Result<std::vector<UnknownName>> ListUnknownNames(const std::filesystem::path& index,
                                                  std::size_t limit) {
  for (int attempt = 1;; ++attempt) {
    try {
      return ListOnce(index, limit);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kMaxAttempts) throw;
    }
  }
}

}  // namespace dossier::index
