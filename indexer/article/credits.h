// The lines at the end of an article that name its photographer, its sources and its author.
#pragma once

#include <string_view>

namespace dossier::article {

// True for a line that says so itself: "Photo: …", «По материалам …», "Source: …", "© …".
bool IsMarkedCredit(std::string_view line);

// True for a line that may be a signature where it stands behind the last sentence: short, without
// a full stop or figures, with a capital or a quotation mark in front: `GSV "Russia - Islamic
// World"`, "Ivan Petrov".
bool IsSignature(std::string_view line);

}  // namespace dossier::article
