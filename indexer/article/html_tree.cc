// gumbo builds the tree. It neither fails nor bounds what it takes: a page of 500 KB with 100,000
// elements in one another costs it 23 s, one of 3 MB with a million paragraphs 240 MB, and freeing
// a deep tree recurses (measured 2026-11-26). So it gets memory from a pool that is freed at one
// stroke, and the pool leaves the parser by longjmp when the bounds are reached. That is sound as
// long as nothing between setjmp and longjmp has a destructor: the frames of gumbo are those of C.
#include "article/html_tree.h"

#include <csetjmp>
#include <ctime>
#include <memory_resource>

#include "article/white_space.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxPageBytes = 16U << 20;
constexpr std::size_t kMaxTreeBytes = 128U << 20;
constexpr double kMaxSeconds = 2;
constexpr std::size_t kCallsBetweenClocks = 256;

double CpuSecondsOfThread() {
  timespec time = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

struct HtmlTree::Memory {
  std::pmr::monotonic_buffer_resource pool{64U << 10};
  std::size_t used = 0;
  std::size_t calls = 0;
  double start = CpuSecondsOfThread();
  std::jmp_buf give_up;
  const char* fault = nullptr;

  static void* Allocate(void* memory, std::size_t size) {
    auto& self = *static_cast<Memory*>(memory);
    self.used += size;
    if (self.used > kMaxTreeBytes) {
      self.fault = "is a page that takes too much memory to read";
    } else if (++self.calls % kCallsBetweenClocks == 0 &&
               CpuSecondsOfThread() - self.start > kMaxSeconds) {
      self.fault = "is a page that takes too long to read";
    }
    if (self.fault != nullptr) std::longjmp(self.give_up, 1);
    return self.pool.allocate(size);
  }
  static void Free(void*, void*) {}

  // Null where it gave up.
  const GumboNode* Parse(std::string_view utf8) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = Allocate;
    options.deallocator = Free;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(give_up) != 0) return nullptr;
    return gumbo_parse_with_options(&options, utf8.data(), utf8.size())->root;
  }
};

Result<HtmlTree> HtmlTree::Parse(std::string_view utf8) {
  if (utf8.size() > kMaxPageBytes) {
    return Fail(ErrorCode::kInvalidInput,
                "is a page of over " + std::to_string(kMaxPageBytes) + " bytes");
  }
  auto memory = std::make_unique<Memory>();
  const GumboNode* root = memory->Parse(utf8);
  if (root == nullptr) return Fail(ErrorCode::kInvalidInput, memory->fault);
  return HtmlTree(std::move(memory), root);
}

HtmlTree::HtmlTree(std::unique_ptr<Memory> memory, const GumboNode* root)
    : memory_(std::move(memory)), root_(root) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

bool HtmlWalk::Next() {
  if (node_ == nullptr) {
    Enter(*root_);
    return true;
  }
  if (open_.empty()) return false;
  Open& parent = open_.back();
  const GumboVector& children = parent.node->v.element.children;
  if (parent.next_child < children.length) {
    Enter(*static_cast<const GumboNode*>(children.data[parent.next_child++]));
    return true;
  }
  node_ = parent.node;
  step_ = Step::kLeave;
  open_.pop_back();
  return true;
}

void HtmlWalk::Enter(const GumboNode& node) {
  node_ = &node;
  step_ = Step::kEnter;
  const bool has_children = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  if (has_children) open_.push_back({&node, 0});
}

void HtmlWalk::SkipChildren() {
  if (!open_.empty() && open_.back().node == node_) open_.pop_back();
}

bool IsElement(const GumboNode& node) {
  return (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) &&
         node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}

GumboTag TagOf(const GumboNode& node) {
  return IsElement(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

bool IsText(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

std::string_view TextOf(const GumboNode& text) { return text.v.text.text; }

std::string_view AttributeOf(const GumboNode& element, const char* name) {
  if (!IsElement(element)) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&element.v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : Trim(attribute->value);
}

bool HasAttribute(const GumboNode& element, const char* name) {
  return IsElement(element) && gumbo_get_attribute(&element.v.element.attributes, name) != nullptr;
}

std::string PlainTextOf(const GumboNode& node) {
  std::string text;
  for (HtmlWalk walk(node); walk.Next();) {
    const GumboTag tag = TagOf(walk.node());
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) {
      if (walk.step() == HtmlWalk::Step::kEnter && &walk.node() != &node) walk.SkipChildren();
    } else if (IsText(walk.node())) {
      text += TextOf(walk.node());
    } else if (tag == GUMBO_TAG_BR) {
      text += ' ';
    }
  }
  return CollapseSpaces(text);
}

}  // namespace dossier::article
