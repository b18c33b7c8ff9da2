#include "entities/local_entities.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/gazetteer.h"
#include "support/kept_gazetteer.h"
#include "text/analyzer.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

const Gazetteer& Known() {
  static const Gazetteer gazetteer = LoadGazetteer({
      {"given_names.tsv", KeptFile("given_names.tsv")},
      {"organizations.tsv", ToTsv({{.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
                                   {.id = "unsc",
                                    .kind = "ORG",
                                    .en = "Security Council",
                                    .ru = "Совет Безопасности",
                                    .en_aliases = "UN Security Council"},
                                   {.id = "mfa-ru",
                                    .kind = "ORG",
                                    .en = "Russian Foreign Ministry",
                                    .ru = "Министерство иностранных дел России",
                                    .flags = "ministry"}})},
      {"people.tsv", ToTsv({{.id = "lavrov",
                             .en = "Sergey Lavrov",
                             .ru = "Сергей Викторович Лавров",
                             .flags = "solo"}})},
      {"words.tsv", KeptFile("words.tsv")},
  });
  return gazetteer;
}

// The entities of `texts`, by the gazetteer and the rules alone.
LocalEntities Join(const std::vector<std::string>& texts) {
  static const Matcher matcher(Known());
  std::vector<std::vector<text::Token>> tokens;
  std::vector<FieldInput> inputs;
  for (const std::string& text : texts) tokens.push_back(text::Analyzer().Analyze(text));
  for (std::size_t i = 0; i < texts.size(); ++i) inputs.push_back({texts[i], &tokens[i]});
  const auto fields = FindKnownNames(inputs, std::nullopt, matcher);
  std::vector<std::vector<NameSpan>> names;
  for (const FieldWords& field : fields) names.push_back(FindByRules(field.words, field.known));
  return JoinNames(fields, names, Known());
}

// "key: as written" of each mention.
std::vector<std::string> Mentions(const std::vector<std::string>& texts) {
  const LocalEntities local = Join(texts);
  std::vector<std::string> mentions;
  for (const LocalMention& mention : local.mentions) {
    mentions.push_back(local.entities.at(mention.entity).key + ": " +
                       std::string(mention.span.In(texts[mention.field])));
  }
  return mentions;
}

struct Row {
  std::string text;
  std::vector<std::string> mentions;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Mentions({row.text}), row.mentions) << row.text;
}

TEST(LocalEntitiesTest, JoinsThePartsOfAPersonsName) {
  Check({
      {"Марлен Абдрахманов ушёл. Абдрахманова ждут.",
       {"~Марлен Абдрахманов: Марлен Абдрахманов", "~Марлен Абдрахманов: Абдрахманова"}},
      {"Абдрахманова ждут. С Марленом Абдрахмановым ушли.",
       {"~Марлен Абдрахманов: Абдрахманова", "~Марлен Абдрахманов: Марленом Абдрахмановым"}},
      {"М. Абдрахманова ждут. Марлен Абдрахманов ушёл.",
       {"~Марлен Абдрахманов: М. Абдрахманова", "~Марлен Абдрахманов: Марлен Абдрахманов"}},
      {"There was John Tolliver. Later Tolliver left.",
       {"~John Tolliver: John Tolliver", "~John Tolliver: Tolliver"}},
      {"There was John Tolliver. Later John left.",
       {"~John Tolliver: John Tolliver", "~John Tolliver: John"}},
  });
}

TEST(LocalEntitiesTest, TellsPeopleOfOneSurname) {
  Check({
      {"There was John Tolliver. There was Mary Tolliver. Later Tolliver left.",
       {"~John Tolliver: John Tolliver", "~Mary Tolliver: Mary Tolliver",
        "~Mary Tolliver: Tolliver"}},
      {"There was Kirill Lavrov. Later Lavrov left.",
       {"~Kirill Lavrov: Kirill Lavrov", "~Kirill Lavrov: Lavrov"}},
      {"Later Lavrov left.", {"lavrov: Lavrov"}},
      {"Кирилл Лавров ушёл. Сергей Лавров остался. Лавров молчал.",
       {"~Кирилл Лавров: Кирилл Лавров", "lavrov: Сергей Лавров", "lavrov: Лавров"}},
  });
}

