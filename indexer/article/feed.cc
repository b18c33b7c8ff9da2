// The file is cut into items by a scan for tags, and each is parsed for itself: the tree of one
// item is all that stands in memory, each has its line, and a fault in one, or the missing end of a
// file that was cut short, leaves the others whole. pugixml knows no DTD, so that entities neither
// grow nor fetch anything, and does not recurse. Tests: feed_test.cc.
#include "article/feed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <pugixml.hpp>
#include <sstream>

#include "article/html_text.h"
#include "article/metadata_date.h"
#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxItemBytes = 4U << 20;
constexpr std::size_t kMaxChannelBytes = 256U << 10;  // what is read of it in front of its items

// Where a tag stands in the file.
struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;    // behind its ">"
  std::string_view name;  // with its prefix; "/item" where it closes
};

bool IsNameEnd(char c) { return c == '>' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The next tag from `begin` on; comments, CDATA, declarations and instructions are passed over.
std::optional<Tag> NextTag(std::string_view xml, std::size_t begin) {
  struct Other {
    std::string_view start;
    std::string_view end;
  };
  static constexpr std::array<Other, 4> kOthers = {
      {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!", ">"}, {"<?", "?>"}}};
  for (std::size_t i = xml.find('<', begin); i != std::string_view::npos; i = xml.find('<', i)) {
    const std::string_view rest = xml.substr(i);
    const auto other = std::find_if(kOthers.begin(), kOthers.end(),
                                    [&](const Other& one) { return rest.starts_with(one.start); });
    if (other != kOthers.end()) {
      const std::size_t end = rest.find(other->end, other->start.size());
      if (end == std::string_view::npos) return std::nullopt;
      i += end + other->end.size();
      continue;
    }
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    std::size_t name_end = 1;
    while (!IsNameEnd(rest[name_end]) && (rest[name_end] != '/' || name_end == 1)) ++name_end;
    return Tag{i, i + end + 1, rest.substr(1, name_end - 1)};
  }
  return std::nullopt;
}

std::string_view LocalName(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// An item of the file: from its tag to behind the one that closes it, or, where none does, to the
// next item or the end of the file.
struct Item {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<Item> NextItem(std::string_view xml, std::size_t begin) {
  std::optional<Item> item;
  std::string closing;
  std::size_t at = begin;
  while (const auto tag = NextTag(xml, at)) {
    at = tag->end;
    const std::string_view name = LocalName(tag->name);
    const bool opens = !tag->name.starts_with('/') && (name == "item" || name == "entry");
    if (!item && opens) {
      item = Item{tag->begin, xml.size()};
      closing = "/" + std::string(tag->name);
    } else if (item && tag->name == closing) {
      item->end = tag->end;
      return item;
    } else if (item && opens && "/" + std::string(tag->name) == closing) {
      item->end = tag->begin;
      return item;
    }
  }
  return item;
}

struct Channel {
  std::string language;
};

// pugixml makes any number of a reference such as &#x110000;.
std::string ValueOf(pugi::xml_attribute attribute) {
  return text::ToValidUtf8(Trim(attribute.value()));
}

// The text of an element: of Atom's xhtml, the markup in it.
std::string ContentOf(pugi::xml_node element) {
  if (std::string_view(element.attribute("type").value()) != "xhtml") {
    std::string text;
    for (const pugi::xml_node child : element.children()) text += child.value();
    return text::ToValidUtf8(text);
  }
  std::ostringstream markup;
  for (const pugi::xml_node child : element.children()) {
    child.print(markup, "", pugi::format_raw | pugi::format_no_declaration);
  }
  return text::ToValidUtf8(markup.str());
}

// The content of the first child of one of `names` that has any.
template <std::size_t count>
std::string FirstOf(pugi::xml_node item, const std::array<const char*, count>& names) {
  for (const char* name : names) {
    for (const pugi::xml_node child : item.children(name)) {
      const std::string content = ContentOf(child);
      if (!IsBlank(content)) return std::string(Trim(content));
    }
  }
  return "";
}

// `<link>…</link>` of RSS, `<link rel="alternate" href="…"/>` of Atom.
std::string LinkOf(pugi::xml_node item) {
  std::string link = FirstOf(item, std::array{"link"});
  for (const pugi::xml_node child : item.children("link")) {
    const std::string_view rel = child.attribute("rel").value();
    if (link.empty() && (rel.empty() || rel == "alternate"))
      link = ValueOf(child.attribute("href"));
  }
  return link;
}

// A title is text, but may hold references twice masked ("&amp;quot;") and even markup.
Result<std::string> TitleOf(pugi::xml_node item) {
  const std::string title = FirstOf(item, std::array{"title"});
  if (title.find_first_of("&<") == std::string::npos) return CollapseSpaces(title);
  const Result<std::string> text = HtmlToText(title);
  return text ? Result<std::string>(CollapseSpaces(*text)) : text;
}

// The items' parts that may hold the text, the fullest first.
Result<std::string> TextOf(pugi::xml_node item) {
  static constexpr std::array<const char*, 6> kNames = {
      "content:encoded", "yandex:full-text", "content", "atom:content", "description", "summary"};
  for (const char* name : kNames) {
    Result<std::string> text = HtmlToText(FirstOf(item, std::array{name}));
    if (!text || !text->empty()) return text;
  }
  return std::string();
}

Result<Record> ReadItem(std::string_view xml, const Channel& channel) {
  if (xml.size() > kMaxItemBytes) {
    return Fail(ErrorCode::kInvalidInput,
                "is an item of over " + std::to_string(kMaxItemBytes) + " bytes");
  }
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_fragment, pugi::encoding_utf8);
  if (!parsed) {
    return Fail(ErrorCode::kInvalidInput,
                "is not well-formed XML (" + std::string(parsed.description()) + ")");
  }
  const pugi::xml_node item = document.first_child();
  Record record;
  record.id = FirstOf(item, std::array{"guid", "id"});
  if (record.id.empty()) record.id = ValueOf(item.attribute("rdf:about"));
  record.url = LinkOf(item);
  if (record.id.empty()) record.id = record.url;
  const std::string date =
      FirstOf(item, std::array{"pubDate", "published", "dc:date", "issued", "updated"});
  record.date = IsoTimeOf(date).value_or(date);
  record.language = FirstOf(item, std::array{"dc:language"});
  if (record.language.empty()) record.language = ValueOf(item.attribute("xml:lang"));
  if (record.language.empty()) record.language = channel.language;
  Result<std::string> title = TitleOf(item);
  Result<std::string> text = TextOf(item);
  if (!title) return tl::unexpected(title.error());
  if (!text) return tl::unexpected(text.error());
  record.title = std::move(*title);
  record.text = std::move(*text);
  if (record.title.empty() && record.text.empty()) {
    return Fail(ErrorCode::kInvalidInput, "is an item with neither title nor text");
  }
  return record;
}

// The language of the feed, from what stands in front of its first item. That has no end, which is
// no fault here.
Channel ReadChannel(std::string_view head) {
  pugi::xml_document document;
  document.load_buffer(head.data(), std::min(head.size(), kMaxChannelBytes), pugi::parse_default,
                       pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  const pugi::xml_node inner = root.child("channel");
  Channel channel;
  channel.language = FirstOf(inner ? inner : root, std::array{"language", "dc:language"});
  if (channel.language.empty()) channel.language = ValueOf(root.attribute("xml:lang"));
  return channel;
}

}  // namespace

bool LooksLikeFeed(std::string_view start) {
  const std::string_view text = Trim(start);
  if (!text.starts_with('<')) return false;
  const auto tag = NextTag(text, 0);
  return tag && (tag->name == "rss" || LocalName(tag->name) == "feed" || tag->name == "rdf:RDF");
}

bool ReadFeed(std::string_view utf8, const Origin& origin, const RecordSink& sink) {
  std::optional<Item> item = NextItem(utf8, 0);
  if (!item) return sink(Fail(ErrorCode::kInvalidInput, "is a feed without items"), origin);
  const Channel channel = ReadChannel(utf8.substr(0, item->begin));
  Origin place = origin;
  place.line = 1;
  std::size_t last_line = 0;
  for (std::size_t counted = 0; item; item = NextItem(utf8, item->end)) {
    place.line += static_cast<std::size_t>(
        std::count(utf8.begin() + counted, utf8.begin() + item->begin, '\n'));
    counted = item->begin;
    const std::string_view xml = utf8.substr(item->begin, item->end - item->begin);
    Result<Record> record = ReadItem(xml, channel);
    // Of items on one line the line alone would make one id.
    if (record && record->id.empty() && place.line == last_line) {
      record->id = origin.relative_path + ":" + std::to_string(item->begin);
    }
    last_line = place.line;
    if (!sink(std::move(record), place)) return false;
  }
  return true;
}

}  // namespace dossier::article
