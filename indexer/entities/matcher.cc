// Two tries walk over the words of a text. That of people holds every written form of every name,
// by spelling key; that of organizations holds stems, so that «Совета Федерации» is «Совет
// Федерации», and then looks at how the words are written:
//
//   "the Federation Council"                 found: each word of the name has its capital
//   "a council of federation"                not found: the name is written otherwise
//   «МИДа»                                   found: an acronym may carry the ending of a case
//   "who" against WHO                        not found: an acronym needs its capitals
//   "MAN WHO SHOT POPE IS FREE" against WHO  not found: capitals say nothing where all are
//
// Of all names that start at a word the longest wins. The cost is one look-up a word and trie step.
#include "entities/matcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/stemmer.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::size_t kMaxGapBytes = 4;

std::vector<std::string> Keys(const OrganizationForm& form, text::Stemmer& stemmer) {
  std::vector<std::string> keys;
  for (const OrganizationWord& word : form.words) {
    const bool cyrillic = static_cast<unsigned char>(word.term.front()) >= 0xD0;
    keys.push_back(
        stemmer.Stem(word.term, cyrillic ? text::Script::kCyrillic : text::Script::kLatin));
  }
  return keys;
}

// What may stand between two words of one name: a space, a hyphen, quotation marks, the full stop
// of an initial.
bool JoinsWords(std::string_view gap, std::string_view word_before) {
  if (gap.size() > kMaxGapBytes) return false;
  if (gap.find_first_of(",;:()!?/\t") != std::string_view::npos) return false;
  if (std::ranges::count(gap, '\n') > 1) return false;
  if (gap.find(" -") != std::string_view::npos) return false;  // a dash, typed as a hyphen
  if (gap.find('.') == std::string_view::npos) return true;
  return text::CountCodePoints(word_before) <= 2;
}

}  // namespace

// The text seen as positions: at each of them a word and its variants.
struct Matcher::Positions {
  std::string_view utf8;
  const std::vector<text::Token>& tokens;
  std::vector<std::size_t> starts;  // index of the first token of each position, and of the end
  std::vector<bool> joined;         // whether a position may go on the name of the one before it

  Positions(std::string_view text, const std::vector<text::Token>& all) : utf8(text), tokens(all) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i > 0 && tokens[i].position == tokens[i - 1].position) continue;
      starts.push_back(i);
      joined.push_back(i > 0 && IsJoined(starts[starts.size() - 2], i));
    }
    starts.push_back(tokens.size());
  }

  bool IsJoined(std::size_t before, std::size_t token) const {
    const Span left = tokens[before].span;
    const Span right = tokens[token].span;
    if (right.begin < left.end) return true;
    return JoinsWords(utf8.substr(left.end, right.begin - left.end), left.In(utf8));
  }

  std::size_t size() const { return joined.size(); }
  std::string_view Written(std::size_t position) const {
    return tokens[starts[position]].span.In(utf8);
  }

  // True where the last word of a name is written as names are: with a capital, or behind a hyphen
  // (Ban Ki-moon).
  bool HasNameCapital(std::size_t start, std::size_t last) const {
    if (text::StartsWithCapital(Written(last))) return true;
    if (last == start) return false;
    const std::uint32_t begin = tokens[starts[last]].span.begin;
    return begin > 0 && utf8[begin - 1] == '-' && tokens[starts[last - 1]].span.end == begin - 1;
  }

  // Calls step(key) for the word and the variants of a position until one leads on.
  template <typename KeyOf>
  PhraseTrie::Node Step(const PhraseTrie& trie, PhraseTrie::Node node, std::size_t position,
                        const KeyOf& key_of) const {
    for (std::size_t i = starts[position]; i < starts[position + 1]; ++i) {
      const PhraseTrie::Node next = trie.Step(node, key_of(tokens[i]));
      if (next != PhraseTrie::kNone) return next;
    }
    return PhraseTrie::kNone;
  }

  Candidate Make(std::size_t start, std::size_t end) const {
    Candidate candidate;
    candidate.first_token = starts[start];
    candidate.end_token = starts[end];
    candidate.span = {tokens[starts[start]].span.begin, tokens[starts[end - 1]].span.end};
    return candidate;
  }
};

Matcher::Matcher(const Gazetteer& gazetteer)
    : gazetteer_(&gazetteer),
      name_words_(gazetteer),
      places_(gazetteer.places()),
      offices_(gazetteer),
      state_bodies_(gazetteer.states(), StatePhrases::Roles::kBodies),
      home_bodies_(gazetteer) {
  text::Tokenizer tokenizer;
  text::Stemmer stemmer;
  for (int number = 0; number < static_cast<int>(gazetteer.entities().size()); ++number) {
    if (gazetteer.entities()[static_cast<std::size_t>(number)].kind == EntityKind::kPerson) {
      AddPerson(number, tokenizer);
    } else {
      AddOrganization(number, tokenizer, stemmer);
    }
  }
}

