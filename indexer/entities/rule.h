// By what a name was found.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::entities {

enum class Rule : std::uint8_t {
  kGazetteer,  // a form that the gazetteer lists or that is made from one
  kGivenName,  // Marlen Abdrakhmanov: a given name and what follows it
  kInitials,   // М. Абдрахманов
  kTitle,      // президент Обама: a name behind what its bearer is
  kTwoWords,  // Джаред Лофнер: two capitalised words with the endings of a person's name
  kSpeaker,   // Кадыров заявил: a surname in front of what people do
  kSurname,   // a part of a name that stands elsewhere in the article in full
  kHead,  // Ассоциация перевозчиков Каспия: a noun that names of organizations have
  kLegalForm,  // Pacific Lumber Co
  kQuoted,     // компания «Степной экспресс»
  kAcronym,    // all capitals
  kCompound,   // Минздрав, Центробанк
  kHeadAlone,  // "the Ministry" behind the name of one
  kOffice,     // «глава МИД РФ», the holder at the date of the article
  kTagger,     // the learned tagger alone
};

// "gazetteer", "given-name", "two-words" …: for `dossier-index analyze`.
std::string_view RuleName(Rule rule);

}  // namespace dossier::entities
