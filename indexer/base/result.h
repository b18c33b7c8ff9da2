// Result<T>: a value, or the Error that stands in its place.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace dossier {

// Has the members of tl::expected (has_value, operator*, operator->, error, value_or, map …), and
// warns where it is dropped unread.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

// return Fail(ErrorCode::kInvalidInput, "…");
inline tl::unexpected<Error> Fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace dossier