void Matcher::AddPerson(int number, text::Tokenizer& tokenizer) {
  const Entity& person = gazetteer_->entities()[static_cast<std::size_t>(number)];
  for (const PersonForm& form : PersonForms(person, tokenizer)) {
    people_.Add(form.keys,
                static_cast<std::uint32_t>(number) * 2 + static_cast<std::uint32_t>(form.kind));
    if (form.small_start && text::CountCodePoints(form.keys[0]) > 1) {
      small_starts_.Add({form.keys[0]}, 0);
    }
  }
  for (const std::string& key : GivenNameKeys(person, tokenizer)) {
    given_names_.Add({key}, static_cast<std::uint32_t>(number));
  }
}

void Matcher::AddOrganization(int number, text::Tokenizer& tokenizer, text::Stemmer& stemmer) {
  const Entity& organization = gazetteer_->entities()[static_cast<std::size_t>(number)];
  if (organization.generated) return;
  for (OrganizationForm& form : OrganizationForms(organization, tokenizer)) {
    organizations_.Add(Keys(form, stemmer), static_cast<std::uint32_t>(names_.size()));
    names_.push_back({number, std::move(form)});
  }
}

Candidate Matcher::FindPerson(const Positions& at, std::size_t start, CapitalRule capitals) const {
  Candidate best;
  const auto key_of = [](const text::Token& token) { return SpellingKey(token.term); };
  const bool is_small =
      capitals == CapitalRule::kNeeded && !text::StartsWithCapital(at.Written(start));
  if (is_small && at.Step(small_starts_, PhraseTrie::kRoot, start, key_of) == PhraseTrie::kNone) {
    return best;
  }
  PhraseTrie::Node node = PhraseTrie::kRoot;
  for (std::size_t position = start; position < at.size(); ++position) {
    if (position > start && !at.joined[position]) break;
    node = at.Step(people_, node, position, key_of);
    if (node == PhraseTrie::kNone) break;
    const auto& values = people_.Values(node);
    if (values.empty()) continue;
    if (capitals == CapitalRule::kNeeded && !at.HasNameCapital(start, position)) continue;
    // A full form says more than a bare surname of somebody else.
    const bool full = std::ranges::any_of(values, [](std::uint32_t v) {
      return v % 2 == static_cast<std::uint32_t>(FormKind::kFull);
    });
    if (is_small && !full) continue;
    best = at.Make(start, position + 1);
    best.form = full ? FormKind::kFull : FormKind::kSurname;
    for (const std::uint32_t value : values) {
      const bool is_bare_latin =
          !full && position == start && at.tokens[at.starts[start]].script == text::Script::kLatin;
      const Entity& person = gazetteer_->entities()[value / 2];
      if (is_bare_latin &&
          !HasDoublesOf(person, text::DropLatinAccents(at.tokens[at.starts[start]].term))) {
        continue;
      }
      if (value % 2 == static_cast<std::uint32_t>(best.form)) {
        best.entities.push_back(static_cast<int>(value / 2));
      }
    }
  }
  return best;
}

// True for a word in a line all of capitals.
bool Matcher::IsShouted(const Positions& at, std::size_t position) {
  const text::Token& token = at.tokens[at.starts[position]];
  const std::size_t before = at.utf8.substr(0, token.span.begin).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text::IsAllCapitals(at.utf8.substr(begin, at.utf8.find('\n', begin) - begin));
}

// True for "WHO" in a line all of capitals.
bool Matcher::IsShoutedStopWord(const Positions& at, std::size_t position) {
  return text::IsStopWord(at.tokens[at.starts[position]].term) && IsShouted(at, position);
}

// False where the capitals of an acronym are those of another one, which shares its stem: «ОАЭ» is
// not «ОАЭИ». Where all is in capitals the ending of a case is, too («МИДА РФ»).
bool Matcher::HasItsCapitals(const Positions& at, std::size_t position, std::string_view term) {
  const std::size_t capitals = text::CountCapitalsInFront(at.Written(position));
  const std::size_t letters = text::CountLetters(term);
  return capitals == letters || (capitals > letters && IsShouted(at, position));
}

