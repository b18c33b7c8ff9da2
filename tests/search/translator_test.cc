#include "search/translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/gazetteer.h"

namespace dossier::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

using Meant = Translator::Meant;

// Places by the columns of corpus/entities/README.md.
constexpr std::string_view kPlaces =
    "Astana\tАстана\tNur-Sultan\tНур-Султан\tyes\t\n"
    "Kyiv\tКиев\tKiev\t\tyes\t\n"
    "Saudi Arabia\tСаудовская Аравия\tKSA\t\tyes\t\n"
    "Bosnia and Herzegovina\tБосния и Герцеговина\t\t\tyes\t\n";

index::LexiconEntries SmallEntries() {
  return {.words = {{"рынок", "рынка"},
                    {"базар"},
                    {"свобода слова"},
                    {"freedom speech"},
                    {"астана"},
                    {"киевская"}},
          .keys = {{"market", {{0, 1}, {1, 0.5}}},
                   {"freedom speech", {{2, 1}}},
                   {"свобод слов", {{3, 1}}},
                   {"astana", {{4, 1}, {5, 0.2}}}}};
}

class TranslatorTest : public testing::Test {
 protected:
  TranslatorTest()
      : gazetteer_(*entities::Gazetteer::Parse("places.tsv", kPlaces)),
        names_(gazetteer_),
        places_(gazetteer_, names_),
        lexicon_(*index::Lexicon::Parse(index::SerializeLexicon(SmallEntries()))) {
    Vocabulary::Builder builder;
    const std::map<std::string, std::uint32_t> words = {
        {"market", 1}, {"panthers", 2}, {"зерно", 3}, {"ковид", 1}, {"маркет", 1}, {"пэнтерс", 1}};
    for (const auto& [word, frequency] : words) builder.Add(word, frequency);
    vocabulary_ = std::move(builder).Build();
  }

  std::vector<text::Token> Words(std::string_view text) {
    std::vector<text::Token> words = analyzer_.Analyze(text);
    std::erase_if(words, [](const text::Token& token) { return token.variant; });
    return words;
  }
  std::vector<std::string> Translate(std::string_view text, Meant meant = Meant::kWord) {
    std::vector<std::string> translations;
    for (const auto& translation : MakeTranslator().Translate(Words(text), meant)) {
      translations.push_back(translation.words);
    }
    return translations;
  }
  bool Knows(std::string_view word) { return MakeTranslator().Knows(Words(word).at(0)); }
  Translator MakeTranslator() { return {places_, lexicon_, vocabulary_, names_, analyzer_}; }

  entities::Gazetteer gazetteer_;
  entities::NameWords names_;
  PairedNames places_;
  index::Lexicon lexicon_;
  Vocabulary vocabulary_;
  text::Analyzer analyzer_;
};

TEST_F(TranslatorTest, TranslatesPlacesInEveryCaseAndByEveryName) {
  for (const std::string_view name : {"Astana", "ASTANA", "Nur-Sultan"}) {
    EXPECT_THAT(Translate(name), Contains("астана")) << name;
    EXPECT_THAT(Translate(name), Contains("нур-султан")) << name;
  }
  for (const std::string_view name : {"Астана", "астане", "Астаной"}) {
    // Its other name in the same language, too.
    EXPECT_THAT(Translate(name), ElementsAre("astana", "nur-sultan", "нур-султан")) << name;
  }
  EXPECT_THAT(Translate("Kiev"), Contains("киев"));
  EXPECT_THAT(Translate("Киевом"), ElementsAre("kyiv", "kiev"));
  EXPECT_THAT(Translate("KSA"), Contains("саудовская аравия"));
}

TEST_F(TranslatorTest, TranslatesPlacesOfSeveralWordsAsOne) {
  EXPECT_THAT(Translate("Saudi Arabia"), ElementsAre("саудовская аравия", "ksa"));
  EXPECT_THAT(Translate("Саудовской Аравией"), ElementsAre("saudi arabia", "ksa"));
  EXPECT_THAT(Translate("Bosnia and Herzegovina"), ElementsAre("босния и герцеговина"));
  EXPECT_THAT(Translate("Боснию и Герцеговину"), ElementsAre("bosnia and herzegovina"));
  EXPECT_THAT(Translate("Arabia Saudi"), IsEmpty());
  EXPECT_THAT(Translate("Saudi"), IsEmpty());
}

TEST_F(TranslatorTest, TranslatesByTheDictionaries) {
  EXPECT_THAT(Translate("Market"), ElementsAre("рынок", "рынка", "базар", "маркет"));
  EXPECT_THAT(Translate("market market"), IsEmpty());
  EXPECT_THAT(Translate("nonsense"), IsEmpty());
  EXPECT_THAT(Translate(""), IsEmpty());
}

