// Random articles, queries and filters, made of all pieces that there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "search/request.h"
#include "support/found_entities.h"

namespace dossier {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}
  // 0 to `sides` - 1.
  std::size_t Roll(std::size_t sides) { return random_() % sides; }
  bool OneIn(std::size_t sides) { return Roll(sides) == 0; }
  template <typename T>
  T Pick(const std::vector<T>& items) {
    return items[Roll(items.size())];
  }

 private:
  std::mt19937 random_;
};

// What articles are made of.
inline const std::vector<std::string> kEnglishWords = {
    "grain", "Grain's",  "deals",         "talks",
    "the",   "of",       "port",          "shock-wave",
    "U.S.",  "Lavrov",   "Sergei Lavrov", "John Smith",
    "CSTO",  "COVID-19", "harvest",       "freedom of speech",
    "naïve"};
inline const std::vector<std::string> kRussianWords = {
    "зерно",         "зерном",   "сделки",         "переговоры", "в",    "и",         "порту",
    "С-400",         "Лавровым", "Сергея Лаврова", "Токаев",     "ОДКБ", "Караваева", "урожай",
    "свобода слова", "ёлка",     "елок",           "Нью-Йорк",   "лавра"};

inline article::Record RandomArticle(Dice& dice) {
  const std::vector<std::string>& words = dice.OneIn(2) ? kEnglishWords : kRussianWords;
  article::Record record{.title = "Title " + dice.Pick(words) + " " + dice.Pick(words)};
  for (std::size_t i = 1 + dice.Roll(9); i > 0; --i) {
    record.text += dice.Pick(words) + dice.Pick<std::string>({" ", " ", ", ", ". ", ".\n\n"});
  }
  record.text += dice.Pick(words) + ".";
  record.date = dice.Pick<std::string>({"", "2024", "2024-05", "2024-05-03", "2025-01-01"});
  record.source = dice.Pick<std::string>({"", "tass", "ria"});
  return record;
}

// Queries out of all pieces of the language, most of them well-formed.
class RandomQuery {
 public:
  explicit RandomQuery(std::uint32_t seed) : dice_(seed) {}

  std::string Make() {
    std::string query = dice_.OneIn(3) ? Query(2) : Sequence(2);
    if (dice_.OneIn(8))
      query += dice_.Pick<std::string>({"?", " .", "\"", ")", " AND", " «", " -"});
    return query;
  }

 private:
  std::string Word() {
    if (dice_.OneIn(6)) {
      return dice_.Pick<std::string>({"kfdhjd", "pthyj", "пкфшт", "peregovory", "grian",
                                      "переговры", "nonsense", "чепуха", "who", "2025", "!!!",
                                      "Москва"});
    }
    return dice_.Pick(dice_.OneIn(2) ? kEnglishWords : kRussianWords);
  }
  std::string Phrase() {
    std::string phrase = Word();
    for (std::size_t i = dice_.Roll(3); i > 0; --i) phrase += " " + Word();
    return dice_.OneIn(3) ? "«" + phrase + "»" : "\"" + phrase + "\"";
  }
  std::string Leaf() {
    switch (dice_.Roll(12)) {
      case 0:
        return Phrase();
      case 1:
        return Exact();
      case 2:
        return Prefix();
      case 3:
        return dice_.Pick<std::string>({"title:", "lead:", "заголовок:", "лид:"}) + InField();
      case 4:
        return Near();
      default:
        return Word();
    }
  }
  std::string Exact() { return "=" + (dice_.OneIn(2) ? Word() : Phrase()); }
  std::string Prefix() {
    return dice_.Pick<std::string>(
        {"gra*", "зер*", "ёлк*", "елк*", "shock-wav*", "нью-йор*", "лавр*", "с-40*", "tit*"});
  }
  std::string InField() {
    switch (dice_.Roll(6)) {
      case 0:
        return Exact();
      case 1:
        return Prefix();
      case 2:
        return Phrase();
      default:
        return Word();
    }
  }
  std::string Near() {
    std::string near = Word();
    for (std::size_t i = 1 + dice_.Roll(2); i > 0; --i) {
      near += dice_.Pick<std::string>({" NEAR/", " РЯДОМ/"}) + std::to_string(1 + dice_.Roll(9));
      near += " " + Word();
    }
    return near;
  }
  std::string Filter() {
    return dice_.Pick<std::string>(
        {"lang:ru", "lang:en", "язык:ru", "source:tass", "source:\"РИА Новости\"", "источник:ria",
         "person:lavrov", "person:Smith", "person:\"John Smith\"", "персона:Лаврова",
         "person:nobody", "org:ОДКБ", "организация:who", "date:2024", "date:2024-05..",
         "date:..2024-05", "дата:2024-05-03", "date:2024-05..2025-01"});
  }
  std::string Item(std::size_t depth) {
    if (depth > 0 && dice_.OneIn(6)) {
      return dice_.Pick<std::string>({"", "", "title:", "-"}) + "(" + Query(depth - 1) + ")";
    }
    if (dice_.OneIn(7)) return (dice_.OneIn(4) ? "-" : "") + Filter();
    return dice_.Pick<std::string>({"", "", "", "", "", "", "", "", "", "-", "NOT ", "-", "НЕ "}) +
           Leaf();
  }
  std::string Sequence(std::size_t depth) {
    std::string sequence = Item(depth);
    for (std::size_t i = dice_.Roll(4); i > 0; --i) sequence += " " + Item(depth);
    return sequence;
  }
  std::string Query(std::size_t depth) {
    std::string query = Sequence(depth);
    if (dice_.OneIn(2)) {
      query += dice_.Pick<std::string>({" AND ", " OR ", " И ", " ИЛИ "}) + Sequence(depth);
    }
    return query;
  }

