// Benchmarks of the text layer. Run them from a release build on an idle machine:
//
//   AnalyzeEnglish    tokens and stems of English news: what indexing an article costs before the
//                     index is touched
//   AnalyzeRussian    the same of Russian news
//   AnalyzeMarked     Russian with stress accents, soft hyphens and Latin look-alikes in every
//                     word: the slow way of folding, which real text takes once in a hundred words
//   TokenizeEnglish   the words alone, without stems; the difference to AnalyzeEnglish is the
//                     stemmer and its cache
//   TokenizeRussian   the same of Russian news
//   SentencesEnglish  the sentences of English news, 600 letters at a time, as
//                     snippets need them
//   SentencesRussian  the same of Russian news
//   AnalyzeQuery      three words: what each query pays
//   MakeAnalyzer      a new analyzer, which each thread needs once
//   FoldRussianWord   one word by the table
//   GuessLanguage     the language of an article
//   ToValidUtf8       what every text is passed through once
//
// The texts are made up: words of a list in every form of a few endings, drawn by Zipf's law from a
// fixed seed, in sentences with capitals, numbers and quotation marks. bytes_per_second counts
// bytes of UTF-8.
//
// The aim is 15 MB/s of English and 20 MB/s of Russian for Analyze on one core.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"
#include "text/language.h"
#include "text/normalize.h"
#include "text/sentences.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

constexpr std::size_t kTextBytes = std::size_t{1} << 20U;

struct WordList {
  std::string_view common;  // the most frequent words, most frequent first
  std::string_view roots;   // each root is joined to each prefix and each ending
  std::string_view prefixes;
  std::string_view endings;
};

constexpr WordList kEnglish = {
    "the of to in and a for on that is said with by was it as from at will be has have its an are "
    "his not he which "
    "but were this their would more been who after also they had or about than other new one two "
    "year people "
    "government state president minister country foreign world",
    "negotiat visit agree cooperat secur sanction elect govern minist represent trad develop "
    "econom militar nation "
    "region organiz particip discuss report announc declar support oppos propos adopt resolut "
    "assembl council "
    "treat border conflict peac war energ oil gas export import invest financ market bank court "
    "law right refuge "
    "migrat climat health nuclear weapon missil defen alliance partner allianc diplomat embass "
    "ambassad consul talk "
    "summit meet speak tell call leader offic author citiz polic protest strik attack bomb terror "
    "rebel",
    "- re un pre inter counter",
    "- s e ed er ing ion ions ation al ally ive ment ments ity ism ist able ence ly"};

constexpr WordList kRussian = {
    "и в на с что по не о из за к от для как его это он года был также при до или их она том после "
    "между все так "
    "России президент министр дел иностранных страны более уже было во время который которые будет "
    "стран однако",
    "переговор визит соглаш сотруднич безопас санкц выбор правител министр представител торгов "
    "развит эконом воен "
    "народ регион организац участ обсужд заяв объяв поддерж противник предлож приня резолюц "
    "ассамбле совет догов "
    "границ конфликт мир войн энерг нефт газ экспорт импорт инвестиц финанс рын банк суд закон "
    "прав бежен мигра "
    "климат здоров ядерн оруж ракет оборон союз партн дипломат посольств посл консул разговор "
    "саммит встреч говор "
    "сообщ звон лидер власт гражд полиц протест забаст атак бомб террор восстан",
    "- при по пере раз не",
    "- а у ом е ы ов ам ами ах ный ного ному ным ном ная ной ную ные ных ными ение ения ением "
    "овать ал или ость ости"};

std::vector<std::string> Split(std::string_view words) {
  std::istringstream stream{std::string(words)};
  std::vector<std::string> result;
  for (std::string word; stream >> word;) result.push_back(word == "-" ? "" : word);
  return result;
}

// The common words, and then every form of every root in a fixed random order.
std::vector<std::string> MakeVocabulary(const WordList& list) {
  std::vector<std::string> forms;
  for (const std::string& root : Split(list.roots)) {
    for (const std::string& prefix : Split(list.prefixes)) {
      for (const std::string& ending : Split(list.endings)) forms.push_back(prefix + root + ending);
    }
  }
  std::mt19937 random(1);
  std::ranges::shuffle(forms, random);
  std::vector<std::string> vocabulary = Split(list.common);
  vocabulary.insert(vocabulary.end(), forms.begin(), forms.end());
  return vocabulary;
}

// Enough for the lists above: a to z, and а to я.
std::string Capitalize(std::string word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) {
    word[0] = static_cast<char>(word[0] & ~0x20);
  } else if (first == 0xD0) {  // а to п are D0 B0 to D0 BF, А to П are D0 90 to D0 9F
    word[1] = static_cast<char>(word[1] - 0x20);
  } else {  // р to я are D1 80 to D1 8F, Р to Я are D0 A0 to D0 AF
    word[0] = static_cast<char>(0xD0);
    word[1] = static_cast<char>(word[1] + 0x20);
  }
  return word;
}

