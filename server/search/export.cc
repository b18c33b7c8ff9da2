// A snapshot knows its articles by Xapian's docids, and only as long as its blocks are there: over
// one commit. So the ids are read before anything else, and from then on no commit can change what
// is exported. The stored fields are found by the id in the newest revision of the generation that
// was searched, by a handle that is opened again whenever commits overtake it. Only where that
// generation has been removed is it the one in use: a new one may be broken, and nobody has looked
// at it. tests/search/export_test.cc.
#include "search/export.h"

#include <algorithm>
#include <span>
#include <utility>

#include "index/document.h"
#include "index/folder.h"
#include "search/match.h"
#include "search/query_parser.h"
#include "search/ranking.h"

namespace dossier::search {
namespace {

constexpr int kMaxAttempts = 5;

std::vector<DocId> InOrder(const SearchRequest& request, const ParsedQuery& parsed,
                           const Query& query, const ListedSet& hits, const Snapshot& snapshot,
                           Evaluator& evaluator) {
  const SortOrder order = OrderOf(request, parsed);
  const std::vector<RankedDoc> ranked =
      order == SortOrder::kRelevance
          ? RankByScore(hits, evaluator.Score(query, hits), snapshot.columns(), 0, hits.size())
          : RankByDate(order, hits, snapshot.columns(), 0, hits.size());
  std::vector<DocId> docs;
  docs.reserve(ranked.size());
  for (const RankedDoc& doc : ranked) docs.push_back(doc.docid);
  return docs;
}

std::vector<LabelledId> ValuesOf(DocId docid, Facet facet, const Snapshot& snapshot) {
  const Columns& columns = snapshot.columns();
  const FacetColumn& column = columns.facets[facet];
  std::vector<Ordinal> ordinals;
  column.ForEachPlace(std::span(&docid, 1), [&](Ordinal ordinal) {
    if (ordinal < column.value_count()) ordinals.push_back(ordinal);
  });
  std::ranges::sort(ordinals);
  std::vector<LabelledId> values;
  for (const Ordinal ordinal : ordinals) {
    values.push_back({std::string(column.id(ordinal)),
                      LabelsOf(snapshot.catalogue(), columns, facet, ordinal), 0});
  }
  return values;
}

text::Language LanguageOf(const std::vector<LabelledId>& languages) {
  if (languages.size() != 1) return text::Language::kMixed;
  return text::ParseLanguage(languages.front().id).value_or(text::Language::kMixed);
}

}  // namespace

OrderedHits FindAllHits(const SearchRequest& request, const Snapshot& snapshot, Worker& worker,
                        Deadline deadline) {
  Evaluator evaluator = snapshot.EvaluatorFor(worker, deadline);
  const ParsedQuery parsed = ParseQuery(request.text);
  BuiltQuery built =
      BuildQuery(request.text, parsed, request.options, snapshot, worker, evaluator, deadline);
  if (!built.faults.empty()) return {std::move(built.faults), {}};
  const Matched matched = Match(parsed, built, request.match, snapshot, evaluator);
  const FilteredSets sets(matched.docs, request.filters, evaluator);
  return {{}, InOrder(request, parsed, matched.query, sets.hits(), snapshot, evaluator)};
}

Export::Export(std::shared_ptr<const Snapshot> snapshot, std::filesystem::path index,
               std::vector<DocId> docs, std::chrono::milliseconds limit)
    : snapshot_(std::move(snapshot)),
      index_(std::move(index)),
      docs_(std::move(docs)),
      ids_(snapshot_->IdsOf(docs_, limit)) {}

std::optional<ExportedArticle> Export::Next() {
  if (next_ == docs_.size()) return std::nullopt;
  const DocId docid = docs_[next_];
  ExportedArticle article;
  article.id = ids_[next_++];
  article.language = LanguageOf(ValuesOf(docid, Facet::kLanguage, *snapshot_));
  std::vector<LabelledId> sources = ValuesOf(docid, Facet::kSource, *snapshot_);
  if (!sources.empty()) article.source = std::move(sources.front());
  const DateColumn& dates = snapshot_->columns().dates;
  article.date = dates.date(docid);
  if (article.date) article.basis = dates.basis(docid);
  article.people = ValuesOf(docid, Facet::kPerson, *snapshot_);
  article.organizations = ValuesOf(docid, Facet::kOrganization, *snapshot_);
  ReadStored(article);
  return article;
}

std::filesystem::path Export::Generation() const {
  std::error_code error;
  if (std::filesystem::exists(snapshot_->generation(), error)) return snapshot_->generation();
  const auto current = index::CurrentGeneration(index_);
  if (!current) throw Xapian::DatabaseOpeningError(current.error().message);
  return *current;
}

void Export::ReadStored(ExportedArticle& article) {
  for (int attempt = 1;; ++attempt) {
    try {
      return TryReadStored(article);
    } catch (const Xapian::DatabaseError&) {
      // Two commits have overtaken the handle, or its generation has gone.
      if (attempt == kMaxAttempts) throw;
    }
    newest_.reset();
  }
}

void Export::TryReadStored(ExportedArticle& article) {
  if (!newest_) newest_.emplace((Generation() / index::kDatabaseFolder).string());
  const std::string term = index::IdTerm(article.id);
  const auto posting = newest_->postlist_begin(term);
  if (posting == newest_->postlist_end(term)) return;
  const auto stored = index::StoredArticle::Parse(newest_->get_document(*posting).get_data());
  if (!stored) throw Xapian::DatabaseCorruptError(stored.error().message);
  article.title = stored->title();
  article.url = stored->url();
}

}  // namespace dossier::search
