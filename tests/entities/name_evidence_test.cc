#include "entities/name_evidence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/kept_gazetteer.h"
#include "support/text_words.h"

namespace dossier::entities {
namespace {

// Where `name` stands in the words of `text`, which has it once.
std::size_t Find(const TextWords& text, std::string_view name) {
  const std::size_t at = text.words().utf8().find(name);
  return text.words().At(static_cast<std::uint32_t>(at));
}

// "p" for a person, "o" for an organization, "s" for who speaks, "t" for a thing, "m" for what many
// are: what the words around Tolliver tell.
std::string Tell(const std::string& utf8) {
  const TextWords text(utf8, KeptWordClasses());
  const std::size_t name = Find(text, "Tolliver");
  const NameEvidence evidence = EvidenceAt(text.words(), name, name + 1);
  std::string told;
  if (evidence.person > 0) told += 'p';
  if (evidence.organization > 0) told += 'o';
  if (evidence.speaker > 0) told += 's';
  if (evidence.thing > 0) told += 't';
  if (evidence.of_many > 0) told += 'm';
  return told;
}

TEST(NameEvidenceTest, TellsWhoseANameIs) {
  struct Row {
    std::string text;
    std::string told;
  };
  for (const Row& row : std::vector<Row>{
           {"there Tolliver left", ""},
           {"when Mr. Tolliver left", "p"},
           {"the board elected Tolliver yesterday", "p"},
           {"when Tolliver, 61, left", "p"},
           {"when Tolliver, who left, came", "p"},
           {"when Tolliver, chairman of the board, left", "p"},
           {"when Tolliver, the company's vice president, left", "p"},
           {"when Tolliver (R-Mo.) left", "p"},
           {"its vice president, Tolliver, left", "p"},
           {"a mine in the province of Tolliver", "t"},
           {"at its Tolliver, Mich., plant", "t"},
           {"the Tolliver dealers left", "t"},
           {"when Tolliver Inc left", "o"},
           {"when Tolliver <TLV> left", "o"},
           {"when Tolliver (Far East) Ltd left", "o"},
           {"a Tolliver spokesman left", "o"},
           {"when Tolliver, a maker of pumps, left", "o"},
           {"a unit of Tolliver left", "o"},
           {"it wants to acquire Tolliver soon", "o"},
           {"the brokers Tolliver left", "o"},
           {"when Tolliver said it sold its stake", "os"},
           {"when Tolliver said its stake fell", "os"},
           {"when Tolliver said it was late", "s"},
           {"when Tolliver said so", "s"},
           {"the tanker Tolliver left", "t"},
           {"a house near Tolliver burned", "t"},
           {"the Tolliver Cabinet line left", "t"},
           {"when Tolliver and Mines Minister Ksilim left", "t"},
           {"sold by Tolliver yesterday", "m"},
           {"when Tolliver's car left", "m"},
           {"when Tolliver has left", "m"},
       }) {
    EXPECT_EQ(Tell(row.text), row.told) << row.text;
  }
}

TEST(NameEvidenceTest, AddsUp) {
  NameEvidence sum{1, 2, 3, 4, 5};
  sum += NameEvidence{1, 1, 1, 1, 1};
  EXPECT_EQ(sum.person, 2);
  EXPECT_EQ(sum.organization, 3);
  EXPECT_EQ(sum.speaker, 4);
  EXPECT_EQ(sum.thing, 5);
  EXPECT_EQ(sum.of_many, 6);
}

TEST(NameEvidenceTest, KnowsAcronymsOfCommonWords) {
  struct Row {
    std::string text;
    std::string acronym;
    bool common;
  };
  for (const Row& row : std::vector<Row>{
           {"a free trade agreement (FTA) was signed", "FTA", true},
           {"a tax on goods and services (GS) was levied", "GS", true},
           {"monetary compensatory amounts, MCA, rose", "MCA", true},
           {"the Wheat Growers Association (WGA) met", "WGA", false},
           {"the other one (FTA) was signed", "FTA", false},
           {"there FTA was signed", "FTA", false},
           {"the state (TV) said", "TV", false},
       }) {
    const TextWords text(row.text, KeptWordClasses());
    EXPECT_EQ(IsOfCommonWords(text.words(), Find(text, row.acronym)), row.common) << row.text;
  }
}

TEST(NameEvidenceTest, KnowsAcronymsOfSeveralThings) {
  const TextWords text("ECUs PINs NATO As Boss");
  std::vector<bool> plural;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    plural.push_back(IsPluralAcronym(text.words(), i));
  }
  EXPECT_EQ(plural, (std::vector<bool>{true, true, false, false, false}));
}

}  // namespace
}  // namespace dossier::entities
