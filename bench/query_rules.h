// The fixed queries of the benchmarks, made from the rules of queries.tsv.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "peers/protocol.h"
#include "query_words.h"
#include "search/request.h"

namespace dossier::bench {

inline constexpr std::size_t kQueriesOfClass = 50;

// One line of queries.tsv; its head describes the fields.
struct QueryRule {
  std::string name;
  std::string text;
  std::string filters;
  std::string sort;
};

// Error: kInvalidInput with the number of the line.
Result<std::vector<QueryRule>> ParseQueryRules(std::string_view tsv);

// The same from a file. Error: kUnreadable, and as above.
Result<std::vector<QueryRule>> LoadQueryRules(const std::filesystem::path& file);

// What every answer brings: 10 hits without snippets, 20 people, 20 organizations and the months.
search::SearchRequest PlainRequest();

// The kQueriesOfClass queries of a rule. All words must match, so that no query changes its class
// where the index lacks a word. Error: kInvalidInput, with the part of the rule that is none.
Result<std::vector<search::SearchRequest>> MakeQueries(const QueryRule& rule,
                                                       const QueryWords& words = GeneratedWords());

// What query `number` of a rule asks for, as other engines are asked. Error: kInvalidInput where it
// has a filter that they are not asked for (an organization, a source) or is sorted oldest first.
Result<PeerQuery> ToPeerQuery(const QueryRule& rule, const search::SearchRequest& request,
                              std::size_t number);

// The other way round.
search::SearchRequest ToRequest(const PeerQuery& query);

}  // namespace dossier::bench
