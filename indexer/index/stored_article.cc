#include "index/stored_article.h"

#include <flatbuffers/flatbuffers.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/checksum.h"
#include "index/stored_article_generated.h"

namespace dossier::index {
namespace {

const flat::Article& Root(const std::string& data) { return *flat::GetArticle(data.data()); }

std::string_view View(const flatbuffers::String* text) {
  return text == nullptr ? std::string_view() : std::string_view(text->data(), text->size());
}

bool IsWithin(std::uint32_t begin, std::uint32_t end, std::size_t size) {
  return begin <= end && end <= size;
}

template <typename Enum>
bool IsUpTo(std::uint8_t value, Enum last) {
  return value <= static_cast<std::uint8_t>(last);
}

// 20251022, 20251000 or 20250000.
std::uint32_t PackDate(const PartialDate& date) {
  return static_cast<std::uint32_t>(date.year()) * 10000 + date.month() * 100 + date.day();
}

std::optional<PartialDate> UnpackDate(std::uint32_t packed) {
  const int year = static_cast<int>(std::min(packed / 10000, 10000U));
  const unsigned month = packed / 100 % 100;
  const unsigned day = packed % 100;
  if (month == 0) return day == 0 ? PartialDate::Year(year) : std::nullopt;
  return day == 0 ? PartialDate::Month(year, month) : PartialDate::Day(year, month, day);
}

std::optional<DatePeriod> PeriodOf(const flat::NamedDate& date) {
  const auto start = UnpackDate(date.start());
  const auto end = UnpackDate(date.finish());
  if (!start || !end) return std::nullopt;
  return DatePeriod::Between(*start, *end);
}

std::size_t FieldSize(const flat::Article& article, std::uint8_t field) {
  const bool is_title = field == static_cast<std::uint8_t>(entities::Field::kTitle);
  return is_title ? article.title()->size() : article.text()->size();
}

bool AreSound(const flat::Article& article,
              const flatbuffers::Vector<const flat::NamedDate*>* dates) {
  if (dates == nullptr) return true;
  for (const flat::NamedDate* date : *dates) {
    if (!IsUpTo(date->field(), entities::Field::kText) || !PeriodOf(*date)) return false;
    if (!IsWithin(date->begin(), date->end(), FieldSize(article, date->field()))) return false;
  }
  return true;
}

void Flatten(entities::Field field, const std::vector<article::EventDate>& dates,
             std::vector<flat::NamedDate>& flattened) {
  for (const article::EventDate& date : dates) {
    flattened.emplace_back(static_cast<std::uint8_t>(field), date.is_stated, date.is_dateline,
                           date.span.begin, date.span.end, PackDate(date.period.start),
                           PackDate(date.period.end));
  }
}

// FlatBuffers' verifier has seen to the structure; this sees to what it cannot know: spans within
// their texts, and enumerators that there are.
bool IsSound(const flat::Article& article) {
  const std::size_t text_size = article.text()->size();
  if (!IsUpTo(article.language(), text::Language::kMixed)) return false;
  if (!IsUpTo(article.date_basis(), article::DateBasis::kMetadata)) return false;
  if (article.date() != nullptr && !PartialDate::Parse(View(article.date()))) return false;
  if (article.entities() != nullptr) {
    for (const flat::Entity* entity : *article.entities()) {
      if (!IsUpTo(entity->kind(), entities::EntityKind::kOrganization)) return false;
    }
  }
  if (article.blocks() != nullptr) {
    for (const flat::Block* block : *article.blocks()) {
      if (!IsWithin(block->begin(), block->end(), text_size)) return false;
      if (!IsUpTo(block->kind(), article::BlockKind::kCredit)) return false;
    }
  }
  if (article.mentions() != nullptr) {
    const std::size_t entities = article.entities() == nullptr ? 0 : article.entities()->size();
    for (const flat::Mention* mention : *article.mentions()) {
      const bool in_title = mention->field() == static_cast<std::uint8_t>(entities::Field::kTitle);
      const std::size_t size = in_title ? article.title()->size() : text_size;
      if (!IsWithin(mention->begin(), mention->end(), size)) return false;
      if (mention->entity() >= entities) return false;
      if (!IsUpTo(mention->field(), entities::Field::kText)) return false;
      if (!IsUpTo(mention->role(), entities::Role::kCredit)) return false;
    }
  }
  return AreSound(article, article.dates());
}

}  // namespace

std::string SerializeArticle(const entities::AnalyzedArticle& analyzed) {
  const article::Article& article = analyzed.article;
  flatbuffers::FlatBufferBuilder builder(article.text.size() + 1024);

  std::vector<flat::Block> blocks;
  for (const article::Block& block : article.blocks) {
    blocks.emplace_back(static_cast<std::uint8_t>(block.kind), block.span.begin, block.span.end);
  }
  std::vector<flatbuffers::Offset<flat::Entity>> entities;
  for (const entities::LocalEntity& entity : analyzed.entities) {
    entities.push_back(flat::CreateEntity(builder, static_cast<std::uint8_t>(entity.kind),
                                          builder.CreateString(entity.key)));
  }
  std::vector<flat::Mention> mentions;
  for (const entities::Mention& mention : analyzed.mentions) {
    mentions.emplace_back(static_cast<std::uint8_t>(mention.field),
                          static_cast<std::uint8_t>(mention.role), mention.entity,
                          mention.span.begin, mention.span.end);
  }

  std::vector<flat::NamedDate> dates;
  Flatten(entities::Field::kTitle, article.title_dates, dates);
  Flatten(entities::Field::kText, article.text_dates, dates);

  const auto id = builder.CreateString(article.id);
  const auto title = builder.CreateString(article.title);
  const auto text = builder.CreateString(article.text);
  const auto source = builder.CreateString(article.source);
  const auto url = builder.CreateString(article.url);
  const auto date = article.date ? builder.CreateString(article.date->value.ToString()) : 0;
  const auto evidence = article.date ? builder.CreateString(article.date->evidence) : 0;
  const auto block_vector = builder.CreateVectorOfStructs(blocks);
  const auto entity_vector = builder.CreateVector(entities);
  const auto mention_vector = builder.CreateVectorOfStructs(mentions);
  const auto date_vector = builder.CreateVectorOfStructs(dates);
  const auto basis =
      article.date ? static_cast<std::uint8_t>(article.date->basis) : std::uint8_t{0};
  const auto read_at = static_cast<std::uint64_t>(
      article.read_at.value_or(std::chrono::sys_seconds{}).time_since_epoch().count());
  builder.Finish(flat::CreateArticle(
      builder, id, title, text, static_cast<std::uint8_t>(article.language), source, url, date,
      basis, evidence, block_vector, entity_vector, mention_vector, date_vector, read_at));
  return WithChecksum(
      {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()});
}

StoredArticle::StoredArticle(std::string data)
    : data_(std::make_unique<const std::string>(std::move(data))) {}

Result<StoredArticle> StoredArticle::Parse(std::string data) {
  if (!TakeChecksum(data)) {
    return Fail(ErrorCode::kDamaged, "the stored fields of an article are damaged");
  }
  return ParseUnchecked(std::move(data));
}

Result<StoredArticle> StoredArticle::ParseUnchecked(std::string data) {
  StoredArticle article(std::move(data));
  flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(article.data_->data()),
                                 article.data_->size());
  if (!flat::VerifyArticleBuffer(verifier) || !IsSound(Root(*article.data_))) {
    return Fail(ErrorCode::kDamaged, "the stored fields of an article are damaged");
  }
  return article;
}

