#include "search/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

using entities::EntityKind;
using entities::Field;
using entities::Role;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string_view> Written(std::string_view text, const std::vector<Mark>& marks) {
  std::vector<std::string_view> words;
  for (const Mark& mark : marks) words.push_back(mark.span.In(text));
  return words;
}

TEST(MarksTest, MarksEveryFormOfAWord) {
  text::Analyzer analyzer;
  MarkedTerms marked;
  marked.stems = {{"sanction", 0}, {"переговор", 1}};
  constexpr std::string_view kText = "Sanctions, sanctioned; ПЕРЕГОВОРЫ о переговорах.";
  EXPECT_THAT(Written(kText, FindMarks(kText, Field::kText, {}, marked, {}, analyzer)),
              ElementsAre("Sanctions", "sanctioned", "ПЕРЕГОВОРЫ", "переговорах"));
  EXPECT_THAT(FindMarks(kText, Field::kText, {}, {}, {}, analyzer), IsEmpty());
}

TEST(MarksTest, MarksTheNamesOfAnEntityInTheirField) {
  text::Analyzer analyzer;
  constexpr std::string_view kText = "Sergei Lavrov met the CSTO.";
  const std::vector<index::StoredMention> mentions = {
      {Field::kText, Role::kSubject, {0, 13}, EntityKind::kPerson, "lavrov"},
      {Field::kText, Role::kSubject, {22, 26}, EntityKind::kOrganization, "csto"}};
  MarkedTerms marked;
  marked.stems = {{"lavrov", 0}, {"met", 1}};
  marked.entities = {{"XPlavrov", 0}};
  const auto marks = FindMarks(kText, Field::kText, mentions, marked, {}, analyzer);
  // The whole name, and not its surname once more.
  EXPECT_THAT(Written(kText, marks), ElementsAre("Sergei Lavrov", "met"));
  EXPECT_THAT(Written(kText, FindMarks(kText, Field::kTitle, mentions, marked, {}, analyzer)),
              ElementsAre("Lavrov", "met"));
}

TEST(MarksTest, LooksForWordsInTheStartOfAVeryLongTextAlone) {
  text::Analyzer analyzer;
  std::string text = "Grain ";
  while (text.size() < kMaxSearchedBytes + 100) text += "слово ";
  text += "grain Lavrov";
  const auto end = static_cast<std::uint32_t>(text.size());
  MarkedTerms marked;
  marked.stems = {{"grain", 0}};
  marked.entities = {{"XPlavrov", 0}};
  const std::vector<index::StoredMention> mentions = {
      {Field::kText, Role::kSubject, {end - 6, end}, EntityKind::kPerson, "lavrov"}};
  EXPECT_THAT(Written(text, FindMarks(text, Field::kText, mentions, marked, {}, analyzer)),
              ElementsAre("Grain", "Lavrov"));
  const std::string without_spaces(kMaxSearchedBytes + 1, 'x');
  EXPECT_THAT(FindMarks(without_spaces, Field::kText, {}, marked, {}, analyzer), IsEmpty());
}

TEST(MarksTest, MarksAPhraseWhereAllOfItStands) {
  text::Analyzer analyzer;
  MarkedTerms marked;
  marked.phrases = {{{{{"foreign"}, {}, {}}, {{"minist"}, {}, {}}}, 0}};
  constexpr std::string_view kText = "A foreign minister, foreign ministers; foreign, a minister.";
  EXPECT_THAT(Written(kText, FindMarks(kText, Field::kText, {}, marked, {}, analyzer)),
              ElementsAre("foreign", "minister", "foreign", "ministers"));
}

TEST(MarksTest, MarksAPhraseOverAsManyWordsAsItMayLeaveOut) {
  struct Case {
    std::uint32_t gap;
    std::string_view text;
    std::vector<std::string_view> marks;
  };
  text::Analyzer analyzer;
  for (const Case& c : std::vector<Case>{
           {0, "freedom of speech", {}},
           {1, "freedom of speech", {"freedom", "speech"}},
           {1, "freedom speech", {"freedom", "speech"}},
           {1, "freedom of the speech", {}},
           {2, "freedom of the speech", {"freedom", "speech"}},
           {1, "freedom, freedom speech", {"freedom", "freedom", "speech"}},
           {1, "speech freedom", {}},
           {1, "freedom", {}},
       }) {
    MarkedTerms marked;
    marked.phrases = {{{{{"freedom"}, {}, {}}, {{"speech"}, {}, {}}}, 0, c.gap}};
    EXPECT_EQ(Written(c.text, FindMarks(c.text, Field::kText, {}, marked, {}, analyzer)), c.marks)
        << c.text;
  }
}

TEST(MarksTest, MarksExactFormsAndBeginnings) {
  text::Analyzer analyzer;
  MarkedTerms marked;
  marked.forms = {{"королёв", 0}};
  marked.prefixes = {{"санкц", 1}};
  constexpr std::string_view kText = "Королёв, Королев, Королёва. Санкции, санкционный.";
  EXPECT_THAT(Written(kText, FindMarks(kText, Field::kText, {}, marked, {}, analyzer)),
              ElementsAre("Королёв", "Санкции", "санкционный"));
}

TEST(MarksTest, MarksAName) {
  const auto gazetteer = entities::Gazetteer::Parse(
      "people.tsv", "lavrov\tPER\tSergey Lavrov\tСергей Лавров\t\t\tm\tsolo\t\t\t\t\t\n");
  const entities::NameWords names(*gazetteer);
  text::Analyzer analyzer;
  MarkedTerms marked;
  marked.names = {{"лавров", 0}};
  constexpr std::string_view kText = "Лавров о лаврах; с Лавровым.";
  EXPECT_THAT(Written(kText, FindMarks(kText, Field::kText, {}, marked, names, analyzer)),
              ElementsAre("Лавров", "Лавровым"));
}

TEST(MarksTest, CutsATextIntoPlainAndMarkedPieces) {
  constexpr std::string_view kText = "one two  three\nfour";
  const std::vector<Mark> marks = {{{0, 3}, 0}, {{9, 14}, 1}};
  struct Case {
    Span span;
    MarkedText pieces;
  };
  const std::vector<Case> cases = {
      {{0, 19}, {"", "one", " two ", "three", " four"}},
      {{0, 3}, {"", "one", ""}},
      {{4, 19}, {"two ", "three", " four"}},
      {{4, 12}, {"two thr"}},  // a mark that is cut is none
      {{4, 4}, {""}},
  };
  for (const Case& c : cases) EXPECT_EQ(CutMarked(kText, c.span, marks), c.pieces) << c.span.begin;
}

TEST(PlacesInCutTest, CountsCodePointsOfTheCollapsedText) {
  const std::string text = "до  «Лавров»\n\tи  ООН и";
  const auto span_of = [&](std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  const Span block{span_of("«Лавров»").begin, static_cast<std::uint32_t>(text.size())};
  EXPECT_THAT(PlacesInCut(text, block, {span_of("Лавров"), span_of("ООН")}),
              testing::ElementsAre(Span{1, 7}, Span{11, 14}));
  EXPECT_THAT(PlacesInCut(text, block, {}), testing::IsEmpty());
  // As CutMarked has it, marked or not.
  EXPECT_EQ(CutMarked(text, block, {}).front(), "«Лавров» и ООН и");
}

}  // namespace
}  // namespace dossier::search
