// Pieces of JSON that several answers have. Not for headers of other layers: nlohmann's header is
// dear to include.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "search/engine.h"

namespace dossier::http {

using Json = nlohmann::ordered_json;

// Compact; a byte that is not UTF-8 becomes U+FFFD.
std::string Dump(const Json& json);

Json LabelsJson(const search::Labels& labels);
Json SummaryJson(const search::ArticleSummary& summary, text::Language language);
Json IndexJson(const search::IndexState& state);

// null, or {"value", "precision", "basis"}.
Json DateJson(const std::optional<article::PublicationDate>& date);

}  // namespace dossier::http
