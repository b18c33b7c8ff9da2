#include "search/word_sieve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

std::vector<std::string_view> Sifted(std::string_view text, const MarkedTerms& marked) {
  std::vector<std::string_view> parts;
  for (const Span& part : WordSieve(marked).Sift(text)) parts.push_back(part.In(text));
  return parts;
}

TEST(WordSieveTest, KeepsWhatMayBeAWordOfTheQuery) {
  struct Case {
    std::string_view stem;
    std::string_view text;
    std::vector<std::string_view> parts;
  };
  for (const Case& c : std::vector<Case>{
           {"price", "a (Prices), cheap\npricing;\tpart", {"(Prices),", "pricing;"}},
           {"цен", "И ценам Цены\u00A0на хлеб, ценз", {"ценам Цены\u00A0на", "ценз"}},
           {"еж", "Ёж, да не жаба", {"Ёж,"}},
           {"try", "Tried to tread", {"Tried", "tread"}},  // two letters alone are sure
           {"die", "He was dying, not dreaming", {"dying,"}},
           {"us", "the U.S. army uses u", {"U.S.", "uses"}},
           {"артаньян", "«д'Артаньян» и Арамис", {"«д'Артаньян»"}},
           {"at&t", "AT&T at it", {"AT&T at"}},
           {"1990", "1990, 1991 2000", {"1990, 1991"}},
           {"7591", "7,591 of 8,591", {"7,591"}},
           // What folding may make anything of.
           {"с400",
            "C-400 or Росси\u0301я café cafe _it_ Лaвров",
            {"C-400", "Росси\u0301я café", "Лaвров"}},
           {"price", "", {}},
           {"price", " \n ", {}},
       }) {
    MarkedTerms marked;
    marked.stems = {{std::string(c.stem), 0}};
    EXPECT_EQ(Sifted(c.text, marked), c.parts) << c.stem;
  }
}

TEST(WordSieveTest, KeepsCapitalsThatMayBeAName) {
  MarkedTerms marked;
  marked.names = {{"лев", 0}};
  EXPECT_THAT(Sifted("В. И. Львов, у Льва: лев, Л и Павел", marked),
              testing::ElementsAre("Львов,", "Льва:"));
}

TEST(WordSieveTest, KeepsAPhraseTogether) {
  struct Case {
    std::uint32_t gap;
    std::vector<std::string_view> parts;
  };
  constexpr std::string_view kText = "freedom – speech; freedom of speech; freedom and good speech";
  for (const Case& c : std::vector<Case>{
           {0, {"freedom – speech; freedom", "speech; freedom", "speech"}},
           {1, {"freedom – speech; freedom of speech; freedom", "speech"}},
           {2, {kText}},
       }) {
    MarkedTerms marked;
    marked.phrases = {{{{{"freedom"}, {}, {}}, {{"speech"}, {}, {}}}, 0, c.gap}};
    EXPECT_EQ(Sifted(kText, marked), c.parts) << c.gap;
  }
}

}  // namespace
}  // namespace dossier::search
