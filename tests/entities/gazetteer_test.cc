#include "entities/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gazetteer.h"
#include "support/temp_folder.h"

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kLavrov =
    "lavrov\tPER\tSergey Lavrov\tСергей Викторович Лавров\tSergei Lavrov|Serge "
    "Lavrov\t\tm\tsolo\tRU\t"
    "Q58217\t2004\t\ta note\n";

bool IsTsv(const std::filesystem::path& path) { return path.extension() == ".tsv"; }

TEST(GazetteerTest, ReadsEveryColumn) {
  const auto gazetteer = Gazetteer::Parse(
      "p.tsv", std::string("# id\tkind\n\n").append(kLavrov) +
                   "who\tORG\tWorld Health Organization\tВОЗ\tWHO\t\t\tacr,group\t\t\t\t\t\r\n"
                   "xi\tPER\tXi Jinping\tСи Цзиньпин\t\t\tm\tfamily-first,weak\t\t\t\t\t");
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  ASSERT_EQ(gazetteer->entities().size(), 3U);
  const Entity& lavrov = gazetteer->entities()[0];
  EXPECT_EQ(lavrov.id, "lavrov");
  EXPECT_EQ(lavrov.kind, EntityKind::kPerson);
  EXPECT_EQ(lavrov.en, "Sergey Lavrov");
  EXPECT_EQ(lavrov.ru, "Сергей Викторович Лавров");
  EXPECT_EQ(lavrov.RussianLabel(), "Сергей Лавров");
  EXPECT_THAT(lavrov.en_aliases, ElementsAre("Sergei Lavrov", "Serge Lavrov"));
  EXPECT_THAT(lavrov.ru_aliases, IsEmpty());
  EXPECT_EQ(lavrov.gender, Gender::kMale);
  EXPECT_TRUE(lavrov.solo);
  EXPECT_FALSE(lavrov.weak || lavrov.acronym || lavrov.family_first);
  EXPECT_EQ(lavrov.country, "RU");
  EXPECT_EQ(lavrov.since, PartialDate::Year(2004));
  EXPECT_FALSE(lavrov.until);
  const Entity& who = gazetteer->entities()[1];
  EXPECT_EQ(who.kind, EntityKind::kOrganization);
  EXPECT_EQ(who.gender, Gender::kUnknown);
  EXPECT_TRUE(who.acronym && who.group);
  EXPECT_FALSE(who.ministry);
  EXPECT_TRUE(gazetteer->entities()[2].family_first && gazetteer->entities()[2].weak);
  EXPECT_EQ(gazetteer->Find("who"), 1);
  EXPECT_EQ(gazetteer->Find("nobody"), -1);
}

