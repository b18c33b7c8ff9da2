#include "search/marks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/schema.h"
#include "search/word_sieve.h"
#include "text/exact_form.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

// Appends `text` with every run of white space as one space.
void AppendCollapsed(std::string_view text, std::string& to, bool& after_space) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  for (auto at = text.begin(); at != text.end();) {
    const auto word_end = std::find_if(at, text.end(), is_space);
    to.append(at, word_end);
    if (word_end != at) after_space = false;
    at = std::find_if_not(word_end, text.end(), is_space);
    if (at != word_end && !after_space) to += ' ';
    if (at != word_end) after_space = true;
  }
}

bool HasAny(const std::vector<std::string>& of, std::string_view wanted) {
  return std::ranges::find(of, wanted) != of.end();
}

// The tokens of a field with all that they may be found by.
class Finder {
 public:
  Finder(std::string_view utf8, const std::vector<text::Token>& tokens, const MarkedTerms& marked,
         std::vector<Mark>& marks)
      : utf8_(utf8), tokens_(tokens), marked_(marked), marks_(marks) {}

  void Run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (const auto word = WordOf(tokens_[i])) marks_.push_back({tokens_[i].span, *word});
      for (const MarkedPhrase& phrase : marked_.phrases) MarkPhrase(phrase, i);
    }
  }

 private:
  std::optional<WordId> WordOf(const text::Token& token) const {
    if (const auto stem = marked_.stems.find(token.stem); stem != marked_.stems.end()) {
      return stem->second;
    }
    if (!token.name.empty()) {
      if (const auto name = marked_.names.find(token.name); name != marked_.names.end()) {
        return name->second;
      }
    }
    if (marked_.forms.empty() && marked_.prefixes.empty()) return std::nullopt;
    const std::string exact = text::ExactForm(token, utf8_);
    if (const auto form = marked_.forms.find(exact); form != marked_.forms.end()) {
      return form->second;
    }
    for (const auto& [prefix, word] : marked_.prefixes) {
      // A prefix may have been typed with е for ё, and stand for both.
      if (exact.starts_with(prefix) || token.term.starts_with(prefix)) return word;
    }
    return std::nullopt;
  }

  bool Fits(const MarkedPlace& place, const text::Token& token) const {
    if (!place.forms.empty()) return HasAny(place.forms, text::ExactForm(token, utf8_));
    return HasAny(place.stems, token.stem) ||
           (!token.name.empty() && HasAny(place.names, token.name));
  }

  // The tokens of the places of `phrase` from token `first` on are marked where all of them fit.
  void MarkPhrase(const MarkedPhrase& phrase, std::size_t first) {
    if (!Fits(phrase.places.front(), tokens_[first])) return;
    std::vector<Span> spans{tokens_[first].span};
    std::uint32_t position = tokens_[first].position;
    std::uint32_t room = phrase.room();
    std::size_t at = first + 1;
    for (std::size_t place = 1; place < phrase.places.size(); ++place) {
      const std::uint32_t last = position + 1 + room;
      while (at < tokens_.size() && tokens_[at].position <= last &&
             (tokens_[at].position == position || !Fits(phrase.places[place], tokens_[at]))) {
        ++at;
      }
      if (at == tokens_.size() || tokens_[at].position > last) return;
      room = last - tokens_[at].position;
      position = tokens_[at].position;
      spans.push_back(tokens_[at].span);
    }
    for (const Span& span : spans) marks_.push_back({span, phrase.word});
  }

  std::string_view utf8_;
  const std::vector<text::Token>& tokens_;
  const MarkedTerms& marked_;
  std::vector<Mark>& marks_;
};

std::vector<Span> PeopleIn(entities::Field field,
                           const std::vector<index::StoredMention>& mentions) {
  std::vector<Span> people;
  for (const index::StoredMention& mention : mentions) {
    if (mention.field == field && mention.kind == entities::EntityKind::kPerson) {
      people.push_back(mention.span);
    }
  }
  return people;
}

