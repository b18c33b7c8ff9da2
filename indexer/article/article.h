// An article: what the rest of the program works on.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "article/event_dates.h"
#include "article/record.h"
#include "base/date.h"
#include "base/result.h"
#include "base/span.h"
#include "text/language.h"
#include "text/time_zone.h"

namespace dossier::article {

enum class BlockKind { kDateline, kParagraph, kSubhead, kQuote, kCredit };

// "dateline", "p", "h2", "quote", "credit": the names of API.md.
std::string_view BlockKindName(BlockKind kind);

// A block of Article::text. Blocks stand in order, don't overlap, are never empty and start and end
// with a character that is no white space. A line break inside a block means no more than a space.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span span;
  bool operator==(const Block&) const = default;
};

enum class DateBasis : std::uint8_t { kStated, kInferred, kMetadata };

// "stated", "inferred", "metadata".
std::string_view DateBasisName(DateBasis basis);

// `evidence` says in a few words of the text itself, or by the name of the metadata, what the date
// rests on: "22 October; > November 2024" (later than; the signs need no translation).
struct PublicationDate {
  PartialDate value;
  DateBasis basis;
  std::string evidence;
};

struct Article {
  std::string id;  // empty until the indexer has given it one
  std::string title;
  std::string text;  // as the record gives it, byte for byte
  std::vector<Block> blocks;
  text::Language language = text::Language::kEnglish;
  std::string source;
  std::string url;
  std::optional<PublicationDate> date;
  // When the record was read that says all this: BuildOptions::now then.
  std::optional<std::chrono::sys_seconds> read_at;
  // The dates that it names, but those in credits. One that stands in its dateline is marked.
  std::vector<EventDate> title_dates;  // none where the title was made from the text
  std::vector<EventDate> text_dates;
};

struct BuildOptions {
  std::chrono::sys_seconds now = {};             // the clock that dates are inferred by
  std::optional<PartialDate> default_date = {};  // for articles that have none of their own
  std::string default_source = {};               // for records without a source
  text::TimeZone timezone = {};                  // the place whose days metadata times fall on
};

// Error kInvalidInput: neither title nor text, a date in the metadata that is none, text that is
// not valid UTF-8. An article without a title takes the first sentence of its text, at most 120
// code points, as its title.
Result<Article> BuildArticle(const Record& record, const Origin& origin,
                             const BuildOptions& options);

}  // namespace dossier::article
