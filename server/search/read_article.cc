#include "search/read_article.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dossier::search {
namespace {

std::vector<Subject> SubjectsOf(const std::vector<index::StoredMention>& mentions,
                                entities::EntityKind kind, const index::ValueTable& values) {
  std::vector<Subject> subjects;
  for (const index::StoredMention& mention : mentions) {
    if (mention.kind != kind || mention.role == entities::Role::kCredit) continue;
    const auto value = values.FindKey(kind, mention.key);
    if (!value) continue;
    const auto named = std::ranges::find(subjects, *value, &Subject::value);
    if (named == subjects.end()) {
      subjects.push_back({*value, 1});
    } else {
      ++named->count;
    }
  }
  std::ranges::stable_sort(subjects, std::ranges::greater(), &Subject::count);
  return subjects;
}

}  // namespace

ReadArticle::ReadArticle(index::StoredArticle article, const index::ValueTable& values)
    : stored(std::move(article)),
      mentions(stored.mentions()),
      people(SubjectsOf(mentions, entities::EntityKind::kPerson, values)),
      organizations(SubjectsOf(mentions, entities::EntityKind::kOrganization, values)) {}

std::size_t ReadArticle::Bytes() const {
  return stored.Bytes() + mentions.capacity() * sizeof(index::StoredMention) +
         (people.capacity() + organizations.capacity()) * sizeof(Subject);
}

}  // namespace dossier::search
