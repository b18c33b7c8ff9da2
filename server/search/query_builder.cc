// Each word becomes its stem with the twins of its position, each phrase a run of stems, and each
// name of the gazetteer its entity:
//
//   sanctions              sanction
//   "foreign minister"     foreign PHRASE 2 minist
//   G-20                   (g PHRASE 2 20) OR g20
//   Sergei Lavrov          the articles whose subject is lavrov; how often his names stand in them
//   decides their rank
//
// An entity is a set of articles, found at index time with all that stood around the name; its
// words alone would find лавра, too. The words of a sequence are joined twice, with AND and with
// OR, since the match mode is decided by what the index has; person:, org:, source: and lang: are
// filters and hold in both.
#include "search/query_builder.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "entities/declension.h"
#include "index/schema.h"
#include "search/name_finder.h"
#include "text/normalize.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::size_t kQuotedCodePoints = 40;  // of a phrase in a message

enum class Joining { kAll, kAny };

// What a part of the query asks for; nothing where it holds no letter or digit.
using Wanted = std::optional<Xapian::Query>;

Xapian::Query WithoutWeight(Xapian::Query query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0.0};
}

Xapian::Query Combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries) {
  if (queries.empty()) return Xapian::Query::MatchNothing;
  return queries.size() == 1 ? queries.front() : Xapian::Query(op, queries.begin(), queries.end());
}

class Builder {
 public:
  Builder(std::string_view text, bool expand, const index::Catalogue& catalogue,
          const entities::Matcher& matcher, text::Analyzer& analyzer)
      : text_(text), catalogue_(catalogue), matcher_(matcher), analyzer_(analyzer) {
    if (expand) names_ = FindNames(text, matcher, analyzer);
  }

  Result<BuiltQuery> Run(const ParsedQuery& parsed) {
    built_.warnings = parsed.warnings;
    joining_ = Joining::kAll;
    built_.all = Build(parsed.root).value_or(Xapian::Query());
    if (too_long_) {
      return Fail(ErrorCode::kTooComplex, "\"" + *too_long_ + "\" has more than " +
                                              std::to_string(kMaxPhraseWords) +
                                              " words one behind the other");
    }
    if (built_.has_choice) {
      joining_ = Joining::kAny;
      reporting_ = false;
      built_.any = Build(parsed.root).value_or(Xapian::Query());
    } else {
      built_.any = built_.all;
    }
    return std::move(built_);
  }

 private:
  const entities::Entity& EntityOf(int number) const {
    return catalogue_.gazetteer.entities()[static_cast<std::size_t>(number)];
  }

