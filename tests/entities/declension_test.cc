#include "entities/declension.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dossier::entities {
namespace {

constexpr Gender kMan = Gender::kMale;
constexpr Gender kWoman = Gender::kFemale;

struct DeclensionCase {
  NamePart part;
  Gender gender;
  std::string_view word;
  // Genitive, dative, accusative, instrumental, prepositional; '/' between the forms of one case.
  std::vector<std::string_view> oblique;
};

std::string Joined(const std::vector<std::string>& forms) {
  std::string joined;
  for (const std::string& form : forms) joined += (joined.empty() ? "" : "/") + form;
  return joined;
}

void Check(const std::vector<DeclensionCase>& cases) {
  for (const DeclensionCase& c : cases) {
    SCOPED_TRACE(c.word);
    const CaseForms forms = DeclineName(c.word, c.part, c.gender);
    ASSERT_EQ(forms.size(), static_cast<std::size_t>(kCaseCount));
    EXPECT_EQ(Joined(forms[0]), c.word);
    for (std::size_t i = 0; i < c.oblique.size(); ++i)
      EXPECT_EQ(Joined(forms[i + 1]), c.oblique[i]);
  }
}

void CheckUnchanged(NamePart part, Gender gender, const std::vector<std::string_view>& words) {
  for (const std::string_view word : words) {
    Check({{part, gender, word, {word, word, word, word, word}}});
  }
}

TEST(DeclensionTest, DeclinesSurnamesOfMen) {
  constexpr NamePart kPart = NamePart::kSurname;
  Check({
      {kPart, kMan, "лавров", {"лаврова", "лаврову", "лаврова", "лавровым/лавровом", "лаврове"}},
      {kPart, kMan, "токаев", {"токаева", "токаеву", "токаева", "токаевым/токаевом", "токаеве"}},
      {kPart, kMan, "путин", {"путина", "путину", "путина", "путиным/путином", "путине"}},
      {kPart,
       kMan,
       "солженицын",
       {"солженицына", "солженицыну", "солженицына", "солженицыным/солженицыном", "солженицыне"}},
      {kPart,
       kMan,
       "зеленский",
       {"зеленского", "зеленскому", "зеленского", "зеленским", "зеленском"}},
      {kPart, kMan, "горький", {"горького", "горькому", "горького", "горьким", "горьком"}},
      {kPart, kMan, "младший", {"младшего", "младшему", "младшего", "младшим", "младшем"}},
      {kPart, kMan, "белый", {"белого", "белому", "белого", "белым", "белом"}},
      {kPart, kMan, "толстой", {"толстого", "толстому", "толстого", "толстым", "толстом"}},
      {kPart, kMan, "трутнев", {"трутнева"}},
      {kPart, kMan, "цой", {"цоя", "цою", "цоя", "цоем", "цое"}},
      {kPart, kMan, "бабий", {"бабия", "бабию", "бабия", "бабием", "бабии"}},
      {kPart, kMan, "гай", {"гая", "гаю", "гая", "гаем", "гае"}},
      {kPart, kMan, "врубель", {"врубеля", "врубелю", "врубеля", "врубелем", "врубеле"}},
      {kPart, kMan, "трамп", {"трампа", "трампу", "трампа", "трампом", "трампе"}},
      {kPart,
       kMan,
       "лукашевич",
       {"лукашевича", "лукашевичу", "лукашевича", "лукашевичем/лукашевичом", "лукашевиче"}},
      {kPart, kMan, "шольц", {"шольца", "шольцу", "шольца", "шольцем/шольцом", "шольце"}},
      {kPart, kMan, "обама", {"обамы", "обаме", "обаму", "обамой", "обаме"}},
      {kPart, kMan, "глинка", {"глинки", "глинке", "глинку", "глинкой", "глинке"}},
      {kPart, kMan, "лоза", {"лозы", "лозе", "лозу", "лозой", "лозе"}},
      {kPart, kMan, "берия", {"берии", "берии", "берию", "берией", "берии"}},
      {kPart, kMan, "пелевеня", {"пелевени", "пелевене", "пелевеню", "пелевеней", "пелевене"}},
  });
  CheckUnchanged(kPart, kMan,
                 {"шойгу", "порошенко", "саркози", "хаменеи", "гейтсо", "абэ", "доре", "камю",
                  "зеленских", "черных"});
}

TEST(DeclensionTest, DeclinesSurnamesOfWomen) {
  constexpr NamePart kPart = NamePart::kSurname;
  Check({
      {kPart, kWoman, "захарова", {"захаровой", "захаровой", "захарову", "захаровой", "захаровой"}},
      {kPart, kWoman, "матвеева", {"матвеевой", "матвеевой", "матвееву", "матвеевой", "матвеевой"}},
      {kPart, kWoman, "яшина", {"яшиной", "яшиной", "яшину", "яшиной", "яшиной"}},
      {kPart, kWoman, "птицына", {"птицыной", "птицыной", "птицыну", "птицыной", "птицыной"}},
      {kPart, kWoman, "слуцкая", {"слуцкой", "слуцкой", "слуцкую", "слуцкой", "слуцкой"}},
      {kPart, kWoman, "синяя", {"синей", "синей", "синюю", "синей", "синей"}},
      {kPart, kWoman, "бутто", {"бутто", "бутто", "бутто", "бутто", "бутто"}},
      {kPart, kWoman, "кучма", {"кучмы", "кучме", "кучму", "кучмой", "кучме"}},
      {kPart, kWoman, "гарсия", {"гарсии", "гарсии", "гарсию", "гарсией", "гарсии"}},
  });
  CheckUnchanged(
      kPart, kWoman,
      {"меркель", "тэтчер", "ким", "лукашевич", "тимошенко", "клинтон", "райс", "малых"});
}

TEST(DeclensionTest, DeclinesGivenNames) {
  constexpr NamePart kPart = NamePart::kGiven;
  Check({
      {kPart, kMan, "иван", {"ивана", "ивану", "ивана", "иваном", "иване"}},
      {kPart, kMan, "владлен", {"владлена", "владлену", "владлена", "владленом", "владлене"}},
      {kPart, kMan, "эльчин", {"эльчина", "эльчину", "эльчина", "эльчином", "эльчине"}},
      {kPart, kMan, "сергей", {"сергея", "сергею", "сергея", "сергеем", "сергее"}},
      {kPart, kMan, "юрий", {"юрия", "юрию", "юрия", "юрием", "юрии"}},
      {kPart, kMan, "игорь", {"игоря", "игорю", "игоря", "игорем", "игоре"}},
      {kPart, kMan, "илья", {"ильи", "илье", "илью", "ильей", "илье"}},
      {kPart, kMan, "никита", {"никиты", "никите", "никиту", "никитой", "никите"}},
      {kPart, kMan, "лука", {"луки", "луке", "луку", "лукой", "луке"}},
      {kPart, kMan, "петр", {"петра", "петру", "петра", "петром", "петре"}},
      {kPart, kMan, "павел", {"павла", "павлу", "павла", "павлом", "павле"}},
      {kPart, kMan, "лев", {"льва", "льву", "льва", "львом", "льве"}},
      {kPart, kWoman, "елена", {"елены", "елене", "елену", "еленой", "елене"}},
      {kPart, kWoman, "ольга", {"ольги", "ольге", "ольгу", "ольгой", "ольге"}},
      {kPart, kWoman, "мария", {"марии", "марии", "марию", "марией", "марии"}},
      {kPart, kWoman, "кая", {"каи", "кае", "каю", "каей", "кае"}},
      {kPart, kWoman, "джорджа", {"джорджи", "джордже", "джорджу", "джорджей/джорджой", "джордже"}},
      {kPart, kWoman, "любовь", {"любови", "любови", "любовь", "любовью", "любови"}},
      {kPart,
       kMan,
       "московский",
       {"московского", "московскому", "московского", "московским", "московском"}},
      // A given name in -ов- or -ин- is no surname.
      {kPart, kWoman, "марина", {"марины", "марине", "марину", "мариной", "марине"}},
  });
  CheckUnchanged(kPart, kMan, {"джо", "эммануэлю", "серго"});
  CheckUnchanged(kPart, kWoman, {"хиллари", "элис", "маргарет"});
}

TEST(DeclensionTest, DeclinesPatronymics) {
  constexpr NamePart kPart = NamePart::kPatronymic;
  Check({
      {kPart,
       kMan,
       "викторович",
       {"викторовича", "викторовичу", "викторовича", "викторовичем/викторовичом", "викторовиче"}},
      {kPart, kMan, "ильич", {"ильича", "ильичу", "ильича", "ильичем/ильичом", "ильиче"}},
      {kPart, kWoman, "ивановна", {"ивановны", "ивановне", "ивановну", "ивановной", "ивановне"}},
  });
  CheckUnchanged(kPart, kMan, {"оглы"});
  CheckUnchanged(kPart, kWoman, {"кызы"});
}

TEST(DeclensionTest, LeavesOtherScriptsAlone) {
  CheckUnchanged(NamePart::kSurname, kMan, {"lavrov", "", "я", "қасым", "жан-клод"});
}

TEST(DeclensionTest, TakesTheUnknownForMen) {
  EXPECT_EQ(DeclineName("лавров", NamePart::kSurname, Gender::kUnknown),
            DeclineName("лавров", NamePart::kSurname, kMan));
}

}  // namespace
}  // namespace dossier::entities
