// Who an article is about: the people and organizations that it names, and in what part.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "entities/matcher.h"
#include "text/analyzer.h"

namespace dossier::entities {

enum class Field : std::uint8_t { kTitle, kText };
enum class Role : std::uint8_t { kSubject, kCredit };

// "title", "text" and "subject", "credit": the names of API.md.
std::string_view FieldName(Field field);
std::string_view RoleName(Role role);

// One place where an entity is named. A credit («Photo: …») does not make its organization a
// subject of the article.
struct Mention {
  Field field = Field::kText;
  Span span;       // bytes of the title or the text
  int entity = 0;  // number in the gazetteer
  Role role = Role::kSubject;

  bool operator==(const Mention&) const = default;
};

// An article together with all that the analysis finds in it.
struct AnalyzedArticle {
  article::Article article;
  std::vector<text::Token> title_tokens;
  std::vector<text::Token> text_tokens;
  std::vector<Mention> mentions;  // by field, then in order; never overlapping
};

// Analyses `article`. A bare surname counts where it is enough by itself (`solo`) or where the
// article names the person in full, too, and never behind the given name of somebody else.
AnalyzedArticle AnalyzeArticle(article::Article article, text::Analyzer& analyzer,
                               const Matcher& matcher);

}  // namespace dossier::entities
