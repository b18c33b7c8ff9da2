// A Latin and a Cyrillic name are compared by the sounds of their parts (name_sound.h):
//
//   Marlen Abdrakhmanov   Марлен Абдрахманов   0      joined
//   Jonas Støre           Йонас Стёре          .05    joined
//   James Baker           Джеймс Бейкер        .04    joined, as the gazetteer has another James
//   Sergei Ivanov         Сергей Иванов        0      joined, unless there are two of them, whose
//                                                     patronymics differ
//   Alexandra Ivanova     Александр Иванов     1      a woman and a man
//
// Both parts must be within kMaxPartDistance, and their mean within kMaxDistance. A pair is joined
// where each is the nearest of the other and no third name is as near. Several spellings that sound
// alike (Sergei, Sergey) count as one. Names are compared only where the consonants of their
// surnames agree, and the first ones of their given names (SoundBlock), so the cost is that of
// sorting and, within a block, of all pairs: 2 s for 360,000 names.
//
// Measured on full names put together at random from 131,600 pairs of English and Russian names,
// where a fifth of the people are written in both languages: of what is joined, .995 is right among
// 50,000 people and .971 among 300,000; it is .64 of what should be. Limits of .35 and .25 find .72
// without the given names of the gazetteer, but among so many people only .83 of that is right
// (2026-11-25).
// tests/entities/script_pairs_test.cc.
#include "entities/script_pairs.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <tuple>

#include "entities/name_sound.h"

namespace dossier::entities {
namespace {

constexpr double kMaxPartDistance = 0.17;
constexpr double kMaxDistance = 0.1;
constexpr std::size_t kMaxPartBytes = 64;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

bool MiddlesFit(std::string_view one, std::string_view other) {
  if (one.empty() || other.empty()) return true;
  if (one.size() == 1 || other.size() == 1) return one.front() == other.front();
  return SoundDistance(one, other, kMaxPartDistance) <= kMaxPartDistance;
}

}  // namespace

// Names of one script that sound alike, a run of a block.
struct ScriptPairs::Sound {
  std::span<const Sounded> names;
  bool ambiguous = false;  // several people of one name
  double distance = 1;     // to the nearest sound of the other script
  std::size_t nearest = kNone;
  bool tied = false;

  void Note(double to, std::size_t other) {
    if (to > distance || to >= 1) return;
    tied = nearest != kNone && to == distance;
    distance = to;
    nearest = other;
  }
};

void ScriptPairs::Add(const SpelledName& name) {
  if (name.script != text::Script::kOther) AddSounded(name, SoundOf(name.given, name.script));
}

void ScriptPairs::AddAs(const SpelledName& name, std::string_view russian_given) {
  const std::string given = SoundOf(russian_given, text::Script::kCyrillic);
  if (given != SoundOf(name.given, name.script)) AddSounded(name, given);
}

void ScriptPairs::AddSounded(const SpelledName& name, const std::string& given) {
  Sounded& sounded = names_.emplace_back();
  std::string sounds;
  const auto append = [&](std::string sound) {
    if (sound.size() > kMaxPartBytes) sound.resize(kMaxPartBytes);
    sounds += sound;
    return static_cast<std::uint8_t>(sound.size());
  };
  const std::string surname = SoundOf(name.surname, name.script);
  sounded.block_size = append(SoundBlock(surname) + ' ' + SoundBlock(given).substr(0, 1));
  sounded.surname_size = append(surname);
  sounded.given_size = append(given);
  append(SoundOf(name.middle, name.script));
  sounded.sounds = sounds_.Keep(sounds);
  sounded.script = name.script;
  sounded.number = name.number;
  sounded.spelling = name.spelling;
}

void ScriptPairs::Join(NameUnion& joined) {
  std::ranges::sort(names_, [](const Sounded& a, const Sounded& b) {
    return std::tuple(a.block(), a.script, a.surname(), a.given(), a.number) <
           std::tuple(b.block(), b.script, b.surname(), b.given(), b.number);
  });
  for (std::size_t begin = 0; begin < names_.size();) {
    std::size_t end = begin + 1;
    while (end < names_.size() && names_[end].block() == names_[begin].block()) ++end;
    JoinBlock(std::span(names_).subspan(begin, end - begin), joined);
    begin = end;
  }
}

double ScriptPairs::Distance(const Sounded& one, const Sounded& other) {
  const double given = SoundDistance(one.given(), other.given(), kMaxPartDistance);
  if (given > kMaxPartDistance) return 1;
  const double surname = SoundDistance(one.surname(), other.surname(), kMaxPartDistance);
  if (surname > kMaxPartDistance || (surname + given) / 2 > kMaxDistance) return 1;
  return MiddlesFit(one.middle(), other.middle()) ? (surname + given) / 2 : 1;
}

std::vector<ScriptPairs::Sound> ScriptPairs::SoundsIn(std::span<const Sounded> names) {
  std::vector<Sound> sounds;
  for (std::size_t begin = 0; begin < names.size();) {
    Sound& sound = sounds.emplace_back();
    std::map<std::uint64_t, std::uint32_t> spellings;  // whose they are
    std::size_t end = begin;
    for (; end < names.size() && names[end].given() == names[begin].given() &&
           names[end].surname() == names[begin].surname();
         ++end) {
      // Something else must have kept two of one spelling apart.
      const auto spelling = spellings.try_emplace(names[end].spelling, names[end].number).first;
      sound.ambiguous |= spelling->second != names[end].number;
    }
    sound.names = names.subspan(begin, end - begin);
    begin = end;
  }
  return sounds;
}

void ScriptPairs::JoinBlock(std::span<const Sounded> block, NameUnion& joined) {
  const auto latin_count = static_cast<std::size_t>(
      std::ranges::find(block, text::Script::kCyrillic, &Sounded::script) - block.begin());
  if (latin_count == 0 || latin_count == block.size()) return;
  std::vector<Sound> latin = SoundsIn(block.first(latin_count));
  std::vector<Sound> cyrillic = SoundsIn(block.subspan(latin_count));
  for (std::size_t i = 0; i < latin.size(); ++i) {
    for (std::size_t j = 0; j < cyrillic.size(); ++j) {
      const double distance = Distance(latin[i].names.front(), cyrillic[j].names.front());
      latin[i].Note(distance, j);
      cyrillic[j].Note(distance, i);
    }
  }
  for (std::size_t i = 0; i < latin.size(); ++i) {
    const Sound& one = latin[i];
    if (one.nearest == kNone || one.tied || one.ambiguous) continue;
    const Sound& other = cyrillic[one.nearest];
    if (other.nearest != i || other.tied || other.ambiguous) continue;
    for (const Sound* sound : {&one, &other}) {
      for (const Sounded& name : sound->names) {
        joined.Unite(one.names.front().number, name.number);
      }
    }
  }
}

}  // namespace dossier::entities
