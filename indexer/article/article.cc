#include "article/article.h"

#include <algorithm>
#include <array>

#include "article/blocks.h"
#include "article/dateline.h"
#include "article/publication_date.h"
#include "article/utf8_check.h"
#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxTitleCodePoints = 120;

std::optional<Error> CheckUtf8(const Record& record) {
  struct Field {
    std::string_view name;
    const std::string& value;
  };
  const std::array<Field, 8> fields = {{{"id", record.id},
                                        {"title", record.title},
                                        {"text", record.text},
                                        {"date", record.date},
                                        {"dateline", record.dateline},
                                        {"lang", record.language},
                                        {"source", record.source},
                                        {"url", record.url}}};
  for (const Field& field : fields) {
    if (const auto offset = FindInvalidUtf8(field.value)) {
      return Error{ErrorCode::kInvalidInput, '"' + std::string(field.name) +
                                                 "\" is not valid UTF-8 at byte " +
                                                 std::to_string(*offset + 1)};
    }
  }
  return std::nullopt;
}

// The end of the first sentence of `text`: behind its mark and what closes with it, where white
// space follows.
std::size_t FirstSentenceEnd(std::string_view text) {
  static constexpr std::string_view kMarks = ".!?";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_mark =
        kMarks.find(text[i]) != std::string_view::npos || text.substr(i).starts_with("…");
    if (!is_mark) continue;
    std::size_t end = i + (kMarks.find(text[i]) != std::string_view::npos ? 1 : 3);
    for (const std::string_view closing : {"»", "”", "\"", ")", "’", "'"}) {
      if (text.substr(end).starts_with(closing)) end += closing.size();
    }
    // An initial or an abbreviation ("U.S. troops", «г. Москва») ends no sentence.
    const std::size_t word =
        text.rfind(' ', i) == std::string_view::npos ? 0 : text.rfind(' ', i) + 1;
    const bool is_short = text[i] == '.' && text::CountCodePoints(text.substr(word, i - word)) <= 3;
    const bool ends = end == text.size() || LeadingSpaceBytes(text.substr(end)) > 0;
    if (ends && !is_short) return end;
  }
  return text.size();
}

// Cuts a title that is too long at the end of a word.
std::string ShortenTitle(std::string_view title) {
  const std::string_view head = text::TakeCodePoints(title, kMaxTitleCodePoints);
  if (head.size() == title.size()) return std::string(title);
  const std::string_view room = text::TakeCodePoints(title, kMaxTitleCodePoints - 1);
  const std::size_t space = title[room.size()] == ' ' ? room.size() : room.rfind(' ');
  return std::string(room.substr(0, space)) + "…";
}

// The first sentence of the first block that tells something; of the first block where there is no
// other.
std::string TitleFromText(std::string_view text, const std::vector<Block>& blocks) {
  if (blocks.empty()) return "";
  const Block* first = &blocks.front();
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kQuote) continue;
    first = &block;
    break;
  }
  // No more of the block than a title can need, whatever its length.
  const std::string_view start =
      text::TakeCodePoints(first->span.In(text), kMaxTitleCodePoints * 4);
  const std::string sentence = CollapseSpaces(start);
  return ShortenTitle(std::string_view(sentence).substr(0, FirstSentenceEnd(sentence)));
}

text::Language LanguageOf(const Record& record) {
  if (const auto language = text::ParseLanguage(record.language)) return *language;
  return text::GuessLanguage(record.title + "\n" + record.text);
}

// The bytes of the text in which the article tells its own date: a block, or the start of the first
// paragraph.
std::vector<Span> DatelinesOf(const Article& article) {
  std::vector<Span> spans;
  bool is_first = true;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kDateline) spans.push_back(block.span);
    if (block.kind != BlockKind::kParagraph || !is_first) continue;
    is_first = false;
    const auto dateline = FindDatelineInFront(block.span.In(article.text));
    if (dateline) spans.push_back({block.span.begin, block.span.begin + dateline->date.span.end});
  }
  return spans;
}

// Paragraph by paragraph, so that no date and no sentence runs over two.
std::vector<EventDate> TextDatesOf(const Article& article,
                                   const std::optional<PartialDate>& written) {
  const std::vector<Span> datelines = DatelinesOf(article);
  std::vector<EventDate> dates;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kCredit) continue;
    for (EventDate date : FindEventDates(block.span.In(article.text), written)) {
      date.span.begin += block.span.begin;
      date.span.end += block.span.begin;
      date.is_dateline =
          std::any_of(datelines.begin(), datelines.end(), [&date](const Span& dateline) {
            return date.span.begin >= dateline.begin && date.span.end <= dateline.end;
          });
      dates.push_back(date);
    }
  }
  return dates;
}

void AddEventDates(const Record& record, Article& article) {
  const auto written = article.date ? std::optional(article.date->value) : std::nullopt;
  if (!IsBlank(record.title)) article.title_dates = FindEventDates(article.title, written);
  article.text_dates = TextDatesOf(article, written);
}

}  // namespace

std::string_view DateBasisName(DateBasis basis) {
  switch (basis) {
    case DateBasis::kStated:
      return "stated";
    case DateBasis::kInferred:
      return "inferred";
    case DateBasis::kMetadata:
      break;
  }
  return "metadata";
}

Result<Article> BuildArticle(const Record& record, const Origin& origin,
                             const BuildOptions& options) {
  if (const auto error = CheckUtf8(record)) return tl::unexpected<Error>(*error);
  if (IsBlank(record.title) && IsBlank(record.text)) {
    return Fail(ErrorCode::kInvalidInput, "has neither \"title\" nor \"text\"");
  }
  Article article;
  article.text = record.text;
  article.blocks = SplitBlocks(article.text);
  const auto date = FindPublicationDate(record, origin, article.blocks, options);
  if (!date) return tl::unexpected<Error>(date.error());
  article.date = *date;
  article.title =
      IsBlank(record.title) ? TitleFromText(article.text, article.blocks) : record.title;
  article.language = LanguageOf(record);
  article.source = record.source.empty() ? options.default_source : record.source;
  article.url = record.url;
  article.read_at = options.now;
  AddEventDates(record, article);
  return article;
}

}  // namespace dossier::article
