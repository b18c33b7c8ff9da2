#include "index/glosses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "group.sense.place text", with a "?" behind a rare one.
std::vector<std::string> Glosses(std::string_view body) {
  std::vector<std::string> glosses;
  for (const Gloss& gloss : ParseDefinition("glim", "glim\n" + std::string(body)).glosses) {
    glosses.push_back(std::to_string(gloss.group) + "." + std::to_string(gloss.sense) + "." +
                      std::to_string(gloss.place) + " " + gloss.text + (gloss.rare ? "?" : ""));
  }
  return glosses;
}

TEST(GlossesTest, CountsGroupsSensesAndPlaces) {
  EXPECT_THAT(
      Glosses("   [glɪm]\n   1. _n.\n      1) свет, огонь; блеск\n      2) лампа\n"
              "   2. _v. мигать\n"),
      ElementsAre("0.0.0 свет", "0.0.1 огонь", "0.0.2 блеск", "0.1.0 лампа", "1.0.0 мигать"));
  EXPECT_THAT(Glosses("   _I [glɪm] _n. свет\n   _II [glɪm]\n      1. _v. мигать\n"),
              ElementsAre("0.0.0 свет", "1.0.0 мигать"));
  EXPECT_THAT(Glosses("   _n.\n   1)\n      а) свет;\n      б) огонь\n   10)лампа\n"),
              ElementsAre("0.0.0 свет", "0.0.1 огонь", "0.1.0 лампа"));
}

TEST(GlossesTest, LeavesOutWhatExplains) {
  EXPECT_THAT(Glosses("   _n. свет (лампы и т.п.); мигать(ся) [от чего-л.] {см. glam}"),
              ElementsAre("0.0.0 свет", "0.0.1 мигать"));
  EXPECT_THAT(Glosses("   _v. светить кому-л.; огонь или пламя"),
              ElementsAre("0.0.0 светить", "0.0.1 огонь", "0.0.2 пламя"));
  EXPECT_THAT(Glosses("   _n. лампа, при которой читают; прибор, дающий свет; огонь"),
              ElementsAre("0.0.0 огонь"));
}

TEST(GlossesTest, JoinsLinesAndKeepsTheirHyphens) {
  EXPECT_THAT(Glosses("   _n. ярко-\n   красный\n   свет"), ElementsAre("0.0.0 ярко-красный свет"));
}

TEST(GlossesTest, EndsASenseWhereItsExamplesBegin) {
  const Definition definition = ParseDefinition(
      "glim",
      "glim\n   _n.\n   1) свет; red glim, hot glim красный свет, огонь; G. Party партия света\n"
      "      а) партия;\n   2) лампа");
  ASSERT_EQ(definition.glosses.size(), 2U);
  EXPECT_EQ(definition.glosses[1].text, "лампа");
  std::vector<std::string> phrases;
  for (const Phrase& phrase : definition.phrases) {
    phrases.push_back(phrase.english + ": " + phrase.russian);
  }
  EXPECT_THAT(phrases,
              ElementsAre("hot glim: красный свет", "hot glim: огонь", "glim Party: партия света"));
}

TEST(GlossesTest, TellsRareWords) {
  EXPECT_THAT(Glosses("   _n.\n   1) _уст. свет\n   2) лампа; _поэт. огонь\n   3) _тех. фара"),
              ElementsAre("0.0.0 свет?", "0.1.0 лампа", "0.1.1 огонь?", "0.2.0 фара"));
}

TEST(GlossesTest, FindsReferences) {
  struct Case {
    const char* body;
    const char* headword;
    bool verb_form;
  };
  for (const Case& c :
       {Case{"   [glɪm] _p. и _p-p. от glam 2", "glam", true},
        Case{"   _p. от glam II", "glam", true}, Case{"   _pl. от glam", "glam", false},
        Case{"   _ам. = glam", "glam", false}, Case{"   _n. = glam lamp 3", "glam lamp", false},
        Case{"   см. glam", "glam", false}}) {
    const Definition definition = ParseDefinition("glim", "glim\n" + std::string(c.body));
    ASSERT_EQ(definition.references.size(), 1U) << c.body;
    EXPECT_EQ(definition.references[0].headword, c.headword) << c.body;
    EXPECT_EQ(definition.references[0].verb_form, c.verb_form) << c.body;
    EXPECT_THAT(definition.glosses, IsEmpty()) << c.body;
  }
}

TEST(GlossesTest, ReadsTheFormOfFreeDict) {
  EXPECT_THAT(Glosses("/ɡlɪm/\nсвет, огонь\n"), ElementsAre("0.0.0 свет", "0.0.1 огонь"));
  EXPECT_THAT(Glosses("/ɡlɪm/\n1. свет\n2. огонь\n"), ElementsAre("0.0.0 свет", "1.0.0 огонь"));
}

TEST(GlossesTest, SurvivesAnyText) {
  const std::vector<std::string> parts = {
      "(",   ")",  "[",    "{",    "}",  "1.", "2)",  "а)", "_", ";",    ",",  "=",        "/",
      "_p.", "от", "glam", "свет", "\n", " ",  "см.", "-",  ".", "\xff", "_I", "которая ", "\xd0"};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string definition = "glim\n";
    for (int i = 0; i < 40; ++i) definition += parts[random() % parts.size()];
    const Definition parsed = ParseDefinition(round % 2 == 0 ? "glim" : "", definition);
    for (const Gloss& gloss : parsed.glosses) EXPECT_FALSE(gloss.text.empty());
    for (const Reference& reference : parsed.references) EXPECT_FALSE(reference.headword.empty());
  }
  EXPECT_THAT(ParseDefinition("", "").glosses, IsEmpty());
}

}  // namespace
}  // namespace dossier::index
