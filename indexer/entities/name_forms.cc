// A person is written in many ways, and all of them are made here once, when the gazetteer is
// loaded:
//
//   Sergey Lavrov · Lavrov Sergey · S. Lavrov · Lavrov
//   Сергея Лаврова · Сергея Викторовича Лаврова · Лаврова Сергея Викторовича · С. В. Лаврова ·
//   Лаврова С. В. · Лаврова
//
// times the six cases in Russian. The name of an organization needs no such list: its words are
// compared by their stems, which cases share. A name such as «Ким Чен Ын» declines in its last word
// only, so every case is made in two ways: all words declined, and the last alone.
#include "entities/name_forms.h"

#include <algorithm>
#include <utility>

#include "entities/declension.h"
#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kShortWord =
    4;  // bytes: up to this two names differ by what else would be spelling

enum class Declines { kAlways, kMaybe, kNever };

// One word of a name, folded; a hyphenated one is cut at its hyphens, as in a text: {касым,
// жомарт}.
struct NameWord {
  Words parts;
  Declines declines = Declines::kAlways;
};

// The parts of a name.
struct NameParts {
  std::vector<NameWord> given;
  std::vector<NameWord> patronymic;  // empty where it is not known
  std::vector<NameWord>
      particles;  // «фон дер», «бен Хамад Аль»: all between the first small word and the surname
  NameWord surname;
  bool titled = false;  // «принц Филипп», «бен Ладен»: no initials
};

void Append(Words& to, const Words& from) { to.insert(to.end(), from.begin(), from.end()); }

// A name or an alias as the gazetteer has it: "=" in front keeps it from being changed.
struct Alias {
  std::string_view name;
  bool exact = false;
};

Alias ParseAlias(std::string_view text) {
  return text.starts_with('=') ? Alias{text.substr(1), true} : Alias{text, false};
}

// The folded words of `name` without their accents and variants.
Words FoldedWords(std::string_view name, text::Tokenizer& tokenizer) {
  Words words;
  for (const text::Token& token : tokenizer.Tokenize(name)) {
    if (!token.variant) words.push_back(text::DropLatinAccents(token.term));
  }
  return words;
}

NameParts SplitParts(std::string_view name, bool family_first, text::Tokenizer& tokenizer) {
  const std::vector<std::string_view> words = SplitName(name);
  NameParts parts;
  if (family_first && words.size() > 1) {
    parts.surname.parts = FoldedWords(words[0], tokenizer);
    for (std::size_t i = 1; i < words.size(); ++i) {
      parts.given.push_back({FoldedWords(words[i], tokenizer)});
    }
    return parts;
  }
  // "Marcos Jr." is one surname of two words.
  const bool has_suffix = words.size() > 2 && (words.back() == "Jr." || words.back() == "Sr.");
  const std::size_t surname = words.size() - (has_suffix ? 2 : 1);
  for (std::size_t i = surname; i < words.size(); ++i) {
    Append(parts.surname.parts, FoldedWords(words[i], tokenizer));
  }
  parts.titled = surname > 0 && !text::StartsWithCapital(words.front());
  for (std::size_t i = 0; i < surname; ++i) {
    NameWord word{FoldedWords(words[i], tokenizer)};
    const bool is_small = !text::StartsWithCapital(words[i]);
    if (IsPatronymicAt(words, i)) {
      parts.patronymic.push_back(std::move(word));
    } else if (i > 0 && (is_small || !parts.particles.empty())) {
      word.declines = is_small ? Declines::kNever : Declines::kMaybe;
      parts.particles.push_back(std::move(word));
    } else {
      if (is_small) word.declines = Declines::kMaybe;
      parts.given.push_back(std::move(word));
    }
  }
  return parts;
}

// Every form of one word of a name in one case. Of a hyphenated word the last part declines, the
// others do or don't.
std::vector<Words> FormsInCase(const NameWord& name_word, NamePart part, Gender gender,
                               int grammatical_case) {
  const Words& word = name_word.parts;
  if (name_word.declines == Declines::kNever) return {word};
  std::vector<Words> forms{{}};
  const auto append = [&forms](const std::vector<std::string>& choices) {
    std::vector<Words> longer;
    for (const Words& form : forms) {
      for (const std::string& choice : choices) {
        longer.push_back(form);
        longer.back().push_back(choice);
      }
    }
    forms = std::move(longer);
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto choices = DeclineName(word[i], part, gender)[static_cast<std::size_t>(grammatical_case)];
    if (i + 1 < word.size() && choices.front() != word[i]) choices.push_back(word[i]);
    append(choices);
  }
  if (name_word.declines == Declines::kMaybe && forms.front() != word) forms.push_back(word);
  return forms;
}