  Wanted Build(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kNothing:
        return std::nullopt;
      case NodeKind::kWord:
      case NodeKind::kPhrase:
      case NodeKind::kNot:
        return BuildSequence({&node, 1});
      case NodeKind::kSequence:
        return BuildSequence(node.children);
      case NodeKind::kAnd:
        return BuildGroup(Xapian::Query::OP_AND, node.children);
      case NodeKind::kOr:
        return BuildGroup(Xapian::Query::OP_OR, node.children);
    }
    return std::nullopt;
  }

  Wanted BuildGroup(Xapian::Query::op op, const std::vector<QueryNode>& children) {
    std::vector<Xapian::Query> queries;
    for (const QueryNode& child : children) {
      if (Wanted query = Build(child)) queries.push_back(*query);
    }
    if (queries.empty()) return std::nullopt;
    return Combine(op, queries);
  }

  // What is left out is never marked.
  Wanted BuildExcluded(const QueryNode& node) {
    MarkedTerms kept = built_.marked;
    Wanted query = Build(node.children.front());
    built_.marked = std::move(kept);
    return query;
  }

  Wanted BuildSequence(std::span<const QueryNode> items) {
    std::vector<Xapian::Query> words;     // all or any of them
    std::vector<Xapian::Query> required;  // filters, whatever the match mode
    std::vector<Xapian::Query> excluded;
    // A query of stop words alone searches them.
    const bool only_stop_words = std::ranges::all_of(items, [](const QueryNode& item) {
      return IsStopWord(item) || item.kind == NodeKind::kNot;
    });
    for (std::size_t i = 0; i < items.size();) {
      const QueryNode& item = items[i];
      if (const NamedEntity* name = NameCovering(items.subspan(i))) {
        words.push_back(BuildEntity(*name));
        while (i < items.size() && items[i].span.begin < name->span.end) ++i;
        continue;
      }
      ++i;
      if (IsStopWord(item) && !only_stop_words) {
        Report(item.span.In(text_), nullptr, true);
        continue;
      }
      const Wanted query = BuildItem(item);
      if (!query) continue;
      (item.kind == NodeKind::kNot ? excluded : (IsFilter(item) ? required : words))
          .push_back(*query);
    }
    if (words.size() > 1) built_.has_choice = true;
    if (!words.empty()) {
      required.push_back(
          Combine(joining_ == Joining::kAll ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, words));
    }
    if (excluded.empty()) {
      if (required.empty()) return std::nullopt;
      return Combine(Xapian::Query::OP_AND, required);
    }
    if (required.empty()) required.push_back(Xapian::Query::MatchAll);
    return Xapian::Query(Xapian::Query::OP_AND_NOT, Combine(Xapian::Query::OP_AND, required),
                         Combine(Xapian::Query::OP_OR, excluded));
  }

  Wanted BuildItem(const QueryNode& item) {
    if (item.kind == NodeKind::kNot) return BuildExcluded(item);
    if (item.kind == NodeKind::kWord || item.kind == NodeKind::kPhrase) return BuildLeaf(item);
    return Build(item);
  }

  // True of person:, org:, source: and lang:, and of groups of them alone: they choose articles and
  // are no words.
  static bool IsFilter(const QueryNode& node) {
    if (node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase) {
      return node.field != QueryField::kAny && node.field != QueryField::kTitle;
    }
    return std::ranges::all_of(node.children, IsFilter);
  }

  // A name that starts with the first of `items` and covers whole items.
  const NamedEntity* NameCovering(std::span<const QueryNode> items) const {
    for (const NamedEntity& name : names_) {
      const QueryNode& first = items.front();
      if (first.field != QueryField::kAny) return nullptr;
      if (first.kind != NodeKind::kWord && first.kind != NodeKind::kPhrase) return nullptr;
      if (name.span.begin < first.span.begin || name.span.begin >= first.span.end) continue;
      for (const QueryNode& item : items) {
        if (item.span.begin >= name.span.end) break;
        if (item.kind != first.kind || item.field != QueryField::kAny) return nullptr;
        if (!IsCovered(item, name)) return nullptr;
        if (item.span.end >= name.span.end) return &name;
      }
    }
    return nullptr;
  }

  // Punctuation beside the name doesn't matter, words do.
  bool IsCovered(const QueryNode& item, const NamedEntity& name) const {
    for (const text::Token& token : analyzer_.Analyze(item.span.In(text_))) {
      const std::uint32_t begin = item.span.begin + token.span.begin;
      const std::uint32_t end = item.span.begin + token.span.end;
      if (begin < name.span.begin || end > name.span.end) return false;
    }
    return true;
  }

  static bool IsStopWord(const QueryNode& item) {
    return item.kind == NodeKind::kWord && item.field == QueryField::kAny &&
           text::IsStopWord(text::FoldWord(item.text));
  }

  Xapian::Query BuildEntity(const NamedEntity& name) {
    const entities::Entity& entity = EntityOf(name.number);
    Report(name.span.In(text_), &entity, false);
    const std::string term = index::MakeTerm(index::EntityPrefix(entity.kind), entity.id);
    built_.marked.entities.insert(term);
    return {Xapian::Query::OP_AND_MAYBE, WithoutWeight(Xapian::Query(term)), RankingOf(entity)};
  }

  // What the names of an entity weigh in a text: the words that people call it by, in both
  // languages.
  Xapian::Query RankingOf(const entities::Entity& entity) {
    std::vector<Xapian::Query> names;
    for (const std::string& label : {entity.en, entity.RussianLabel()}) {
      std::vector<Xapian::Query> words;
      for (const text::Token& token : analyzer_.Analyze(CallName(entity, label))) {
        if (!text::IsStopWord(token.term)) words.push_back(AllForms(entity, token));
      }
      names.push_back(Combine(Xapian::Query::OP_OR, words));
    }
    return Combine(Xapian::Query::OP_SYNONYM, names);
  }

  // A person is called by the surname.
  static std::string_view CallName(const entities::Entity& entity, std::string_view label) {
    if (entity.kind != entities::EntityKind::kPerson) return label;
    return entity.family_first ? label.substr(0, label.find(' '))
                               : label.substr(label.rfind(' ') + 1);
  }

  Xapian::Query AllForms(const entities::Entity& entity, const text::Token& token) {
    std::vector<Xapian::Query> forms{Xapian::Query(token.stem)};
    if (entity.kind == entities::EntityKind::kPerson && token.script == text::Script::kCyrillic) {
      for (const auto& of_case :
           entities::DeclineName(token.term, entities::NamePart::kSurname, entity.gender)) {
        for (const std::string& form : of_case) {
          for (const text::Token& declined : analyzer_.Analyze(form)) {
            forms.emplace_back(declined.stem);
          }
        }
      }
    }
    return Combine(Xapian::Query::OP_SYNONYM, forms);
  }

  Wanted BuildLeaf(const QueryNode& node) {
    switch (node.field) {
      case QueryField::kAny:
      case QueryField::kTitle:
        return BuildWord(node);
      case QueryField::kPerson:
        return BuildNamed(node, entities::EntityKind::kPerson);
      case QueryField::kOrganization:
        return BuildNamed(node, entities::EntityKind::kOrganization);
      case QueryField::kSource:
        return BuildSource(node);
      case QueryField::kLanguage:
        break;
    }
    const auto language = text::ParseLanguage(node.text);
    if (!language)
      return Unknown(node, "unknown-language", "is no language of this index (en, ru)");
    return WithoutWeight(
        Xapian::Query(index::MakeTerm(index::kLanguagePrefix, text::LanguageCode(*language))));
  }

  // person: and org: take an id or any name, in any case; a name of several people stands for all
  // of them.
  Xapian::Query BuildNamed(const QueryNode& node, entities::EntityKind kind) {
    const int by_id = catalogue_.gazetteer.Find(node.text);
    const std::vector<int> numbers = by_id >= 0 && EntityOf(by_id).kind == kind
                                         ? std::vector<int>{by_id}
                                         : FindBearers(node.text, kind, matcher_, analyzer_);
    if (numbers.empty()) {
      return Unknown(node, "unknown-name",
                     kind == entities::EntityKind::kPerson
                         ? "is nobody that this index knows"
                         : "is no organization that this index knows");
    }
    std::vector<Xapian::Query> entities;
    for (const int number : numbers) {
      const entities::Entity& entity = EntityOf(number);
      const std::string term = index::MakeTerm(index::EntityPrefix(kind), entity.id);
      Report(node.span.In(text_), &entity, false);
      built_.marked.entities.insert(term);
      entities.push_back(WithoutWeight(Xapian::Query(term)));
    }
    return Combine(Xapian::Query::OP_OR, entities);
  }

  Xapian::Query BuildSource(const QueryNode& node) {
    const std::string wanted = text::FoldWord(node.text);
    std::string id = node.text;
    for (const auto& [known, source] : catalogue_.sources) {
      if (text::FoldWord(known) == wanted || text::FoldWord(source.en) == wanted ||
          text::FoldWord(source.ru) == wanted) {
        id = known;
      }
    }
    Report(node.span.In(text_), nullptr, false);
    const std::string term = index::MakeTerm(index::kSourcePrefix, id);
    return term.empty() ? Xapian::Query::MatchNothing : WithoutWeight(Xapian::Query(term));
  }

  Xapian::Query Unknown(const QueryNode& node, const char* code, const char* reason) {
    Report(node.span.In(text_), nullptr, false);
    if (reporting_) built_.warnings.push_back({code, node.span, "\"" + node.text + "\" " + reason});
    return Xapian::Query::MatchNothing;
  }

  // A word or a phrase in title or text.
  Wanted BuildWord(const QueryNode& node) {
    const std::vector<text::Token> tokens = analyzer_.Analyze(node.text);
    if (tokens.empty()) return std::nullopt;
    if (tokens.back().position >= kMaxPhraseWords) {
      too_long_ = text::TakeCodePoints(node.text, kQuotedCodePoints);
      return std::nullopt;
    }
    Report(node.span.In(text_), nullptr, false);
    const Xapian::Query anywhere = BuildTokens(tokens, "");
    for (const text::Token& token : tokens) built_.marked.stems.insert(token.stem);
    if (node.field != QueryField::kTitle) return anywhere;
    return Xapian::Query(Xapian::Query::OP_AND,
                         WithoutWeight(BuildTokens(tokens, index::kTitlePrefix)), anywhere);
  }

  // The words of all positions as a phrase, each with the variants that stand in its place; beside
  // it the variants that spell all of them as one word.
  static Xapian::Query BuildTokens(const std::vector<text::Token>& tokens,
                                   std::string_view prefix) {
    const std::uint32_t last = tokens.back().position;
    const Span whole{tokens.front().span.begin, tokens.back().span.end};
    std::vector<std::vector<Xapian::Query>> places(last + 1);
    std::vector<Xapian::Query> spellings;
    for (const text::Token& token : tokens) {
      const std::string term = index::MakeTerm(prefix, token.stem);
      const bool spells_all = last > 0 && token.variant && token.span == whole;
      if (!term.empty()) (spells_all ? spellings : places[token.position]).emplace_back(term);
    }
    std::vector<Xapian::Query> words;
    words.reserve(places.size());
    for (const auto& place : places) words.push_back(Combine(Xapian::Query::OP_OR, place));
    spellings.push_back(words.size() == 1
                            ? words.front()
                            : Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                                            static_cast<Xapian::termcount>(words.size())));
    return Combine(Xapian::Query::OP_OR, spellings);
  }

  void Report(std::string_view text, const entities::Entity* entity, bool stop_word) {
    if (!reporting_) return;
    WordReading reading;
    reading.text = text;
    reading.stop_word = stop_word;
    if (entity != nullptr) {
      reading.entity_kind = entity->kind;
      reading.entity_id = entity->id;
      reading.entity_labels = {entity->en, entity->RussianLabel()};
    }
    built_.words.push_back(std::move(reading));
  }

  std::string_view text_;
  const index::Catalogue& catalogue_;
  const entities::Matcher& matcher_;
  text::Analyzer& analyzer_;
  std::vector<NamedEntity> names_;
  std::optional<std::string> too_long_;  // the start of a phrase over the limit
  Joining joining_ = Joining::kAll;
  bool reporting_ = true;  // words are reported in the first of the two passes
  BuiltQuery built_;
};

}  // namespace

Result<BuiltQuery> BuildQuery(std::string_view text, const ParsedQuery& parsed, bool expand,
                              const index::Catalogue& catalogue, const entities::Matcher& matcher,
                              text::Analyzer& analyzer) {
  return Builder(text, expand, catalogue, matcher, analyzer).Run(parsed);
}

}  // namespace dossier::search
