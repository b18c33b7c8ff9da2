#include "search/match.h"

namespace dossier::search {

MatchMode UsedMode(const BuiltQuery& built, MatchMode asked, Evaluator& evaluator) {
  if (!built.has_choice || asked == MatchMode::kAll) return MatchMode::kAll;
  if (asked == MatchMode::kAny || built.is_sentence) return MatchMode::kAny;
  if (built.has_translations && !evaluator.HasMatch(built.own.all) &&
      evaluator.HasMatch(built.own.any)) {
    return MatchMode::kAny;
  }
  return evaluator.HasMatch(built.full.all) ? MatchMode::kAll : MatchMode::kAny;
}

const MarkedTerms& MarkedIn(const BuiltQuery& built, MatchMode used) {
  return used == MatchMode::kAny ? built.loosely_marked : built.marked;
}

Matched Match(const ParsedQuery& parsed, const BuiltQuery& built, MatchMode asked,
              const Snapshot& snapshot, Evaluator& evaluator) {
  Matched matched;
  if (!HasWords(parsed)) {
    matched.query = Query::All();
    matched.docs = snapshot.columns().all;
    matched.all_total = matched.docs.cardinality();
    return matched;
  }
  matched.used = UsedMode(built, asked, evaluator);
  if (matched.used == MatchMode::kAll) {
    matched.query = built.full.all;
    matched.docs = evaluator.Matches(built.full.all);
    matched.all_total = matched.docs.cardinality();
    return matched;
  }
  // Those that have every word as it was typed go first: their words count twice.
  matched.query = Query::Maybe(built.full.any, built.own.all);
  matched.docs = evaluator.Matches(built.full.any);
  matched.all_total = evaluator.Matches(built.full.all).cardinality();
  return matched;
}

SortOrder OrderOf(const SearchRequest& request, const ParsedQuery& parsed) {
  return request.sort.value_or(HasWords(parsed) ? SortOrder::kRelevance : SortOrder::kNewest);
}

}  // namespace dossier::search
