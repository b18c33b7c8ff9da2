// How often a transliteration has the key of its word, on lists that are no part of the project:
//
//   data/names/en-ru-tokens.tsv    English names, a tab, their Russian spelling with a space after
//                                  each letter, a tab, a count
//   data/relevance/xquad/queries.translit-ru.jsonl    queries in "text", transliterated by machine
//                                                     from "original"
//
// The shares are lower bounds, a little under what was measured: they must not get worse silently.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"
#include "text/transliteration.h"

namespace dossier::text {
namespace {

std::filesystem::path DataFolder() {
  const char* folder = std::getenv("DOSSIER_SHARED");
  return std::filesystem::path(folder != nullptr ? folder : DOSSIER_SHARED_DEFAULT) / "data";
}

// The string of a flat JSON object that has no escapes in it.
std::string Field(std::string_view json, std::string_view name) {
  const std::string key = '"' + std::string(name) + "\": \"";
  const std::size_t begin = json.find(key) + key.size();
  return std::string(json.substr(begin, json.find('"', begin) - begin));
}

struct Agreement {
  int pairs = 0;
  int equal = 0;

  double Share() const { return static_cast<double>(equal) / pairs; }
};

void Compare(const Token& latin, const Token& russian, Agreement& agreement) {
  ++agreement.pairs;
  const std::string key = TransliterationKey(latin.term, Script::kLatin);
  if (key == TransliterationKey(russian.term, Script::kCyrillic)) ++agreement.equal;
}

TEST(TransliterationListTest, AgreesOnQueries) {
  const auto file = DataFolder() / "relevance" / "xquad" / "queries.translit-ru.jsonl";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is absent";
  std::ifstream lines(file);
  Tokenizer tokenizer;
  Agreement agreement;
  for (std::string line; std::getline(lines, line);) {
    const std::vector<Token> latin = tokenizer.Tokenize(Field(line, "text"));
    const std::vector<Token> russian = tokenizer.Tokenize(Field(line, "original"));
    if (latin.size() != russian.size()) continue;
    for (std::size_t i = 0; i < latin.size(); ++i) {
      const bool is_pair =
          latin[i].script == Script::kLatin && russian[i].script == Script::kCyrillic;
      if (is_pair) Compare(latin[i], russian[i], agreement);
    }
  }
  RecordProperty("share", std::to_string(agreement.Share()));
  EXPECT_GT(agreement.pairs, 1'300);
  EXPECT_GE(agreement.Share(), 0.999);
}

TEST(TransliterationListTest, AgreesOnMostNames) {
  const auto file = DataFolder() / "names" / "en-ru-tokens.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is absent";
  std::ifstream lines(file);
  Tokenizer tokenizer;
  Agreement agreement;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    std::string russian = line.substr(tab + 1, line.rfind('\t') - tab - 1);
    std::erase(russian, ' ');
    const std::vector<Token> left = tokenizer.Tokenize(line.substr(0, tab));
    const std::vector<Token> right = tokenizer.Tokenize(russian);
    if (!left.empty() && !right.empty()) Compare(left.front(), right.front(), agreement);
  }
  RecordProperty("share", std::to_string(agreement.Share()));
  EXPECT_GT(agreement.pairs, 131'000);
  EXPECT_GE(agreement.Share(), 0.57);
}

}  // namespace
}  // namespace dossier::text
