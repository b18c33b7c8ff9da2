// Russian adjectives with a capital, which look like surnames: «по Невскому проспекту».
#pragma once

#include <cstddef>

#include "entities/words.h"

namespace dossier::entities {

// True where the Russian word `i` is an adjective by what stands around it: a noun behind it agrees
// with it («Сухопутных войск», «Саяно-Шушенской ГЭС»), if need be behind further adjectives
// («Владимирскую и Нижегородскую области»).
bool IsAdjectiveOfNoun(const Words& words, std::size_t i);

// True behind the noun of a place that is named after somebody: «проспекту Вернадского».
bool IsBehindPlaceNoun(const Words& words, std::size_t i);

}  // namespace dossier::entities
