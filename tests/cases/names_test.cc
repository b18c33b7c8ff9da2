// Whoever types a name finds the person, in whatever case and capitals the name is typed and the
// articles have it; and never a common word that is spelt alike. Tried for every person of the kept
// gazetteer and for forty places.
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "entities/declension.h"
#include "entities/name_forms.h"
#include "search/engine.h"
#include "support/test_index.h"
#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

using entities::Entity;
using entities::EntityKind;
using entities::NamePart;
using Ids = std::set<std::string>;

// Words that Snowball makes one with a name.
constexpr std::string_view kCommonWords =
    "лавра лавры лавров лаврами песок песка песку песком песков кий кия кию кием путина путины "
    "путину мишка блин блинов орешки медведь медведя медведем соболь гром морозы";

const std::vector<std::array<std::string, entities::kCaseCount>> kPlaces = {
    {"Россия", "России", "России", "Россию", "Россией", "России"},
    {"Казахстан", "Казахстана", "Казахстану", "Казахстан", "Казахстаном", "Казахстане"},
    {"Иран", "Ирана", "Ирану", "Иран", "Ираном", "Иране"},
    {"Ирак", "Ирака", "Ираку", "Ирак", "Ираком", "Ираке"},
    {"Киев", "Киева", "Киеву", "Киев", "Киевом", "Киеве"},
    {"Астана", "Астаны", "Астане", "Астану", "Астаной", "Астане"},
    {"Москва", "Москвы", "Москве", "Москву", "Москвой", "Москве"},
    {"Минск", "Минска", "Минску", "Минск", "Минском", "Минске"},
    {"Ташкент", "Ташкента", "Ташкенту", "Ташкент", "Ташкентом", "Ташкенте"},
    {"Украина", "Украины", "Украине", "Украину", "Украиной", "Украине"},
    {"Сирия", "Сирии", "Сирии", "Сирию", "Сирией", "Сирии"},
    {"Ливия", "Ливии", "Ливии", "Ливию", "Ливией", "Ливии"},
    {"Китай", "Китая", "Китаю", "Китай", "Китаем", "Китае"},
    {"Индия", "Индии", "Индии", "Индию", "Индией", "Индии"},
    {"Турция", "Турции", "Турции", "Турцию", "Турцией", "Турции"},
    {"Анкара", "Анкары", "Анкаре", "Анкару", "Анкарой", "Анкаре"},
    {"Женева", "Женевы", "Женеве", "Женеву", "Женевой", "Женеве"},
    {"Брюссель", "Брюсселя", "Брюсселю", "Брюссель", "Брюсселем", "Брюсселе"},
    {"Израиль", "Израиля", "Израилю", "Израиль", "Израилем", "Израиле"},
    {"Казань", "Казани", "Казани", "Казань", "Казанью", "Казани"},
    {"Вашингтон", "Вашингтона", "Вашингтону", "Вашингтон", "Вашингтоном", "Вашингтоне"},
    {"Лондон", "Лондона", "Лондону", "Лондон", "Лондоном", "Лондоне"},
    {"Париж", "Парижа", "Парижу", "Париж", "Парижем", "Париже"},
    {"Берлин", "Берлина", "Берлину", "Берлин", "Берлином", "Берлине"},
    {"Крым", "Крыма", "Крыму", "Крым", "Крымом", "Крыме"},
    {"Донбасс", "Донбасса", "Донбассу", "Донбасс", "Донбассом", "Донбассе"},
    {"Карабах", "Карабаха", "Карабаху", "Карабах", "Карабахом", "Карабахе"},
    {"Ереван", "Еревана", "Еревану", "Ереван", "Ереваном", "Ереване"},
    {"Армения", "Армении", "Армении", "Армению", "Арменией", "Армении"},
    {"Грузия", "Грузии", "Грузии", "Грузию", "Грузией", "Грузии"},
    {"Египет", "Египта", "Египту", "Египет", "Египтом", "Египте"},
    {"Каир", "Каира", "Каиру", "Каир", "Каиром", "Каире"},
    {"Афины", "Афин", "Афинам", "Афины", "Афинами", "Афинах"},
    {"Нидерланды", "Нидерландов", "Нидерландам", "Нидерланды", "Нидерландами", "Нидерландах"},
    {"Филиппины", "Филиппин", "Филиппинам", "Филиппины", "Филиппинами", "Филиппинах"},
    {"Баку", "Баку", "Баку", "Баку", "Баку", "Баку"},
    {"Тбилиси", "Тбилиси", "Тбилиси", "Тбилиси", "Тбилиси", "Тбилиси"},
    {"Сочи", "Сочи", "Сочи", "Сочи", "Сочи", "Сочи"},
    {"Дели", "Дели", "Дели", "Дели", "Дели", "Дели"},
    {"Польша", "Польши", "Польше", "Польшу", "Польшей", "Польше"},
};

// Folded Russian letters as capitals.
std::string ToUpper(std::string_view word) {
  std::string upper;
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t c = text::NextCodePoint(word, offset);
    text::AppendCodePoint(c >= U'а' && c <= U'я' ? c - 0x20 : c, upper);
  }
  return upper;
}

// The first letter as a capital.
std::string Capitalised(std::string_view folded) {
  const std::string_view first = text::TakeCodePoints(folded, 1);
  return ToUpper(first) + std::string(folded.substr(first.size()));
}

