// Names first: they are what a person who types three letters most often wants, and they are few.
// The counts are those of the facets without any filter. A page of suggestions keeps room for each
// kind (half of it for what is no name, where there is so much), and what one kind leaves
// another fills. Cost: the names are looked up by binary search; words and titles go through the
// terms with the prefix, so a single letter suggests names only.
#include "search/suggest.h"

#include <algorithm>
#include <array>
#include <span>

#include "index/schema.h"
#include "index/stored_article.h"
#include "search/filters.h"
#include "search/query_caps.h"
#include "search/ranking.h"
#include "search/typed_words.h"
#include "text/keyboard_layout.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::size_t kMinWordLetters = 2;  // of a prefix that words and titles are looked up by
constexpr std::size_t kMaxTitleTerms = 50;  // that a prefix stands for in titles
constexpr std::size_t kMaxArticles = 3;
constexpr std::size_t kMaxWords = 3;

// "CSTO" typed in full means the CSTO, however many articles name its Academy.
bool IsWhole(const std::vector<std::string>& prefixes, std::string_view name) {
  std::string typed;
  for (const std::string& prefix : prefixes) typed += (typed.empty() ? "" : " ") + prefix;
  return text::FoldWord(name) == typed;
}

std::vector<Suggestion> SuggestNames(const std::vector<std::string>& prefixes, std::size_t limit,
                                     const Snapshot& snapshot) {
  const index::ValueTable& values = snapshot.columns().values;
  std::vector<Suggestion> names;
  for (const NameIndex::Match& match : snapshot.name_index().Find(prefixes, limit)) {
    const bool is_person = values.kind(match.value) == entities::EntityKind::kPerson;
    names.push_back({is_person ? SuggestionKind::kPerson : SuggestionKind::kOrganization,
                     std::string(values.id(match.value)),
                     LabelsOf(snapshot.catalogue(), values, match.value), match.name,
                     match.articles});
  }
  std::ranges::stable_sort(names, [&](const Suggestion& a, const Suggestion& b) {
    const bool is_whole = IsWhole(prefixes, a.matched);
    if (is_whole != IsWhole(prefixes, b.matched)) return is_whole;
    return a.count != b.count ? a.count > b.count : a.labels.en < b.labels.en;
  });
  return names;
}

// The words of the index that complete the last word typed, behind what stands in front of it.
std::vector<Suggestion> SuggestWords(std::string_view typed, const TypedWords& read,
                                     const Snapshot& snapshot) {
  std::vector<Suggestion> words;
  const std::string front(typed.substr(0, read.words.back().span.begin));
  for (const Vocabulary::Word& word :
       snapshot.vocabulary().WithPrefix(read.prefixes.back(), kMaxWords)) {
    const std::string query = front + std::string(word.text);
    words.push_back(
        {SuggestionKind::kQuery, "", {query, query}, std::string(word.text), std::nullopt});
  }
  return words;
}

// The articles whose titles have, for each word typed, one that begins so or is a form of it: the
// stem of «санкции» begins with «санкц», but no more.
DocSet TitlesWith(const TypedWords& read, const entities::NameWords& names,
                  const Xapian::Database& database, Evaluator& evaluator) {
  DocSet titles;
  for (std::size_t i = 0; i < read.words.size(); ++i) {
    const text::Token& word = read.words[i];
    DocSet with_prefix = evaluator.TermDocs(index::MakeTerm(index::kTitlePrefix, word.stem));
    if (word.script == text::Script::kCyrillic) {
      const std::string name = index::MakeTerm(index::kNamePrefix, names.KeyOf(word.term));
      with_prefix |= evaluator.TermDocs(index::MakeTerm(index::kTitlePrefix, name));
    }
    for (const std::string_view prefix :
         {std::string_view(), std::string_view(index::kNamePrefix)}) {
      const std::string start =
          std::string(index::kTitlePrefix) + std::string(prefix) + read.prefixes[i];
      std::size_t terms = 0;
      for (auto term = database.allterms_begin(start);
           term != database.allterms_end(start) && terms < kMaxTitleTerms; ++term, ++terms) {
        with_prefix |= evaluator.TermDocs(*term);
      }
    }
    titles = i == 0 ? std::move(with_prefix) : titles & with_prefix;
  }
  return titles;
}

std::vector<Suggestion> SuggestArticles(const TypedWords& read, const Snapshot& snapshot,
                                        Worker& worker, Deadline deadline) {
  std::vector<Suggestion> articles;
  Evaluator evaluator = snapshot.EvaluatorFor(worker, deadline);
  const DocSet titles =
      TitlesWith(read, snapshot.matcher().name_words(), worker.database, evaluator);
  for (const RankedDoc& newest :
       RankByDate(SortOrder::kNewest, titles, snapshot.columns(), 0, kMaxArticles)) {
    const auto article = snapshot.Read(worker, newest.docid);
    const std::string title(article->stored.title());
    articles.push_back({SuggestionKind::kArticle,
                        std::string(article->stored.id()),
                        {title, title},
                        title,
                        std::nullopt});
  }
  return articles;
}

std::vector<Suggestion> SuggestFor(std::string_view typed, std::size_t limit,
                                   const Snapshot& snapshot, Worker& worker, Deadline deadline) {
  const TypedWords read = ReadTyped(typed, worker.analyzer);
  // Each word costs as much as the first.
  if (read.words.empty() || read.words.size() > kMaxPhraseWords) return {};
  std::vector<Suggestion> all = SuggestNames(read.prefixes, limit, snapshot);
  std::vector<Suggestion> others;
  if (text::CountCodePoints(read.prefixes.back()) >= kMinWordLetters) {
    // Behind a space nothing goes on.
    if (!typed.ends_with(' ')) others = SuggestWords(typed, read, snapshot);
    for (Suggestion& article : SuggestArticles(read, snapshot, worker, deadline)) {
      others.push_back(std::move(article));
    }
  }
  const std::size_t names = limit - std::min(limit / 2, others.size());
  all.resize(std::min(all.size(), names));
  for (Suggestion& other : others) {
    if (all.size() < limit) all.push_back(std::move(other));
  }
  return all;
}

}  // namespace

std::string_view SuggestionKindName(SuggestionKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"person", "org", "query", "article"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Suggestion> Suggest(std::string_view typed, std::size_t limit, const Snapshot& snapshot,
                                Worker& worker, Deadline deadline) {
  std::vector<Suggestion> suggestions = SuggestFor(typed, limit, snapshot, worker, deadline);
  if (!suggestions.empty()) return suggestions;
  for (const std::string& switched : text::LayoutReadings(typed)) {
    suggestions = SuggestFor(switched, limit, snapshot, worker, deadline);
    if (!suggestions.empty()) break;
  }
  return suggestions;
}

}  // namespace dossier::search
