// The article is where the prose is. The **mass** of an element is the length of the paragraphs in
// it that read like prose: sentences, not links. Elements that are named or marked as something
// else (nav, class="related") are left out; those whose name alone says so only unless they hold so
// much of the page's mass that it must mean something else (class="has-sidebar").
// Then the root of the article is, in this order:
//
//   1. the heaviest element with itemprop="articleBody";
//   2. the heaviest article, where it holds a third of the mass: others are cards;
//   3. down from main (or the body): as long as one child holds 85 % of the mass, that child; 50 %
//      do where all others that hold any hold links, too, as columns of teasers.
//
// A page of many short articles, none of which holds half of the mass, is a list and no article.
// What goes wrong: on a page without any of these marks, whose sidebar holds prose of more than
// 15 % and no links, the sidebar comes along; a class name in no list of ours may hide a block of
// promotion. Two passes over the page, linear. Tests: html_content_test.cc.
#include "article/html_content.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "article/ascii.h"
#include "article/line_layout.h"
#include "article/white_space.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMinProse = 40;       // code points of a sentence that counts
constexpr std::size_t kMinLongProse = 100;  // the same without a mark at its end
constexpr std::size_t kMinShortProse = 10;  // in what is marked as an article, or has a headline
constexpr std::size_t kMaxCard = 600;       // the mass of an article in a list of such
constexpr std::size_t kMinCards = 3;
constexpr std::size_t kMaxPointerStart = 20;  // code points
constexpr std::size_t kMaxStyleBytes = 1000;  // of a style attribute that is looked at

using Mass = std::unordered_map<const GumboNode*, std::size_t>;
using Nodes = std::unordered_set<const GumboNode*>;

std::size_t Of(const Mass& mass, const GumboNode& node) {
  const auto found = mass.find(&node);
  return found == mass.end() ? 0 : found->second;
}

