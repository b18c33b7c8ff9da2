#include "http/preferred_language.h"

#include <algorithm>
#include <charconv>

namespace dossier::http {

text::Language PreferredLanguage(std::string_view accept_language) {
  double english = 0;
  double russian = 0;
  while (!accept_language.empty()) {
    const std::size_t end = std::min(accept_language.find(','), accept_language.size());
    std::string_view range = accept_language.substr(0, end);
    accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
    range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
    double weight = 1;
    if (const std::size_t q = range.find("q="); q != std::string_view::npos) {
      std::from_chars(range.data() + q + 2, range.data() + range.size(), weight);
    }
    const auto language =
        text::ParseLanguage(range.substr(0, std::min(range.find_first_of("; "), range.size())));
    if (language == text::Language::kEnglish) english = std::max(english, weight);
    if (language == text::Language::kRussian) russian = std::max(russian, weight);
  }
  return russian > english ? text::Language::kRussian : text::Language::kEnglish;
}

}  // namespace dossier::http