TEST(GazetteerTest, RefusesABadLineWithItsPlaceAndReason) {
  struct Row {
    std::string_view line;
    std::string_view reason;
  };
  const std::vector<Row> rows = {
      {"a\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t", "12 columns, expected 13"},
      {"a\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t\t", "14 columns, expected 13"},
      {"just text", "1 columns, expected 13"},
      {"\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "\"\" is no id (a-z, 0-9 and -, at most 64)"},
      {"Ab\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "\"Ab\" is no id (a-z, 0-9 and -, at most 64)"},
      {"a\tLOC\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "kind \"LOC\", expected PER or ORG"},
      {"a\tPER\t\tА Б\t\t\tm\t\t\t\t\t\t", "a name is missing (en and ru)"},
      {"a\tORG\tA\t\t\t\t\t\t\t\t\t\t", "a name is missing (en and ru)"},
      {"a\tPER\tA B\tА Б\t\t\t\t\t\t\t\t\t", "gender \"\", expected m or f"},
      {"a\tPER\tA B\tА Б\t\t\tmale\t\t\t\t\t\t", "gender \"male\", expected m or f"},
      {"a\tPER\tA B\tА Б\t\t\tm\tsolo,tall\t\t\t\t\t", "unknown flag \"tall\""},
      {"a\tPER\tA B\tА Б\t\t\tm\tsolo,\t\t\t\t\t", "unknown flag \"\""},
      {"a\tPER\t \tА Б\t\t\tm\t\t\t\t\t\t", "a name is missing (en and ru)"},
      {"a\tPER\tA B\tА Б\tB||C\t\tm\t\t\t\t\t\t", "an alias is empty"},
      {"a\tORG\tA\tА\t\t=\t\t\t\t\t\t\t", "an alias is empty"},
      {"a\tPER\tA B\tА Б\t\t\tm\t\tRussia\t\t\t\t",
       "country \"Russia\", expected 2 to 6 capital letters"},
      {"a\tPER\tA B\tА Б\t\t\tm\t\t\t\t200\t\t",
       "since \"200\", expected YYYY, YYYY-MM or YYYY-MM-DD"},
      {"a\tPER\tA B\tА Б\t\t\tm\t\t\t\t2004\t2003-12\t", "since 2004 is after until 2003-12"},
      {"a\tPER\tSergey Lavrov\tА Б\t\t\tm\t\t\t\t\t\t",
       "\"Sergey Lavrov\" is a name of lavrov, too"},
      {"a\tPER\tA \xFF\tА Б\t\t\tm\t\t\t\t\t\t", "not valid UTF-8"},
      {"lavrov\tPER\tA B\tА Б\t\t\tm\t\t\t\t\t\t", "the id \"lavrov\" stands there twice"},
  };
  for (const Row& row : rows) {
    const auto gazetteer = Gazetteer::Parse("people.tsv", std::string(kLavrov).append(row.line));
    ASSERT_FALSE(gazetteer) << row.line;
    EXPECT_EQ(gazetteer.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(gazetteer.error().message, "people.tsv:2: " + std::string(row.reason));
  }
}

TEST(GazetteerTest, NamesTheFirstTwentyBadLines) {
  std::string tsv;
  for (int i = 0; i < 23; ++i) tsv += "bad\n";
  const auto gazetteer = Gazetteer::Parse("p.tsv", tsv);
  ASSERT_FALSE(gazetteer);
  EXPECT_THAT(gazetteer.error().message, HasSubstr("p.tsv:1: 1 columns, expected 13\np.tsv:2: "));
  EXPECT_THAT(gazetteer.error().message, HasSubstr("p.tsv:20: "));
  EXPECT_THAT(gazetteer.error().message, testing::EndsWith("\nand 3 more"));
}

TEST(GazetteerTest, LoadsTheFilesOfAFolderInTheOrderOfTheirNames) {
  const TempFolder folder;
  folder.Write("b.tsv", ToTsv({{.id = "b", .en = "B", .ru = "Б"}}));
  folder.Write("a.tsv", ToTsv({{.id = "a", .en = "A", .ru = "А"}}));
  folder.Write("README.md", "not a gazetteer");
  const auto gazetteer = Gazetteer::Load(folder.path(), IsTsv);
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  EXPECT_EQ(gazetteer->Find("a"), 0);
  EXPECT_EQ(gazetteer->Find("b"), 1);
}

TEST(GazetteerTest, WarnsOfSharedNamesAndOrder) {
  const auto gazetteer = Gazetteer::Parse(
      "o.tsv", ToTsv({{.id = "b", .kind = "ORG", .en = "B", .ru = "Б", .en_aliases = "Été|WHO"},
                      {.id = "c", .kind = "ORG", .en = "C", .ru = "В", .en_aliases = "=Ete|Who"},
                      {.id = "a", .kind = "ORG", .en = "B", .ru = "Г", .flags = "acr"}}));
  ASSERT_FALSE(gazetteer);
  EXPECT_EQ(gazetteer.error().message, "o.tsv:3: \"B\" is a name of b, too");
  const auto shared =
      MakeGazetteer({{.id = "b", .kind = "ORG", .en = "B", .ru = "Б", .en_aliases = "Été|WHO"},
                     {.id = "c", .kind = "ORG", .en = "C", .ru = "В", .en_aliases = "=Ete|Who"},
                     {.id = "a", .kind = "ORG", .en = "A", .ru = "Г", .en_aliases = "b"}});
  EXPECT_THAT(shared.warnings(), ElementsAre("test.tsv:3: \"a\" should stand before c",
                                             "test.tsv:2: \"Ete\" is a name of b, too",
                                             "test.tsv:3: \"b\" is a name of b, too"));
}

constexpr const char* kStateDepartment =
    "statedep\tORG\tState Department\tГосдеп\t\t\t\tministry\tUS\t\t\t\t\n";

TEST(GazetteerTest, MakesTheBodiesOfStates) {
  const Gazetteer gazetteer =
      LoadGazetteer({{"bodies.tsv", kTestBodies},
                     {"countries.tsv", kTestCountries},
                     {"organizations.tsv",
                      std::string(kStateDepartment) + ToTsv({{.id = "mod-ru",
                                                              .kind = "ORG",
                                                              .en = "Russian Defence Ministry",
                                                              .ru = "Минобороны"}})}});
  const auto body = [&gazetteer](std::string_view role, std::string_view country) {
    const StateLists& states = gazetteer.states();
    const int number = gazetteer.StateBody(states.FindRole(role), states.FindCountry(country));
    return number < 0 ? Entity{} : gazetteer.entities()[static_cast<std::size_t>(number)];
  };
  const Entity mfa = body("mfa", "KZ");
  EXPECT_EQ(mfa.id, "mfa-kz");
  EXPECT_EQ(mfa.kind, EntityKind::kOrganization);
  EXPECT_EQ(mfa.en, "Ministry of Foreign Affairs of Kazakhstan");
  EXPECT_EQ(mfa.ru, "МИД Казахстана");
  EXPECT_EQ(mfa.RussianLabel(), "МИД Казахстана");
  EXPECT_EQ(mfa.country, "KZ");
  EXPECT_TRUE(mfa.generated && mfa.ministry);
  EXPECT_EQ(body("embassy", "US").en, "Embassy of the United States");
  EXPECT_EQ(body("mfa", "US").id, "statedep");
  EXPECT_EQ(body("mod", "RU").en, "Russian Defence Ministry");
  EXPECT_FALSE(body("mod", "RU").generated);
  EXPECT_EQ(body("mfa", "UN").id, "");
  EXPECT_EQ(gazetteer.Find("president-kz"), -1);
}

TEST(GazetteerTest, RefusesWhatItsFilesContradict) {
  struct Row {
    std::string file;
    std::string tsv;
    std::string reason;
  };
  const std::string lavrov(kLavrov);
  const std::string yeltsin = "president-ru\tlavrov\t1991\t1999\n";
  for (const Row& row : std::vector<Row>{
           {"people.tsv", lavrov + "x\tPER\tX Y\tИкс\t\t\tm\t\tXX\t\t\t\t\n",
            "people.tsv:2: country \"XX\" is not in countries.tsv"},
           {"organizations.tsv", "", "countries.tsv: mfa of US: \"statedep\" is no organization"},
           {"offices.tsv", "mfa-ru\tlavrov\t1991\t\n",
            "offices.tsv:1: \"mfa-ru\" is no office of a country"},
           {"offices.tsv", "president-xx\tlavrov\t1991\t\n",
            "offices.tsv:1: \"president-xx\" is no office of a country"},
           {"offices.tsv", "president-ru\tstatedep\t1991\t\n",
            "offices.tsv:1: \"statedep\" is no person"},
           {"offices.tsv", yeltsin + "president-ru\tlavrov\t1998\t\n",
            "offices.tsv:2: begins before the term of lavrov has ended"},
           {"offices.tsv", yeltsin + "president-kz\tlavrov\t1998\t\n",
            "offices.tsv:2: the lines are not sorted by office"},
       }) {
    const TempFolder folder;
    folder.Write("bodies.tsv", kTestBodies);
    folder.Write("countries.tsv", kTestCountries);
    folder.Write("organizations.tsv", kStateDepartment);
    folder.Write("people.tsv", lavrov);
    folder.Write(row.file, row.tsv);
    const auto gazetteer = Gazetteer::Load(folder.path(), IsTsv);
    ASSERT_FALSE(gazetteer) << row.reason;
    EXPECT_EQ(gazetteer.error().message, row.reason);
  }
}

TEST(GazetteerTest, NamesTheFileThatRepeatsAnId) {
  const TempFolder folder;
  folder.Write("a.tsv", ToTsv({{.id = "a", .en = "A", .ru = "А"}}));
  folder.Write("b.tsv", ToTsv({{.id = "a", .en = "A", .ru = "А"}}));
  const auto gazetteer = Gazetteer::Load(folder.path(), IsTsv);
  ASSERT_FALSE(gazetteer);
  EXPECT_EQ(gazetteer.error().message, "b.tsv:1: the id \"a\" stands there twice");
}

TEST(GazetteerTest, SaysWhereThereIsNone) {
  const TempFolder folder;
  for (const std::string& path : {folder.path().string(), folder / "missing"}) {
    const auto gazetteer = Gazetteer::Load(path, IsTsv);
    ASSERT_FALSE(gazetteer);
    EXPECT_EQ(gazetteer.error().code, ErrorCode::kUnreadable);
    EXPECT_THAT(gazetteer.error().message, HasSubstr("no gazetteer (*.tsv) in " + path));
  }
}

TEST(GazetteerTest, ChangesItsFingerprintWithAnyEntity) {
  const auto fingerprint = [](std::string_view ru, std::string_view flags = "") {
    return MakeGazetteer({{.id = "a", .en = "A B", .ru = ru, .flags = flags}}).fingerprint();
  };
  EXPECT_EQ(fingerprint("А Б").size(), 64U);
  EXPECT_EQ(fingerprint("А Б"), fingerprint("А Б"));
  EXPECT_NE(fingerprint("А Б"), fingerprint("А В"));
  EXPECT_NE(fingerprint("А Б"), fingerprint("А Б", "solo"));
  EXPECT_EQ(Gazetteer::Parse("p", kLavrov)->fingerprint(),
            Gazetteer::Parse("q", std::string("# comment\n").append(kLavrov))->fingerprint());
}

}  // namespace
}  // namespace dossier::entities
