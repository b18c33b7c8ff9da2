// What a caller is told when something that may fail has failed.
#pragma once

#include <string>

namespace dossier {

enum class ErrorCode {
  kInvalidInput,  // what was given is not of the form asked for
  kNotFound,      // there is no such thing
  kUnreadable,    // a file or a folder cannot be opened or read
  kLocked,        // another process holds the index
  kNoSpace,       // no space, or an I/O fault while writing
  kDamaged,       // the index is not as it was written
  kWrongVersion,  // the index has another schema version
  kTooMany,       // more would be removed than goes without saying
  kTooComplex,    // a query over one of the limits
  kBusy,          // as many searches run as may
  kTimeout,       // a search took longer than it may
};

// `message` is one sentence without a full stop, for a person; it names the offending value and
// where it stands.
struct Error {
  ErrorCode code = ErrorCode::kInvalidInput;
  std::string message;
};

}  // namespace dossier
