#include "article/html_metadata.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "article/ascii.h"
#include "article/html_text.h"
#include "article/metadata_date.h"
#include "article/white_space.h"

namespace dossier::article {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxJsonBytes = 512U << 10;  // its tree takes up to a hundred times as much
constexpr int kMaxJsonDepth = 16;

// Names of meta elements (property, name or itemprop) that give the date of publication, the most
// trustworthy first.
constexpr std::array<std::string_view, 23> kDateNames = {"article:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "article:published",
                                                         "article.published",
                                                         "mediator_published_time",
                                                         "dcterms.issued",
                                                         "dc.date.issued",
                                                         "dcterms.date",
                                                         "dc.date",
                                                         "dcterms.created",
                                                         "dc.date.created",
                                                         "citation_publication_date",
                                                         "citation_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "published_time",
                                                         "datecreated",
                                                         "date"};

bool IsWebAddress(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// ---- JSON-LD

bool IsArticleType(const std::string& type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
         type.ends_with("Review");
}

bool IsArticleObject(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  if (type->is_string()) return IsArticleType(type->get_ref<const std::string&>());
  return type->is_array() && std::any_of(type->begin(), type->end(), [](const Json& one) {
           return one.is_string() && IsArticleType(one.get_ref<const std::string&>());
         });
}

// The first article in an object, an array or a @graph; null where there is none.
const Json* FindArticleObject(const Json& json, int depth = 0) {
  if (depth > kMaxJsonDepth || !json.is_structured()) return nullptr;
  if (json.is_object() && IsArticleObject(json)) return &json;
  for (const Json& child : json) {
    if (const Json* article = FindArticleObject(child, depth + 1)) return article;
  }
  return nullptr;
}

std::string StringOf(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_string() ? member->get<std::string>() : "";
}

void Fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void ReadJsonLd(std::string_view script, HtmlMetadata& metadata, std::string& headline) {
  if (script.size() > kMaxJsonBytes) return;
  const Json json = Json::parse(script, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return;
  const Json* article = FindArticleObject(json);
  if (article == nullptr) return;
  Fill(metadata.date, IsoTimeOf(StringOf(*article, "datePublished")).value_or(""));
  Fill(metadata.language, StringOf(*article, "inLanguage"));
  // Some mask the text as if it were HTML, some put HTML into it.
  Fill(metadata.text, HtmlToText(StringOf(*article, "articleBody")).value_or(""));
  Fill(headline, CollapseSpaces(HtmlToText(StringOf(*article, "headline")).value_or("")));
  const std::string url = StringOf(*article, "url");
  if (IsWebAddress(url)) Fill(metadata.url, url);
}

// ---- Elements

class MetadataReader {
 public:
  HtmlMetadata Read(const GumboNode& page) {
    std::string language(AttributeOf(page, "lang"));
    for (HtmlWalk walk(page); walk.Next();) {
      if (walk.step() == HtmlWalk::Step::kEnter) ReadElement(walk.node());
    }
    if (metadata_.date.empty()) {
      const auto date = std::find_if(dates_.begin(), dates_.end(),
                                     [](const std::string& text) { return !text.empty(); });
      if (date != dates_.end()) metadata_.date = *date;
    }
    if (!language.empty()) metadata_.language = std::move(language);
    if (!canonical_.empty()) metadata_.url = canonical_;
    Fill(metadata_.title, std::move(headline_));
    return std::move(metadata_);
  }

 private:
  void ReadElement(const GumboNode& element) {
    switch (TagOf(element)) {
      case GUMBO_TAG_META:
        ReadMeta(element, AttributeOf(element, "content"));
        break;
      case GUMBO_TAG_LINK:
        if (LowerAscii(AttributeOf(element, "rel")) == "canonical" &&
            IsWebAddress(AttributeOf(element, "href"))) {
          Fill(canonical_, std::string(AttributeOf(element, "href")));
        }
        break;
      case GUMBO_TAG_TITLE:
        Fill(metadata_.document_title, PlainTextOf(element));
        break;
      case GUMBO_TAG_SCRIPT:
        if (LowerAscii(AttributeOf(element, "type")) == "application/ld+json" &&
            element.v.element.children.length > 0) {
          const auto* text = static_cast<const GumboNode*>(element.v.element.children.data[0]);
          if (IsText(*text)) ReadJsonLd(TextOf(*text), metadata_, headline_);
        }
        break;
      default:
        // `<time itemprop="datePublished" datetime="…">`, `<span itemprop=… content="…">`
        if (AttributeOf(element, "itemprop") == "datePublished") {
          const std::string_view content = AttributeOf(element, "content");
          ReadMeta(element, content.empty() ? AttributeOf(element, "datetime") : content);
        }
    }
  }

  void ReadMeta(const GumboNode& element, std::string_view content) {
    if (content.empty()) return;
    for (const char* attribute : {"property", "name", "itemprop"}) {
      const std::string name = LowerAscii(AttributeOf(element, attribute));
      if (name.empty()) continue;
      if (name == "og:title") Fill(metadata_.title, CollapseSpaces(content));
      if (name == "og:site_name") Fill(metadata_.site_name, CollapseSpaces(content));
      if (name == "og:url" && IsWebAddress(content)) Fill(metadata_.url, std::string(content));
      const auto known = std::find(kDateNames.begin(), kDateNames.end(), name);
      if (known == kDateNames.end()) continue;
      std::string& date = dates_[static_cast<std::size_t>(known - kDateNames.begin())];
      if (date.empty()) date = IsoTimeOf(content).value_or("");
    }
  }

  HtmlMetadata metadata_;
  std::string canonical_;
  std::string headline_;
  std::array<std::string, kDateNames.size()> dates_;
};

// `<time>`, `<div class="news-date">`, with nothing but text in it.
bool IsNamedDate(const GumboNode& element) {
  const std::string name = LowerAscii(AttributeOf(element, "class"));
  if (TagOf(element) != GUMBO_TAG_TIME && name.find("date") == std::string::npos &&
      name.find("publish") == std::string::npos) {
    return false;
  }
  const GumboVector& children = element.v.element.children;
  return std::all_of(children.data, children.data + children.length, [](const void* child) {
    return IsText(*static_cast<const GumboNode*>(child));
  });
}

}  // namespace

HtmlMetadata ReadHtmlMetadata(const GumboNode& page) { return MetadataReader().Read(page); }

std::string FindVisibleDate(const GumboNode& root) {
  std::string time;      // of the first element time
  std::string in_words;  // of the first element that is named a date
  for (HtmlWalk walk(root); walk.Next();) {
    const GumboNode& node = walk.node();
    if (walk.step() == HtmlWalk::Step::kLeave || !IsElement(node)) continue;
    if (TagOf(node) == GUMBO_TAG_TIME) {
      const std::string date = IsoTimeOf(AttributeOf(node, "datetime")).value_or("");
      if (!date.empty() && HasAttribute(node, "pubdate")) return date;
      Fill(time, date);
    }
    if (in_words.empty() && IsNamedDate(node)) {
      in_words = IsoTimeOf(PlainTextOf(node)).value_or("");
    }
  }
  return time.empty() ? in_words : time;
}

}  // namespace dossier::article
