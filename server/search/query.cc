#include "search/query.h"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <set>
#include <string_view>
#include <utility>

#include "index/schema.h"

namespace dossier::search {
namespace {

std::string Quoted(std::string_view term) {
  std::string quoted = "\"";
  for (const char c : term) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string Number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%g", value);
  return digits;
}

std::string JoinDescriptions(const std::vector<Query>& parts, std::string_view sign) {
  std::string joined = "(";
  for (const Query& part : parts) {
    if (joined.size() > 1) joined.append(" ").append(sign).append(" ");
    joined += part.Describe();
  }
  return joined + ")";
}

bool IsNothing(const Query& query) { return query.kind() == Query::Kind::kNothing; }

[[maybe_unused]] bool HoldsSet(const Query& query) {
  return query.kind() == Query::Kind::kSet || std::ranges::any_of(query.parts(), HoldsSet);
}

}  // namespace

Query::Query() {
  static const Query kNothing{Node{}};
  node_ = kNothing.node_;
}

Query Query::All() {
  static const Query kAll{Node{.kind = Kind::kAll}};
  return kAll;
}

Query Query::Term(std::string term) {
  if (term.empty()) return {};
  return Query(Node{.kind = Kind::kTerm, .term = std::move(term)});
}

Query Query::Set(DocSet docs) { return Query(Node{.kind = Kind::kSet, .set = std::move(docs)}); }

Query Query::Joined(Kind kind, std::vector<Query> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return Query(Node{.kind = kind, .parts = std::move(parts)});
}

Query Query::And(std::vector<Query> parts) { return Joined(Kind::kAnd, std::move(parts)); }

Query Query::Or(std::vector<Query> parts) {
  std::erase_if(parts, IsNothing);
  return Joined(Kind::kOr, std::move(parts));
}

Query Query::Synonym(std::vector<Query> parts) {
  assert(std::ranges::none_of(parts, HoldsSet));
  std::vector<Query> flat;
  std::set<std::string> seen;
  const auto add = [&](const Query& part) {
    if (!IsNothing(part) && seen.insert(part.Describe()).second) flat.push_back(part);
  };
  for (const Query& part : parts) {
    if (part.kind() == Kind::kSynonym) {
      std::ranges::for_each(part.parts(), add);
    } else {
      add(part);
    }
  }
  return Joined(Kind::kSynonym, std::move(flat));
}

Query Query::Without(Query kept, Query left_out) {
  return Query(Node{.kind = Kind::kWithout, .parts = {std::move(kept), std::move(left_out)}});
}

Query Query::Maybe(Query condition, Query bonus) {
  return Query(Node{.kind = Kind::kMaybe, .parts = {std::move(condition), std::move(bonus)}});
}

Query Query::Scaled(Query part, double factor) {
  return Query(Node{.kind = Kind::kScaled, .parts = {std::move(part)}, .factor = factor});
}

Query Query::Pattern(WordPattern pattern) {
  std::vector<Query> places;
  for (const std::vector<std::string>& terms : pattern.places) {
    std::vector<Query> place;
    for (const std::string& term : terms) {
      place.push_back(Term(index::MakeTerm(FieldPrefix(pattern.field), term)));
    }
    places.push_back(Or(std::move(place)));
  }
  if (places.size() < 2) return Joined(Kind::kOr, std::move(places));
  return Query(
      Node{.kind = Kind::kPattern, .parts = std::move(places), .pattern = std::move(pattern)});
}

std::string Query::Describe() const {
  switch (kind()) {
    case Kind::kNothing:
      return "nothing";
    case Kind::kAll:
      return "all";
    case Kind::kTerm:
      return Quoted(term());
    case Kind::kSet:
      return "<" + std::to_string(set().cardinality()) + " articles>";
    case Kind::kAnd:
      return JoinDescriptions(parts(), "AND");
    case Kind::kOr:
      return JoinDescriptions(parts(), "OR");
    case Kind::kSynonym:
      return JoinDescriptions(parts(), "SYNONYM");
    case Kind::kWithout:
      return JoinDescriptions(parts(), "AND NOT");
    case Kind::kMaybe:
      return JoinDescriptions(parts(), "AND MAYBE");
    case Kind::kScaled:
      return "(" + Number(factor()) + " * " + parts().front().Describe() + ")";
    case Kind::kPattern: {
      const bool in_order = pattern().order == WordPattern::Order::kAsGiven;
      return JoinDescriptions(parts(),
                              (in_order ? "PHRASE/" : "NEAR/") + std::to_string(pattern().window));
    }
  }
  return {};
}

}  // namespace dossier::search
