#include "index/lexicon.h"

#include <flatbuffers/flatbuffers.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <ranges>
#include <utility>

#include "index/files.h"
#include "index/lexicon_generated.h"

namespace dossier::index {
namespace {

constexpr std::uint32_t kFormat = 1;
constexpr double kMaxWeight = 255;

using Begins = flatbuffers::Vector<std::uint32_t>;

const flat::Lexicon& Root(const std::string& data) { return *flat::GetLexicon(data.data()); }

std::string_view View(const flatbuffers::String& text) { return {text.data(), text.size()}; }

std::string_view Part(const flatbuffers::String& text, const Begins& begins, std::uint32_t number) {
  const std::uint32_t begin = begins.Get(number);
  return View(text).substr(begin, begins.Get(number + 1) - begin);
}

// True where `begins` parts `size` things: 0 first, `size` last, never falling.
bool Parts(const Begins& begins, std::size_t size) {
  return begins.size() > 0 && begins.Get(0) == 0 && begins.Get(begins.size() - 1) == size &&
         std::ranges::is_sorted(begins);
}

// FlatBuffers' verifier has seen to the structure; this sees to what it cannot know.
bool IsSound(const flat::Lexicon& lexicon) {
  if (lexicon.format() != kFormat) return false;
  const Begins& keys = *lexicon.key_begin();
  if (!Parts(keys, lexicon.keys()->size())) return false;
  if (!Parts(*lexicon.word_begin(), lexicon.words()->size())) return false;
  const auto& values = *lexicon.value_words();
  if (!Parts(*lexicon.value_begin(), values.size())) return false;
  if (lexicon.value_begin()->size() != keys.size()) return false;
  if (lexicon.value_weights()->size() != values.size()) return false;
  for (std::uint32_t key = 0; key + 2 < keys.size(); ++key) {
    if (Part(*lexicon.keys(), keys, key) >= Part(*lexicon.keys(), keys, key + 1)) return false;
  }
  const std::uint32_t word_count = lexicon.word_begin()->size() - 1;
  return std::ranges::all_of(values, [=](std::uint32_t word) { return word < word_count; });
}

std::size_t CountWords(std::string_view key) {
  return key.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1;
}

std::optional<std::uint32_t> FindKey(const flat::Lexicon& lexicon, std::string_view key) {
  std::uint32_t begin = 0;
  std::uint32_t end = lexicon.key_begin()->size() - 1;
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    const std::string_view found = Part(*lexicon.keys(), *lexicon.key_begin(), middle);
    if (found == key) return middle;
    if (found < key) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return std::nullopt;
}

std::uint8_t ToByte(double weight) {
  return static_cast<std::uint8_t>(std::clamp(std::round(weight * kMaxWeight), 1.0, kMaxWeight));
}

void AppendForms(const std::vector<std::string>& forms, std::string& words) {
  for (std::size_t form = 0; form < forms.size(); ++form) {
    if (form > 0) words += '\n';
    words += forms[form];
  }
}

}  // namespace

std::string SerializeLexicon(const LexiconEntries& entries) {
  std::string keys;
  std::vector<std::uint32_t> key_begin = {0};
  std::vector<std::uint32_t> value_begin = {0};
  std::vector<std::uint32_t> value_words;
  std::vector<std::uint8_t> value_weights;
  std::string words;
  std::vector<std::uint32_t> word_begin = {0};
  constexpr std::uint32_t kUnused = ~std::uint32_t{0};
  std::vector<std::uint32_t> numbers(entries.words.size(), kUnused);

  for (const auto& [key, values] : entries.keys) {
    keys += key;
    key_begin.push_back(static_cast<std::uint32_t>(keys.size()));
    for (const LexiconEntries::Value& value : values) {
      std::uint32_t& number = numbers[value.word];
      if (number == kUnused) {
        number = static_cast<std::uint32_t>(word_begin.size() - 1);
        AppendForms(entries.words[value.word], words);
        word_begin.push_back(static_cast<std::uint32_t>(words.size()));
      }
      value_words.push_back(number);
      value_weights.push_back(ToByte(value.weight));
    }
    value_begin.push_back(static_cast<std::uint32_t>(value_words.size()));
  }

  flatbuffers::FlatBufferBuilder builder(keys.size() + words.size() + 8 * value_words.size());
  const auto flat_keys = builder.CreateString(keys);
  const auto flat_key_begin = builder.CreateVector(key_begin);
  const auto flat_value_begin = builder.CreateVector(value_begin);
  const auto flat_value_words = builder.CreateVector(value_words);
  const auto flat_value_weights = builder.CreateVector(value_weights);
  const auto flat_words = builder.CreateString(words);
  const auto flat_word_begin = builder.CreateVector(word_begin);
  flat::FinishLexiconBuffer(
      builder,
      flat::CreateLexicon(builder, kFormat, flat_keys, flat_key_begin, flat_value_begin,
                          flat_value_words, flat_value_weights, flat_words, flat_word_begin));
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

Result<Lexicon> Lexicon::Open(const std::filesystem::path& file) {
  auto data = ReadWholeFile(file);
  if (!data) return tl::unexpected(data.error());
  auto lexicon = Parse(std::move(*data));
  if (!lexicon) return Fail(ErrorCode::kDamaged, file.string() + " is damaged");
  return lexicon;
}

Result<Lexicon> Lexicon::Parse(std::string data) {
  Lexicon lexicon;
  lexicon.data_ = std::make_unique<const std::string>(std::move(data));
  flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(lexicon.data_->data()),
                                 lexicon.data_->size());
  if (!flat::VerifyLexiconBuffer(verifier) || !IsSound(Root(*lexicon.data_))) {
    return Fail(ErrorCode::kDamaged, "the lexicon is damaged");
  }
  const flat::Lexicon& root = Root(*lexicon.data_);
  for (std::uint32_t key = 0; key + 1 < root.key_begin()->size(); ++key) {
    lexicon.max_key_words_ =
        std::max(lexicon.max_key_words_, CountWords(Part(*root.keys(), *root.key_begin(), key)));
  }
  return lexicon;
}

std::vector<Translation> Lexicon::Translate(std::string_view stems) const {
  std::vector<Translation> translations;
  if (!data_) return translations;
  const flat::Lexicon& lexicon = Root(*data_);
  const auto key = FindKey(lexicon, stems);
  if (!key) return translations;
  const std::uint32_t end = lexicon.value_begin()->Get(*key + 1);
  for (std::uint32_t i = lexicon.value_begin()->Get(*key); i < end; ++i) {
    const double weight = lexicon.value_weights()->Get(i) / kMaxWeight;
    std::string_view forms =
        Part(*lexicon.words(), *lexicon.word_begin(), lexicon.value_words()->Get(i));
    while (!forms.empty()) {
      const std::size_t size = std::min(forms.find('\n'), forms.size());
      translations.push_back({forms.substr(0, size), weight});
      forms.remove_prefix(std::min(size + 1, forms.size()));
    }
  }
  return translations;
}

std::size_t Lexicon::size() const {
  return data_ ? Root(*data_).key_begin()->size() - 1 : std::size_t{0};
}

}  // namespace dossier::index
