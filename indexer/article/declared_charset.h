// The charset that a document of HTML or XML says it is in.
#pragma once

#include <optional>
#include <string_view>

#include "text/charset.h"

namespace dossier::article {

// The charset of `encoding="…"` in an XML declaration or `charset=…` in a meta element, in the
// first 1,024 bytes as browsers look for it; nothing where the document is neither, or the charset
// is none of text::Charset. Not to be trusted: pages are moved from one charset to another.
std::optional<text::Charset> FindDeclaredCharset(std::string_view start);

}  // namespace dossier::article
