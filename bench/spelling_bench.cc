// How often a misspelt word is corrected, and how long that takes.
//
//   spelling_bench ARTICLES.jsonl [WORDS]
//
// The vocabulary is that of the articles (objects with "title" and "text", one a line). Of it,
// WORDS (1,000) words of five letters or more are drawn at random, each as likely as any other, and
// spelt with one and with two random edits: a letter left out, put in, replaced, or exchanged with
// the next, all letters of the alphabet alike. Errors that are words of the vocabulary are drawn
// again. A correction is right where the first suggestion is the word, or has its stem.
//
// Everything follows from a fixed seed. Times are wall-clock, so they need an idle machine.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random.h"
#include "search/vocabulary.h"
#include "text/analyzer.h"
#include "text/stemmer.h"
#include "text/utf8.h"

namespace dossier::bench {
namespace {

constexpr std::uint64_t kSeed = 20251125;
constexpr std::size_t kMinLetters = 5;
constexpr std::u32string_view kLatin = U"abcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view kCyrillic = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";

// Empty where the field is absent or no string.
std::string Field(const nlohmann::json& article, const char* name) {
  const auto field = article.find(name);
  return field != article.end() && field->is_string() ? field->get<std::string>() : "";
}

search::Vocabulary ReadVocabulary(const std::string& file) {
  std::map<std::string, std::uint32_t> frequencies;
  text::Analyzer analyzer;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto article = nlohmann::json::parse(line);
    const std::string text = Field(article, "title") + "\n" + Field(article, "text");
    std::set<std::string> words;
    for (text::Token& token : analyzer.Analyze(text)) {
      if (!token.variant) words.insert(std::move(token.term));
    }
    for (const std::string& word : words) ++frequencies[word];
  }
  search::Vocabulary::Builder builder;
  for (const auto& [word, frequency] : frequencies) builder.Add(word, frequency);
  return std::move(builder).Build();
}

std::u32string Letters(std::string_view word) {
  std::u32string letters;
  for (std::size_t offset = 0; offset < word.size();) {
    letters += text::NextCodePoint(word, offset);
  }
  return letters;
}

std::string ToUtf8(const std::u32string& letters) {
  std::string word;
  for (const char32_t letter : letters) text::AppendCodePoint(letter, word);
  return word;
}

// The words to misspell: long enough, and of the letters of `alphabet` only.
std::vector<std::u32string> DrawWords(const search::Vocabulary& vocabulary,
                                      std::u32string_view alphabet, std::size_t count) {
  std::vector<std::u32string> words;
  for (const search::Vocabulary::Word& word : vocabulary.WithPrefix("", vocabulary.size())) {
    std::u32string letters = Letters(word.text);
    if (letters.size() >= kMinLetters &&
        letters.find_first_not_of(alphabet) == std::u32string::npos) {
      words.push_back(std::move(letters));
    }
  }
  Random random(kSeed);
  count = std::min(count, words.size());
  for (std::size_t i = 0; i < count; ++i) {
    std::swap(words[i], words[i + random.Below(words.size() - i)]);
  }
  words.resize(count);
  return words;
}

void Edit(std::u32string& word, std::u32string_view alphabet, Random& random) {
  const char32_t letter = alphabet[random.Below(alphabet.size())];
  switch (random.Below(4)) {
    case 0:
      word.insert(random.Below(word.size() + 1), 1, letter);
      break;
    case 1:
      word.erase(random.Below(word.size()), 1);
      break;
    case 2:
      word[random.Below(word.size())] = letter;
      break;
    default: {
      const std::size_t at = random.Below(word.size() - 1);
      std::swap(word[at], word[at + 1]);
    }
  }
}

std::string Misspell(const std::u32string& word, std::size_t edits, std::u32string_view alphabet,
                     const search::Vocabulary& vocabulary, Random& random) {
  for (;;) {
    std::u32string wrong = word;
    for (std::size_t i = 0; i < edits; ++i) Edit(wrong, alphabet, random);
    std::string result = ToUtf8(wrong);
    if (vocabulary.Frequency(result) == 0) return result;
  }
}

struct Score {
  std::size_t same_word = 0;
  std::size_t same_stem = 0;
  std::size_t in_five = 0;  // the word or one of its stem
  double milliseconds = 0;
  double slowest = 0;
};

Score Measure(const search::Vocabulary& vocabulary, const std::vector<std::u32string>& words,
              std::size_t edits, std::u32string_view alphabet) {
  const text::Script script = alphabet == kLatin ? text::Script::kLatin : text::Script::kCyrillic;
  text::Stemmer stemmer;
  Random random(MixSeeds(kSeed, edits));
  Score score;
  for (const std::u32string& letters : words) {
    const std::string word = ToUtf8(letters);
    const std::string wrong = Misspell(letters, edits, alphabet, vocabulary, random);
    const auto start = std::chrono::steady_clock::now();
    const auto corrections = vocabulary.Correct(wrong, 5);
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    score.milliseconds += spent.count();
    score.slowest = std::max(score.slowest, spent.count());
    const auto is_right = [&](const search::Vocabulary::Correction& correction) {
      return stemmer.Stem(correction.word.text, script) == stemmer.Stem(word, script);
    };
    if (corrections.empty()) continue;
    if (corrections.front().word.text == word) ++score.same_word;
    if (is_right(corrections.front())) ++score.same_stem;
    if (std::ranges::any_of(corrections, is_right)) ++score.in_five;
  }
  return score;
}

void Report(const search::Vocabulary& vocabulary, std::u32string_view alphabet, std::size_t count) {
  const std::vector<std::u32string> words = DrawWords(vocabulary, alphabet, count);
  if (words.empty()) return;
  const double all = static_cast<double>(words.size());
  for (const std::size_t edits : {1U, 2U}) {
    const Score score = Measure(vocabulary, words, edits, alphabet);
    const auto percent = [all](std::size_t part) {
      return 100.0 * static_cast<double>(part) / all;
    };
    std::printf("| %s | %zu | %zu | %.1f | %.1f | %.1f | %.2f | %.2f |\n",
                alphabet == kLatin ? "Latin" : "Cyrillic", words.size(), edits,
                percent(score.same_word), percent(score.same_stem), percent(score.in_five),
                score.milliseconds / all, score.slowest);
  }
}

int Run(const std::string& file, std::size_t count) {
  const search::Vocabulary vocabulary = ReadVocabulary(file);
  std::printf("%zu words, %zu bytes a word\n\n", vocabulary.size(),
              vocabulary.MemoryBytes() / std::max<std::size_t>(vocabulary.size(), 1));
  std::printf(
      "| letters | words | edits | same word %% | same stem %% | in five %% | ms | slowest |\n");
  std::printf("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  Report(vocabulary, kLatin, count);
  Report(vocabulary, kCyrillic, count);
  return 0;
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "usage: spelling_bench ARTICLES.jsonl [WORDS]\n");
    return 2;
  }
  try {
    return dossier::bench::Run(argv[1], argc == 3 ? std::stoul(argv[2]) : 1000);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "spelling_bench: %s\n", error.what());
    return 1;
  }
}
