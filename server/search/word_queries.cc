// What one word of a query becomes:
//
//   санкциями    its stem; beside it, at kTranslationWeight, a synonym group of words of the other
//                language: where all words must match, those that lead back to it (sanction), where
//                any word is enough, the others, too (approval, assent)
//   Караваева    stem and name key as one synonym group
//   Лавров       the entity (with `expand`), or the name alone
//   kfdhjd       what the ladder of readings makes of it, then as above
//   =Лавров      the exact form as a condition, ranked as the word is
//   санкц*       all exact forms that begin so, likewise
//
// The filters among the leaves are in word_filters.cc. A condition that is known as a set of
// articles (a date, what is left out, a phrase looked up in the stored texts) goes into the query
// as that set. tests/search/query_builder_test.cc.
#include "search/word_queries.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "index/schema.h"
#include "search/exact_phrase.h"
#include "search/values.h"
#include "text/exact_form.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::size_t kQuotedCodePoints = 40;  // of a phrase in a message
constexpr std::size_t kMaxTranslations = 12;   // of one word

WordWhy WhyOf(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::kLayout:
      return WordWhy::kLayout;
    case ReadingKind::kTransliteration:
      return WordWhy::kTransliteration;
    case ReadingKind::kSpelling:
      break;
  }
  return WordWhy::kSpelling;
}

std::vector<text::Token> WithoutVariants(std::vector<text::Token> tokens) {
  std::erase_if(tokens, [](const text::Token& token) { return token.variant; });
  return tokens;
}

std::string_view CallNameOf(const entities::Entity& entity, std::string_view label) {
  return entity.kind == entities::EntityKind::kPerson ? PairedNames::CallName(entity, label)
                                                      : label;
}

// `prefix`, and the same with ё for each е of it: nobody types ё.
std::vector<std::string> YoVariants(const std::string& prefix) {
  constexpr std::string_view kYe = "е";
  std::vector<std::string> variants{prefix};
  for (std::size_t at = prefix.find(kYe); at != std::string::npos; at = prefix.find(kYe, at + 1)) {
    variants.push_back(std::string(prefix).replace(at, kYe.size(), "ё"));
  }
  return variants;
}

Query Ranked(Query condition, Query ranking) {
  return Query::Maybe(Query::Unweighted(std::move(condition)), std::move(ranking));
}

}  // namespace

WordQueries::WordQueries(const QueryOptions& options, const Snapshot& snapshot, Worker& worker,
                         Evaluator& evaluator, Deadline deadline, BuiltQuery& built)
    : options_(options),
      snapshot_(snapshot),
      database_(worker.database),
      evaluator_(evaluator),
      analyzer_(worker.analyzer),
      readings_(worker.readings),
      deadline_(deadline),
      built_(built),
      terms_(evaluator, snapshot.matcher().name_words(), worker.analyzer),
      reader_(snapshot.vocabulary(), snapshot.matcher(), worker.analyzer),
      translator_(snapshot.paired_names(), snapshot.lexicon(), snapshot.vocabulary(),
                  snapshot.matcher().name_words(), worker.analyzer) {}

const entities::Entity& WordQueries::EntityOf(int number) const {
  return snapshot_.catalogue().gazetteer.entities()[static_cast<std::size_t>(number)];
}

WordReading& WordQueries::Report(std::string_view typed, WordWhy why) {
  WordReading& word = built_.words.emplace_back();
  word.text = typed;
  word.why = why;
  return word;
}

void WordQueries::ReportReading(WordReading& word, const Read& read) {
  if (!read.reading) return;
  word.read_as = read.text;
  word.why = WhyOf(*read.reading);
  built_.interpretations.push_back({*read.reading, word.text, read.text});
}

WordId WordQueries::NewWord(double weight) {
  built_.marked.weights.push_back(weight);
  built_.loosely_marked.weights.push_back(weight);
  return static_cast<WordId>(built_.marked.weights.size() - 1);
}

std::vector<MarkedTerms*> WordQueries::MarkedNow() {
  if (!marking_) return {};
  return {&built_.marked, &built_.loosely_marked};
}

double WordQueries::WeightOf(std::uint64_t frequency) const {
  return std::log((1.0 + static_cast<double>(snapshot_.article_count())) /
                  (1.0 + static_cast<double>(frequency))) +
         1;
}

