#include "search/hits.h"

#include <algorithm>
#include <utility>

#include "article/white_space.h"
#include "search/snippet.h"

namespace dossier::search {
namespace {

std::vector<LabelledId> Subjects(const std::vector<index::StoredMention>& mentions,
                                 entities::EntityKind kind, const Snapshot& snapshot) {
  const index::ValueTable& values = snapshot.columns().values;
  std::vector<index::ValueTable::Number> numbers;  // beside subjects
  std::vector<LabelledId> subjects;
  for (const index::StoredMention& mention : mentions) {
    if (mention.kind != kind || mention.role == entities::Role::kCredit) continue;
    const auto value = values.FindKey(kind, mention.key);
    if (!value) continue;
    const auto named = std::ranges::find(numbers, *value);
    if (named != numbers.end()) {
      ++subjects[static_cast<std::size_t>(named - numbers.begin())].count;
      continue;
    }
    numbers.push_back(*value);
    subjects.push_back(
        {std::string(values.id(*value)), LabelsOf(snapshot.catalogue(), values, *value), 1});
  }
  std::ranges::stable_sort(subjects, std::ranges::greater(), &LabelledId::count);
  return subjects;
}

Span WholeOf(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

ArticleSummary Summarize(const index::StoredArticle& article,
                         const std::vector<index::StoredMention>& mentions,
                         const std::vector<Mark>& title_marks, const Snapshot& snapshot) {
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
  summary.title = CutMarked(article.title(), WholeOf(article.title()), title_marks);
  summary.people = Subjects(mentions, entities::EntityKind::kPerson, snapshot);
  summary.organizations = Subjects(mentions, entities::EntityKind::kOrganization, snapshot);
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
  hit.summary = Summarize(article, marker.mentions(), marker.Title(), snapshot);
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
  answer.summary = Summarize(article, marker.mentions(), title_marks, snapshot);
  answer.dates = DatesNamed(article);
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
