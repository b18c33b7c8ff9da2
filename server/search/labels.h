// The names that facet values are shown by.
#pragma once

#include <string>
#include <string_view>

#include "index/catalogue.h"
#include "search/facet_kind.h"
#include "text/language.h"

namespace dossier::search {

struct Labels {
  std::string en;
  std::string ru;

  const std::string& in(text::Language language) const {
    return language == text::Language::kRussian ? ru : en;
  }
};

// A value that the catalogue doesn't know is its own label.
Labels LabelsOf(const index::Catalogue& catalogue, Facet facet, std::string_view id);

}  // namespace dossier::search
