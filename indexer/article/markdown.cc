// md4c turns Markdown into HTML, whose text is read as that of a page is. It takes time in
// proportion to its input, whatever that is (hostile Markdown is in markdown_test.cc).
#include "article/markdown.h"

#include <md4c-html.h>

#include <algorithm>
#include <utility>

#include "article/front_matter.h"
#include "article/html_text.h"
#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxBytes = 16U << 20;
constexpr std::size_t kMaxHeadingMarks = 6;

std::string_view FirstLine(std::string_view text) { return Trim(text.substr(0, text.find('\n'))); }

// "# Title" to "###### Title".
bool IsHeadingLine(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= kMaxHeadingMarks && marks < line.size() && line[marks] == ' ';
}

// "=====", three at least.
bool IsUnderline(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of('=') == std::string_view::npos;
}

Result<std::string> ToHtml(std::string_view markdown) {
  if (markdown.size() > kMaxBytes) {
    return Fail(ErrorCode::kInvalidInput,
                "is Markdown of over " + std::to_string(kMaxBytes) + " bytes");
  }
  std::string html;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  const int fault = md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html,
                            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH, 0);
  if (fault != 0) return Fail(ErrorCode::kInvalidInput, "cannot be read as Markdown");
  return html;
}

bool IsHeading(const HtmlParagraph& paragraph) {
  if (paragraph.block == nullptr) return false;
  const GumboTag tag = TagOf(*paragraph.block);
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2;
}

Result<Record> ReadFile(std::string_view utf8) {
  Result<FrontMatter> matter = ReadFrontMatter(utf8);
  if (!matter) return tl::unexpected(matter.error());
  const Result<std::string> html = ToHtml(matter->body);
  if (!html) return tl::unexpected(html.error());
  const Result<HtmlTree> tree = HtmlTree::Parse(*html);
  if (!tree) return tl::unexpected(tree.error());
  Record record = std::move(matter->record);
  bool is_first = true;
  for (const HtmlParagraph& paragraph :
       ParagraphsOf(tree->root(), [](const GumboNode&) { return true; })) {
    const bool is_headline = std::exchange(is_first, false) && IsHeading(paragraph);
    if (is_headline && record.title.empty()) record.title = CollapseSpaces(paragraph.text);
    if (is_headline && CollapseSpaces(paragraph.text) == record.title) continue;
    AppendParagraph(paragraph.text, record.text);
  }
  if (record.title.empty() && record.text.empty()) {
    return Fail(ErrorCode::kInvalidInput, "has no text");
  }
  return record;
}

}  // namespace

bool LooksLikeMarkdown(std::string_view start) {
  if (StartsFrontMatter(start)) return true;
  start = Trim(start);
  const std::string_view line = FirstLine(start);
  if (IsHeadingLine(line)) return true;
  const std::size_t end = start.find('\n');
  return !line.empty() && end != std::string_view::npos &&
         IsUnderline(FirstLine(start.substr(end + 1)));
}

bool ReadMarkdown(std::string_view utf8, const Origin& origin, const RecordSink& sink) {
  return sink(ReadFile(utf8), origin);
}

}  // namespace dossier::article