// The surname of `person` in each case, as an article writes it; empty where it is of several words
// or not Cyrillic.
std::vector<std::string> SurnameForms(const Entity& person) {
  const auto words = entities::SplitName(person.ru);
  const std::string_view surname = person.family_first ? words.front() : words.back();
  if (!text::StartsWithCapital(surname) || text::CountCodePoints(surname) < 3 ||
      surname.find('-') != std::string_view::npos) {
    return {};
  }
  std::vector<std::string> forms;
  for (const auto& of_case :
       entities::DeclineName(text::FoldWord(surname), NamePart::kSurname, person.gender)) {
    forms.push_back(Capitalised(of_case.front()));
  }
  return forms;
}

class NamesTest : public testing::Test {
 protected:
  static Ids Find(const Engine& engine, const std::string& query, bool expand) {
    SearchRequest request;
    request.text = query;
    request.options.expand = expand;
    request.size = kMaxPageSize;
    request.snippet_length = 0;
    request.wanted_facets = {{false, false, false, false}};
    request.histogram = Interval::kNone;
    Ids ids;
    for (std::uint64_t total = 1; ids.size() < total; ++request.page) {
      const auto answer = engine.Search(request);
      if (!answer || answer->hits.empty()) break;
      total = answer->total;
      for (const Hit& hit : answer->hits) ids.insert(hit.summary.id);
    }
    return ids;
  }

  // Searches for each of `forms` in three ways to capitalise; every one must find `wanted`
  // articles, all of them the same, and not the one with common words.
  static void ExpectOneSet(const Engine& engine, const std::vector<std::string>& forms,
                           const Ids& wanted, bool expand) {
    const Ids first = Find(engine, forms.front(), expand);
    for (const std::string& id : wanted) {
      EXPECT_TRUE(first.contains(id)) << forms.front() << " lacks " << id;
    }
    EXPECT_FALSE(first.contains("common")) << forms.front();
    for (const std::string& form : forms) {
      for (const std::string& typed : {form, text::FoldWord(form), ToUpper(text::FoldWord(form))}) {
        EXPECT_EQ(Find(engine, typed, expand), first) << typed;
      }
    }
  }
};

TEST_F(NamesTest, FindEveryPersonInEveryCase) {
  TestIndex index(DOSSIER_ENTITIES);
  index.Add({.id = "common", .title = "Слова", .text = std::string(kCommonWords)});
  std::vector<std::pair<std::vector<std::string>, Ids>> names;
  for (const Entity& entity : index.catalogue().gazetteer.entities()) {
    if (entity.kind != EntityKind::kPerson) continue;
    const std::vector<std::string> forms = SurnameForms(entity);
    if (forms.empty()) continue;
    Ids ids;
    for (std::size_t i = 0; i < forms.size(); ++i) {
      const std::string id = entity.id + "-" + std::to_string(i);
      index.Add(
          {.id = id, .title = "Встреча", .text = "Сегодня здесь говорят о " + forms[i] + "."});
      ids.insert(id);
    }
    names.emplace_back(forms, ids);
  }
  index.Commit();
  const auto keeper =
      *SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  const Engine engine(*keeper, {});
  EXPECT_GT(names.size(), 600U);
  for (const auto& [forms, ids] : names) ExpectOneSet(engine, forms, ids, false);
}

TEST_F(NamesTest, FindTheCommonWordThatAFormOfANameIs) {
  TestIndex index(DOSSIER_ENTITIES);
  index.AddAll({{.id = "gore", .title = "Встреча", .text = "Здесь говорят об Альберте Горе."},
                {.id = "hill", .title = "Поход", .text = "За рекой видна гора."}});
  const auto keeper =
      *SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  const Engine engine(*keeper, {});
  // «Гора» is the genitive of Mr Gore and a hill: whoever types it gets both.
  EXPECT_EQ(Find(engine, "гора", false), (Ids{"gore", "hill"}));
  EXPECT_EQ(Find(engine, "Гору", false), (Ids{"gore"}));
}

TEST_F(NamesTest, FindEveryPlaceInEveryCase) {
  TestIndex index(DOSSIER_ENTITIES);
  index.Add({.id = "common", .title = "Слова", .text = std::string(kCommonWords)});
  for (std::size_t place = 0; place < kPlaces.size(); ++place) {
    for (std::size_t i = 0; i < kPlaces[place].size(); ++i) {
      index.Add({.id = std::to_string(place) + "-" + std::to_string(i),
                 .title = "Встреча",
                 .text = kPlaces[place][i] + ": сегодня здесь говорят."});
    }
  }
  index.Commit();
  const auto keeper =
      *SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  const Engine engine(*keeper, {});
  for (std::size_t place = 0; place < kPlaces.size(); ++place) {
    Ids ids;
    for (std::size_t i = 0; i < kPlaces[place].size(); ++i) {
      ids.insert(std::to_string(place) + "-" + std::to_string(i));
    }
    const std::vector<std::string> forms(kPlaces[place].begin(), kPlaces[place].end());
    ExpectOneSet(engine, forms, ids, true);
    ExpectOneSet(engine, forms, ids, false);
  }
}

}  // namespace
}  // namespace dossier::search
