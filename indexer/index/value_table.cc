#include "index/value_table.h"

#include <flatbuffers/flatbuffers.h>

#include <algorithm>
#include <utility>

#include "entities/mentions.h"
#include "index/files.h"
#include "index/folder.h"
#include "index/schema.h"
#include "index/value_table_generated.h"
#include "text/romanization.h"

namespace dossier::index {
namespace {

constexpr std::uint32_t kFormat = 1;

using Numbers = flatbuffers::Vector<std::uint32_t>;

const flat::ValueTable& Root(const std::string& data) { return *flat::GetValueTable(data.data()); }

// Strings one behind the other.
struct Strings {
  const flatbuffers::String& bytes;
  const Numbers& begins;

  std::uint32_t size() const { return begins.size() - 1; }

  std::string_view operator[](std::uint32_t number) const {
    const std::uint32_t begin = begins.Get(number);
    return std::string_view(bytes.data(), bytes.size())
        .substr(begin, begins.Get(number + 1) - begin);
  }

  // The place of `wanted` among the strings from `begin` to `end`, which are in byte order.
  std::optional<std::uint32_t> Find(std::string_view wanted, std::uint32_t begin,
                                    std::uint32_t end) const {
    while (begin < end) {
      const std::uint32_t middle = begin + (end - begin) / 2;
      const std::string_view found = (*this)[middle];
      if (found == wanted) return middle;
      if (found < wanted) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return std::nullopt;
  }

  bool AreWhole() const {
    return begins.size() > 0 && begins.Get(0) == 0 &&
           begins.Get(begins.size() - 1) == bytes.size() && std::ranges::is_sorted(begins);
  }

  // Rising, none twice.
  bool AreInOrder(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i + 1 < end; ++i) {
      if ((*this)[i] >= (*this)[i + 1]) return false;
    }
    return true;
  }
};

Strings KeysOf(const flat::ValueTable& table) { return {*table.keys(), *table.key_begin()}; }
Strings IdsOf(const flat::ValueTable& table) { return {*table.ids(), *table.id_begin()}; }
Strings SlugsOf(const flat::ValueTable& table) { return {*table.slugs(), *table.slug_begin()}; }

bool AreBelow(const Numbers& numbers, std::uint32_t limit) {
  return std::ranges::all_of(numbers, [limit](std::uint32_t number) { return number < limit; });
}

bool AreKeys(const Numbers& numbers, std::uint32_t keys) {
  return std::ranges::all_of(numbers, [keys](std::uint32_t number) {
    return number < keys || number == entities::kNoKey;
  });
}

// FlatBuffers' verifier has seen to the structure; this sees to what it cannot know.
bool IsSound(const flat::ValueTable& table) {
  if (table.format() != kFormat) return false;
  const Strings keys = KeysOf(table);
  const Strings ids = IdsOf(table);
  const Strings slugs = SlugsOf(table);
  if (!keys.AreWhole() || !ids.AreWhole() || !slugs.AreWhole()) return false;
  if (table.people() > keys.size() || !keys.AreInOrder(0, table.people()) ||
      !keys.AreInOrder(table.people(), keys.size()) || !ids.AreInOrder(0, ids.size()) ||
      !slugs.AreInOrder(0, slugs.size())) {
    return false;
  }
  return table.value_of_key()->size() == keys.size() && table.known()->size() == ids.size() &&
         table.en_key()->size() == ids.size() && table.ru_key()->size() == ids.size() &&
         table.value_of_slug()->size() == slugs.size() &&
         AreBelow(*table.value_of_key(), ids.size()) &&
         AreBelow(*table.value_of_slug(), ids.size()) && AreKeys(*table.en_key(), keys.size()) &&
         AreKeys(*table.ru_key(), keys.size());
}

// What Strings reads, of `text_of` each of `items`. Made and written one after the other: an index
// may have millions of names, and twice is too much.
struct FlatStrings {
  flatbuffers::Offset<flatbuffers::String> bytes;
  flatbuffers::Offset<Numbers> begins;
};
template <typename Items, typename TextOf>
FlatStrings WriteStrings(const Items& items, const TextOf& text_of,
                         flatbuffers::FlatBufferBuilder& builder) {
  std::size_t size = 0;
  for (const auto& item : items) size += text_of(item).size();
  FlatStrings written;
  {
    std::string bytes;
    bytes.reserve(size);
    for (const auto& item : items) bytes += text_of(item);
    written.bytes = builder.CreateString(bytes);
  }
  std::vector<std::uint32_t> begins{0};
  begins.reserve(items.size() + 1);
  for (const auto& item : items) {
    begins.push_back(begins.back() + static_cast<std::uint32_t>(text_of(item).size()));
  }
  written.begins = builder.CreateVector(begins);
  return written;
}

// `number_of` each of `items`.
template <typename Number, typename Items, typename NumberOf>
auto WriteNumbers(const Items& items, const NumberOf& number_of,
                  flatbuffers::FlatBufferBuilder& builder) {
  std::vector<Number> numbers;
  numbers.reserve(items.size());
  for (const auto& item : items) numbers.push_back(static_cast<Number>(number_of(item)));
  return builder.CreateVector(numbers);
}

}  // namespace

EntityKeys EntityKeys::Read(const Xapian::Database& database) {
  EntityKeys keys;
  keys.bytes_ = std::make_unique<std::string>();
  std::vector<std::size_t> begins;
  for (const auto kind : {entities::EntityKind::kPerson, entities::EntityKind::kOrganization}) {
    const std::string prefix(EntityPrefix(kind));
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      begins.push_back(keys.bytes_->size());
      keys.bytes_->append(*term, prefix.size());
      keys.keys_.push_back({kind, term.get_termfreq(), {}});
    }
  }
  begins.push_back(keys.bytes_->size());
  for (std::size_t i = 0; i < keys.keys_.size(); ++i) {
    keys.keys_[i].key = std::string_view(*keys.bytes_).substr(begins[i], begins[i + 1] - begins[i]);
  }
  return keys;
}

