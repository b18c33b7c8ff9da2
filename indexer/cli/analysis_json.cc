#include "cli/analysis_json.h"

#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;
using entities::Field;

// Starts an object with the place of `span`: the field is told only where it is the title.
class Places {
 public:
  Places(Field field, std::string_view utf8) : field_(field), counter_(utf8) {}

  // Begins must not fall from call to call.
  Json At(std::string_view utf8, Span span) {
    Json json = Json::object();
    if (field_ == Field::kTitle) json["field"] = entities::FieldName(field_);
    const std::size_t begin = counter_.At(span.begin);
    json["s"] = begin;
    json["e"] = begin + text::CountCodePoints(span.In(utf8));
    return json;
  }

 private:
  Field field_;
  text::CodePointCounter counter_;
};

// The English name of an entity of the gazetteer, else the name that the article gives it.
std::string_view Label(const entities::LocalEntity& entity, const entities::Gazetteer& gazetteer) {
  if (entity.number == entities::LocalEntity::kUnknown) {
    return std::string_view(entity.key).substr(1);
  }
  return gazetteer.entities()[static_cast<std::size_t>(entity.number)].en;
}

void AddTerms(Field field, std::string_view utf8, const std::vector<text::Token>& tokens,
              Json& terms) {
  Places places(field, utf8);
  for (std::size_t i = 0; i < tokens.size();) {
    const std::uint32_t position = tokens[i].position;
    Json json = places.At(utf8, tokens[i].span);
    Json forms = Json::array();
    for (; i < tokens.size() && tokens[i].position == position; ++i)
      forms.push_back(tokens[i].term);
    json["term"] = std::move(forms);
    terms.push_back(std::move(json));
  }
}

void AddMentions(Field field, std::string_view utf8, const entities::AnalyzedArticle& analyzed,
                 const entities::Gazetteer& gazetteer, Json& mentions) {
  Places places(field, utf8);
  for (const entities::Mention& mention : analyzed.mentions) {
    if (mention.field != field) continue;
    const entities::LocalEntity& entity = analyzed.entities[mention.entity];
    Json json = places.At(utf8, mention.span);
    json["type"] = entity.kind == entities::EntityKind::kPerson ? "PER" : "ORG";
    json["id"] = entity.key;
    json["label"] = Label(entity, gazetteer);
    json["role"] = entities::RoleName(mention.role);
    json["rule"] = entities::RuleName(mention.rule);
    mentions.push_back(std::move(json));
  }
}

void AddDates(Field field, std::string_view utf8, const std::vector<article::EventDate>& named,
              Json& dates) {
  Places places(field, utf8);
  for (const article::EventDate& date : named) {
    Json json = places.At(utf8, date.span);
    json["value"] = date.period.ToString();
    json["basis"] = article::EventBasisName(date);
    if (date.is_dateline) json["role"] = "dateline";
    dates.push_back(std::move(json));
  }
}

Json DateJson(const std::optional<article::PublicationDate>& date) {
  if (!date) return nullptr;
  return {{"value", date->value.ToString()},
          {"precision", DatePrecisionName(date->value.precision())},
          {"basis", article::DateBasisName(date->basis)},
          {"evidence", date->evidence}};
}

}  // namespace

void PrintAnalysisJson(const article::Record& record, const entities::AnalyzedArticle& analyzed,
                       const entities::Gazetteer& gazetteer, std::ostream& out) {
  const article::Article& article = analyzed.article;
  Json terms = Json::array();
  Json mentions = Json::array();
  Json dates = Json::array();
  if (!record.title.empty()) {
    AddTerms(Field::kTitle, article.title, analyzed.title_tokens, terms);
    AddMentions(Field::kTitle, article.title, analyzed, gazetteer, mentions);
    AddDates(Field::kTitle, article.title, article.title_dates, dates);
  }
  AddTerms(Field::kText, article.text, analyzed.text_tokens, terms);
  AddMentions(Field::kText, article.text, analyzed, gazetteer, mentions);
  AddDates(Field::kText, article.text, article.text_dates, dates);
  const Json json = {{"id", article.id},
                     {"lang", text::LanguageCode(article.language)},
                     {"title", article.title},
                     {"text", article.text},
                     {"date", DateJson(article.date)},
                     {"terms", std::move(terms)},
                     {"mentions", std::move(mentions)},
                     {"dates", std::move(dates)}};
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

void PrintAnalysisText(const entities::AnalyzedArticle& analyzed,
                       const entities::Gazetteer& gazetteer, std::ostream& out) {
  const article::Article& article = analyzed.article;
  out << article.id << "\n  title     " << article.title << "\n  language  "
      << text::LanguageCode(article.language) << "\n  date      ";
  if (article.date) {
    out << article.date->value.ToString() << " (" << article::DateBasisName(article.date->basis)
        << ": " << article.date->evidence << ")\n";
  } else {
    out << "not known\n";
  }
  out << "  words     " << analyzed.title_tokens.size() + analyzed.text_tokens.size() << "\n";
  // Each entity once, with the ways in which it is written here.
  std::map<std::uint32_t, std::map<std::string, int>> written;
  for (const entities::Mention& mention : analyzed.mentions) {
    const std::string& field = mention.field == Field::kTitle ? article.title : article.text;
    std::string form(mention.span.In(field));
    if (mention.role == entities::Role::kCredit) form += " (credit)";
    ++written[mention.entity][form];
  }
  for (const auto& [index, forms] : written) {
    const entities::LocalEntity& entity = analyzed.entities[index];
    out << "  " << (entity.kind == entities::EntityKind::kPerson ? "person    " : "org       ")
        << entity.key << ", " << Label(entity, gazetteer) << ":";
    const char* separator = " ";
    for (const auto& [form, count] : forms) {
      out << separator << form;
      if (count > 1) out << " ×" << count;
      separator = "; ";
    }
    out << "\n";
  }
  for (const auto& [field, named] :
       {std::pair(std::string_view(article.title), article.title_dates),
        std::pair(std::string_view(article.text), article.text_dates)}) {
    for (const article::EventDate& date : named) {
      out << (date.is_dateline ? "  dateline  " : "  event     ") << date.period.ToString() << " ("
          << article::EventBasisName(date) << ": " << article::CollapseSpaces(date.span.In(field))
          << ")\n";
    }
  }
}

}  // namespace dossier::cli
