#include "http/problem.h"

#include <algorithm>
#include <utility>

#include "http/json_writer.h"
#include "text/utf8.h"

namespace dossier::http {

Problem ToProblem(const Error& error, const std::string& parameter) {
  switch (error.code) {
    case ErrorCode::kInvalidInput:
      return {400, "invalid-query", "Invalid query", error.message, {}};
    case ErrorCode::kNotFound:
      return NotFound(error.message);
    case ErrorCode::kTooComplex:
      return {422,
              "query-too-complex",
              "Query too complex",
              error.message,
              {{parameter, "too-complex", error.message, {}}}};
    case ErrorCode::kBusy:
      return {503, "too-many-requests", "Too many requests", error.message, {}};
    case ErrorCode::kTimeout:
      return {503, "query-timeout", "Query timed out", error.message, {}};
    case ErrorCode::kDamaged:
    case ErrorCode::kWrongVersion:
    case ErrorCode::kUnreadable:
      return IndexUnavailable();
    case ErrorCode::kLocked:
    case ErrorCode::kTooMany:
    case ErrorCode::kNoSpace:
      break;
  }
  return Internal();
}

Problem InvalidQuery(std::string_view query, const std::vector<search::QueryFault>& faults) {
  const bool too_complex = std::ranges::all_of(
      faults, [](const search::QueryFault& fault) { return fault.code == "too-complex"; });
  Problem problem = too_complex ? Problem{422, "query-too-complex", "Query too complex", "", {}}
                                : Problem{400, "invalid-query", "Invalid query", "", {}};
  for (const search::QueryFault& fault : faults) {
    problem.detail += (problem.detail.empty() ? "" : "; ") + fault.detail;
    problem.faults.push_back({"q", fault.code, fault.detail, fault.expected,
                              text::CountCodePoints(query.substr(0, fault.span.begin)),
                              text::CountCodePoints(fault.span.In(query))});
  }
  return problem;
}

Problem InvalidParameters(std::vector<Fault> faults) {
  const bool unknown = !faults.empty() && faults.front().code == "unknown";
  std::string detail;
  for (const Fault& fault : faults) detail += (detail.empty() ? "" : "; ") + fault.detail;
  return {400, unknown ? "unknown-parameter" : "invalid-parameter",
          unknown ? "Unknown parameter" : "Invalid parameter", std::move(detail),
          std::move(faults)};
}

Problem NotFound(const std::string& detail) { return {404, "not-found", "Not found", detail, {}}; }

Problem MethodNotAllowed() {
  return {405, "method-not-allowed", "Method not allowed", "only GET and HEAD are answered", {}};
}

Problem UriTooLong(const std::string& detail) {
  return {414, "uri-too-long", "URI too long", detail, {}};
}

Problem Refusal(int status, const std::string& detail) {
  if (status == 414) return UriTooLong(detail);
  if (status == 500) return Internal();
  if (status == 503) return ToProblem({ErrorCode::kBusy, detail}, "");
  return {status, "bad-request", "Bad request", detail, {}};
}

Problem IndexUnavailable() {
  return {
      503, "index-unavailable", "Index unavailable", "the index cannot be read at the moment", {}};
}

Problem Internal() {
  return {500,
          "internal",
          "Internal error",
          "something went wrong; the log of the server says what",
          {}};
}

std::string ProblemJson(const Problem& problem) {
  JsonWriter json;
  json.Object([&] {
    json.Member("type", "/problems/" + problem.type);
    json.Member("title", problem.title);
    json.Member("status", problem.status);
    json.Member("detail", problem.detail);
    if (problem.faults.empty()) return;
    json.Member("errors", [&] {
      json.List(problem.faults, [&](const Fault& fault) {
        json.Object([&] {
          json.Member("parameter", fault.parameter);
          json.Member("code", fault.code);
          json.Member("position", fault.position);
          json.Member("length", fault.length);
          json.Member("detail", fault.detail);
          if (!fault.expected.empty()) json.Member("expected", fault.expected);
        });
      });
    });
  });
  return json.Text();
}

}  // namespace dossier::http
