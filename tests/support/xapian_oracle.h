// Xapian's matcher as a second, slow and plain way to what search::Evaluator answers.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <list>
#include <map>
#include <vector>

#include "search/bm25.h"
#include "search/query.h"
#include "support/doc_set_source.h"

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
      case Kind::kPhrase:
        return Positional(Xapian::Query::OP_PHRASE, query, weighed);
      case Kind::kNear:
        return Positional(Xapian::Query::OP_NEAR, query, weighed);
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

  // OP_PHRASE takes terms and ORs of terms, which must not be scaled. So the phrase says what
  // matches, and an AND of its words beside it what they weigh. Xapian 1.4.22 forgets where a
  // phrase stands that an OP_OR only checks; it doesn't where the phrase is the left side of an
  // OP_AND_MAYBE.
  Xapian::Query Positional(Xapian::Query::op op, const search::Query& query, Weighed weighed) {
    const std::vector<Xapian::Query> words = LoweredParts(query, Weighed::kInGroup);
    const Xapian::Query phrase(op, words.begin(), words.end(),
                               static_cast<Xapian::termcount>(query.window()));
    if (weighed == Weighed::kInGroup) return phrase;
    return {Xapian::Query::OP_AND_MAYBE, Unweighted(phrase),
            Joined(Xapian::Query::OP_AND, query, weighed)};
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

  Xapian::Query Source(search::DocSet set) {
    sets_.push_back(std::move(set));
    return Xapian::Query(&sources_.emplace_back(sets_.back()));
  }

  const Xapian::Database& database_;
  std::list<search::DocSet> sets_;
  std::list<DocSetSource> sources_;
};

}  // namespace dossier
