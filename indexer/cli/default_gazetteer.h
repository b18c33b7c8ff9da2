// Where the gazetteer is when nobody says.
#pragma once

#include <string>

namespace dossier::cli {

// The folder `entities` of the corpus that was installed with this program, wherever that was
// (../share/dossier/corpus beside the folder of the program), else that of the sources it was built
// from.
std::string DefaultGazetteer();

}  // namespace dossier::cli
