#include "entities/known_names.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>

#include "entities/name_forms.h"
#include "entities/people_rules.h"
#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

// "Adobe" of "Adobe Resources Corp", another company: capitals up to a legal form follow a name of
// one word. "PaineWebber Group Inc" is PaineWebber.
bool IsOtherCompany(const Words& words, const KnownName& name) {
  constexpr std::size_t kLongest = 6;
  constexpr WordClassSet kApart = word_class::kTitle | word_class::kOffice | word_class::kCalendar |
                                  word_class::kGivenName | word_class::kSpeech;
  if (name.end - name.begin != 1 || words[name.begin].script != text::Script::kLatin) return false;
  bool has_other = false;
  for (std::size_t i = name.end; i < std::min(words.size(), name.end + kLongest); ++i) {
    const Word& word = words[i];
    if (word.gap != Gap::kSpace || word.is_ticker || word.is_shouted || word.is_titled)
      return false;
    if (words.Term(i) == "and" && i > name.end) continue;
    if (!word.HasCapital() || word.script != text::Script::kLatin || word.Is(kApart)) return false;
    if (word.Is(word_class::kLegalForm)) return has_other;
    const std::string_view term = words.Term(i);
    has_other = has_other || (term != "group" && term != "holdings" && term != "holding" &&
                              term != "international");
  }
  return false;
}

// "Bank of Japan" of "Export-Import Bank of Japan", another bank.
bool IsOtherBank(const Words& words, const KnownName& name) {
  constexpr WordClassSet kApart = word_class::kTitle | word_class::kOffice | word_class::kCalendar |
                                  word_class::kAcronymNot | word_class::kPlaceNoun;
  if (name.begin == 0 || name.end - name.begin < 3 || words.Term(name.begin) != "bank")
    return false;
  const Word& before = words[name.begin - 1];
  return words[name.begin].gap == Gap::kSpace && before.shape == Shape::kCapital &&
         !before.is_titled && !before.starts_sentence && !before.Is(kApart);
}

// What a headline calls by the first word of such a company is that one, where the text does not
// name the other: "GUINNESS PEAT" of Guinness Peat Group Plc.
void DropOtherCompanies(std::vector<FieldWords>& fields, const std::vector<int>& others) {
  for (const int number : others) {
    const bool is_named = std::ranges::find(fields.back().names, number, &KnownName::number) !=
                          fields.back().names.end();
    if (is_named) continue;
    for (FieldWords& field : fields) {
      std::erase_if(field.names, [&](const KnownName& name) {
        if (name.number != number) return false;
        std::fill(field.known.begin() + static_cast<std::ptrdiff_t>(name.begin),
                  field.known.begin() + static_cast<std::ptrdiff_t>(name.end), Tag::kOutside);
        return true;
      });
    }
  }
}

// The candidates of one field, with what is needed to judge them.
struct FieldCandidates {
  std::string_view utf8;
  const std::vector<text::Token>* tokens;
  std::vector<Candidate> candidates;
  std::uint32_t taken_bytes = 0;  // up to which the names in front of a candidate go
};

// A word of a name that stands in front of a candidate.
enum class NameWord { kNone, kGiven, kPatronymic, kInitial };

// The word at `token`, as a part of the name that goes on at byte `next`.
NameWord KindOf(const FieldCandidates& in, std::size_t token, std::uint32_t next,
                const Matcher& matcher) {
  const text::Token& word = (*in.tokens)[token];
  if (word.span.begin < in.taken_bytes || word.span.end > next) return NameWord::kNone;
  const std::string_view written = word.span.In(in.utf8);
  const std::string_view gap = in.utf8.substr(word.span.end, next - word.span.end);
  if (!text::StartsWithCapital(written)) return NameWord::kNone;
  if (text::CountCodePoints(written) == 1) {
    return gap == "." || gap == ". " || gap == ".\u00A0" ? NameWord::kInitial : NameWord::kNone;
  }
  if (gap != " " && gap != "\u00A0") return NameWord::kNone;
  if (IsPatronymic(word.term)) return NameWord::kPatronymic;
  const WordClassSet classes = matcher.gazetteer().word_classes().Find(word.term, word.stem, true);
  const bool is_given = matcher.IsGivenName(word.term) || (classes & word_class::kGivenName) != 0;
  return is_given && !text::IsAcronym(written) ? NameWord::kGiven : NameWord::kNone;
}

