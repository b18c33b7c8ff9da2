// An office is a phrase of states (entities/state_phrases.h), or «глава» in front of a body:
//
//   «министр иностранных дел России», "the Russian foreign minister"
//   «глава МИД РФ», «глава казахстанского внешнеполитического ведомства»
//
// Whether the holder is meant is for office_context.h to say.
#include "entities/offices.h"

#include <algorithm>
#include <array>

#include "entities/office_context.h"
#include "entities/token_steps.h"

namespace dossier::entities {

Offices::Offices(const Gazetteer& gazetteer)
    : gazetteer_(&gazetteer),
      offices_(gazetteer.states(), StatePhrases::Roles::kOffices),
      bodies_(gazetteer.states(), StatePhrases::Roles::kBodies) {
  const StateLists& states = gazetteer.states();
  for (const StateRole& role : states.roles) heads_.push_back(states.FindRole(role.head));
  terms_.resize(states.roles.size() * states.countries.size());
  for (const OfficeTerm& term : gazetteer.office_terms()) {
    const auto [role, country] = states.FindId(term.office);
    terms_[IndexOf({role, country})].push_back({gazetteer.Find(term.person), &term});
  }
}

std::size_t Offices::IndexOf(Office office) const {
  return static_cast<std::size_t>(office.role) * gazetteer_->states().countries.size() +
         static_cast<std::size_t>(office.country);
}

std::string Offices::Id(Office office) const {
  const StateLists& states = gazetteer_->states();
  return StateId(states.roles[static_cast<std::size_t>(office.role)].id,
                 states.countries[static_cast<std::size_t>(office.country)].code);
}

// «глава МИД РФ»: the body, with «глава» taken in and the role of its head.
std::vector<StatePhrase> Offices::FindHeads(std::string_view utf8,
                                            const std::vector<text::Token>& tokens,
                                            std::size_t token) const {
  static constexpr std::array<std::string_view, 5> kHead = {"глава", "главы", "главе", "главу",
                                                            "главой"};
  if (std::ranges::find(kHead, tokens[token].term) == kHead.end()) return {};
  const std::size_t body = TokenAfter(tokens, token);
  if (body >= tokens.size() || GapBefore(utf8, tokens, body) != " ") return {};
  std::vector<StatePhrase> found = bodies_.FindAt(utf8, tokens, body, CapitalRule::kNeeded);
  std::erase_if(found, [this](const StatePhrase& phrase) {
    return heads_[static_cast<std::size_t>(phrase.role)] < 0;
  });
  for (StatePhrase& phrase : found) {
    phrase.role = heads_[static_cast<std::size_t>(phrase.role)];
    phrase.role_token = token;
  }
  if (!found.empty()) found.front().first_token = token;
  return found;
}

std::vector<StatePhrase> Offices::FindAt(std::string_view utf8,
                                         const std::vector<text::Token>& tokens,
                                         std::size_t token) const {
  std::vector<StatePhrase> phrases = FindHeads(utf8, tokens, token);
  if (phrases.empty()) phrases = offices_.FindAt(utf8, tokens, token, CapitalRule::kNeeded);
  return phrases;
}

// «бывший президент и премьер-министр»: the first is barred, so is the second.
bool Offices::IsJoinedTo(std::size_t barred, const std::vector<text::Token>& tokens,
                         const StatePhrase& phrase) {
  return barred > 0 && barred < phrase.first_token &&
         (tokens[barred].term == "и" || tokens[barred].term == "and") &&
         TokenAfter(tokens, barred) == phrase.first_token;
}

std::vector<OfficeMention> Offices::Find(std::string_view utf8,
                                         const std::vector<text::Token>& tokens) const {
  std::vector<OfficeMention> found;
  std::size_t shared_role = tokens.size();
  std::size_t barred = 0;  // the end of the last phrase that means nobody
  for (std::size_t token = 0; token < tokens.size();) {
    const std::vector<StatePhrase> phrases = FindAt(utf8, tokens, token);
    if (phrases.empty()) {
      token = TokenAfter(tokens, token);
      continue;
    }
    token = phrases.back().end_token;
    if (IsNotTheHolder(utf8, tokens, phrases.front()) ||
        IsJoinedTo(barred, tokens, phrases.front())) {
      barred = token;
      continue;
    }
    // "US presidents" are all that there were; "the US and French presidents" are two.
    const StatePhrase& first = phrases.front();
    const bool is_shared = phrases.size() > 1 || first.role_token >= first.end_token ||
                           first.role_token == shared_role;
    if (first.plural && !is_shared) continue;
    if (first.role_token >= first.end_token) shared_role = first.role_token;
    for (const StatePhrase& phrase : phrases) {
      found.push_back({phrase.SpanIn(tokens),
                       phrase.first_token,
                       phrase.end_token,
                       {phrase.role, phrase.country}});
    }
  }
  return found;
}

int Offices::Holder(Office office, PartialDate date) const {
  int holder = -1;
  for (const Term& term : terms_[IndexOf(office)]) {
    const OfficeTerm& dates = *term.dates;
    const bool may_hold = dates.since.first_day() <= date.last_day() &&
                          (!dates.until || dates.until->last_day() >= date.first_day());
    if (!may_hold) continue;
    const bool holds = dates.since.last_day() <= date.first_day() &&
                       (!dates.until || dates.until->first_day() >= date.last_day());
    if (!holds || holder >= 0) return -1;
    holder = term.person;
  }
  return holder;
}

}  // namespace dossier::entities
