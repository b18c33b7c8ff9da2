// A dateline is a date in a frame: in front of it nothing, or a place (words with capitals, closed
// by a comma, a full stop or a dash); behind it nothing, or a time, an agency in brackets or
// slashes, and marks. The date comes from the scanner; here only the frame is checked. What fails:
// "Year ended March 31" (no place, no mark), "On Monday, 22 October" (the words in front start a
// sentence), "November" (no date yet).
#include "article/dateline.h"

#include <algorithm>
#include <array>

#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxLineCodePoints = 120;
constexpr int kFirstYear = 1700;  // there was no news to be dated before
constexpr std::size_t kMaxFrontBytes =
    200;  // of a paragraph: where the date of its dateline must stand
constexpr std::size_t kMaxPlaceWords = 8;
constexpr std::size_t kMaxPlaceWordsByDash =
    3;  // "Moscow - 22 October", not "MONEY RATES - INTERNATIONAL - APR 3"

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes one of `signs` off the front of `rest`, with the white space around it.
template <std::size_t kCount>
bool TakeOneOf(std::string_view& rest, const std::array<std::string_view, kCount>& signs) {
  rest = Trim(rest);
  for (const std::string_view sign : signs) {
    if (!rest.starts_with(sign)) continue;
    rest = Trim(rest.substr(sign.size()));
    return true;
  }
  return false;
}

constexpr std::array<std::string_view, 5> kMarks = {".", ",", ":", ";", "|"};
constexpr std::array<std::string_view, 5> kDashes = {"—", "–", "--", "-", "―"};

// "(TASS)", "/ТАСС/", "[AFP]", of up to 60 bytes.
bool TakeAgencyInBrackets(std::string_view& rest) {
  rest = Trim(rest);
  if (rest.empty()) return false;
  const char open = rest.front();
  if (open != '(' && open != '/' && open != '[') return false;
  const char close = open == '(' ? ')' : open == '[' ? ']' : '/';
  const std::size_t end = rest.substr(0, 60).find(close, 1);
  if (end == std::string_view::npos || rest.substr(0, end).find('\n') != std::string_view::npos)
    return false;
  rest = Trim(rest.substr(end + 1));
  return true;
}

// "21:34", "18.00", "21:34 GMT", «21:34 мск».
bool TakeTime(std::string_view& rest) {
  rest = Trim(rest);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789:."), rest.size());
  const std::string_view time = rest.substr(0, digits);
  if (time.size() < 4 || time.size() > 8 || !IsDigit(time.front()) || !IsDigit(time.back()))
    return false;
  if (time.find_first_of(":.") == std::string_view::npos) return false;
  rest = Trim(rest.substr(digits));
  static constexpr std::array<std::string_view, 8> kZones = {"GMT", "UTC", "MSK", "МСК",
                                                             "мск", "EST", "CET", "EDT"};
  TakeOneOf(rest, kZones);
  return true;
}

// The two digits of "13 SEP 89" where no figure goes on behind them.
std::optional<unsigned> TakeShortYear(std::string_view& rest) {
  const std::string_view trimmed = Trim(rest);
  if (trimmed.size() < 2 || !IsDigit(trimmed[0]) || !IsDigit(trimmed[1])) return std::nullopt;
  const std::string_view behind = trimmed.substr(2);
  if (!behind.empty() && behind.front() != ' ' && behind.front() != ',' && behind.front() != '(')
    return std::nullopt;
  rest = behind;
  return static_cast<unsigned>((trimmed[0] - '0') * 10 + (trimmed[1] - '0'));
}

