// How alike an English and a Russian spelling of a name sound.
#pragma once

#include <string>
#include <string_view>

#include "text/token.h"

namespace dossier::entities {

// The letters that a name sounds by, in an alphabet of both scripts: text::TransliterationKey
// without the h that is only written (Sarah, Сара). `folded` as in PersonName.
std::string SoundOf(std::string_view folded, text::Script script);

// The consonants of a sound, those that the two languages write for each other as one: names of
// different blocks are never compared.
std::string SoundBlock(std::string_view sound);

// 0 for the same sound to 1 for another: edits, of which those of vowels and of consonants that
// stand for each other weigh half, divided by the letters of the longer. 1 where only one of the
// two ends in -a, the sign of a woman's name, or where the distance is seen to be over `limit`.
double SoundDistance(std::string_view one, std::string_view other, double limit = 1);

}  // namespace dossier::entities
