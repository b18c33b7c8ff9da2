// Reads and checks parameters, for all routes.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "http/problem.h"
#include "http/query_string.h"
#include "search/request.h"

namespace dossier::http {

// A value, or everything that is wrong with the parameters.
template <typename T>
using Checked = tl::expected<T, std::vector<Fault>>;

// Collects the faults of the parameters of one request.
class Faults {
 public:
  // `detail` goes on behind the name of the parameter, all of whose value is at fault.
  void Add(const Parameter& parameter, std::string code, const std::string& detail,
           std::string expected = {});
  std::vector<Fault> Take() { return std::move(faults_); }
  bool empty() const { return faults_.empty(); }

 private:
  std::vector<Fault> faults_;
};

std::string Quoted(std::string_view value);

// Each reads the value of one parameter into `to`, which stays as it is where that is at fault.
void ReadNumber(const Parameter& parameter, std::size_t least, std::size_t most, std::size_t& to,
                Faults& faults);
void ReadDate(const Parameter& parameter, std::optional<PartialDate>& to, Faults& faults);
// Adds one more; the same value twice means no more than once.
void ReadId(const Parameter& parameter, std::vector<std::string>& to, Faults& faults);
// Of at most search::kMaxQueryBytes.
void ReadText(const Parameter& parameter, std::string& to, Faults& faults);
void ReadLanguage(const Parameter& parameter, text::Language& to, Faults& faults);
void ReadSwitch(const Parameter& parameter, bool& to, Faults& faults);     // on, off
void ReadInterpret(const Parameter& parameter, bool& to, Faults& faults);  // auto, off
void ReadMatch(const Parameter& parameter, search::MatchMode& to, Faults& faults);

template <typename Enum>
using Choices = std::vector<std::pair<std::string_view, Enum>>;

template <typename Enum>
void ReadChoice(const Parameter& parameter, const Choices<Enum>& choices, Enum& to,
                Faults& faults) {
  std::string expected;
  for (const auto& [name, value] : choices) {
    if (parameter.value == name) {
      to = value;
      return;
    }
    expected += (expected.empty() ? "" : ", ") + std::string(name);
  }
  faults.Add(parameter, "format", "(" + Quoted(parameter.value) + ") is none of its values",
             "one of " + expected);
}

// One parameter of a route, and what reads it.
template <typename Request>
struct Reader {
  std::string_view name;
  bool repeatable;
  std::function<void(const Parameter&, Request&, Faults&)> read;
};

// Every fault is found at once.
template <typename Request>
void ReadAll(const std::vector<Parameter>& parameters, const std::vector<Reader<Request>>& readers,
             Request& request, Faults& faults) {
  std::set<std::string_view> seen;
  std::string known;
  for (const Reader<Request>& reader : readers)
    known += (known.empty() ? "" : ", ") + std::string(reader.name);
  for (const Parameter& parameter : parameters) {
    const auto reader = std::ranges::find(readers, parameter.name, &Reader<Request>::name);
    if (reader == readers.end()) {
      faults.Add(parameter, "unknown", "is no parameter of this route", "one of " + known);
    } else if (!seen.insert(reader->name).second && !reader->repeatable) {
      faults.Add(parameter, "repeated", "is given more than once", "one value");
    } else {
      reader->read(parameter, request, faults);
    }
  }
}

// `readers` of a part of a request as those of the whole.
template <typename Request, typename Part>
void AddReaders(const std::vector<Reader<Part>>& readers, Part Request::*part,
                std::vector<Reader<Request>>& to) {
  for (const Reader<Part>& reader : readers) {
    to.push_back({reader.name, reader.repeatable,
                  [read = reader.read, part](const Parameter& p, Request& r, Faults& faults) {
                    read(p, r.*part, faults);
                  }});
  }
}

template <typename Request>
Checked<Request> ReadRequest(const std::vector<Parameter>& parameters,
                             const std::vector<Reader<Request>>& readers, text::Language language) {
  Request request;
  request.language = language;
  Faults faults;
  ReadAll(parameters, readers, request, faults);
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return request;
}

}  // namespace dossier::http
