// Moments in UTC.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

// The system's clock. For main functions and time stamps; whatever infers dates takes its clock as
// an argument.
std::chrono::sys_seconds Now();

// `2026-11-23T10:00:00Z`.
std::string FormatTime(std::chrono::sys_seconds time);

// Takes `YYYY-MM-DD` (midnight) or `YYYY-MM-DDTHH:MM:SS`, with or without a `Z`. Error:
// kInvalidInput.
Result<std::chrono::sys_seconds> ParseTime(std::string_view text);

}  // namespace dossier
