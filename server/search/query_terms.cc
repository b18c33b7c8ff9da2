#include "search/query_terms.h"

#include <algorithm>

#include "index/schema.h"
#include "search/filters.h"
#include "search/ranking.h"
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

std::vector<Xapian::Query> TermQueries(const std::vector<std::string>& terms,
                                       std::string_view prefix) {
  std::vector<Xapian::Query> queries;
  for (const std::string& term : terms) {
    const std::string fielded = term.empty() ? term : index::MakeTerm(prefix, term);
    if (!fielded.empty()) queries.emplace_back(fielded);
  }
  return queries;
}

}  // namespace

Xapian::Query PlaceQuery(const QueryPlace& place, std::string_view prefix) {
  return JoinQueries(Xapian::Query::OP_OR, TermQueries(place.Terms(), prefix));
}

namespace {

// The places as a phrase, and beside it the spellings of all of them as one word.
Xapian::Query QueryIn(const QueryText& text, std::string_view prefix) {
  std::vector<Xapian::Query> ways = TermQueries(text.spellings, prefix);
  if (text.places.size() == 1) {
    for (Xapian::Query& term : TermQueries(text.places.front().Terms(), prefix)) {
      ways.push_back(std::move(term));
    }
    return JoinQueries(Xapian::Query::OP_SYNONYM, ways);
  }
  std::vector<Xapian::Query> words;
  words.reserve(text.places.size());
  for (const QueryPlace& place : text.places) {
    words.push_back(PlaceQuery(place, prefix));
  }
  ways.push_back(PositionalQuery(Xapian::Query::OP_PHRASE, words,
                                 words.size() + text.gap * (words.size() - 1)));
  return JoinQueries(Xapian::Query::OP_OR, ways);
}

}  // namespace

std::vector<std::string> QueryPlace::Terms() const {
  std::vector<std::string> terms = stems;
  for (const std::string& name : names) terms.push_back(NameTerm(name));
  return terms;
}

std::string_view FieldPrefix(QueryField field) {
  if (field == QueryField::kTitle) return index::kTitlePrefix;
  if (field == QueryField::kLead) return index::kLeadPrefix;
  return {};
}

Xapian::Query WithoutWeight(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0.0};
}

Xapian::Query JoinQueries(Xapian::Query::op op, const std::vector<Xapian::Query>& queries) {
  if (queries.empty()) return Xapian::Query::MatchNothing;
  return queries.size() == 1 ? queries.front() : Xapian::Query(op, queries.begin(), queries.end());
}

// Xapian 1.4.22 forgets where a phrase stands that an OP_OR only checks (in an OP_AND, on the right
// of an OP_AND_MAYBE, under a filter), and adds the weights of other articles to the score. It
// doesn't where the phrase is the left side of an OP_AND_MAYBE, whatever is on the right.
Xapian::Query PositionalQuery(Xapian::Query::op op, const std::vector<Xapian::Query>& words,
                              std::size_t window) {
  const Xapian::Query query(op, words.begin(), words.end(), static_cast<Xapian::termcount>(window));
  return {Xapian::Query::OP_AND_MAYBE, query, WithoutWeight(Xapian::Query::MatchAll)};
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
  const Xapian::doccount as_name = database_.get_termfreq(NameTerm(key));
  const Xapian::doccount as_form = database_.get_termfreq(FormTerm(place.form));
  if (!known.key.empty()) {
    place.names = {key};
    const bool common =
        !known.solo && as_form > 0 &&
        (TermDocs(database_, FormTerm(place.form)) - TermDocs(database_, NameTerm(key)))
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

Xapian::Query TermFinder::Query(const QueryText& text, QueryField field) const {
  const Xapian::Query anywhere = QueryIn(text, "");
  const std::string_view prefix = FieldPrefix(field);
  if (prefix.empty()) return anywhere;
  return {Xapian::Query::OP_AND, WithoutWeight(QueryIn(text, prefix)), anywhere};
}

Xapian::doccount TermFinder::Frequency(const QueryPlace& place) const {
  Xapian::doccount frequency = 0;
  for (const std::string& term : place.Terms()) {
    if (!term.empty()) frequency = std::max(frequency, database_.get_termfreq(term));
  }
  return frequency;
}

bool TermFinder::HasHits(const QueryText& text, QueryField field) const {
  const std::string_view prefix = FieldPrefix(field);
  const auto exists = [&](const std::string& term) {
    return !term.empty() && database_.get_termfreq(index::MakeTerm(prefix, term)) > 0;
  };
  if (std::ranges::any_of(text.spellings, exists)) return true;
  if (text.places.empty() || !std::ranges::all_of(text.places, [&](const QueryPlace& place) {
        return std::ranges::any_of(place.Terms(), exists);
      })) {
    return false;
  }
  if (text.places.size() == 1) return true;
  return HasMatch(database_, QueryIn(text, prefix));
}

}  // namespace dossier::search
