// Makes a lexicon from what is installed on this machine.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/lexicon.h"

namespace dossier::index {

// In this order of trust: the names of countries, languages, cities and months from CLDR; Mueller's
// dictionary (mueller7); that of FreeDict (freedict-eng-rus). The dictionaries that are not there
// are left out.
struct LexiconSources {
  std::filesystem::path dictionaries = "/usr/share/dictd";  // a folder of dictd(8)
};

// Changes when BuildLexicon would make another lexicon: the names, sizes and times of the
// dictionaries that are there, the version of ICU, the version of the rules. 52 lower-case letters
// and digits. Cheap.
std::string FingerprintOf(const LexiconSources& sources);

struct LexiconReport {
  std::size_t keys = 0;
  std::vector<Error> skipped;  // why a dictionary that is there was left out
};

// Puts the lexicon together, in about a second. Deterministic.
LexiconEntries CollectLexicon(const LexiconSources& sources, LexiconReport& report);

// Writes it to `file`. Throws std::system_error where it cannot be written.
LexiconReport BuildLexicon(const LexiconSources& sources, const std::filesystem::path& file);

}  // namespace dossier::index
