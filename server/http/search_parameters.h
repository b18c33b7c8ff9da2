// The parameters of the routes that search.
#pragma once

#include <string>
#include <vector>

#include "http/export_rows.h"
#include "http/parameter_reader.h"

namespace dossier::http {

// The parameters of /api/v1/search. `language` is what labels are in where `hl` is not given. Every
// fault is found at once.
Checked<search::SearchRequest> ParseSearchParameters(const std::vector<Parameter>& parameters,
                                                     text::Language language);

struct FacetRequest {
  search::SearchRequest search;
  std::string prefix;
};

// The parameters of /api/v1/facets/{facet}.
Checked<FacetRequest> ParseFacetParameters(const std::vector<Parameter>& parameters,
                                           text::Language language);

struct ExportRequest {
  search::SearchRequest search;
  ExportFormat format = ExportFormat::kJsonLines;
};

// The parameters of /api/v1/export.
Checked<ExportRequest> ParseExportParameters(const std::vector<Parameter>& parameters,
                                             text::Language language);

// The parameters of /feed.atom; the order is left open.
Checked<search::SearchRequest> ParseFeedParameters(const std::vector<Parameter>& parameters,
                                                   text::Language language);

}  // namespace dossier::http
