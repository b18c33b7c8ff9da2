#include "article/html_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/article_id.h"
#include "article/ascii.h"
#include "article/file_date.h"
#include "article/html_content.h"
#include "article/html_metadata.h"
#include "article/white_space.h"
#include "text/language.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kEnoughForLanguage = 200;  // code points
constexpr int kMaxLevelsAbove = 3;

// Letters and figures alone, folded: "ТАСС.ру" and "тасс ру" are one.
std::string NameKey(std::string_view name) {
  std::string key = text::FoldWord(name);
  std::erase_if(key, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !IsAsciiLower(c) && !IsAsciiDigit(c);
  });
  return key;
}

// "www.tass.ru" of "https://www.tass.ru/a".
std::string_view HostOf(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

// The h1 of a page.
struct Headlines {
  std::string only;    // empty where the page has several
  std::string linked;  // the first one that is a link, to the front page as a rule
};

Headlines FindHeadlines(const GumboNode& page) {
  Headlines headlines;
  std::size_t count = 0;
  for (HtmlWalk walk(page); walk.Next();) {
    if (walk.step() == HtmlWalk::Step::kLeave || TagOf(walk.node()) != GUMBO_TAG_H1) continue;
    walk.SkipChildren();
    std::string text;
    bool is_linked = false;
    for (const HtmlParagraph& part :
         ParagraphsOf(walk.node(), [](const GumboNode&) { return true; })) {
      text += (text.empty() ? "" : " ") + part.text;
      is_linked = is_linked || part.link_bytes > 0;
    }
    if (text.empty()) continue;
    std::string& target = is_linked ? headlines.linked : headlines.only;
    if (target.empty()) target = CollapseSpaces(text);
    if (!is_linked) ++count;
  }
  if (count > 1) headlines.only.clear();
  return headlines;
}

// What a site may be called: its name in the metadata or over the page, its host with and without
// the ending.
std::vector<std::string> NamesOfSite(const HtmlMetadata& metadata, const Headlines& headlines) {
  std::vector<std::string> names = {NameKey(metadata.site_name), NameKey(headlines.linked)};
  const std::string_view host = HostOf(metadata.url);
  names.push_back(NameKey(host));
  names.push_back(NameKey(host.substr(0, host.rfind('.'))));
  std::erase(names, "");
  return names;
}

constexpr std::array<std::string_view, 9> kSeparators = {
    " | ", " - ", " — ", " – ", " :: ", " / ", " • ", " · ", ": "};

bool IsOneOf(std::string_view part, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), NameKey(part)) != names.end();
}

// "Headline | Site" without the site.
std::string_view WithoutSiteBehind(std::string_view title, const std::vector<std::string>& names) {
  for (const std::string_view separator : kSeparators) {
    if (separator == ": ") continue;  // has the site in front
    const std::size_t last = title.rfind(separator);
    if (last != std::string_view::npos && IsOneOf(title.substr(last + separator.size()), names)) {
      return Trim(title.substr(0, last));
    }
  }
  return title;
}

// "Site: Headline" without the site.
std::string_view WithoutSiteInFront(std::string_view title, const std::vector<std::string>& names) {
  for (const std::string_view separator : kSeparators) {
    const std::size_t first = title.find(separator);
    if (first != std::string_view::npos && IsOneOf(title.substr(0, first), names)) {
      return Trim(title.substr(first + separator.size()));
    }
  }
  return title;
}

std::string WithoutSite(std::string_view title, const std::vector<std::string>& names) {
  return std::string(WithoutSiteInFront(WithoutSiteBehind(title, names), names));
}

// The headline that stands in the article's own element.
std::string HeadlineOf(const HtmlContent& content) {
  for (const HtmlParagraph& paragraph : content.paragraphs) {
    if (paragraph.block != nullptr && TagOf(*paragraph.block) == GUMBO_TAG_H1) {
      return CollapseSpaces(paragraph.text);
    }
  }
  return "";
}