bool HasPatronymic(const Entity& person) {
  const std::vector<std::string_view> words = SplitName(person.ru);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (IsPatronymicAt(words, i)) return true;
  }
  return false;
}

bool HasInitial(const Entity& person, std::string_view term) {
  return std::ranges::any_of(std::initializer_list<const std::string*>{&person.en, &person.ru},
                             [&](const std::string* name) {
                               return text::FoldWord(text::TakeCodePoints(*name, 1)) == term;
                             });
}

// The first token of the position in front of that of `token`, which is the first of its own;
// `token` where there is none.
std::size_t PositionBefore(const std::vector<text::Token>& tokens, std::size_t token) {
  if (token == 0) return token;
  std::size_t before = token - 1;
  while (before > 0 && tokens[before - 1].position == tokens[before].position) --before;
  return before;
}

bool StartsWithInitial(const FieldCandidates& in, const Candidate& candidate) {
  return text::CountCodePoints((*in.tokens)[candidate.first_token].span.In(in.utf8)) == 1;
}

// True where the words in front of the candidate make it the name of somebody else than `entity`:
// "Kirill" or "K." before "Lavrov", «Кирилла Юрьевича» before «Лаврова», «К.» before «С. Лавров». A
// middle name that the gazetteer does not know makes nobody else of him: "John F." before "Kerry".
bool IsSomebodyElse(const FieldCandidates& in, const Candidate& candidate, int entity,
                    const Matcher& matcher) {
  const auto& tokens = *in.tokens;
  const Entity& person = matcher.gazetteer().entities()[static_cast<std::size_t>(entity)];
  const bool has_initial = StartsWithInitial(in, candidate);
  // The patronymic or middle name, and behind it the given name.
  std::size_t middle = candidate.first_token;
  NameWord kind = NameWord::kInitial;
  if (!has_initial) {
    middle = PositionBefore(tokens, middle);
    if (middle == candidate.first_token) return false;
    kind = KindOf(in, middle, candidate.span.begin, matcher);
    if (kind == NameWord::kNone) return false;
    if (kind == NameWord::kGiven) return !matcher.IsGivenNameOf(entity, tokens[middle].term);
  }
  const std::size_t given = PositionBefore(tokens, middle);
  if (given == middle) return !has_initial;
  const bool is_patronymic_known = HasPatronymic(person);
  switch (KindOf(in, given, tokens[middle].span.begin, matcher)) {
    case NameWord::kGiven:
      if (kind == NameWord::kPatronymic && is_patronymic_known) return true;
      return !matcher.IsGivenNameOf(entity, tokens[given].term);
    case NameWord::kInitial:
      if (tokens[middle].script != text::Script::kLatin && is_patronymic_known) return true;
      return !HasInitial(person, tokens[given].term);
    case NameWord::kNone:
    case NameWord::kPatronymic:
      break;
  }
  return !has_initial;
}

// "Park Jin" of "Park Jin-ho", another man's name.
bool GoesOn(const FieldCandidates& in, const Candidate& candidate, const Matcher& matcher) {
  const auto number = static_cast<std::size_t>(candidate.entities.front());
  if (matcher.gazetteer().entities()[number].kind != EntityKind::kPerson) return false;
  if (candidate.form != FormKind::kFull) return false;
  if (candidate.span.In(in.utf8).find(' ') == std::string_view::npos) return false;
  std::string_view rest = in.utf8.substr(candidate.span.end);
  if (!rest.starts_with('-')) return false;
  rest.remove_prefix(1);
  return IsSyllable(rest.substr(0, rest.find_first_of(" ,.;:!?'\"\n)")));
}

