#include "http/explain_json.h"

#include <array>
#include <cmath>

#include "text/utf8.h"

namespace dossier::http {
namespace {

using search::QueryNode;

constexpr std::array<std::string_view, 8> kKinds = {"nothing",  "word", "phrase", "near",
                                                    "sequence", "and",  "or",     "not"};
constexpr std::array<std::string_view, 8> kFields = {"",    "title",  "lead", "person",
                                                     "org", "source", "lang", "date"};
constexpr std::array<std::string_view, 3> kForms = {"", "exact", "prefix"};

template <typename Enum, std::size_t kCount>
void AddName(const char* key, Enum value, const std::array<std::string_view, kCount>& names,
             Json& json) {
  const std::string_view name = names[static_cast<std::size_t>(value)];
  if (!name.empty()) json[key] = name;
}

Json TreeJson(const QueryNode& node, std::string_view query) {
  Json json = Json::object();
  AddName("kind", node.kind, kKinds, json);
  AddName("field", node.field, kFields, json);
  AddName("form", node.form, kForms, json);
  if (!node.text.empty()) json["text"] = node.text;
  json["position"] = text::CountCodePoints(query.substr(0, node.span.begin));
  json["length"] = text::CountCodePoints(node.span.In(query));
  if (node.distance > 0) json["distance"] = node.distance;
  if (node.from) json["from"] = node.from->ToString();
  if (node.to) json["to"] = node.to->ToString();
  if (!node.children.empty()) {
    Json children = Json::array();
    for (const QueryNode& child : node.children) children.push_back(TreeJson(child, query));
    json["children"] = std::move(children);
  }
  return json;
}

}  // namespace

Json ExplanationJson(const search::SearchRequest& request, const search::SearchAnswer& answer) {
  Json hits = Json::array();
  for (std::size_t i = 0; i < answer.explanation->weights.size(); ++i) {
    Json words = Json::array();
    for (std::size_t word = 0; word < answer.words.size(); ++word) {
      const double weight = answer.explanation->weights[i][word];
      if (weight > 0) {
        words.push_back(
            {{"word", answer.words[word].text}, {"score", std::round(weight * 1000) / 1000}});
      }
    }
    hits.push_back({{"id", answer.hits[i].summary.id}, {"words", std::move(words)}});
  }
  return {{"tree", TreeJson(answer.explanation->tree, request.text)},
          {"query", answer.explanation->query},
          {"hits", std::move(hits)}};
}

}  // namespace dossier::http
