// Makes corpus/entities/name_parts.hashes of a list of names:
//
//   build/release/bench/name_parts < names.tsv > corpus/entities/name_parts.hashes
//
// Each line has a name in Latin letters and, behind a tab, its letters in Cyrillic, parted by
// spaces. The list in use is of the labels of people in Wikidata, CC0.
#include "entities/name_parts.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "text/normalize.h"

int main() {
  std::vector<std::string> words;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    std::string russian = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    std::erase(russian, ' ');
    const std::string latin = dossier::text::FoldWord(line.substr(0, tab));
    words.push_back(dossier::text::DropLatinAccents(latin));
    words.push_back(latin);
    words.push_back(dossier::text::FoldWord(russian));
  }
  std::cout << dossier::entities::NameParts::Serialize(words);
  return std::cout.good() ? 0 : 1;
}
