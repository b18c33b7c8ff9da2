// Cuts a text into sentences.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dossier::text {

// Sentences by UAX #29 as in ICU 72, but not cut after initials and abbreviations («С. В. Лавров»,
// «г. Москва», "Mr. Smith", "U.S. Army"). Holds an ICU object that is dear to make: keep one for
// each thread.
class SentenceFinder {
 public:
  SentenceFinder();
  ~SentenceFinder();
  SentenceFinder(SentenceFinder&&) noexcept;
  SentenceFinder& operator=(SentenceFinder&&) noexcept;

  // The sentences of valid UTF-8 of less than 2 GB, in order. Spans do not overlap; together they
  // have all of the text but the white space between sentences, none is empty, and none goes over
  // the end of a line.
  std::vector<Span> Find(std::string_view utf8);

 private:
  struct Icu;

  // Where ICU says that sentences end, the end of the text included.
  std::vector<std::uint32_t> AskIcu(std::string_view utf8);
  // The same, without showing ICU all of it.
  std::vector<std::uint32_t> FindBreaks(std::string_view utf8);

  std::unique_ptr<Icu> icu_;
};

}  // namespace dossier::text
