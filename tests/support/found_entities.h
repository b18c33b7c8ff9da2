// Entities that a test puts into an article, as if the analysis had found them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "entities/mentions.h"

namespace dossier {

struct FoundEntity {
  std::string key;  // of LocalEntity: "~Marlen Abdrakhmanov"
  std::string
      written;  // each place of it in title and text is a mention; empty: the article's start
  entities::EntityKind kind = entities::EntityKind::kPerson;
};

// In the place of what the analysis itself found beside the gazetteer.
inline void AddFound(const std::vector<FoundEntity>& found, entities::AnalyzedArticle& analyzed) {
  std::erase_if(analyzed.mentions, [&](const entities::Mention& mention) {
    return analyzed.entities[mention.entity].number == entities::LocalEntity::kUnknown;
  });
  for (const FoundEntity& entity : found) {
    const auto number = static_cast<std::uint32_t>(analyzed.entities.size());
    analyzed.entities.push_back({entity.kind, entity.key, entities::LocalEntity::kUnknown});
    const auto add = [&](entities::Field field, std::string_view text) {
      for (std::size_t at = text.find(entity.written); at != std::string_view::npos;
           at = text.find(entity.written, at + 1)) {
        const Span span{static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + entity.written.size())};
        analyzed.mentions.push_back({.field = field, .span = span, .entity = number});
      }
    };
    if (entity.written.empty()) {
      analyzed.mentions.push_back(
          {.field = entities::Field::kText, .span = {0, 0}, .entity = number});
      continue;
    }
    add(entities::Field::kTitle, analyzed.article.title);
    add(entities::Field::kText, analyzed.article.text);
  }
  std::ranges::stable_sort(analyzed.mentions, {}, [](const entities::Mention& mention) {
    return std::tuple(mention.field, mention.span.begin);
  });
}

}  // namespace dossier
