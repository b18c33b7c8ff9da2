#include "search/hits.h"

#include <algorithm>
#include <utility>

#include "article/white_space.h"
#include "search/snippet.h"

namespace dossier::search {
namespace {

std::vector<LabelledId> Labelled(const std::vector<Subject>& subjects, const Snapshot& snapshot) {
  const index::ValueTable& values = snapshot.columns().values;
  std::vector<LabelledId> labelled;
  labelled.reserve(subjects.size());
  for (const Subject& subject : subjects) {
    labelled.push_back({std::string(values.id(subject.value)),
                        snapshot.label_order().Of(subject.value), subject.count});
  }
  return labelled;
}

Span WholeOf(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

ArticleSummary Summarize(const ReadArticle& read, const std::vector<Mark>& title_marks,
                         const Snapshot& snapshot) {
  const index::StoredArticle& article = read.stored;
  ArticleSummary summary;
  summary.id = article.id();
  summary.language = article.language();
  if (!article.source().empty()) {
    summary.source = LabelledId{
        std::string(article.source()),
        LabelsOf(snapshot.catalogue(), snapshot.columns().values, Facet::kSource, article.source()),
        1};
  }
  summary.url = article.url();
  summary.date = article.date();
  summary.read_at = article.read_at();
  summary.title = CutMarked(article.title(), WholeOf(article.title()), title_marks);
  summary.people = Labelled(read.people, snapshot);
  summary.organizations = Labelled(read.organizations, snapshot);
  return summary;
}

void CollectDates(std::string_view utf8, const std::vector<article::EventDate>& found,
                  std::vector<NamedDate>& dates) {
  for (const article::EventDate& date : found) {
    if (date.is_dateline) continue;
    auto known = std::ranges::find(dates, date.period, &NamedDate::period);
    if (known == dates.end()) {
      dates.push_back({date.period, false, article::CollapseSpaces(date.span.In(utf8)), 0});
      known = dates.end() - 1;
    }
    known->is_stated = known->is_stated || date.is_stated;
    ++known->count;
  }
}

std::vector<NamedDate> DatesNamed(const index::StoredArticle& article) {
  std::vector<NamedDate> dates;
  CollectDates(article.title(), article.dates(entities::Field::kTitle), dates);
  CollectDates(article.text(), article.dates(entities::Field::kText), dates);
  std::ranges::stable_sort(dates, {}, [](const NamedDate& date) {
    return std::pair(date.period.first_day(), date.period.last_day());
  });
  return dates;
}

// Marks the fields of one article.
class Marker {
 public:
  Marker(const ReadArticle& article, const MarkedTerms& marked, const Snapshot& snapshot,
         Worker& worker)
      : article_(article),
        marked_(marked),
        names_(snapshot.matcher().name_words()),
        analyzer_(worker.analyzer) {}

  std::vector<Mark> Title() const { return In(article_.stored.title(), entities::Field::kTitle); }
  std::vector<Mark> Text() const { return In(article_.stored.text(), entities::Field::kText); }

 private:
  std::vector<Mark> In(std::string_view utf8, entities::Field field) const {
    return FindMarks(utf8, field, article_.mentions, marked_, names_, analyzer_);
  }

  const ReadArticle& article_;
  const MarkedTerms& marked_;
  const entities::NameWords& names_;
  text::Analyzer& analyzer_;
};

// The people and organizations of one block. Whom an article only credits it does not name.
std::vector<BlockEntity> EntitiesIn(const article::Block& block, const ReadArticle& article,
                                    const index::ValueTable& values) {
  std::vector<BlockEntity> entities;
  std::vector<Span> spans;
  for (const index::StoredMention& mention : article.mentions) {
    if (mention.field != entities::Field::kText || mention.role == entities::Role::kCredit)
      continue;
    if (mention.span.begin < block.span.begin || mention.span.end > block.span.end) continue;
    const auto value = values.FindKey(mention.kind, mention.key);
    if (!value) continue;
    entities.push_back({std::string(values.id(*value)), mention.kind, 0, 0});
    spans.push_back(mention.span);
  }
  const std::vector<Span> places = PlacesInCut(article.stored.text(), block.span, spans);
  for (std::size_t i = 0; i < places.size(); ++i) {
    entities[i].begin = places[i].begin;
    entities[i].end = places[i].end;
  }
  return entities;
}

}  // namespace

Hit MakeHit(const ReadArticle& article, const MarkedTerms& marked, std::size_t snippet_length,
            const Snapshot& snapshot, Worker& worker) {
  const Marker marker(article, marked, snapshot, worker);
  Hit hit;
  hit.summary = Summarize(article, marker.Title(), snapshot);
  if (snippet_length == 0) return hit;
  hit.snippets = MakeSnippets(article.stored.text(), article.stored.blocks(), marker.Text(),
                              marked.weights, snippet_length, worker.sentences);
  return hit;
}

ArticleAnswer MakeArticleAnswer(const ReadArticle& article, const MarkedTerms& marked,
                                const Snapshot& snapshot, Worker& worker) {
  const Marker marker(article, marked, snapshot, worker);
  const std::vector<Mark> title_marks = marker.Title();
  const std::vector<Mark> text_marks = marker.Text();
  ArticleAnswer answer;
  answer.summary = Summarize(article, title_marks, snapshot);
  answer.dates = DatesNamed(article.stored);
  answer.matches = title_marks.size();
  for (const article::Block& block : article.stored.blocks()) {
    // The dateline is shown as the date of the article.
    if (block.kind == article::BlockKind::kDateline) continue;
    answer.body.push_back({block.kind, CutMarked(article.stored.text(), block.span, text_marks),
                           EntitiesIn(block, article, snapshot.columns().values)});
    answer.matches += answer.body.back().text.size() / 2;
  }
  return answer;
}

}  // namespace dossier::search
