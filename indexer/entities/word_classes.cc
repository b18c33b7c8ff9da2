#include "entities/word_classes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "entities/columns.h"
#include "entities/declension.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::array<std::pair<std::string_view, WordClassSet>, 15> kClasses = {
    {{"title", word_class::kTitle},
     {"office", word_class::kOffice},
     {"thing", word_class::kThing},
     {"generic", word_class::kGeneric},
     {"portfolio", word_class::kPortfolio},
     {"weak-head", word_class::kWeakHead},
     {"head", word_class::kHead},
     {"descriptor", word_class::kDescriptor},
     {"legal-form", word_class::kLegalForm},
     {"particle", word_class::kParticle},
     {"speech", word_class::kSpeech},
     {"calendar", word_class::kCalendar},
     {"acronym-not", word_class::kAcronymNot},
     {"given-not", word_class::kGivenNot},
     {"place-noun", word_class::kPlaceNoun}}};

enum GivenNameColumn { kEn, kRu, kGender, kSense, kGivenNameColumns };

}  // namespace

Result<void> WordClasses::AddWords(std::string_view line) {
  if (!text::IsValidUtf8(line)) return Fail(ErrorCode::kInvalidInput, "not valid UTF-8");
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != 2) {
    return Fail(ErrorCode::kInvalidInput,
                std::to_string(fields.size()) + " columns, expected class and words");
  }
  const auto* known =
      std::ranges::find(kClasses, fields[0], &decltype(kClasses)::value_type::first);
  if (known == kClasses.end()) {
    return Fail(ErrorCode::kInvalidInput, "unknown class \"" + std::string(fields[0]) + "\"");
  }
  text::Tokenizer tokenizer;
  text::Stemmer stemmer;
  for (const std::string& word : ReadAliases(fields[1])) {
    const std::vector<text::Token> tokens = tokenizer.Tokenize(word);
    if (tokens.size() != 1) {
      return Fail(ErrorCode::kInvalidInput, "\"" + word + "\" is not one word");
    }
    *by_stem_.Add(stemmer.Stem(tokens[0].term, tokens[0].script)).first |= known->second;
  }
  return {};
}

Result<void> WordClasses::AddGivenName(std::string_view line) {
  if (!text::IsValidUtf8(line)) return Fail(ErrorCode::kInvalidInput, "not valid UTF-8");
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != kGivenNameColumns) {
    return Fail(ErrorCode::kInvalidInput, std::to_string(fields.size()) + " columns, expected " +
                                              std::to_string(kGivenNameColumns));
  }
  if (IsBlank(fields[kEn]) || IsBlank(fields[kRu])) {
    return Fail(ErrorCode::kInvalidInput, "a name is missing (en and ru)");
  }
  constexpr std::array<std::string_view, 3> kGenders = {"u", "m", "f"};
  const auto* gender = std::ranges::find(kGenders, fields[kGender]);
  if (gender == kGenders.end()) {
    return Fail(ErrorCode::kInvalidInput,
                "gender \"" + std::string(fields[kGender]) + "\", expected m, f or u");
  }
  for (const std::string_view side : SplitAt(fields[kSense], ',')) {
    if (side != "en" && side != "ru") {
      return Fail(ErrorCode::kInvalidInput,
                  "word \"" + std::string(fields[kSense]) + "\", expected en, ru or both");
    }
  }
  const auto add = [&](std::string_view name, std::string_view side) {
    AddName(text::FoldWord(name), static_cast<Gender>(gender - kGenders.begin()),
            fields[kSense].find(side) != std::string_view::npos);
  };
  add(fields[kEn], "en");
  add(fields[kRu], "ru");
  return {};
}

void WordClasses::AddName(std::string_view nominative, Gender gender, bool is_ambiguous) {
  WordClassSet classes = is_ambiguous ? word_class::kAmbiguous : 0;
  if (gender != Gender::kFemale) classes |= word_class::kMaleName;
  if (gender != Gender::kMale) classes |= word_class::kFemaleName;
  const auto number = static_cast<std::uint32_t>(nominatives_.size());
  nominatives_.emplace_back(nominative);
  for (const std::vector<std::string>& of_case :
       DeclineName(nominative, NamePart::kGiven, gender)) {
    for (const std::string& form : of_case) {
      Name& name = *by_term_.Add(form).first;
      name.classes |= classes;
      if (form == nominative) name.as_nominative |= classes;
      // A nominative is itself, whatever else it is a form of.
      if (name.nominative == 0 || form == nominative) name.nominative = number;
    }
  }
}

WordClassSet WordClasses::Find(std::string_view term, std::string_view stem,
                               bool has_capital) const {
  WordClassSet classes = 0;
  if (const WordClassSet* const of_stem = by_stem_.Find(stem)) classes |= *of_stem;
  if (!has_capital) return classes;
  if (parts_.Contains(term)) classes |= word_class::kNamePart;
  if (const Name* const name = by_term_.Find(term)) classes |= name->classes;
  return classes;
}

std::string_view WordClasses::NominativeOf(std::string_view term) const {
  const Name* const name = by_term_.Find(term);
  return name == nullptr || name->nominative == 0
             ? term
             : std::string_view(nominatives_[name->nominative]);
}

WordClassSet WordClasses::FindNominative(std::string_view term) const {
  const Name* const name = by_term_.Find(term);
  return name == nullptr ? 0 : name->as_nominative;
}

}  // namespace dossier::entities
