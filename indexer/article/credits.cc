#include "article/credits.h"

#include <algorithm>
#include <array>
#include <string>

#include "article/line_layout.h"
#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxCreditCodePoints = 200;
constexpr std::size_t kMaxSignatureCodePoints = 80;
constexpr std::size_t kMaxSentenceWords =
    7;  // a credit in words may end with a full stop where it is as short as this

// Words that are a credit with a colon or a dash behind them: "Photo: Federation Council", «Фото —
// ТАСС».
constexpr std::array<std::string_view, 34> kLabels = {"photo",
                                                      "photos",
                                                      "photo credit",
                                                      "photo by",
                                                      "image",
                                                      "images",
                                                      "image credit",
                                                      "picture",
                                                      "pictures",
                                                      "video",
                                                      "source",
                                                      "sources",
                                                      "author",
                                                      "authors",
                                                      "text",
                                                      "editor",
                                                      "translation",
                                                      "credit",
                                                      "credits",
                                                      "фото",
                                                      "фотография",
                                                      "фотографии",
                                                      "видео",
                                                      "источник",
                                                      "источники",
                                                      "автор",
                                                      "авторы",
                                                      "текст",
                                                      "перевод",
                                                      "редактор",
                                                      "иллюстрация",
                                                      "изображение",
                                                      "материал подготовил",
                                                      "материал подготовила"};

// Words that start a credit without a mark behind them.
constexpr std::array<std::string_view, 22> kPhrases = {"based on materials",
                                                       "based on material",
                                                       "based on information",
                                                       "based on reports",
                                                       "based on the materials",
                                                       "compiled from",
                                                       "compiled by",
                                                       "photo by ",
                                                       "photo courtesy",
                                                       "photo: ",
                                                       "reporting by ",
                                                       "writing by ",
                                                       "editing by ",
                                                       "edited by ",
                                                       "translated by ",
                                                       "copyright ",
                                                       "по материалам",
                                                       "по сообщениям",
                                                       "подготовил ",
                                                       "подготовила ",
                                                       "подготовлено по ",
                                                       "с использованием материалов"};

// Only ASCII and Cyrillic letters: the words above have no other.
std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lower[i]);
    if (byte >= 'A' && byte <= 'Z') lower[i] = static_cast<char>(byte + 0x20);
    if (byte != 0xD0 || i + 1 >= lower.size()) continue;
    const auto next = static_cast<unsigned char>(lower[i + 1]);
    if (next >= 0x90 && next <= 0x9F) lower[i + 1] = static_cast<char>(next + 0x20);
    if (next >= 0xA0 && next <= 0xAF) {
      lower[i] = static_cast<char>(0xD1);
      lower[i + 1] = static_cast<char>(next - 0x20);
    }
  }
  return lower;
}

// The line without what may frame it: "(Photo: …)", "*Source: …*".
std::string_view WithoutFrame(std::string_view line) {
  line = Trim(line);
  while (!line.empty() && std::string_view("([*_-").find(line.front()) != std::string_view::npos)
    line.remove_prefix(1);
  return Trim(line);
}

bool HasLabel(std::string_view lower) {
  for (const std::string_view label : kLabels) {
    if (!lower.starts_with(label)) continue;
    const std::string_view rest = Trim(lower.substr(label.size()));
    if (rest.starts_with(':') || rest.starts_with("—") || rest.starts_with("–") ||
        rest.starts_with("- ") || rest.starts_with("©"))
      return true;
  }
  return lower.starts_with("©") || lower.starts_with("(c) ");
}

std::size_t CountWords(std::string_view text) {
  const std::string words = CollapseSpaces(text);
  return words.empty() ? 0
                       : static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
}

// "Embassy of the Republic", not "Results in local currency": English writes names with capitals,
// but for short words.
bool HasMostlyCapitals(std::string_view line) {
  std::size_t words = 0, capitals = 0;
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    if (word.size() > 3) {
      ++words;
      capitals += word.front() >= 'a' && word.front() <= 'z' ? 0 : 1;
    }
    line.remove_prefix(std::min(word.size() + 1, line.size()));
  }
  return words == 0 || capitals * 2 > words;
}

}  // namespace

bool IsMarkedCredit(std::string_view line) {
  if (text::CountCodePoints(line) > kMaxCreditCodePoints) return false;
  const std::string lower = LowerCase(WithoutFrame(line));
  if (HasLabel(lower)) return true;
  const bool has_phrase =
      std::any_of(kPhrases.begin(), kPhrases.end(),
                  [&](std::string_view phrase) { return lower.starts_with(phrase); });
  return has_phrase && (!EndsSentence(line) || CountWords(line) <= kMaxSentenceWords);
}

bool IsSignature(std::string_view line) {
  if (text::CountCodePoints(line) > kMaxSignatureCodePoints || EndsSentence(line)) return false;
  if (line.find_first_of("0123456789\n") != std::string_view::npos) return false;
  static constexpr std::array<std::string_view, 3> kOpenEnds = {":", ",", ";"};
  for (const std::string_view mark : kOpenEnds) {
    if (line.ends_with(mark)) return false;
  }
  static constexpr std::array<std::string_view, 4> kQuotes = {"\"", "“", "«", "„"};
  for (const std::string_view quote : kQuotes) {
    if (line.starts_with(quote)) return true;
  }
  const auto first = static_cast<unsigned char>(line.front());
  if (first < 0x80) return first >= 'A' && first <= 'Z' && HasMostlyCapitals(line);
  const auto second = static_cast<unsigned char>(line.size() > 1 ? line[1] : 0);
  return first == 0xD0 && (second == 0x81 || (second >= 0x90 && second <= 0xAF));
}

}  // namespace dossier::article