bool IsIn(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsHidden(const GumboNode& element) {
  if (HasAttribute(element, "hidden") || AttributeOf(element, "aria-hidden") == "true") return true;
  std::string style = LowerAscii(AttributeOf(element, "style").substr(0, kMaxStyleBytes));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

// The words of class and id, and of what frameworks call a part: "b-relatedNews__list" has b,
// related, news, list.
std::vector<std::string> NamesOf(const GumboNode& element) {
  std::vector<std::string> words;
  for (const char* attribute : {"class", "id", "data-component", "data-testid"}) {
    std::string word;
    char last = ' ';
    for (const char c : AttributeOf(element, attribute)) {
      const bool starts = IsAsciiUpper(c) && IsAsciiLower(last);
      if ((starts || !IsAsciiLetter(c)) && !word.empty()) {
        words.push_back(LowerAscii(word));
        word.clear();
      }
      if (IsAsciiLetter(c)) word += c;
      last = c;
    }
    if (!word.empty()) words.push_back(LowerAscii(word));
  }
  return words;
}

// What is named so is no part of an article, up to these shares of the page's mass in percent: the
// same words stand in the names of wrappers ("page with-sidebar"), the last ones above all.
struct ApartNames {
  std::size_t up_to;
  std::vector<std::string_view> names;
};
const std::array<ApartNames, 3> kApartNames = {
    {{90, {"comment", "comments", "disqus"}},
     {50, {"advert",      "advertisement", "advertising",     "banner",     "banners", "breadcrumb",
           "breadcrumbs", "consent",       "cookie",          "cookies",    "footer",  "gdpr",
           "menu",        "navbar",        "navigation",      "newsletter", "paywall", "popup",
           "recommend",   "recommended",   "recommendations", "reklama",    "related", "sidebar",
           "similar",     "subscribe",     "subscription"}},
     {20,
      {"author", "authors", "byline", "caption", "copyright", "donate", "meta", "popular", "promo",
       "rating", "share", "shares", "sharing", "social", "socials", "tags", "toolbar", "widget"}}}};
constexpr std::array kApartRoles = {"navigation", "banner", "contentinfo", "complementary",
                                    "search",     "dialog", "alertdialog", "menu"};

bool IsArticleElement(const GumboNode& element) {
  return TagOf(element) == GUMBO_TAG_ARTICLE || AttributeOf(element, "role") == "article";
}

bool IsArticleBody(const GumboNode& element) {
  return AttributeOf(element, "itemprop").find("articleBody") != std::string_view::npos;
}

bool IsMain(const GumboNode& element) {
  return TagOf(element) == GUMBO_TAG_MAIN || AttributeOf(element, "role") == "main";
}

// The share of the page's mass in percent up to which an element is left out; nothing for one that
// belongs to the article whatever it holds.
std::optional<std::size_t> ApartUpTo(const GumboNode& element, bool is_in_article) {
  const GumboTag tag = TagOf(element);
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || IsMain(element) || IsArticleBody(element)) {
    return std::nullopt;
  }
  // Cards of other articles.
  if (IsArticleElement(element)) return is_in_article ? std::optional(50) : std::nullopt;
  if (tag == GUMBO_TAG_HEADER) return 0;  // it may hold the lead
  if (tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER) return 100;
  if (IsIn(AttributeOf(element, "role"), kApartRoles)) return 100;
  if (tag == GUMBO_TAG_FORM) return 20;
  const std::vector<std::string> own = NamesOf(element);
  for (const ApartNames& apart : kApartNames) {
    const bool has_one = std::any_of(own.begin(), own.end(), [&apart](const std::string& name) {
      return IsIn(name, apart.names);
    });
    if (has_one) return apart.up_to;
  }
  return std::nullopt;
}

bool IsMostlyLink(const HtmlParagraph& paragraph) {
  return paragraph.link_bytes * 2 > paragraph.text.size();
}

bool IsProse(const HtmlParagraph& paragraph) {
  if (IsMostlyLink(paragraph)) return false;
  const std::size_t size = text::CountCodePoints(paragraph.text);
  return size >= kMinLongProse || (size >= kMinProse && EndsSentence(paragraph.text));
}

bool IsShortProse(const HtmlParagraph& paragraph) {
  return !IsMostlyLink(paragraph) && EndsSentence(paragraph.text) &&
         text::CountCodePoints(paragraph.text) >= kMinShortProse;
}

// The mass of each element that has any.
template <typename Counts>
Mass WeighPage(const GumboNode& page, const HtmlFilter& is_read, Counts counts) {
  Mass mass;
  for (const HtmlParagraph& paragraph : ParagraphsOf(page, is_read)) {
    if (paragraph.block != nullptr && counts(paragraph)) {
      mass[paragraph.block] += text::CountCodePoints(paragraph.text);
    }
  }
  for (HtmlWalk walk(page); walk.Next();) {
    if (walk.step() == HtmlWalk::Step::kEnter || &walk.node() == &page) continue;
    const std::size_t own = Of(mass, walk.node());
    if (own > 0) mass[walk.node().parent] += own;
  }
  return mass;
}

// The elements that are left out.
Nodes FindApart(const GumboNode& page, const Mass& mass) {
  const std::size_t total = Of(mass, page);
  Nodes apart;
  std::size_t articles = 0;  // that stand open
  for (HtmlWalk walk(page); walk.Next();) {
    const GumboNode& node = walk.node();
    if (!IsElement(node)) continue;
    if (walk.step() == HtmlWalk::Step::kLeave) {
      if (IsArticleElement(node)) --articles;
      continue;
    }
    const auto limit = ApartUpTo(node, articles > 0);
    if (limit && Of(mass, node) * 100 <= *limit * total) {
      apart.insert(&node);
      walk.SkipChildren();
    } else if (IsArticleElement(node)) {
      ++articles;
    }
  }
  return apart;
}

class RootFinder {
 public:
  RootFinder(const GumboNode& page, const Mass& mass, const HtmlFilter& is_read)
      : page_(page), mass_(mass), links_(WeighPage(page, is_read, IsMostlyLink)) {
    for (HtmlWalk walk(page); walk.Next();) {
      const GumboNode& node = walk.node();
      if (walk.step() == HtmlWalk::Step::kLeave || !IsElement(node)) continue;
      if (&node != &page && !is_read(node)) {
        walk.SkipChildren();
      } else if (Of(mass, node) > 0) {
        if (IsArticleBody(node)) bodies_.push_back(&node);
        if (IsArticleElement(node)) articles_.push_back(&node);
        if (IsMain(node)) mains_.push_back(&node);
        if (TagOf(node) == GUMBO_TAG_BODY) body_ = &node;
      }
    }
  }

  // What is marked as an article; null where nothing is.
  const GumboNode* Marked() const {
    if (const GumboNode* body = Heaviest(bodies_)) return body;
    const GumboNode* article = Heaviest(articles_);
    return article != nullptr && Of(mass_, *article) * 3 >= Of(mass_, page_) ? article : nullptr;
  }

  const GumboNode* Densest() const {
    const GumboNode* main = Heaviest(mains_);
    if (main != nullptr && Of(mass_, *main) * 2 >= Of(mass_, page_)) return Descend(main);
    return body_ == nullptr ? nullptr : Descend(body_);
  }

  bool IsList() const {
    if (!bodies_.empty() || articles_.size() < kMinCards) return false;
    std::size_t sum = 0;
    for (const GumboNode* article : articles_) sum += Of(mass_, *article);
    const std::size_t most = Of(mass_, *Heaviest(articles_));
    return most <= kMaxCard && most * 2 < sum;
  }

 private:
  const GumboNode* Heaviest(const std::vector<const GumboNode*>& nodes) const {
    const auto most = std::max_element(nodes.begin(), nodes.end(), [this](auto* a, auto* b) {
      return Of(mass_, *a) < Of(mass_, *b);
    });
    return most == nodes.end() ? nullptr : *most;
  }

  // Whether the article of `node` stands in its heaviest child alone.
  bool HoldsTheArticle(const GumboNode& child, const std::vector<const GumboNode*>& children,
                       const GumboNode& node) const {
    if (Of(mass_, child) * 100 >= Of(mass_, node) * 85) return true;
    return Of(mass_, child) * 2 >= Of(mass_, node) &&
           std::all_of(children.begin(), children.end(), [&](const GumboNode* other) {
             return other == &child || Of(mass_, *other) == 0 || Of(links_, *other) > 0;
           });
  }

  const GumboNode* Descend(const GumboNode* node) const {
    for (;;) {
      const GumboVector& vector = node->v.element.children;
      std::vector<const GumboNode*> children;
      for (unsigned i = 0; i < vector.length; ++i) {
        children.push_back(static_cast<const GumboNode*>(vector.data[i]));
      }
      const GumboNode* next = Heaviest(children);
      if (next == nullptr || TagOf(*next) == GUMBO_TAG_P ||
          !HoldsTheArticle(*next, children, *node)) {
        return node;
      }
      node = next;
    }
  }

  const GumboNode& page_;
  const Mass& mass_;
  const Mass links_;  // paragraphs that are mostly links, weighed likewise
  std::vector<const GumboNode*> bodies_, articles_, mains_;
  const GumboNode* body_ = nullptr;
};

// "Read also: …", «Читайте также: …», with a link to it.
bool IsPointer(const HtmlParagraph& paragraph) {
  if (paragraph.link_bytes == 0) return false;
  if (paragraph.link_bytes * 10 >= paragraph.text.size() * 9) return true;
  static constexpr std::array kStarts = {
      "read also",     "read more",    "see also", "related:",       "more:",    "also read",
      "читайте также", "читать также", "по теме",  "смотрите также", "подробнее"};
  const std::string start = text::FoldWord(text::TakeCodePoints(paragraph.text, kMaxPointerStart));
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](const char* words) { return start.starts_with(words); });
}

