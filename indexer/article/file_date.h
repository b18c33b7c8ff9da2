// The date that the name of a file tells.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace dossier::article {

// The last day, year first, that `path` names: "2024-05-03-title.txt", "20240503_title.html",
// "title_2024.05.03.md", "2024/05/03/title.txt". Years 1800 to 2199; nothing where no figures make
// a day that exists. `path` is any bytes.
std::optional<PartialDate> DateOfPath(std::string_view path);

}  // namespace dossier::article