// A phrase is as rare as its rarest word, at least.
double WordQueries::WeightOf(const QueryText& text) const {
  std::uint64_t rarest = snapshot_.article_count();
  for (const QueryPlace& place : text.places) {
    rarest = std::min(rarest, terms_.Frequency(place));
  }
  return WeightOf(rarest);
}

void WordQueries::Mark(const QueryText& text, WordId word, Certainty certainty) {
  if (!marking_) return;
  if (certainty == Certainty::kSure) MarkIn(built_.marked, text, word);
  MarkIn(built_.loosely_marked, text, word);
}

void WordQueries::MarkIn(MarkedTerms& marked, const QueryText& text, WordId word) const {
  for (const std::string& spelling : text.spellings) marked.stems.try_emplace(spelling, word);
  if (text.places.size() == 1) {
    for (const std::string& stem : text.places.front().stems) marked.stems.try_emplace(stem, word);
    for (const std::string& name : text.places.front().names) marked.names.try_emplace(name, word);
    return;
  }
  MarkedPhrase& phrase = marked.phrases.emplace_back();
  phrase.word = word;
  phrase.gap = text.gap;
  for (const QueryPlace& place : text.places) phrase.places.push_back(place.Marked());
}

bool WordQueries::IsStopWord(std::string_view word) const {
  const std::vector<text::Token> tokens = analyzer_.Analyze(word);
  return tokens.size() == 1 && text::IsStopWord(tokens.front().term);
}

namespace {

// What decides on a reading, beside the revision.
std::string ReadingKey(const QueryNode& node) {
  std::string key(FieldPrefix(node.field));
  key += node.kind == NodeKind::kPhrase ? '"' : ' ';
  return key + node.text;
}

}  // namespace

WordQueries::Read WordQueries::ReadWord(const QueryNode& node) {
  Read read{node.text, std::nullopt};
  if (!options_.interpret) return read;
  const auto has_hits = [&](std::string_view word) {
    if (IsStopWord(word)) return true;
    const QueryText text = terms_.Find(word);
    if (node.kind == NodeKind::kWord) return terms_.HasHits(text, node.field);
    // A phrase that no article has is no misspelt one, as long as its words are there.
    return !text.places.empty() && std::ranges::all_of(text.places, [&](const QueryPlace& place) {
      return terms_.Frequency(place) > 0;
    });
  };
  const std::vector<text::Token> tokens = WithoutVariants(analyzer_.Analyze(node.text));
  if (tokens.empty() || tokens.size() > kMaxPhraseWords || has_hits(node.text)) return read;
  if (tokens.size() == 1 && translator_.Knows(tokens.front())) return read;
  if (readings_.size() >= Worker::kMaxReadings) readings_.clear();
  const auto [known, added] = readings_.try_emplace(ReadingKey(node));
  if (added) known->second = reader_.Find(node.text, has_hits);
  if (known->second) read = {known->second->text, known->second->kind};
  return read;
}

bool WordQueries::IsTooLong(const QueryNode& node, std::size_t words) {
  if (words <= kMaxPhraseWords) return false;
  built_.faults.push_back({"too-complex", node.span,
                           "\"" + std::string(text::TakeCodePoints(node.text, kQuotedCodePoints)) +
                               "\" has " + std::to_string(words) + " words one behind the other",
                           "at most " + std::to_string(kMaxPhraseWords)});
  return true;
}

WordQueries::Wanted WordQueries::Word(const QueryNode& node, const Read& read) {
  const QueryText text = terms_.Find(read.text);
  if (text.places.empty()) return std::nullopt;
  if (IsTooLong(node, text.places.size())) return std::nullopt;
  WordReading& word = Report(node.text, text.is_name ? WordWhy::kName : WordWhy::kPlain);
  ReportReading(word, read);
  const WordId id = NewWord(WeightOf(text));
  Mark(text, id);
  WordQuery query = WordQuery::Plain(terms_.QueryFor(text, node.field));
  if (node.kind == NodeKind::kWord && text.places.size() > 1) {
    query.own_loose = query.full_loose = LooseQuery(text, node.field);
    query.has_loose = true;
    MarkParts(text, id);
  }
  if (options_.expand && node.kind == NodeKind::kWord && !IsStopWord(read.text)) {
    const auto groups = GroupTranslations(
        translator_.Translate(WithoutVariants(analyzer_.Analyze(read.text)),
                              text.is_name ? Translator::Meant::kName : Translator::Meant::kWord),
        node.field, id, word);
    if (groups.sure) query.full = Query::Or({query.own, *groups.sure});
    if (groups.all) query.full_loose = Query::Or({query.own_loose, *groups.all});
  }
  word.query = query.full;
  return query;
}

