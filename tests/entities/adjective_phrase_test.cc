#include "entities/adjective_phrase.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/kept_gazetteer.h"
#include "support/text_words.h"

namespace dossier::entities {
namespace {
struct Row {
  std::string text;
  std::string word;
  bool is_so;
};

// What `is_so` says of the word of a row.
template <typename IsSo>
void Check(const IsSo& is_so, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const TextWords text(row.text, KeptWordClasses());
    const std::size_t at = text.words().At(static_cast<std::uint32_t>(row.text.find(row.word)));
    EXPECT_EQ(is_so(text.words(), at), row.is_so) << row.text;
  }
}

TEST(AdjectivePhraseTest, TellsAdjectivesFromSurnames) {
  Check(IsAdjectiveOfNoun,
        {
            {"ехал по Тумбовскому проспекту", "Тумбовскому", true},
            {"полк Тумбопутных войск", "Тумбопутных", true},
            {"директор Тумбовского музея", "Тумбовского", true},
            {"сотрудник Тумбо-Шушенской ГЭС", "Шушенской", true},
            {"через Тумбовскую и Ксылымскую области", "Тумбовскую", true},
            {"через Тумбовскую, Ксылымскую и Самарскую области", "Тумбовскую", true},
            {"там Тумбовский выступил", "Тумбовский", false},
            {"там Тумбовская сказала", "Тумбовская", false},
            {"дело Тумбовского передано", "Тумбовского", false},
            {"видел Тумбовского в городе", "Тумбовского", false},
            {"видел Тумбовского. Музея нет", "Тумбовского", false},
            {"видел Тумбаева дома", "Тумбаева", false},
            {"видел Тумбовского", "Тумбовского", false},
        });
}

TEST(AdjectivePhraseTest, KnowsThePlacesNamedAfterSomebody) {
  Check(IsBehindPlaceNoun, {
                               {"на проспекте Тумбаева", "Тумбаева", true},
                               {"по улице Тумбаева", "Тумбаева", true},
                               {"на бульваре, Тумбаева", "Тумбаева", false},
                               {"дело Тумбаева", "Тумбаева", false},
                               {"Тумбаева ждут", "Тумбаева", false},
                           });
}

}  // namespace
}  // namespace dossier::entities
