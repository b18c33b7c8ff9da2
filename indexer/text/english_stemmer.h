// English stems as the published Snowball list has them.
#pragma once

#include <xapian.h>

#include <string>

namespace dossier::text {

// Xapian 1.4.22's English stemmer and the rules that Snowball's English has gained since (3.1).
// Agrees with all 42,649 words of the published list. Not to be shared between threads.
class EnglishStemmer {
 public:
  EnglishStemmer() : stemmer_("english") {}

  // `word` in lower case. Returns it unchanged where no rule applies.
  std::string Stem(const std::string& word) const;

 private:
  Xapian::Stem stemmer_;
};

}  // namespace dossier::text
