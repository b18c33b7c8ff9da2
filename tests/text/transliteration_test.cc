#include "text/transliteration.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::text {
namespace {

std::string Latin(std::string_view term) { return TransliterationKey(term, Script::kLatin); }
std::string Cyrillic(std::string_view term) { return TransliterationKey(term, Script::kCyrillic); }

struct Spellings {
  std::string_view russian;
  std::vector<std::string_view> latin;
};

TEST(TransliterationTest, GivesOneKeyToAllSpellingsOfAWord) {
  const std::vector<Spellings> words = {
      {"сколько", {"skolko", "skol'ko"}},
      {"свой", {"svoy", "svoj", "svoi"}},
      {"люк", {"lyuk", "ljuk", "liuk", "lük"}},
      {"приписывают", {"pripisyvayut", "pripisyvajut"}},
      {"перехватов", {"perekhvatov", "perehvatov"}},
      {"внешняя", {"vneshnyaya", "vneshniaia", "vnešnjaja"}},
      {"политика", {"politika"}},
      {"защите", {"zashchite", "zaschite", "zashhite", "zaščite"}},
      {"счет", {"schet", "schyot"}},
      {"счёт", {"schet", "schyot"}},
      {"щербаков", {"shcherbakov", "schtscherbakow", "chtcherbakov"}},
      {"хрущев", {"khrushchev", "hruschev", "chruschtschow"}},
      {"лавров", {"lavrov", "lawrow"}},
      {"юрий", {"yuri", "yury", "yuriy", "jurij", "iurii"}},
      {"ельцин", {"yeltsin", "eltsin", "jelzin"}},
      {"чайковский", {"tchaikovsky", "chaykovskiy", "tschaikowski"}},
      {"жуков", {"zhukov", "žukov"}},
      {"джон", {"dzhon"}},
      {"советский", {"sovetskiy", "sovetsky"}},
      {"называться", {"nazyvatsya", "nazyvat'sya"}},
      {"отца", {"ottsa"}},
      {"александр", {"aleksandr", "alexandr"}},
      {"йога", {"yoga"}},
      {"телешоу", {"teleshou"}},
      {"тщательного", {"tshchatelnogo"}},
      {"возникшая", {"voznikshaya"}},
      {"подъезд", {"podezd", "pod'ezd", "podyezd"}},
      {"тоқаев", {"tokayev", "tokaev"}},
      {"каньон", {"kanyon", "canyon"}},
      {"су35", {"su35"}},
  };
  // German writes х as ch and ц as z, which in English are other letters.
  const auto differs = [](std::string_view spelling) {
    return spelling == "chruschtschow" || spelling == "jelzin";
  };
  for (const Spellings& word : words) {
    for (const std::string_view spelling : word.latin) {
      EXPECT_EQ(Latin(spelling) == Cyrillic(word.russian), !differs(spelling))
          << spelling << ' ' << Latin(spelling) << ' ' << Cyrillic(word.russian);
    }
  }
}

TEST(TransliterationTest, TellsWordsApart) {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs = {
      {"год", "khod"},   {"цель", "sel"},   {"иран", "irak"},
      {"ключ", "klyuk"}, {"зона", "zhona"}, {"кикли", "kuechly"}};
  for (const auto& [russian, latin] : pairs) EXPECT_NE(Cyrillic(russian), Latin(latin)) << latin;
}

TEST(TransliterationTest, DropsAccentsThatTellNoSound) {
  EXPECT_EQ(Latin("café"), Latin("cafe"));
  EXPECT_EQ(Latin("łukasz"), Cyrillic("лукаш"));
  EXPECT_EQ(Latin("erdoğan"), Cyrillic("эрдоган"));
}

TEST(TransliterationTest, IsEmptyWhereNothingSounds) {
  EXPECT_EQ(TransliterationKey("2025", Script::kOther), "");
  EXPECT_EQ(TransliterationKey("拉夫", Script::kOther), "");
  EXPECT_EQ(Cyrillic(""), "");
  EXPECT_EQ(Cyrillic("ь"), "");
  EXPECT_EQ(Latin("'"), "");
}

TEST(TransliterationTest, GivesAsciiOfAnyText) {
  std::mt19937 random(11);
  for (int round = 0; round < 10'000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    for (const Script script : {Script::kLatin, Script::kCyrillic}) {
      for (const char c : TransliterationKey(ToValidUtf8(bytes), script)) {
        EXPECT_TRUE((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
      }
    }
  }
}

}  // namespace
}  // namespace dossier::text
