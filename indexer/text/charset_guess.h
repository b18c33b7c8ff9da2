// The likeliest charset of a text that is not UTF-8.
#pragma once

#include <optional>
#include <string_view>

#include "text/charset.h"

namespace dossier::text {

// The one of kByteCharsets in which `bytes` make the likeliest text, Russian with or without
// English, or English and its neighbours with accents; `expected`, if it is one, is taken unless
// another one is a thousand times likelier. Nothing where none is likelier than chance, and where
// UTF-8 is expected, a thousand times likelier. Looks at the first 20,000 bytes that are not ASCII.
std::optional<Charset> GuessCharset(std::string_view bytes, std::optional<Charset> expected);

}  // namespace dossier::text
