#include "search/hits.h"

#include <algorithm>
#include <utility>

#include "search/snippet.h"

namespace dossier::search {
namespace {

Facet FacetOf(entities::EntityKind kind) {
  return kind == entities::EntityKind::kPerson ? Facet::kPerson : Facet::kOrganization;
}

std::vector<LabelledId> Subjects(const std::vector<index::StoredMention>& mentions,
                                 entities::EntityKind kind, const index::Catalogue& catalogue) {
  std::vector<LabelledId> subjects;
  for (const index::StoredMention& mention : mentions) {
    if (mention.kind != kind || mention.role == entities::Role::kCredit) continue;
    const auto known = std::ranges::find(subjects, mention.key, &LabelledId::id);
    if (known != subjects.end()) {
      ++known->count;
    } else {
      subjects.push_back(
          {std::string(mention.key), LabelsOf(catalogue, FacetOf(kind), mention.key), 1});
    }
  }
  std::ranges::stable_sort(subjects, std::ranges::greater(), &LabelledId::count);
  return subjects;
}

Span WholeOf(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

ArticleSummary Summarize(const index::StoredArticle& article,
                         const std::vector<index::StoredMention>& mentions,
                         const std::vector<Mark>& title_marks, const index::Catalogue& catalogue) {
  ArticleSummary summary;
  summary.id = article.id();
  summary.language = article.language();
  if (!article.source().empty()) {
    summary.source = LabelledId{std::string(article.source()),
                                LabelsOf(catalogue, Facet::kSource, article.source()), 1};
  }
  summary.url = article.url();
  summary.date = article.date();
  summary.title = CutMarked(article.title(), WholeOf(article.title()), title_marks);
  summary.people = Subjects(mentions, entities::EntityKind::kPerson, catalogue);
  summary.organizations = Subjects(mentions, entities::EntityKind::kOrganization, catalogue);
  return summary;
}

// Marks the fields of one article.
class Marker {
 public:
  Marker(const index::StoredArticle& article, const MarkedTerms& marked, const Snapshot& snapshot,
         Worker& worker)
      : article_(article),
        mentions_(article.mentions()),
        marked_(marked),
        names_(snapshot.matcher().name_words()),
        analyzer_(worker.analyzer) {}

  const std::vector<index::StoredMention>& mentions() const { return mentions_; }

  std::vector<Mark> Title() const { return In(article_.title(), entities::Field::kTitle); }
  std::vector<Mark> Text() const { return In(article_.text(), entities::Field::kText); }

 private:
  std::vector<Mark> In(std::string_view utf8, entities::Field field) const {
    return FindMarks(utf8, field, mentions_, marked_, names_, analyzer_);
  }

  const index::StoredArticle& article_;
  std::vector<index::StoredMention> mentions_;
  const MarkedTerms& marked_;
  const entities::NameWords& names_;
  text::Analyzer& analyzer_;
};

}  // namespace

Hit MakeHit(const index::StoredArticle& article, const MarkedTerms& marked,
            std::size_t snippet_length, const Snapshot& snapshot, Worker& worker) {
  const Marker marker(article, marked, snapshot, worker);
  Hit hit;
  hit.summary = Summarize(article, marker.mentions(), marker.Title(), snapshot.catalogue());
  // Marking the text analyses all of it, which is the dearest part of a hit.
  if (snippet_length == 0) return hit;
  hit.snippets = MakeSnippets(article.text(), article.blocks(), marker.Text(), marked.weights,
                              snippet_length, worker.sentences);
  return hit;
}

ArticleAnswer MakeArticleAnswer(const index::StoredArticle& article, const MarkedTerms& marked,
                                const Snapshot& snapshot, Worker& worker) {
  const Marker marker(article, marked, snapshot, worker);
  const std::vector<Mark> title_marks = marker.Title();
  const std::vector<Mark> text_marks = marker.Text();
  ArticleAnswer answer;
  answer.summary = Summarize(article, marker.mentions(), title_marks, snapshot.catalogue());
  answer.matches = title_marks.size();
  for (const article::Block& block : article.blocks()) {
    // The dateline is shown as the date of the article.
    if (block.kind == article::BlockKind::kDateline) continue;
    answer.body.push_back({block.kind, CutMarked(article.text(), block.span, text_marks)});
    answer.matches += answer.body.back().text.size() / 2;
  }
  return answer;
}

}  // namespace dossier::search
