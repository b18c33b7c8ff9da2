// libFuzzer entry for the analysis of text.
//
//   build/fuzz/tests/fuzz/tokens_fuzzer -max_len=4096 -max_total_time=600
//
// Any bytes are a text once they are made valid; the tokens must then keep what token.h promises.
// Bytes that are not valid must do no harm either.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/analyzer.h"
#include "text/language.h"
#include "text/token.h"
#include "text/utf8.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

bool StandsAtACodePoint(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static dossier::text::Analyzer analyzer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  analyzer.Analyze(bytes);
  dossier::text::GuessLanguage(bytes);

  const std::string text = dossier::text::ToValidUtf8(bytes);
  Require(dossier::text::IsValidUtf8(text));
  std::uint32_t words = 0;
  std::uint32_t begin = 0;
  for (const dossier::text::Token& token : analyzer.Analyze(text)) {
    Require(token.span.begin >= begin && token.span.begin < token.span.end);
    Require(token.span.end <= text.size());
    Require(StandsAtACodePoint(text, token.span.begin));
    Require(StandsAtACodePoint(text, token.span.end));
    Require(token.variant ? token.position + 1 == words : token.position == words);
    Require(!token.term.empty() && token.term.size() <= dossier::text::kMaxTermBytes);
    Require(dossier::text::IsValidUtf8(token.term) && dossier::text::IsValidUtf8(token.stem));
    if (!token.variant) ++words;
    begin = token.span.begin;
  }
  return 0;
}
