#include "entities/home_bodies.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "entities/known_names.h"
#include "support/gazetteer.h"
#include "support/kept_gazetteer.h"
#include "text/analyzer.h"

namespace dossier::entities {
namespace {

const Gazetteer& Known() {
  static const Gazetteer gazetteer = LoadGazetteer({
      {"bodies.tsv", kTestBodies},
      {"countries.tsv", kTestCountries},
      {"given_names.tsv", KeptFile("given_names.tsv")},
      {"organizations.tsv",
       "army-ru\tORG\tRussian Army\tРоссийская армия\t\tАрмия России\t\t\tRU\t\t\t\t\n"
       "mchs-kz\tORG\tEmergencies Ministry of Kazakhstan\tМинистерство по чрезвычайным ситуациям "
       "Казахстана\t\tМЧС Казахстана\t\t\tKZ\t\t\t\t\n"
       "mchs-ru\tORG\tEMERCOM of Russia\tМинистерство по чрезвычайным ситуациям России\t\tМЧС "
       "России\t\t\tRU\t\t\t\t\n"
       "statedep\tORG\tState Department\tГосдеп\t\t\t\t\t\t\t\t\t\n"},
      {"people.tsv", ToTsv({{.id = "lavrov",
                             .en = "Sergey Lavrov",
                             .ru = "Сергей Викторович Лавров",
                             .flags = "solo"}})},
      {"places.tsv", "Samara\tСамара\t\t\tyes\t\n"},
      {"words.tsv", KeptFile("words.tsv")},
  });
  return gazetteer;
}

// "mfa-ru: МИД" of each organization in the fields.
std::vector<std::string> Find(const std::vector<std::string>& texts) {
  static const Matcher matcher(Known());
  std::vector<std::vector<text::Token>> tokens;
  std::vector<FieldInput> inputs;
  for (const std::string& text : texts) tokens.push_back(text::Analyzer().Analyze(text));
  for (std::size_t i = 0; i < texts.size(); ++i) inputs.push_back({texts[i], &tokens[i]});
  std::vector<std::string> found;
  for (const FieldWords& field : FindKnownNames(inputs, std::nullopt, matcher)) {
    for (const KnownName& name : field.names) {
      const Entity& entity = Known().entities()[static_cast<std::size_t>(name.number)];
      if (entity.kind != EntityKind::kOrganization) continue;
      found.push_back(entity.id + ": " +
                      std::string(field.words.SpanOf(name.begin, name.end).In(field.words.utf8())));
      EXPECT_EQ(field.known[name.begin], Tag::kBeginOrganization);
    }
  }
  return found;
}

struct Row {
  std::vector<std::string> texts;
  std::vector<std::string> found;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Find(row.texts), row.found) << row.texts.back();
}

TEST(HomeBodiesTest, MeansRussiasWithoutACountry) {
  Check({
      {{"В МИД сообщили о встрече"}, {"mfa-ru: МИД"}},
      {{"МИДом занят Сергей Лавров"}, {"mfa-ru: МИДом"}},
      {{"Минобороны ответит", "Об этом заявили в МЧС"}, {"mod-ru: Минобороны", "mchs-ru: МЧС"}},
      {{"глава МИД Сергей Лавров"}, {"mfa-ru: МИД"}},
      {{"российское МЧС"}, {"mchs-ru: МЧС"}},
      {{"МИД о поездке в Иран. Россия ждёт"}, {"mfa-ru: МИД"}},
      {{"МИД России и МИД"}, {"mfa-ru: МИД России", "mfa-ru: МИД"}},
  });
}

TEST(HomeBodiesTest, LeavesThoseOfOthers) {
  Check({
      // Another country's is named, or a region's.
      {{"Россия ждёт. МИД Казахстана ответил. В МИД ждут"}, {"mfa-kz: МИД Казахстана"}},
      {{"Россия ждёт. МЧС Казахстана ответит. В МЧС ждут"}, {"mchs-kz: МЧС Казахстана"}},
      {{"МЧС Самары ответит. В МЧС ждут"}, {}},
      {{"МЧС Тумбаевии ответит"}, {}},
      {{"тумбовское МЧС ответит"}, {}},
      // The article is of another country.
      {{"Казахстан ждёт. В МИД ответили"}, {}},
      {{"В Иране иранский суд, иранское право, Россия. В МИД ответили"}, {}},
      // A word of another sort.
      {{"В армии ждут. Армия ушла. Посольство ждёт"}, {}},
      {{"Мид ушёл"}, {}},
      {{"minoborony"}, {}},
  });
}

}  // namespace
}  // namespace dossier::entities
