// HTML as a tree, for what it costs at most.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::article {

// The tree of a page or a fragment by the rules of HTML5, which make a tree of any bytes. It may be
// as deep as the page is long: walk it with HtmlWalk, never by recursion.
class HtmlTree {
 public:
  // `utf8` is valid UTF-8 and must outlive the tree. Error kInvalidInput: over 16 MB, or such that
  // its tree would take over 128 MB or two seconds of CPU (100,000 elements in one another, say,
  // which cost the parser their square).
  static Result<HtmlTree> Parse(std::string_view utf8);

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  // The element html.
  const GumboNode& root() const { return *root_; }

 private:
  struct Memory;
  explicit HtmlTree(std::unique_ptr<Memory> memory, const GumboNode* root);

  std::unique_ptr<Memory> memory_;  // holds the nodes
  const GumboNode* root_;
};

// The nodes of a tree in the order of the page.
class HtmlWalk {
 public:
  enum class Step { kEnter, kLeave };  // text has no kLeave

  explicit HtmlWalk(const GumboNode& root) : root_(&root) {}

  // Goes to the next node, into the last one where it was an element that was entered. False at the
  // end.
  bool Next();
  // Leaves what was just entered out: neither its children nor its kLeave come.
  void SkipChildren();

  Step step() const { return step_; }
  const GumboNode& node() const { return *node_; }
  // How many elements stand open around the node, below the root of the walk.
  std::size_t depth() const { return open_.size(); }

 private:
  struct Open {
    const GumboNode* node;
    unsigned next_child;
  };

  void Enter(const GumboNode& node);

  const GumboNode* root_;
  const GumboNode* node_ = nullptr;
  Step step_ = Step::kEnter;
  std::vector<Open> open_;
};

// An element of HTML, not one of SVG or MathML in the page.
bool IsElement(const GumboNode& node);
// The tag of an element of HTML, GUMBO_TAG_UNKNOWN of anything else.
GumboTag TagOf(const GumboNode& node);
bool IsText(const GumboNode& node);  // text or white space, with references replaced
std::string_view TextOf(const GumboNode& text);

// The value of an attribute, trimmed; empty where there is none. `name` is in lower case.
std::string_view AttributeOf(const GumboNode& element, const char* name);
bool HasAttribute(const GumboNode& element, const char* name);

// All text below a node, white space collapsed; no scripts and styles.
std::string PlainTextOf(const GumboNode& node);

}  // namespace dossier::article
