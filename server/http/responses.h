// Answers of every kind, and the tags by which a client knows them again.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "http/problem.h"
#include "http/query_string.h"
#include "text/language.h"

namespace dossier::http {

// Of an answer that depends on who asks.
inline constexpr std::string_view kVary = "Accept-Encoding, Accept-Language";

// What every answer says to browsers: scripts, styles and data come from this server alone, types
// are as they are said to be, and other sites learn no address.
void AddCommonHeaders(Response& response);

// 200 with what may be kept as long as its tag is asked for again.
Response ContentResponse(std::string_view content_type, std::string body);
Response JsonResponse(std::string body);

// With the headers of AddCommonHeaders, too.
Response ProblemResponse(const Problem& problem);
// `parameter` as in ToProblem.
Response ErrorResponse(const Error& error, const std::string& parameter);

// The tag of what is answered to `what` from the revision `identity` with labels in `language`,
// whatever its compression.
std::string EntityTag(std::string_view identity, std::string_view what, text::Language language);
// The tag of what consists of these bytes.
std::string ContentTag(std::string_view content);

// Whether the header If-None-Match names `tag`; compares weakly, as a cache may have dropped the
// W/.
bool NamesTag(std::string_view if_none_match, std::string_view tag);
// The same, or names every answer that there is.
bool MatchesTag(std::string_view if_none_match, std::string_view tag);

Response NotModified(const std::string& tag);

// `response`, a 200 of what its bytes are, with their tag; 304 to those who have it.
Response WithContentTag(const Request& request, Response response);

}  // namespace dossier::http
