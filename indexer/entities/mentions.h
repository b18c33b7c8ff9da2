// Who an article is about: the people and organizations that it names, and in what part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "entities/matcher.h"
#include "text/analyzer.h"

namespace dossier::entities {

enum class Field : std::uint8_t { kTitle, kText };
enum class Role : std::uint8_t { kSubject, kSpeaker, kCredit };

// How a mention was found; for `analyze`, and for whoever keeps the gazetteer.
enum class Rule : std::uint8_t {
  kGazetteer,  // a form that the gazetteer lists or that is made from one
};

// "title", "text" and "subject", "speaker", "credit": the names of API.md.
std::string_view FieldName(Field field);
std::string_view RoleName(Role role);
std::string_view RuleName(Rule rule);

// Somebody or something that an article names. `key` is all that the index holds of it: the id of a
// gazetteer entry, or, of an entity that only the text knows, kUnknownMark and the name as this
// article gives it, in the nominative where that can be told: "~Marlen Abdrakhmanov",
// «~М. Абдрахманов», «~Степной экспресс». At most kMaxKeyBytes. It depends on the article and the
// gazetteer alone; which keys are one facet value is decided over the corpus (entity_table.h).
struct LocalEntity {
  EntityKind kind = EntityKind::kPerson;
  std::string key;
  int number = kUnknown;  // of the gazetteer, or kUnknown

  static constexpr int kUnknown = -1;
  bool operator==(const LocalEntity&) const = default;
};

inline constexpr char kUnknownMark = '~';
inline constexpr std::size_t kMaxKeyBytes = 200;

// One place where an entity is named. A credit («Photo: …») does not make its organization a
// subject of the article.
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
