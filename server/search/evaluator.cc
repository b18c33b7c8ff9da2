// Two questions, each a walk over the query's tree.
//
// Matches: every part is a set of articles; AND, OR and NOT are those of sets.
//
// Score: every list adds its BM25 to the articles that are scored. "grain AND (port OR deal)" has
// three addends. They are added one after the other into an array of the scores of some thousand
// docids in a row, which the processor keeps at hand, then of the next thousands. Whatever the
// array says of articles outside the hits is never read, so a long list is added as it stands,
// without a look at the hits. Where a part counts in some of the hits only (one side of an OR that
// is itself an AND, a phrase), it adds within the set that it matches. A list far longer than the
// hits is searched for them. One list that is all there is, as it is of a word, has the scores.
//
// A decoded list costs some 30 ns a posting once, and 1 when it is scored again; what is searched
// as one term (a synonym group, a phrase) is a list of its own and kept like one.
// Measured beside Lucene in bench/README.md; compared with Xapian's matcher, score by score, in
// tests/search/evaluator_test.cc.
#include "search/evaluator.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/schema.h"

namespace dossier::search {
namespace {

constexpr std::uint32_t kPostingsBetweenLooks = 4096;
constexpr std::size_t kPatternsBetweenLooks = 256;
constexpr std::ptrdiff_t kLongList = 16;  // times the hits: looked up rather than read through
constexpr DocId kWindow = 8192;           // docids that are scored together: 64 KB of scores

Counts CountsOf(const DocSet& set, std::uint32_t each) {
  Counts counts;
  counts.reserve(set.cardinality());
  ForEachDoc(set, [&](DocId docid) { counts.emplace_back(docid, each); });
  return counts;
}

Counts CountsOf(const PostingList& list) {
  if (list.docs.empty()) return CountsOf(list.set, 0);
  Counts counts;
  counts.reserve(list.docs.size());
  for (std::size_t i = 0; i < list.docs.size(); ++i) {
    counts.emplace_back(list.docs[i], list.wdf[i]);
  }
  return counts;
}

Counts Sum(const Counts& a, const Counts& b) {
  Counts sum;
  sum.reserve(a.size() + b.size());
  std::ranges::merge(a, b, std::back_inserter(sum), {}, &Counts::value_type::first,
                     &Counts::value_type::first);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    if (kept > 0 && sum[kept - 1].first == sum[i].first) {
      sum[kept - 1].second += sum[i].second;
    } else {
      sum[kept++] = sum[i];
    }
  }
  sum.resize(kept);
  return sum;
}

PostingList ListFrom(const Counts& counts) {
  PostingList list;
  std::vector<DocId> docs;
  docs.reserve(counts.size());
  for (const auto& [docid, wdf] : counts) docs.push_back(docid);
  list.set = SetOf(docs);
  if (std::ranges::all_of(counts, [](const auto& count) { return count.second == 0; })) {
    return list;
  }
  list.docs = std::move(docs);
  list.wdf.reserve(counts.size());
  for (const auto& [docid, wdf] : counts) list.wdf.push_back(wdf);
  return list;
}

// Of the members of `set` alone.
Counts CountsWithin(const DocSet& set, Counts counts) {
  const std::vector<DocId> docs = Members(set);
  auto at = docs.begin();
  std::erase_if(counts, [&](const auto& count) {
    at = Gallop(at, docs.end(), count.first);
    return at == docs.end() || *at != count.first;
  });
  return counts;
}

}  // namespace

// A list that adds to the scores of all hits, or of those within a part of them.
struct Evaluator::Addend {
  List list;
  double weight;
  Within within;
  std::vector<DocId>::const_iterator at = {};         // in the list: behind the last window
  std::vector<DocId>::const_iterator within_at = {};  // in `within`, likewise

  // Adds to `window`, the scores of the docids from `first` on, which `hits` are the hits of.
  void AddTo(std::vector<double>& window, DocId first, std::span<const DocId> hits) {
    const std::vector<DocId>& docs = list->docs;
    at = Gallop(at, docs.end(), first);
    const auto end = Gallop(at, docs.end(), first + kWindow);
    // All of it by value: after each score is written a member would be read anew.
    const auto add = [first, scores = window.data(), factor = weight, begin = docs.begin(),
                      saturations = list->saturations.begin()](auto posting) {
      scores[*posting - first] += factor * saturations[posting - begin];
    };
    if (within) hits = WithinWindow(first);
    if (within || std::ssize(hits) * kLongList < end - at) {
      for (const DocId docid : hits) {
        at = Gallop(at, end, docid);
        if (at == end) break;
        if (*at == docid) add(at);
      }
    } else {
      for (auto posting = at; posting != end; ++posting) add(posting);
    }
    at = end;
  }