TEST(LocalEntitiesTest, TellsCompaniesFromPeople) {
  const auto kinds = [](const std::string& text) {
    std::vector<std::string> all;
    for (const LocalEntity& entity : Join({text}).entities) {
      all.push_back(std::string(EntityKindName(entity.kind)) + " " + entity.key);
    }
    return all;
  };
  using All = std::vector<std::string>;
  EXPECT_EQ(kinds("There John Tolliver said it sold a unit."), All{"org ~John Tolliver"});
  EXPECT_EQ(kinds("There John Tolliver, 61, said it sold a unit."), All{"person ~John Tolliver"});
  EXPECT_EQ(
      kinds("There John Tolliver came. Later Tolliver <TLV> rose. A Tolliver spokesman left."),
      All{"org ~John Tolliver"});
  // Of firms and of what is not said to be anybody's.
  EXPECT_EQ(kinds("He held notes of J.R. Tolliver then."), All{});
  EXPECT_EQ(kinds("He saw Mr. J.R. Tolliver then."), All{"person ~J. R. Tolliver"});
  EXPECT_EQ(kinds("The tanker John Tolliver sank."), All{});
  // Acronyms of things.
  EXPECT_EQ(kinds("The free trade agreement (FTA) said so. Then FTA has left."), All{});
  EXPECT_EQ(kinds("Then XQT has left."), All{"org ~XQT"});
  EXPECT_EQ(kinds("Then came XQT 1000."), All{});
}

TEST(LocalEntitiesTest, JoinsANameToItsTwinInBrackets) {
  Check({
      {"Там Марлен Абдрахманов (Marlen Abdrakhmanov) ушёл.",
       {"~Марлен Абдрахманов: Марлен Абдрахманов", "~Марлен Абдрахманов: Marlen Abdrakhmanov"}},
  });
}

TEST(LocalEntitiesTest, JoinsANameToItsAcronym) {
  Check({
      {"at the Tolliver Peace Institute (TPI) today. The TPI said so.",
       {"~Tolliver Peace Institute: Tolliver Peace Institute", "~Tolliver Peace Institute: TPI",
        "~Tolliver Peace Institute: TPI"}},
      {"at the Tolliver Peace Institute today. The TPI said so.",
       {"~Tolliver Peace Institute: Tolliver Peace Institute", "~Tolliver Peace Institute: TPI"}},
      {"в АФК (Ассоциация фермеров Каспия) и в АФК",
       {"~Ассоциация фермеров Каспия: АФК",
        "~Ассоциация фермеров Каспия: Ассоциация фермеров Каспия",
        "~Ассоциация фермеров Каспия: АФК"}},
      {"в Министерстве иностранных дел России. Позже МИД молчал.",
       {"mfa-ru: Министерстве иностранных дел России", "mfa-ru: МИД"}},
      {"at the Tolliver Peace Institute today. The XQW said so.",
       {"~Tolliver Peace Institute: Tolliver Peace Institute", "~XQW: XQW"}},
  });
}

TEST(LocalEntitiesTest, JoinsFormsOfAnOrganization) {
  Check({
      {"в компании «Степной экспресс» и в газете «Степной экспресс». У компании «Степного "
       "экспресса»",
       {"~Степной экспресс: Степной экспресс", "~Степной экспресс: Степной экспресс",
        "~Степной экспресс: Степного экспресса"}},
      {"when Tolliver Lumber Co said. Later Tolliver left.",
       {"~Tolliver Lumber Co: Tolliver Lumber Co"}},
      {"when Tolliver Inc said. Later Tolliver left.",
       {"~Tolliver Inc: Tolliver Inc", "~Tolliver Inc: Tolliver"}},
  });
}

