// How often the charset of a text is found, on articles that are no part of the project: those of
// data/articles, one JSON object a line with the article in "text". The figure asked for is 99 %
// over five charsets, Russian with and without English, and three lengths.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "charset_samples.h"

namespace dossier::text {
namespace {

constexpr std::size_t kSamples = 1000;  // of each form

std::filesystem::path DataFolder() {
  const char* folder = std::getenv("DOSSIER_SHARED");
  return std::filesystem::path(folder != nullptr ? folder : DOSSIER_SHARED_DEFAULT) / "data";
}

// The texts of a file up to their first quotation mark, escapes left out.
std::vector<std::u32string> ReadTexts(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::u32string> texts;
  for (std::string line; std::getline(file, line);) {
    const std::size_t begin = line.find("\"text\": \"");
    if (begin == std::string::npos) continue;
    std::string text;
    for (std::size_t i = begin + 9; i < line.size() && line[i] != '"'; ++i) {
      if (line[i] == '\\') {
        ++i;
        text += ' ';
      } else {
        text += line[i];
      }
    }
    texts.push_back(CodePoints(text));
  }
  return texts;
}

TEST(CharsetExternalTest, IsRightInNinetyNineOfAHundred) {
  const auto folder = DataFolder() / "articles";
  if (!std::filesystem::exists(folder)) {
    GTEST_SKIP() << folder << " is absent; set DOSSIER_SHARED to the folder of the shared data";
  }
  std::vector<std::u32string> russian = ReadTexts(folder / "sample-ru.jsonl");
  for (auto& text : ReadTexts(folder / "channel1-leads-ru.jsonl")) russian.push_back(text);
  Sampler sampler(russian, ReadTexts(folder / "sample-en.jsonl"));
  std::size_t all = 0;
  for (const SampleForm& form : AllForms()) {
    const std::size_t right = sampler.CountRight(form, kSamples);
    EXPECT_GE(right, kSamples * 99 / 100) << form.ToString();
    all += right;
  }
  std::cout << all << " of " << AllForms().size() * kSamples << " right\n";
}

}  // namespace
}  // namespace dossier::text
