// The words of one language that translations are between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/analyzer.h"
#include "text/stemmer.h"
#include "text/token.h"

namespace dossier::index {

using LemmaId = std::uint32_t;
using StemId = std::uint32_t;

// One word or several in their dictionary form.
struct Lemma {
  StemId stems = 0;                // of all its words
  std::size_t count = 0;           // of words
  bool stop_word = false;          // one word, and that one
  bool is_form = false;            // of another lemma, and no more than that
  std::vector<std::string> forms;  // the folded words, single spaces between them; then forms of
                                   // a single word that have other stems, one for each stem
  std::vector<StemId> form_stems;  // of the second form and those behind it
};

// Lemmas and stems by number, in the order in which they were first asked for.
class Lemmas {
 public:
  explicit Lemmas(text::Script script);

  // The lemma of a written word or words; stop words are left out unless there is nothing else.
  // Nothing for a text without words, or with more than `max_words`.
  std::optional<LemmaId> Find(const std::string& written, std::size_t max_words);

  // Adds a form of a lemma, unless the lemma or another form of it has the stem of that, or the
  // lemma has kMaxForms.
  void AddForm(LemmaId id, const std::string& form);
  void MarkAsForm(LemmaId id) { list_[id].is_form = true; }

  bool HasStem(const std::string& word);
  const Lemma& operator[](LemmaId id) const { return list_[id]; }
  std::size_t size() const { return list_.size(); }
  const std::string& stem(StemId id) const { return stems_[id]; }  // several: single spaces between

 private:
  static constexpr std::size_t kMaxForms = 8;
  static constexpr LemmaId kNone = ~LemmaId{0};

  StemId StemIdOf(const std::string& stem);
  LemmaId Make(const std::string& written);

  text::Script script_;
  text::Analyzer analyzer_;
  text::Stemmer stemmer_;
  std::vector<Lemma> list_;
  std::vector<std::string> stems_;
  std::unordered_map<std::string, LemmaId> by_writing_;
  std::unordered_map<std::string, LemmaId> by_words_;
  std::unordered_map<std::string, StemId> stem_ids_;
};

}  // namespace dossier::index
