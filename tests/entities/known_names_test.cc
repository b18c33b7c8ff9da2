#include "entities/known_names.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/gazetteer.h"
#include "support/kept_gazetteer.h"
#include "text/analyzer.h"

namespace dossier::entities {
namespace {

const Gazetteer& Known() {
  static const Gazetteer gazetteer = LoadGazetteer({
      {"organizations.tsv",
       ToTsv({{.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
              {.id = "ups", .kind = "ORG", .en = "UPS", .ru = "УПС", .flags = "acr"},
              {.id = "whitehouse",
               .kind = "ORG",
               .en = "White House",
               .ru = "Белый дом",
               .flags = "building"}})},
      {"people.tsv",
       "abbas\tPER\tMahmoud Abbas\tМахмуд Аббас\t\t\tm\t\t\t\t\t\t\n"
       "bush-41\tPER\tGeorge Bush\tДжордж Буш\t\t\tm\tsolo\tUS\t\t1981\t1993\t\n"
       "bush-43\tPER\tGeorge W. Bush\tДжордж Буш-младший\t\t\tm\tsolo\tUS\t\t2000\t2009\t\n"
       "stoltenberg\tPER\tJens Stoltenberg\tЙенс Столтенберг\t\t\tm\tsolo\tNO\t\t2000\t\t\n"},
      {"places.tsv", "Moscow\tМосква\t\t\tyes\t\n"},
      {"words.tsv", KeptFile("words.tsv")},
  });
  return gazetteer;
}

std::vector<FieldWords> Find(const std::vector<std::string>& texts,
                             std::vector<std::vector<text::Token>>& tokens,
                             std::optional<PartialDate> date) {
  static const Matcher matcher(Known());
  std::vector<FieldInput> inputs;
  tokens.clear();
  for (const std::string& text : texts) tokens.push_back(text::Analyzer().Analyze(text));
  for (std::size_t i = 0; i < texts.size(); ++i) inputs.push_back({texts[i], &tokens[i]});
  return FindKnownNames(inputs, date, matcher);
}

// "0 nato: NATO" of each name, of a default one with a question mark behind the id.
std::vector<std::string> Names(const std::vector<std::string>& texts, std::string_view year = "") {
  std::vector<std::vector<text::Token>> tokens;
  std::optional<PartialDate> date;
  if (!year.empty()) date = *PartialDate::Parse(year);
  const auto fields = Find(texts, tokens, date);
  std::vector<std::string> names;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    for (const KnownName& name : fields[field].names) {
      const Words& words = fields[field].words;
      names.push_back(std::to_string(field) + " " +
                      Known().entities()[static_cast<std::size_t>(name.number)].id +
                      (name.is_default ? "?" : "") + ": " +
                      std::string(words.SpanOf(name.begin, name.end).In(texts[field])));
    }
  }
  return names;
}

using List = std::vector<std::string>;

TEST(KnownNamesTest, FindsNamesInEachField) {
  EXPECT_EQ(Names({"NATO", "Mahmoud Abbas in NATO"}),
            (List{"0 nato: NATO", "1 abbas: Mahmoud Abbas", "1 nato: NATO"}));
  EXPECT_EQ(Names({"Махмуду Аббасу"}), (List{"0 abbas: Махмуду Аббасу"}));
  EXPECT_EQ(Names({"", "nothing"}), List{});
  EXPECT_EQ(Names({}), List{});
}

TEST(KnownNamesTest, LeavesCompaniesThatOnlyBeginSo) {
  struct Row {
    std::string text;
    List names;
  };
  for (const Row& row : std::vector<Row>{
           {"there NATO Tolliver Resources Corp left the other place", {}},
           {"there NATO Trust and Banking Co left the other place", {}},
           {"there NATO Group Inc left the other place", {"1 nato: NATO"}},
           {"there NATO International Corp left the other place", {"1 nato: NATO"}},
           {"there NATO Inc left the other place", {"1 nato: NATO"}},
           {"there NATO Chairman Tolliver Corp left the other place", {"1 nato: NATO"}},
           {"there NATO Tolliver left the other place", {"1 nato: NATO"}},
       }) {
    EXPECT_EQ(Names({"", row.text}), row.names) << row.text;
  }
  // A headline means what the text names.
  EXPECT_EQ(Names({"NATO TOLLIVER LEFT", "there NATO Tolliver Plc left the other place"}), List{});
  EXPECT_EQ(Names({"NATO TOLLIVER LEFT", "there NATO Tolliver Plc left for other NATO"}),
            (List{"0 nato: NATO", "1 nato: NATO"}));
}

TEST(KnownNamesTest, TakesAMiddleNameThatIsNotKnownIntoTheName) {
  struct Row {
    std::string text;
    List names;
  };
  for (const Row& row : std::vector<Row>{
           {"then Jens P. Stoltenberg said", {"0 stoltenberg: Jens P. Stoltenberg"}},
           {"then J. P. Stoltenberg said", {"0 stoltenberg: J. P. Stoltenberg"}},
           {"Йенса Петровича Столтенберга", {"0 stoltenberg: Йенса Петровича Столтенберга"}},
           {"then Mr. Stoltenberg said", {"0 stoltenberg?: Stoltenberg"}},
           {"NATO Stoltenberg", {"0 nato: NATO", "0 stoltenberg?: Stoltenberg"}},
       }) {
    EXPECT_EQ(Names({row.text}), row.names) << row.text;
  }
}

TEST(KnownNamesTest, LeavesVerbsOfHeadlinesThatAreAcronyms) {
  EXPECT_EQ(Names({"GROUP UPS STAKE", "Nothing was said of it."}), List{});
  EXPECT_EQ(Names({"UPS SELLS STAKE", "Then UPS left."}), (List{"0 ups: UPS", "1 ups: UPS"}));
  EXPECT_EQ(Names({"UPS SELLS STAKE", ""}), (List{"0 ups: UPS"}));
  EXPECT_EQ(Names({"NATO MEETS", "Nothing was said of it."}), (List{"0 nato: NATO"}));
}

TEST(KnownNamesTest, LeavesANameThatGoesOn) {
  EXPECT_EQ(Names({"then Mahmoud Abbas-ho said"}), List{});
  EXPECT_EQ(Names({"the Mahmoud Abbas-led group"}), (List{"0 abbas: Mahmoud Abbas"}));
}

TEST(KnownNamesTest, KeepsANameApartFromTheNextOne) {
  EXPECT_EQ(Names({"Mahmoud Abbas Stoltenberg"}),
            (List{"0 abbas: Mahmoud Abbas", "0 stoltenberg?: Stoltenberg"}));
}

TEST(KnownNamesTest, ExplainsABareSurnameByTheFullNameOfAnyField) {
  EXPECT_EQ(Names({"Abbas", "Mahmoud Abbas"}), (List{"0 abbas: Abbas", "1 abbas: Mahmoud Abbas"}));
  EXPECT_EQ(Names({"Abbas", "Abbas"}), List{});
}

TEST(KnownNamesTest, MarksWhomABareSurnameMeansByDefault) {
  EXPECT_EQ(Names({"Stoltenberg said"}), (List{"0 stoltenberg?: Stoltenberg"}));
  EXPECT_EQ(Names({"Jens Stoltenberg came. Stoltenberg said"}),
            (List{"0 stoltenberg: Jens Stoltenberg", "0 stoltenberg: Stoltenberg"}));
}

TEST(KnownNamesTest, MindsTheYearsOfAPerson) {
  struct Row {
    std::string_view date;
    List names;
  };
  for (const Row& row : std::vector<Row>{
           {"1987", {}},
           {"1999-12-31", {}},
           {"2000", {"0 stoltenberg?: Stoltenberg"}},
           {"2040", {"0 stoltenberg?: Stoltenberg"}},
       }) {
    EXPECT_EQ(Names({"Stoltenberg said"}, row.date), row.names) << row.date;
  }
  EXPECT_EQ(Names({"Jens Stoltenberg said"}, "1987"), (List{"0 stoltenberg: Jens Stoltenberg"}));
}

TEST(KnownNamesTest, TellsTwoOfOneSurnameByTheYear) {
  struct Row {
    std::string_view date;
    List names;
  };
  for (const Row& row : std::vector<Row>{
           {"1975", {}},
           {"1989", {"0 bush-41?: Bush"}},
           {"1999", {"0 bush-41?: Bush"}},  // remembered for ten years
           {"2005", {"0 bush-43?: Bush"}},
           {"2019", {"0 bush-43?: Bush"}},
           {"2020", {}},
           {"", {"0 bush-41?: Bush"}},  // the first where nothing tells
       }) {
    EXPECT_EQ(Names({"Bush said"}, row.date), row.names) << row.date;
  }
}

TEST(KnownNamesTest, TellsAHouseFromItsMaster) {
  struct Row {
    std::string text;
    List names;
  };
  for (const Row& row : std::vector<Row>{
           {"the White House said", {"0 whitehouse: White House"}},
           {"Белый дом заявил", {"0 whitehouse: Белый дом"}},
           {"met in the White House", {}},
           {"outside the White House", {}},
           {"on the South Lawn of the White House", {}},
           {"в Белом доме", {}},
           {"перед Белым домом", {}},
           {"spokesman of the White House", {"0 whitehouse: White House"}},
           {"in NATO", {"0 nato: NATO"}},
       }) {
    EXPECT_EQ(Names({row.text}), row.names) << row.text;
  }
}

TEST(KnownNamesTest, HintsAtNamesAndPlaces) {
  using enum Tag;
  std::vector<std::vector<text::Token>> tokens;
  const auto fields = Find({"Mahmoud Abbas left NATO for Moscow"}, tokens, std::nullopt);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].known,
            (Hints{kBeginPerson, kInPerson, kOutside, kBeginOrganization, kOutside, kBeginPlace}));
}

}  // namespace
}  // namespace dossier::entities