TEST(LocalEntitiesTest, CountsEachKeyOnce) {
  const LocalEntities local = Join({"NATO and Lavrov", "Lavrov left NATO. John Tolliver stayed."});
  ASSERT_EQ(local.entities.size(), 3U);
  EXPECT_EQ(local.entities[0],
            (LocalEntity{EntityKind::kOrganization, "nato", Known().Find("nato")}));
  EXPECT_EQ(local.entities[1],
            (LocalEntity{EntityKind::kPerson, "lavrov", Known().Find("lavrov")}));
  EXPECT_EQ(local.entities[2], (LocalEntity{EntityKind::kPerson, "~John Tolliver"}));
  ASSERT_EQ(local.mentions.size(), 5U);
  EXPECT_EQ(local.mentions[0].rule, Rule::kGazetteer);
  EXPECT_EQ(local.mentions[4].rule, Rule::kGivenName);
}

TEST(LocalEntitiesTest, KeepsKeysShort) {
  std::string name = "Абдрахманов";
  for (int i = 0; i < 40; ++i) name += "абдрахманов";
  const LocalEntities local = Join({"Затем Марлен " + name + " ушёл."});
  for (const LocalEntity& entity : local.entities) {
    EXPECT_LE(entity.key.size(), kMaxKeyBytes);
    EXPECT_TRUE(text::IsValidUtf8(entity.key));
  }
}

TEST(LocalEntitiesTest, NeverOverlapsInRandomTexts) {
  static constexpr std::array<std::string_view, 46> kWords = {
      "Сергей",   "Лавров",    "Лаврова",    "Марлен",       "Абдрахманов",  "Абдрахмановым",
      "С.",       "М.",        "министр",    "глава",        "МИД",          "НАТО",
      "АФК",      "компания",  "Степной",    "экспресс",     "Министерство", "иностранных",
      "дел",      "России",    "Совет",      "Безопасности", "заявил",       "ушёл",
      "в",        "и",         "Ассоциация", "фермеров",     "John",         "Tolliver",
      "Lavrov",   "Sergey",    "the",        "Ministry",     "Council",      "of",
      "Security", "Institute", "said",       "TPI",          "Inc",          "Moscow",
      "von",      "2010",      "ЛАВРОВ",     "Касым-Жомарт"};
  static constexpr std::array<std::string_view, 14> kGaps = {
      " ", " ", " ", " ", " ", " «", "» ", " (", ") ", ", ", ". ", "\n", "\n\n", "-"};
  std::mt19937 random(20261123);
  const auto pick = [&random](const auto& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random)];
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> texts(2);
    for (std::string& text : texts) {
      const int count = std::uniform_int_distribution<int>(0, 30)(random);
      for (int i = 0; i < count; ++i) text.append(pick(kWords)).append(pick(kGaps));
    }
    SCOPED_TRACE(texts[0] + "|" + texts[1]);
    const LocalEntities local = Join(texts);
    std::vector<bool> is_named(local.entities.size());
    std::size_t field = 0;
    std::uint32_t end = 0;
    for (const LocalMention& mention : local.mentions) {
      ASSERT_LT(mention.field, texts.size());
      ASSERT_GE(mention.field, field);
      if (mention.field > field) end = 0;
      field = mention.field;
      ASSERT_LE(end, mention.span.begin);
      ASSERT_LT(mention.span.begin, mention.span.end);
      ASSERT_LE(mention.span.end, texts[field].size());
      ASSERT_TRUE(text::IsValidUtf8(mention.span.In(texts[field])));
      end = mention.span.end;
      ASSERT_LT(mention.entity, local.entities.size());
      is_named[mention.entity] = true;
    }
    for (std::size_t i = 0; i < local.entities.size(); ++i) {
      EXPECT_TRUE(is_named[i]);
      EXPECT_FALSE(local.entities[i].key.empty());
      for (std::size_t j = 0; j < i; ++j) EXPECT_NE(local.entities[i], local.entities[j]);
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace dossier::entities
