// dossier-index: makes and updates an index. See indexer/cli/indexer.h.
#include <exception>
#include <iostream>

#include "cli/indexer.h"

int main(int argc, char** argv) {
  std::set_terminate(dossier::cli::EndOnTerminate);
  return dossier::cli::RunIndexer(argc, argv, {std::cin, std::cout, std::cerr});
}
