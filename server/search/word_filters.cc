// The leaves of a query that choose articles and are no words: WordQueries::Filter and what it
// needs.
#include "index/schema.h"
#include "search/filters.h"
#include "search/name_finder.h"
#include "search/values.h"
#include "search/word_queries.h"
#include "text/keyboard_layout.h"
#include "text/language.h"
#include "text/normalize.h"

namespace dossier::search {

WordQueries::Wanted WordQueries::Filter(const QueryNode& node) {
  switch (node.field) {
    case QueryField::kPerson:
      return WordQuery::Plain(Named(node, entities::EntityKind::kPerson));
    case QueryField::kOrganization:
      return WordQuery::Plain(Named(node, entities::EntityKind::kOrganization));
    case QueryField::kSource:
      return WordQuery::Plain(Source(node));
    case QueryField::kLanguage:
      break;
    case QueryField::kDate:
      return Dates({&node});
    case QueryField::kAny:
    case QueryField::kTitle:
    case QueryField::kLead:
      return std::nullopt;
  }
  const auto language = text::ParseLanguage(node.text);
  // An article in both languages has each.
  if (!language || *language == text::Language::kMixed) {
    return WordQuery::Plain(
        Unknown(node, "unknown-language", "is no language of this index (en, ru)"));
  }
  Report(node.span.In(built_.text), WordWhy::kPlain);
  return WordQuery::Plain(Query::Unweighted(
      Query::Term(index::MakeTerm(index::kLanguagePrefix, text::LanguageCode(*language)))));
}

// One set, so that a query of forty dates costs no more than one.
WordQuery WordQueries::Dates(const std::vector<const QueryNode*>& nodes) {
  DocSet docs = snapshot_.columns().all;
  for (const QueryNode* node : nodes) {
    Report(node->span.In(built_.text), WordWhy::kPlain);
    docs &= DateRangeDocs({.from = node->from, .to = node->to, .stated_only = false},
                          snapshot_.columns());
  }
  return WordQuery::Plain(Query::Set(std::move(docs)));
}

WordQueries::Meant WordQueries::MeantBy(index::ValueTable::Number value) const {
  const index::ValueTable& values = snapshot_.columns().values;
  Meant meant{FacetOf(values.kind(value)),
              std::string(values.id(value)),
              LabelsOf(snapshot_.catalogue(), values, value),
              {}};
  meant.names = {meant.labels.en, meant.labels.ru};
  if (meant.facet == Facet::kPerson) {
    for (std::string& name : meant.names) name.erase(0, name.find_last_of(' ') + 1);
  }
  return meant;
}

std::vector<WordQueries::Meant> WordQueries::FindMeant(const std::string& name,
                                                       entities::EntityKind kind) {
  std::vector<Meant> meant;
  const int by_id = snapshot_.catalogue().gazetteer.Find(name);
  if (by_id >= 0 && EntityOf(by_id).kind == kind) return {MeantBy(by_id)};
  const index::ValueTable& values = snapshot_.columns().values;
  const auto by_slug = FindValue(values, FacetOf(kind), name);
  if (by_slug && !values.is_known(*by_slug)) return {MeantBy(*by_slug)};
  for (const int number : FindBearers(name, kind, snapshot_.matcher(), analyzer_)) {
    meant.push_back(MeantBy(number));
  }
  if (!meant.empty()) return meant;
  for (const index::ValueTable::Number value :
       FindValuesNamed(name, kind, snapshot_.name_index(), values, analyzer_)) {
    meant.push_back(MeantBy(value));
  }
  return meant;
}

// person: and org: take an id or any name, in any case, typed with either keyboard; a name of
// several people stands for all of them.
Query WordQueries::Named(const QueryNode& node, entities::EntityKind kind) {
  std::vector<Meant> meant = FindMeant(node.text, kind);
  Read read{node.text, std::nullopt};
  if (meant.empty() && options_.interpret) {
    for (std::string& switched : text::LayoutReadings(node.text)) {
      meant = FindMeant(switched, kind);
      if (meant.empty()) continue;
      read = {std::move(switched), ReadingKind::kLayout};
      break;
    }
  }
  if (meant.empty()) {
    return Unknown(node, "unknown-name",
                   kind == entities::EntityKind::kPerson
                       ? "is nobody that this index knows"
                       : "is no organization that this index knows");
  }
  std::vector<Query> values;
  for (const Meant& one : meant) {
    values.push_back(Query::Unweighted(Value(node.text, {"", std::nullopt}, one).own));
    if (values.size() == 1) ReportReading(built_.words.back(), read);
  }
  return Query::Or(std::move(values));
}

Query WordQueries::Source(const QueryNode& node) {
  const std::string wanted = text::FoldWord(node.text);
  std::string id = node.text;
  for (const auto& [known, source] : snapshot_.catalogue().sources) {
    if (text::FoldWord(known) == wanted || text::FoldWord(source.en) == wanted ||
        text::FoldWord(source.ru) == wanted) {
      id = known;
    }
  }
  const std::string term = index::MakeTerm(index::kSourcePrefix, id);
  if (evaluator_.Frequency(term) == 0) {
    return Unknown(node, "unknown-source", "is no source of this index");
  }
  Report(node.span.In(built_.text), WordWhy::kPlain);
  return Query::Unweighted(Query::Term(term));
}

Query WordQueries::Unknown(const QueryNode& node, const char* code, const char* reason) {
  Report(node.span.In(built_.text), WordWhy::kPlain);
  built_.warnings.push_back({code, node.span, "\"" + node.text + "\" " + reason});
  return {};
}

}  // namespace dossier::search
