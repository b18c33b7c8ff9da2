#include "article/html_text.h"

#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kSoftHyphen = "\u00AD";

// Shows no words, or those of a form or a caption.
bool ShowsNoText(const GumboNode& element) {
  switch (TagOf(element)) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_FIGCAPTION:
      return true;
    default:
      // SVG and MathML.
      return element.type == GUMBO_NODE_ELEMENT && !IsElement(element);
  }
}

// `<pre><code>` is a program, not prose.
bool IsCode(const GumboNode& element) {
  return TagOf(element) == GUMBO_TAG_CODE && element.parent != nullptr &&
         TagOf(*element.parent) == GUMBO_TAG_PRE;
}

bool IsBlock(const GumboNode& element) {
  switch (TagOf(element)) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

bool IsLink(const GumboNode& element) {
  return TagOf(element) == GUMBO_TAG_A && HasAttribute(element, "href");
}

class ParagraphReader {
 public:
  std::vector<HtmlParagraph> Read(const GumboNode& root, const HtmlFilter& is_read) {
    for (HtmlWalk walk(root); walk.Next();) {
      const GumboNode& node = walk.node();
      if (IsText(node)) {
        AddText(TextOf(node));
      } else if (walk.step() == HtmlWalk::Step::kLeave) {
        Leave(node);
      } else if (&node != &root && (ShowsNoText(node) || IsCode(node) || !is_read(node))) {
        walk.SkipChildren();
        if (IsBlock(node)) EndParagraph();
      } else {
        Enter(node);
      }
    }
    EndParagraph();
    return std::move(paragraphs_);
  }

 private:
  void Enter(const GumboNode& element) {
    const GumboTag tag = TagOf(element);
    if (tag == GUMBO_TAG_BR) {
      ++line_breaks_;
      indent_ = 0;
    }
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) has_space_ = true;
    if (tag == GUMBO_TAG_PRE) ++preformatted_;
    if (IsLink(element)) ++links_;
    if (!IsBlock(element)) return;
    EndParagraph();
    blocks_.push_back(&element);
  }

  void Leave(const GumboNode& element) {
    if (TagOf(element) == GUMBO_TAG_PRE) --preformatted_;
    if (IsLink(element)) --links_;
    if (!IsBlock(element)) return;
    EndParagraph();
    blocks_.pop_back();
  }

  void AddText(std::string_view text) {
    while (!text.empty()) {
      if (const std::size_t size = LeadingSpaceBytes(text); size > 0) {
        if (preformatted_ > 0 && text.front() == '\n') ++line_breaks_;
        has_space_ = true;
        has_space_in_link_ = links_ > 0;
        if (text.starts_with(kNoBreakSpace)) ++indent_;
        text.remove_prefix(size);
      } else if (text.starts_with(kSoftHyphen)) {
        text.remove_prefix(kSoftHyphen.size());
      } else {
        AddByte(text.front());
        text.remove_prefix(1);
      }
    }
  }

  void AddByte(char byte) {
    if (line_breaks_ > 1 || (line_breaks_ == 1 && indent_ > 1)) EndParagraph();
    indent_ = 0;
    if (current_.text.empty()) {
      current_.block = blocks_.empty() ? nullptr : blocks_.back();
    } else if (line_breaks_ == 1) {
      current_.text += '\n';
    } else if (has_space_) {
      current_.text += ' ';
      if (has_space_in_link_) ++current_.link_bytes;
    }
    line_breaks_ = 0;
    has_space_ = false;
    current_.text += byte;
    if (links_ > 0) ++current_.link_bytes;
  }

  void EndParagraph() {
    line_breaks_ = 0;
    has_space_ = false;
    if (!current_.text.empty()) paragraphs_.push_back(std::move(current_));
    current_ = HtmlParagraph();
  }

  std::vector<HtmlParagraph> paragraphs_;
  HtmlParagraph current_;
  bool has_space_ = false;  // white space since the last word
  bool has_space_in_link_ = false;
  std::size_t line_breaks_ = 0;  // since the last word
  std::size_t indent_ = 0;       // no-break spaces since the last word or line break
  std::size_t preformatted_ = 0;
  std::size_t links_ = 0;
  std::vector<const GumboNode*> blocks_;
};

}  // namespace

std::vector<HtmlParagraph> ParagraphsOf(const GumboNode& root, const HtmlFilter& is_read) {
  return ParagraphReader().Read(root, is_read);
}

void AppendParagraph(std::string_view paragraph, std::string& text) {
  if (!text.empty()) text += "\n\n";
  text += paragraph;
}

Result<std::string> HtmlToText(std::string html) {
  static constexpr std::string_view kBreak = "<br>";
  if (html.find('<') == std::string::npos) {
    std::string broken;
    for (const char c : html) {
      if (c == '\n') broken += kBreak;
      broken += c;
    }
    html = std::move(broken);
  }
  const Result<HtmlTree> tree = HtmlTree::Parse(html);
  if (!tree) return tl::unexpected(tree.error());
  std::string text;
  for (const HtmlParagraph& paragraph :
       ParagraphsOf(tree->root(), [](const GumboNode&) { return true; })) {
    AppendParagraph(paragraph.text, text);
  }
  return text;
}

}  // namespace dossier::article
