#include "entities/state_phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gazetteer.h"
#include "text/analyzer.h"

namespace dossier::entities {
namespace {

// The bodies that a text names: "mfa-kz: as written".
std::vector<std::string> Find(std::string_view utf8, CapitalRule capitals = CapitalRule::kNeeded) {
  static const Gazetteer gazetteer = LoadGazetteer({
      {"bodies.tsv", kTestBodies},
      {"countries.tsv", kTestCountries},
      {"organizations.tsv",
       ToTsv({{.id = "statedep", .kind = "ORG", .en = "State Department", .ru = "Госдеп"}})},
  });
  static const StatePhrases phrases(gazetteer.states(), StatePhrases::Roles::kBodies);
  text::Analyzer analyzer;
  const auto tokens = analyzer.Analyze(utf8);
  std::vector<std::string> found;
  for (std::size_t token = 0; token < tokens.size();) {
    const std::size_t start = token;
    for (const StatePhrase& phrase : phrases.FindAt(utf8, tokens, token, capitals)) {
      found.push_back(StateId(gazetteer.states().roles[phrase.role].id,
                              gazetteer.states().countries[phrase.country].code) +
                      ": " + std::string(phrase.SpanIn(tokens).In(utf8)));
      token = phrase.end_token;
    }
    if (token > start) continue;
    ++token;
    while (token < tokens.size() && tokens[token].position == tokens[start].position) ++token;
  }
  return found;
}

struct Row {
  std::string_view text;
  std::vector<std::string> found;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Find(row.text), row.found) << row.text;
}

TEST(StatePhrasesTest, ReadsBothOrders) {
  Check({
      {"the Kazakh Foreign Ministry", {"mfa-kz: Kazakh Foreign Ministry"}},
      {"Kazakhstan's foreign ministry", {"mfa-kz: Kazakhstan's foreign ministry"}},
      {"Kazakhstan’s Foreign Ministry", {"mfa-kz: Kazakhstan’s Foreign Ministry"}},
      {"Foreign Ministry of Kazakhstan", {"mfa-kz: Foreign Ministry of Kazakhstan"}},
      {"the Ministry of Foreign Affairs of the Republic of Kazakhstan",
       {"mfa-kz: Ministry of Foreign Affairs of the Republic of Kazakhstan"}},
      {"the Russian Defense Ministry", {"mod-ru: Russian Defense Ministry"}},
      {"Russia's Defence Ministry", {"mod-ru: Russia's Defence Ministry"}},
      {"the U.S. Embassy", {"embassy-us: U.S. Embassy"}},
      {"embassy of the United States", {"embassy-us: embassy of the United States"}},
      {"в МИД Казахстана", {"mfa-kz: МИД Казахстана"}},
      {"МИДом Республики Казахстан", {"mfa-kz: МИДом Республики Казахстан"}},
      {"с казахстанским МИДом", {"mfa-kz: казахстанским МИДом"}},
      {"министерству иностранных дел РФ", {"mfa-ru: министерству иностранных дел РФ"}},
      {"Российское внешнеполитическое ведомство",
       {"mfa-ru: Российское внешнеполитическое ведомство"}},
      {"посольство России в Казахстане", {"embassy-ru: посольство России"}},
      {"посольства Соединённых Штатов", {"embassy-us: посольства Соединённых Штатов"}},
  });
}

TEST(StatePhrasesTest, TellsCountriesOfOneStemApart) {
  Check({
      {"МИД Нигера и МИД Нигерии", {"mfa-ne: МИД Нигера", "mfa-ng: МИД Нигерии"}},
      {"Niger's embassy, Nigeria's embassy",
       {"embassy-ne: Niger's embassy", "embassy-ng: Nigeria's embassy"}},
      {"East German Embassy", {"embassy-dd: East German Embassy"}},
  });
}

TEST(StatePhrasesTest, SharesARoleAmongCountries) {
  Check({
      {"The foreign ministries of Kazakhstan and Russia",
       {"mfa-kz: foreign ministries of Kazakhstan", "mfa-ru: Russia"}},
      {"the Foreign Ministry of Kazakhstan and Russia", {"mfa-kz: Foreign Ministry of Kazakhstan"}},
      {"Russian, Kazakh and Iranian embassies",
       {"embassy-ru: Russian", "embassy-kz: Kazakh", "embassy-ir: Iranian embassies"}},
      {"Russian and Kazakh drivers", {}},
      {"посольствам Ирана, России и Казахстана",
       {"embassy-ir: посольствам Ирана", "embassy-ru: России", "embassy-kz: Казахстана"}},
      {"МИД и Минобороны России", {"mfa-ru: МИД", "mod-ru: Минобороны России"}},
  });
}

TEST(StatePhrasesTest, FindsNothingElse) {
  Check({
      {"the embassy in Moscow", {}},
      {"посольство в России", {}},
      {"посольство, Россия", {}},
      {"посольству Россия не ответила", {}},
      {"North German embassy", {}},
      {"Franco-German embassy", {}},
      {"a kazakh embassy", {}},
      {"give us embassy staff", {}},
      {"Iran. Embassy staff left", {}},
      {"Russian Foreign Office", {}},
      {"German Foreign Office", {"mfa-de: German Foreign Office"}},
      {"UN Embassy", {}},
      {"the embassy of Niger-Delta", {}},
      {"US embassy security", {}},
      {"a Kazakh embassy-owned house", {}},
      {"мид России", {}},
  });
}

TEST(StatePhrasesTest, NeedsNoCapitalsInAQuery) {
  EXPECT_EQ(Find("kazakh embassy", CapitalRule::kIgnored),
            std::vector<std::string>{"embassy-kz: kazakh embassy"});
  EXPECT_EQ(Find("мид россии", CapitalRule::kIgnored),
            std::vector<std::string>{"mfa-ru: мид россии"});
}

}  // namespace
}  // namespace dossier::entities
