// Marks in random texts: those that FindMarks finds, against those among the tokens of all the
// text.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/marks.h"
#include "snippet_article.h"
#include "text/exact_form.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

using entities::Field;

constexpr std::string_view kWords[] = {
    "oil",
    "Oils",
    "prices",
    "pricing",
    "dying",
    "die",
    "skies",
    "sky",
    "tried",
    "try",
    "Tying",
    "ties",
    "us",
    "use",
    "using",
    "a",
    "I",
    "x",
    "цены",
    "Ценами",
    "цен",
    "в",
    "И",
    "с",
    "он",
    "Она",
    "ёж",
    "Ежи",
    "Королёв",
    "Королева",
    "Лавров",
    "Лаврову",
    "лавр",
    "Лев",
    "Льва",
    "Львом",
    "Караваев",
    "Караваева",
    "МИД",
    "мида",
    "U.S.",
    "U.S.'s",
    "u.s",
    "Ph.D.",
    "С.В.Лавров",
    "конец.Начало",
    "О'Генри",
    "o'brien",
    "d'Ivoire",
    "д'Артаньян",
    "don’t",
    "rock'n'roll",
    "AT&T",
    "R&D",
    "C-400",
    "С-400",
    "с400",
    "G-20",
    "МиГ-29",
    "COVID-19",
    "35с",
    "7,591",
    "7591",
    "1,5",
    "1,2,3",
    "1990",
    "1990-х",
    "5%",
    "café",
    "Cafe",
    "Росси\u0301я",
    "России",
    "SMSки",
    "Лaвров",
    "CCCР",
    "foo_bar",
    "_it_",
    "info@mid.ru",
    "a@b",
    "www.mid.ru",
    "нефте\u00ADгаз",
    "ﷺ",
    "字",
    "№5",
    "їжак",
    "Ѓорѓи",
    "don't's",
    "'tis",
    "ab:c",
    "x:y",
    "-",
    "…",
    "—",
    "😀",
    "\u0301",
    "\u200D",
    "İstanbul",
    "ﬁnance",
};
constexpr std::string_view kJoints[] = {" ", " ", " ", " ", " ",  " ",      "\n",     "  ", "\t",
                                        "-", ".", ",", "'", ", ", ". ",     "\u00A0", "/",  "’",
                                        "«", "»", "(", ")", "\"", "\u202F", ":",      "&",  "_"};

template <typename List>
std::string_view AnyOf(const List& list, std::mt19937& random) {
  return list[random() % std::size(list)];
}

std::string RandomText(std::mt19937& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += AnyOf(kWords, random);
    text += AnyOf(kJoints, random);
    if (random() % 3 == 0) text += AnyOf(kJoints, random);
  }
  return text;
}

const entities::NameWords& Names() {
  static const entities::NameWords names(
      entities::Gazetteer::Parse(
          "people.tsv",
          "lavrov\tPER\tSergey Lavrov\tСергей Лавров\t\t\tm\tsolo\t\t\t\t\t\n"
          "lev\tPER\tLev Korolyov\tЛев Королёв\t\t\tm\t\t\t\t\t\t\n")
          .value());
  return names;
}

// A query of words that stand in texts like these.
class QueryMaker {
 public:
  explicit QueryMaker(std::mt19937& random) : random_(random) {}

  MarkedTerms Make() {
    text_ = RandomText(random_, 10);
    tokens_ = analyzer_.Analyze(text_);
    Names().Assign(text_, {}, tokens_);
    MarkedTerms marked;
    const std::size_t words = tokens_.empty() ? 0 : 1 + random_() % 4;
    for (WordId word = 0; word < words; ++word) AddWord(word, marked);
    return marked;
  }

 private:
  const text::Token& AnyToken() { return tokens_[random_() % tokens_.size()]; }

  void AddWord(WordId word, MarkedTerms& marked) {
    const text::Token& token = AnyToken();
    const std::string exact = text::ExactForm(token, text_);
    switch (random_() % 5) {
      case 0:
        return AddPhrase(word, marked);
      case 1:
        marked.forms.emplace(exact, word);
        return;
      case 2:
        marked.prefixes.emplace_back(text::TakeCodePoints(exact, 1 + random_() % 4), word);
        return;
      default:
        if (!token.stem.empty()) marked.stems.emplace(token.stem, word);
        if (!token.name.empty()) marked.names.emplace(token.name, word);
    }
  }

  void AddPhrase(WordId word, MarkedTerms& marked) {
    MarkedPhrase phrase{{}, word, static_cast<std::uint32_t>(random_() % 4)};
    const std::size_t places = 1 + random_() % 3;
    for (std::size_t i = 0; i < places; ++i) {
      MarkedPlace place;
      // Many tokens fit, or hardly any phrase would ever stand in a text.
      for (int fitting = 0; fitting < 8; ++fitting) {
        const text::Token& token = AnyToken();
        if (!token.stem.empty()) place.stems.push_back(token.stem);
        if (!token.name.empty()) place.names.push_back(token.name);
      }
      if (random_() % 8 == 0) place.forms = {text::ExactForm(AnyToken(), text_)};
      phrase.places.push_back(std::move(place));
    }
    marked.phrases.push_back(std::move(phrase));
  }

  std::mt19937& random_;
  text::Analyzer analyzer_;
  std::string text_;
  std::vector<text::Token> tokens_;
};

std::string Shown(std::string_view text, const std::vector<Mark>& marks) {
  std::string shown;
  std::uint32_t at = 0;
  for (const Mark& mark : marks) {
    shown += Span{at, mark.span.begin}.In(text);
    shown.append("[").append(mark.span.In(text)) += "]" + std::to_string(mark.word);
    at = mark.span.end;
  }
  return shown.append(text.substr(at));
}

TEST(MarksRandomTest, MarksWhatAnAnalysisOfTheWholeTextMarks) {
  std::mt19937 random(20261126);
  QueryMaker queries(random);
  text::Analyzer analyzer;
  std::size_t marked_places = 0;
  for (int run = 0; run < 6000; ++run) {
    const MarkedTerms marked = queries.Make();
    const std::string text = RandomText(random, 1 + random() % 60);
    // One in ten words stands in a place that names a person of the gazetteer.
    std::vector<index::StoredMention> mentions;
    for (std::uint32_t i = 0; i + 12 < text.size(); i += 10 + Offset(random() % 200)) {
      const auto is_inside = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
      };
      Span span{i, i + 12};
      while (is_inside(text[span.begin])) ++span.begin;
      while (span.end < text.size() && is_inside(text[span.end])) ++span.end;
      i = span.end;
      mentions.push_back(
          {Field::kText, entities::Role::kSubject, span, entities::EntityKind::kPerson, "lavrov"});
    }
    const auto expected =
        FindMarksAmong(analyzer.Analyze(text), text, Field::kText, mentions, marked, Names());
    const auto found = FindMarks(text, Field::kText, mentions, marked, Names(), analyzer);
    ASSERT_EQ(Shown(text, found), Shown(text, expected)) << "run " << run;
    marked_places += found.size();
  }
  EXPECT_GT(marked_places, 6000U);
}

}  // namespace
}  // namespace dossier::search