TEST_F(TranslatorTest, PassesOverStopWordsInsideARun) {
  EXPECT_THAT(Translate("freedom of speech"), ElementsAre("свобода слова"));
  EXPECT_THAT(Translate("freedom of the speech"), ElementsAre("свобода слова"));
  EXPECT_THAT(Translate("свободу слова"), ElementsAre("freedom speech"));
}

TEST_F(TranslatorTest, NamesEachTranslationOncePlacesFirst) {
  EXPECT_THAT(Translate("Astana"), ElementsAre("астана", "nur-sultan", "нур-султан", "киевская"));
}

TEST_F(TranslatorTest, IsSureOfWhatLeadsBack) {
  std::vector<std::string> sure;
  for (const char* word : {"market", "freedom of speech", "Astana", "zerno", "Panthers"}) {
    for (const auto& translation : MakeTranslator().Translate(Words(word), Meant::kWord)) {
      if (translation.sure) sure.push_back(translation.words);
    }
  }
  EXPECT_THAT(sure, ElementsAre("свобода слова", "астана", "nur-sultan", "нур-султан", "зерно"));
}

TEST_F(TranslatorTest, TakesNoOtherWordOfTheSameStem) {
  // «Евро» and «еврей» have one stem.
  const auto lexicon = index::Lexicon::Parse(index::SerializeLexicon(
      {.words = {{"jew"}, {"еврей"}}, .keys = {{"jew", {{1, 1}}}, {"евр", {{0, 1}}}}}));
  Translator translator(places_, *lexicon, vocabulary_, names_, analyzer_);
  EXPECT_THAT(translator.Translate(Words("евро"), Meant::kWord), IsEmpty());
  EXPECT_EQ(translator.Translate(Words("еврей"), Meant::kWord).size(), 1U);
}

TEST_F(TranslatorTest, AsksNoDictionaryForAName) {
  EXPECT_THAT(Translate("market", Meant::kName), ElementsAre("маркет"));
  EXPECT_THAT(Translate("Astana", Meant::kName), ElementsAre("астана", "nur-sultan", "нур-султан"));
}

TEST_F(TranslatorTest, TranslatesASingleWordByItsLettersAndItsSound) {
  EXPECT_THAT(Translate("zerno"), ElementsAre("зерно"));
  EXPECT_THAT(Translate("Covid"), ElementsAre("ковид"));
  EXPECT_THAT(Translate("Panthers"), ElementsAre("пэнтерс"));
  EXPECT_THAT(Translate("Пэнтерс"), ElementsAre("panthers"));
  EXPECT_THAT(Translate("zerno zerno"), IsEmpty());
}

TEST_F(TranslatorTest, KnowsTheWordsOfTheDictionariesAndThePlaces) {
  EXPECT_TRUE(Knows("markets"));
  EXPECT_TRUE(Knows("Астане"));
  EXPECT_FALSE(Knows("zerno"));  // a likeness of letters is no knowledge
  EXPECT_FALSE(Knows("freedom"));
}

TEST(PairedNamesTest, FindsNamesByTheirKeys) {
  const auto gazetteer = entities::Gazetteer::Parse("places.tsv", kPlaces);
  const entities::NameWords names(*gazetteer);
  const PairedNames places(*gazetteer, names);
  EXPECT_THAT(places.Find("киев"), ElementsAre("kyiv", "kiev"));
  EXPECT_THAT(places.Find("saudi arabia"), ElementsAre("саудовская аравия", "ksa"));
  EXPECT_THAT(places.Find("saudi"), IsEmpty());
  EXPECT_THAT(places.Find(""), IsEmpty());
  EXPECT_THAT(PairedNames().Find("киев"), IsEmpty());
}

TEST(PairedNamesTest, PairsTheSurnamesOfPeople) {
  const auto gazetteer = entities::Gazetteer::Parse(
      "people.tsv", "baker\tPER\tJames Baker\tДжеймс Бейкер\t\t\tm\t\tUS\t\t\t\t\n");
  const entities::NameWords names(*gazetteer);
  const PairedNames pairs(*gazetteer, names);
  EXPECT_THAT(pairs.Find("baker"), ElementsAre("бейкер"));
  EXPECT_THAT(pairs.Find("бейкер"), ElementsAre("baker"));
}

TEST(PairedNamesTest, GivesOneKeyToAllCasesOfAName) {
  const auto gazetteer = entities::Gazetteer::Parse("places.tsv", kPlaces);
  const entities::NameWords names(*gazetteer);
  text::Analyzer analyzer;
  const auto key = [&](std::string_view word) {
    return PairedNames::KeyOf(analyzer.Analyze(word).at(0), names);
  };
  for (const std::string_view form : {"Киев", "КИЕВА", "киевом"}) EXPECT_EQ(key(form), "киев");
  EXPECT_EQ(key("санкциями"), "санкц");
}

}  // namespace
}  // namespace dossier::search
