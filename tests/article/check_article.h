// What the headers of the article layer promise, checked on any input: for tests with random bytes
// and for the fuzzer.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>

#include "article/article.h"
#include "article/article_id.h"
#include "article/blocks.h"
#include "article/date_scanner.h"
#include "article/input.h"
#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {

inline bool StandsAtACodePoint(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

// Blocks: in order, not overlapping, not empty, trimmed, with all that is no white space in one of
// them.
inline std::string CheckBlocks(std::string_view text, const std::vector<Block>& blocks) {
  std::size_t last = 0;
  for (const Block& block : blocks) {
    if (block.span.begin < last || block.span.end > text.size()) return "a block out of order";
    if (block.span.empty() || Trim(block.span.In(text)) != block.span.In(text))
      return "a block that is not trimmed";
    if (!IsBlank(text.substr(last, block.span.begin - last))) return "text in front of a block";
    last = block.span.end;
  }
  if (!IsBlank(text.substr(last))) return "text behind the last block";
  if (std::count_if(blocks.begin(), blocks.end(),
                    [](const Block& b) { return b.kind == BlockKind::kDateline; }) > 1) {
    return "two datelines";
  }
  return "";
}

inline std::string CheckDates(std::string_view text) {
  std::size_t last = 0;
  for (const DateMention& mention : ScanDates(text)) {
    if (mention.span.begin < last || mention.span.end > text.size() || mention.span.empty())
      return "a date out of order";
    if (!StandsAtACodePoint(text, mention.span.begin) ||
        !StandsAtACodePoint(text, mention.span.end))
      return "a date within a character";
    if (Trim(mention.span.In(text)) != mention.span.In(text)) return "a date that is not trimmed";
    if (!mention.year && !mention.month) return "a date without year and month";
    if (mention.day && !mention.month) return "a day without a month";
    if (mention.year && !mention.ToDate()) return "a date that does not exist";
    last = mention.span.end;
  }
  return "";
}

inline std::string CheckEventDates(std::string_view text, const std::vector<EventDate>& dates) {
  std::size_t last = 0;
  for (const EventDate& date : dates) {
    if (date.span.begin < last || date.span.end > text.size() || date.span.empty())
      return "an event date out of order";
    if (!StandsAtACodePoint(text, date.span.begin) || !StandsAtACodePoint(text, date.span.end))
      return "an event date within a character";
    if (Trim(date.span.In(text)) != date.span.In(text)) return "an event date that is not trimmed";
    if (date.period.first_day() > date.period.last_day()) return "a period that ends too early";
    if (date.period.start.year() < 1000 || date.period.end.year() > 2199) return "an absurd year";
    last = date.span.end;
  }
  return "";
}

// Empty where all promises hold for `text`, valid UTF-8; else what does not.
inline std::string CheckText(const std::string& text) {
  const std::string dates = CheckDates(text);
  if (!dates.empty()) return dates;
  const BuildOptions options{.now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)};
  const Result<Article> article = BuildArticle({.text = text}, {.path = "p"}, options);
  if (!article) return IsBlank(text) ? "" : article.error().message;
  if (article->text != text) return "another text";
  if (!text::IsValidUtf8(article->title) || text::CountCodePoints(article->title) > 120 ||
      IsBlank(article->title))
    return "a bad title";
  if (article->date &&
      article->date->value.first_day() >
          std::chrono::floor<std::chrono::days>(options.now) + std::chrono::days(2)) {
    return "a date in the future";
  }
  const std::string events = CheckEventDates(text, article->text_dates);
  if (!events.empty()) return events;
  const auto written = PartialDate::Day(2025, 10, 22);
  const std::string of_one_piece = CheckEventDates(text, FindEventDates(text, written));
  if (!of_one_piece.empty()) return of_one_piece;
  return CheckBlocks(text, article->blocks);
}

// The same for the reading of `bytes`, which may be anything.
inline std::string CheckReading(const std::string& bytes) {
  std::istringstream input(bytes);
  std::string fault;
  std::size_t last_line = 0;
  ReadRecords(input, {.path = "p", .relative_path = "p"}, 150,
              [&](Result<Record> record, const Origin& origin) {
                if (origin.line != 0 && origin.line < last_line) fault = "lines out of order";
                last_line = origin.line;
                if (!record) {
                  if (record.error().message.empty() || !text::IsValidUtf8(record.error().message))
                    fault = "a bad message";
                  return true;
                }
                if (!text::IsValidUtf8(record->title) || !text::IsValidUtf8(record->text))
                  fault = "a record that is not UTF-8";
                if (IsBlank(record->title) && IsBlank(record->text))
                  fault = "a record without words";
                if (!IsArticleId(MakeArticleId(*record, origin))) fault = "a bad id";
                return true;
              });
  return fault;
}

}  // namespace dossier::article
