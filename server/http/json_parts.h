// Pieces of JSON that several answers have. Each function writes one value, but for
// WriteSummaryMembers.
#pragma once

#include "http/json_writer.h"
#include "search/engine.h"

namespace dossier::http {

void WriteLabels(const search::Labels& labels, JsonWriter& json);
void WriteIndex(const search::IndexState& state, JsonWriter& json);

void WriteFacet(const search::FacetAnswer& facet, text::Language language, JsonWriter& json);
void WriteHistogram(const std::optional<search::Histogram>& histogram, JsonWriter& json);

// The members that hits and articles have in common.
void WriteSummaryMembers(const search::ArticleSummary& summary, text::Language language,
                         JsonWriter& json);

}  // namespace dossier::http