std::string TitleOf(const GumboNode& page, const HtmlContent& content,
                    const HtmlMetadata& metadata) {
  if (std::string headline = HeadlineOf(content); !headline.empty()) return headline;
  const Headlines headlines = FindHeadlines(page);
  const std::vector<std::string> names = NamesOfSite(metadata, headlines);
  if (!metadata.title.empty()) return WithoutSite(metadata.title, names);
  // "Headline — Site" over a page whose h1 is "Site". "Site: Headline" is the other way round.
  const std::string_view cut =
      WithoutSiteBehind(metadata.document_title, {NameKey(headlines.only)});
  if (!headlines.only.empty() && (cut == metadata.document_title || cut.empty())) {
    return headlines.only;
  }
  return WithoutSite(cut, names);
}

// The text without the headline, which stands in it once or twice.
std::string TextOfContent(const HtmlContent& content, std::string_view title) {
  std::string text;
  bool is_first_headline = true;
  for (const HtmlParagraph& paragraph : content.paragraphs) {
    const bool is_headline = paragraph.block != nullptr && TagOf(*paragraph.block) == GUMBO_TAG_H1;
    if (is_headline && std::exchange(is_first_headline, false)) continue;
    if (paragraph.text == title) continue;
    AppendParagraph(paragraph.text, text);
  }
  return text;
}

// The date shown in the article's element, or close above it.
std::string DateNear(const GumboNode* root) {
  for (int i = 0; root != nullptr && i <= kMaxLevelsAbove; ++i, root = root->parent) {
    if (i > 0 && (TagOf(*root) == GUMBO_TAG_BODY || root->type != GUMBO_NODE_ELEMENT)) break;
    if (std::string date = FindVisibleDate(*root); !date.empty()) return date;
  }
  return "";
}

// Templates of sites say "en" over Russian pages: where there is text enough to tell, the text
// does.
std::string LanguageOf(const HtmlMetadata& metadata, std::string_view text) {
  const auto language = text::ParseLanguage(metadata.language);
  if (!language || text::CountCodePoints(text) >= kEnoughForLanguage) return "";
  return std::string(text::LanguageCode(*language));
}

Result<Record> ReadPage(std::string_view utf8) {
  const Result<HtmlTree> tree = HtmlTree::Parse(utf8);
  if (!tree) return tl::unexpected(tree.error());
  const HtmlMetadata metadata = ReadHtmlMetadata(tree->root());
  const HtmlContent content = FindContent(tree->root());
  Record record;
  record.title = TitleOf(tree->root(), content, metadata);
  record.text = TextOfContent(content, record.title);
  // Pages that a program fills in the browser.
  if (record.text.empty()) record.text = Trim(metadata.text);
  if (record.text.empty()) {
    return Fail(ErrorCode::kInvalidInput, "is a page without an article");
  }
  record.date = metadata.date.empty() ? DateNear(content.root) : metadata.date;
  if (record.date.empty()) {
    if (const auto date = DateOfPath(metadata.url)) record.date = date->ToString();
  }
  record.language = LanguageOf(metadata, record.text);
  record.url = metadata.url;
  if (IsArticleId(metadata.site_name)) record.source = LowerAscii(metadata.site_name);
  return record;
}

bool StartsWithElement(std::string_view text) {
  const std::size_t end = text.find_first_of(" \t\r\n/>", 1);
  if (end == std::string_view::npos || end > 20) return false;
  const std::string name(text.substr(1, end - 1));
  return gumbo_tag_enum(name.c_str()) != GUMBO_TAG_UNKNOWN;
}

}  // namespace

bool LooksLikeHtml(std::string_view start) {
  for (;;) {
    start = Trim(start);
    std::string_view end;
    if (start.starts_with("<!--")) end = "-->";
    if (start.starts_with("<?")) end = ">";
    if (end.empty()) break;
    const std::size_t place = start.find(end);
    if (place == std::string_view::npos) return false;
    start.remove_prefix(place + end.size());
  }
  if (!start.starts_with('<')) return false;
  return LowerAscii(start.substr(0, 14)) == "<!doctype html" || StartsWithElement(start);
}

bool ReadHtml(std::string_view utf8, const Origin& origin, const RecordSink& sink) {
  return sink(ReadPage(utf8), origin);
}

}  // namespace dossier::article
