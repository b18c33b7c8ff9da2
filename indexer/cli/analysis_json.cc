#include "cli/analysis_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;
using entities::Field;

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Writes a list of objects member by member: an article has a thousand of them, and to build each
// as Json costs more than the analysis.
class ObjectList {
 public:
  explicit ObjectList(std::string& json) : json_(json) { json_ += '['; }
  void Close() { json_ += ']'; }

  void OpenObject() {
    json_ += is_first_ ? "{" : ",{";
    is_first_ = false;
    has_member_ = false;
  }
  void CloseObject() { json_ += '}'; }

  void Add(std::string_view name, std::size_t number) {
    AddName(name);
    json_ += std::to_string(number);
  }
  void Add(std::string_view name, std::string_view value) {
    AddName(name);
    AddString(value);
  }

  void OpenStrings(std::string_view name) {
    AddName(name);
    json_ += '[';
  }
  void AddItem(std::string_view value) {
    if (json_.back() != '[') json_ += ',';
    AddString(value);
  }
  void CloseStrings() { json_ += ']'; }

 private:
  void AddName(std::string_view name) {
    if (has_member_) json_ += ',';
    has_member_ = true;
    json_.append("\"").append(name).append("\":");
  }

  void AddString(std::string_view value) {
    const bool is_plain = std::ranges::all_of(value, [](char c) {
      return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
    });
    if (is_plain) {
      json_.append("\"").append(value).append("\"");
    } else {
      json_ += Dump(value);
    }
  }

  std::string& json_;
  bool is_first_ = true;
  bool has_member_ = false;
};

// Opens objects with the place of a span: the field is told only where it is the title.
class Places {
 public:
  Places(Field field, std::string_view utf8) : field_(field), utf8_(utf8), counter_(utf8) {}

  // Begins must not fall from call to call.
  void OpenAt(Span span, ObjectList& list) {
    list.OpenObject();
    if (field_ == Field::kTitle) list.Add("field", entities::FieldName(field_));
    const std::size_t begin = counter_.At(span.begin);
    list.Add("s", begin);
    list.Add("e", begin + text::CountCodePoints(span.In(utf8_)));
  }

 private:
  Field field_;
  std::string_view utf8_;
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
              ObjectList& terms) {
  Places places(field, utf8);
  for (std::size_t i = 0; i < tokens.size();) {
    const std::uint32_t position = tokens[i].position;
    places.OpenAt(tokens[i].span, terms);
    terms.OpenStrings("term");
    for (; i < tokens.size() && tokens[i].position == position; ++i) terms.AddItem(tokens[i].term);
    terms.CloseStrings();
    terms.CloseObject();
  }
}

void AddMentions(Field field, std::string_view utf8, const entities::AnalyzedArticle& analyzed,
                 const entities::Gazetteer& gazetteer, ObjectList& mentions) {
  Places places(field, utf8);
  for (const entities::Mention& mention : analyzed.mentions) {
    if (mention.field != field) continue;
    const entities::LocalEntity& entity = analyzed.entities[mention.entity];
    places.OpenAt(mention.span, mentions);
    mentions.Add("type", entity.kind == entities::EntityKind::kPerson ? "PER" : "ORG");
    mentions.Add("id", entity.key);
    mentions.Add("label", Label(entity, gazetteer));
    mentions.Add("role", entities::RoleName(mention.role));
    mentions.Add("rule", entities::RuleName(mention.rule));
    mentions.CloseObject();
  }
}

void AddDates(Field field, std::string_view utf8, const std::vector<article::EventDate>& named,
              ObjectList& dates) {
  Places places(field, utf8);
  for (const article::EventDate& date : named) {
    places.OpenAt(date.span, dates);
    dates.Add("value", date.period.ToString());
    dates.Add("basis", article::EventBasisName(date));
    if (date.is_dateline) dates.Add("role", "dateline");
    dates.CloseObject();
  }
}

// Appends `"name":[…]`: what add(field, utf8, list) writes for the title and the text.
template <typename AddField>
void AddList(const char* name, const article::Record& record, const article::Article& article,
             std::string& json, const AddField& add) {
  json.append(",\"").append(name).append("\":");
  ObjectList list(json);
  if (!record.title.empty()) add(Field::kTitle, std::string_view(article.title), list);
  add(Field::kText, std::string_view(article.text), list);
  list.Close();
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
  std::string json = Dump({{"id", article.id},
                           {"lang", text::LanguageCode(article.language)},
                           {"title", article.title},
                           {"text", article.text},
                           {"date", DateJson(article.date)}});
  json.pop_back();
  AddList("terms", record, article, json, [&](Field field, std::string_view utf8, auto& list) {
    const bool is_title = field == Field::kTitle;
    AddTerms(field, utf8, is_title ? analyzed.title_tokens : analyzed.text_tokens, list);
  });
  AddList("mentions", record, article, json, [&](Field field, std::string_view utf8, auto& list) {
    AddMentions(field, utf8, analyzed, gazetteer, list);
  });
  AddList("dates", record, article, json, [&](Field field, std::string_view utf8, auto& list) {
    const bool is_title = field == Field::kTitle;
    AddDates(field, utf8, is_title ? article.title_dates : article.text_dates, list);
  });
  out << json << "}\n";
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
