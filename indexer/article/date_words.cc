#include "article/date_words.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_map>

namespace dossier::article {
namespace {

using Lexicon = std::unordered_map<std::string_view, WordSense>;

// Calls `take` with each word of a list that is parted by spaces.
template <typename Take>
void ForEachWord(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    if (!word.empty()) take(word);
    list.remove_prefix(std::min(word.size() + 1, list.size()));
  }
}

void Add(Lexicon& lexicon, std::string_view words, std::initializer_list<DateRole> roles,
         std::uint8_t number = 0) {
  ForEachWord(words, [&](std::string_view word) {
    WordSense& sense = lexicon[word];
    for (const DateRole role : roles) sense.roles |= static_cast<std::uint32_t>(role);
    if (number != 0) sense.number = number;
  });
}

void AddMonths(Lexicon& lexicon) {
  using enum DateRole;
  std::uint8_t number = 0;
  for (const std::string_view words :
       {"january январь января январе январю январем январём",
        "february февраль февраля феврале февралю февралем февралём", "март марту мартом",
        "апрель апреля апреле апрелю апрелем", "", "июнь июня июне июню июнем",
        "july июль июля июле июлю июлем", "август августе августу августом",
        "september сентябрь сентября сентябре сентябрю сентябрем сентябрём",
        "october октябрь октября октябре октябрю октябрем октябрём",
        "november ноябрь ноября ноябре ноябрю ноябрем ноябрём",
        "december декабрь декабря декабре декабрю декабрем декабрём"}) {
    Add(lexicon, words, {kMonth}, ++number);
  }
  Add(lexicon, "april", {kMonth, kDoubtfulMonth}, 4);
  Add(lexicon, "june", {kMonth, kDoubtfulMonth}, 6);
  Add(lexicon, "august", {kMonth, kDoubtfulMonth, kCapitalMonth}, 8);
  Add(lexicon, "августа", {kMonth, kDoubtfulMonth}, 8);
  Add(lexicon, "march", {kMonth, kDoubtfulMonth, kCapitalMonth}, 3);
  Add(lexicon, "марта марте", {kMonth, kDoubtfulMonth}, 3);
  Add(lexicon, "may", {kMonth, kDoubtfulMonth, kCapitalMonth}, 5);
  Add(lexicon, "май мая мае маю маем", {kMonth, kDoubtfulMonth}, 5);
}

void AddShortMonths(Lexicon& lexicon) {
  using enum DateRole;
  std::uint8_t number = 0;
  for (const std::string_view words : {"jan", "feb febr", "mar", "apr", "", "jun", "jul", "aug",
                                       "sep sept", "oct", "nov", "dec"}) {
    Add(lexicon, words, {kMonth, kShortMonth, kDoubtfulMonth, kCapitalMonth, kAbbreviation},
        ++number);
  }
  number = 0;
  for (const std::string_view words : {"янв", "фев февр", "мар", "апр", "", "июн", "июл", "авг",
                                       "сен сент", "окт", "ноя нояб", "дек"}) {
    Add(lexicon, words, {kMonth, kShortMonth, kDoubtfulMonth, kAbbreviation}, ++number);
  }
}

void AddWeekdays(Lexicon& lexicon) {
  using enum DateRole;
  std::uint8_t number = 0;
  for (const std::string_view words :
       {"monday mon понедельник понедельника понедельнику",
        "tuesday tue tues вторник вторника вторнику", "wednesday wed среда среду среды среде",
        "thursday thu thur thurs четверг четверга четвергу",
        "friday fri пятница пятницу пятницы пятнице",
        "saturday sat суббота субботу субботы субботе",
        "sunday sun воскресенье воскресенья воскресенью"}) {
    Add(lexicon, words, {kWeekday}, ++number);
  }
  Add(lexicon, "mon tue tues wed thu thur thurs fri sat sun", {kAbbreviation});
}

void AddConnectives(Lexicon& lexicon) {
  using enum DateRole;
  Add(lexicon, "of", {kOf});
  Add(lexicon, "the", {kThe});
  Add(lexicon, "год года году годом годе годы годов годах годам", {kYearWord});
  Add(lexicon, "г гг", {kYearWord, kAbbreviation});
  Add(lexicon,
      "in since during until till by before after early late mid year between through circa",
      {kLeadsYear});
  Add(lexicon, "of from for", {kLeadsYearWeakly});
  Add(lexicon, "в во с со к ко до по после от за на между", {kLeadsYearWeakly});
  Add(lexicon,
      "in since by until till from of during before after last next this early late mid through a "
      "an and to",
      {kLeadsMonth});
  Add(lexicon,
      "в во с со к ко до по на за от после конце начале середине конца начала середины прошлого "
      "минувшего этого",
      {kLeadsMonth});
  Add(lexicon, "and or to и или по до", {kChain});
  Add(lexicon, "by until till к ко", {kDeadline});
  Add(lexicon, "mr mrs ms dr gen sen gov st rep lt col maj capt им ул", {kAbbreviation});
}

void AddUnits(Lexicon& lexicon) {
  using enum DateRole;
  Add(lexicon,
      "people persons men women children troops soldiers officers refugees families villages votes "
      "seats delegates "
      "percent per pct cent cents mln bln million billion trillion thousand hundred dollars dlrs "
      "euros rubles roubles yen "
      "pounds stg marks francs tonnes tons barrels bpd kilos kilometers kilometres km miles metres "
      "meters hectares acres "
      "square hours hrs minutes years days weeks months points shares bags units vehicles tanks "
      "missiles warheads "
      "members countries companies gmt utc local",
      {kUnit});
  Add(lexicon,
      "человек людей солдат военных беженцев семей депутатов голосов мест процента процентов тысяч "
      "тыс миллионов млн "
      "миллиардов млрд долларов долл евро рублей руб тонн тонны баррелей км километров километрах "
      "миль метров метрах "
      "гектаров лет часов минут дней суток месяцев пунктов единиц штук танков ракет боеголовок "
      "стран компаний",
      {kUnit});
}

void AddCues(Lexicon& lexicon) {
  using enum DateRole;
  Add(lexicon,
      "will shall would scheduled upcoming forthcoming expected due slated next tomorrow plans "
      "planned planning deadline",
      {kFuture});
  Add(lexicon,
      "состоится состоятся намечен намечена намечено намечены запланирован запланирована "
      "запланировано запланированы "
      "предстоящий предстоящая предстоящее предстоящие предстоящего предстоящей предстоящему "
      "предстоящем предстоящим "
      "предстоящих предстоящую будет будут планирует планируют планируется планируются ожидается "
      "ожидаются "
      "пройдет пройдёт пройдут начнется начнётся начнутся продлится продлятся следующий следующего "
      "следующем следующей "
      "следующую завтра посетит посетят прибудет прибудут встретится встретятся проведет проведёт "
      "проведут примет примут "
      "откроется откроются завершится завершатся вступит вступят назначен назначена назначено "
      "назначены",
      {kFuture});
  Add(lexicon,
      "was were had been since after following last ago earlier previously took held visited "
      "signed hosted met began "
      "started ended won became founded established adopted killed died born elected arrived left "
      "announced agreed "
      "followed launched opened closed fell rose grew",
      {kPast});
  Add(lexicon,
      "был была было были состоялся состоялась состоялось состоялись прошел прошёл прошла прошло "
      "прошли после ранее "
      "подписан подписана подписано подписаны подписал подписала подписали посетил посетила "
      "посетили принял приняла "
      "приняли начался началась началось начались стал стала стали избран избрана прошлый прошлого "
      "прошлом прошлой "
      "прошлую минувший минувшего минувшем минувшей накануне вступил вступила вступили завершился "
      "завершилась "
      "завершились прибыл прибыла прибыли состоявшийся состоявшегося состоявшейся состоявшихся",
      {kPast});
}

Lexicon MakeLexicon() {
  Lexicon lexicon;
  AddMonths(lexicon);
  AddShortMonths(lexicon);
  AddWeekdays(lexicon);
  AddConnectives(lexicon);
  AddUnits(lexicon);
  AddCues(lexicon);
  return lexicon;
}

}  // namespace

WordSense LookUpDateWord(std::string_view lower_case) {
  static const Lexicon kLexicon = MakeLexicon();
  const auto found = kLexicon.find(lower_case);
  return found == kLexicon.end() ? WordSense{} : found->second;
}

}  // namespace dossier::article
