// The people and organizations of an index as facet values, in a file beside the database.
//
// Made anew with every commit that changes articles, from the terms of all of them
// (entities/entity_table.h), so that it belongs to one revision.
#pragma once

#include <flatbuffers/detached_buffer.h>
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "entities/entity_table.h"

namespace dossier::index {

// The keys of all articles of a database, in the order that MakeEntityTable wants. Views into
// itself, which survive a move.
class EntityKeys {
 public:
  // What the writer of `database` has not committed yet is there, too.
  static EntityKeys Read(const Xapian::Database& database);

  std::span<const entities::KeyCount> all() const { return keys_; }

 private:
  std::unique_ptr<std::string> bytes_;
  std::vector<entities::KeyCount> keys_;
};

// The bytes of a file of values; BytesOf views them. Deterministic. About 190 bytes a key at its
// peak, the keys and the table included (2026-11-26).
flatbuffers::DetachedBuffer SerializeValues(std::span<const entities::KeyCount> keys,
                                            const entities::EntityTable& table);
std::string_view BytesOf(const flatbuffers::DetachedBuffer& buffer);

// The values in memory, by their numbers. May be read by many threads at once; views live as long
// as the table does, and survive a move of it.
class ValueTable {
 public:
  using Number = std::uint32_t;

  ValueTable() = default;  // has no values

  // Errors: kUnreadable; kDamaged where the file is not whole or of another format.
  static Result<ValueTable> Open(const std::filesystem::path& file);
  // The table of the revision that `database` reads; empty where nothing was committed yet. Throws
  // Xapian::DatabaseModifiedError where commits have overtaken it and taken the file away.
  static Result<ValueTable> OpenFor(const std::filesystem::path& generation,
                                    const Xapian::Database& database);
  static Result<ValueTable> Parse(std::string data);

  // Numbers are in the byte order of the ids; people and organizations among each other.
  std::size_t size() const;
  std::string_view id(Number value) const;
  entities::EntityKind kind(Number value) const;
  // True where the id is one of the gazetteer, which has the labels then.
  bool is_known(Number value) const;
  // Its names in both languages: of a value that the gazetteer lacks, else its id.
  std::string en(Number value) const;
  std::string ru(Number value) const;

  // What `id` names: an id, or the slug of a name that the value has.
  std::optional<Number> Find(std::string_view id) const;
  // The value of LocalEntity::key.
  std::optional<Number> FindKey(entities::EntityKind kind, std::string_view key) const;

  // The keys of a value, in byte order, by their numbers.
  std::span<const std::uint32_t> keys(Number value) const;
  std::string_view key(std::uint32_t number) const;
  std::size_t key_count() const;

 private:
  // On the heap, so that a move leaves the views where they are.
  std::unique_ptr<const std::string> data_;
  std::vector<std::uint32_t> key_begin_of_value_;
  std::vector<std::uint32_t> keys_by_value_;
};

}  // namespace dossier::index
