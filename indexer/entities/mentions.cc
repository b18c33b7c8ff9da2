#include "entities/mentions.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "entities/name_forms.h"
#include "entities/name_words.h"
#include "text/letter_case.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

// The candidates of one field, with what is needed to judge them.
struct FieldCandidates {
  Field field;
  std::string_view utf8;
  const std::vector<text::Token>* tokens;
  std::vector<Candidate> candidates;
};

// A word of a name that stands in front of a candidate.
enum class NameWord { kNone, kGiven, kPatronymic, kInitial };

bool IsPatronymicForm(std::string_view term) {
  static constexpr std::string_view kEndings[] = {"вич",   "вича",   "вичу",   "вичем",   "виче",
                                                  "вна",   "вны",    "вне",    "вну",     "вной",
                                                  "ильич", "ильича", "ильичу", "ильичом", "ильиче"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return term.ends_with(ending); });
}

// The word at `token`, as a part of the name that goes on at byte `next`.
NameWord KindOf(const FieldCandidates& in, std::size_t token, std::uint32_t next,
                const Matcher& matcher) {
  const text::Token& word = (*in.tokens)[token];
  if (word.span.end > next) return NameWord::kNone;
  const std::string_view written = word.span.In(in.utf8);
  const std::string_view gap = in.utf8.substr(word.span.end, next - word.span.end);
  if (!text::StartsWithCapital(written)) return NameWord::kNone;
  if (text::CountCodePoints(written) == 1) {
    return gap == "." || gap == ". " || gap == ".\u00A0" ? NameWord::kInitial : NameWord::kNone;
  }
  if (gap != " " && gap != "\u00A0") return NameWord::kNone;
  if (IsPatronymicForm(word.term)) return NameWord::kPatronymic;
  return matcher.IsGivenName(word.term) && !text::IsAcronym(written) ? NameWord::kGiven
                                                                     : NameWord::kNone;
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

// "S. Lavrov" is no full name behind the name of somebody else: "John S. Lavrov".
bool IsFull(const FieldCandidates& in, const Candidate& candidate, const Matcher& matcher) {
  if (candidate.form != FormKind::kFull) return false;
  if (!StartsWithInitial(in, candidate)) return true;
  return !IsSomebodyElse(in, candidate, candidate.entities.front(), matcher);
}

// Who a candidate is, given how often each person is named in full; nothing where that is nobody or
// cannot be told.
std::optional<int> Resolve(const FieldCandidates& in, const Candidate& candidate,
                           const Matcher& matcher,
                           const std::unordered_map<int, int>& named_in_full) {
  if (IsFull(in, candidate, matcher)) return candidate.entities.front();
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
  if (best) return best;
  for (const int entity : candidate.entities) {
    const Entity& person = matcher.gazetteer().entities()[static_cast<std::size_t>(entity)];
    if (!person.solo || person.weak) continue;
    if (!IsSomebodyElse(in, candidate, entity, matcher)) return entity;
  }
  return std::nullopt;
}

// The places of one field that name a person of the gazetteer.
std::vector<Span> PeopleIn(Field field, const AnalyzedArticle& analyzed) {
  std::vector<Span> people;
  for (const Mention& mention : analyzed.mentions) {
    const LocalEntity& entity = analyzed.entities[mention.entity];
    const bool is_known_person =
        entity.kind == EntityKind::kPerson && entity.number != LocalEntity::kUnknown;
    if (mention.field == field && is_known_person) people.push_back(mention.span);
  }
  return people;
}

Role RoleOf(const article::Article& article, Field field, Span span) {
  if (field == Field::kTitle) return Role::kSubject;
  for (const article::Block& block : article.blocks) {
    if (span.begin >= block.span.begin && span.begin < block.span.end) {
      return block.kind == article::BlockKind::kCredit ? Role::kCredit : Role::kSubject;
    }
  }
  return Role::kSubject;
}

}  // namespace

std::string_view FieldName(Field field) { return field == Field::kTitle ? "title" : "text"; }

std::string_view RoleName(Role role) {
  switch (role) {
    case Role::kSubject:
      return "subject";
    case Role::kSpeaker:
      return "speaker";
    case Role::kCredit:
      break;
  }
  return "credit";
}

std::string_view RuleName(Rule) { return "gazetteer"; }

AnalyzedArticle AnalyzeArticle(article::Article article, text::Analyzer& analyzer,
                               const Matcher& matcher) {
  AnalyzedArticle analyzed;
  analyzed.title_tokens = analyzer.Analyze(article.title);
  analyzed.text_tokens = analyzer.Analyze(article.text);
  FieldCandidates fields[] = {{Field::kTitle, article.title, &analyzed.title_tokens, {}},
                              {Field::kText, article.text, &analyzed.text_tokens, {}}};
  std::unordered_map<int, int> named_in_full;
  for (FieldCandidates& field : fields) {
    field.candidates = matcher.Find(field.utf8, *field.tokens, CapitalRule::kNeeded);
    for (const Candidate& candidate : field.candidates) {
      if (IsFull(field, candidate, matcher)) ++named_in_full[candidate.entities.front()];
    }
  }
  std::unordered_map<int, std::size_t> indices;  // of the gazetteer's numbers in entities
  for (const FieldCandidates& field : fields) {
    for (const Candidate& candidate : field.candidates) {
      const auto number = Resolve(field, candidate, matcher, named_in_full);
      if (!number) continue;
      const auto [entity, added] = indices.try_emplace(*number, analyzed.entities.size());
      if (added) {
        const Entity& known = matcher.gazetteer().entities()[static_cast<std::size_t>(*number)];
        analyzed.entities.push_back({known.kind, known.id, *number});
      }
      analyzed.mentions.push_back({field.field, candidate.span,
                                   static_cast<std::uint32_t>(entity->second),
                                   RoleOf(article, field.field, candidate.span)});
    }
  }
  const NameWords& names = matcher.name_words();
  names.Assign(article.title, PeopleIn(Field::kTitle, analyzed), analyzed.title_tokens);
  names.Assign(article.text, PeopleIn(Field::kText, analyzed), analyzed.text_tokens);
  analyzed.article = std::move(article);
  return analyzed;
}

}  // namespace dossier::entities
