// Xapian's matcher as a second, slow and plain way to what search::Evaluator answers.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <list>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "index/schema.h"
#include "search/query.h"
#include "support/scored_source.h"

namespace dossier {

class XapianOracle {
 public:
  explicit XapianOracle(const Xapian::Database& database) : database_(database) {}

  // The score of every article that matches.
  std::map<search::DocId, double> Scores(const search::Query& query) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(Lowered(query, Weighed::kAlone));
    enquire.set_weighting_scheme(SaturationWeight());
    const Xapian::doccount all = database_.get_doccount();
    const Xapian::MSet matches = enquire.get_mset(0, all, all);
    std::map<search::DocId, double> scores;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      scores[*match] = match.get_weight();
    }
    return scores;
  }

  search::DocSet Matches(const search::Query& query) {
    search::DocSet set;
    for (const auto& [docid, score] : Scores(query)) set.add(docid);
    return set;
  }

 private:
  // BM25 without what a word weighs, which a query brings along as a factor: Xapian only estimates
  // in how many articles a synonym group is.
  class SaturationWeight : public Xapian::Weight {
   public:
    SaturationWeight() {
      need_stat(AVERAGE_LENGTH);
      need_stat(DOC_LENGTH);
      need_stat(DOC_LENGTH_MIN);
      need_stat(WDF);
      need_stat(WDF_MAX);
    }
    SaturationWeight* clone() const override { return new SaturationWeight(); }
    void init(double factor) override { factor_ = factor; }
    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                       Xapian::termcount) const override {
      const double count = wdf;
      const double relative_length = length / get_average_length();
      return factor_ * count / (count + 1.2 * (0.4 + 0.6 * relative_length));
    }
    double get_maxpart() const override { return factor_; }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }

   private:
    double factor_ = 1;
  };

  // Whether a term has a weight of its own, or counts as one of a group.
  enum class Weighed { kAlone, kInGroup };

  Xapian::Query Lowered(const search::Query& query, Weighed weighed) {
    using Kind = search::Query::Kind;
    switch (query.kind()) {
      case Kind::kNothing:
        return Xapian::Query::MatchNothing;
      case Kind::kAll:
        return Unweighted(Xapian::Query::MatchAll);
      case Kind::kSet:
        return Source(query.set());
      case Kind::kTerm: {
        const Xapian::Query term(query.term());
        if (weighed == Weighed::kInGroup) return term;
        return Scaled(term, WordWeight(database_.get_termfreq(query.term())));
      }
      case Kind::kSynonym: {
        if (std::ranges::any_of(query.parts(), HasPattern)) return CountedGroup(query);
        const Xapian::Query group = Joined(Xapian::Query::OP_SYNONYM, query, Weighed::kInGroup);
        if (weighed == Weighed::kInGroup) return group;
        Xapian::Enquire enquire(database_);
        enquire.set_query(group);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        const Xapian::doccount all = database_.get_doccount();
        return Scaled(group, WordWeight(enquire.get_mset(0, all, all).size()));
      }
      case Kind::kAnd:
        return Joined(Xapian::Query::OP_AND, query, weighed);
      case Kind::kOr:
        return Joined(Xapian::Query::OP_OR, query, weighed);
      case Kind::kWithout:
        // As a set: Xapian 1.4.22 compares weights that it never set where OP_AND_MAYBE stands to
        // the right of OP_AND_NOT, and then matches by chance.
        return {Xapian::Query::OP_AND_NOT, Lowered(query.parts()[0], weighed),
                Source(Matches(query.parts()[1]))};
      case Kind::kMaybe:
        return {Xapian::Query::OP_AND_MAYBE, Lowered(query.parts()[0], weighed),
                Lowered(query.parts()[1], weighed)};
      case Kind::kScaled:
        return Scaled(Lowered(query.parts().front(), weighed), query.factor());
      case Kind::kPattern:
        // What stands where is no matter of Xapian's: every article is looked at.
        return {Xapian::Query::OP_FILTER, Joined(Xapian::Query::OP_AND, query, weighed),
                Source(Having(query.pattern()))};
    }
    return {};
  }

  std::vector<Xapian::Query> LoweredParts(const search::Query& query, Weighed weighed) {
    std::vector<Xapian::Query> parts;
    for (const search::Query& part : query.parts()) parts.push_back(Lowered(part, weighed));
    return parts;
  }

  Xapian::Query Joined(Xapian::Query::op op, const search::Query& query, Weighed weighed) {
    const std::vector<Xapian::Query> parts = LoweredParts(query, weighed);
    return {op, parts.begin(), parts.end()};
  }

  static bool HasPattern(const search::Query& query) {
    return query.kind() == search::Query::Kind::kPattern ||
           std::ranges::any_of(query.parts(), HasPattern);
  }

  // OP_SYNONYM cannot count a pattern once. So the occurrences in every article are counted here.
  Xapian::Query CountedGroup(const search::Query& group) {
    std::vector<std::pair<search::DocId, double>> counts;
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      const auto count = CountIn(group, database_.get_document(*at));
      if (count) counts.emplace_back(*at, std::min<double>(*count, at.get_doclength()));
    }
    for (auto& [docid, count] : counts) {
      count *= WordWeight(static_cast<Xapian::doccount>(counts.size())) /
               (count + 1.2 * (0.4 + 0.6 * database_.get_doclength(docid) /
                                         database_.get_average_length()));
    }
    scores_.push_back(std::move(counts));
    return Xapian::Query(&sources_.emplace_back(scores_.back()));
  }

  // Nothing where it doesn't match.
  static std::optional<double> CountIn(const search::Query& query,
                                       const Xapian::Document& document) {
    using Kind = search::Query::Kind;
    std::vector<std::optional<double>> parts;
    for (const search::Query& part : query.parts()) parts.push_back(CountIn(part, document));
    const bool all =
        std::ranges::all_of(parts, [](const auto& count) { return count.has_value(); });
    double sum = 0;
    bool any = false;
    for (const std::optional<double>& count : parts) {
      sum += count.value_or(0);
      any = any || count.has_value();
    }
    switch (query.kind()) {
      case Kind::kTerm: {
        auto at = document.termlist_begin();
        at.skip_to(query.term());
        if (at == document.termlist_end() || *at != query.term()) return std::nullopt;
        return at.get_wdf();
      }
      case Kind::kAnd:
      case Kind::kScaled:
        return all ? std::optional(sum) : std::nullopt;
      case Kind::kOr:
      case Kind::kSynonym:
        return any ? std::optional(sum) : std::nullopt;
      case Kind::kPattern: {
        search::PatternMatcher matcher(query.pattern());
        const bool has = all && matcher.Matches(document.get_value(index::kWordsSlot));
        return has ? std::optional(1.0) : std::nullopt;
      }
      default:
        return std::nullopt;
    }
  }

  search::DocSet Having(const search::WordPattern& pattern) const {
    search::DocSet set;
    search::PatternMatcher matcher(pattern);
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      if (matcher.Matches(database_.get_document(*at).get_value(index::kWordsSlot))) set.add(*at);
    }
    return set;
  }

  static Xapian::Query Scaled(const Xapian::Query& query, double factor) {
    return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
  }
  static Xapian::Query Unweighted(const Xapian::Query& query) { return Scaled(query, 0); }

  double WordWeight(Xapian::doccount frequency) const {
    double odds = (database_.get_doccount() - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = 1 + odds / 2;
    return std::log(odds) * 2.2;
  }

  Xapian::Query Source(const search::DocSet& set) {
    ScoredSource::Scores& scores = scores_.emplace_back();
    for (const search::DocId docid : set) scores.emplace_back(docid, 0);
    return Xapian::Query(&sources_.emplace_back(scores));
  }

  const Xapian::Database& database_;
  std::list<ScoredSource::Scores> scores_;
  std::list<ScoredSource> sources_;
};

}  // namespace dossier