// Every way to say `words`, one after another, in one case.
std::vector<Words> SequenceInCase(const std::vector<NameWord>& words, NamePart part, Gender gender,
                                  int grammatical_case) {
  std::vector<Words> sequences{{}};
  for (const NameWord& word : words) {
    std::vector<Words> longer;
    for (const Words& form : FormsInCase(word, part, gender, grammatical_case)) {
      for (const Words& sequence : sequences) {
        longer.push_back(sequence);
        Append(longer.back(), form);
      }
    }
    sequences = std::move(longer);
  }
  return sequences;
}

Words Initials(const std::vector<NameWord>& words) {
  Words initials;
  for (const NameWord& word : words) {
    for (const std::string& part : word.parts) initials.emplace_back(text::TakeCodePoints(part, 1));
  }
  return initials;
}

// Collects the forms of one name.
class FormList {
 public:
  explicit FormList(bool small_start) : small_start_(small_start) {}

  void Add(std::initializer_list<const Words*> parts, FormKind kind = FormKind::kFull) {
    PersonForm form{.keys = {}, .kind = kind, .small_start = small_start_};
    for (const Words* part : parts) {
      for (const std::string& word : *part) form.keys.push_back(SpellingKey(word));
    }
    forms_.push_back(std::move(form));
  }

  std::vector<PersonForm> Take() { return std::move(forms_); }

 private:
  bool small_start_;
  std::vector<PersonForm> forms_;
};

// The words of one name in one case.
struct CaseWords {
  const Words& given;
  const Words& patronymic;
  const Words& particles;
  const Words& surname;
};

void AddWithSurname(const NameParts& parts, const CaseWords& in_case, FormList& forms) {
  const auto& [given, patronymic, particles, surname] = in_case;
  forms.Add({&given, &particles, &surname});
  if (parts.titled) return;
  const Words initials = Initials(parts.given);
  const Words first_initial(initials.begin(), initials.begin() + 1);
  forms.Add({&particles, &surname, &given});
  forms.Add({&first_initial, &particles, &surname});
  // «Дж. Керри»: one sound of two letters.
  if (given.front().starts_with("дж")) {
    const Words digraph{"дж"};
    forms.Add({&digraph, &particles, &surname});
  }
  forms.Add({&initials, &particles, &surname});
  forms.Add({&particles, &surname, &initials});
  if (patronymic.empty()) return;
  const Words patronymic_initial = Initials({parts.patronymic.front()});
  forms.Add({&given, &patronymic, &surname});
  forms.Add({&surname, &given, &patronymic});
  forms.Add({&initials, &patronymic_initial, &surname});
  forms.Add({&surname, &initials, &patronymic_initial});
}

void AddFamilyFirst(const NameParts& parts, Gender gender, int grammatical_case, FormList& forms) {
  const Words& family = parts.surname.parts;
  Words stem;
  for (std::size_t i = 0; i + 1 < parts.given.size(); ++i) Append(stem, parts.given[i].parts);
  for (const Words& last :
       FormsInCase(parts.given.back(), NamePart::kGiven, gender, grammatical_case)) {
    forms.Add({&family, &stem, &last});
  }
  for (const Words& surname :
       FormsInCase(parts.surname, NamePart::kSurname, gender, grammatical_case)) {
    forms.Add({&surname}, FormKind::kSurname);
    for (const Words& given :
         SequenceInCase(parts.given, NamePart::kGiven, gender, grammatical_case)) {
      forms.Add({&surname, &given});
    }
  }
}