 private:
  std::span<const DocId> WithinWindow(DocId first) {
    const std::vector<DocId>& docs = within->docs();
    const auto begin = Gallop(within_at, docs.end(), first);
    within_at = Gallop(begin, docs.end(), first + kWindow);
    return {begin, within_at};
  }
};

void Evaluator::LookAtClock() const {
  if (std::chrono::steady_clock::now() > deadline_) throw QueryTimeout();
}

DocSet Evaluator::Matches(const Query& query) {
  switch (query.kind()) {
    case Query::Kind::kNothing:
      return {};
    case Query::Kind::kAll:
      return columns_.all;
    case Query::Kind::kSet:
      return query.set();
    case Query::Kind::kTerm:
    case Query::Kind::kSynonym:
    case Query::Kind::kPattern:
      return ListOf(query)->set;
    case Query::Kind::kAnd: {
      DocSet set = Matches(query.parts().front());
      for (std::size_t i = 1; i < query.parts().size() && !set.isEmpty(); ++i) {
        set &= Matches(query.parts()[i]);
      }
      return set;
    }
    case Query::Kind::kOr: {
      DocSet set;
      for (const Query& part : query.parts()) set |= Matches(part);
      return set;
    }
    case Query::Kind::kWithout: {
      DocSet set = Matches(query.parts()[0]);
      if (!set.isEmpty()) set -= Matches(query.parts()[1]);
      return set;
    }
    case Query::Kind::kMaybe:
    case Query::Kind::kScaled:
      return Matches(query.parts().front());
  }
  return {};
}

std::uint64_t Evaluator::Frequency(const std::string& term) {
  if (term.empty()) return 0;
  // Xapian would look for it in its tree.
  if (const List list = cache_.Find(Query::Term(term).Describe())) return list->set.cardinality();
  return database_.get_termfreq(term);
}

Evaluator::List Evaluator::ListOf(const Query& query) {
  LookAtClock();
  const std::string key = query.Describe();
  if (List list = cache_.Find(key)) return list;
  auto list = std::make_shared<PostingList>(MakeList(query));
  list->saturations.resize(list->docs.size());
  for (std::size_t i = 0; i < list->docs.size(); ++i) {
    if (i + kPrefetched < list->docs.size()) {
      __builtin_prefetch(&columns_.lengths[list->docs[i + kPrefetched]]);
    }
    list->saturations[i] = bm25_.Saturation(list->wdf[i], columns_.lengths[list->docs[i]]);
  }
  cache_.Add(key, list);
  return list;
}

DocSet Evaluator::Cached(const std::string& key, const std::function<DocSet()>& make) {
  LookAtClock();
  if (const List list = cache_.Find(key)) return list->set;
  auto list = std::make_shared<PostingList>();
  list->set = make();
  cache_.Add(key, list);
  return list->set;
}

PostingList Evaluator::MakeList(const Query& query) {
  switch (query.kind()) {
    case Query::Kind::kTerm:
      return Decode(query.term());
    case Query::Kind::kPattern:
      return ListFrom(CountsOf(PatternDocs(query), 1));
    default:
      return ListFrom(CountsIn(query));
  }
}

Counts Evaluator::CountsIn(const Query& query) {
  switch (query.kind()) {
    case Query::Kind::kTerm:
    case Query::Kind::kPattern:
      return CountsOf(*ListOf(query));
    case Query::Kind::kOr:
    case Query::Kind::kSynonym: {
      Counts counts;
      for (const Query& part : query.parts()) counts = Sum(counts, CountsIn(part));
      return counts;
    }
    case Query::Kind::kAnd: {
      const DocSet set = Matches(query);
      Counts counts;
      for (const Query& part : query.parts())
        counts = Sum(counts, CountsWithin(set, CountsIn(part)));
      return counts;
    }
    case Query::Kind::kScaled:
      return CountsIn(query.parts().front());
    default:
      return CountsOf(Matches(query), 0);
  }
}

PostingList Evaluator::Decode(const std::string& term) {
  PostingList list;
  const std::size_t size = database_.get_termfreq(term);
  list.docs.reserve(size);
  list.wdf.reserve(size);
  bool weighs = false;
  const auto end = database_.postlist_end(term);
  for (auto at = database_.postlist_begin(term); at != end; ++at) {
    // A handle that commits have overtaken may read what they wrote before Xapian notices.
    if (*at > columns_.last_docid)
      throw Xapian::DatabaseModifiedError("articles of a later revision");
    list.docs.push_back(*at);
    list.wdf.push_back(at.get_wdf());
    weighs = weighs || list.wdf.back() > 0;
    if (list.docs.size() % kPostingsBetweenLooks == 0) LookAtClock();
  }
  list.set = SetOf(list.docs);
  if (!weighs) {
    list.docs = {};
    list.wdf = {};
  }
  return list;
}

