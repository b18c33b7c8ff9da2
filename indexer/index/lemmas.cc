#include "index/lemmas.h"

#include <algorithm>
#include <utility>

#include "text/stopwords.h"

namespace dossier::index {
namespace {

// As many as Mueller's dictionary has of either language: growing the tables costs more.
constexpr std::size_t kExpected = 150'000;

}  // namespace

Lemmas::Lemmas(text::Script script) : script_(script) {
  for (auto* const table : {&by_writing_, &by_words_, &stem_ids_}) table->reserve(kExpected);
}

std::optional<LemmaId> Lemmas::Find(const std::string& written, std::size_t max_words) {
  const auto [known, added] = by_writing_.try_emplace(written, kNone);
  if (added) known->second = Make(written);
  if (known->second == kNone || list_[known->second].count > max_words) return std::nullopt;
  return known->second;
}

void Lemmas::AddForm(LemmaId id, const std::string& form) {
  Lemma& lemma = list_[id];
  if (lemma.form_stems.size() >= kMaxForms) return;
  const std::string stem = stemmer_.Stem(form, script_);
  if (stem.empty()) return;
  const StemId stem_id = StemIdOf(stem);
  if (stem_id == lemma.stems) return;
  if (std::ranges::find(lemma.form_stems, stem_id) != lemma.form_stems.end()) return;
  lemma.forms.push_back(form);
  lemma.form_stems.push_back(stem_id);
}

bool Lemmas::HasStem(const std::string& word) {
  return stem_ids_.contains(stemmer_.Stem(word, script_));
}

StemId Lemmas::StemIdOf(const std::string& stem) {
  const auto [known, added] = stem_ids_.try_emplace(stem, static_cast<StemId>(stems_.size()));
  if (added) stems_.push_back(stem);
  return known->second;
}

LemmaId Lemmas::Make(const std::string& written) {
  std::vector<text::Token> tokens = analyzer_.Analyze(written);
  std::erase_if(tokens, [](const text::Token& token) { return token.variant; });
  Lemma lemma;
  lemma.stop_word = tokens.size() == 1 && text::IsStopWord(tokens.front().term);
  std::string words;
  std::string stems;
  for (const text::Token& token : tokens) {
    if (!lemma.stop_word && text::IsStopWord(token.term)) continue;
    if (lemma.count++ > 0) {
      words += ' ';
      stems += ' ';
    }
    words += token.term;
    stems += token.stem;
  }
  if (lemma.count == 0) return kNone;
  const auto [id, added] = by_words_.try_emplace(words, static_cast<LemmaId>(list_.size()));
  if (added) {
    lemma.stems = StemIdOf(stems);
    lemma.forms = {std::move(words)};
    list_.push_back(std::move(lemma));
  }
  return id->second;
}

}  // namespace dossier::index
