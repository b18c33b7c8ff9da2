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
    const auto known = std::ranges::find(subjects, mention.id, &LabelledId::id);
    if (known != subjects.end()) {
      ++known->count;
    } else {
      subjects.push_back(
          {std::string(mention.id), LabelsOf(catalogue, FacetOf(kind), mention.id), 1});
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

std::vector<Mark> TitleMarks(const index::StoredArticle& article,
                             const std::vector<index::StoredMention>& mentions,
                             const MarkedTerms& marked, text::Analyzer& analyzer) {
  return FindMarks(article.title(), entities::Field::kTitle, mentions, marked, analyzer);
}

std::vector<Mark> TextMarks(const index::StoredArticle& article,
                            const std::vector<index::StoredMention>& mentions,
                            const MarkedTerms& marked, text::Analyzer& analyzer) {
  return FindMarks(article.text(), entities::Field::kText, mentions, marked, analyzer);
}

}  // namespace

Hit MakeHit(const index::StoredArticle& article, const MarkedTerms& marked,
            std::size_t snippet_length, const index::Catalogue& catalogue,
            text::Analyzer& analyzer) {
  const std::vector<index::StoredMention> mentions = article.mentions();
  Hit hit;
  hit.summary =
      Summarize(article, mentions, TitleMarks(article, mentions, marked, analyzer), catalogue);
  // Marking the text analyses all of it, which is the dearest part of a hit.
  if (snippet_length == 0) return hit;
  MarkedText snippet = MakeSnippet(article.text(), article.blocks(),
                                   TextMarks(article, mentions, marked, analyzer), snippet_length);
  if (!snippet.empty()) hit.snippets.push_back(std::move(snippet));
  return hit;
}

ArticleAnswer MakeArticleAnswer(const index::StoredArticle& article, const MarkedTerms& marked,
                                const index::Catalogue& catalogue, text::Analyzer& analyzer) {
  const std::vector<index::StoredMention> mentions = article.mentions();
  const std::vector<Mark> title_marks = TitleMarks(article, mentions, marked, analyzer);
  const std::vector<Mark> text_marks = TextMarks(article, mentions, marked, analyzer);
  ArticleAnswer answer;
  answer.summary = Summarize(article, mentions, title_marks, catalogue);
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
