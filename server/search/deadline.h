// When a search has to be over.
#pragma once

#include <chrono>

namespace dossier::search {

using Deadline = std::chrono::steady_clock::time_point;

// Thrown out of a search when its time is over.
struct QueryTimeout {};

}  // namespace dossier::search
