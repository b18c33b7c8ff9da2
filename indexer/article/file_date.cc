#include "article/file_date.h"

#include "article/ascii.h"

namespace dossier::article {
namespace {

constexpr std::string_view kSeparators = "-_./";
constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

// `count` figures that start at `i`.
std::optional<int> Number(std::string_view text, std::size_t i, std::size_t count) {
  if (i + count > text.size()) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(i, count)) {
    if (!IsAsciiDigit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// The day that starts at `i`: four, two and two figures with one kind of separator between, or
// none, and no figure on either side.
std::optional<PartialDate> DayAt(std::string_view path, std::size_t i) {
  if (i > 0 && IsAsciiDigit(path[i - 1])) return std::nullopt;
  const auto year = Number(path, i, 4);
  if (!year || *year < kFirstYear || *year > kLastYear || i + 4 >= path.size()) return std::nullopt;
  const char separator = path[i + 4];
  const std::size_t gap = kSeparators.find(separator) != std::string_view::npos ? 1 : 0;
  const auto month = Number(path, i + 4 + gap, 2);
  const std::size_t behind_month = i + 6 + gap;
  if (!month || behind_month >= path.size()) return std::nullopt;
  if (gap == 1 && path[behind_month] != separator) return std::nullopt;
  const auto day = Number(path, behind_month + gap, 2);
  const std::size_t end = behind_month + gap + 2;
  if (!day || (end < path.size() && IsAsciiDigit(path[end]))) return std::nullopt;
  return PartialDate::Day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

}  // namespace

std::optional<PartialDate> DateOfPath(std::string_view path) {
  for (std::size_t i = path.size(); i-- > 0;) {
    if (const auto day = DayAt(path, i)) return day;
  }
  return std::nullopt;
}

}  // namespace dossier::article