flatbuffers::DetachedBuffer SerializeValues(std::span<const entities::KeyCount> keys,
                                            const entities::EntityTable& table) {
  using entities::EntityValue;
  using entities::KeyCount;
  using entities::ValueSlug;
  const auto people = static_cast<std::uint32_t>(
      std::ranges::count(keys, entities::EntityKind::kPerson, &KeyCount::kind));
  // Enough, so that it never grows: to grow is to have all twice.
  std::size_t size = 1024 + sizeof(std::uint32_t) * (2 * keys.size() + 4 * table.values.size() +
                                                     2 * table.slugs.size());
  for (const KeyCount& key : keys) size += key.key.size();
  for (const EntityValue& value : table.values) size += value.id.size();
  for (const ValueSlug& slug : table.slugs) size += slug.slug.size();
  flatbuffers::FlatBufferBuilder builder(size);
  const FlatStrings flat_keys = WriteStrings(
      keys, [](const KeyCount& key) { return key.key; }, builder);
  const auto value_of_key = builder.CreateVector(table.value_of_key);
  const FlatStrings ids = WriteStrings(
      table.values, [](const EntityValue& value) { return value.id; }, builder);
  const auto known = WriteNumbers<std::uint8_t>(
      table.values, [](const EntityValue& value) { return value.known ? 1 : 0; }, builder);
  const auto en_key = WriteNumbers<std::uint32_t>(
      table.values, [](const EntityValue& value) { return value.en_key; }, builder);
  const auto ru_key = WriteNumbers<std::uint32_t>(
      table.values, [](const EntityValue& value) { return value.ru_key; }, builder);
  const FlatStrings slugs = WriteStrings(
      table.slugs, [](const ValueSlug& slug) { return slug.slug; }, builder);
  const auto value_of_slug = WriteNumbers<std::uint32_t>(
      table.slugs, [](const ValueSlug& slug) { return slug.value; }, builder);
  flat::FinishValueTableBuffer(
      builder, flat::CreateValueTable(builder, kFormat, flat_keys.bytes, flat_keys.begins, people,
                                      value_of_key, ids.bytes, ids.begins, known, en_key, ru_key,
                                      slugs.bytes, slugs.begins, value_of_slug));
  return builder.Release();
}

std::string_view BytesOf(const flatbuffers::DetachedBuffer& buffer) {
  return {reinterpret_cast<const char*>(buffer.data()), buffer.size()};
}

Result<ValueTable> ValueTable::Open(const std::filesystem::path& file) {
  auto data = ReadWholeFile(file);
  if (!data) return tl::unexpected(data.error());
  auto table = Parse(std::move(*data));
  if (!table) return Fail(ErrorCode::kDamaged, file.string() + " is damaged");
  return table;
}

