#include "text/normalize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

struct FoldCase {
  std::string_view word;
  std::string_view folded;
};

TEST(NormalizeTest, FoldsSpellingsOfOneWordIntoOne) {
  const std::vector<FoldCase> cases = {
      {"", ""},
      {"Moscow", "moscow"},
      {"МОСКВА", "москва"},
      {"Straße", "strasse"},
      {"ﬁnance", "finance"},
      {"Ｒｕｓｓｉａ", "russia"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      // Soft hyphens, joiners and bidirectional controls vanish.
      {"ми\u00ADни\u00ADстр", "министр"},
      {"\u202Eword\u200D", "word"},
      {"\u00AD", ""},
      // Apostrophes.
      {"O’Brien", "o'brien"},
      {"Oʼbrien", "o'brien"},
      {"O‘Brien", "o'brien"},
      // ё, composed, decomposed, with a Latin letter, under a stress.
      {"Ещё", "еще"},
      {"еще\u0308", "еще"},
      {"ещ\u00EB", "еще"},
      {"подъём", "подъем"},
      {"е\u0301\u0308", "е"},
      // Stress accents over Cyrillic, composed or not, but not the letters й ї ѓ ќ.
      {"за\u0301мок", "замок"},
      {"Росси\u0301я", "россия"},
      {"во\u0300лны", "волны"},
      {"\u0450", "е"},
      {"з\u00E1мок", "замок"},
      {"краи\u0306", "край"},
      {"ії", "ії"},
      {"ѓќ", "ѓќ"},
      {"г\u0301", "ѓ"},
      // Accents over Latin stay.
      {"Côte", "côte"},
      {"Co\u0302te", "côte"},
      {"İ", "i\u0307"},
      // Letters that look like those of the other script.
      {"Медведeв", "медведев"},
      {"Pоссия", "россия"},
      {"Hовость", "новость"},
      {"Lavrоv", "lavrov"},
      {"Cу", "су"},
      {"SMSки", "smsки"},
      {"Киiв", "киів"},
      // Letters of other alphabets in Cyrillic survive.
      {"Қасым", "қасым"},
      {"Ґанок", "ґанок"},
      {"东盟", "东盟"},
  };
  for (const FoldCase& c : cases) EXPECT_EQ(FoldWord(c.word), c.folded) << c.word;
}

TEST(NormalizeTest, TellsTheScriptOfMostLetters) {
  EXPECT_EQ(FoldWordAndScript("Moscow").script, Script::kLatin);
  EXPECT_EQ(FoldWordAndScript("Медведeв").script, Script::kCyrillic);
  EXPECT_EQ(FoldWordAndScript("Қасым").script, Script::kCyrillic);
  EXPECT_EQ(FoldWordAndScript("1990").script, Script::kOther);
  EXPECT_EQ(FoldWordAndScript("Αθήνα").script, Script::kOther);
}

// What the table says of one character must be what ICU says of it, between letters that it could
// not compose with.
TEST(NormalizeTest, FoldsEachCharacterAsIcuDoes) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* icu = icu::Normalizer2::getNFKCCasefoldInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t c = 1; c < 0x600; ++c) {
    const Script script = ScriptOfLetter(c);
    if (script == Script::kCyrillic || IsMark(c)) continue;
    const icu::UnicodeString text =
        icu::UnicodeString("q").append(static_cast<UChar32>(c)).append(u'q');
    std::string expected;
    icu->normalize(text, status).findAndReplace(u"\u02BC", u"'").toUTF8String(expected);
    std::string word = "q";
    AppendCodePoint(c, word);
    EXPECT_EQ(FoldWord(word + "q"), expected) << std::hex << static_cast<unsigned>(c);
  }
}

// A long word takes the general way, a short one the table: their beginnings must agree.
TEST(NormalizeTest, FoldsByTableAsInGeneral) {
  for (char32_t c = 0x400; c < 0x530; ++c) {
    std::string word;
    AppendCodePoint(c, word);
    const std::string in_general = FoldWord(word + "\u00AD");
    EXPECT_EQ(FoldWord(word), in_general) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(NormalizeTest, LeavesFoldedWordsAlone) {
  for (const std::string_view word :
       {"Мини\u00ADстр", "Cу-35", "O’Brien", "İstanbul", "ещ\u00EB", "Straße"}) {
    const std::string folded = FoldWord(word);
    EXPECT_EQ(FoldWord(folded), folded);
  }
}

TEST(NormalizeTest, CutsLongWordsAtACodePoint) {
  EXPECT_EQ(FoldWord(std::string(1000, 'a')), std::string(kMaxTermCodePoints, 'a'));
  std::string doves;
  for (int i = 0; i < 100; ++i) doves += "𐌰";
  const std::string folded = FoldWord(doves);
  EXPECT_EQ(folded.size(), kMaxTermBytes);
  EXPECT_TRUE(IsValidUtf8(folded));
}

TEST(NormalizeTest, ReadsNoMoreOfAFloodThanATermNeeds) {
  std::string flood = "о";
  for (int i = 0; i < 200'000; ++i) flood += i % 2 == 0 ? "\u0323" : "\u0307";
  EXPECT_LE(FoldWord(flood).size(), kMaxTermBytes);
  std::string hyphens;
  for (int i = 0; i < 200'000; ++i) hyphens += "\u00AD";
  EXPECT_EQ(FoldWord(hyphens + "Да"), "да");
}

TEST(NormalizeTest, DropsLatinAccents) {
  const std::vector<FoldCase> cases = {
      {"çavuşoğlu", "cavusoglu"}, {"wałęsa", "walesa"},   {"yıldırım", "yildirim"},
      {"øresund", "oresund"},     {"côte", "cote"},       {"i\u0307stanbul", "istanbul"},
      {"œuvre", "oeuvre"},        {"moscow", "moscow"},   {"край", "край"},
      {"қасым", "қасым"},         {"d'évian", "d'evian"}, {"đurić", "duric"},
  };
  for (const FoldCase& c : cases) EXPECT_EQ(DropLatinAccents(c.word), c.folded) << c.word;
}

}  // namespace
}  // namespace dossier::text
