#include "article/formats.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "article/csv.h"
#include "article/declared_charset.h"
#include "article/feed.h"
#include "article/html_page.h"
#include "article/json_lines.h"
#include "article/json_values.h"
#include "article/markdown.h"
#include "article/plain_text.h"
#include "article/reuters_sgml.h"
#include "article/text_input.h"
#include "article/utf16_input.h"
#include "text/charset.h"

namespace dossier::article {
namespace {

constexpr std::size_t kStartBytes = 64U << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A format of many records, which are decoded one by one.
struct StreamFormat {
  std::string_view name;
  bool (*looks_like)(std::string_view start);
  bool (*read)(TextInput& input, const Origin& origin, const RecordSink& sink);
};

// A format that is held whole. `read` is given all of it as valid UTF-8 without NUL, whatever
// charset the document declares.
struct DocumentFormat {
  std::string_view name;
  bool (*looks_like)(std::string_view start);
  bool (*read)(std::string_view utf8, const Origin& origin, const RecordSink& sink);
};

bool LooksLikeAnything(std::string_view) { return true; }

// The first that fits is taken. `looks_like` is given the start of the text, 64 KB of bytes at
// most, as UTF-8 without a byte order mark; it may end within a character.
constexpr StreamFormat kStreamFormats[] = {
    {"JSON Lines", LooksLikeJsonLines, ReadJsonLines},
    {"JSON", LooksLikeJsonValues, ReadJsonValues},
    {"CSV", LooksLikeCsv, ReadCsv},
};
constexpr DocumentFormat kDocumentFormats[] = {
    {"Reuters SGML", LooksLikeReutersSgml, ReadReutersSgml},
    {"feed", LooksLikeFeed, ReadFeed},
    {"HTML", LooksLikeHtml, ReadHtml},
    {"Markdown", LooksLikeMarkdown, ReadMarkdown},
    {"plain text", LooksLikeAnything, ReadPlainText},
};

// What has text in it that would not be understood.
struct ForeignFormat {
  std::string_view magic;
  std::string_view name;
};
constexpr ForeignFormat kForeignFormats[] = {
    {"%PDF-", "a PDF file"},
    {"{\\rtf", "an RTF file"},
    {"%!PS", "a PostScript file"},
    {"\xD0\xCF\x11\xE0", "a file of an old office program"},
    {"BZh", "a bzip2 file"},
    {"\xFD"
     "7zXZ",
     "an xz file"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"Rar!\x1A", "a RAR archive"},
};

template <typename Format, std::size_t N>
const Format* Find(const Format (&formats)[N], std::string_view start) {
  for (const Format& format : formats) {
    if (format.looks_like(start)) return &format;
  }
  return nullptr;
}

// All bytes that are left; nothing where they are more than `max_bytes`.
std::optional<std::string> TakeAll(std::streambuf& bytes, std::size_t max_bytes) {
  std::string all;
  std::array<char, 16U << 10> block;
  while (const std::streamsize count = bytes.sgetn(block.data(), block.size())) {
    all.append(block.data(), static_cast<std::size_t>(count));
    if (all.size() > max_bytes) return std::nullopt;
  }
  return all;
}

bool ReadDocument(TextInput& input, const Origin& origin, const RecordSink& sink) {
  auto bytes = TakeAll(input.bytes, input.max_bytes);
  if (!bytes) return sink(TooLong(input.max_bytes), origin);
  const Result<std::string> utf8 = input.decoder.Decode(std::move(*bytes));
  if (!utf8) return sink(tl::unexpected(utf8.error()), origin);
  if (utf8->size() > input.max_bytes) return sink(TooLong(input.max_bytes), origin);
  const std::string_view start = std::string_view(*utf8).substr(0, kStartBytes);
  return Find(kDocumentFormats, start)->read(*utf8, origin, sink);
}

// `bytes` in UTF-8 where `insists`, else in any charset of one byte a character, too.
bool ReadBytes(PeekedInput& bytes, bool insists, const Origin& origin, std::size_t max_bytes,
               const RecordSink& sink) {
  std::string_view start = bytes.start();
  if (start.starts_with(kByteOrderMark)) {
    insists = true;
    start.remove_prefix(kByteOrderMark.size());
    for (std::size_t i = 0; i < kByteOrderMark.size(); ++i) bytes.sbumpc();
  }
  std::optional<text::Charset> charset;
  if (!insists) charset = text::FindCharset(start, FindDeclaredCharset(start));
  TextInput input{bytes, text::Decoder(charset), max_bytes};
  if (insists) input.decoder.Insist();
  const std::string decoded = charset ? text::ToUtf8(start, *charset) : std::string(start);
  const StreamFormat* format = Find(kStreamFormats, decoded);
  return format != nullptr ? format->read(input, origin, sink) : ReadDocument(input, origin, sink);
}

bool ReadAnyCharset(PeekedInput& bytes, const Origin& origin, std::size_t max_bytes,
                    const RecordSink& sink) {
  const auto order = text::Utf16Decoder::FindOrder(bytes.start());
  if (!order) return ReadBytes(bytes, false, origin, max_bytes, sink);
  Utf16Input utf8(bytes, *order);
  PeekedInput peeked(utf8);
  return ReadBytes(peeked, true, origin, max_bytes, sink);
}

}  // namespace

std::string_view FormatName(std::string_view start) {
  const StreamFormat* format = Find(kStreamFormats, start);
  return format != nullptr ? format->name : Find(kDocumentFormats, start)->name;
}

bool ReadText(PeekedInput& bytes, const Origin& origin, std::size_t max_bytes,
              const RecordSink& sink) {
  for (const ForeignFormat& foreign : kForeignFormats) {
    if (!bytes.start().starts_with(foreign.magic)) continue;
    return sink(
        Fail(ErrorCode::kInvalidInput, "is " + std::string(foreign.name) + ", which is not read"),
        origin);
  }
  bool is_told = false;
  const auto tell = [&](Result<Record> record, const Origin& place) {
    if (!bytes.fault()) return sink(std::move(record), place);
    // What a fault cut off may look whole, so the fault stands in its place, and stands once.
    return std::exchange(is_told, true) || sink(tl::unexpected(*bytes.fault()), place);
  };
  if (!ReadAnyCharset(bytes, origin, max_bytes, tell)) return false;
  return !bytes.fault() || is_told || sink(tl::unexpected(*bytes.fault()), origin);
}

}  // namespace dossier::article
