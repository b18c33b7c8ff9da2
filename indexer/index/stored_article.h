// The stored fields of an article, as they come back from the index.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "entities/mentions.h"

namespace dossier::index {

// A mention whose entity is told by its kind and by LocalEntity::key.
struct StoredMention {
  entities::Field field;
  entities::Role role;
  Span span;  // bytes of the field
  entities::EntityKind kind;
  std::string_view key;
};

// Writes the fields of `analyzed`.
std::string SerializeArticle(const entities::AnalyzedArticle& analyzed);

// Reads what SerializeArticle wrote. All views live as long as the object and survive a move of it.
class StoredArticle {
 public:
  // Error kDamaged where `data` differs from what SerializeArticle wrote: it ends in a checksum.
  static Result<StoredArticle> Parse(std::string data);

  // The same of what was written before there were checksums: spans are checked against their
  // texts, enumerators against their types; a letter that has become another is not noticed.
  static Result<StoredArticle> ParseUnchecked(std::string data);

  // The memory that it holds.
  std::size_t Bytes() const { return data_->capacity(); }

  std::string_view id() const;
  std::string_view title() const;
  std::string_view text() const;
  text::Language language() const;
  std::string_view source() const;
  std::string_view url() const;
  std::optional<article::PublicationDate> date() const;
  // Absent of what was stored before this was known.
  std::optional<std::chrono::sys_seconds> read_at() const;
  std::vector<article::Block> blocks() const;
  std::vector<StoredMention> mentions() const;
  // The dates that the field names, as Article has them.
  std::vector<article::EventDate> dates(entities::Field field) const;

  // The article as it was before its analysis, to analyse it again.
  article::Article ToArticle() const;

 private:
  explicit StoredArticle(std::string data);

  // On the heap, so that a move leaves the views where they are even for a short string.
  std::unique_ptr<const std::string> data_;
};

}  // namespace dossier::index