void AddInCase(const NameParts& parts, Gender gender, int grammatical_case, FormList& forms) {
  const auto sequence = [&](const std::vector<NameWord>& words, NamePart part) {
    return SequenceInCase(words, part, gender, grammatical_case);
  };
  const auto all_particles = sequence(parts.particles, NamePart::kGiven);
  const auto all_given = sequence(parts.given, NamePart::kGiven);
  const auto all_patronymics = sequence(parts.patronymic, NamePart::kPatronymic);
  for (const Words& surname :
       FormsInCase(parts.surname, NamePart::kSurname, gender, grammatical_case)) {
    // An alias of one word («Лула») is a full name.
    forms.Add({&surname}, parts.given.empty() ? FormKind::kFull : FormKind::kSurname);
    if (parts.given.empty()) continue;
    for (const Words& particles : all_particles) {
      if (!particles.empty()) forms.Add({&particles, &surname}, FormKind::kSurname);
      for (const Words& given : all_given) {
        for (const Words& patronymic : all_patronymics) {
          AddWithSurname(parts, {given, patronymic, particles, surname}, forms);
        }
      }
    }
  }
}

// Names without are the same in every case.
bool HasCyrillic(std::string_view name) {
  return std::ranges::any_of(name, [](char c) {
    return static_cast<unsigned char>(c) == 0xD0 || static_cast<unsigned char>(c) == 0xD1;
  });
}

void AddName(const Entity& person, const Alias& alias, text::Tokenizer& tokenizer,
             std::vector<PersonForm>& all) {
  if (SplitName(alias.name).empty()) return;
  FormList forms(!text::StartsWithCapital(alias.name));
  const NameParts parts = SplitParts(alias.name, person.family_first, tokenizer);
  if (alias.exact) {
    const Words words = FoldedWords(alias.name, tokenizer);
    forms.Add({&words});
  } else {
    const int cases = HasCyrillic(alias.name) ? kCaseCount : 1;
    for (int grammatical_case = 0; grammatical_case < cases; ++grammatical_case) {
      if (person.family_first && !parts.given.empty()) {
        AddFamilyFirst(parts, person.gender, grammatical_case, forms);
      } else {
        AddInCase(parts, person.gender, grammatical_case, forms);
      }
    }
  }
  for (PersonForm& form : forms.Take()) all.push_back(std::move(form));
}

// True for most words: nothing in them is written in two ways.
bool IsItsOwnKey(std::string_view word) {
  char before = '\0';
  for (const char c : word) {
    if (c == 'y' || c == 'x' || c == before) return false;
    if ((c == 'h' && before == 'k') || (c == 'e' && before == 'i')) return false;
    before = c;
  }
  return true;
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

bool HasDash(std::string_view gap) {
  return gap.find(" -") != std::string_view::npos || gap.find("—") != std::string_view::npos ||
         gap.find("–") != std::string_view::npos;
}

LetterCase LetterCaseOf(std::string_view word) {
  if (text::IsAcronym(word)) return LetterCase::kAcronym;
  return text::StartsWithCapital(word) ? LetterCase::kCapital : LetterCase::kAny;
}

void AddOrganizationForm(std::string_view written, text::Tokenizer& tokenizer,
                         std::vector<OrganizationForm>& forms) {
  const Alias alias = ParseAlias(written);
  OrganizationForm form{.words = {}, .exact = alias.exact};
  std::uint32_t end = 0;
  for (const text::Token& token : tokenizer.Tokenize(alias.name)) {
    if (token.variant) continue;
    const std::uint32_t gap = token.span.begin > end ? token.span.begin - end : 0;
    const bool has_break =
        alias.name.substr(end, gap).find_first_of(",/") != std::string_view::npos ||
        HasDash(alias.name.substr(end, gap));
    form.words.push_back(
        {text::DropLatinAccents(token.term), LetterCaseOf(token.span.In(alias.name)), has_break});
    end = token.span.end;
  }
  if (form.words.empty()) return;
  // «министерство иностранных дел России» needs no capital to be recognised.
  const bool cyrillic = static_cast<unsigned char>(form.words.front().term.front()) >= 0xD0;
  if (cyrillic && form.words.size() >= 3 &&
      form.words.front().letter_case == LetterCase::kCapital) {
    form.words.front().letter_case = LetterCase::kAny;
  }
  forms.push_back(std::move(form));
}

}  // namespace