// "S. Lavrov" is no full name behind the name of somebody else: "John S. Lavrov".
bool IsFull(const FieldCandidates& in, const Candidate& candidate, const Matcher& matcher) {
  if (candidate.form != FormKind::kFull || GoesOn(in, candidate, matcher)) return false;
  if (!StartsWithInitial(in, candidate)) return true;
  return !IsSomebodyElse(in, candidate, candidate.entities.front(), matcher);
}

// The first byte of the name that ends with the candidate, which IsSomebodyElse has found to be
// that of one person: of "John" before "F. Kerry", of «Саймумин» before «Саттарович Ятимов».
std::uint32_t NameBegin(const FieldCandidates& in, const Candidate& candidate,
                        const Matcher& matcher) {
  const auto& tokens = *in.tokens;
  const std::uint32_t begin = candidate.span.begin;
  const std::size_t middle = PositionBefore(tokens, candidate.first_token);
  if (middle == candidate.first_token) return begin;
  const NameWord kind = KindOf(in, middle, begin, matcher);
  if (kind == NameWord::kNone) return begin;
  if (kind == NameWord::kGiven) return tokens[middle].span.begin;
  const std::size_t given = PositionBefore(tokens, middle);
  if (given == middle) return begin;
  const NameWord before = KindOf(in, given, tokens[middle].span.begin, matcher);
  const bool is_given = before == NameWord::kGiven || before == NameWord::kInitial;
  return is_given ? tokens[given].span.begin : begin;
}

// True for "in the Kremlin", «перед Белым домом», "on the South Lawn of the White House", where the
// house is meant and not who works there.
bool IsHouse(const FieldCandidates& in, const Candidate& candidate, int number,
             const Matcher& matcher) {
  static constexpr std::array<std::string_view, 16> kPrepositions = {
      "in",    "at", "inside", "outside", "near",   "around", "в",  "во",
      "перед", "у",  "около",  "возле",   "вблизи", "внутри", "за", "под"};
  static constexpr std::array<std::string_view, 8> kParts = {"lawn",  "gates", "walls", "hall",
                                                             "rooms", "стен",  "ворот", "зал"};
  if (!matcher.gazetteer().entities()[static_cast<std::size_t>(number)].building) return false;
  const auto& tokens = *in.tokens;
  std::size_t before = PositionBefore(tokens, candidate.first_token);
  if (before == candidate.first_token) return false;
  if (tokens[before].term == "the") before = PositionBefore(tokens, before);
  if (std::ranges::find(kPrepositions, tokens[before].term) != kPrepositions.end()) return true;
  if (tokens[before].term == "of") before = PositionBefore(tokens, before);
  return std::ranges::find(kParts, tokens[before].term) != kParts.end();
}

// How long a person is still meant by the bare surname behind the years in office.
constexpr int kYearsRemembered = 10;

bool IsInNews(const Entity& person, std::optional<PartialDate> date) {
  if (!date) return true;
  if (person.since && date->year() < person.since->year()) return false;
  return !person.until || date->year() <= person.until->year() + kYearsRemembered;
}

// Who a candidate is.
struct Resolved {
  int number = 0;
  bool is_default = false;
};

// Who a candidate is, given how often each person is named in full; nothing where that is nobody or
// cannot be told.
std::optional<Resolved> Resolve(const FieldCandidates& in, const Candidate& candidate,
                                std::optional<PartialDate> date, const Matcher& matcher,
                                const std::unordered_map<int, int>& named_in_full) {
  if (GoesOn(in, candidate, matcher)) return std::nullopt;
  if (IsFull(in, candidate, matcher)) return Resolved{candidate.entities.front()};
  std::optional<int> best;
  int best_count = 0;
  for (const int entity : candidate.entities) {
    if (IsSomebodyElse(in, candidate, entity, matcher)) continue;
    const auto count = named_in_full.find(entity);
    if (count != named_in_full.end() && count->second > best_count) {
      best = entity;
      best_count = count->second;
    }
  }
  if (best) return Resolved{*best};
  for (const int entity : candidate.entities) {
    const Entity& person = matcher.gazetteer().entities()[static_cast<std::size_t>(entity)];
    if (!person.solo || person.weak || !IsInNews(person, date)) continue;
    if (!IsSomebodyElse(in, candidate, entity, matcher)) return Resolved{entity, true};
  }
  return std::nullopt;
}

