// English wire copy tells people from companies by a few words that stand beside them: who is a
// person has a title, an age or an office behind a comma; a company has a unit, shares, a
// spokesman, and says "it". tests/entities/name_evidence_test.cc.
#include "entities/name_evidence.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

using namespace word_class;

template <std::size_t kSize>
bool IsOneOf(std::string_view term, const std::array<std::string_view, kSize>& words) {
  return std::ranges::find(words, term) != words.end();
}

// What a company has or is.
constexpr std::array<std::string_view, 22> kCompanyNouns = {
    "unit",      "units",        "stock",    "shares",   "subsidiary", "subsidiaries",
    "division",  "shareholders", "common",   "bonds",    "company",    "firm",
    "maker",     "manufacturer", "retailer", "producer", "brokerage",  "chain",
    "newspaper", "magazine",     "airline",  "affiliate"};

class Evidence {
 public:
  Evidence(const Words& words, std::size_t begin, std::size_t end)
      : words_(words), begin_(begin), end_(end) {}

  NameEvidence Collect() {
    LookInFront();
    LookBehind();
    return found_;
  }

 private:
  bool Follows(std::size_t i, Gap gap) const { return i < words_.size() && words_[i].gap == gap; }

  std::string_view Term(std::size_t i) const {
    return i < words_.size() ? words_.Term(i) : std::string_view();
  }

  // What stands between word `i` and the one in front of it.
  std::string_view Marks(std::size_t i) const {
    const std::uint32_t from = words_[i - 1].span.end;
    return words_.utf8().substr(from, std::max(from, words_[i].span.begin) - from);
  }

  void LookInFront() {
    if (begin_ == 0) return;
    const Gap gap = words_[begin_].gap;
    // "its vice president, Case"
    const Word& in_front = words_[begin_ - 1];
    if (gap == Gap::kComma && in_front.shape == Shape::kSmall && in_front.Is(kTitle | kOffice)) {
      ++found_.person;
    }
    if (gap != Gap::kSpace && gap != Gap::kInitial) return;
    const std::size_t before = begin_ - 1;
    static constexpr std::array<std::string_view, 12> kAppoint = {
        "named",      "elected", "appointed", "replaces", "replacing", "succeeds",
        "succeeding", "succeed", "replace",   "promoted", "nominated", "hired"};
    static constexpr std::array<std::string_view, 14> kShips = {
        "tonne", "drillship", "freighter", "tanker", "vessel",    "ship",    "carrier",
        "yacht", "steamer",   "trawler",   "ferry",  "submarine", "frigate", "supertanker"};
    if (IsOneOf(Term(before), kShips)) ++found_.thing;
    if (IsOfFirms(before)) {
      ++found_.organization;
    } else if (words_[before].Is(kTitle | kOffice) || IsOneOf(Term(before), kAppoint))
      ++found_.person;
    static constexpr std::array<std::string_view, 3> kWhere = {"near", "in", "outside"};
    static constexpr std::array<std::string_view, 5> kAgents = {"by", "with", "from", "between",
                                                                "against"};
    static constexpr std::array<std::string_view, 6> kDeals = {"acquire",   "acquired", "acquires",
                                                               "acquiring", "buy",      "buying"};
    if (IsOneOf(Term(before), kDeals)) ++found_.organization;
    if (words_[before].shape == Shape::kSmall && IsOneOf(Term(before), kCompanyNouns)) {
      ++found_.organization;
    }
    if (IsOneOf(Term(before), kAgents) && !words_[before].is_shouted) ++found_.of_many;
    if (before > 0 && IsRegionOf(before)) {
      ++found_.thing;
    } else if (before > 0 && IsPartOf(before)) {
      ++found_.organization;
    } else if (IsOneOf(Term(before), kWhere)) {
      ++found_.thing;
    }
  }

  // "brokers Case say": several people are not called by one name. A broker may be a firm.
  bool IsOfFirms(std::size_t before) const {
    static constexpr std::array<std::string_view, 6> kFirms = {"broker",  "dealer",  "brokers",
                                                               "dealers", "traders", "analysts"};
    const bool is_one = Term(end_) != "and" && !Follows(end_, Gap::kComma);
    return is_one && IsOneOf(Term(before), kFirms) && words_[before].shape != Shape::kMixed &&
           (Term(before).back() == 's' || end_ - begin_ == 1 ||
            words_[begin_].shape == Shape::kLetter);
  }

