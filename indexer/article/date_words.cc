#include "article/date_words.h"

#include <algorithm>
#include <initializer_list>

#include "base/word_map.h"

namespace dossier::article {
namespace {

using Lexicon = WordMap<WordSense>;

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
    WordSense& sense = *lexicon.Add(word).first;
    for (const DateRole role : roles) sense.roles |= static_cast<std::uint64_t>(role);
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
        "july июль июля июле июлю июлем", "августе",
        "september сентябрь сентября сентябре сентябрю сентябрем сентябрём",
        "october октябрь октября октябре октябрю октябрем октябрём",
        "november ноябрь ноября ноябре ноябрю ноябрем ноябрём",
        "december декабрь декабря декабре декабрю декабрем декабрём"}) {
    Add(lexicon, words, {kMonth}, ++number);
  }
  Add(lexicon, "april", {kMonth, kDoubtfulMonth}, 4);
  Add(lexicon, "june", {kMonth, kDoubtfulMonth}, 6);
  Add(lexicon, "august", {kMonth, kDoubtfulMonth, kCapitalMonth}, 8);
  Add(lexicon, "август августа августу августом", {kMonth, kDoubtfulMonth}, 8);
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
       {"monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri",
        "saturday sat", "sunday sun"}) {
    Add(lexicon, words, {kWeekday}, ++number);
  }
  number = 0;
  for (const std::string_view words :
       {"понедельник понедельника понедельнику понедельником",
        "вторник вторника вторнику вторником", "среда среду среды среде",
        "четверг четверга четвергу четвергом", "пятница пятницу пятницы пятнице пятницей",
        "суббота субботу субботы субботе субботой",
        "воскресенье воскресенья воскресенью воскресеньем"}) {
    Add(lexicon, words, {kWeekday, kRussian}, ++number);
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
      "в во с со к ко до по на за от после конце начале середине конца начала середины половине "
      "половины половину прошлого "
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
      "состоится состоятся составит составят продолжится продолжатся станет станут намечен "
      "намечена намечено намечены запланирован запланирована "
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
      "назначены "
      "выступит выступят отправится отправятся вернется вернётся вернутся приступит приступят "
      "соберется соберётся соберутся обсудит обсудят поднимет поднимут приедет приедут прилетит "
      "прилетят вылетит вылетят начнет начнёт начнут заработает заработают подпишет подпишут "
      "рассмотрит рассмотрят проголосует проголосуют покинет покинут возобновится возобновятся "
      "изберет изберёт изберут объявит объявят передаст передадут истечет истечёт истекут откроет "
      "откроют закончится закончатся займет займёт займут получит получат войдет войдёт войдут "
      "предстоит предстоят собирается собираются намерен намерена намерены",
      {kFuture});
  Add(lexicon,
      "was were had been since after following last ago earlier previously took held visited "
      "signed hosted met began "
      "started ended won became founded established adopted killed died born elected arrived left "
      "followed "
      "launched opened closed fell rose grew",
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

void AddNumbers(Lexicon& lexicon) {
  using enum DateRole;
  std::uint8_t number = 0;
  for (const std::string_view words : {"first i первый первом первая первой первую",
                                       "second ii второй втором вторая вторую",
                                       "third iii третий третьем",
                                       "fourth iv четвертый четвёртый четвертом четвёртом",
                                       "fifth",
                                       "sixth",
                                       "seventh",
                                       "eighth",
                                       "ninth",
                                       "tenth",
                                       "eleventh",
                                       "twelfth",
                                       "thirteenth",
                                       "fourteenth",
                                       "fifteenth",
                                       "sixteenth",
                                       "seventeenth",
                                       "eighteenth",
                                       "nineteenth",
                                       "twentieth"}) {
    Add(lexicon, words, {kOrdinal}, ++number);
  }
  Add(lexicon, "thirtieth", {kOrdinal}, 30);
  number = 0;
  for (const std::string_view words :
       {"первого первое первому",
        "второго второе второму",
        "третьего третье третьему",
        "четвертого четвёртого четвертое четвёртое четвертому четвёртому",
        "пятого пятое пятому",
        "шестого шестое шестому",
        "седьмого седьмое седьмому",
        "восьмого восьмое восьмому",
        "девятого девятое девятому",
        "десятого десятое десятому",
        "одиннадцатого одиннадцатое одиннадцатому",
        "двенадцатого двенадцатое двенадцатому",
        "тринадцатого тринадцатое тринадцатому",
        "четырнадцатого четырнадцатое четырнадцатому",
        "пятнадцатого пятнадцатое пятнадцатому",
        "шестнадцатого шестнадцатое шестнадцатому",
        "семнадцатого семнадцатое семнадцатому",
        "восемнадцатого восемнадцатое восемнадцатому",
        "девятнадцатого девятнадцатое девятнадцатому",
        "двадцатого двадцатое двадцатому"}) {
    Add(lexicon, words, {kOrdinal, kOrdinalDay}, ++number);
  }
  Add(lexicon, "тридцатого тридцатое тридцатому", {kOrdinal, kOrdinalDay}, 30);
  number = 0;
  for (const std::string_view words : {"one a an один одну",
                                       "two два две",
                                       "three три",
                                       "four четыре",
                                       "five пять",
                                       "six шесть",
                                       "seven семь",
                                       "eight восемь",
                                       "nine девять",
                                       "ten десять",
                                       "eleven одиннадцать",
                                       "twelve двенадцать",
                                       "thirteen тринадцать",
                                       "fourteen четырнадцать",
                                       "fifteen пятнадцать",
                                       "sixteen шестнадцать",
                                       "seventeen семнадцать",
                                       "eighteen восемнадцать",
                                       "nineteen девятнадцать",
                                       "twenty двадцать"}) {
    Add(lexicon, words, {kCardinal}, ++number);
  }
  Add(lexicon, "thirty тридцать", {kCardinal}, 30);
  Add(lexicon, "forty сорок", {kCardinal}, 40);
  Add(lexicon, "fifty пятьдесят", {kCardinal}, 50);
}

void AddPeriods(Lexicon& lexicon) {
  using enum DateRole;
  const auto add = [&lexicon](std::string_view words, DatePeriodKind kind) {
    Add(lexicon, words, {kPeriod}, static_cast<std::uint8_t>(kind));
  };
  add("day days день дня дней дню дне днем днём сутки суток", DatePeriodKind::kDay);
  add("week weeks неделя неделю недели неделе недель неделей", DatePeriodKind::kWeek);
  add("month months месяц месяца месяце месяцев месяцу месяцем", DatePeriodKind::kMonth);
  add("quarter квартал квартала квартале кварталу кварталом", DatePeriodKind::kQuarter);
  add("half полугодие полугодии полугодия полугодию половина половине половину половины",
      DatePeriodKind::kHalf);
  add("year years год года году годом годе лет", DatePeriodKind::kYear);
  add("weekend выходные выходных", DatePeriodKind::kWeekend);
  std::uint8_t number = 0;
  for (const std::string_view words :
       {"spring весна весной весны весну весне", "summer лето летом лета лету лете",
        "autumn fall осень осенью осени", "winter зима зимой зимы зиму зиме"}) {
    Add(lexicon, words, {kSeason}, ++number);
  }
}

void AddRelativeWords(Lexicon& lexicon) {
  using enum DateRole;
  Add(lexicon, "last", {kDeictic}, 1);
  Add(lexicon, "this current", {kDeictic}, 2);
  Add(lexicon, "next coming", {kDeictic}, 3);
  Add(lexicon,
      "прошлый прошлого прошлому прошлом прошлым прошлая прошлой прошлую прошлое прошлые прошлых "
      "минувший минувшего минувшему минувшем минувшим минувшая минувшей минувшую минувшее минувшие "
      "минувших прошедший прошедшего прошедшем прошедшей прошедшую прошедшие прошедших",
      {kDeictic, kRussian}, 1);
  Add(lexicon,
      "этот этого этому этом этим эта эту этой это эти этих текущий текущего текущему текущем "
      "текущим текущая текущей текущую текущее нынешний нынешнего нынешнему нынешнем нынешним "
      "нынешняя нынешней нынешнюю нынешнее сего",
      {kDeictic, kRussian}, 2);
  Add(lexicon,
      "следующий следующего следующему следующем следующим следующая следующей следующую следующее "
      "следующие следующих будущий будущего будущему будущем будущим будущая будущей будущую "
      "будущее предстоящий предстоящего предстоящему предстоящем предстоящим предстоящая "
      "предстоящей "
      "предстоящую предстоящее предстоящие ближайший ближайшую ближайшее ближайшие",
      {kDeictic, kRussian}, 3);
  Add(lexicon, "позавчера", {kDayWord}, kToday - 2);
  Add(lexicon,
      "yesterday вчера вчерашний вчерашнего вчерашнему вчерашнем вчерашним вчерашняя вчерашней "
      "вчерашнюю вчерашнее вчерашние вчерашних",
      {kDayWord}, kToday - 1);
  Add(lexicon,
      "today tonight сегодня сегодняшний сегодняшнего сегодняшнему сегодняшнем сегодняшним "
      "сегодняшняя сегодняшней сегодняшнюю сегодняшнее сегодняшние сегодняшних",
      {kDayWord}, kToday);
  Add(lexicon,
      "tomorrow завтра завтрашний завтрашнего завтрашнему завтрашнем завтрашним завтрашняя "
      "завтрашней завтрашнюю завтрашнее завтрашние завтрашних",
      {kDayWord}, kToday + 1);
  Add(lexicon, "послезавтра", {kDayWord}, kToday + 2);
  Add(lexicon, "накануне", {kDayWord, kEve}, kToday - 1);
  Add(lexicon, "я он она оно они мы", {kPronoun});
  Add(lexicon, "same же", {kSame});
  Add(lexicon, "тот того тому том тем", {kThat});
  Add(lexicon, "later спустя позже позднее", {kLater});
  Add(lexicon, "earlier ранее раньше", {kEarlier});
  Add(lexicon, "через спустя", {kAfterTime});
  Add(lexicon, "ago назад тому", {kAgo});
  Add(lexicon,
      "about around some over nearly almost than least roughly approximately several every each "
      "полтора полторы более больше менее меньше почти около свыше примерно порядка каждый каждую "
      "каждое каждые",
      {kApproximate});
  Add(lexicon,
      "end beginning start middle close конец конца конце концу начало начала начале началу "
      "середина середине середины",
      {kPart});
  Add(lexicon,
      "morning afternoon evening night noon утро утра утром днем днём вечер вечера вечером ночь "
      "ночи ночью полдень полночь",
      {kDayTime});
  Add(lexicon,
      "black bloody good holy palm easter ash cyber super every each times telegraph mirror "
      "express "
      "herald club",
      {kNoDay});
  Add(lexicon,
      "world society generation challenges realities standards день дня дню дне днем "
      "днём",
      {kNowadays});
}

void AddJoints(Lexicon& lexicon) {
  using enum DateRole;
  Add(lexicon, "from since с со", {kFrom});
  Add(lexicon, "between между", {kBetween});
  Add(lexicon, "to till until through по до", {kRangeTo});
  Add(lexicon, "на on against", {kOnto});
  Add(lexicon, "avenue avenues street square boulevard revolution улица улице улицы улицу улиц ул",
      {kNamesake});
  Add(lexicon, "and or и или", {kAnd});
  Add(lexicon, "its their his her our", {kPossessive});
  Add(lexicon, "after following после", {kAfter});
  Add(lexicon, "said told says announced agreed", {kReported});
  Add(lexicon, "be is are будет будут быть", {kBe});
  Add(lexicon, "due", {kDue});
  Add(lexicon, "на", {kTarget});
}

Lexicon MakeLexicon() {
  Lexicon lexicon;
  AddMonths(lexicon);
  AddShortMonths(lexicon);
  AddWeekdays(lexicon);
  AddConnectives(lexicon);
  AddUnits(lexicon);
  AddCues(lexicon);
  AddNumbers(lexicon);
  AddPeriods(lexicon);
  AddRelativeWords(lexicon);
  AddJoints(lexicon);
  return lexicon;
}

}  // namespace

WordSense LookUpDateWord(std::string_view lower_case) {
  static const Lexicon kLexicon = MakeLexicon();
  const WordSense* const sense = kLexicon.Find(lower_case);
  return sense == nullptr ? WordSense{} : *sense;
}

}  // namespace dossier::article
