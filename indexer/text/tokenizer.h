// Cuts a text into words.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace dossier::text {

// Words by UAX #29 as in ICU 72, then the rules of LANGUAGE.md's "Tokens and terms" (hyphens split,
// a letter with digits also joined, dotted acronyms, apostrophes, numbers). Holds ICU objects that
// are dear to make: keep one for each thread.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // The tokens of valid UTF-8 of less than 4 GB, `stem` left empty. Never fails: a byte that is not
  // valid is a separator. Linear in the size of the text, however long its words are; terms are cut
  // to kMaxTermCodePoints and kMaxTermBytes, spans are not. A span leaves out what is not of the
  // word (quotes, a possessive 's, invisible characters at its ends); a variant spans all that it
  // stands for (С-400 for с400), and so may reach into the next word's span.
  std::vector<Token> Tokenize(std::string_view utf8);

 private:
  struct Icu;
  std::unique_ptr<Icu> icu_;
};

}  // namespace dossier::text