// What LooseQuery finds.
void WordQueries::MarkParts(const QueryText& text, WordId word) {
  if (!marking_) return;
  for (const QueryPlace& place : text.places) {
    if (text::IsStopWord(place.form)) continue;
    QueryText part;
    part.places.push_back(place);
    MarkIn(built_.loosely_marked, part, word);
  }
}

// Any part of a word that falls apart; stop words only where there is nothing else.
Query WordQueries::LooseQuery(const QueryText& text, QueryField field) const {
  std::vector<Query> parts;
  for (const QueryPlace& place : text.places) {
    if (text::IsStopWord(place.form)) continue;
    QueryText part;
    part.places.push_back(place);
    parts.push_back(terms_.QueryFor(part, field));
  }
  return parts.empty() ? terms_.QueryFor(text, field) : Query::Or(std::move(parts));
}

WordQueries::TranslationGroups WordQueries::GroupTranslations(
    const std::vector<Translator::Translation>& candidates, QueryField field, WordId word,
    WordReading& reading) {
  std::vector<Query> sure;
  std::vector<Query> all;
  // Forms of one word may have one stem; in a synonym group it would count twice.
  std::set<std::vector<std::string>> seen;
  for (const Translator::Translation& translation : candidates) {
    if (all.size() == kMaxTranslations) break;
    QueryText text = terms_.Find(translation.words);
    text.gap = 1;  // "freedom speech" is written without its stop word
    if (text.places.empty() || !terms_.HasHits(text, field)) continue;
    std::vector<std::string> terms;
    for (const QueryPlace& place : text.places) {
      for (std::string& term : place.Terms()) terms.push_back(std::move(term));
    }
    if (!seen.insert(std::move(terms)).second) continue;
    all.push_back(terms_.QueryFor(text, field));
    if (translation.sure) sure.push_back(all.back());
    Mark(text, word, translation.sure ? Certainty::kSure : Certainty::kLoose);
    // Forms that the dictionary's rules made up count by their stems; they are not told.
    const bool is_made_up =
        text.places.size() == 1 && snapshot_.vocabulary().Frequency(text.places.front().form) == 0;
    if (is_made_up) continue;
    (translation.sure ? reading.also : reading.also_loosely).push_back(translation.words);
  }
  const auto group = [](std::vector<Query> queries) -> std::optional<Query> {
    if (queries.empty()) return std::nullopt;
    return Query::Scaled(Query::Synonym(std::move(queries)), kTranslationWeight);
  };
  if (!all.empty()) built_.has_translations = true;
  return {group(std::move(sure)), group(std::move(all))};
}

bool WordQueries::HasTranslation(const std::vector<text::Token>& words) const {
  return !translator_.Translate(words, Translator::Meant::kWord).empty();
}

std::optional<Query> WordQueries::TranslatedRun(const std::vector<text::Token>& words) {
  WordReading reading;
  const WordId id = NewWord(1);
  std::vector<Translator::Translation> candidates =
      translator_.Translate(words, Translator::Meant::kWord);
  // Several words that the dictionaries know as one leave little doubt.
  for (Translator::Translation& candidate : candidates) candidate.sure = true;
  const auto groups = GroupTranslations(candidates, QueryField::kAny, id, reading);
  if (!groups.sure) return std::nullopt;
  const double weight = reading.also.empty() ? 1 : WeightOf(terms_.Find(reading.also.front()));
  built_.marked.weights[id] = built_.loosely_marked.weights[id] = weight;
  if (!built_.words.empty()) {
    std::vector<std::string>& last = built_.words.back().also;
    last.insert(last.end(), reading.also.begin(), reading.also.end());
  }
  return groups.sure;
}

void WordQueries::StopWord(const QueryNode& node, const Read& read) {
  WordReading& word = Report(node.span.In(built_.text), WordWhy::kStopWord);
  if (!read.reading) return;
  word.read_as = read.text;
  built_.interpretations.push_back({*read.reading, word.text, read.text});
}

