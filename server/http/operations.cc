#include "http/operations.h"

#include <utility>

#include "http/json_writer.h"
#include "http/responses.h"

namespace dossier::http {
namespace {

Response Plain(std::string content_type, std::string body) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  response.headers["Cache-Control"] = "no-store";
  AddCommonHeaders(response);
  return response;
}

Response Readiness(const OperationsOptions& options) {
  const search::KeeperState state = options.keeper();
  if (const auto reason =
          Unreadiness(state, options.stale_after, std::chrono::steady_clock::now())) {
    Problem problem = IndexUnavailable();
    problem.detail = *reason;
    return ProblemResponse(problem);
  }
  JsonWriter json;
  json.Object([&] {
    json.Member("status", "ready");
    json.Member("revision", options.revision());
    json.Member("checked", state.is_checked);
  });
  return Plain("application/json; charset=utf-8", json.Text());
}

bool MayReadMetrics(MetricsAudience audience, std::string_view client) {
  return audience == MetricsAudience::kAll ||
         (audience == MetricsAudience::kLoopback && IsLoopback(client));
}

}  // namespace

std::optional<std::string> Unreadiness(const search::KeeperState& state,
                                       std::chrono::seconds stale_after,
                                       std::chrono::steady_clock::time_point now) {
  if (state.damage) return "damaged: the index is not as it was written; the log says where";
  const auto age = std::chrono::floor<std::chrono::seconds>(now - state.last_good_look);
  if (age < stale_after) return std::nullopt;
  return "stale: what is in the index could not be opened for " + std::to_string(age.count()) +
         " seconds, and an older revision is served; the log says why";
}

bool IsLoopback(std::string_view address) {
  if (address.starts_with("::ffff:")) address.remove_prefix(7);
  return address == "::1" || address.starts_with("127.");
}

Handler WithOperations(OperationsOptions options, Handler next) {
  return [options = std::move(options), next = std::move(next)](const Request& request) {
    const std::string_view target = request.target;
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, mark);
    const bool is_metrics = path == "/metrics";
    if (!is_metrics && path != "/readyz") return next(request);
    const auto named = [&](Response response) {
      response.route = is_metrics ? "/metrics" : "/readyz";
      return response;
    };
    if (is_metrics && !MayReadMetrics(options.audience, request.client)) {
      return named(ProblemResponse(NotFound("there is nothing at /metrics")));
    }
    if (request.method != "GET" && request.method != "HEAD") {
      return named(ProblemResponse(MethodNotAllowed()));
    }
    if (mark != target.size()) {
      return named(ProblemResponse(InvalidParameters(
          {{"", "unknown", "this route takes no parameters", "no query string"}})));
    }
    if (!is_metrics) return named(Readiness(options));
    return named(Plain("text/plain; version=0.0.4; charset=utf-8", options.metrics->Text()));
  };
}

}  // namespace dossier::http
