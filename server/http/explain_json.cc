#include "http/explain_json.h"

#include <array>
#include <cmath>
#include <span>

#include "text/utf8.h"

namespace dossier::http {
namespace {

using search::QueryNode;

constexpr std::array<std::string_view, 8> kKinds = {"nothing",  "word", "phrase", "near",
                                                    "sequence", "and",  "or",     "not"};
constexpr std::array<std::string_view, 8> kFields = {"",    "title",  "lead", "person",
                                                     "org", "source", "lang", "date"};
constexpr std::array<std::string_view, 3> kForms = {"", "exact", "prefix"};

template <typename Enum>
void WriteName(std::string_view key, Enum value, std::span<const std::string_view> names,
               JsonWriter& json) {
  const std::string_view name = names[static_cast<std::size_t>(value)];
  if (!name.empty()) json.Member(key, name);
}

void WriteTree(const QueryNode& node, std::string_view query, JsonWriter& json) {
  json.Object([&] {
    WriteName("kind", node.kind, kKinds, json);
    WriteName("field", node.field, kFields, json);
    WriteName("form", node.form, kForms, json);
    if (!node.text.empty()) json.Member("text", node.text);
    json.Member("position", text::CountCodePoints(query.substr(0, node.span.begin)));
    json.Member("length", text::CountCodePoints(node.span.In(query)));
    if (node.distance > 0) json.Member("distance", node.distance);
    if (node.from) json.Member("from", node.from->ToString());
    if (node.to) json.Member("to", node.to->ToString());
    if (node.children.empty()) return;
    json.Member("children", [&] {
      json.List(node.children, [&](const QueryNode& child) { WriteTree(child, query, json); });
    });
  });
}

// What each word adds to one hit.
void WriteWeights(const std::vector<double>& weights, const search::SearchAnswer& answer,
                  JsonWriter& json) {
  json.List([&] {
    for (std::size_t word = 0; word < answer.words.size(); ++word) {
      if (weights[word] <= 0) continue;
      json.Object([&] {
        json.Member("word", answer.words[word].text);
        json.Member("score", std::round(weights[word] * 1000) / 1000);
      });
    }
  });
}

}  // namespace

void WriteExplanation(const search::SearchRequest& request, const search::SearchAnswer& answer,
                      JsonWriter& json) {
  const search::Explanation& explanation = *answer.explanation;
  json.Object([&] {
    json.Member("tree", [&] { WriteTree(explanation.tree, request.text, json); });
    json.Member("query", explanation.query);
    json.Member("hits", [&] {
      json.List([&] {
        for (std::size_t i = 0; i < explanation.weights.size(); ++i) {
          json.Object([&] {
            json.Member("id", answer.hits[i].summary.id);
            json.Member("words", [&] { WriteWeights(explanation.weights[i], answer, json); });
          });
        }
      });
    });
  });
}

}  // namespace dossier::http
