// Two steps. First the tree of the query becomes a plan, whose leaves are queries: here
// words are read, names recognised, translations looked up, each once. Then the plan is put
// together twice, for the two match modes: every word of a sequence, or any of them.
//
// Names are looked for in runs of plain words, as they are read: in «cthutq kfdhjd NATO» both words
// of the first name were typed with the wrong keyboard. A name that covers whole words stands for
// its entity; a run of words that the dictionaries know as one ("Saudi Arabia") also for its
// translation.
#include "search/query_builder.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "search/name_finder.h"
#include "search/word_queries.h"
#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/stopwords.h"

namespace dossier::search {
namespace {

// How the words of a plan are put together: all of them or any, with their translations or without.
struct Mode {
  bool all;
  bool translated;
};

// A query without the decision between all words and any.
struct Plan {
  enum class Kind { kLeaf, kSequence, kAnd, kOr };
  Kind kind = Kind::kLeaf;
  WordQuery leaf;
  std::vector<Plan> words;     // of a sequence: all or any of them; of kAnd and kOr: their sides
  std::vector<Plan> required;  // of a sequence: filters, whatever the match mode
  std::vector<Plan> excluded;  // of a sequence
};

bool HasChoice(const Plan& plan) {
  if (plan.kind == Plan::Kind::kLeaf && plan.leaf.has_loose) return true;
  if (plan.kind == Plan::Kind::kSequence && plan.words.size() > 1) return true;
  return std::ranges::any_of(plan.words, HasChoice) ||
         std::ranges::any_of(plan.required, HasChoice) ||
         std::ranges::any_of(plan.excluded, HasChoice);
}

Query Compose(const Plan& plan, Mode mode);

std::vector<Query> ComposeAll(const std::vector<Plan>& plans, Mode mode) {
  std::vector<Query> queries;
  queries.reserve(plans.size());
  for (const Plan& plan : plans) queries.push_back(Compose(plan, mode));
  return queries;
}

Query ComposeSequence(const Plan& plan, Mode mode) {
  std::vector<Query> required = ComposeAll(plan.required, mode);
  if (!plan.words.empty()) {
    std::vector<Query> words = ComposeAll(plan.words, mode);
    required.push_back(mode.all ? Query::And(std::move(words)) : Query::Or(std::move(words)));
  }
  if (required.empty()) required.push_back(Query::All());
  Query kept = Query::And(std::move(required));
  if (plan.excluded.empty()) return kept;
  return Query::Without(std::move(kept), Query::Or(ComposeAll(plan.excluded, mode)));
}

Query Compose(const Plan& plan, Mode mode) {
  switch (plan.kind) {
    case Plan::Kind::kLeaf:
      if (mode.all) return mode.translated ? plan.leaf.full : plan.leaf.own;
      return mode.translated ? plan.leaf.full_loose : plan.leaf.own_loose;
    case Plan::Kind::kSequence:
      return ComposeSequence(plan, mode);
    case Plan::Kind::kAnd:
      return Query::And(ComposeAll(plan.words, mode));
    case Plan::Kind::kOr:
      return Query::Or(ComposeAll(plan.words, mode));
  }
  return {};
}

bool IsLeaf(const QueryNode& node) {
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase ||
         node.kind == NodeKind::kNear;
}

bool IsPlain(const QueryNode& node) {
  return (node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase) &&
         node.field == QueryField::kAny && node.form == WordForm::kAny;
}

bool IsText(QueryField field) {
  return field == QueryField::kAny || field == QueryField::kTitle || field == QueryField::kLead;
}

// True of person:, org:, source:, lang: and date:, and of groups of them alone: they choose
// articles and are no words.
bool IsFilter(const QueryNode& node) {
  if (IsLeaf(node)) return !IsText(node.field);
  return std::ranges::all_of(node.children, IsFilter);
}

// True of a word that may be any inflection of itself, in whatever field.
bool IsInflectedWord(const QueryNode& node) {
  return node.kind == NodeKind::kWord && IsText(node.field) && node.form == WordForm::kAny;
}

bool IsDate(const QueryNode& node) { return IsLeaf(node) && node.field == QueryField::kDate; }

// An item of a sequence as it is read.
struct Item {
  const QueryNode* node;
  WordQueries::Read read;
  bool is_stop_word = false;
  bool is_no_word = false;  // no letter, no digit
  Span in_run = {};         // of its text in the text of its run
};

class Builder {
 public:
  Builder(const QueryOptions& options, const Snapshot& snapshot, Worker& worker,
          Evaluator& evaluator, Deadline deadline, BuiltQuery& built)
      : options_(options),
        matcher_(snapshot.matcher()),
        built_(built),
        words_(options, snapshot, worker, evaluator, deadline, built) {}

