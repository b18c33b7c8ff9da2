// UTF-8 character by character, where it may be broken.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dossier::article {

// The size of the well-formed character that `bytes` starts with, 1 to 4; 0 where there is none.
std::size_t LeadingCharacterBytes(std::string_view bytes);

// The offset of the first byte that is no part of a well-formed character; nothing where `bytes` is
// valid UTF-8.
std::optional<std::size_t> FindInvalidUtf8(std::string_view bytes);

}  // namespace dossier::article
