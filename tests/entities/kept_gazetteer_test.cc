// The gazetteer of corpus/entities, as a whole: it loads, everybody in it is found, and no form
// means two of them.
#include "support/kept_gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "entities/matcher.h"
#include "entities/merge_lines.h"
#include "entities/name_forms.h"
#include "entities/offices.h"
#include "support/capital.h"
#include "text/analyzer.h"
#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

using ::testing::IsEmpty;

const Gazetteer& Kept() { return KeptGazetteer(); }

const Matcher& KeptMatcher() {
  static const Matcher matcher(Kept());
  return matcher;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

// Empty where `name`, in a sentence, is found in full and as a whole and means `id` alone.
std::string Fault(std::string_view name, const std::string& id) {
  static text::Analyzer analyzer;
  const std::size_t length = analyzer.Analyze(name).size();
  const std::string text = std::string(name) + " – said he.";
  const auto found = KeptMatcher().Find(text, analyzer.Analyze(text), CapitalRule::kNeeded);
  std::string fault = std::string(name) + " (" + id + "):";
  for (const Candidate& candidate : found) {
    for (const int entity : candidate.entities) {
      fault += " " + Kept().entities()[static_cast<std::size_t>(entity)].id;
    }
  }
  const bool is_whole = found.size() == 1 && found[0].first_token == 0 &&
                        found[0].end_token == length && found[0].form == FormKind::kFull;
  if (!is_whole || found[0].entities.size() != 1) return fault;
  return found[0].entities[0] == Kept().Find(id) ? "" : fault;
}

void Add(std::string fault, std::vector<std::string>& faults) {
  if (!fault.empty()) faults.push_back(std::move(fault));
}

TEST(KeptGazetteerTest, FindsEveryEntityByItsNames) {
  std::vector<std::string> faults;
  for (const Entity& entity : Kept().entities()) {
    Add(Fault(entity.en, entity.id), faults);
    Add(Fault(entity.ru, entity.id), faults);
    for (const auto* aliases : {&entity.en_aliases, &entity.ru_aliases}) {
      for (const std::string_view alias : *aliases) {
        Add(Fault(alias.starts_with('=') ? alias.substr(1) : alias, entity.id), faults);
      }
    }
  }
  EXPECT_THAT(faults, IsEmpty());
}

TEST(KeptGazetteerTest, FindsEveryPersonInEveryForm) {
  std::vector<std::string> faults;
  text::Tokenizer tokenizer;
  for (const Entity& entity : Kept().entities()) {
    if (entity.kind != EntityKind::kPerson) continue;
    std::set<std::string> written;
    for (const PersonForm& form : PersonForms(entity, tokenizer)) {
      if (form.kind != FormKind::kFull) continue;
      std::vector<std::string> words;
      for (const std::string& key : form.keys) words.push_back(Capital(key));
      written.insert(Joined(words));
    }
    for (const std::string& form : written) {
      // "S Lavrov" stands for "S. Lavrov"; a form may be shared only as Initials are, see below.
      static text::Analyzer analyzer;
      const auto tokens = analyzer.Analyze(form);
      const auto found = KeptMatcher().Find(form, tokens, CapitalRule::kNeeded);
      const int number = Kept().Find(entity.id);
      const bool is_found =
          found.size() == 1 && found[0].form == FormKind::kFull &&
          std::count(found[0].entities.begin(), found[0].entities.end(), number) == 1;
      if (!is_found) faults.push_back(form);
    }
  }
  EXPECT_THAT(faults, IsEmpty());
}

// Initials may be those of two people («С. Иванов»); nothing else may.
TEST(KeptGazetteerTest, GivesEachFullFormToOneEntity) {
  std::map<std::string, std::set<std::string>> owners;
  text::Tokenizer tokenizer;
  for (const Entity& entity : Kept().entities()) {
    if (entity.kind == EntityKind::kPerson) {
      for (const PersonForm& form : PersonForms(entity, tokenizer)) {
        const bool has_initial = std::ranges::any_of(form.keys, [](const std::string& key) {
          return text::CountCodePoints(key) == 1 || key == "дж";
        });
        if (form.kind == FormKind::kFull && !has_initial)
          owners[Joined(form.keys)].insert(entity.id);
      }
      continue;
    }
    for (const OrganizationForm& form : OrganizationForms(entity, tokenizer)) {
      std::vector<std::string> words;
      for (const OrganizationWord& word : form.words) words.push_back(word.term);
      // An acronym is told from everything else by its capitals.
      const bool is_acronym =
          form.words.size() == 1 && form.words[0].letter_case == LetterCase::kAcronym;
      owners[Joined(words) + (is_acronym ? " in capitals" : "")].insert(entity.id);
    }
  }
  std::vector<std::string> clashes;
  for (const auto& [form, ids] : owners) {
    if (ids.size() > 1) clashes.push_back(form + ": " + Joined({ids.begin(), ids.end()}));
  }
  EXPECT_THAT(clashes, IsEmpty());
}

// Two people with one surname, both of whom it is enough for.
TEST(KeptGazetteerTest, GivesEachBareSurnameToOnePerson) {
  std::map<std::string, std::set<std::string>> owners;
  text::Tokenizer tokenizer;
  for (const Entity& entity : Kept().entities()) {
    if (entity.kind != EntityKind::kPerson || !entity.solo || entity.weak) continue;
    for (const PersonForm& form : PersonForms(entity, tokenizer)) {
      if (form.kind == FormKind::kSurname) owners[Joined(form.keys)].insert(entity.id);
    }
  }
  std::vector<std::string> clashes;
  for (const auto& [form, ids] : owners) {
    if (ids.size() > 1) clashes.push_back(form + ": " + Joined({ids.begin(), ids.end()}));
  }
  EXPECT_THAT(clashes, IsEmpty());
}

// The words of `name`, split at blanks and hyphens; of an alias without its "=".
std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char byte : name.starts_with('=') ? name.substr(1) : name) {
    if (byte == ' ' || byte == '-') {
      words.emplace_back();
    } else {
      words.back() += byte;
    }
  }
  return words;
}

