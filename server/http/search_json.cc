#include "http/search_json.h"

#include <cmath>

#include "http/explain_json.h"
#include "http/json_parts.h"
#include "http/search_url.h"
#include "text/utf8.h"

namespace dossier::http {
namespace {

using search::Facet;
using search::SearchAnswer;
using search::SearchRequest;

void WriteWord(const search::WordReading& word, JsonWriter& json) {
  json.Object([&] {
    json.Member("text", word.text);
    if (!word.read_as.empty()) json.Member("read_as", word.read_as);
    if (word.why != search::WordWhy::kPlain) json.Member("why", search::WordWhyName(word.why));
    if (word.entity_kind) {
      json.Member("entity", [&] {
        json.Object([&] {
          json.Member("kind", entities::EntityKindName(*word.entity_kind));
          json.Member("id", word.entity_id);
          json.Member("labels", [&] { WriteLabels(word.entity_labels, json); });
        });
      });
    }
    if (!word.also.empty()) json.Member("also", word.also);
  });
}

// Each with the address of the same search as it was typed.
void WriteInterpretations(const SearchRequest& request, const SearchAnswer& answer,
                          JsonWriter& json) {
  SearchRequest as_typed = request;
  as_typed.options.interpret = false;
  as_typed.page = 1;
  const std::string undo = "?" + CanonicalQuery(as_typed);
  json.List(answer.interpretations, [&](const search::Interpretation& reading) {
    json.Object([&] {
      json.Member("kind", search::ReadingKindName(reading.kind));
      json.Member("from", reading.from);
      json.Member("to", reading.to);
      json.Member("undo", undo);
    });
  });
}

void WriteWarning(const search::QueryWarning& warning, std::string_view query, JsonWriter& json) {
  const std::string_view before = query.substr(0, warning.span.begin);
  json.Object([&] {
    json.Member("code", warning.code);
    json.Member("position", text::CountCodePoints(before));
    json.Member("length", text::CountCodePoints(warning.span.In(query)));
    json.Member("detail", warning.detail);
  });
}

void WriteQuery(const SearchRequest& request, const SearchAnswer& answer, JsonWriter& json) {
  json.Object([&] {
    json.Member("text", request.text);
    json.Member("canonical", CanonicalQuery(request));
    json.Member("match", [&] {
      json.Object([&] {
        json.Member("used", search::MatchModeName(answer.match_used));
        json.Member("all_total", answer.all_total);
      });
    });
    json.Member("words", [&] {
      json.List(answer.words, [&](const search::WordReading& word) { WriteWord(word, json); });
    });
    json.Member("interpretation", [&] { WriteInterpretations(request, answer, json); });
    json.Member("warnings", [&] {
      json.List(answer.warnings, [&](const search::QueryWarning& warning) {
        WriteWarning(warning, request.text, json);
      });
    });
  });
}

template <typename Range>
void WriteRange(std::string_view field, const Range& range, JsonWriter& json) {
  json.Object([&] {
    json.Member("field", field);
    if (range.from) json.Member("from", range.from->ToString());
    if (range.to) json.Member("to", range.to->ToString());
  });
}

void WriteFilters(const SearchRequest& request, const SearchAnswer& answer, JsonWriter& json) {
  json.List([&] {
    for (const search::FilterLabel& label : answer.filter_labels) {
      json.Object([&] {
        json.Member("field",
                    (label.excluded ? "not." : "") + std::string(search::FacetName(label.facet)));
        json.Member("value", label.id);
        json.Member("label", label.labels.in(request.language));
      });
    }
    const search::DateFilter& date = request.filters.date;
    const search::EventFilter& event = request.filters.event;
    if (date.has_range()) WriteRange("date", date, json);
    if (event.has_range()) WriteRange("event", event, json);
    if (!date.stated_only) return;
    json.Object([&] {
      json.Member("field", "dates");
      json.Member("value", "stated");
    });
  });
}

void WritePage(const SearchRequest& request, const SearchAnswer& answer, JsonWriter& json) {
  json.Object([&] {
    json.Member("number", request.page);
    json.Member("size", request.size);
    json.Member("count", answer.hits.size());
  });
}

void WriteHit(const search::Hit& hit, text::Language language, JsonWriter& json) {
  json.Object([&] {
    WriteSummaryMembers(hit.summary, language, json);
    json.Member("snippets", hit.snippets);
    json.Member("score", std::round(hit.score * 1000) / 1000);
  });
}

void WriteFacets(const SearchRequest& request, const SearchAnswer& answer, JsonWriter& json) {
  json.Object([&] {
    for (const Facet facet : search::kFacets) {
      if (!answer.facets[facet]) continue;
      json.Member(search::FacetName(facet),
                  [&] { WriteFacet(*answer.facets[facet], request.language, json); });
    }
  });
}

void WriteWithoutWord(const search::WithoutPart& part, std::string_view query, JsonWriter& json) {
  json.Object([&] {
    json.Member("text", part.value);
    json.Member("position", text::CountCodePoints(query.substr(0, part.span.begin)));
    json.Member("length", text::CountCodePoints(part.value));
    json.Member("total", part.total);
  });
}

void WriteWithoutFilter(const search::WithoutPart& part, text::Language language,
                        JsonWriter& json) {
  json.Object([&] {
    json.Member("field", part.field);
    json.Member("value", part.value);
    json.Member("label", part.labels.in(language));
    json.Member("total", part.total);
  });
}

void WriteEmpty(const SearchRequest& request, const SearchAnswer& answer, JsonWriter& json) {
  if (answer.total > 0) return json.Value(nullptr);
  json.Object([&] {
    json.Member("words", [&] {
      json.List([&] {
        for (const search::WithoutPart& part : answer.without) {
          if (part.field == "q") WriteWithoutWord(part, request.text, json);
        }
      });
    });
    json.Member("filters", [&] {
      json.List([&] {
        for (const search::WithoutPart& part : answer.without) {
          if (part.field != "q") WriteWithoutFilter(part, request.language, json);
        }
      });
    });
  });
}

void WriteTiming(const search::Timing& timing, JsonWriter& json) {
  const auto rounded = [](double milliseconds) { return std::round(milliseconds * 100) / 100; };
  json.Object([&] {
    json.Member("parse", rounded(timing.parse_ms));
    json.Member("match", rounded(timing.match_ms));
    json.Member("facets", rounded(timing.facets_ms));
    json.Member("snippets", rounded(timing.snippets_ms));
    json.Member("total", rounded(timing.total_ms));
  });
}

void WriteLinks(const SearchRequest& request, const SearchAnswer& answer, JsonWriter& json) {
  const auto join = [](std::string_view path, const std::string& query) {
    return std::string(path) + (query.empty() ? "" : "?" + query);
  };
  const auto link = [&](std::string_view path, std::size_t page) {
    SearchRequest other = request;
    other.page = page;
    return join(path, CanonicalQuery(other));
  };
  constexpr std::string_view kApi = "/api/v1/search";
  const bool more = request.size > 0 && request.page * request.size < answer.total &&
                    (request.page + 1) * request.size <= search::kMaxReach;
  std::optional<std::string> next;
  std::optional<std::string> previous;
  if (more) next = link(kApi, request.page + 1);
  if (request.page > 1) previous = link(kApi, request.page - 1);
  json.Object([&] {
    json.Member("self", link(kApi, request.page));
    json.Member("next", next);
    json.Member("prev", previous);
    json.Member("page", link("/", request.page));
    json.Member("atom", join("/feed.atom", FeedQuery(request)));
    json.Member("export", join("/api/v1/export", ExportQuery(request)));
  });
}

}  // namespace

std::string SearchJson(const SearchRequest& request, const SearchAnswer& answer) {
  JsonWriter json;
  json.Object([&] {
    json.Member("query", [&] { WriteQuery(request, answer, json); });
    json.Member("filters", [&] { WriteFilters(request, answer, json); });
    json.Member("total", answer.total);
    json.Member("page", [&] { WritePage(request, answer, json); });
    json.Member("sort", search::SortOrderName(answer.sort));
    json.Member("hits", [&] {
      json.List(answer.hits,
                [&](const search::Hit& hit) { WriteHit(hit, request.language, json); });
    });
    json.Member("facets", [&] { WriteFacets(request, answer, json); });
    json.Member("histogram", [&] { WriteHistogram(answer.histogram, json); });
    json.Member("empty", [&] { WriteEmpty(request, answer, json); });
    if (answer.explanation) {
      json.Member("explain", [&] { WriteExplanation(request, answer, json); });
    }
    json.Member("index", [&] { WriteIndex(answer.index, json); });
    json.Member("partial", nullptr);
    json.Member("timing_ms", [&] { WriteTiming(answer.timing, json); });
    json.Member("links", [&] { WriteLinks(request, answer, json); });
  });
  return json.Text();
}

}  // namespace dossier::http