  void Run(const ParsedQuery& parsed) {
    outermost_ = parsed.root.children.data();
    if (options_.expand) typed_names_ = FindNames(built_.text, matcher_, words_.analyzer());
    const std::optional<Plan> plan = PlanOf(parsed.root);
    if (!plan) return;
    built_.has_choice = HasChoice(*plan);
    built_.is_sentence = parsed.root.kind == NodeKind::kSequence && IsSentence(*plan);
    built_.full = PairOf(*plan, true);
    built_.own = built_.has_translations ? PairOf(*plan, false) : built_.full;
  }

 private:
  // A sequence is a sentence where it ends in a question mark, begins with a question word (not the
  // WHO), or ends in a full stop, which is not that of "U.S.", and has a stop word: "papers on wing
  // flutter ."
  bool IsSentence(const Plan& plan) const {
    if (plan.words.size() < kMinSentenceWords) return false;
    std::string_view text = built_.text;
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    if (text.ends_with('?') || starts_as_question_) return true;
    const bool is_acronym = text.size() > 2 && text[text.size() - 3] == '.';
    return text.ends_with('.') && !is_acronym &&
           std::ranges::any_of(built_.words, [](const WordReading& word) {
             return word.why == WordWhy::kStopWord;
           });
  }

  QueryPair PairOf(const Plan& plan, bool translated) const {
    QueryPair pair;
    pair.all = Compose(plan, {true, translated});
    pair.any = built_.has_choice ? Compose(plan, {false, translated}) : pair.all;
    return pair;
  }

  static std::optional<Plan> LeafPlan(const WordQueries::Wanted& query) {
    if (!query) return std::nullopt;
    return Plan{.leaf = *query, .words = {}, .required = {}, .excluded = {}};
  }

  std::optional<Plan> PlanOf(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kNothing:
        return std::nullopt;
      case NodeKind::kWord:
      case NodeKind::kPhrase:
      case NodeKind::kNear:
      case NodeKind::kNot:
        return PlanSequence({&node, 1});
      case NodeKind::kSequence:
        return PlanSequence(node.children);
      case NodeKind::kAnd:
        return PlanGroup(Plan::Kind::kAnd, node.children);
      case NodeKind::kOr:
        return PlanGroup(Plan::Kind::kOr, node.children);
    }
    return std::nullopt;
  }

  std::optional<Plan> PlanGroup(Plan::Kind kind, const std::vector<QueryNode>& children) {
    Plan plan{.kind = kind, .leaf = {}, .words = {}, .required = {}, .excluded = {}};
    for (const QueryNode& child : children) {
      if (auto side = PlanOf(child)) plan.words.push_back(*std::move(side));
    }
    if (plan.words.empty()) return std::nullopt;
    return plan;
  }

  std::optional<Plan> PlanSequence(std::span<const QueryNode> nodes) {
    std::vector<Item> items;
    items.reserve(nodes.size());
    for (const QueryNode& node : nodes) items.push_back(ItemOf(node));
    if (nodes.data() == outermost_) {
      const std::string& first = items.front().read.text;
      starts_as_question_ = text::IsQuestionWord(text::FoldWord(first)) && !text::IsAcronym(first);
    }
    // A query of stop words alone searches them.
    const bool only_stop_words = std::ranges::all_of(items, [](const Item& item) {
      return item.is_stop_word || item.is_no_word || item.node->kind == NodeKind::kNot ||
             IsFilter(*item.node);
    });
    Plan plan{
        .kind = Plan::Kind::kSequence, .leaf = {}, .words = {}, .required = {}, .excluded = {}};
    std::vector<const QueryNode*> dates;
    for (std::size_t i = 0; i < items.size();) {
      if (IsDate(*items[i].node)) {
        dates.push_back(items[i++].node);
        continue;
      }
      const std::size_t length = RunLength(std::span(items).subspan(i));
      if (length == 0) {
        if (items[i].is_stop_word && !only_stop_words) {
          words_.StopWord(*items[i].node, items[i].read);
        } else {
          AddItem(*items[i].node, plan);
        }
        ++i;
        continue;
      }
      AddRun(std::span(items).subspan(i, length), only_stop_words, plan);
      i += length;
    }
    if (!dates.empty()) plan.required.push_back(*LeafPlan(words_.Dates(dates)));
    if (plan.words.empty() && plan.required.empty() && plan.excluded.empty()) return std::nullopt;
    return plan;
  }