  Dice dice_;
};

// Articles that name people and organizations.
inline const std::vector<std::string> kNames = {"Lavrov",     "Tokayev", "Guterres", "John Smith",
                                                "Anna Smith", "CSTO",    "WHO",      "UN",
                                                "ОДКБ",       "Лавровым"};
inline const std::vector<std::string> kWords = {"grain", "deal",   "talks",      "port",
                                                "зерно", "сделка", "переговоры", "порт"};

// Days, months and years that articles speak of.
inline const std::vector<std::string> kEvents = {"on 5 March 2024",
                                                 "in May 2023",
                                                 "in 1969",
                                                 "5 марта 2024 года",
                                                 "в декабре 2023 года",
                                                 "from 3 to 9 June 2024",
                                                 "с 3 по 5 июля 2023 года",
                                                 "in 2023"};

// Names that the gazetteer lacks: some are one value, some articles have several names of one.
inline const std::vector<FoundEntity> kFound = {
    {"~Marlen Abdrakhmanov", ""},
    {"~Марлен Абдрахманов", ""},
    {"~М. Абдрахманов", ""},
    {"~Абдрахманов", ""},
    {"~Ivan Petrov", ""},
    {"~Petrov", ""},
    {"~Lavrov", ""},
    {"~Степной экспресс", "", entities::EntityKind::kOrganization},
    {"~Степного экспресса", "", entities::EntityKind::kOrganization},
    {"~UN", "", entities::EntityKind::kOrganization},
};

inline std::vector<FoundEntity> RandomFound(Dice& dice) {
  std::vector<FoundEntity> found;
  for (const FoundEntity& entity : kFound) {
    if (dice.OneIn(6)) found.push_back(entity);
  }
  return found;
}

inline std::string RandomDate(Dice& dice) {
  const auto two = [](std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  std::string date = std::to_string(dice.OneIn(20) ? 1968 + dice.Roll(3) : 2023 + dice.Roll(2));
  if (dice.OneIn(12)) return date;
  date += "-" + two(1 + dice.Roll(12));
  if (dice.OneIn(8)) return date;
  return date + "-" + two(1 + dice.Roll(28));
}

inline article::Record RandomNamesArticle(Dice& dice) {
  article::Record record{.title = dice.Pick(kWords) + " " + dice.Pick(kWords)};
  // A dateline without a year makes an inferred date.
  if (dice.OneIn(6)) record.text = std::to_string(1 + dice.Roll(28)) + " October\n\n";
  for (std::size_t i = dice.Roll(8); i > 0; --i) record.text += dice.Pick(kWords) + " ";
  for (std::size_t i = dice.Roll(4); i > 0; --i) record.text += ". " + dice.Pick(kNames) + " ";
  for (std::size_t i = dice.Roll(3); i > 0; --i) record.text += ". " + dice.Pick(kEvents) + " ";
  if (!dice.OneIn(5) && !record.text.starts_with("1")) record.date = RandomDate(dice);
  record.language = dice.Pick<std::string>({"en", "ru", "mixed"});
  record.source = dice.Pick<std::string>({"", "tass", "ria", "bbc"});
  return record;
}

inline const std::vector<std::string>& ValuesOf(search::Facet facet) {
  static const search::PerFacet<std::vector<std::string>> kValues{{{
      {"lavrov", "tokayev", "guterres", "smith-a", "smith-j", "nobody", "marlen-abdrakhmanov",
       "m-abdrakhmanov", "ivan-petrov", "petrov"},
      {"csto", "who", "un", "un-2", "stepnoy-ekspress", "stepnogo-ekspressa"},
      {"tass", "ria", "bbc"},
      {"en", "ru"},
  }}};
  return kValues[facet];
}

inline search::Filters RandomFilters(Dice& dice) {
  search::Filters filters;
  for (const search::Facet facet : search::kFacets) {
    search::FacetFilter& filter = filters.facets[facet];
    if (dice.OneIn(3)) {
      std::set<std::string> values;
      for (std::size_t i = 1 + dice.Roll(3); i > 0; --i) values.insert(dice.Pick(ValuesOf(facet)));
      filter.values.assign(values.begin(), values.end());
    }
    if (facet == search::Facet::kLanguage) continue;
    if (dice.OneIn(8)) filter.excluded = {dice.Pick(ValuesOf(facet))};
    if (facet != search::Facet::kSource && dice.OneIn(2)) filter.combine = search::Combine::kAnd;
  }
  if (dice.OneIn(4)) filters.date.from = *PartialDate::Parse(RandomDate(dice));
  if (dice.OneIn(4)) filters.date.to = *PartialDate::Parse(RandomDate(dice));
  filters.date.stated_only = dice.OneIn(5);
  if (dice.OneIn(6)) filters.event.from = *PartialDate::Parse(RandomDate(dice));
  if (dice.OneIn(6)) filters.event.to = *PartialDate::Parse(RandomDate(dice));
  return filters;
}

}  // namespace dossier