bool HasLetterOf(text::Script script, std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    if (text::ScriptOfLetter(text::NextCodePoint(word, offset)) == script) return true;
  }
  return false;
}

bool IsAsciiLetter(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

std::vector<std::string> WithAliases(const std::string& name,
                                     const std::vector<std::string>& aliases) {
  std::vector<std::string> names = {name};
  names.insert(names.end(), aliases.begin(), aliases.end());
  return names;
}

// A Latin "a" among Cyrillic letters looks right and is never found. A brand may be Latin in
// Russian, or in part («Страна.ua»), and so may the number of a king («Карл XVI»).
TEST(KeptGazetteerTest, WritesEachNameInItsScript) {
  constexpr std::string_view kLikeCyrillic = "aceopxyABCEHKMOPTX";
  std::vector<std::string> faults;
  for (const Entity& entity : Kept().entities()) {
    for (const std::string& name : WithAliases(entity.en, entity.en_aliases)) {
      if (HasLetterOf(text::Script::kCyrillic, name)) faults.push_back(name);
    }
    for (const std::string& name : WithAliases(entity.ru, entity.ru_aliases)) {
      for (const std::string& word : WordsOf(name)) {
        std::string latin;
        std::ranges::copy_if(word, std::back_inserter(latin), IsAsciiLetter);
        const bool is_number = word.find_first_not_of("IVX") == std::string::npos;
        const bool is_mixed = HasLetterOf(text::Script::kCyrillic, word) &&
                              latin.find_first_not_of(kLikeCyrillic) == std::string::npos;
        const bool may_be_latin = entity.kind == EntityKind::kOrganization ? !is_mixed : is_number;
        if (!latin.empty() && !may_be_latin) faults.push_back(name);
      }
    }
  }
  EXPECT_THAT(faults, IsEmpty());
}

TEST(KeptGazetteerTest, GivesEachPersonTheGenderOfThePatronymic) {
  std::vector<std::string> faults;
  for (const Entity& entity : Kept().entities()) {
    if (entity.kind != EntityKind::kPerson) continue;
    EXPECT_NE(entity.gender, Gender::kUnknown) << entity.id;
    const std::string_view given_names =
        std::string_view(entity.ru).substr(0, entity.ru.rfind(' '));
    const bool is_wrong = (given_names.ends_with("вич") && entity.gender != Gender::kMale) ||
                          (given_names.ends_with("вна") && entity.gender != Gender::kFemale);
    if (is_wrong) faults.push_back(entity.ru);
  }
  EXPECT_THAT(faults, IsEmpty());
}

// What is marked rests on it (search/word_sieve.h).
TEST(KeptGazetteerTest, GivesEachNameAKeyOfTheSameFirstLetter) {
  const NameWords& names = KeptMatcher().name_words();
  std::vector<std::string> faults;
  const auto check = [&](const std::string& form) {
    const std::string_view key = names.Find(form).key;
    if (!key.empty() && key.substr(0, 2) != form.substr(0, 2)) faults.push_back(form);
  };
  text::Tokenizer tokenizer;
  for (const Entity& entity : Kept().entities()) {
    if (entity.kind != EntityKind::kPerson) continue;
    for (const PersonForm& form : PersonForms(entity, tokenizer)) {
      std::ranges::for_each(form.keys, check);
    }
  }
  for (const Place& place : Kept().places()) {
    for (const text::Token& token : tokenizer.Tokenize(place.ru)) {
      std::ranges::for_each(PlaceForms(token.term, place.declension), check);
    }
  }
  EXPECT_THAT(faults, IsEmpty());
}

TEST(KeptGazetteerTest, GivesNoCauseForWarning) { EXPECT_THAT(Kept().warnings(), IsEmpty()); }

TEST(KeptGazetteerTest, KnowsTheBodiesOfStates) {
  std::vector<std::string> faults;
  for (const auto& [name, id] : std::vector<std::pair<std::string, std::string>>{
           {"Kazakhstan's Foreign Ministry", "mfa-kz"},
           {"внешнеполитическое ведомство Казахстана", "mfa-kz"},
           {"Российское внешнеполитическое ведомство", "mfa-ru"},
           {"U.S. State Department", "statedep"},
           {"Foreign Ministry of the United States", "statedep"},
           {"Министерство обороны США", "pentagon"},
           {"German parliament", "bundestag"},
           {"парламент России", "fed-assembly"},
           {"Правительство РФ", "gov-ru"},
           {"Embassy of the People's Republic of China", "embassy-cn"},
       }) {
    Add(Fault(name, id), faults);
  }
  EXPECT_THAT(faults, IsEmpty());
}

TEST(KeptGazetteerTest, KnowsWhoHeldAnOffice) {
  const Offices offices(Kept());
  text::Analyzer analyzer;
  struct Row {
    std::string_view text;
    std::string_view date;
    std::string_view holder;
  };
  for (const Row& row : std::vector<Row>{
           {"глава МИД РФ", "2000-05-05", "ivanov-i"},
           {"глава МИД РФ", "2025-10-22", "lavrov"},
           {"the US secretary of state", "1990-01-01", "baker-j"},
           {"госсекретарь США", "2024-03-01", "blinken"},
           {"хозяин Белого дома", "2023", "biden"},
           {"the German chancellor", "2010", "merkel"},
           {"the UN secretary-general", "2003-03-20", "annan"},
           {"глава Еврокомиссии", "2020-01-01", "vonderleyen"},
           {"the EU foreign policy chief", "2025-01-10", "kallas"},
           {"премьер Госсовета КНР", "2015", "likeqiang"},
           {"the Soviet foreign minister", "1987-03-06", "shevardnadze"},
       }) {
    const auto found = offices.Find(row.text, analyzer.Analyze(row.text));
    ASSERT_EQ(found.size(), 1U) << row.text;
    EXPECT_EQ(offices.Holder(found[0].office, *PartialDate::Parse(row.date)),
              Kept().Find(row.holder))
        << row.text;
  }
}

TEST(KeptGazetteerTest, HasMergeLinesThatAreTaken) {
  std::ifstream file(std::string(DOSSIER_GAZETTEER) + "/" + kMergesFile);
  ASSERT_TRUE(file);
  const std::string tsv{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto lines = ParseMergeLines(kMergesFile, tsv, Kept());
  EXPECT_TRUE(lines) << lines.error().message;
}

}  // namespace
}  // namespace dossier::entities
