// How an article is cited.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "search/hits.h"

namespace dossier::http {

enum class CitationFormat { kBibtex, kRis, kCslJson, kGost };

struct Citation {
  std::string id;
  std::string title;        // in one line
  std::string source = {};  // its label in the language of the article; empty where it is not known
  std::string url = {};     // absolute; empty where there is none
  std::optional<PartialDate> date = {};
  text::Language language = text::Language::kEnglish;
  PartialDate accessed;
};

Citation CitationOf(const search::ArticleSummary& article, PartialDate accessed);

// Of an answer in this format.
std::string_view CitationType(CitationFormat format);

// BibTeX (@misc, with the fields of biblatex), RIS (lines end in CR LF), CSL-JSON 1.0 (a list of
// one), or one line by GOST R 7.0.100-2018, section "Electronic resources":
// «Заголовок. – Текст : электронный // Источник : [сайт]. – 2024. – 3 мая. – URL: … (дата
// обращения: 20.11.2025).» What the article itself says stands in its own language, what the
// standard adds in Russian. Whatever a format gives a meaning to is escaped, and what is not known
// is left out.
std::string FormatCitation(const Citation& citation, CitationFormat format);

}  // namespace dossier::http
