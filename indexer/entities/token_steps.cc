#include "entities/token_steps.h"

#include <cstdint>

namespace dossier::entities {

std::size_t TokenAfter(const std::vector<text::Token>& tokens, std::size_t token) {
  std::size_t next = token + 1;
  while (next < tokens.size() && tokens[next].position == tokens[token].position) ++next;
  return next;
}

std::size_t TokenBefore(const std::vector<text::Token>& tokens, std::size_t token) {
  std::size_t before = token - 1;
  while (before > 0 && tokens[before - 1].position == tokens[before].position) --before;
  return before;
}

std::string_view GapBefore(std::string_view utf8, const std::vector<text::Token>& tokens,
                           std::size_t token) {
  const std::uint32_t end = tokens[token - 1].span.end;
  const std::uint32_t begin = tokens[token].span.begin;
  return end <= begin ? utf8.substr(end, begin - end) : std::string_view();
}

}  // namespace dossier::entities
