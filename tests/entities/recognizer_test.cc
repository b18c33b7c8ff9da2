#include "entities/recognizer.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/kept_gazetteer.h"
#include "support/text_words.h"

namespace dossier::entities {
namespace {

using Names = std::vector<std::string>;

Names Describe(const TextWords& text, const std::vector<NameSpan>& names) {
  Names described;
  for (const NameSpan& name : names) described.push_back(text.Describe(name));
  return described;
}

Names ByRules(const std::string& utf8) {
  const TextWords text(utf8, KeptWordClasses());
  return Describe(text, FindByRules(text.words(), text.NoHints()));
}

TEST(RecognizerTest, NamesEachRule) {
  std::set<std::string_view> names;
  for (int rule = 0; rule <= static_cast<int>(Rule::kTagger); ++rule) {
    names.insert(RuleName(static_cast<Rule>(rule)));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(Rule::kTagger) + 1);
  EXPECT_EQ(RuleName(Rule::kGazetteer), "gazetteer");
  EXPECT_EQ(RuleName(Rule::kGivenName), "given-name");
  EXPECT_EQ(RuleName(Rule::kCompound), "compound");
  EXPECT_EQ(RuleName(Rule::kHeadAlone), "head-alone");
  EXPECT_EQ(RuleName(Rule::kOffice), "office");
  EXPECT_EQ(RuleName(Rule::kTagger), "tagger");
}

TEST(RecognizerTest, FindsPeopleAndOrganizationsInOrder) {
  EXPECT_EQ(
      ByRules("Марлен Абдрахманов из компании «Степной экспресс» ушёл в Минздрав"),
      (Names{"given-name: Марлен Абдрахманов", "quoted: Степной экспресс", "compound: Минздрав"}));
  EXPECT_EQ(ByRules("At the Tolliver Institute he met John Tolliver again."),
            (Names{"head: Tolliver Institute", "given-name: John Tolliver"}));
  EXPECT_EQ(ByRules("погода была хороша"), Names{});
  EXPECT_EQ(ByRules(""), Names{});
}

TEST(RecognizerTest, TakesTheLongerOfTwoNames) {
  EXPECT_EQ(ByRules("He left John Tolliver Inc in June."),
            (Names{"legal-form: John Tolliver Inc"}));
  EXPECT_EQ(ByRules("He left John Tolliver in June."), (Names{"given-name: John Tolliver"}));
}

TEST(RecognizerTest, TakesCompaniesThatAreCalledAsPeople) {
  struct Row {
    std::string text;
    Names names;
  };
  for (const Row& row : std::vector<Row>{
           {"when John Tolliver and Co said", {"legal-form: John Tolliver and Co"}},
           {"when John Tolliver & Sons Inc said", {"legal-form: John Tolliver & Sons Inc"}},
           {"when J.R. Tolliver and Associates said", {"legal-form: J.R. Tolliver and Associates"}},
           {"when J.R. Tolliver Trust said", {"legal-form: J.R. Tolliver Trust"}},
           {"when Xerion, Tolliver and Co said", {"legal-form: Xerion, Tolliver and Co"}},
           {"when John Tolliver and others said", {"given-name: John Tolliver"}},
           {"when John Tolliver and Mary Tolliver said",
            {"given-name: John Tolliver", "given-name: Mary Tolliver"}},
           {"then at the University of Missouri Economist John Tolliver said that it fell",
            {"head: University of Missouri", "given-name: John Tolliver"}},
       }) {
    EXPECT_EQ(ByRules(row.text), row.names) << row.text;
  }
}

TEST(RecognizerTest, TakesNamesWhole) {
  EXPECT_EQ(ByRules("there Charles F. Ksilim left"), (Names{"given-name: Charles F. Ksilim"}));
  EXPECT_EQ(ByRules("there John Tolliver-ho left"), (Names{"given-name: John Tolliver-ho"}));
  EXPECT_EQ(ByRules("the John Tolliver-led group"), (Names{"given-name: John Tolliver"}));
}

TEST(RecognizerTest, LeavesAloneWhatIsKnown) {
  const TextWords text("Марлен Абдрахманов ушёл в Минздрав", KeptWordClasses());
  Hints known = text.NoHints();
  known[4] = Tag::kBeginOrganization;
  EXPECT_EQ(Describe(text, FindByRules(text.words(), known)),
            (Names{"given-name: Марлен Абдрахманов"}));
}

TEST(RecognizerTest, AddsHints) {
  using enum Tag;
  const Hints known = {kBeginPlace, kOutside, kOutside, kOutside, kOutside};
  EXPECT_EQ(AddHints(known, {}), known);
  EXPECT_EQ(AddHints(known, {{1, 3, EntityKind::kPerson}, {3, 5, EntityKind::kOrganization}}),
            (Hints{kBeginPlace, kBeginPerson, kInPerson, kBeginOrganization, kInOrganization}));
}

// What comes of `tags`, one letter a word: p and P begin and go on with a person, o and O with an
// organization, l with a place; '.' is outside. Likewise of `known`.
Tag TagOf(char letter) {
  switch (letter) {
    case 'p':
      return Tag::kBeginPerson;
    case 'P':
      return Tag::kInPerson;
    case 'o':
      return Tag::kBeginOrganization;
    case 'O':
      return Tag::kInOrganization;
    case 'l':
      return Tag::kBeginPlace;
    default:
      return Tag::kOutside;
  }
}

struct CombineCase {
  std::string text;
  std::string tags;
  std::string known;  // nothing where empty
  Names names;
};

TEST(RecognizerTest, CombinesTagsWithRules) {
  for (const CombineCase& c : std::vector<CombineCase>{
           // The tagger's names, of one word and of several.
           {"там Ксылым Тумба ушёл", ".pP.", "", {"tagger: Ксылым Тумба"}},
           {"там Тумбаев ушёл", ".p.", "", {"tagger: Тумбаев"}},
           {"there Tolliver Group left", ".oO.", "", {"tagger: Tolliver Group"}},
           {"there Xerion left", ".o.", "", {"tagger: Xerion"}},
           // Two that stand side by side.
           {"Ксылым Тумба Ксылым Тумба",
            "pPpP",
            "",
            {"tagger: Ксылым Тумба", "tagger: Ксылым Тумба"}},
           // A company takes the words in front of it, but for those of another name.
           {"there Ksilim Tolliver Group left", "..oO.", "", {"tagger: Ksilim Tolliver Group"}},
           {"there Ksilim Xerion Tolliver Group left",
            ".pPoO.",
            "",
            {"tagger: Ksilim Xerion", "tagger: Tolliver Group"}},
           // The end of a name of which the beginning is somebody's by itself.
           {"when Xerion Tolliver Inc left", "..oO.", ".o...", {}},
           {"there Volkswagen of Utah Inc left", "...oO.", "...l..", {}},
           // What a company has, a title and what stands behind "of" are no parts of names.
           {"when Xerion's Ksilim left", ".oO.", "", {"tagger: Xerion"}},
           {"when Analyst Tolliver left", ".pP.", "", {"tagger: Tolliver"}},
           {"He left. Its Tolliver Group left", "..oOO.", "", {"tagger: Tolliver Group"}},
           {"Although Tolliver left", "pP.", "", {"tagger: Tolliver"}},
           {"when Senator John Ksilim left", ".oOO.", "", {"given-name: John Ksilim"}},
           {"when Ksilim President John Tolliver left",
            ".oOOO.",
            "",
            {"tagger: Ksilim", "given-name: John Tolliver"}},
           {"a firm of Ksilim Xerion, N.M. left", "...oOOO.", "", {"tagger: Ksilim Xerion"}},
           {"when governor Chang Chi-cheng left", "..oOO.", "", {"tagger: Chang Chi-cheng"}},
           {"the U.K. Banks left", ".oO.", "", {}},
           {"there left (D-Tex) he", "..oO.", "", {}},
           {"when Ksilim Tolliver of Utah left", ".pPPP.", "", {"tagger: Ksilim Tolliver"}},
           {"the Gross Domestic Product rose", ".oOO.", "", {}},
           // Terms of law and of the market, figures, months and marks of tables.
           {"the Tolliver Sinking Fund rose", ".oOO.", "", {}},
           {"the Tolliver Tower burnt", ".oO.", "", {}},
           {"the Federal Republic of Utah", ".oOOO", "", {}},
           {"a U.S. Investment bank left", ".oOO.", "", {}},
           {"to AA from AAA yesterday", "...o.", "", {}},
           {"the Jan/Mar shipment", ".oO.", "", {}},
           {"Xerion N.V. left", ".oO.", "", {}},
           {"there Tolliver Group - Xerion left", ".oOO.", "", {"tagger: Tolliver Group"}},
           {"the Tolliver Six and Utah left", ".oOOO.", "....l.", {"tagger: Tolliver Six"}},
           // Foreign names go on behind small words; a head noun may be small as well.
           {"the Banco de los Tolliver de Xerion left",
            "....oOO.",
            "",
            {"tagger: Banco de los Tolliver de Xerion"}},
           {"the Banque du Tolliver et des Xerion left",
            ".oOO....",
            "",
            {"tagger: Banque du Tolliver et des Xerion"}},
           {"the Barclays de Tolliver NV left", "...oO.", ".o....", {}},
           {"the Xerion Tolliver commission left",
            ".oO..",
            "",
            {"tagger: Xerion Tolliver commission"}},
           {"when Ksilim Xerion, Tolliver Richards Inc left",
            ".oO....",
            "",
            {"legal-form: Ksilim Xerion, Tolliver Richards Inc"}},
           {"when Ksilim Xerion, Tolliver Richards Inc and others left",
            ".oO......",
            "",
            {"tagger: Ksilim Xerion", "legal-form: Tolliver Richards Inc"}},
           // Adjectives and streets are no surnames.
           {"по Тумбовскому проспекту ехал", ".p..", "", {}},
           {"по улице Тумбаева ехал", "..p.", "", {}},
           {"автомобили Угнанных из дома", ".p..", "", {}},
           {"семья Тумбаевых ушла", ".p.", "", {"tagger: Тумбаевых"}},
           // A sure rule goes before a tag; one that is not sure needs it.
           {"там Марлен Абдрахманов ушёл", "....", "", {"given-name: Марлен Абдрахманов"}},
           {"там Марлен Абдрахманов ушёл", ".o..", "", {"given-name: Марлен Абдрахманов"}},
           {"там АФК решит", "...", "", {}},
           {"там АФК решит", ".o.", "", {"tagger: АФК"}},
           // What is known is left alone, but for places.
           {"там Тумбаев ушёл", ".p.", ".o.", {}},
           {"там Банк Самары ушёл", ".oO.", "..l.", {"tagger: Банк Самары"}},
           // No one's name: a word without the ending of one, one that stands small elsewhere, a
           // country, a ticker.
           {"там Гмзпь ушёл", ".p.", "", {}},
           {"Тумбаев тумбаев ушёл", "p..", "", {}},
           {"там ВВП рос", ".o.", "", {}},
           {"shares of MCIT.T fell", "..o.", "", {}},
           {"the Founding Act said", ".oO.", "", {}},
           {"там Фонд Розы ушёл", ".pP.", "", {}},
       }) {
    const TextWords text(c.text, KeptWordClasses());
    ASSERT_EQ(text.words().size(), c.tags.size()) << c.text;
    std::vector<Tag> tags;
    for (const char letter : c.tags) tags.push_back(TagOf(letter));
    Hints known;
    for (const char letter : c.known) known.push_back(TagOf(letter));
    if (known.empty()) known = text.NoHints();
    EXPECT_EQ(Describe(text, Combine(text.words(), known, FindByRules(text.words(), known), tags)),
              c.names)
        << c.text << " " << c.tags;
  }
}

}  // namespace
}  // namespace dossier::entities
