// The ids of facet values.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_store.h"

namespace dossier::entities {

// What a value that the gazetteer lacks asks for.
struct IdWish {
  std::string_view slug;       // not empty; becomes the id
  std::uint64_t articles = 0;  // more go first
  std::uint32_t order = 0;     // then the lower; no two have the same
};

// Makes the slugs of `wishes` ids: for none `is_taken` holds, and no two are equal. Of several that
// wish for the same the first keeps it and the others get -2, -3 … behind it. The outcome doesn't
// depend on the order of the vector, which is sorted on the way. What is new is kept in `store`.
using IsTaken = std::function<bool(std::string_view id)>;
void AssignIds(const IsTaken& is_taken, std::vector<IdWish>& wishes, StringStore& store);

}  // namespace dossier::entities
