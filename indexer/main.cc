// dossier-index: makes and updates an index. See indexer/cli/indexer.h.
#include <iostream>

#include "cli/indexer.h"

int main(int argc, char** argv) {
  return dossier::cli::RunIndexer(argc, argv, {std::cin, std::cout, std::cerr});
}
