#include "http/parameter_reader.h"

#include <charconv>
#include <system_error>

#include "text/utf8.h"

namespace dossier::http {
namespace {

constexpr std::size_t kMaxFilterValues = 100;  // of one parameter
constexpr std::size_t kMaxIdBytes = 200;

}  // namespace

void Faults::Add(const Parameter& parameter, std::string code, const std::string& detail,
                 std::string expected) {
  faults_.push_back({parameter.name, std::move(code), parameter.name + " " + detail,
                     std::move(expected), 0, text::CountCodePoints(parameter.value)});
}

std::string Quoted(std::string_view value) { return "\"" + std::string(value) + "\""; }

void ReadNumber(const Parameter& parameter, std::size_t least, std::size_t most, std::size_t& to,
                Faults& faults) {
  const std::string expected =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  std::size_t value = 0;
  const char* end = parameter.value.data() + parameter.value.size();
  const auto [stop, error] = std::from_chars(parameter.value.data(), end, value);
  if (parameter.value.empty() || stop != end || error == std::errc::invalid_argument) {
    return faults.Add(parameter, "format", "(" + Quoted(parameter.value) + ") is no whole number",
                      expected);
  }
  if (error != std::errc() || value < least || value > most) {
    return faults.Add(parameter, "range", "(" + parameter.value + ") is out of range", expected);
  }
  to = value;
}

void ReadDate(const Parameter& parameter, std::optional<PartialDate>& to, Faults& faults) {
  auto date = PartialDate::Parse(parameter.value);
  if (!date) {
    return faults.Add(parameter, "format", "(" + Quoted(parameter.value) + ") is no date",
                      "a date of the form YYYY, YYYY-MM or YYYY-MM-DD");
  }
  to = *date;
}

void ReadId(const Parameter& parameter, std::vector<std::string>& to, Faults& faults) {
  if (parameter.value.empty() || parameter.value.size() > kMaxIdBytes) {
    return faults.Add(parameter, "format", "is empty or too long", "an id");
  }
  if (to.size() == kMaxFilterValues) {
    return faults.Add(parameter, "range", "is given too often",
                      "at most " + std::to_string(kMaxFilterValues) + " values");
  }
  // The same value twice means no more than once.
  if (std::ranges::find(to, parameter.value) == to.end()) to.push_back(parameter.value);
}

void ReadText(const Parameter& parameter, std::string& to, Faults& faults) {
  if (parameter.value.size() > search::kMaxQueryBytes) {
    return faults.Add(parameter, "too-long",
                      "has " + std::to_string(parameter.value.size()) + " bytes",
                      "at most " + std::to_string(search::kMaxQueryBytes) + " bytes");
  }
  to = parameter.value;
}

void ReadLanguage(const Parameter& parameter, text::Language& to, Faults& faults) {
  ReadChoice(
      parameter,
      Choices<text::Language>{{"en", text::Language::kEnglish}, {"ru", text::Language::kRussian}},
      to, faults);
}

void ReadSwitch(const Parameter& parameter, bool& to, Faults& faults) {
  ReadChoice(parameter, Choices<bool>{{"on", true}, {"off", false}}, to, faults);
}

void ReadMatch(const Parameter& parameter, search::MatchMode& to, Faults& faults) {
  using search::MatchMode;
  ReadChoice(parameter,
             Choices<MatchMode>{
                 {"auto", MatchMode::kAuto}, {"all", MatchMode::kAll}, {"any", MatchMode::kAny}},
             to, faults);
}

void ReadInterpret(const Parameter& parameter, bool& to, Faults& faults) {
  ReadChoice(parameter, Choices<bool>{{"auto", true}, {"off", false}}, to, faults);
}

}  // namespace dossier::http
