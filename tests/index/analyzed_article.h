// Articles for the tests of what is stored and indexed of them.
#pragma once

#include <string>

#include "base/time.h"
#include "entities/mentions.h"
#include "support/gazetteer.h"

namespace dossier::index {

inline const entities::Gazetteer& Known() {
  static const entities::Gazetteer gazetteer = MakeGazetteer({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Лавров", .flags = "solo"},
      {.id = "tass", .kind = "ORG", .en = "TASS", .ru = "ТАСС"},
      {.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
  });
  return gazetteer;
}

inline entities::AnalyzedArticle Analyze(article::Article article) {
  const entities::Matcher matcher(Known());
  text::Analyzer analyzer;
  return entities::AnalyzeArticle(std::move(article), analyzer, matcher);
}

// "Lavrov in NATO" / "The talks ended.\nPhoto: TASS", of 22 October 2025; the dates that it names
// are invented.
inline article::Article SmallArticle() {
  article::Article article;
  article.id = "small";
  article.title = "Lavrov in NATO";
  article.text = "The talks ended.\nPhoto: TASS";
  article.blocks = {{article::BlockKind::kParagraph, {0, 16}},
                    {article::BlockKind::kCredit, {17, 28}}};
  article.source = "ria";
  article.url = "https://example.org/1";
  article.date = article::PublicationDate{*PartialDate::Parse("2025-10-22"),
                                          article::DateBasis::kInferred, "22 October"};
  article.read_at = *ParseTime("2025-11-20T10:00:00Z");
  article.title_dates = {{{0, 6}, *DatePeriod::Parse("2024"), true, false}};
  article.text_dates = {{{0, 3}, *DatePeriod::Parse("2025-10-22"), false, true},
                        {{4, 9}, *DatePeriod::Parse("2024-12/2025-02"), false, false}};
  return article;
}

}  // namespace dossier::index
