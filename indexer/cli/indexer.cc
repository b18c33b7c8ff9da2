#include "cli/indexer.h"

#include <xapian.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>

#include "cli/commands.h"

namespace dossier::cli {
namespace {

constexpr const char* kFooter = R"(Examples:
  dossier-index add --index my-index articles/ more.jsonl
  dossier-index sync --index my-index articles/        (and remove what is no longer there)
  dossier-index check --index my-index
  dossier-index stats --index my-index
  dossier-index unknown --index my-index --limit 20
  dossier-index analyze articles/start-ii-signed-1993.txt

Articles are plain text (headline, dateline, body, credits), HTML, Markdown, JSON
({"id", "title", "date", "text", "lang", "source", "url"}), JSON Lines, CSV, RSS, Atom or Reuters
SGML, in any usual charset, also packed (gzip, zstd, tar, zip); the content tells, not the name.
Folders are walked.

Exit codes: 0 done, 1 some articles were skipped (each named with its reason), 2 bad usage,
3 index locked by another process, 4 no space or I/O fault, 5 index damaged.

A run may be killed at any time: what was committed stands, and the same command does the rest.
Unchanged files are not read again. man dossier-index says more of cron, timers and backups.)";

// "the index in DIR: no space left on device".
Error InIndex(const Command& command, ErrorCode code, const std::string& message) {
  return {code, command.index.empty() ? message : "the index in " + command.index + ": " + message};
}

int RunGuarded(const Streams& streams, const Command& command) {
  try {
    return command.run();
  } catch (const Xapian::DatabaseCorruptError& error) {
    return Complain(streams, InIndex(command, ErrorCode::kDamaged, "damaged: " + error.get_msg()));
  } catch (const Xapian::DatabaseOpeningError& error) {
    // A file of the database that is missing or cut short.
    return Complain(streams, InIndex(command, ErrorCode::kDamaged, "damaged: " + error.get_msg()));
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    const std::string message =
        error.get_msg() + (reason == nullptr ? "" : std::string(": ") + reason);
    return Complain(streams, InIndex(command, ErrorCode::kNoSpace, message));
  } catch (const std::filesystem::filesystem_error& error) {
    return Complain(streams, InIndex(command, ErrorCode::kNoSpace,
                                     error.path1().string() + ": " + error.code().message()));
  } catch (const std::exception& error) {
    return Complain(streams, InIndex(command, ErrorCode::kNoSpace, error.what()));
  }
}

}  // namespace

int ExitCode(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidInput:
    case ErrorCode::kNotFound:
    case ErrorCode::kUnreadable:
    case ErrorCode::kTooMany:
    case ErrorCode::kTooComplex:
    case ErrorCode::kBusy:
    case ErrorCode::kTimeout:
      return kBadUsage;
    case ErrorCode::kLocked:
      return kIndexLocked;
    case ErrorCode::kNoSpace:
      return kNoSpace;
    case ErrorCode::kDamaged:
    case ErrorCode::kWrongVersion:
      break;
  }
  return kIndexDamaged;
}

int Complain(const Streams& streams, const Error& error) {
  streams.err << "dossier-index: " << error.message << "\n";
  return ExitCode(error.code);
}

int RunIndexer(int argc, char** argv, const Streams& streams) {
  CLI::App app("Makes and updates an index of news articles for dossier-server.", "dossier-index");
  app.footer(kFooter);
  app.set_version_flag("--version", std::string("dossier-index ") + DOSSIER_VERSION);
  app.require_subcommand(1);
  Command command;
  DefineAdd(app, streams, command);
  DefineSync(app, streams, command);
  DefineRemove(app, streams, command);
  DefineRebuild(app, streams, command);
  DefineCheck(app, streams, command);
  DefineStats(app, streams, command);
  DefineUnknown(app, streams, command);
  DefineAnalyze(app, streams, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.get_subcommands().empty() && !app.remaining().empty()) {
      streams.err << "dossier-index: there is no command \"" << app.remaining().front()
                  << "\" (see dossier-index --help)\n";
      return kBadUsage;
    }
    const int code = app.exit(error, streams.out, streams.err);
    return code == 0 ? kDone : kBadUsage;
  }
  return RunGuarded(streams, command);
}

void EndOnTerminate() {
  const std::exception_ptr exception = std::current_exception();
  if (!exception) {
    // Two at once: the second came while the first was on its way out.
    std::_Exit(Complain({std::cin, std::cout, std::cerr},
                        {ErrorCode::kNoSpace,
                         "ended in the midst of writing; what was committed "
                         "stands, and the same command does the rest"}));
  }
  const auto rethrow = [&exception]() -> int { std::rethrow_exception(exception); };
  std::_Exit(RunGuarded({std::cin, std::cout, std::cerr}, {rethrow, ""}));
}

}  // namespace dossier::cli