  Item ItemOf(const QueryNode& node) {
    if (IsPlain(node) ? IsInName(node) : !IsInflectedWord(node)) {
      return {&node, {node.text, std::nullopt}};
    }
    Item item{&node, words_.ReadWord(node)};
    const std::vector<text::Token> tokens = words_.analyzer().Analyze(item.read.text);
    item.is_stop_word =
        node.kind == NodeKind::kWord && tokens.size() == 1 && text::IsStopWord(tokens.front().term);
    item.is_no_word = tokens.empty();
    return item;
  }

  // True of a part of a name as it was typed, which is to be read as that, whether articles spell
  // it so or not.
  bool IsInName(const QueryNode& node) const {
    return std::ranges::any_of(typed_names_, [&node](const NamedEntity& name) {
      return node.span.begin < name.span.end && name.span.begin < node.span.end;
    });
  }

  static std::size_t RunLength(std::span<const Item> items) {
    if (!IsPlain(*items.front().node)) return 0;
    if (items.front().node->kind == NodeKind::kPhrase) return 1;
    std::size_t length = 1;
    while (length < items.size() && items[length].node->kind == NodeKind::kWord &&
           IsPlain(*items[length].node)) {
      ++length;
    }
    return length;
  }

  // Anything but a plain word or phrase.
  void AddItem(const QueryNode& node, Plan& plan) {
    if (node.kind == NodeKind::kNot) {
      const bool marking = words_.set_marking(false);
      auto excluded = PlanOf(node.children.front());
      words_.set_marking(marking);
      if (excluded) {
        const Query strict = Compose(*excluded, {.all = true, .translated = true});
        plan.excluded.push_back(*LeafPlan(WordQuery::Plain(strict)));
      }
      return;
    }
    auto item = IsLeaf(node) ? LeafPlan(BuildLeaf(node)) : PlanOf(node);
    if (!item) return;
    // A group that only leaves out asks for no word: "grain port (-army)".
    const bool has_words = item->kind != Plan::Kind::kSequence || !item->words.empty();
    (IsFilter(node) || !has_words ? plan.required : plan.words).push_back(*std::move(item));
  }

  WordQueries::Wanted BuildLeaf(const QueryNode& node) {
    if (!IsText(node.field)) return words_.Filter(node);
    if (node.kind == NodeKind::kNear) return words_.Near(node);
    if (node.form == WordForm::kExact) return words_.Exact(node);
    if (node.form == WordForm::kPrefix) return words_.Prefix(node);
    return words_.Word(node, words_.ReadWord(node));
  }

  void AddRun(std::span<Item> items, bool only_stop_words, Plan& plan) {
    std::string text;
    for (Item& item : items) {
      if (!text.empty()) text += ' ';
      item.in_run.begin = static_cast<std::uint32_t>(text.size());
      text += item.read.text;
      item.in_run.end = static_cast<std::uint32_t>(text.size());
    }
    const std::vector<NamedEntity> names =
        options_.expand ? FindNames(text, matcher_, words_.analyzer()) : std::vector<NamedEntity>();
    for (std::size_t i = 0; i < items.size();) {
      if (const std::size_t covered = AddName(items.subspan(i), text, names, plan)) {
        i += covered;
      } else if (const std::size_t translated = AddTranslated(items.subspan(i), plan)) {
        i += translated;
      } else {
        if (auto word = PlanWord(items[i], only_stop_words)) plan.words.push_back(*std::move(word));
        ++i;
      }
    }
  }

  std::optional<Plan> PlanWord(const Item& item, bool searches_stop_words) {
    if (!searches_stop_words && item.is_stop_word) {
      words_.StopWord(*item.node, item.read);
      return std::nullopt;
    }
    return LeafPlan(words_.Word(*item.node, item.read));
  }

