// Snowball stems, dispatched by script.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/token.h"

namespace dossier::text {

// Latin words are stemmed as English, Cyrillic ones as Russian; words of other scripts, and words
// with a digit, a dot or any other ASCII character than letters and apostrophes in them, stay as
// they are. Agrees with every word of both published Snowball lists. Keeps a bounded cache; not to
// be shared between threads.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // `term` in the form of Token::term.
  std::string Stem(std::string_view term, Script script);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::text