std::vector<std::string_view> SplitName(std::string_view name) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = name.find_first_not_of(' ');
    if (begin == std::string_view::npos) return words;
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    words.push_back(name.substr(begin, end - begin));
    name.remove_prefix(end);
  }
}

bool IsPatronymicAt(const std::vector<std::string_view>& words, std::size_t index) {
  // The first word is the given name, the last the surname.
  if (index == 0 || index + 1 >= words.size()) return false;
  const auto is_turkic = [](std::string_view word) { return word == "оглы" || word == "кызы"; };
  if (is_turkic(words[index])) return true;
  if (index + 2 < words.size() && is_turkic(words[index + 1])) return true;
  return words[index].ends_with("ич") || words[index].ends_with("вна") ||
         words[index].ends_with("чна");
}

std::string SpellingKey(std::string_view folded) {
  std::string key(folded);
  if (key.size() < 2 || static_cast<unsigned char>(key.front()) >= 0x80) return key;
  if (IsItsOwnKey(folded)) return key;
  std::replace(key.begin(), key.end(), 'y', 'i');
  if (key.size() <= kShortWord) return key;
  ReplaceAll(key, "kh", "h");
  ReplaceAll(key, "x", "ks");
  key.erase(std::unique(key.begin(), key.end()), key.end());
  ReplaceAll(key, "aie", "ae");
  ReplaceAll(key, "oie", "oe");
  if (key.starts_with("ie")) key.erase(0, 1);
  return key;
}

bool HasDoublesOf(const Entity& person, std::string_view folded) {
  const auto has_double = [](std::string_view word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const bool is_letter = static_cast<unsigned char>(word[i]) < 0x80;
      if (is_letter && word[i] == word[i - 1] && word[i] != 'y' && word[i] != 'i') return true;
    }
    return false;
  };
  const std::string key = SpellingKey(folded);
  bool is_known = false;
  const auto look = [&](std::string_view name) {
    for (const std::string_view word : SplitName(name)) {
      const std::string own = text::DropLatinAccents(text::FoldWord(word));
      if (SpellingKey(own) != key) continue;
      is_known = is_known || own.size() == folded.size() || has_double(own) == has_double(folded);
    }
  };
  look(person.en);
  for (const std::string& alias : person.en_aliases) look(alias);
  return is_known;
}

std::vector<PersonForm> PersonForms(const Entity& person, text::Tokenizer& tokenizer) {
  std::vector<PersonForm> forms;
  AddName(person, {person.en}, tokenizer, forms);
  AddName(person, {person.ru}, tokenizer, forms);
  for (const auto* aliases : {&person.en_aliases, &person.ru_aliases}) {
    for (const std::string& alias : *aliases) AddName(person, ParseAlias(alias), tokenizer, forms);
  }
  return forms;
}

std::vector<std::string> GivenNameKeys(const Entity& person, text::Tokenizer& tokenizer) {
  std::vector<std::string> keys;
  if (person.family_first) return keys;
  std::vector<std::string_view> names = {person.en, person.ru};
  names.insert(names.end(), person.en_aliases.begin(), person.en_aliases.end());
  names.insert(names.end(), person.ru_aliases.begin(), person.ru_aliases.end());
  for (const std::string_view name : names) {
    const Alias alias = ParseAlias(name);
    const NameParts parts = SplitParts(alias.name, false, tokenizer);
    if (alias.exact || parts.titled) continue;
    for (const NameWord& given : parts.given) {
      for (const std::string& word : given.parts) {
        if (text::CountCodePoints(word) <= 2) continue;
        for (const auto& forms : DeclineName(word, NamePart::kGiven, person.gender)) {
          for (const std::string& form : forms) keys.push_back(SpellingKey(form));
        }
      }
    }
  }
  return keys;
}

std::vector<OrganizationForm> OrganizationForms(const Entity& organization,
                                                text::Tokenizer& tokenizer) {
  std::vector<OrganizationForm> forms;
  AddOrganizationForm(organization.en, tokenizer, forms);
  AddOrganizationForm(organization.ru, tokenizer, forms);
  for (const auto* aliases : {&organization.en_aliases, &organization.ru_aliases}) {
    for (const std::string& alias : *aliases) AddOrganizationForm(alias, tokenizer, forms);
  }
  return forms;
}

}  // namespace dossier::entities
