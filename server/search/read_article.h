// A stored article with what its hits need of it each time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entities/entity.h"
#include "index/stored_article.h"
#include "index/value_table.h"

namespace dossier::search {

// A facet value that an article is about.
struct Subject {
  index::ValueTable::Number value;
  std::uint64_t count;  // how often the article names it
};

// The article, where its subjects are: credits are none. The most often named first, then in the
// order of the text.
struct ReadArticle {
  // `values` are those of the revision that the article was read from.
  ReadArticle(index::StoredArticle article, const index::ValueTable& values);
  ReadArticle(const ReadArticle&) = delete;
  ReadArticle& operator=(const ReadArticle&) = delete;

  std::size_t Bytes() const;

  index::StoredArticle stored;
  std::vector<index::StoredMention> mentions;  // views of `stored`
  std::vector<Subject> people;
  std::vector<Subject> organizations;
};

}  // namespace dossier::search