std::string MakeText(const WordList& list) {
  const std::vector<std::string> vocabulary = MakeVocabulary(list);
  std::vector<double> weights;
  for (std::size_t rank = 1; rank <= vocabulary.size(); ++rank) {
    weights.push_back(1.0 / static_cast<double>(rank + 2));
  }
  std::discrete_distribution<std::size_t> by_zipf(weights.begin(), weights.end());
  std::mt19937 random(2);
  std::string text;
  while (text.size() < kTextBytes) {
    const std::size_t words = 6 + random() % 20;
    for (std::size_t i = 0; i < words; ++i) {
      const std::string& word = vocabulary[by_zipf(random)];
      if (i > 0) text += random() % 12 == 0 ? ", " : " ";
      const bool is_name = random() % 10 == 0;
      text += i == 0 || is_name ? Capitalize(word) : word;
      if (random() % 40 == 0) text.append(" ").append(std::to_string(1 + random() % 2025));
    }
    text += random() % 5 == 0 ? ".\n" : ". ";
  }
  return text;
}

const std::string& EnglishText() {
  static const std::string text = MakeText(kEnglish);
  return text;
}

const std::string& RussianText() {
  static const std::string text = MakeText(kRussian);
  return text;
}

// The Russian text with a soft hyphen and a stress accent after the first о of each word, and each
// а a Latin a.
std::string MarkedText() {
  std::string marked;
  const std::string& text = RussianText();
  bool accented = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t size = TakeCodePoints(std::string_view(text).substr(offset), 1).size();
    const std::string_view letter = std::string_view(text).substr(offset, size);
    offset += size;
    if (letter == " ") accented = false;
    marked += letter == "а" ? "a" : letter;
    if (letter == "о" && !accented) {
      marked += "\u0301\u00AD";
      accented = true;
    }
  }
  return marked;
}

void CountBytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes));
}

void Analyze(benchmark::State& state, const std::string& text) {
  Analyzer analyzer;
  for (auto _ : state) benchmark::DoNotOptimize(analyzer.Analyze(text));
  CountBytes(state, text.size());
}

void Tokenize(benchmark::State& state, const std::string& text) {
  Tokenizer tokenizer;
  for (auto _ : state) benchmark::DoNotOptimize(tokenizer.Tokenize(text));
  CountBytes(state, text.size());
}

void AnalyzeEnglish(benchmark::State& state) { Analyze(state, EnglishText()); }
BENCHMARK(AnalyzeEnglish)->Unit(benchmark::kMillisecond);

void AnalyzeRussian(benchmark::State& state) { Analyze(state, RussianText()); }
BENCHMARK(AnalyzeRussian)->Unit(benchmark::kMillisecond);

void AnalyzeMarked(benchmark::State& state) { Analyze(state, MarkedText()); }
BENCHMARK(AnalyzeMarked)->Unit(benchmark::kMillisecond);

void TokenizeEnglish(benchmark::State& state) { Tokenize(state, EnglishText()); }
BENCHMARK(TokenizeEnglish)->Unit(benchmark::kMillisecond);

void TokenizeRussian(benchmark::State& state) { Tokenize(state, RussianText()); }
BENCHMARK(TokenizeRussian)->Unit(benchmark::kMillisecond);

void FindSentences(benchmark::State& state, std::string_view text) {
  constexpr std::size_t kCodePoints = 600;
  SentenceFinder finder;
  std::size_t offset = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string_view part = TakeCodePoints(text.substr(offset), kCodePoints);
    benchmark::DoNotOptimize(finder.Find(part));
    bytes += part.size();
    offset = part.empty() ? 0 : offset + part.size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void SentencesEnglish(benchmark::State& state) { FindSentences(state, EnglishText()); }
BENCHMARK(SentencesEnglish)->Unit(benchmark::kMicrosecond);

void SentencesRussian(benchmark::State& state) { FindSentences(state, RussianText()); }
BENCHMARK(SentencesRussian)->Unit(benchmark::kMicrosecond);

void AnalyzeQuery(benchmark::State& state) { Analyze(state, "переговоры Лаврова nuclear"); }
BENCHMARK(AnalyzeQuery);

void MakeAnalyzer(benchmark::State& state) {
  for (auto _ : state) {
    Analyzer analyzer;
    benchmark::DoNotOptimize(&analyzer);
  }
}
BENCHMARK(MakeAnalyzer);

void FoldRussianWord(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(FoldWord("Переговоры"));
}
BENCHMARK(FoldRussianWord);

void GuessLanguageOfText(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(GuessLanguage(RussianText()));
  CountBytes(state, RussianText().size());
}
BENCHMARK(GuessLanguageOfText)->Name("GuessLanguage");

void RepairUtf8(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ToValidUtf8(RussianText()));
  CountBytes(state, RussianText().size());
}
BENCHMARK(RepairUtf8)->Name("ToValidUtf8");

}  // namespace
}  // namespace dossier::text