WordQuery WordQueries::Entity(std::string_view typed, const std::optional<ReadingKind>& reading,
                              const std::string& read_as, int number) {
  return Value(typed, {read_as, reading}, MeantBy(number));
}

WordQueries::Meant WordQueries::MeantBy(int number) const {
  const entities::Entity& entity = EntityOf(number);
  const Labels labels{entity.en, entity.RussianLabel()};
  return {FacetOf(entity.kind),
          entity.id,
          labels,
          {std::string(CallNameOf(entity, labels.en)), std::string(CallNameOf(entity, labels.ru))}};
}

WordQuery WordQueries::Value(std::string_view typed, const Read& read, const Meant& meant) {
  WordReading& word = Report(typed, WordWhy::kName);
  word.entity_kind = meant.facet == Facet::kPerson ? entities::EntityKind::kPerson
                                                   : entities::EntityKind::kOrganization;
  word.entity_id = meant.id;
  word.entity_labels = meant.labels;
  word.also = {meant.labels.en, meant.labels.ru};
  ReportReading(word, read);
  const FacetColumn& column = snapshot_.columns().facets[meant.facet];
  const std::int64_t ordinal = column.Find(meant.id);
  const WordId id =
      NewWord(WeightOf(ordinal < 0 ? 0 : column.count(static_cast<Ordinal>(ordinal))));
  std::vector<Query> terms;
  for (const std::string& term : ValueTerms(snapshot_.columns().values, meant.facet, meant.id)) {
    terms.push_back(Query::Term(term));
    for (MarkedTerms* marked : MarkedNow()) marked->entities.try_emplace(term, id);
  }
  word.query = Ranked(Query::Or(std::move(terms)), RankingOf(meant));
  return WordQuery::Plain(word.query);
}

bool WordQueries::IsNamed(int number) const {
  const entities::Entity& entity = EntityOf(number);
  return snapshot_.columns().facets[FacetOf(entity.kind)].Find(entity.id) >= 0;
}

// What the names of a person or an organization weigh in a text: the words that people call it by,
// in both languages.
Query WordQueries::RankingOf(const Meant& meant) {
  std::vector<Query> names;
  for (const std::string& name : meant.names) {
    std::vector<Query> words;
    for (const text::Token& token : WithoutVariants(analyzer_.Analyze(name))) {
      if (text::IsStopWord(token.term)) continue;
      words.push_back(terms_.QueryFor(terms_.Find(token.term), QueryField::kAny));
    }
    names.push_back(Query::Or(std::move(words)));
  }
  return Query::Synonym(std::move(names));
}

WordQueries::Wanted WordQueries::Near(const QueryNode& node) {
  WordPattern pattern;
  pattern.order = WordPattern::Order::kAny;
  for (const QueryNode& child : node.children) {
    const Read read = ReadWord(child);
    const QueryText text = terms_.Find(read.text);
    if (IsTooLong(child, text.places.size())) return std::nullopt;
    WordReading& word = Report(child.text, WordWhy::kPlain);
    ReportReading(word, read);
    if (text.places.empty()) continue;
    word.query = terms_.QueryFor(text, node.field);
    Mark(text, NewWord(WeightOf(text)));
    for (const QueryPlace& place : text.places) pattern.places.push_back(place.Terms());
  }
  if (pattern.places.empty()) return std::nullopt;
  pattern.window = node.distance + pattern.places.size() - 1;
  const Query anywhere = Query::Pattern(pattern);
  if (FieldPrefix(node.field).empty()) return WordQuery::Plain(anywhere);
  pattern.field = node.field;
  return WordQuery::Plain(Ranked(Query::Pattern(pattern), anywhere));
}