// The tokens of `parts` of `utf8`, which white space parts. No phrase goes over from one part to
// the next: their positions lie too far apart.
std::vector<text::Token> Analyze(std::string_view utf8, const std::vector<Span>& parts,
                                 std::uint32_t apart, text::Analyzer& analyzer) {
  std::string excerpt;
  for (const Span& part : parts) excerpt.append(part.In(utf8)) += ' ';
  std::vector<text::Token> tokens = analyzer.Analyze(excerpt);
  auto part = parts.begin();
  std::uint32_t in_excerpt = 0;  // where the part begins
  std::uint32_t positions = 0;
  for (text::Token& token : tokens) {
    while (token.span.begin - in_excerpt >= part->size()) {
      in_excerpt += part->size() + 1;
      positions += apart;
      ++part;
    }
    token.span.begin += part->begin - in_excerpt;
    token.span.end += part->begin - in_excerpt;
    token.position += positions;
  }
  return tokens;
}

// What is searched for words, up to a space.
std::string_view StartOf(std::string_view utf8) {
  if (utf8.size() <= kMaxSearchedBytes) return utf8;
  const std::size_t space = utf8.find_last_of(" \n", kMaxSearchedBytes);
  return utf8.substr(0, space == std::string_view::npos ? 0 : space);
}

}  // namespace

std::vector<Mark> FindMarks(std::string_view utf8, entities::Field field,
                            const std::vector<index::StoredMention>& mentions,
                            const MarkedTerms& marked, const entities::NameWords& names,
                            text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  if (marked.has_words()) {
    const WordSieve sieve(marked);
    const std::string_view searched = StartOf(utf8);
    tokens = Analyze(searched, sieve.Sift(searched), sieve.reach() + 1, analyzer);
  }
  return FindMarksAmong(std::move(tokens), utf8, field, mentions, marked, names);
}

std::vector<Mark> FindMarksAmong(std::vector<text::Token> tokens, std::string_view utf8,
                                 entities::Field field,
                                 const std::vector<index::StoredMention>& mentions,
                                 const MarkedTerms& marked, const entities::NameWords& names) {
  std::vector<Mark> marks;
  for (const index::StoredMention& mention : mentions) {
    if (mention.field != field || marked.entities.empty()) continue;
    const auto entity =
        marked.entities.find(index::MakeTerm(index::EntityPrefix(mention.kind), mention.key));
    if (entity != marked.entities.end()) marks.push_back({mention.span, entity->second});
  }
  names.Assign(utf8, PeopleIn(field, mentions), tokens);
  Finder(utf8, tokens, marked, marks).Run();
  // The longer of two that start together goes first, and whatever overlaps it goes.
  std::ranges::stable_sort(marks, [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Mark> apart;
  for (const Mark& mark : marks) {
    if (apart.empty() || mark.span.begin >= apart.back().span.end) apart.push_back(mark);
  }
  return apart;
}

MarkedText CutMarked(std::string_view utf8, Span span, const std::vector<Mark>& marks) {
  MarkedText pieces(1);
  bool after_space = true;
  std::uint32_t at = span.begin;
  for (const Mark& mark : marks) {
    if (mark.span.begin < at || mark.span.end > span.end) continue;
    AppendCollapsed(utf8.substr(at, mark.span.begin - at), pieces.back(), after_space);
    pieces.emplace_back();
    AppendCollapsed(mark.span.In(utf8), pieces.back(), after_space);
    pieces.emplace_back();
    at = mark.span.end;
  }
  AppendCollapsed(utf8.substr(at, span.end - at), pieces.back(), after_space);
  return pieces;
}

std::vector<Span> PlacesInCut(std::string_view utf8, Span span, const std::vector<Span>& spans) {
  std::vector<Span> places;
  bool after_space = true;
  std::uint32_t at = span.begin;
  std::uint32_t code_points = 0;
  std::string piece;
  const auto advance_to = [&](std::uint32_t end) {
    piece.clear();
    AppendCollapsed(utf8.substr(at, end - at), piece, after_space);
    at = end;
    return code_points += static_cast<std::uint32_t>(text::CountCodePoints(piece));
  };
  for (const Span& part : spans) {
    const std::uint32_t begin = advance_to(part.begin);
    places.push_back({begin, advance_to(part.end)});
  }
  return places;
}

}  // namespace dossier::search