bool HasHeadline(const GumboNode& page) {
  for (HtmlWalk walk(page); walk.Next();) {
    if (TagOf(walk.node()) == GUMBO_TAG_H1) return true;
  }
  return false;
}

bool IsHeading(const HtmlParagraph& paragraph) {
  const GumboTag tag = paragraph.block == nullptr ? GUMBO_TAG_UNKNOWN : TagOf(*paragraph.block);
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

HtmlContent ContentBelow(const GumboNode& root, const HtmlFilter& is_read) {
  HtmlContent content{&root, ParagraphsOf(root, is_read)};
  std::erase_if(content.paragraphs, IsPointer);
  // "More on this story", whose links are gone.
  while (content.paragraphs.size() > 1 && IsHeading(content.paragraphs.back())) {
    content.paragraphs.pop_back();
  }
  if (content.paragraphs.empty()) content.root = nullptr;
  return content;
}

}  // namespace

HtmlContent FindContent(const GumboNode& page) {
  const auto is_shown = [](const GumboNode& element) {
    return TagOf(element) == GUMBO_TAG_BODY || !IsHidden(element);
  };
  const Nodes apart = FindApart(page, WeighPage(page, is_shown, IsProse));
  const HtmlFilter is_read = [&](const GumboNode& element) {
    return is_shown(element) && !apart.contains(&element);
  };
  const Mass mass = WeighPage(page, is_read, IsProse);
  const RootFinder finder(page, mass, is_read);
  if (finder.IsList()) return {};
  const GumboNode* root = finder.Marked();
  if (root == nullptr) root = finder.Densest();
  if (root != nullptr) return ContentBelow(*root, is_read);
  // News of one short sentence.
  const Mass short_mass = WeighPage(page, is_read, IsShortProse);
  const RootFinder short_finder(page, short_mass, is_read);
  if (short_finder.IsList()) return {};
  root = short_finder.Marked();
  if (root == nullptr && HasHeadline(page)) root = short_finder.Densest();
  return root == nullptr ? HtmlContent() : ContentBelow(*root, is_read);
}

}  // namespace dossier::article
