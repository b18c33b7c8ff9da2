// The articles of files and of standard input, as work for the pipeline.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <vector>

#include "article/article.h"
#include "article/input.h"
#include "index/pipeline.h"

namespace dossier::index {

// Decides what is to be done with what is read. Called in the order of the input, on the thread
// that reads.
class Triage {
 public:
  virtual ~Triage() = default;

  // Before file `number` is read. True where that need not be: all that it holds is in the index.
  virtual bool IsKnown(std::size_t number, const article::InputFile& file) = 0;

  // A good record: sets `action`, and `fault` with kSkip.
  virtual void Decide(Work& work) = 0;
};

struct FileSource {
  std::vector<article::InputFile> files;
  std::istream* standard_input = nullptr;  // read behind the files where it is set; its path is "-"
  std::size_t max_article_bytes = article::kMaxArticleBytes;
};

// Reads `source`. Progress is told in bytes: exact at the end of each file, within a file by the
// text of its articles. Keeps references to its arguments.
WorkSource ReadFiles(const FileSource& source, const article::BuildOptions& build, Triage& triage);

}  // namespace dossier::index
