// Joins the English and the Russian spelling of one name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_store.h"
#include "entities/name_union.h"
#include "text/token.h"

namespace dossier::entities {

// A full name, parts as in PersonName.
struct SpelledName {
  std::uint32_t number = 0;    // in the union: the root of its set
  std::uint64_t spelling = 0;  // the same for names of one script that differ in `middle` alone
  text::Script script = text::Script::kLatin;
  std::string_view given;
  std::string_view middle;
  std::string_view surname;
};

// Joins each Latin and Cyrillic name that are nearest to each other, and near enough; the rules and
// their measure are at the head of the .cc file.
class ScriptPairs {
 public:
  // Has room for `names`, each as often as it is added.
  explicit ScriptPairs(std::size_t names = 0) { names_.reserve(names); }

  // Every set of names once for each script in which it is spelled.
  void Add(const SpelledName& name);

  // The same for a Latin name whose given name Russian is known to write as `russian_given`: James
  // as «Джеймс», which no sound tells.
  void AddAs(const SpelledName& name, std::string_view russian_given);

  // To be called once, behind all that is added, in whatever order.
  void Join(NameUnion& joined);

 private:
  struct Sounded {
    std::string_view sounds;  // block, surname, given name, middle name
    std::uint8_t block_size = 0;
    std::uint8_t surname_size = 0;
    std::uint8_t given_size = 0;
    text::Script script = text::Script::kLatin;
    std::uint32_t number = 0;
    std::uint64_t spelling = 0;

    std::string_view block() const { return Part(0, block_size); }
    std::string_view surname() const { return Part(block_size, surname_size); }
    std::string_view given() const {
      return Part(std::size_t{block_size} + surname_size, given_size);
    }
    std::string_view middle() const {
      return sounds.substr(std::size_t{block_size} + surname_size + given_size);
    }

   private:
    std::string_view Part(std::size_t begin, std::size_t size) const {
      return sounds.substr(begin, size);
    }
  };
  struct Sound;

  void AddSounded(const SpelledName& name, const std::string& given);
  static double Distance(const Sounded& one, const Sounded& other);
  static std::vector<Sound> SoundsIn(std::span<const Sounded> names);
  static void JoinBlock(std::span<const Sounded> block, NameUnion& joined);

  StringStore sounds_;
  std::vector<Sounded> names_;
};

}  // namespace dossier::entities
