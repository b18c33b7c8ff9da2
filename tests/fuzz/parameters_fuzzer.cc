// libFuzzer entry for the parameters of requests: query strings, and what each route reads of them.
//
//   build/fuzz/tests/fuzz/parameters_fuzzer -max_len=2048 -max_total_time=600
//
// Any bytes may follow the "?". What a route takes keeps the limits of search/request.h, what it
// refuses is explained in UTF-8, and a search written as a URL is read as the same search.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "http/parameters.h"
#include "http/preferred_language.h"
#include "http/query_string.h"
#include "http/search_parameters.h"
#include "http/search_url.h"
#include "text/utf8.h"

namespace {

using namespace dossier;
using namespace dossier::http;

constexpr auto kLanguage = text::Language::kEnglish;

void Require(bool holds) {
  if (!holds) std::abort();
}

template <typename T>
void RequireExplained(const Checked<T>& read) {
  if (read) return;
  Require(!read.error().empty());
  for (const Fault& fault : read.error()) {
    Require(!fault.code.empty() && text::IsValidUtf8(fault.parameter));
    Require(!fault.detail.empty() && text::IsValidUtf8(fault.detail));
  }
}

void RequireWithinLimits(const search::SearchRequest& request) {
  Require(request.text.size() <= search::kMaxQueryBytes && text::IsValidUtf8(request.text));
  Require(request.page >= 1 && request.size <= search::kMaxPageSize);
  Require(request.page * request.size <= search::kMaxReach);
  Require(request.facet_size <= search::kMaxFacetSize);
  Require(request.snippet_length <= search::kMaxSnippet);
}

void RequireSameByUrl(const search::SearchRequest& request) {
  const std::string url = CanonicalQuery(request);
  const auto parameters = ParseQueryString(url);
  Require(parameters.has_value());
  const auto again = ParseSearchParameters(*parameters, kLanguage);
  Require(again.has_value() && CanonicalQuery(*again) == url);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  PreferredLanguage(bytes);
  const auto decoded = PercentDecode(bytes);
  if (decoded) Require(*PercentDecode(PercentEncode(*decoded)) == *decoded);

  const auto parameters = ParseQueryString(bytes);
  if (!parameters) {
    Require(text::IsValidUtf8(parameters.error().message));
    return 0;
  }
  RequireExplained(ParseArticleParameters(*parameters, kLanguage));
  RequireExplained(ParseEntityParameters(*parameters, kLanguage));
  RequireExplained(ParseSuggestParameters(*parameters, kLanguage));
  RequireExplained(ParseFacetParameters(*parameters, kLanguage));
  RequireExplained(ParseExportParameters(*parameters, kLanguage));
  RequireExplained(ParseFeedParameters(*parameters, kLanguage));
  const auto request = ParseSearchParameters(*parameters, kLanguage);
  RequireExplained(request);
  if (!request) return 0;
  RequireWithinLimits(*request);
  RequireSameByUrl(*request);
  return 0;
}
