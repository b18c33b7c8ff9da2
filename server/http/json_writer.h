// Writes the JSON of all answers.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::http {

// Compact JSON, written from front to back: nothing is built in memory first. Values are strings,
// numbers, truth values, nullptr, lists of them, and what is written by a function:
//
//   json.Object([&] {
//     json.Member("total", 2);
//     json.Member("hits", [&] { json.List(hits, [&](const Hit& hit) { WriteHit(hit, json); }); });
//   });
//
// The caller sees to it that an object has members alone, each key once, and that one value is
// written in all.
class JsonWriter {
 public:
  template <typename Write>
  void Object(const Write& write_members) {
    writer_.StartObject();
    write_members();
    writer_.EndObject();
  }

  template <typename Write>
  void List(const Write& write_items) {
    writer_.StartArray();
    write_items();
    writer_.EndArray();
  }

  // The list of what `write` writes for each of `items`.
  template <typename Range, typename Write>
  void List(const Range& items, const Write& write) {
    List([&] {
      for (const auto& item : items) write(item);
    });
  }

  template <typename T>
  void Member(std::string_view key, const T& value) {
    Value(key);
    Value(value);
  }

  // An ill-formed part of a string becomes U+FFFD. A number must be finite.
  template <typename T>
  void Value(const T& value) {
    if constexpr (std::same_as<T, std::nullptr_t>) {
      writer_.Null();
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
      WriteString(value);
    } else if constexpr (std::same_as<T, bool>) {
      writer_.Bool(value);
    } else if constexpr (std::floating_point<T>) {
      writer_.Double(value);
    } else if constexpr (std::signed_integral<T>) {
      writer_.Int64(value);
    } else if constexpr (std::unsigned_integral<T>) {
      writer_.Uint64(value);
    } else if constexpr (std::invocable<const T&>) {
      value();
    } else {
      List(value, [this](const auto& item) { Value(item); });
    }
  }

  // Nothing is null.
  template <typename T>
  void Value(const std::optional<T>& value) {
    value ? Value(*value) : Value(nullptr);
  }

  // What was written.
  std::string Text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  void WriteString(std::string_view utf8);

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace dossier::http
