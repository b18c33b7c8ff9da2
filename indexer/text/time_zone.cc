#include "text/time_zone.h"

#include <unicode/timezone.h>

#include <stdexcept>

namespace dossier::text {

struct TimeZone::Rules {
  std::unique_ptr<icu::TimeZone> zone;
};

std::optional<TimeZone> TimeZone::Find(std::string_view name) {
  const auto id = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  icu::UnicodeString canonical;
  UBool is_of_database = 0;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, is_of_database, status);
  // "GMT+3:15" has rules, too, but is no place.
  if (U_FAILURE(status) != 0 || is_of_database == 0 || id == "Etc/Unknown") return std::nullopt;
  TimeZone zone;
  zone.name_ = name;
  zone.rules_ = std::make_shared<const Rules>(
      Rules{std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(id))});
  return zone;
}

std::chrono::sys_days TimeZone::DayOf(std::chrono::sys_seconds moment) const {
  using std::chrono::floor, std::chrono::days, std::chrono::milliseconds;
  if (!rules_) return floor<days>(moment);
  std::int32_t raw_offset = 0;
  std::int32_t summer_time = 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto since_epoch = milliseconds(moment.time_since_epoch());
  rules_->zone->getOffset(static_cast<UDate>(since_epoch.count()), 0, raw_offset, summer_time,
                          status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no offset for " + name_);
  return floor<days>(std::chrono::sys_time<milliseconds>(since_epoch) +
                     milliseconds(raw_offset + summer_time));
}

}  // namespace dossier::text
