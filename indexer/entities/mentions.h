// Who an article is about: the people and organizations that it names, and in what part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "entities/local_entity.h"
#include "entities/matcher.h"
#include "entities/roles.h"
#include "entities/rule.h"
#include "text/analyzer.h"

namespace dossier::entities {

enum class Field : std::uint8_t { kTitle, kText };

// "title", "text": the names of API.md.
std::string_view FieldName(Field field);

// One place where an entity is named.
struct Mention {
  Field field = Field::kText;
  Span span;                 // bytes of the title or the text
  std::uint32_t entity = 0;  // index into AnalyzedArticle::entities
  Role role = Role::kSubject;
  Rule rule = Rule::kGazetteer;

  bool operator==(const Mention&) const = default;
};

// An article together with all that the analysis finds in it.
struct AnalyzedArticle {
  article::Article article;
  std::vector<text::Token> title_tokens;
  std::vector<text::Token> text_tokens;
  std::vector<LocalEntity> entities;  // each once
  std::vector<Mention> mentions;      // by field, then in order; never overlapping
};

// Analyses `article`. A bare surname counts where it is enough by itself (`solo`) or where the
// article names the person in full, too, and never behind the given name of somebody else.
AnalyzedArticle AnalyzeArticle(article::Article article, text::Analyzer& analyzer,
                               const Matcher& matcher);

}  // namespace dossier::entities
