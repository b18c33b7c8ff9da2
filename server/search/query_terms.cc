#include "search/query_terms.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/schema.h"
#include "text/exact_form.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::size_t kMinNameLetters = 3;
// A known name is searched as a name alone where at most one article in so many has the word in
// another sense.
constexpr std::uint64_t kCommonWordShare = 10;

std::string NameTerm(std::string_view key) { return index::MakeTerm(index::kNamePrefix, key); }
std::string FormTerm(std::string_view form) { return index::MakeTerm(index::kFormPrefix, form); }

std::vector<Query> TermQueries(const std::vector<std::string>& terms, std::string_view prefix) {
  std::vector<Query> queries;
  for (const std::string& term : terms) {
    const std::string fielded = term.empty() ? term : index::MakeTerm(prefix, term);
    if (!fielded.empty()) queries.push_back(Query::Term(fielded));
  }
  return queries;
}

// The places as a phrase, and beside it the spellings of all of them as one word.
Query QueryIn(const QueryText& text, QueryField field) {
  const std::string_view prefix = FieldPrefix(field);
  std::vector<Query> ways = TermQueries(text.spellings, prefix);
  if (text.places.size() == 1) {
    std::ranges::move(TermQueries(text.places.front().Terms(), prefix), std::back_inserter(ways));
    return Query::Synonym(std::move(ways));
  }
  WordPattern pattern{
      .places = {}, .window = 0, .order = WordPattern::Order::kAsGiven, .field = field};
  for (const QueryPlace& place : text.places) pattern.places.push_back(place.Terms());
  pattern.window = text.places.size();
  if (text.places.size() > 1) pattern.window += text.gap * (text.places.size() - 1);
  ways.push_back(Query::Pattern(std::move(pattern)));
  return Query::Or(std::move(ways));
}

}  // namespace

std::vector<std::string> QueryPlace::Terms() const {
  std::vector<std::string> terms = stems;
  for (const std::string& name : names) terms.push_back(NameTerm(name));
  return terms;
}

QueryPlace TermFinder::PlaceOf(const text::Token& token, std::string_view utf8, Sense sense,
                               bool& is_name) const {
  QueryPlace place{.stems = {token.stem}, .names = {}, .form = text::ExactForm(token, utf8)};
  is_name = false;
  if (token.script != text::Script::kCyrillic || text::IsStopWord(token.term) ||
      text::CountCodePoints(token.term) < kMinNameLetters) {
    return place;
  }
  const entities::NameWords::Known known = names_.Find(token.term);
  const std::string key = names_.KeyOf(token.term);
  if (sense == Sense::kEvery) {
    place.names = {key};
    return place;
  }
  const std::uint64_t as_name = evaluator_.Frequency(NameTerm(key));
  const std::uint64_t as_form = evaluator_.Frequency(FormTerm(place.form));
  if (!known.key.empty()) {
    place.names = {key};
    const bool common =
        !known.solo && as_form > 0 &&
        (evaluator_.TermDocs(FormTerm(place.form)) - evaluator_.TermDocs(NameTerm(key)))
                    .cardinality() *
                kCommonWordShare >
            as_name;
    is_name = !common;
    if (is_name) place.stems.clear();
  } else if (as_name > 0 && 2 * as_name >= as_form) {
    place.names = {key};
  }
  return place;
}

QueryText TermFinder::Find(std::string_view text) const { return FindIn(text, Sense::kLikely); }

QueryText TermFinder::FindEverySense(std::string_view text) const {
  return FindIn(text, Sense::kEvery);
}

QueryText TermFinder::FindIn(std::string_view text, Sense sense) const {
  QueryText found;
  const std::vector<text::Token> tokens = analyzer_.Analyze(text);
  if (tokens.empty()) return found;
  const std::uint32_t last = tokens.back().position;
  const Span whole{tokens.front().span.begin, tokens.back().span.end};
  found.places.resize(last + 1);
  for (const text::Token& token : tokens) {
    QueryPlace& place = found.places[token.position];
    if (last > 0 && token.variant && token.span == whole) {
      found.spellings.push_back(token.stem);
    } else if (token.variant) {
      place.stems.push_back(token.stem);
    } else {
      place = PlaceOf(token, text, sense, found.is_name);
    }
  }
  if (last > 0) found.is_name = false;
  return found;
}

Query TermFinder::QueryFor(const QueryText& text, QueryField field) const {
  Query anywhere = QueryIn(text, QueryField::kAny);
  if (FieldPrefix(field).empty()) return anywhere;
  return Query::And({Query::Unweighted(QueryIn(text, field)), std::move(anywhere)});
}

std::uint64_t TermFinder::Frequency(const QueryPlace& place) const {
  std::uint64_t frequency = 0;
  for (const std::string& term : place.Terms()) {
    frequency = std::max(frequency, evaluator_.Frequency(term));
  }
  return frequency;
}

bool TermFinder::HasHits(const QueryText& text, QueryField field) const {
  const std::string_view prefix = FieldPrefix(field);
  const auto exists = [&](const std::string& term) {
    return evaluator_.Frequency(index::MakeTerm(prefix, term)) > 0;
  };
  if (std::ranges::any_of(text.spellings, exists)) return true;
  if (text.places.empty() || !std::ranges::all_of(text.places, [&](const QueryPlace& place) {
        return std::ranges::any_of(place.Terms(), exists);
      })) {
    return false;
  }
  if (text.places.size() == 1) return true;
  return evaluator_.HasMatch(QueryIn(text, field));
}

}  // namespace dossier::search
