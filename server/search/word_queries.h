// The leaves of a query: one word, phrase, name or filter each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/labels.h"
#include "search/query_builder.h"
#include "search/query_terms.h"
#include "search/translator.h"
#include "search/word_query.h"

namespace dossier::search {

// Builds leaves into a BuiltQuery: how each was read, what of it is marked, what is wrong with it.
class WordQueries {
 public:
  // What a leaf asks for; nothing where it holds no letter or digit.
  using Wanted = std::optional<WordQuery>;

  WordQueries(const QueryOptions& options, const Snapshot& snapshot, Worker& worker,
              Evaluator& evaluator, Deadline deadline, BuiltQuery& built);

  // While marking is off (in what is left out), nothing is added to what is to be marked. Returns
  // whether it was on.
  bool set_marking(bool on) { return std::exchange(marking_, on); }

  // True where `word` is a stop word, whatever punctuation stands beside it: "for?".
  bool IsStopWord(std::string_view word) const;

  // `node` (a word or phrase of inflected forms, in title, lead or anywhere) as it is to be read:
  // as typed, or by the ladder of readings where no article has it.
  struct Read {
    std::string text;
    std::optional<ReadingKind> reading;  // set where it differs from what was typed
  };
  Read ReadWord(const QueryNode& node);

  // The word or phrase of `node`, read as `read`, and its translations.
  Wanted Word(const QueryNode& node, const Read& read);

  // A stop word among other words, which is left out.
  void StopWord(const QueryNode& node, const Read& read);

  // The name that `typed` is, of an entity of the gazetteer.
  WordQuery Entity(std::string_view typed, const std::optional<ReadingKind>& reading,
                   const std::string& read_as, int number);

  // True where an article names the entity.
  bool IsNamed(int number) const;

  // Words in a row, none of which may be far from the next.
  Wanted Near(const QueryNode& node);

  Wanted Exact(const QueryNode& node);
  Wanted Prefix(const QueryNode& node);

  // person:, org:, source:, lang:
  Wanted Filter(const QueryNode& node);

  // The articles that all of `nodes`, one date: at least, let through.
  WordQuery Dates(const std::vector<const QueryNode*>& nodes);

  // True where the dictionaries know a run of several words as one: "Saudi Arabia".
  bool HasTranslation(const std::vector<text::Token>& words) const;

  // The translations of such a run that articles have. Told with the last word that was built.
  std::optional<Query> TranslatedRun(const std::vector<text::Token>& words);

  text::Analyzer& analyzer() { return analyzer_; }

 private:
  const entities::Entity& EntityOf(int number) const;
  WordReading& Report(std::string_view typed, WordWhy why);
  void ReportReading(WordReading& word, const Read& read);
  // Adds a fault where `words`, one behind the other in the word or phrase of `node`, are too many.
  bool IsTooLong(const QueryNode& node, std::size_t words);
  WordId NewWord(double weight);
  double WeightOf(std::uint64_t frequency) const;
  double WeightOf(const QueryText& text) const;
  enum class Certainty { kSure, kLoose };
  void Mark(const QueryText& text, WordId word, Certainty certainty = Certainty::kSure);
  void MarkIn(MarkedTerms& marked, const QueryText& text, WordId word) const;
  void MarkParts(const QueryText& text, WordId word);
  // Both sets of marks, where marking is on.
  std::vector<MarkedTerms*> MarkedNow();
  Query LooseQuery(const QueryText& text, QueryField field) const;
  // A person or an organization, as a query can mean it.
  struct Meant {
    Facet facet = Facet::kPerson;
    std::string id;
    Labels labels;
    std::vector<std::string> names;  // what people call it by, in both languages
  };
  Meant MeantBy(int number) const;  // of the gazetteer
  Meant MeantBy(index::ValueTable::Number value) const;
  WordQuery Value(std::string_view typed, const Read& read, const Meant& meant);
  Query RankingOf(const Meant& meant);
  // Everybody of `kind` whom `name` may mean.
  std::vector<Meant> FindMeant(const std::string& name, entities::EntityKind kind);
  // What the translations that articles have ask for, as one synonym group each.
  struct TranslationGroups {
    std::optional<Query> sure;  // those that lead back
    std::optional<Query> all;
  };
  TranslationGroups GroupTranslations(const std::vector<Translator::Translation>& candidates,
                                      QueryField field, WordId word, WordReading& reading);
  Query Named(const QueryNode& node, entities::EntityKind kind);
  Query Source(const QueryNode& node);
  Query Unknown(const QueryNode& node, const char* code, const char* reason);

  QueryOptions options_;
  const Snapshot& snapshot_;
  const Xapian::Database& database_;
  Evaluator& evaluator_;
  text::Analyzer& analyzer_;
  std::unordered_map<std::string, std::optional<Reading>>& readings_;
  Deadline deadline_;
  BuiltQuery& built_;
  TermFinder terms_;
  Reader reader_;
  Translator translator_;
  bool marking_ = true;
  std::uint64_t exact_candidates_ = 0;  // of the exact phrases so far
};

}  // namespace dossier::search
