#include "entities/mentions.h"

#include <optional>
#include <utility>

#include "entities/known_names.h"
#include "entities/local_entities.h"
#include "entities/name_words.h"
#include "entities/office_holders.h"

namespace dossier::entities {
namespace {

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

bool HasSmallLetters(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].shape == Shape::kSmall) return true;
  }
  return false;
}

// The names that the gazetteer lacks: by the tagger, whom the rules advise, or by the rules alone.
// Where the text `has_small` letters, capitals of a headline tell nothing: what is a name there
// stands in the text, too.
std::vector<NameSpan> FindUnknownNames(const FieldWords& field, bool has_small,
                                       const Gazetteer& gazetteer) {
  std::vector<NameSpan> names = FindByRules(field.words, field.known);
  if (gazetteer.tagger() != nullptr) {
    const std::vector<Tag> tags =
        gazetteer.tagger()->TagWords(field.words, AddHints(field.known, names));
    names = Combine(field.words, field.known, std::move(names), tags);
  }
  std::erase_if(names, [&](const NameSpan& name) {
    const Word& first = field.words[name.begin];
    const bool is_guess = name.rule == Rule::kTagger;
    return (first.is_shouted && has_small) || (first.is_titled && is_guess);
  });
  return names;
}

Role RoleOf(const article::Article& article, const FieldWords& in, Field field, Span span) {
  if (field == Field::kText && IsInCredit(article, span)) return Role::kCredit;
  const bool speaks = IsSpeaker(in.words, in.words.At(span.begin), in.words.At(span.end));
  return speaks ? Role::kSpeaker : Role::kSubject;
}

}  // namespace

std::string_view FieldName(Field field) { return field == Field::kTitle ? "title" : "text"; }

AnalyzedArticle AnalyzeArticle(article::Article article, text::Analyzer& analyzer,
                               const Matcher& matcher) {
  AnalyzedArticle analyzed;
  analyzed.title_tokens = analyzer.Analyze(article.title);
  analyzed.text_tokens = analyzer.Analyze(article.text);
  const std::vector<FieldInput> inputs = {{article.title, &analyzed.title_tokens},
                                          {article.text, &analyzed.text_tokens}};
  const std::optional<PartialDate> date =
      article.date ? std::optional(article.date->value) : std::nullopt;
  const std::vector<FieldWords> fields = FindKnownNames(inputs, date, matcher);
  std::vector<std::vector<NameSpan>> unknown;
  for (const FieldWords& field : fields) {
    unknown.push_back(
        FindUnknownNames(field, HasSmallLetters(fields.back().words), matcher.gazetteer()));
  }
  LocalEntities local = JoinNames(fields, unknown, matcher.gazetteer());
  if (date) AddOfficeHolders(inputs, *date, matcher, local);
  analyzed.entities = std::move(local.entities);
  for (const LocalMention& mention : local.mentions) {
    const Field field = mention.field == 0 ? Field::kTitle : Field::kText;
    const Role role = RoleOf(article, fields[mention.field], field, mention.span);
    analyzed.mentions.push_back({field, mention.span, mention.entity, role, mention.rule});
  }
  const NameWords& names = matcher.name_words();
  names.Assign(article.title, PeopleIn(Field::kTitle, analyzed), analyzed.title_tokens);
  names.Assign(article.text, PeopleIn(Field::kText, analyzed), analyzed.text_tokens);
  analyzed.article = std::move(article);
  return analyzed;
}

}  // namespace dossier::entities
