#include "entities/office_holders.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/gazetteer.h"
#include "text/analyzer.h"

namespace dossier::entities {
namespace {

const Gazetteer& Known() {
  static const Gazetteer gazetteer = LoadGazetteer({
      {"bodies.tsv", kTestBodies},
      {"countries.tsv", kTestCountries},
      {"offices.tsv",
       "foreign-minister-ru\tivanov\t1998-09-11\t2004-03-09\n"
       "foreign-minister-ru\tlavrov\t2004-03-09\t\n"
       "president-us\tbiden\t2021-01-20\t2025-01-20\n"},
      {"organizations.tsv",
       ToTsv({{.id = "statedep", .kind = "ORG", .en = "State Department", .ru = "Госдеп"}})},
      {"people.tsv", ToTsv({{.id = "biden", .en = "Joe Biden", .ru = "Джо Байден"},
                            {.id = "ivanov", .en = "Igor Ivanov", .ru = "Игорь Иванов"},
                            {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Лавров"}})},
  });
  return gazetteer;
}

// "id rule: as written" of each mention in `text`.
std::vector<std::string> Mentions(const std::string& text, std::string_view date) {
  static const Matcher matcher(Known());
  const auto tokens = text::Analyzer().Analyze(text);
  const std::vector<FieldInput> fields = {{text, &tokens}};
  const PartialDate day = *PartialDate::Parse(date);
  LocalEntities local = JoinNames(FindKnownNames(fields, day, matcher), {{}}, Known());
  AddOfficeHolders(fields, day, matcher, local);
  std::vector<std::string> mentions;
  std::uint32_t end = 0;
  for (const LocalMention& mention : local.mentions) {
    EXPECT_LE(end, mention.span.begin) << text;
    end = mention.span.end;
    mentions.push_back(local.entities.at(mention.entity).key + " " +
                       std::string(RuleName(mention.rule)) + ": " +
                       std::string(mention.span.In(text)));
  }
  return mentions;
}

struct Row {
  std::string text;
  std::string_view date;
  std::vector<std::string> mentions;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(Mentions(row.text, row.date), row.mentions) << row.text << ", " << row.date;
  }
}

TEST(OfficeHoldersTest, FindsTheHolderAtTheDate) {
  Check({
      {"the Russian foreign minister said",
       "2000-05-05",
       {"ivanov office: Russian foreign minister"}},
      {"the Russian foreign minister said", "2010", {"lavrov office: Russian foreign minister"}},
      {"американский президент заявил", "2023", {"biden office: американский президент"}},
      {"the US president said", "2023-01-01", {"biden office: US president"}},
      // Nobody is known of that time, that office, or which of two.
      {"the US president said", "2030", {}},
      {"the Iranian president said", "2010", {}},
      {"the Russian foreign minister said", "2004-03", {}},
      {"the foreign minister said", "2010", {}},
  });
}

TEST(OfficeHoldersTest, LeavesToABodyWhatIsIts) {
  Check({
      {"глава МИД РФ заявил", "2010", {"lavrov office: глава", "mfa-ru gazetteer: МИД РФ"}},
      {"министр иностранных дел России", "2010", {"lavrov office: министр иностранных дел России"}},
  });
}

TEST(OfficeHoldersTest, NamesNobodyTwice) {
  Check({
      {"Russian foreign minister Sergey Lavrov said", "2010", {"lavrov gazetteer: Sergey Lavrov"}},
      {"Sergey Lavrov, the Russian foreign minister, said",
       "2010",
       {"lavrov gazetteer: Sergey Lavrov"}},
      {"президент США (Джо Байден) заявил", "2023", {"biden gazetteer: Джо Байден"}},
      {"министр иностранных дел России Сергей Лавров", "2010", {"lavrov gazetteer: Сергей Лавров"}},
      // Somebody of another sentence is not meant.
      {"Igor Ivanov left. The Russian foreign minister said",
       "2010",
       {"ivanov gazetteer: Igor Ivanov", "lavrov office: Russian foreign minister"}},
      {"Igor Ivanov met the Russian foreign minister",
       "2010",
       {"ivanov gazetteer: Igor Ivanov", "lavrov office: Russian foreign minister"}},
  });
}

TEST(OfficeHoldersTest, CountsTheHolderWithTheName) {
  const std::string text = "Sergey Lavrov came. Later the Russian foreign minister left.";
  EXPECT_EQ(Mentions(text, "2010"),
            (std::vector<std::string>{"lavrov gazetteer: Sergey Lavrov",
                                      "lavrov office: Russian foreign minister"}));
}

}  // namespace
}  // namespace dossier::entities
