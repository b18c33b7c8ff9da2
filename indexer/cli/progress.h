// Tells a person how far an update has come.
#pragma once

#include <chrono>
#include <iosfwd>

#include "index/update.h"

namespace dossier::cli {

enum class ProgressStyle {
  kTerminal,  // one line that is written over, ten times a second at most
  kLog,       // a plain line every ten seconds
  kSilent,    // skipped articles only
};

// kTerminal where standard error is one.
ProgressStyle DetectProgressStyle();

class Progress : public index::UpdateListener {
 public:
  Progress(std::ostream& err, ProgressStyle style);
  ~Progress() override;

  void OnWarning(const std::string& warning) override;
  void OnSkipped(const std::string& where, const Error& reason) override;
  void OnReanalysis(std::uint64_t done, std::uint64_t total) override;
  void OnProgress(const index::UpdateCounts& counts, const index::Progress& progress) override;

 private:
  bool IsDue();
  void Show(const std::string& line);
  void ClearLine();

  std::ostream& err_;
  ProgressStyle style_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_shown_;
  bool line_open_ = false;
};

}  // namespace dossier::cli