  // "the province of".
  bool IsRegionOf(std::size_t preposition) const {
    static constexpr std::array<std::string_view, 7> kRegions = {
        "province", "city", "town", "port", "island", "region", "village"};
    return Term(preposition) == "of" && IsOneOf(Term(preposition - 1), kRegions);
  }

  // "a unit of", "stake in", "merger with".
  bool IsPartOf(std::size_t preposition) const {
    static constexpr std::array<std::string_view, 4> kPrepositions = {"of", "in", "with", "for"};
    static constexpr std::array<std::string_view, 16> kParts = {
        "unit",    "subsidiary",   "division", "shares",      "stock",    "stake",
        "stakes",  "merger",       "takeover", "acquisition", "interest", "bid",
        "control", "shareholders", "holders",  "affiliate"};
    return IsOneOf(Term(preposition), kPrepositions) && IsOneOf(Term(preposition - 1), kParts);
  }

  void LookBehind() {
    if (end_ >= words_.size()) return;
    const Word& next = words_[end_];
    if (next.is_ticker || (next.Is(kLegalForm) && next.HasCapital() && next.gap == Gap::kSpace))
      ++found_.organization;
    const std::string_view marks = Marks(end_);
    if (marks.starts_with("'s") || marks.starts_with("’s")) ++found_.of_many;
    if (next.gap == Gap::kSpace) LookAtVerb();
    if (next.gap == Gap::kBracket) LookAtBranch();
    if (IsPartOfPortfolio() || IsCut()) ++found_.thing;
    if (next.gap == Gap::kComma) LookAtApposition();
    // (R-Mo.)
    if (next.gap == Gap::kBracket && next.shape == Shape::kLetter &&
        Follows(end_ + 1, Gap::kHyphen)) {
      ++found_.person;
    }
  }

  // "Case (Far East) Ltd".
  void LookAtBranch() {
    constexpr std::size_t kLongest = 4;
    for (std::size_t i = end_ + 1; i < std::min(words_.size(), end_ + kLongest); ++i) {
      if (words_[i].gap == Gap::kSpace) continue;
      if (words_[i].gap == Gap::kBracket && words_[i].Is(kLegalForm) && words_[i].HasCapital()) {
        ++found_.organization;
      }
      return;
    }
  }

  // "Case Cabinet" of "the Case Cabinet Lock product line": the name goes on.
  bool IsCut() const {
    const Word& next = words_[end_];
    return next.gap == Gap::kSpace && next.HasCapital() && next.shape != Shape::kLetter &&
           next.script == text::Script::kLatin && !next.is_titled && !next.is_shouted &&
           !next.Is(kCalendar | kTitle | kOffice | kSpeech | kLegalForm) &&
           !text::IsStopWord(Term(end_));
  }

  // "Energy" of "Energy and Mines Minister".
  bool IsPartOfPortfolio() const {
    constexpr std::size_t kLongest = 4;
    if (Term(end_) != "and") return false;
    for (std::size_t i = end_ + 1; i < std::min(words_.size(), end_ + kLongest); ++i) {
      if (words_[i].gap != Gap::kSpace || !words_[i].HasCapital()) return false;
      if (i > end_ + 1 && words_[i].Is(kTitle)) return true;
    }
    return false;
  }

  void LookAtVerb() {
    const Word& next = words_[end_];
    const bool is_small = next.shape == Shape::kSmall;
    static constexpr std::array<std::string_view, 3> kMinisters = {"minister", "secretary",
                                                                   "undersecretary"};
    // "Tolliver Minister", "Energy and Mines Minister": a portfolio.
    if (next.HasCapital() && IsOneOf(Term(end_), kMinisters) && !words_[end_ - 1].Is(kHead)) {
      ++found_.thing;
    }
    static constexpr std::array<std::string_view, 8> kMarketNouns = {
        "dealers", "traders", "market", "markets", "futures", "prices", "contract", "contracts"};
    if (is_small && IsOneOf(Term(end_), kMarketNouns)) {
      ++found_.thing;  // FRN dealers
    } else if (is_small && (IsOneOf(Term(end_), kCompanyNouns) || next.Is(kTitle | kOffice))) {
      ++found_.organization;
    }
    static constexpr std::array<std::string_view, 37> kThings = {
        "software", "line",      "system",    "systems",    "series",   "model",    "models",
        "computer", "computers", "processor", "processors", "aircraft", "engine",   "engines",
        "drug",     "missile",   "missiles",  "index",      "bill",     "act",      "well",
        "mine",     "field",     "deposit",   "prospect",   "property", "lock",     "dam",
        "area",     "region",    "province",  "rates",      "product",  "products", "tank",
        "tanks",    "shipment"};
    if (is_small && IsOneOf(Term(end_), kThings)) ++found_.thing;
    static constexpr std::array<std::string_view, 4> kAuxiliaries = {"has", "had", "will", "would"};
    if (IsOneOf(Term(end_), kAuxiliaries)) ++found_.of_many;
    if (!next.Is(kSpeech)) return;
    ++found_.speaker;
    // "Case said it was time" is a person's word; "Case said it sold its stake" a company's.
    static constexpr std::array<std::string_view, 13> kOfThings = {
        "is",    "was",     "would", "could", "should", "may",    "might",
        "seems", "appears", "makes", "takes", "looks",  "remains"};
    if (Term(end_ + 1) == "its" || (Term(end_ + 1) == "it" && !IsOneOf(Term(end_ + 2), kOfThings) &&
                                    Follows(end_ + 2, Gap::kSpace))) {
      ++found_.organization;
    }
  }

