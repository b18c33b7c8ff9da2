// The command line of dossier-index.
#pragma once

#include <iosfwd>

#include "base/error.h"

namespace dossier::cli {

// What a program may read and write; results go to `out`, progress and complaints to `err`.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// Exit codes of API.md.
inline constexpr int kDone = 0;
inline constexpr int kSomeSkipped = 1;
inline constexpr int kBadUsage = 2;
inline constexpr int kIndexLocked = 3;
inline constexpr int kNoSpace = 4;
inline constexpr int kIndexDamaged = 5;

// The exit code that stands for an error, and the line that tells a person.
int ExitCode(ErrorCode code);
int Complain(const Streams& streams, const Error& error);

// Reads the arguments, runs the command, reports. One of the places that catch everything.
int RunIndexer(int argc, char** argv, const Streams& streams);

// For std::set_terminate: ends the program with the message and the exit code that the exception
// has elsewhere. Where Xapian cannot write a block of a table it may say so from within a
// destructor of its own, and nobody can catch that (1.4.22, a full disk in the midst of a commit).
// What was committed stands, as after a kill.
[[noreturn]] void EndOnTerminate();

}  // namespace dossier::cli
