// Works by endings in code points. Every function adds to a list whatever the endings of the word
// suggest; the caller stems the forms and keeps one for each stem.
#include "index/word_forms.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "text/utf8.h"

namespace dossier::index {
namespace {

using Letters = std::u32string;
using LettersView = std::u32string_view;

// Shorter ones keep their stem in every form, or are acronyms.
constexpr std::size_t kShortest = 4;

constexpr LettersView kVowels = U"аеиоуыэюя";

bool IsVowel(char32_t c) { return kVowels.find(c) != kVowels.npos; }

Letters ToLetters(std::string_view utf8) {
  Letters letters;
  for (std::size_t offset = 0; offset < utf8.size();) {
    letters += text::NextCodePoint(utf8, offset);
  }
  return letters;
}

std::string ToUtf8(LettersView letters) {
  std::string utf8;
  for (const char32_t c : letters) text::AppendCodePoint(c, utf8);
  return utf8;
}

bool EndsIn(LettersView word, std::initializer_list<LettersView> endings) {
  for (const LettersView ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

Letters Cut(LettersView word, std::size_t letters) {
  return Letters(word.substr(0, word.size() - letters));
}

class Forms {
 public:
  void Add(LettersView base, std::initializer_list<LettersView> endings) {
    for (const LettersView ending : endings) {
      list_.push_back(ToUtf8(base) + ToUtf8(ending));
    }
  }
  std::vector<std::string> Take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

// The stem's end as it is before a softening ending: «осветить» – «освещен», «освечу».
std::vector<Letters> Softened(const Letters& stem) {
  struct Change {
    LettersView from;
    std::array<LettersView, 2> to;
  };
  static constexpr std::array<Change, 11> kChanges = {{{U"ст", {U"щ", U""}},
                                                       {U"ск", {U"щ", U""}},
                                                       {U"д", {U"ж", U"жд"}},
                                                       {U"т", {U"ч", U"щ"}},
                                                       {U"з", {U"ж", U""}},
                                                       {U"с", {U"ш", U""}},
                                                       {U"к", {U"ч", U""}},
                                                       {U"б", {U"бл", U""}},
                                                       {U"п", {U"пл", U""}},
                                                       {U"в", {U"вл", U""}},
                                                       {U"м", {U"мл", U""}}}};
  for (const Change& change : kChanges) {
    if (!stem.ends_with(change.from)) continue;
    std::vector<Letters> softened;
    for (const LettersView to : change.to) {
      if (!to.empty()) softened.push_back(Cut(stem, change.from.size()).append(to));
    }
    return softened;
  }
  return {stem};
}

// Verbs in -ать and -ять: «работать», «писать», «использовать», «давать».
void AddVerbInA(const Letters& verb, Forms& forms) {
  const Letters base = Cut(verb, 2);  // работа
  forms.Add(base, {U"ет", U"ют", U"ется", U"л", U"ла", U"лось", U"лся", U"н", U"нный", U"ние",
                   U"ющий", U"ть", U"ться"});
  if (EndsIn(verb, {U"овать", U"евать"})) {
    forms.Add(Cut(verb, 5) + U"у", {U"ет", U"ют", U"ется", U"ются", U"ющий", U"емый"});
  }
  if (EndsIn(verb, {U"авать"})) forms.Add(Cut(verb, 4), {U"ет", U"ют", U"ется"});
  if (EndsIn(verb, {U"сать", U"зать", U"скать"})) {  // писать – пишет
    for (const Letters& soft : Softened(Cut(verb, 3))) forms.Add(soft, {U"ет", U"ут", U"ется"});
  }
}

// Verbs in -ить and -еть: «решить», «видеть», «иметь».
void AddVerbInI(const Letters& verb, Forms& forms) {
  const Letters base = Cut(verb, 2);  // реши
  const Letters stem = Cut(verb, 3);  // реш
  forms.Add(base, {U"л", U"ла", U"лось", U"лся", U"лась", U"ть", U"ться"});
  forms.Add(stem, {U"ит", U"ят", U"ится", U"ятся"});
  if (verb.ends_with(U"еть")) {
    forms.Add(base, {U"ет", U"ют", U"ется", U"ющий"});
    forms.Add(stem, {U"ен", U"енный"});
  } else {
    for (const Letters& soft : Softened(stem)) {
      forms.Add(soft, {U"ен", U"ена", U"енный", U"ение"});
    }
  }
}

// Verbs in -ти and -чь: «произойти», «привести», «внести», «помочь», «привлечь».
void AddVerbWithConsonant(const Letters& verb, Forms& forms) {
  if (verb.ends_with(U"йти")) {
    const Letters base = Cut(verb, 3);
    forms.Add(base, {U"йдет", U"йдут", U"шел", U"шла", U"шло", U"шли"});
  } else if (verb.ends_with(U"сти")) {
    const Letters base = Cut(verb, 3);
    forms.Add(base, {U"дет", U"дут", U"ден", U"дена", U"тет", U"тен", U"сет", U"сен", U"сена", U"с",
                     U"сла", U"л", U"ла", U"ло", U"ли"});
  } else if (verb.ends_with(U"чь")) {
    const Letters base = Cut(verb, 2);
    forms.Add(base, {U"г", U"гла", U"жет", U"гут", U"жен", U"к", U"кла", U"чет", U"кут", U"чен"});
  }
}

void AddVerb(const Letters& verb, Forms& forms) {
  if (EndsIn(verb, {U"ать", U"ять"})) {
    AddVerbInA(verb, forms);
  } else if (EndsIn(verb, {U"ить", U"еть"})) {
    AddVerbInI(verb, forms);
  } else if (verb.ends_with(U"нуть")) {
    forms.Add(Cut(verb, 3), {U"ет", U"ут", U"ул", U"ула", U"ули", U"улся", U"ут", U"утый"});
  } else {
    AddVerbWithConsonant(verb, forms);
  }
}

// The perfective verbs that may belong to an imperfective.
std::vector<Letters> Perfectives(const Letters& verb) {
  // Roots whose two aspects are of two shapes.
  static constexpr std::array<std::pair<LettersView, LettersView>, 17> kRoots = {{
      {U"зывать", U"звать"},
      {U"бирать", U"брать"},
      {U"мирать", U"мереть"},
      {U"нимать", U"нять"},
      {U"чинать", U"чать"},
      {U"входить", U"войти"},
      {U"ходить", U"йти"},
      {U"исходить", U"изойти"},
      {U"водить", U"вести"},
      {U"носить", U"нести"},
      {U"возить", U"везти"},
      {U"падать", U"пасть"},
      {U"лагать", U"ложить"},
      {U"давать", U"дать"},
      {U"ставать", U"стать"},
      {U"могать", U"мочь"},
      {U"влекать", U"влечь"},
  }};
  std::vector<Letters> perfectives;
  for (const auto& [from, to] : kRoots) {
    if (verb.ends_with(from)) perfectives.push_back(Cut(verb, from.size()).append(to));
  }
  const auto add_in_i = [&perfectives](const Letters& stem) {
    static constexpr std::array<std::pair<LettersView, LettersView>, 10> kHardened = {{
        {U"жд", U"д"},
        {U"щ", U"т"},
        {U"щ", U"ст"},
        {U"ж", U"д"},
        {U"ж", U"з"},
        {U"ш", U"с"},
        {U"ч", U"т"},
        {U"вл", U"в"},
        {U"пл", U"п"},
        {U"мл", U"м"},
    }};
    perfectives.push_back(stem + U"ить");
    for (const auto& [soft, hard] : kHardened) {
      if (stem.ends_with(soft)) {
        perfectives.push_back(Cut(stem, soft.size()).append(hard).append(U"ить"));
      }
    }
  };
  if (EndsIn(verb, {U"ывать", U"ивать"})) {
    const Letters stem = Cut(verb, 5);
    std::vector<Letters> stems = {stem};
    const std::size_t vowel = stem.find_last_of(kVowels);
    if (vowel != stem.npos && stem[vowel] == U'а') {
      stems.push_back(stem);
      stems.back()[vowel] = U'о';
    }
    for (const Letters& each : stems) {
      perfectives.push_back(each + U"ать");  // указывать – указать, разрабатывать – разработать
      if (verb.ends_with(U"ивать")) add_in_i(each);  // спрашивать – спросить, убивать – убить
    }
    if (verb.ends_with(U"ывать")) perfectives.push_back(stem + U"ыть");  // открывать – открыть
  } else if (EndsIn(verb, {U"авать"})) {
    perfectives.push_back(Cut(verb, 4) + U"ть");  // создавать – создать
  } else if (EndsIn(verb, {U"ять", U"жать", U"шать", U"чать", U"щать", U"ждать"})) {
    add_in_i(Cut(verb, 3));  // заявлять – заявить, решать – решить
  }
  return perfectives;
}

void AddAdjective(const Letters& adjective, Forms& forms) {
  const Letters base = Cut(adjective, 2);
  forms.Add(base, {U"ый", U"ого", U"ая", U"ые", U"ых"});
  if (base.size() > 3 && base.back() == U'н' && !IsVowel(base[base.size() - 2])) {
    forms.Add(Cut(base, 1), {U"ен"});  // равный – равен
    forms.Add(base, {U"а", U"о", U"ы"});
  }
}

// Feminine and neuter nouns lose their ending in the genitive plural and may gain a vowel there:
// «пленка» – «пленок», «число» – «чисел», «стекло» – «стекол».
void AddGenitivePlural(const Letters& base, Forms& forms) {
  forms.Add(base, {U""});
  constexpr LettersView kAfterAVowel = U"кгнлрмц";
  const char32_t last = base.back();
  const char32_t before = base[base.size() - 2];
  if (IsVowel(before) || kAfterAVowel.find(last) == kAfterAVowel.npos) return;
  const bool soft = before == U'ь' || before == U'й';
  const Letters start = Cut(base, soft ? 2 : 1);
  const bool hissing = LettersView(U"жшчщц").find(before) != LettersView::npos;
  if (!soft && !hissing && (last == U'к' || last == U'г' || last == U'л')) {
    forms.Add(start + U'о' + last, {U""});
  }
  if (last != U'к' || soft || hissing) forms.Add(start + U'е' + last, {U""});
}

void AddNoun(const Letters& noun, Forms& forms) {
  static constexpr std::initializer_list<LettersView> kHard = {
      U"а", U"у", U"ом", U"ой", U"е", U"ы", U"и", U"ов", U"ам", U"ами", U"ах"};
  static constexpr std::initializer_list<LettersView> kSoft = {U"я", U"ю",  U"ем", U"ей",  U"е",
                                                               U"и", U"ев", U"ям", U"ями", U"ях"};
  const char32_t last = noun.back();
  const Letters base = IsVowel(last) || last == U'ь' || last == U'й' ? Cut(noun, 1) : noun;
  const bool hard = last == U'а' || last == U'о' || base.size() == noun.size();
  forms.Add(base, hard ? kHard : kSoft);
  if (noun.ends_with(U"мя")) forms.Add(base, {U"ени", U"ена", U"ен"});
  if (last == U'а' || last == U'я' || last == U'о' || last == U'е') {
    AddGenitivePlural(base, forms);
  } else if (EndsIn(noun, {U"ок", U"ек", U"ец", U"ень", U"ел", U"ол", U"оль"})) {
    // рынок – рынка, боец – бойца, день – дня, палец – пальца
    Letters without = Cut(base, 2);
    if (IsVowel(without.back())) without += U'й';
    if (without.ends_with(U'л')) without += U'ь';
    forms.Add(without + base.back(), hard ? kHard : kSoft);
  }
}

constexpr bool IsEnglishVowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

std::size_t CountSyllables(std::string_view word) {
  std::size_t count = 0;
  bool after_vowel = false;
  for (const char c : word) {
    const bool vowel = IsEnglishVowel(c);
    if (vowel && !after_vowel) ++count;
    after_vowel = vowel;
  }
  return word.ends_with('e') && count > 1 ? count - 1 : count;
}

}  // namespace

std::vector<std::string> RussianForms(std::string_view word) {
  Letters letters = ToLetters(word);
  if (EndsIn(letters, {U"ться", U"тись", U"чься"})) letters = Cut(letters, 2);
  if (letters.size() < kShortest) return {};
  Forms forms;
  if (EndsIn(letters, {U"ать", U"ять", U"ить", U"еть", U"уть", U"йти", U"сти", U"зти", U"чь"})) {
    AddVerb(letters, forms);
    for (const Letters& perfective : Perfectives(letters)) {
      forms.Add(perfective, {U""});
      AddVerb(perfective, forms);
    }
  } else if (EndsIn(letters, {U"ый", U"ий", U"ой"})) {
    AddAdjective(letters, forms);
  } else {
    AddNoun(letters, forms);
  }
  return forms.Take();
}

std::vector<std::string> EnglishSpellings(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kEndings = {{
      {"our", "or"},
      {"oured", "ored"},
      {"ourable", "orable"},
      {"tre", "ter"},
      {"bre", "ber"},
      {"fence", "fense"},
      {"licence", "license"},
      {"pretence", "pretense"},
      {"ize", "ise"},
      {"ization", "isation"},
      {"yse", "yze"},
      {"ogue", "og"},
      {"gramme", "gram"},
      {"lling", "ling"},
  }};
  std::vector<std::string> spellings;
  for (const auto& [from, to] : kEndings) {
    if (word.size() > from.size() + 1 && word.ends_with(from)) {
      spellings.push_back(std::string(word.substr(0, word.size() - from.size())).append(to));
    }
  }
  return spellings;
}

std::vector<std::string> EnglishComparison(std::string_view adjective) {
  if (adjective.size() < 3) return {};
  const std::size_t syllables = CountSyllables(adjective);
  const bool light = adjective.ends_with('y') || adjective.ends_with("le");
  if (syllables > 2 || (syllables == 2 && !light)) return {};
  const std::string word(adjective);
  const char last = word.back();
  if (last == 'e') return {word + "r", word + "st"};
  const char before = word[word.size() - 2];
  if (last == 'y' && !IsEnglishVowel(before)) {
    const std::string base = word.substr(0, word.size() - 1);
    return {base + "ier", base + "iest"};
  }
  const bool doubled = IsEnglishVowel(before) && !IsEnglishVowel(word[word.size() - 3]) &&
                       !IsEnglishVowel(last) && last != 'w' && last != 'x';
  const std::string base = doubled ? word + last : word;  // big – bigger
  return {base + "er", base + "est"};
}

}  // namespace dossier::index
