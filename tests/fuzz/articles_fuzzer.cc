// libFuzzer entry for articles: reading, blocks, dates.
//
//   build/fuzz/tests/fuzz/articles_fuzzer -max_len=4096 -max_total_time=600 corpus/en corpus/ru
//
// Any bytes may be a file; made valid, they may be a text. Both must keep what the headers promise.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "article/check_article.h"

namespace {

void Require(const std::string& fault) {
  if (fault.empty()) return;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Require(dossier::article::CheckReading(bytes));
  Require(dossier::article::CheckText(dossier::text::ToValidUtf8(bytes)));
  return 0;
}
