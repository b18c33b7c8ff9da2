#include "text/charset.h"

#include <gtest/gtest.h>

#include "charset_samples.h"
#include "text/charset_guess.h"

namespace dossier::text {
namespace {

using namespace std::string_literals;
using Order = Utf16Decoder::Order;

constexpr std::string_view kRussian =
    "Паромная переправа через Волхов вновь открылась утром во вторник: из-за шторма её закрывали "
    "на двое суток. По словам начальника пристани Ефима Жукова, за день перевезли 340 машин и "
    "около тысячи пешеходов. «Очередь была до самого шоссе, — рассказал он, — но к вечеру её не "
    "стало». Билеты подорожали на 12 %, зато школьников возят бесплатно.\n\n"
    "Тем временем в посёлке Щербинки чинят объездную дорогу. Подрядчик обещал положить асфальт "
    "ещё в июле, однако цех по выпуску смеси простаивал: не хватало щебня. Мэрия грозит штрафом, "
    "юристы фирмы ссылаются на погоду. Жители собрали 1500 подписей и отправили письмо "
    "губернатору; ответ ждут к пятнице. Хозяйка кафе у развилки говорит, что выручка упала втрое: "
    "грузовики объезжают село через Новый Мост.\n\n"
    "ФУТБОЛ. «Звезда» обыграла «Химик» со счётом 3:1, хотя пропустила первой. Два мяча забил "
    "вышедший на замену Эдуард Юшкевич, третий — защитник Цой. Главный тренер гостей отказался от "
    "разговора с прессой. Следующая игра пройдёт в субботу в Ижевске, начало в 17:30. "
    "Синоптики обещают дождь с градом, порывы ветра до 20 метров в секунду и похолодание к ночи.";

constexpr std::string_view kEnglish =
    "The ferry across the river opened again on Tuesday morning after a storm had kept it shut for "
    "two days. The head of the pier said that 340 cars and about a thousand people were taken over "
    "in one day. Tickets cost 12 pct more than last year, but pupils travel free of charge. "
    "Meanwhile the road around the village is being mended. The builder had promised to finish by "
    "July, yet the works that make the asphalt stood still for want of gravel. The mayor threatens "
    "a fine; lawyers of the firm blame the weather. People who live there sent a letter with 1,500 "
    "names to the governor and expect an answer by Friday. A cafe at the crossing says it earns a "
    "third of what it did: lorries drive by another bridge now. In football, the home side won 3-1 "
    "though they were first to concede. Two goals came from a substitute, the third one from a "
    "defender. The coach of the visitors would not speak to the press. The next match is on "
    "Saturday, and the forecast is rain with hail, wind of 20 metres a second and a cold night.";

TEST(CharsetTest, IsTakenFromItsLabel) {
  EXPECT_EQ(ParseCharset("Windows-1251"), Charset::kCp1251);
  EXPECT_EQ(ParseCharset("KOI8-R"), Charset::kKoi8R);
  EXPECT_EQ(ParseCharset("ISO-8859-1"), Charset::kCp1252);
  EXPECT_EQ(ParseCharset("UTF-8"), Charset::kUtf8);
  EXPECT_EQ(ParseCharset("utf-16"), std::nullopt);
  EXPECT_EQ(ParseCharset("\xFF"), std::nullopt);
}

// The figure asked for is 99 %. The texts are none of those that the letters were counted in.
TEST(CharsetTest, IsRightForRussianWithAndWithoutEnglish) {
  Sampler sampler({CodePoints(kRussian)}, {CodePoints(kEnglish)});
  for (const SampleForm& form : AllForms()) {
    EXPECT_GE(sampler.CountRight(form, 200), 198U) << form.ToString();
  }
}

TEST(CharsetTest, IsRightForFewOrUnusualWords) {
  for (const std::string_view text :
       {"МОСКВА, 12 мая", "ПРЕЗИДЕНТ ПРИБЫЛ", "США и Россия", "The word да means yes", "МИД",
        "Ещё её", "г. Сочи", "ОБЪЕКТ", "И.И. Иванов", "Съезд"}) {
    for (const Charset charset :
         {Charset::kCp1251, Charset::kKoi8R, Charset::kCp866, Charset::kIso8859Part5}) {
      EXPECT_EQ(DecodeAny(Encode(CodePoints(text), charset)), text);
    }
  }
}

TEST(CharsetTest, DoesNotMakeCyrillicOfAccents) {
  for (const std::string_view text :
       {"The café on the corner was full.", "It’s “fine”, he said — really…",
        "Price: £5m, or €6m; 20 °C, ½ of it © 2020", "Müller traf Schröder in Köln über Bauten.",
        "El señor Peña visitó España mañana.", "naïve", "Élysée", "Zürich", "“Hello”", "GARÇON",
        "‘Sinn Féin’", "£", "A – B", "Beyoncé’s tour", "Ångström said: “No”.",
        "Le président français à Paris a été élu dès l’été où il fut préféré."}) {
    EXPECT_EQ(DecodeAny(Encode(CodePoints(text), Charset::kCp1252)), text);
  }
}

TEST(CharsetTest, KeepsToTheExpectedOneInDoubt) {
  const std::string doubtful = "\xC8";  // И in CP1251, х in KOI8-R, È in CP1252
  for (const Charset charset : kByteCharsets) {
    if (charset == Charset::kCp866) continue;  // ╚
    EXPECT_EQ(GuessCharset(doubtful, charset), charset);
  }
  EXPECT_EQ(GuessCharset(doubtful, Charset::kUtf8), std::nullopt);
  const std::string clear = Encode(U"Паромная переправа", Charset::kKoi8R);
  EXPECT_EQ(GuessCharset(clear, Charset::kCp1251), Charset::kKoi8R);
  Decoder decoder;
  EXPECT_EQ(decoder.Decode(clear).value_or(""), "Паромная переправа");
  EXPECT_EQ(decoder.Decode("\xC8").value_or(""), "х");
}

TEST(DecoderTest, TakesUtf8AsItIs) {
  for (const char* text : {"", "ASCII", "Привет", "日本語"}) {
    EXPECT_EQ(Decoder().Decode(text).value_or("!"), text);
  }
  EXPECT_EQ(Decoder().Decode("\xEF\xBB\xBFПривет").value_or("!"), "Привет");
}

TEST(DecoderTest, NamesWhatIsNoText) {
  struct Case {
    std::string bytes;
    std::string message;
  };
  std::string binary;
  for (int i = 1; i < 256; ++i) binary += static_cast<char>(i * 7 % 256 == 0 ? 1 : i * 7 % 256);
  const std::vector<Case> cases = {
      {"T\0"s, "is not text (a NUL at byte 2)"},
      {"Привет, мир\xD0", "is not valid UTF-8 at byte 21"},
      {"\xEF\xBB\xBF\xCF\xF0\xE8\xE2\xE5\xF2", "is not valid UTF-8 at byte 1"},
      {"\xA1\xD8\xF3\x9A\xFF\xC4\x8E\x81\xB6",
       "is not valid UTF-8 at byte 1, and no other charset fits"},
      {binary, "is not valid UTF-8 at byte 19, and no other charset fits"},
  };
  for (const Case& c : cases) {
    const auto text = Decoder().Decode(c.bytes);
    EXPECT_EQ(text ? *text : text.error().message, c.message);
  }
}

TEST(Utf16DecoderTest, TellsTheOrderOfBytes) {
  const auto le = [](std::u32string_view text) { return EncodeUtf16(text, Order::kLittleEndian); };
  const auto be = [](std::u32string_view text) { return EncodeUtf16(text, Order::kBigEndian); };
  EXPECT_EQ(Utf16Decoder::FindOrder(le(U"\uFEFFЯ")), Order::kLittleEndian);
  EXPECT_EQ(Utf16Decoder::FindOrder(be(U"\uFEFFЯ")), Order::kBigEndian);
  EXPECT_EQ(Utf16Decoder::FindOrder(le(U"Привет, мир — «да»")), Order::kLittleEndian);
  EXPECT_EQ(Utf16Decoder::FindOrder(be(U"Hello")), Order::kBigEndian);
  EXPECT_EQ(Utf16Decoder::FindOrder(Encode(U"яющего директора банка", Charset::kCp1251)),
            std::nullopt);
  for (const std::string& bytes : {""s, "T\0"s, "ASCII text"s, "Привет"s, std::string(100, '\0'),
                                   "\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0"s}) {
    EXPECT_EQ(Utf16Decoder::FindOrder(bytes), std::nullopt);
  }
}

TEST(Utf16DecoderTest, JoinsWhatComesInParts) {
  const std::string bytes = "\xFF\xFE\x1F\x04\x3D\xD8\x00\xDE\x0A\x00"s;  // BOM, П, U+1F600, \n
  Utf16Decoder decoder(Order::kLittleEndian);
  std::string utf8;
  for (const char byte : bytes) decoder.Append({&byte, 1}, utf8);
  decoder.Finish(utf8);
  EXPECT_EQ(utf8, "П😀\n");
}

TEST(Utf16DecoderTest, MarksWhatIsBroken) {
  for (const std::string& bytes : {"A\0B"s, "A\0\x3D\xD8"s, "A\0\x00\xDE"s}) {
    Utf16Decoder decoder(Order::kLittleEndian);
    std::string utf8;
    decoder.Append(bytes, utf8);
    decoder.Finish(utf8);
    EXPECT_EQ(utf8, "A\xFF");
  }
}

}  // namespace
}  // namespace dossier::text
