#include "text/locale_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/region.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <utility>

namespace dossier::text {
namespace {

const icu::Locale& English() { return icu::Locale::getEnglish(); }

const icu::Locale& Russian() {
  static const icu::Locale locale("ru");
  return locale;
}

void Check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no data of English or Russian names");
}

std::int32_t IndexOrEnd(const icu::UnicodeString& text, char16_t c) {
  const std::int32_t index = text.indexOf(c);
  return index < 0 ? text.length() : index;
}

// CLDR explains in parentheses («Мьянма (Бирма)»), and shortens islands where people don't.
std::string ToName(const icu::UnicodeString& cldr) {
  icu::UnicodeString name(cldr, 0, IndexOrEnd(cldr, u'('));
  name.trim();
  icu::UnicodeString words(u" ");
  words.append(name).append(u' ');
  words.findAndReplace(u" о-в ", u" остров ").findAndReplace(u" о-ва ", u" острова ");
  std::string utf8;
  words.trim().toUTF8String(utf8);
  return utf8;
}

void AddName(const icu::UnicodeString& english, const icu::UnicodeString& russian,
             std::vector<LocaleName>& names) {
  if (english.isBogus() || russian.isBogus()) return;
  LocaleName name{ToName(english), ToName(russian)};
  if (name.english.empty() || name.russian.empty()) return;
  // What has no name of its own in a language is called by its code.
  if (name.english != name.russian) names.push_back(std::move(name));
}

// The display names of both languages, in one length.
class DisplayNames {
 public:
  explicit DisplayNames(UDisplayContext length)
      : english_(Make(English(), length)), russian_(Make(Russian(), length)) {}

  void AddRegion(const char* code, std::vector<LocaleName>& names) const {
    icu::UnicodeString english;
    icu::UnicodeString russian;
    english_->regionDisplayName(code, english);
    russian_->regionDisplayName(code, russian);
    AddName(english, russian, names);
  }

  void AddLanguage(const char* code, std::vector<LocaleName>& names) const {
    icu::UnicodeString english;
    icu::UnicodeString russian;
    english_->languageDisplayName(code, english);
    russian_->languageDisplayName(code, russian);
    AddName(english, russian, names);
  }

 private:
  static std::unique_ptr<icu::LocaleDisplayNames> Make(const icu::Locale& locale,
                                                       UDisplayContext length) {
    std::array<UDisplayContext, 2> contexts = {length, UDISPCTX_NO_SUBSTITUTE};
    std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(
        locale, contexts.data(), static_cast<std::int32_t>(contexts.size())));
    if (!names) throw std::runtime_error("ICU has no data of English or Russian names");
    return names;
  }

  std::unique_ptr<icu::LocaleDisplayNames> english_;
  std::unique_ptr<icu::LocaleDisplayNames> russian_;
};

std::vector<std::string> RegionCodes() {
  std::vector<std::string> codes;
  for (const URegionType type :
       {URGN_TERRITORY, URGN_CONTINENT, URGN_SUBCONTINENT, URGN_GROUPING}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> regions(icu::Region::getAvailable(type, status));
    Check(status);
    while (const char* const code = regions->next(nullptr, status)) codes.emplace_back(code);
    Check(status);
  }
  return codes;
}

// The wide names of the months in one language.
std::vector<icu::UnicodeString> Months(const icu::Locale& locale,
                                       icu::DateFormatSymbols::DtContextType context) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  Check(status);
  std::int32_t count = 0;
  const icu::UnicodeString* const months =
      symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
  return {months, months + count};
}

}  // namespace

std::vector<LocaleName> TerritoryNames() {
  std::vector<LocaleName> names;
  const std::vector<std::string> codes = RegionCodes();
  for (const UDisplayContext length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
    const DisplayNames display(length);
    for (const std::string& code : codes) display.AddRegion(code.c_str(), names);
  }
  return names;
}

std::vector<LocaleName> LanguageNames() {
  std::vector<LocaleName> names;
  const DisplayNames display(UDISPCTX_LENGTH_FULL);
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    display.AddLanguage(*code, names);
  }
  return names;
}

std::vector<LocaleName> CityNames() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> english(
      icu::TimeZoneNames::createInstance(English(), status));
  const std::unique_ptr<icu::TimeZoneNames> russian(
      icu::TimeZoneNames::createInstance(Russian(), status));
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  Check(status);
  std::vector<LocaleName> names;
  while (const icu::UnicodeString* const zone = zones->snext(status)) {
    icu::UnicodeString english_name;
    icu::UnicodeString russian_name;
    english->getExemplarLocationName(*zone, english_name);
    russian->getExemplarLocationName(*zone, russian_name);
    AddName(english_name, russian_name, names);
  }
  Check(status);
  return names;
}

std::vector<LocaleName> MonthNames() {
  std::vector<LocaleName> names;
  const auto english = Months(English(), icu::DateFormatSymbols::STANDALONE);
  const auto nominative = Months(Russian(), icu::DateFormatSymbols::STANDALONE);
  const auto genitive = Months(Russian(), icu::DateFormatSymbols::FORMAT);
  const std::size_t count = std::min({english.size(), nominative.size(), genitive.size()});
  for (std::size_t month = 0; month < count; ++month) {
    AddName(english[month], nominative[month], names);
    AddName(english[month], genitive[month], names);
  }
  return names;
}

std::string IcuVersion() {
  UVersionInfo version;
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace dossier::text