DocSet Evaluator::PatternDocs(const Query& query) {
  DocSet candidates = Matches(query.parts().front());
  for (std::size_t i = 1; i < query.parts().size(); ++i) candidates &= Matches(query.parts()[i]);
  PatternMatcher matcher(query.pattern(), deadline_);
  std::vector<DocId> docs;
  auto words = database_.valuestream_begin(index::kWordsSlot);
  const auto end = database_.valuestream_end(index::kWordsSlot);
  std::size_t looked = 0;
  for (const DocId docid : Members(candidates)) {
    if (++looked % kPatternsBetweenLooks == 0) LookAtClock();
    words.skip_to(docid);
    if (words == end) break;
    if (words.get_docid() == docid && matcher.Matches(*words)) docs.push_back(docid);
  }
  return SetOf(docs);
}

std::span<const double> Evaluator::Score(const Query& query, const ListedSet& hits) {
  if (scores_.size() < hits.size()) scores_.resize(hits.size());
  std::vector<Addend> addends;
  Collect(query, 1, nullptr, addends);
  const bool is_one_list = addends.size() == 1 && !addends.front().within &&
                           addends.front().list->docs.size() == hits.size() &&
                           addends.front().list->set == hits.set();
  if (is_one_list) {
    const double weight = addends.front().weight;
    std::ranges::transform(addends.front().list->saturations, scores_.begin(),
                           [weight](double saturation) { return weight * saturation; });
  } else {
    AddUp(std::move(addends), hits);
  }
  return {scores_.data(), hits.size()};
}

// Gathers what is added to the scores of the hits for `query`, which all of them match, or all of
// those `within` a part of them (null: of all).
void Evaluator::Collect(const Query& query, double factor, const Within& within,
                        std::vector<Addend>& addends) {
  if (factor == 0) return;
  LookAtClock();
  switch (query.kind()) {
    case Query::Kind::kNothing:
    case Query::Kind::kAll:
    case Query::Kind::kSet:
      return;
    case Query::Kind::kTerm:
    case Query::Kind::kSynonym: {
      List list = ListOf(query);
      if (list->docs.empty()) return;
      const double weight = factor * bm25_.WordWeight(list->docs.size());
      addends.push_back({std::move(list), weight, within});
      return;
    }
    case Query::Kind::kAnd:
    case Query::Kind::kPattern:
      for (const Query& part : query.parts()) Collect(part, factor, within, addends);
      return;
    case Query::Kind::kOr:
      for (const Query& part : query.parts()) CollectMatching(part, factor, within, addends);
      return;
    case Query::Kind::kWithout:
      return Collect(query.parts().front(), factor, within, addends);
    case Query::Kind::kMaybe:
      Collect(query.parts()[0], factor, within, addends);
      return CollectMatching(query.parts()[1], factor, within, addends);
    case Query::Kind::kScaled:
      return Collect(query.parts().front(), factor * query.factor(), within, addends);
  }
}

// The same where `query` need not match all of them.
void Evaluator::CollectMatching(const Query& query, double factor, const Within& within,
                                std::vector<Addend>& addends) {
  switch (query.kind()) {
    case Query::Kind::kTerm:
    case Query::Kind::kSynonym:
    case Query::Kind::kOr:
      return Collect(query, factor, within, addends);  // adds nothing where it doesn't match
    case Query::Kind::kScaled:
      if (query.factor() == 0) return;
      return CollectMatching(query.parts().front(), factor * query.factor(), within, addends);
    default: {
      DocSet matching = Matches(query);
      if (within) matching &= within->set();
      return Collect(query, factor, std::make_shared<const ListedSet>(std::move(matching)),
                     addends);
    }
  }
}

void Evaluator::AddUp(std::vector<Addend> addends, const ListedSet& hits) {
  for (Addend& addend : addends) {
    addend.at = addend.list->docs.begin();
    if (addend.within) addend.within_at = addend.within->docs().begin();
  }
  std::vector<double> window(kWindow);
  const std::vector<DocId>& docs = hits.docs();
  for (auto begin = docs.begin(); begin != docs.end();) {
    LookAtClock();
    const DocId first = *begin / kWindow * kWindow;
    const auto end = Gallop(begin, docs.end(), first + kWindow);
    for (auto doc = begin; doc != end; ++doc) window[*doc - first] = 0;
    for (Addend& addend : addends) addend.AddTo(window, first, {begin, end});
    double* score = &scores_[static_cast<std::size_t>(begin - docs.begin())];
    for (auto doc = begin; doc != end; ++doc) *score++ = window[*doc - first];
    begin = end;
  }
}

}  // namespace dossier::search