// "GROUP UPS STAKE": in a headline of capitals a short acronym in -s may be a verb; it counts where
// the text, if that has small letters, names the organization as well.
void DropShoutedWords(std::vector<FieldWords>& fields, const Matcher& matcher) {
  constexpr std::size_t kLongest = 4;
  if (fields.size() < 2) return;
  const FieldWords& text = fields.back();
  bool has_small = false;
  for (std::size_t i = 0; i < text.words.size() && !has_small; ++i) {
    has_small = text.words[i].shape == Shape::kSmall;
  }
  if (!has_small) return;
  for (FieldWords& field : fields) {
    if (&field == &text) break;
    std::erase_if(field.names, [&](const KnownName& name) {
      const auto number = static_cast<std::size_t>(name.number);
      const bool is_acronym =
          matcher.gazetteer().entities()[number].kind == EntityKind::kOrganization &&
          name.end - name.begin == 1 && field.words[name.begin].is_shouted &&
          field.words[name.begin].script == text::Script::kLatin &&
          field.words.Term(name.begin).size() <= kLongest &&
          field.words.Term(name.begin).ends_with('s');
      return is_acronym &&
             std::ranges::find(text.names, name.number, &KnownName::number) == text.names.end();
    });
  }
}

}  // namespace

std::vector<FieldWords> FindKnownNames(const std::vector<FieldInput>& fields,
                                       std::optional<PartialDate> date, const Matcher& matcher) {
  std::vector<FieldCandidates> candidates;
  std::unordered_map<int, int> named_in_full;
  for (const FieldInput& input : fields) {
    FieldCandidates& field = candidates.emplace_back(FieldCandidates{
        input.utf8, input.tokens, matcher.Find(input.utf8, *input.tokens, CapitalRule::kNeeded)});
    for (const Candidate& candidate : field.candidates) {
      if (IsFull(field, candidate, matcher)) ++named_in_full[candidate.entities.front()];
    }
  }
  std::vector<FieldWords> all;
  std::vector<int> others;
  for (FieldCandidates& field : candidates) {
    FieldWords& found = all.emplace_back(
        FieldWords{Words(field.utf8, *field.tokens, matcher.gazetteer().word_classes()), {}, {}});
    found.known.assign(found.words.size(), Tag::kOutside);
    for (const Candidate& candidate : field.candidates) {
      const auto resolved = Resolve(field, candidate, date, matcher, named_in_full);
      if (!resolved) continue;
      if (IsHouse(field, candidate, resolved->number, matcher)) continue;
      const std::size_t first_word = found.words.At(candidate.span.begin);
      if (first_word < found.words.size() && found.words[first_word].is_ticker) continue;
      KnownName name{found.words.At(candidate.span.begin), found.words.At(candidate.span.end),
                     resolved->number, resolved->is_default};
      const EntityKind kind =
          matcher.gazetteer().entities()[static_cast<std::size_t>(name.number)].kind;
      if (kind == EntityKind::kOrganization && IsOtherBank(found.words, name)) continue;
      if (kind == EntityKind::kOrganization && IsOtherCompany(found.words, name)) {
        others.push_back(name.number);
        continue;
      }
      if (candidate.form == FormKind::kSurname) {
        const std::size_t begin = found.words.At(NameBegin(field, candidate, matcher));
        if (begin < name.begin) name.is_default = false;
        name.begin = begin;
      }
      found.known = AddHints(std::move(found.known), {{name.begin, name.end, kind}});
      found.names.push_back(name);
      field.taken_bytes = candidate.span.end;
    }
    matcher.places().Mark(found.words, found.known);
  }
  DropShoutedWords(all, matcher);
  if (!others.empty()) DropOtherCompanies(all, others);
  matcher.home_bodies().Mark(all);
  return all;
}

}  // namespace dossier::entities
