#include "cli/default_gazetteer.h"

#include <filesystem>
#include <system_error>

namespace dossier::cli {

std::string DefaultGazetteer() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path installed =
      program.parent_path().parent_path() / "share/dossier/corpus/entities";
  if (!error && std::filesystem::is_directory(installed, error)) return installed.string();
  return DOSSIER_SOURCE_CORPUS "/entities";
}

}  // namespace dossier::cli