Result<ValueTable> ValueTable::OpenFor(const std::filesystem::path& generation,
                                       const Xapian::Database& database) {
  const std::string fingerprint = database.get_metadata(kValuesKey);
  if (fingerprint.empty()) return ValueTable();
  auto table = Open(ValuesFile(generation, fingerprint));
  if (!table && table.error().code == ErrorCode::kUnreadable) {
    const Xapian::Database newest((generation / kDatabaseFolder).string());
    if (newest.get_revision() != database.get_revision()) {
      throw Xapian::DatabaseModifiedError("the facet values were made anew meanwhile");
    }
    return Fail(ErrorCode::kDamaged, table.error().message);
  }
  return table;
}

Result<ValueTable> ValueTable::Parse(std::string data) {
  ValueTable table;
  table.data_ = std::make_unique<const std::string>(std::move(data));
  flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(table.data_->data()),
                                 table.data_->size());
  if (!flat::VerifyValueTableBuffer(verifier) || !IsSound(Root(*table.data_))) {
    return Fail(ErrorCode::kDamaged, "the table of facet values is damaged");
  }
  // The keys of each value, in one array.
  const Numbers& value_of_key = *Root(*table.data_).value_of_key();
  std::vector<std::uint32_t>& begins = table.key_begin_of_value_;
  begins.assign(table.size() + 1, 0);
  for (const std::uint32_t value : value_of_key) ++begins[value + 1];
  // Every value has a key, or it would have no kind.
  if (std::find(begins.begin() + 1, begins.end(), 0U) != begins.end()) {
    return Fail(ErrorCode::kDamaged, "the table of facet values is damaged");
  }
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  table.keys_by_value_.resize(value_of_key.size());
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  for (std::uint32_t key = 0; key < value_of_key.size(); ++key) {
    table.keys_by_value_[next[value_of_key.Get(key)]++] = key;
  }
  return table;
}

std::size_t ValueTable::size() const { return data_ ? IdsOf(Root(*data_)).size() : std::size_t{0}; }

std::size_t ValueTable::key_count() const { return keys_by_value_.size(); }

std::string_view ValueTable::id(Number value) const { return IdsOf(Root(*data_))[value]; }

entities::EntityKind ValueTable::kind(Number value) const {
  return keys(value).front() < Root(*data_).people() ? entities::EntityKind::kPerson
                                                     : entities::EntityKind::kOrganization;
}

bool ValueTable::is_known(Number value) const { return Root(*data_).known()->Get(value) != 0; }

std::string ValueTable::en(Number value) const {
  const std::uint32_t en_key = Root(*data_).en_key()->Get(value);
  if (is_known(value)) return std::string(id(value));
  if (en_key != entities::kNoKey) return std::string(entities::NameInKey(key(en_key)));
  return text::Romanize(ru(value));
}

std::string ValueTable::ru(Number value) const {
  const std::uint32_t ru_key = Root(*data_).ru_key()->Get(value);
  if (is_known(value)) return std::string(id(value));
  if (ru_key != entities::kNoKey) return std::string(entities::NameInKey(key(ru_key)));
  const std::uint32_t en_key = Root(*data_).en_key()->Get(value);
  return en_key == entities::kNoKey ? std::string(id(value))
                                    : std::string(entities::NameInKey(key(en_key)));
}

std::optional<ValueTable::Number> ValueTable::Find(std::string_view id) const {
  if (!data_) return std::nullopt;
  const flat::ValueTable& table = Root(*data_);
  const Strings ids = IdsOf(table);
  if (const auto value = ids.Find(id, 0, ids.size())) return value;
  const Strings slugs = SlugsOf(table);
  const auto slug = slugs.Find(id, 0, slugs.size());
  return slug ? std::optional(table.value_of_slug()->Get(*slug)) : std::nullopt;
}

std::optional<ValueTable::Number> ValueTable::FindKey(entities::EntityKind kind,
                                                      std::string_view key) const {
  if (!data_) return std::nullopt;
  const flat::ValueTable& table = Root(*data_);
  const Strings keys = KeysOf(table);
  const bool is_person = kind == entities::EntityKind::kPerson;
  const auto number =
      keys.Find(key, is_person ? 0 : table.people(), is_person ? table.people() : keys.size());
  return number ? std::optional(table.value_of_key()->Get(*number)) : std::nullopt;
}

std::span<const std::uint32_t> ValueTable::keys(Number value) const {
  return std::span(keys_by_value_)
      .subspan(key_begin_of_value_[value],
               key_begin_of_value_[value + 1] - key_begin_of_value_[value]);
}

std::string_view ValueTable::key(std::uint32_t number) const {
  return KeysOf(Root(*data_))[number];
}

}  // namespace dossier::index
