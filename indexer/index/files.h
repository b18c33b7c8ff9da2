// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier::index {

// Everything in `path`. Error: kUnreadable.
Result<std::string> ReadWholeFile(const std::filesystem::path& path);

// What the name of a file ends with until WriteFileDurably has written all of it.
inline constexpr std::string_view kUnfinishedEnding = ".new";

// Writes beside `path`, syncs, and renames, so that a reader sees the old file or the new one,
// after a power cut too. Throws std::system_error.
void WriteFileDurably(const std::filesystem::path& path, std::string_view content);

// Syncs what `folder` itself says: which files and folders are in it. Throws std::system_error.
void SyncNames(const std::filesystem::path& folder);

// Syncs `folder` with all files and folders below it. Throws std::system_error.
void SyncFolder(const std::filesystem::path& folder);

// The sum of the sizes of the regular files below `folder`.
std::uintmax_t FolderBytes(const std::filesystem::path& folder);

}  // namespace dossier::index
