// The columns of a line of the gazetteer's files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::entities {

// The parts of `text` between separators, empty ones too; none of an empty text.
std::vector<std::string_view> SplitAt(std::string_view text, char separator);

// True where there is nothing but spaces.
bool IsBlank(std::string_view name);

// The names of a column of aliases, which are parted by '|'.
std::vector<std::string> ReadAliases(std::string_view column);

}  // namespace dossier::entities
