#include "bench_index.h"

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <optional>
#include <system_error>

namespace dossier::bench {
namespace {

// Keeps the first complaint.
class FirstFault : public index::UpdateListener {
 public:
  void OnSkipped(const std::string& where, const Error& reason) override {
    if (!fault_) fault_ = Error{reason.code, where + ": " + reason.message};
  }
  void OnReanalysis(std::uint64_t, std::uint64_t) override {}
  void OnProgress(const index::UpdateCounts&, const index::Progress&) override {}

  const std::optional<Error>& fault() const { return fault_; }

 private:
  std::optional<Error> fault_;
};

std::uint64_t BytesBelow(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return Seconds(usage.ru_utime) + Seconds(usage.ru_stime);
}

std::uint64_t PeakMemoryBytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

void WriteCorpus(const std::filesystem::path& folder, const CorpusOptions& options) {
  std::filesystem::create_directories(folder);
  const CorpusGenerator generator(options);
  generator.WriteGazetteer(folder / kGazetteerFolder);
  const std::filesystem::path file = folder / kCorpusFile;
  std::ofstream out(file, std::ios::binary);
  generator.Write(out);
  if (!out.flush()) {
    throw std::filesystem::filesystem_error("cannot write", file,
                                            std::make_error_code(std::errc::io_error));
  }
}

index::UpdateOptions AddingOptions(const std::filesystem::path& folder, std::size_t jobs) {
  index::UpdateOptions options;
  options.paths = {(folder / kCorpusFile).string()};
  options.catalogue_folder = folder / kGazetteerFolder;
  options.pipeline.jobs = jobs;
  // The day after the last article, so that the index does not depend on the day of the run.
  options.pipeline.build.now =
      FirstDayOfCorpus() + std::chrono::days(static_cast<int>(DaysOfCorpus()));
  return options;
}

Result<IndexingReport> MakeIndex(const std::filesystem::path& folder, std::size_t jobs) {
  const std::filesystem::path index = folder / kIndexFolder;
  FirstFault listener;
  const double cpu_before = CpuSeconds();
  const auto start = std::chrono::steady_clock::now();
  const auto counts = index::UpdateArticles(index, AddingOptions(folder, jobs), listener);
  if (!counts) return tl::unexpected(counts.error());
  if (listener.fault()) return Fail(ErrorCode::kInvalidInput, listener.fault()->message);
  IndexingReport report;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report.cpu_seconds = CpuSeconds() - cpu_before;
  report.articles = counts->added;
  report.text_bytes = counts->bytes;
  report.index_bytes = BytesBelow(index);
  report.jobs = jobs;
  report.peak_memory_bytes = PeakMemoryBytes();
  return report;
}

}  // namespace dossier::bench
