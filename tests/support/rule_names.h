// The names that one kind of rule finds in a text, for tests.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "support/kept_gazetteer.h"
#include "support/text_words.h"

namespace dossier {

struct RuleCase {
  std::string text;
  std::vector<std::string> names;
};

// What `find_at` (FindPersonAt, FindOrganizationAt) finds from word to word, as
// TextWords::Describe; the words [known_begin, known_end) have the hint `known`.
template <typename FindAt>
std::vector<std::string> FindByRule(const FindAt& find_at, const std::string& utf8,
                                    entities::Tag known = entities::Tag::kOutside,
                                    std::size_t known_begin = 0, std::size_t known_end = 0) {
  const TextWords text(utf8, KeptWordClasses());
  entities::Hints hints = text.NoHints();
  for (std::size_t i = known_begin; i < known_end; ++i) hints[i] = known;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < text.words().size();) {
    const auto found = find_at(text.words(), hints, i);
    if (!found) {
      ++i;
      continue;
    }
    EXPECT_EQ(found->begin, i) << utf8;
    names.push_back(text.Describe(*found));
    i = found->end;
  }
  return names;
}

template <typename FindAt>
void CheckRule(const FindAt& find_at, const std::vector<RuleCase>& cases) {
  for (const RuleCase& c : cases) EXPECT_EQ(FindByRule(find_at, c.text), c.names) << c.text;
}

}  // namespace dossier
