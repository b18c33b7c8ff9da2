// Errors as RFC 9457, application/problem+json.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "search/query_ast.h"

namespace dossier::http {

// One thing that is wrong with a request.
struct Fault {
  std::string parameter;
  std::string code;  // stable: "unknown", "repeated", "format", "range", "too-long", "too-complex",
                     // and those of search::QueryFault
  std::string detail;
  std::string expected;      // empty where nothing helps
  std::size_t position = 0;  // code points of the parameter's value
  std::size_t length = 0;
};

struct Problem {
  int status = 500;
  std::string type;  // stable, the last part of the URI: "invalid-parameter"
  std::string title;
  std::string detail;
  std::vector<Fault> faults;
};

// The one table from error to status code. Where the request itself is at fault, `parameter` is
// what carries the fault.
Problem ToProblem(const Error& error, const std::string& parameter);
// What is wrong with the query, which is the parameter q: 422 where it is over a cap and nothing
// else is wrong, else 400.
Problem InvalidQuery(std::string_view query, const std::vector<search::QueryFault>& faults);
Problem InvalidParameters(std::vector<Fault> faults);
Problem NotFound(const std::string& detail);
Problem MethodNotAllowed();
Problem UriTooLong(const std::string& detail);
// What the socket layer answers by itself: a request that is no HTTP, or more of it than is read
// (400, 408, 414, 417, 431, 501, 505), one too many (503), a handler that has failed (500, without
// the detail).
Problem Refusal(int status, const std::string& detail);
Problem IndexUnavailable();
Problem Internal();

// The body of the answer.
std::string ProblemJson(const Problem& problem);

}  // namespace dossier::http
