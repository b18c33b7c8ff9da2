// Text in XML.
#pragma once

#include <string>
#include <string_view>

namespace dossier::http {

// `utf8` as text or as the value of an attribute. What XML 1.0 has no place for, such as control
// characters, becomes U+FFFD.
std::string EscapeXml(std::string_view utf8);

}  // namespace dossier::http