// Words that start a sentence or a clause rather than name a place.
bool StartsSentence(std::string_view word) {
  static constexpr std::array<std::string_view, 30> kWords = {
      "On", "In",   "By",    "Since",  "From", "Until", "Before", "After", "At", "The",
      "As", "Late", "Early", "During", "It",   "В",     "Во",     "На",    "С",  "Со",
      "До", "По",   "К",     "После",  "За",   "От",    "Как",    "Это",   "И",  "А"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// The particles that stand in names of places without a capital.
bool IsParticle(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "of", "and", "de", "la", "el", "al", "the", "on", "del", "du", "и", "на", "о.", "г."};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool StartsWithCapitalLetter(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  if (first < 0x80) return word.front() >= 'A' && word.front() <= 'Z';
  if (first == 0xD0 && word.size() >= 2) return static_cast<unsigned char>(word[1]) <= 0xAF;
  return first == 0xC3 && word.size() >= 2 && static_cast<unsigned char>(word[1]) < 0x9F;
}

bool IsPlaceWord(std::string_view word) {
  static constexpr std::string_view kBrackets = "(\"'";
  while (!word.empty() && kBrackets.find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  if (word.empty() || word == "-" || word == "/" || word == "—" || word == "–" || word == "&")
    return true;
  // "Photo: Reuters, 3 May" is a credit.
  if (IsDigit(word.front()) || word.ends_with(':')) return false;
  return IsParticle(word) || StartsWithCapitalLetter(word);
}

std::size_t WordEnd(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && LeadingSpaceBytes(text.substr(end, 3)) == 0) ++end;
  return end;
}

// "MOSCOW", "WASHINGTON, D.C.", "Rio de Janeiro", «ТАСС»: words with capitals, a few at most.
bool IsPlace(std::string_view place, std::size_t max_words = kMaxPlaceWords) {
  std::size_t words = 0;
  for (std::string_view rest = Trim(place); !rest.empty(); rest = Trim(rest)) {
    const std::string_view word = rest.substr(0, WordEnd(rest));
    if (++words > max_words || !IsPlaceWord(word)) return false;
    if (words == 1 && (StartsSentence(word) || !StartsWithCapitalLetter(word))) return false;
    rest.remove_prefix(word.size());
  }
  return words > 0;
}

// Takes the weekday off the end of what stands in front of a date: "Monday," of "MOSCOW, Monday, 22
// October".
std::string_view WithoutWeekday(std::string_view front, const DateMention& date) {
  if (!date.weekday) return front;
  std::size_t end = front.size();
  while (end > 0 && (front[end - 1] == ' ' || front[end - 1] == ',' || front[end - 1] == '.'))
    --end;
  while (end > 0 && front[end - 1] != ' ' && front[end - 1] != '\n' && front[end - 1] != ',') --end;
  return front.substr(0, end);
}

// "Published:", «Дата:», "Updated on": what a page puts in front of a date.
bool IsLabel(std::string_view front) {
  static constexpr std::array<std::string_view, 10> kLabels = {
      "Published:", "Updated:",      "Date:",        "Published on", "Posted:",
      "Дата:",      "Опубликовано:", "Опубликовано", "Обновлено:",   "Дата публикации:"};
  return std::find(kLabels.begin(), kLabels.end(), front) != kLabels.end();
}

enum class Front { kNothing, kPlace, kOther };

Front KindOfFront(std::string_view front) {
  front = Trim(front);
  if (front.empty() || IsLabel(front)) return Front::kNothing;
  static constexpr std::array<std::string_view, 5> kClosings = {",", ".", "—", "–", "-"};
  for (const std::string_view closing : kClosings) {
    if (!front.ends_with(closing)) continue;
    const std::size_t max_words =
        closing == "," || closing == "." ? kMaxPlaceWords : kMaxPlaceWordsByDash;
    return IsPlace(front.substr(0, front.size() - closing.size()), max_words) ? Front::kPlace
                                                                              : Front::kOther;
  }
  return front.ends_with(')') && IsPlace(front) ? Front::kPlace : Front::kOther;
}

// The first date in `text`, where a day of a month or a month of a year stands in it; lone years
// and months don't count.
std::optional<Dateline> FirstDate(std::string_view text, std::string_view& rest) {
  for (const DateMention& mention : ScanDates(text)) {
    if (!mention.month || (!mention.day && !mention.year)) continue;
    if (mention.year.value_or(kFirstYear) < kFirstYear) continue;
    rest = text.substr(mention.span.end);
    Dateline dateline{mention, std::nullopt};
    if (!mention.year) dateline.short_year = TakeShortYear(rest);
    return dateline;
  }
  return std::nullopt;
}

bool HasGoodFront(std::string_view text, const DateMention& date, Front& front) {
  front = KindOfFront(WithoutWeekday(text.substr(0, date.span.begin), date));
  return front != Front::kOther;
}

}  // namespace

std::optional<Dateline> ParseDateline(std::string_view line) {
  if (text::CountCodePoints(line) > kMaxLineCodePoints) return std::nullopt;
  std::string_view rest;
  const std::optional<Dateline> dateline = FirstDate(line, rest);
  Front front = Front::kNothing;
  if (!dateline || !HasGoodFront(line, dateline->date, front)) return std::nullopt;
  while (TakeOneOf(rest, kMarks) || TakeOneOf(rest, kDashes) || TakeAgencyInBrackets(rest) ||
         TakeTime(rest)) {
  }
  // "22 October - TASS", «22 октября, Москва».
  if (!rest.empty() && (front == Front::kPlace || !IsPlace(rest))) return std::nullopt;
  return dateline;
}

std::optional<Dateline> FindDatelineInFront(std::string_view paragraph) {
  // Cut at a character: the scanner reads valid UTF-8.
  const std::string_view start =
      text::TakeCodePoints(paragraph.substr(0, kMaxFrontBytes * 4), kMaxFrontBytes);
  std::string_view rest;
  const std::optional<Dateline> dateline = FirstDate(start, rest);
  Front front = Front::kNothing;
  if (!dateline || !HasGoodFront(start, dateline->date, front)) return std::nullopt;
  const std::string_view behind_date = rest;
  TakeTime(rest);
  const bool is_closed =
      Trim(rest).starts_with('.') || paragraph.substr(0, dateline->date.span.end).ends_with('.');
  while (TakeOneOf(rest, kMarks)) {
  }
  if (TakeAgencyInBrackets(rest) || TakeOneOf(rest, kDashes)) return dateline;
  const bool has_frame = front == Front::kPlace || behind_date.empty();
  return has_frame && is_closed ? dateline : std::nullopt;
}

}  // namespace dossier::article