std::string_view StoredArticle::id() const { return View(Root(*data_).id()); }
std::string_view StoredArticle::title() const { return View(Root(*data_).title()); }
std::string_view StoredArticle::text() const { return View(Root(*data_).text()); }
std::string_view StoredArticle::source() const { return View(Root(*data_).source()); }
std::string_view StoredArticle::url() const { return View(Root(*data_).url()); }

text::Language StoredArticle::language() const {
  return static_cast<text::Language>(Root(*data_).language());
}

std::optional<article::PublicationDate> StoredArticle::date() const {
  const flat::Article& article = Root(*data_);
  if (article.date() == nullptr) return std::nullopt;
  const auto value = PartialDate::Parse(View(article.date()));
  if (!value) return std::nullopt;
  return article::PublicationDate{*value, static_cast<article::DateBasis>(article.date_basis()),
                                  std::string(View(article.date_evidence()))};
}

std::optional<std::chrono::sys_seconds> StoredArticle::read_at() const {
  const std::uint64_t seconds = Root(*data_).read_at();
  if (seconds == 0) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

std::vector<article::Block> StoredArticle::blocks() const {
  std::vector<article::Block> blocks;
  const auto* stored = Root(*data_).blocks();
  if (stored == nullptr) return blocks;
  blocks.reserve(stored->size());
  for (const flat::Block* block : *stored) {
    blocks.push_back(
        {static_cast<article::BlockKind>(block->kind()), {block->begin(), block->end()}});
  }
  return blocks;
}

std::vector<StoredMention> StoredArticle::mentions() const {
  std::vector<StoredMention> mentions;
  const flat::Article& article = Root(*data_);
  if (article.mentions() == nullptr) return mentions;
  mentions.reserve(article.mentions()->size());
  for (const flat::Mention* mention : *article.mentions()) {
    const flat::Entity* entity = article.entities()->Get(mention->entity());
    mentions.push_back({static_cast<entities::Field>(mention->field()),
                        static_cast<entities::Role>(mention->role()),
                        {mention->begin(), mention->end()},
                        static_cast<entities::EntityKind>(entity->kind()),
                        View(entity->id())});
  }
  return mentions;
}

std::vector<article::EventDate> StoredArticle::dates(entities::Field field) const {
  std::vector<article::EventDate> dates;
  const auto* stored = Root(*data_).dates();
  if (stored == nullptr) return dates;
  for (const flat::NamedDate* date : *stored) {
    if (date->field() != static_cast<std::uint8_t>(field)) continue;
    dates.push_back(
        {{date->begin(), date->end()}, *PeriodOf(*date), date->stated(), date->dateline()});
  }
  return dates;
}

article::Article StoredArticle::ToArticle() const {
  article::Article article;
  article.id = id();
  article.title = title();
  article.text = text();
  article.blocks = blocks();
  article.language = language();
  article.source = source();
  article.url = url();
  article.date = date();
  article.read_at = read_at();
  article.title_dates = dates(entities::Field::kTitle);
  article.text_dates = dates(entities::Field::kText);
  return article;
}

}  // namespace dossier::index
