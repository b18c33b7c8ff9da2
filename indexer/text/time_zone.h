// The day that a moment falls on by the clocks of a place.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::text {

// A time zone of the IANA database, as ICU carries it. A value; threads may share one.
class TimeZone {
 public:
  // UTC.
  TimeZone() = default;

  // "Europe/Moscow", "UTC"; nothing for a name that the database lacks. Letter case counts.
  static std::optional<TimeZone> Find(std::string_view name);

  // "UTC", or the name by which it was found.
  const std::string& name() const { return name_; }

  std::chrono::sys_days DayOf(std::chrono::sys_seconds moment) const;

 private:
  struct Rules;

  std::string name_ = "UTC";
  // Shared, since a set of options is copied freely and the rules never change; none for UTC.
  std::shared_ptr<const Rules> rules_;
};

}  // namespace dossier::text
