// The files are regular enough to be read by their tags: `<REUTERS TOPICS="YES" … NEWID="1">`, then
// DATE, TEXT and in that TITLE, DATELINE and BODY, each closed. `<` in a text is written &lt;. See
// the README of Reuters-21578, distribution 1.0. Tests: reuters_sgml_test.cc.
#include "article/reuters_sgml.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "article/metadata_date.h"
#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::string_view kOpen = "<REUTERS";
constexpr std::string_view kClose = "</REUTERS>";
constexpr std::size_t kMaxArticleBytes = 4U << 20;
constexpr std::size_t kMaxReference = 10;  // "&#1114111;"

bool IsLineOrTab(char32_t c) { return c == '\n' || c == '\t'; }

// The code point that a reference without its "&" and ";" stands for: "#3", "#xA0", "lt".
std::optional<char32_t> CodePointOf(std::string_view reference) {
  if (reference == "lt") return U'<';
  if (reference == "gt") return U'>';
  if (reference == "amp") return U'&';
  if (reference == "quot") return U'"';
  if (!reference.starts_with('#')) return std::nullopt;
  const bool is_hex = reference.size() > 1 && (reference[1] == 'x' || reference[1] == 'X');
  const std::string_view digits = reference.substr(is_hex ? 2 : 1);
  std::uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, number, is_hex ? 16 : 10);
  const bool is_code_point = number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != end || !is_code_point) {
    return std::nullopt;
  }
  return number;
}

// `sgml` with references replaced, without control characters.
std::string Decoded(std::string_view sgml) {
  std::string text;
  const auto add = [&text](char32_t c) {
    if (c == '\r' || ((c < 0x20 || (c >= 0x7F && c < 0xA0)) && !IsLineOrTab(c))) return;
    text::AppendCodePoint(c, text);
  };
  for (std::size_t i = 0; i < sgml.size();) {
    if (sgml[i] == '&') {
      const std::size_t end = sgml.substr(i, kMaxReference).find(';');
      const auto code_point =
          end == std::string_view::npos ? std::nullopt : CodePointOf(sgml.substr(i + 1, end - 1));
      if (code_point) {
        add(*code_point);
        i += end + 1;
        continue;
      }
    }
    add(text::NextCodePoint(sgml, i));
  }
  return text;
}

// Where an element stands, and what stands in it.
struct Element {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view content;
};

// The first element of that name, up to its closing tag or the end of `sgml`.
std::optional<Element> FindElement(std::string_view sgml, const std::string& name) {
  const std::string open = "<" + name;
  std::size_t begin = sgml.find(open);
  while (begin != std::string_view::npos && sgml.substr(begin + open.size(), 1) != ">" &&
         sgml.substr(begin + open.size(), 1) != " ") {
    begin = sgml.find(open, begin + 1);
  }
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t inside = sgml.find('>', begin);
  if (inside == std::string_view::npos) return std::nullopt;
  const std::string close = "</" + name + ">";
  const std::size_t end = std::min(sgml.find(close, inside), sgml.size());
  return Element{begin, std::min(end + close.size(), sgml.size()),
                 sgml.substr(inside + 1, end - inside - 1)};
}

std::string_view ContentOf(std::string_view sgml, const std::string& name) {
  const auto element = FindElement(sgml, name);
  return element ? element->content : std::string_view();
}

std::string AttributeOf(std::string_view tag, std::string_view name) {
  const std::size_t begin = tag.find(" " + std::string(name) + "=\"");
  if (begin == std::string_view::npos) return "";
  tag.remove_prefix(begin + name.size() + 3);
  return std::string(tag.substr(0, tag.find('"')));
}

// The text of an article without a BODY.
std::string TextBesideElements(std::string_view text) {
  std::string rest(text);
  for (const char* name : {"AUTHOR", "TITLE", "DATELINE"}) {
    if (const auto element = FindElement(rest, name)) {
      rest.erase(element->begin, element->end - element->begin);
    }
  }
  return rest;
}

// Without blank lines at its ends; the indent of the first line tells how the text is laid out.
std::string Body(std::string_view text) {
  while (text.find('\n') != std::string_view::npos && IsBlank(text.substr(0, text.find('\n')))) {
    text.remove_prefix(text.find('\n') + 1);
  }
  while (const std::size_t size = TrailingSpaceBytes(text)) text.remove_suffix(size);
  return std::string(text);
}

Result<Record> ReadElement(std::string_view sgml) {
  if (sgml.size() > kMaxArticleBytes) {
    return Fail(ErrorCode::kInvalidInput,
                "is an article of over " + std::to_string(kMaxArticleBytes) + " bytes");
  }
  const std::string_view tag = sgml.substr(0, sgml.find('>'));
  const std::string_view text = ContentOf(sgml, "TEXT");
  Record record;
  const std::string number = AttributeOf(tag, "NEWID");
  if (!number.empty()) record.id = "reuters-" + number;
  const std::string date(Trim(Decoded(ContentOf(sgml, "DATE"))));
  record.date = IsoTimeOf(date).value_or(date);
  record.title = CollapseSpaces(Decoded(ContentOf(text, "TITLE")));
  record.dateline = CollapseSpaces(Decoded(ContentOf(text, "DATELINE")));
  std::string_view body = ContentOf(text, "BODY");
  record.text = Body(Decoded(body.empty() ? TextBesideElements(text) : std::string(body)));
  record.source = "reuters";
  record.language = "en";
  if (record.title.empty() && record.text.empty()) {
    return Fail(ErrorCode::kInvalidInput, "is an article with neither title nor text");
  }
  return record;
}

}  // namespace

bool LooksLikeReutersSgml(std::string_view start) {
  start = Trim(start);
  return start.starts_with("<!DOCTYPE lewis") || start.starts_with("<REUTERS ") ||
         start.starts_with("<REUTERS>");
}

bool ReadReutersSgml(std::string_view utf8, const Origin& origin, const RecordSink& sink) {
  Origin place = origin;
  place.line = 1;
  std::size_t counted = 0;
  std::size_t begin = utf8.find(kOpen);
  if (begin == std::string_view::npos) {
    return sink(Fail(ErrorCode::kInvalidInput, "is a file without REUTERS elements"), origin);
  }
  while (begin != std::string_view::npos) {
    const std::size_t next = utf8.find(kOpen, begin + kOpen.size());
    const std::string_view element = utf8.substr(begin, next - begin);
    place.line +=
        static_cast<std::size_t>(std::count(utf8.begin() + counted, utf8.begin() + begin, '\n'));
    counted = begin;
    if (!sink(ReadElement(element.substr(0, element.find(kClose))), place)) return false;
    begin = next;
  }
  return true;
}

}  // namespace dossier::article
