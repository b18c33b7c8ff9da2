// In what part an article names an entity.
#pragma once

#include <cstdint>
#include <string_view>

#include "article/article.h"
#include "base/span.h"
#include "entities/words.h"

namespace dossier::entities {

// kSpeaker: the article reports what it says. A credit («Photo: …») does not make its organization
// a subject of the article; a speaker does count.
enum class Role : std::uint8_t { kSubject, kSpeaker, kCredit };

// "subject", "speaker", "credit": the names of API.md.
std::string_view RoleName(Role role);

// True where the words around [begin, end) say that it speaks: "Lavrov said", «сообщает ТАСС»,
// "according to TASS".
bool IsSpeaker(const Words& words, std::size_t begin, std::size_t end);

// True where `span` of the text of `article` stands in a credit, or alone in the last line, as an
// agency signs.
bool IsInCredit(const article::Article& article, Span span);

}  // namespace dossier::entities