WordQueries::Wanted WordQueries::Exact(const QueryNode& node) {
  std::vector<std::string> forms;
  std::vector<Query> conditions;
  for (const text::Token& token : WithoutVariants(analyzer_.Analyze(node.text))) {
    forms.push_back(text::ExactForm(token, node.text));
    conditions.push_back(Query::Term(index::MakeTerm(index::kFormPrefix, forms.back())));
  }
  if (forms.empty() || IsTooLong(node, forms.size())) return std::nullopt;
  WordReading& word = Report(node.text, WordWhy::kExact);
  const QueryText text = terms_.FindEverySense(node.text);
  const WordId id = NewWord(WeightOf(text));
  for (MarkedTerms* marked : MarkedNow()) {
    if (forms.size() == 1) {
      marked->forms.try_emplace(forms.front(), id);
      continue;
    }
    MarkedPhrase& phrase = marked->phrases.emplace_back();
    phrase.word = id;
    for (const std::string& form : forms) phrase.places.push_back({{}, {}, {form}});
  }
  Query condition = Query::And(std::move(conditions));
  if (forms.size() > 1 || !FieldPrefix(node.field).empty()) {
    condition = Query::And({condition, terms_.QueryFor(text, node.field)});
    const DocSet candidates = evaluator_.Matches(condition);
    exact_candidates_ += candidates.cardinality();
    if (exact_candidates_ > kMaxExactCandidates) {
      built_.faults.push_back(
          {"too-complex", node.span,
           "exact phrases are looked up in at most " + std::to_string(kMaxExactCandidates) +
               " articles that have their words, these have " + std::to_string(exact_candidates_),
           "a rarer phrase, or one without ="});
      return std::nullopt;
    }
    std::string key = "exact " + std::string(FieldPrefix(node.field));
    for (const std::string& form : forms) key.append(" ").append(form);
    condition = Query::Set(evaluator_.Cached(key, [&] {
      return DocsWithExactPhrase(database_, candidates, forms, node.field, deadline_, analyzer_);
    }));
  }
  word.query = Ranked(condition, terms_.QueryFor(text, QueryField::kAny));
  return WordQuery::Plain(word.query);
}

WordQueries::Wanted WordQueries::Prefix(const QueryNode& node) {
  const std::vector<text::Token> tokens = WithoutVariants(analyzer_.Analyze(node.text));
  if (tokens.empty() || IsTooLong(node, tokens.size())) return std::nullopt;
  WordReading& word = Report(node.text + "*", WordWhy::kWildcard);
  const std::string& prefix = tokens.back().term;
  // «a--*» has three letters in front of the star for the parser alone.
  if (text::CountCodePoints(prefix) < kMinPrefixLetters) {
    const QueryText text = terms_.Find(node.text);
    Mark(text, NewWord(WeightOf(text)));
    word.query = terms_.QueryFor(text, node.field);
    return WordQuery::Plain(word.query);
  }
  std::vector<std::string> forms;
  for (const std::string& variant : YoVariants(prefix)) {
    const std::string start = index::MakeTerm(index::kFormPrefix, variant);
    for (auto term = database_.allterms_begin(start); term != database_.allterms_end(start);
         ++term) {
      forms.push_back((*term).substr(index::kFormPrefix.size()));
      if (forms.size() > kMaxExpansions) break;
    }
  }
  if (forms.size() > kMaxExpansions) {
    built_.faults.push_back(
        {"too-complex", node.span,
         "\"" + prefix + "*\" stands for more than " + std::to_string(kMaxExpansions) + " words",
         "a longer beginning of the word"});
    return std::nullopt;
  }
  const WordId id = NewWord(1);
  for (MarkedTerms* marked : MarkedNow()) marked->prefixes.emplace_back(prefix, id);
  std::vector<Query> conditions;
  std::vector<Query> ranking;
  std::vector<Query> fielded;
  for (const std::string& form : forms) {
    const QueryText text = terms_.FindEverySense(form);
    conditions.push_back(Query::Term(index::MakeTerm(index::kFormPrefix, form)));
    ranking.push_back(terms_.QueryFor(text, QueryField::kAny));
    fielded.push_back(terms_.QueryFor(text, node.field));
    if (word.also.size() < kMaxTranslations) word.also.push_back(form);
  }
  Query condition = Query::Or(std::move(conditions));
  if (!FieldPrefix(node.field).empty()) {
    condition = Query::And({condition, Query::Or(std::move(fielded))});
  }
  // Of «северо-запад*», the words in front are words.
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    condition = Query::And({condition, terms_.QueryFor(terms_.Find(tokens[i].term), node.field)});
  }
  word.query = Ranked(condition, Query::Synonym(std::move(ranking)));
  return WordQuery::Plain(word.query);
}

}  // namespace dossier::search