  // "Case, 61, …", "Case, who …", "Case, chairman of …", "Case, a unit of …".
  void LookAtApposition() {
    constexpr std::size_t kLongest = 6;
    const std::string_view first = Term(end_);
    // "Case, Mich., …", a town.
    const bool is_state = end_ - begin_ == 1 && words_[end_].shape == Shape::kCapital &&
                          first.size() <= 5 && !words_[end_].Is(kLegalForm | kTitle) &&
                          end_ + 1 < words_.size() && Marks(end_ + 1).starts_with(".,");
    if (is_state) ++found_.thing;
    if (words_[end_].shape == Shape::kNumber && first.size() == 2 &&
        Follows(end_ + 1, Gap::kComma)) {
      ++found_.person;
      return;
    }
    if (first == "who" || first == "whose") {
      ++found_.person;
      return;
    }
    static constexpr std::array<std::string_view, 4> kArticles = {"a", "an", "the", "one"};
    const bool has_article = IsOneOf(first, kArticles);
    for (std::size_t i = end_; i < std::min(words_.size(), end_ + kLongest); ++i) {
      const bool is_joined = words_[i].gap == Gap::kSpace || words_[i].gap == Gap::kHyphen ||
                             Marks(i).starts_with("'s");
      if (i > end_ && !is_joined) return;
      if (words_[i].Is(kSpeech)) return;
      if (words_[i].Is(kTitle | kOffice) && words_[i].shape == Shape::kSmall) {
        ++found_.person;
        return;
      }
      const bool has_office_behind =
          Follows(i + 1, Gap::kSpace) && words_[i + 1].Is(kTitle | kOffice);
      const bool is_owner = i + 1 < words_.size() && Marks(i + 1).starts_with("'s");
      if (has_article && IsOneOf(Term(i), kCompanyNouns) && !has_office_behind && !is_owner) {
        ++found_.organization;
        return;
      }
    }
  }

  const Words& words_;
  std::size_t begin_;
  std::size_t end_;
  NameEvidence found_;
};

}  // namespace

NameEvidence& NameEvidence::operator+=(const NameEvidence& other) {
  person += other.person;
  organization += other.organization;
  speaker += other.speaker;
  thing += other.thing;
  of_many += other.of_many;
  return *this;
}

NameEvidence EvidenceAt(const Words& words, std::size_t begin, std::size_t end) {
  return Evidence(words, begin, end).Collect();
}

bool IsOfCommonWords(const Words& words, std::size_t i) {
  const bool is_apposition = words[i].gap == Gap::kComma && words[i - 1].shape == Shape::kSmall;
  if ((words[i].gap != Gap::kBracket && !is_apposition) || words[i].script != text::Script::kLatin)
    return false;
  std::string_view rest = words.Term(i);
  // Backwards over the words that the letters are of.
  for (std::size_t at = i; at-- > 0 && !rest.empty();) {
    if (words[at].Is(kHead) && words[at].HasCapital()) return false;
    if (words.Term(at).front() == rest.back()) {
      rest.remove_suffix(1);
    } else if (!text::IsStopWord(words.Term(at))) {
      return false;
    }
  }
  return rest.empty();
}

bool IsPluralAcronym(const Words& words, std::size_t i) {
  const std::string_view written = words.Written(i);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return written.size() > 2 && written.back() == 's' &&
         std::ranges::all_of(written.substr(0, written.size() - 1), is_capital);
}

}  // namespace dossier::entities
