// Russian inflects a name in each of its words, and all of them stand in one case. So of two
// guesses at the nominatives of a given name and a surname the better is the one that explains more
// of the forms that stand in the article, each as some one case of both:
//
//   Марлена Абдрахманова, Абдрахмановым     Марлен Абдрахманов (a man; genitive, instrumental)
//   Любовь Орлова                           Любовь Орлова (a woman; nominative)
//
// Guesses are the forms themselves and what is left of them without an ending of a case. Cost: some
// hundred declensions a person. tests/entities/text_name_test.cc.
#include "entities/text_name.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "entities/declension.h"
#include "entities/name_forms.h"
#include "entities/people_rules.h"
#include "text/letter_case.h"
#include "text/name_key.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter

bool IsInitial(const NamePiece& piece) { return text::CountCodePoints(piece.term) == 1; }

// The words of [begin, end) with those that a hyphen joins as one.
std::vector<NamePiece> Pieces(const Words& words, std::size_t begin, std::size_t end,
                              std::vector<bool>& is_particle) {
  std::vector<NamePiece> pieces;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string term(words.Term(i));
    if (i > begin && (words[i].gap == Gap::kHyphen || words[i].gap == Gap::kApostrophe)) {
      const std::string_view gap =
          words.utf8().substr(words[i - 1].span.end, words[i].span.begin - words[i - 1].span.end);
      pieces.back().term += "-" + term;
      pieces.back().written.append(gap).append(words.Written(i));
      continue;
    }
    NamePiece piece{term, std::string(words.Written(i))};
    if (words[i].is_shouted && words[i].shape == Shape::kAllCapitals) {
      piece.written = text::TakeCodePoints(piece.written, 1);
      piece.written += std::string(term.substr(text::TakeCodePoints(term, 1).size()));
    }
    if (words[i].shape == Shape::kLetter) piece.written += '.';
    is_particle.push_back(words[i].shape == Shape::kSmall && words[i].Is(word_class::kParticle));
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

// False for «Гоголй» and «Андреь»: й stands behind a vowel only, ь behind a consonant.
bool MayFollow(std::string_view stem, std::string_view ending) {
  static constexpr std::string_view kVowels = "аеиоуыэюя";
  const bool is_vowel = kVowels.find(stem.substr(stem.size() - kLetter)) != std::string_view::npos;
  if (ending == "й") return is_vowel;
  return ending != "ь" || !is_vowel;
}

// Every guess at the nominative of `form`.
std::set<std::string> Guesses(std::string_view form) {
  static constexpr std::array<std::pair<std::string_view, std::array<std::string_view, 5>>, 22>
      kEndings = {{
          {"а", {"", "о", "", "", ""}},      {"у", {"", "а", "", "", ""}},
          {"е", {"", "а", "я", "й", "ь"}},   {"ом", {"", "ой", "ый", "ий", ""}},
          {"ым", {"", "ый", "ой", "", ""}},  {"ы", {"а", "", "", "", ""}},
          {"и", {"а", "я", "ь", "й", "ий"}}, {"ой", {"а", "ая", "", "", ""}},
          {"я", {"й", "ь", "", "", ""}},     {"ю", {"я", "й", "ь", "", ""}},
          {"ем", {"й", "ь", "", "", ""}},    {"ей", {"я", "а", "", "", ""}},
          {"им", {"ий", "", "", "", ""}},    {"ого", {"ый", "ий", "ой", "", ""}},
          {"его", {"ий", "", "", "", ""}},   {"ому", {"ый", "ий", "ой", "", ""}},
          {"ему", {"ий", "", "", "", ""}},   {"ую", {"ая", "", "", "", ""}},
          {"ью", {"ь", "", "", "", ""}},     {"ии", {"ия", "ий", "", "", ""}},
          {"ию", {"ия", "ий", "", "", ""}},  {"ия", {"ий", "", "", "", ""}},
      }};
  std::set<std::string> guesses{std::string(form)};
  for (const auto& [ending, nominatives] : kEndings) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 2 * kLetter) continue;
    const std::string stem(form.substr(0, form.size() - ending.size()));
    for (const std::string_view nominative : nominatives) {
      if (MayFollow(stem, nominative)) guesses.insert(stem + std::string(nominative));
    }
  }
  return guesses;
}

