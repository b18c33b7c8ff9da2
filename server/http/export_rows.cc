#include "http/export_rows.h"

#include <array>
#include <vector>

#include "http/csv.h"
#include "http/json_writer.h"
#include "http/query_string.h"

namespace dossier::http {
namespace {

using search::LabelledId;

void WriteValue(const LabelledId& value, text::Language language, JsonWriter& json) {
  json.Object([&] {
    json.Member("id", value.id);
    json.Member("label", value.labels.in(language));
  });
}

void WriteValues(const std::vector<LabelledId>& values, text::Language language, JsonWriter& json) {
  json.List(values, [&](const LabelledId& value) { WriteValue(value, language, json); });
}

void WriteDate(const search::ExportedArticle& article, JsonWriter& json) {
  if (!article.date) return json.Value(nullptr);
  json.Object([&] {
    json.Member("value", article.date->ToString());
    json.Member("precision", DatePrecisionName(article.date->precision()));
    json.Member("basis", article::DateBasisName(article.basis));
  });
}

std::string JsonRow(const search::ExportedArticle& article, text::Language language) {
  JsonWriter json;
  json.Object([&] {
    json.Member("id", article.id);
    json.Member("url", "/a/" + PercentEncode(article.id));
    json.Member("lang", text::LanguageCode(article.language));
    json.Member("source", [&] {
      article.source ? WriteValue(*article.source, language, json) : json.Value(nullptr);
    });
    if (article.url && !article.url->empty()) json.Member("original", *article.url);
    json.Member("date", [&] { WriteDate(article, json); });
    json.Member("title", article.title);
    json.Member("person", [&] { WriteValues(article.people, language, json); });
    json.Member("org", [&] { WriteValues(article.organizations, language, json); });
  });
  return json.Text() + "\n";
}

template <typename Of>
std::string Join(const std::vector<LabelledId>& values, const Of& of) {
  std::string joined;
  for (const LabelledId& value : values) joined += (joined.empty() ? "" : "|") + of(value);
  return joined;
}

std::string CsvRow(const search::ExportedArticle& article, text::Language language) {
  const auto id = [](const LabelledId& value) { return value.id; };
  const auto label = [language](const LabelledId& value) { return value.labels.in(language); };
  const std::array<std::string, 12> fields = {
      article.id,
      article.date ? article.date->ToString() : "",
      std::string(article.date ? article::DateBasisName(article.basis) : ""),
      std::string(text::LanguageCode(article.language)),
      article.source ? article.source->id : "",
      article.source ? label(*article.source) : "",
      article.title.value_or(""),
      article.url.value_or(""),
      Join(article.people, id),
      Join(article.people, label),
      Join(article.organizations, id),
      Join(article.organizations, label)};
  return CsvRecord(fields);
}

}  // namespace

std::string ExportHead(ExportFormat format) {
  return format == ExportFormat::kCsv ? "\uFEFFid,date,date_basis,lang,source,source_label,title,"
                                        "original,person,person_labels,"
                                        "org,org_labels\r\n"
                                      : "";
}

std::string ExportRow(const search::ExportedArticle& article, ExportFormat format,
                      text::Language language) {
  return format == ExportFormat::kCsv ? CsvRow(article, language) : JsonRow(article, language);
}

}  // namespace dossier::http
