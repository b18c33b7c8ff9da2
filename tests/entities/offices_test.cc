#include "entities/offices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
       "president-ru\tyeltsin\t1991-07-10\t1999\n"
       "president-ru\tputin\t2000\t\n"},
      {"organizations.tsv",
       ToTsv({{.id = "statedep", .kind = "ORG", .en = "State Department", .ru = "Госдеп"}})},
      {"people.tsv", ToTsv({{.id = "ivanov", .en = "Igor Ivanov", .ru = "Игорь Иванов"},
                            {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Лавров"},
                            {.id = "putin", .en = "Vladimir Putin", .ru = "Владимир Путин"},
                            {.id = "yeltsin", .en = "Boris Yeltsin", .ru = "Борис Ельцин"}})},
  });
  return gazetteer;
}

const Offices& KnownOffices() {
  static const Offices offices(Known());
  return offices;
}

// The offices that a text names: "president-us: as written".
std::vector<std::string> Find(std::string_view utf8) {
  text::Analyzer analyzer;
  std::vector<std::string> found;
  for (const OfficeMention& mention : KnownOffices().Find(utf8, analyzer.Analyze(utf8))) {
    found.push_back(KnownOffices().Id(mention.office) + ": " + std::string(mention.span.In(utf8)));
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

TEST(OfficesTest, FindsOfficesInBothLanguages) {
  Check({
      {"the Russian foreign minister said", {"foreign-minister-ru: Russian foreign minister"}},
      {"Minister of Foreign Affairs of Iran",
       {"foreign-minister-ir: Minister of Foreign Affairs of Iran"}},
      {"The U.S. President spoke", {"president-us: U.S. President"}},
      {"the President of the United States", {"president-us: President of the United States"}},
      {"the US secretary of state", {"foreign-minister-us: US secretary of state"}},
      {"the Iranian secretary of state", {}},
      {"the U.N. Secretary-General", {"secretary-general-un: U.N. Secretary-General"}},
      {"secretary general of the United Nations",
       {"secretary-general-un: secretary general of the United Nations"}},
      {"глава МИД РФ заявил", {"foreign-minister-ru: глава МИД РФ"}},
      {"главе казахстанского МИД", {"foreign-minister-kz: главе казахстанского МИД"}},
      {"министра иностранных дел России", {"foreign-minister-ru: министра иностранных дел России"}},
      {"американский президент", {"president-us: американский президент"}},
      {"генсек ООН", {"secretary-general-un: генсек ООН"}},
      {"глава Госдепа уехал", {"foreign-minister-us: глава Госдепа"}},
      {"the head of state", {}},
      {"the presidency of Iran", {}},
      {"president of the US beet association", {}},
      {"president of Iran Air", {}},
      {"президент компании", {}},
  });
}

TEST(OfficesTest, FindsSeveralThatShareAWord) {
  Check({
      {"the Russian and Iranian presidents",
       {"president-ru: Russian", "president-ir: Iranian presidents"}},
      {"президенты России и Ирана", {"president-ru: президенты России", "president-ir: Ирана"}},
      {"главы МИД России и Ирана",
       {"foreign-minister-ru: главы МИД России", "foreign-minister-ir: Ирана"}},
      {"US presidents of the last century", {}},
  });
}

TEST(OfficesTest, LeavesOutWhoIsNotTheHolder) {
  for (const std::string_view text : {
           "the former Russian president",
           "former president of Russia",
           "ex-president of Russia",
           "the then Russian president",
           "the deputy foreign minister of Russia",
           "Russian Deputy Foreign Minister",
           "US vice president",
           "US president-elect",
           "he was president of Russia",
           "elected as president of Russia",
           "бывший президент России",
           "экс-президент России",
           "вице-президент США",
           "заместитель министра иностранных дел России",
           "замглавы МИД РФ",
           "на пост президента России",
           "выборы президента США",
           "помощник президента России",
           "он стал президентом России",
           "первый президент России",
           "исполняющий обязанности президента России",
           "избранный президент США",
           "в роли президента США",
           "новый президент Ирана",
           "нового министра иностранных дел Ирана",
           "дочь президента США",
           "жена президента США",
           "резиденция президента США",
           "администрации президента США",
           "пресс-секретарь президента России",
           "спецпредставителя президента России",
           "тогдашнему президенту России",
           "будущего президента России",
           "предыдущий президент России",
           "последний президент Ирана",
           "врио президента России",
           "бывший президент и министр иностранных дел Ирана",
           "в качестве президента США",
           "на сайте президента России",
           "первая женщина-президент Ирана",
           "to run for US president",
           "the president of Iran's exporters",
           "Amoco US president",
       }) {
    EXPECT_EQ(Find(text), std::vector<std::string>{}) << text;
  }
  Check({
      {"с президентом США", {"president-us: президентом США"}},
      {"встреча с российским президентом", {"president-ru: российским президентом"}},
      {"a letter for the US president", {"president-us: US president"}},
      {"It was late. The Russian president left", {"president-ru: Russian president"}},
  });
}

TEST(OfficesTest, NamesTheHolderAtADate) {
  struct HolderRow {
    std::string_view office;
    std::string_view date;
    std::string_view holder;
  };
  for (const HolderRow& row : std::vector<HolderRow>{
           {"foreign-minister-ru", "1998-09-10", ""},  // before all that is known
           {"foreign-minister-ru", "1998-09-11", "ivanov"},
           {"foreign-minister-ru", "2003", "ivanov"},
           {"foreign-minister-ru", "2004-03-08", "ivanov"},
           {"foreign-minister-ru", "2004-03-09", ""},  // both held it
           {"foreign-minister-ru", "2004-03", ""},
           {"foreign-minister-ru", "2004", ""},
           {"foreign-minister-ru", "2004-03-10", "lavrov"},
           {"foreign-minister-ru", "2025-10-22", "lavrov"},
           {"president-ru", "1998-05-05", "yeltsin"},
           {"president-ru", "1999-05-05", ""},  // when in 1999 is not known
           {"president-ru", "2000-05-05", ""},
           {"president-ru", "2001", "putin"},
           {"president-us", "2001", ""},
       }) {
    const auto [role, country] = Known().states().FindId(row.office);
    const int holder = KnownOffices().Holder({role, country}, *PartialDate::Parse(row.date));
    EXPECT_EQ(holder, row.holder.empty() ? -1 : Known().Find(row.holder))
        << row.office << " " << row.date;
  }
}

}  // namespace
}  // namespace dossier::entities