// The cases, as bits, in which `nominative` has the form `form`. Of a word with hyphens the last
// part tells.
unsigned CasesOf(std::string_view form, std::string_view nominative, NamePart part, Gender gender) {
  const std::size_t hyphen = form.rfind('-');
  const std::size_t nominative_hyphen = nominative.rfind('-');
  if ((hyphen == std::string_view::npos) != (nominative_hyphen == std::string_view::npos)) return 0;
  if (hyphen != std::string_view::npos) {
    form.remove_prefix(hyphen + 1);
    nominative.remove_prefix(nominative_hyphen + 1);
  }
  const CaseForms cases = DeclineName(nominative, part, gender);
  unsigned bits = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (std::ranges::find(cases[i], form) != cases[i].end()) bits |= 1U << i;
  }
  return bits;
}

// `nominative`, which is folded, written as `form` is: «Ковалёва» makes «Ковалёв» of «ковалев».
std::string WriteLike(std::string_view nominative, const NamePiece& form) {
  std::size_t at = 0;
  std::size_t in_form = 0;
  std::string written;
  while (at < nominative.size() && in_form < form.term.size()) {
    const std::string_view letter = text::TakeCodePoints(nominative.substr(at), 1);
    if (form.term.substr(in_form, letter.size()) != letter) break;
    const std::size_t letters = text::CountCodePoints(nominative.substr(0, at));
    const std::string_view before = text::TakeCodePoints(form.written, letters);
    written += text::TakeCodePoints(std::string_view(form.written).substr(before.size()), 1);
    at += letter.size();
    in_form += letter.size();
  }
  return written + std::string(nominative.substr(at));
}

struct Guess {
  std::string given;
  std::string surname;
  Gender gender = Gender::kMale;
};

// What a guess is worth, better ones greater.
using Worth = std::tuple<std::size_t, bool, bool, bool, std::size_t>;

Worth WorthOf(const Guess& guess, const std::vector<TextName>& forms, const WordClasses& classes) {
  std::size_t explained = 0;
  std::size_t as_it_stands = 0;
  for (const TextName& form : forms) {
    unsigned cases = CasesOf(form.surname.term, guess.surname, NamePart::kSurname, guess.gender);
    if (!form.given.empty() && !IsInitial(form.given.front())) {
      cases &= CasesOf(form.given.front().term, guess.given, NamePart::kGiven, guess.gender);
    }
    if (cases != 0) ++explained;
    if ((cases & 1U) != 0) ++as_it_stands;
  }
  const WordClassSet named = classes.FindNominative(guess.given);
  const WordClassSet wanted =
      guess.gender == Gender::kFemale ? word_class::kFemaleName : word_class::kMaleName;
  const bool is_name = guess.given.empty() || (named & wanted) != 0;
  const bool is_plain = guess.gender == Gender::kMale;
  // «Орлова» alone is a woman, «Лофнера» a man.
  const bool fits_gender = guess.gender == Gender::kFemale
                               ? guess.surname.ends_with("ова") || guess.surname.ends_with("ева") ||
                                     guess.surname.ends_with("ина") || guess.surname.ends_with("ая")
                               : !guess.surname.ends_with("ова") &&
                                     !guess.surname.ends_with("ева") &&
                                     !guess.surname.ends_with("а");
  return {explained, is_name, fits_gender, is_plain, as_it_stands};
}

