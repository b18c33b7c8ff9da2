#include "search/request.h"

#include <array>

namespace dossier::search {
namespace {

template <typename Enum, std::size_t kCount>
std::string_view NameOf(Enum value, const std::array<std::string_view, kCount>& names) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view MatchModeName(MatchMode mode) {
  return NameOf(mode, std::array<std::string_view, 3>{"auto", "all", "any"});
}

std::string_view CombineName(Combine combine) {
  return NameOf(combine, std::array<std::string_view, 2>{"or", "and"});
}

std::string_view SortOrderName(SortOrder order) {
  return NameOf(order, std::array<std::string_view, 3>{"relevance", "newest", "oldest"});
}

std::string_view IntervalName(Interval interval) {
  return NameOf(interval,
                std::array<std::string_view, 6>{"auto", "day", "week", "month", "year", "none"});
}

}  // namespace dossier::search
