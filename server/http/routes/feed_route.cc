#include "http/feed_xml.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "http/search_parameters.h"
#include "http/search_url.h"

namespace dossier::http {
namespace {

// What a feed has no place for is not counted.
search::SearchRequest NewestOf(search::SearchRequest search) {
  search.sort = search::SortOrder::kNewest;
  search.wanted_facets = {};
  search.histogram = search::Interval::kNone;
  return search;
}

Made MakeFeed(const Call& call, const search::SearchRequest& asked, const std::string& base_url) {
  const auto answer = call.services.engine.Search(NewestOf(asked));
  if (!answer) return {ErrorResponse(answer.error(), "q"), ""};
  if (!answer->query_faults.empty()) {
    return {ProblemResponse(InvalidQuery(asked.text, answer->query_faults)), ""};
  }
  Response response =
      ContentResponse("application/atom+xml; charset=utf-8", FeedXml(asked, *answer, base_url));
  response.hits = answer->total;
  return {std::move(response), answer->index.identity};
}

}  // namespace

Response AnswerFeed(const Call& call) {
  const auto asked = ParseFeedParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  const std::string base_url = call.BaseUrl();
  return AnswerTagged(call, {"feed " + base_url + "\n" + CanonicalQuery(*asked), asked->language},
                      [&] { return MakeFeed(call, *asked, base_url); });
}

}  // namespace dossier::http