std::string RussianNominative(const std::vector<TextName>& forms, const WordClasses& classes) {
  // The fullest form carries the words; the given name may be an initial in all of them.
  const TextName& fullest = *std::ranges::max_element(forms, {}, [](const TextName& form) {
    return form.given.size() * 2 + form.patronymic.size() - (form.HasInitialsOnly() ? 1 : 0);
  });
  const bool has_given = !fullest.given.empty() && !IsInitial(fullest.given.front());
  std::set<std::string> surnames = Guesses(fullest.surname.term);
  std::set<std::string> givens{""};
  if (has_given) {
    const std::string& term = fullest.given.front().term;
    givens = Guesses(term);
    // Those that no ending tells: Павлом, Павел.
    for (const TextName& form : forms) {
      if (!form.IsBare()) givens.emplace(classes.NominativeOf(form.given.front().term));
    }
  }
  Guess best{has_given ? fullest.given.front().term : "", fullest.surname.term, Gender::kMale};
  Worth best_worth = WorthOf(best, forms, classes);
  for (const std::string& given : givens) {
    for (const std::string& surname : surnames) {
      for (const Gender gender : {Gender::kMale, Gender::kFemale}) {
        Guess guess{given, surname, gender};
        const Worth worth = WorthOf(guess, forms, classes);
        if (worth <= best_worth) continue;
        best_worth = worth;
        best = std::move(guess);
      }
    }
  }
  std::string name;
  const auto append = [&name](const std::string& word) {
    if (!name.empty()) name += ' ';
    name += word;
  };
  for (std::size_t i = 0; i < fullest.given.size(); ++i) {
    append(i == 0 && has_given ? WriteLike(best.given, fullest.given[i])
                               : fullest.given[i].written);
  }
  for (const NamePiece& patronymic : fullest.patronymic) {
    const bool female = best.gender == Gender::kFemale;
    std::string nominative = patronymic.term;
    for (const std::string& guess : Guesses(patronymic.term)) {
      if (guess.ends_with(female ? "вна" : "ич") || (female && guess.ends_with("чна")))
        nominative = guess;
    }
    append(WriteLike(nominative, patronymic));
  }
  for (const NamePiece& particle : fullest.particles) append(particle.written);
  append(WriteLike(best.surname, fullest.surname));
  return name;
}

std::string Joined(const TextName& form) {
  std::string name;
  for (const auto* pieces : {&form.given, &form.patronymic, &form.particles}) {
    for (const NamePiece& piece : *pieces) name += piece.written + " ";
  }
  return name + form.surname.written;
}

}  // namespace

bool TextName::HasInitialsOnly() const {
  return !given.empty() && std::ranges::all_of(given, IsInitial);
}

TextName ReadTextName(const Words& words, std::size_t begin, std::size_t end) {
  std::vector<bool> is_particle;
  std::vector<NamePiece> pieces = Pieces(words, begin, end, is_particle);
  TextName name;
  name.script = words[begin].script;
  // Surname first: before initials, and before a patronymic that ends the name.
  const bool surname_first =
      pieces.size() > 1 && !IsInitial(pieces.front()) &&
      (IsInitial(pieces.back()) || (pieces.size() == 3 && IsPatronymic(pieces.back().term)));
  if (surname_first) {
    std::rotate(pieces.begin(), pieces.begin() + 1, pieces.end());
    is_particle.assign(pieces.size(), false);
  }
  const auto particle = std::ranges::find(is_particle, true);
  const std::size_t first_particle = particle == is_particle.end()
                                         ? pieces.size() - 1
                                         : static_cast<std::size_t>(particle - is_particle.begin());
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (i >= first_particle) {
      name.particles.push_back(std::move(pieces[i]));
    } else if (i > 0 && IsPatronymic(pieces[i].term)) {
      name.patronymic.push_back(std::move(pieces[i]));
    } else {
      name.given.push_back(std::move(pieces[i]));
    }
  }
  name.surname = std::move(pieces.back());
  return name;
}

std::string ComparableKey(const NamePiece& piece) {
  const bool cyrillic =
      !piece.term.empty() && static_cast<unsigned char>(piece.term.front()) >= 0xD0;
  return cyrillic ? text::NameKey(piece.term) : SpellingKey(text::DropLatinAccents(piece.term));
}

bool HaveSameGivenName(const TextName& one, const TextName& other) {
  if (one.given.empty() || other.given.empty()) return true;
  const NamePiece& a = one.given.front();
  const NamePiece& b = other.given.front();
  if (IsInitial(a) || IsInitial(b)) {
    return text::TakeCodePoints(a.term, 1) == text::TakeCodePoints(b.term, 1);
  }
  return ComparableKey(a) == ComparableKey(b);
}

std::string NominativeName(const std::vector<TextName>& forms, const WordClasses& classes) {
  if (forms.front().script == text::Script::kCyrillic) return RussianNominative(forms, classes);
  const TextName& fullest = *std::ranges::max_element(
      forms, {}, [](const TextName& form) { return Joined(form).size(); });
  return Joined(fullest);
}

}  // namespace dossier::entities
