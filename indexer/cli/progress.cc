#include "cli/progress.h"

#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <ostream>

namespace dossier::cli {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds kTerminalInterval{0.1};
constexpr Seconds kLogInterval{10.0};

// "4 s", "3 min", "1.5 h": as exact as a guess deserves.
std::string Rounded(double seconds) {
  std::array<char, 32> buffer{};
  if (seconds < 90) {
    std::snprintf(buffer.data(), buffer.size(), "%.0f s", std::ceil(seconds));
  } else if (seconds < 5400) {
    std::snprintf(buffer.data(), buffer.size(), "%.0f min", seconds / 60);
  } else {
    std::snprintf(buffer.data(), buffer.size(), "%.1f h", seconds / 3600);
  }
  return buffer.data();
}

std::string ProgressLine(const index::UpdateCounts& counts, const index::Progress& progress,
                         double elapsed) {
  std::array<char, 96> buffer{};
  const double rate = elapsed > 0 ? static_cast<double>(counts.done()) / elapsed : 0;
  std::snprintf(buffer.data(), buffer.size(), "%llu %s, %.0f/s",
                static_cast<unsigned long long>(counts.done()),
                counts.done() == 1 ? "article" : "articles", rate);
  std::string line = buffer.data();
  if (progress.total == 0) return line;  // standard input
  const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
  std::snprintf(buffer.data(), buffer.size(), ", %.0f %%", share * 100);
  line += buffer.data();
  if (share > 0.01 && share < 1) line += ", " + Rounded(elapsed / share - elapsed) + " left";
  return line;
}

}  // namespace

ProgressStyle DetectProgressStyle() {
  return ::isatty(STDERR_FILENO) == 1 ? ProgressStyle::kTerminal : ProgressStyle::kLog;
}

Progress::Progress(std::ostream& err, ProgressStyle style)
    : err_(err), style_(style), start_(std::chrono::steady_clock::now()), last_shown_(start_) {}

Progress::~Progress() { ClearLine(); }

void Progress::OnWarning(const std::string& warning) {
  ClearLine();
  err_ << "warning: " << warning << "\n";
}

void Progress::OnSkipped(const std::string& where, const Error& reason) {
  ClearLine();
  err_ << "skipped: " << where << (where.empty() ? "" : ": ") << reason.message << "\n";
}

void Progress::OnReanalysis(std::uint64_t done, std::uint64_t total) {
  if (!IsDue()) return;
  Show("analysed " + std::to_string(done) + " of " + std::to_string(total) + " articles anew");
}

void Progress::OnProgress(const index::UpdateCounts& counts, const index::Progress& progress) {
  if (!IsDue()) return;
  const double elapsed = Seconds(std::chrono::steady_clock::now() - start_).count();
  Show(ProgressLine(counts, progress, elapsed));
}

bool Progress::IsDue() {
  if (style_ == ProgressStyle::kSilent) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_shown_ < (style_ == ProgressStyle::kTerminal ? kTerminalInterval : kLogInterval)) {
    return false;
  }
  last_shown_ = now;
  return true;
}

void Progress::Show(const std::string& line) {
  if (style_ == ProgressStyle::kLog) {
    err_ << line << "\n";
    return;
  }
  err_ << "\r\033[K" << line << std::flush;
  line_open_ = true;
}

void Progress::ClearLine() {
  if (!line_open_) return;
  err_ << "\r\033[K" << std::flush;
  line_open_ = false;
}

}  // namespace dossier::cli
