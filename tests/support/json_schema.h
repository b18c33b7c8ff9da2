// Checks JSON against the part of JSON Schema 2020-12 that openapi.json uses.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace dossier {

// References are looked up in `document`, which must outlive the checker. A keyword that it does
// not know is an exception, so that no part of a schema is passed over.
class JsonSchema {
 public:
  using json = nlohmann::json;

  explicit JsonSchema(const json& document) : document_(document) {}

  const json& Resolve(const json& node) const {
    if (!node.contains("$ref")) return node;
    const std::string target = node["$ref"];
    return document_.at(json::json_pointer(target.substr(1)));  // behind the #
  }

  // What is wrong with `value`, a line each.
  std::vector<std::string> Check(const json& value, const json& schema) const {
    std::vector<std::string> faults;
    Check(value, schema, "$", faults);
    return faults;
  }

 private:
  using Faults = std::vector<std::string>;

  static bool HasType(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    throw std::runtime_error("unknown type " + type);
  }

  static void CheckKeywords(const json& schema) {
    static const std::set<std::string> kKnown = {
        "type",      "properties",  "required", "additionalProperties",
        "items",     "prefixItems", "minItems", "maxItems",
        "minLength", "maxLength",   "pattern",  "enum",
        "const",     "minimum",     "maximum",  "oneOf",
        "$ref",      "default",     "example",  "examples",
        "title",     "description"};
    for (const auto& [keyword, unused] : schema.items()) {
      if (!kKnown.contains(keyword)) throw std::runtime_error("unknown keyword " + keyword);
    }
  }

  void Check(const json& value, const json& reference, const std::string& at,
             Faults& faults) const {
    const json& schema = Resolve(reference);
    CheckKeywords(schema);
    const auto fail = [&](const std::string& why) {
      faults.push_back(at + ": " + why + ": " + value.dump().substr(0, 200));
    };
    if (schema.contains("type") && !HasType(value, schema["type"])) {
      return fail("is no " + schema["type"].get<std::string>());
    }
    if (schema.contains("const") && value != schema["const"]) fail("is another value");
    if (schema.contains("enum")) {
      const json& values = schema["enum"];
      if (std::find(values.begin(), values.end(), value) == values.end())
        fail("is none of its values");
    }
    if (schema.contains("oneOf")) {
      int fitting = 0;
      Faults of_each;
      for (const json& each : schema["oneOf"]) {
        Faults own;
        Check(value, each, at, own);
        fitting += own.empty() ? 1 : 0;
        of_each.insert(of_each.end(), own.begin(), own.end());
      }
      if (fitting != 1) {
        fail("fits " + std::to_string(fitting) + " of oneOf");
        faults.insert(faults.end(), of_each.begin(), of_each.end());
      }
    }
    if (value.is_number()) CheckNumber(value, schema, fail);
    if (value.is_string()) CheckString(value, schema, fail);
    if (value.is_array()) CheckArray(value, schema, at, fail, faults);
    if (value.is_object()) CheckObject(value, schema, at, fail, faults);
  }

  template <typename Fail>
  static void CheckNumber(const json& value, const json& schema, const Fail& fail) {
    if (schema.contains("minimum") && value < schema["minimum"]) fail("is too small");
    if (schema.contains("maximum") && value > schema["maximum"]) fail("is too large");
  }

  template <typename Fail>
  static void CheckString(const json& value, const json& schema, const Fail& fail) {
    const auto text = value.get<std::string>();
    const std::size_t length = text::CountCodePoints(text);
    if (length < schema.value("minLength", std::size_t{0})) fail("is too short");
    if (length > schema.value("maxLength", text.size())) fail("is too long");
    if (schema.contains("pattern") &&
        !std::regex_search(text, std::regex(schema["pattern"].get<std::string>()))) {
      fail("is not of the pattern");
    }
  }

  template <typename Fail>
  void CheckArray(const json& value, const json& schema, const std::string& at, const Fail& fail,
                  Faults& faults) const {
    if (value.size() < schema.value("minItems", std::size_t{0})) fail("has too few");
    if (value.size() > schema.value("maxItems", value.size())) fail("has too many");
    const json none = json::array();
    const json& first = schema.contains("prefixItems") ? schema["prefixItems"] : none;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string place = at + "[" + std::to_string(i) + "]";
      if (i < first.size()) {
        Check(value[i], first[i], place, faults);
      } else if (schema.contains("items")) {
        Check(value[i], schema["items"], place, faults);
      }
    }
  }

  template <typename Fail>
  void CheckObject(const json& value, const json& schema, const std::string& at, const Fail& fail,
                   Faults& faults) const {
    for (const json& name : schema.value("required", json::array())) {
      if (!value.contains(name.get<std::string>())) fail("lacks " + name.get<std::string>());
    }
    for (const auto& [name, member] : value.items()) {
      const std::string place = at + "." + name;
      if (schema.contains("properties") && schema["properties"].contains(name)) {
        Check(member, schema["properties"][name], place, faults);
      } else if (schema.contains("additionalProperties")) {
        const json& others = schema["additionalProperties"];
        if (others.is_object()) {
          Check(member, others, place, faults);
        } else if (!others.get<bool>()) {
          fail("has an unknown member " + name);
        }
      }
    }
  }

  const json& document_;
};

}  // namespace dossier