bool Matcher::IsWrittenLike(const Positions& at, std::size_t start, const OrganizationName& name,
                            CapitalRule capitals) const {
  const bool acronym_case_matters =
      gazetteer_->entities()[static_cast<std::size_t>(name.entity)].acronym;
  for (std::size_t i = 0; i < name.form.words.size(); ++i) {
    if (i > 0 && !at.joined[start + i] && !name.form.words[i].has_break) return false;
    if (capitals == CapitalRule::kIgnored) continue;
    const std::string_view written = at.Written(start + i);
    switch (name.form.words[i].letter_case) {
      case LetterCase::kAny:
        break;
      case LetterCase::kCapital:
        if (!text::StartsWithCapital(written)) return false;
        break;
      case LetterCase::kAcronym:
        if (text::IsAcronym(written)) {
          if (IsShoutedStopWord(at, start + i)) return false;
          if (!HasItsCapitals(at, start + i, name.form.words[i].term)) return false;
          break;
        }
        if (acronym_case_matters || !text::StartsWithCapital(written) ||
            text::CountCodePoints(written) < 5) {
          return false;
        }
        break;
    }
  }
  return true;
}

Candidate Matcher::FindOrganization(const Positions& at, std::size_t start,
                                    CapitalRule capitals) const {
  Candidate best;
  PhraseTrie::Node node = PhraseTrie::kRoot;
  for (std::size_t position = start; position < at.size(); ++position) {
    node = at.Step(organizations_, node, position,
                   [](const text::Token& token) -> std::string_view { return token.stem; });
    if (node == PhraseTrie::kNone) break;
    Candidate found = at.Make(start, position + 1);
    for (const std::uint32_t value : organizations_.Values(node)) {
      const OrganizationName& name = names_[value];
      if (!IsWrittenLike(at, start, name, capitals)) continue;
      if (name.form.exact && at.tokens[at.starts[position]].term != name.form.words.back().term) {
        continue;
      }
      if (std::ranges::find(found.entities, name.entity) == found.entities.end()) {
        found.entities.push_back(name.entity);
      }
    }
    if (!found.entities.empty()) best = std::move(found);
  }
  return best;
}

std::vector<Candidate> Matcher::FindStateBodies(const Positions& at, std::size_t start,
                                                CapitalRule capitals) const {
  std::vector<Candidate> found;
  for (const StatePhrase& phrase :
       state_bodies_.FindAt(at.utf8, at.tokens, at.starts[start], capitals)) {
    Candidate candidate;
    candidate.span = phrase.SpanIn(at.tokens);
    candidate.first_token = phrase.first_token;
    candidate.end_token = phrase.end_token;
    candidate.entities = {gazetteer_->StateBody(phrase.role, phrase.country)};
    found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<Candidate> Matcher::Find(std::string_view utf8, const std::vector<text::Token>& tokens,
                                     CapitalRule capitals) const {
  std::vector<Candidate> found;
  const Positions at(utf8, tokens);
  for (std::size_t position = 0; position < at.size();) {
    Candidate person = FindPerson(at, position, capitals);
    Candidate organization = FindOrganization(at, position, capitals);
    // «АБИИ» is the bank, though somebody is called «Абий».
    const bool is_acronym = text::IsAcronym(at.Written(position));
    // "Bloomberg" is the agency, though somebody has it for a surname.
    const bool is_surname = person.form == FormKind::kSurname;
    const bool is_organization = is_acronym || is_surname
                                     ? organization.span.size() >= person.span.size()
                                     : organization.span.size() > person.span.size();
    std::vector<Candidate> longest = FindStateBodies(at, position, capitals);
    Candidate& listed = is_organization ? organization : person;
    if (longest.empty() || listed.end_token >= longest.front().end_token) {
      longest.clear();
      if (!listed.entities.empty()) longest.push_back(std::move(listed));
    }
    if (longest.empty()) {
      ++position;
      continue;
    }
    while (position < at.size() && at.starts[position] < longest.back().end_token) ++position;
    std::ranges::move(longest, std::back_inserter(found));
  }
  return found;
}

bool Matcher::IsGivenName(std::string_view term) const {
  return given_names_.Step(PhraseTrie::kRoot, SpellingKey(term)) != PhraseTrie::kNone;
}

bool Matcher::IsGivenNameOf(int entity, std::string_view term) const {
  const PhraseTrie::Node node = given_names_.Step(PhraseTrie::kRoot, SpellingKey(term));
  if (node == PhraseTrie::kNone) return false;
  const auto& owners = given_names_.Values(node);
  return std::ranges::find(owners, static_cast<std::uint32_t>(entity)) != owners.end();
}

}  // namespace dossier::entities