  // Where a name starts with the first of `items` and covers whole items, adds its entity; how many
  // it covers, or 0.
  std::size_t AddName(std::span<const Item> items, std::string_view text,
                      const std::vector<NamedEntity>& names, Plan& plan) {
    const Item& first = items.front();
    const auto name = std::ranges::find_if(names, [&](const NamedEntity& candidate) {
      return candidate.span.begin >= first.in_run.begin && candidate.span.begin < first.in_run.end;
    });
    if (name == names.end()) return 0;
    std::size_t covered = 0;
    std::optional<ReadingKind> reading;
    for (; covered < items.size() && items[covered].in_run.begin < name->span.end; ++covered) {
      if (!IsCovered(items[covered], text, *name)) return 0;
      if (items[covered].read.reading) reading = items[covered].read.reading;
    }
    // A reading that nobody is named by in an article would find nothing.
    if (reading && !words_.IsNamed(name->number)) return 0;
    const Span typed{first.node->span.begin, items[covered - 1].node->span.end};
    plan.words.push_back(*LeafPlan(words_.Entity(typed.In(built_.text), reading,
                                                 std::string(name->span.In(text)), name->number)));
    return covered;
  }

  // Punctuation beside the name doesn't matter, words do.
  bool IsCovered(const Item& item, std::string_view text, const NamedEntity& name) {
    for (const text::Token& token : words_.analyzer().Analyze(item.in_run.In(text))) {
      const std::uint32_t begin = item.in_run.begin + token.span.begin;
      const std::uint32_t end = item.in_run.begin + token.span.end;
      if (begin < name.span.begin || end > name.span.end) return false;
    }
    return true;
  }

  // Where several of `items`, from the first on, are known to the dictionaries as one, adds them
  // and beside them their translation; how many these are, or 0.
  std::size_t AddTranslated(std::span<const Item> items, Plan& plan) {
    if (!options_.expand || items.size() < 2) return 0;
    std::vector<text::Token> words;
    for (const Item& item : items.first(std::min(items.size(), Translator::kMaxWords))) {
      std::vector<text::Token> tokens = words_.analyzer().Analyze(item.read.text);
      if (tokens.size() != 1) break;
      words.push_back(std::move(tokens.front()));
    }
    while (words.size() > 1 && !words_.HasTranslation(words)) words.pop_back();
    if (words.size() < 2) return 0;
    Plan own{
        .kind = Plan::Kind::kSequence, .leaf = {}, .words = {}, .required = {}, .excluded = {}};
    for (const Item& item : items.first(words.size())) {
      if (auto word = PlanWord(item, false)) own.words.push_back(*std::move(word));
    }
    Plan either{.kind = Plan::Kind::kOr, .leaf = {}, .words = {}, .required = {}, .excluded = {}};
    if (!own.words.empty()) either.words.push_back(std::move(own));
    if (const auto translated = words_.TranslatedRun(words)) {
      either.words.push_back(*LeafPlan(WordQuery{*translated, {}, *translated, {}, false}));
    }
    if (!either.words.empty()) plan.words.push_back(std::move(either));
    return words.size();
  }

  QueryOptions options_;
  const entities::Matcher& matcher_;
  BuiltQuery& built_;
  WordQueries words_;
  std::vector<NamedEntity> typed_names_;
  const QueryNode* outermost_ = nullptr;  // the first word of the whole query
  bool starts_as_question_ = false;
};

}  // namespace

std::string_view WordWhyName(WordWhy why) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "", "name", "stop-word", "exact", "wildcard", "layout", "transliteration", "spelling"};
  return kNames[static_cast<std::size_t>(why)];
}

BuiltQuery BuildQuery(std::string_view text, const ParsedQuery& parsed, const QueryOptions& options,
                      const Snapshot& snapshot, Worker& worker, Evaluator& evaluator,
                      Deadline deadline) {
  BuiltQuery built;
  built.text = text;
  built.warnings = parsed.warnings;
  built.faults = parsed.faults;
  if (!built.faults.empty()) return built;
  Builder(options, snapshot, worker, evaluator, deadline, built).Run(parsed);
  return built;
}

}  // namespace dossier::search
