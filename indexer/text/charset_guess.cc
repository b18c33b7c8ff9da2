// A charset is as likely as the text that it makes of the bytes. What a character costs is the
// negative logarithm of its probability, and the charset with the least sum is taken:
//
//   bytes    CF F0 E8 E2 E5 F2
//   CP1251   Привет   capital at the start, pairs that Russian has: 17
//   KOI8-R   oПХБЕР   "ПХБ" is no Russian, capitals within a word: 58
//   CP1252   Ïðèâåò   six accented letters side by side: 45
//
// Of a Russian letter that is the cost of the pair with the letter before (or the start of a word),
// and of its case: the swap of cases between CP1251 and KOI8-R shows in words such as "пРИВЕТ".
// A letter of Latin beside one of Cyrillic is rare, so "caf\xE9" is no "cafй". Signs have costs of
// their own: quotes are frequent, lines and boxes are not. ASCII costs nothing, so the share of
// English does not matter.
//
// It takes some ten letters to be sure. Accents by themselves in between («à» in French) speak for
// Russian («а»); the other words of the text have to make up for it.
#include "text/charset_guess.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dossier::text {
namespace {

constexpr std::size_t kMaxHighBytes = 20'000;

// Costs, in nats. The probabilities behind them are estimates but for the pairs.
constexpr float kExpected = 6.9F;  // less for the expected charset: a thousand times likelier
constexpr float kChance = 6.9F;    // a byte of what is no text
constexpr float kMixedWord = 6;    // Latin and Cyrillic side by side
constexpr float kFirstCapital = 1.5F;
constexpr float kNextCapital = 0.4F;  // after a capital
constexpr float kCapitalInside = 6;   // after a small letter
constexpr float kSmallInside = 3;     // after two capitals: «МИДа»
constexpr float kSign = 4;            // « » — and the like
constexpr float kOtherCyrillic = 7;   // і, ї, ў …
constexpr float kRareSign = 6.5F;     // boxes, mathematics
constexpr float kUnassigned = 14;
constexpr float kAccent = 4.1F;  // a frequent letter of Western Europe
constexpr float kRareAccent = 6;
constexpr float kAccentedCapital = 1.5F;
constexpr float kLoneAccent = 3;  // no Latin letter beside it

constexpr std::u32string_view kLetters = U"абвгдежзийклмнопрстуфхцчшщъыьэюяё";
constexpr std::u32string_view kSigns = U"«»—–„“”‘’…§°·•©®™£€\u00A0";
constexpr std::u32string_view kFrequentAccents = U"éèêëàâäáãåçíîïñóôöøúüß";

// Cost of a letter (column: none, which ends a word, then the order of kLetters) after another
// (row), "a" is 0 and each further letter 0.35 more. Counted in the 47,146 pairs of corpus/ru
// (2026-11-26), smoothed by the frequencies of the letters.
constexpr float kPairStep = 0.35F;
constexpr std::array<std::string_view, 34> kPairs = {
    "akkhjimqlitimjihgjgkloqslozzxznvqz",  // at the start of a word
    "fumjolmojmmkhjgynijiqplmnmnzzzxmlr",  // а
    "lgosyofzzizsimofxgmvhzqzzqjkiszzlz",  // б
    "egzsrrgzpizpkplfqljmmzrzvpszjswzpq",  // в
    "jgzwzkizzizyhyocyirnlzzztzzzzzztzt",  // г
    "jfzjtqfkuhzplrifjkkqivznttzznrzzpo",  // д
    "fspkkinnkrkkijfqpgihxqqqnoozzzzvtr",  // е
    "lgmuwgezxgynuqfkvtntwzzzyzzzxxqzwk",  // ж
    "gdnimkjszfzqpkkhqjqvmzzzzzzrkqssnz",  // з
    "enrlrkjpkikjikhnqkiiuqkmlpuzzzzmiv",  // и
    "btrvrjnzyqzovnkkwuglxzzqrozzyyzzxz",  // й
    "hfslzyjoufzzkqpeshmkjzzozzzzzzzzzz",  // к
    "hfsuprfmzezqlqnhtxnokzzzzzzzogzljq",  // л
    "egmtzyfzzfztonmgmqnxjzuuuzzzmmuuss",  // м
    "hftoongzufzowujgzzkilptmszzzhnzwlp",  // н
    "gzjgiilnmpklijimlghivuqqpotzzzwopu",  // о
    "nhzyzyhzzizulzpdpdxsjzrzzzzzrzzzls",  // п
    "ifnnknfozhzoqolfwnknjurpwrzzjozslo",  // р
    "jjtnzwizzizhknlhkmjejwuzonzzqkzwir",  // с
    "fguhzrhzzhznwslfuhjskztzwzzzkiuwmr",  // т
    "frjolgminvzjkklqijihzzmrjlozzzqjzz",  // у
    "khurksfwufvsjtqgselhnzwxvwzzuvzxuy",  // ф
    "cgxqxqmzxjyvqmmgqliopzzzrzzzxyzzxz",  // х
    "jgxtwufzocxlmvsrvsttkzozyzzzixzzwz",  // ц
    "kfyuxvdrxgyolpkswougmzzzzzzzrmzzxj",  // ч
    "kfxmwuezwexkhvkpqptkkzozyzzzxlzzwk",  // ш
    "oevrusdxuevtstlptqrrozwxwxzzvvzxuh",  // щ
    "jlqnpoesqlroopmlommmpvstrtvzqrwtcu",  // ъ
    "duliysgzquhsjiltqljlyzgznozzzzzzyz",  // ы
    "cunvqpjznozlwmgqwuhmxzplzjzzyzzlmz",  // ь
    "iotqsrovmoufjihorhkdsnvnvwyztuzwtx",  // э
    "drwtvlrmgrxpkvkrupsevzymiyhzwxzqwz",  // ю
    "bvjjtkmnmstxlnjurpohyzmomztzzzzorz",  // я
    "fqvjuoqovqwoiiepthreuzixwxzzvvzyuz",  // ё
};

enum class Kind { kBoundary, kLatin, kRussian, kAccented };

struct Character {
  Kind kind = Kind::kBoundary;
  std::size_t letter = 0;  // of a Russian one: its place in kPairs
  bool is_capital = false;
  float cost = 0;  // whatever stands beside it
};

bool Has(std::u32string_view set, char32_t code_point) {
  return set.find(code_point) != std::u32string_view::npos;
}

std::optional<Character> RussianLetter(char32_t code_point) {
  const bool is_capital = code_point == U'Ё' || (code_point >= U'А' && code_point <= U'Я');
  const char32_t small = code_point == U'Ё' ? U'ё' : code_point + (is_capital ? 0x20 : 0);
  const std::size_t place = kLetters.find(small);
  if (place == std::u32string_view::npos) return std::nullopt;
  return Character{Kind::kRussian, place + 1, is_capital, 0};
}

Character Classify(char32_t code_point) {
  if (const auto letter = RussianLetter(code_point)) return *letter;
  if (code_point < 0xA0) return {Kind::kBoundary, 0, false, kUnassigned};
  if (Has(kSigns, code_point)) return {Kind::kBoundary, 0, false, kSign};
  if (code_point >= 0x400 && code_point < 0x500) {
    return {Kind::kBoundary, 0, false, kOtherCyrillic};
  }
  const bool is_accented =
      code_point >= 0xC0 && code_point < 0x180 && code_point != U'×' && code_point != U'÷';
  if (!is_accented) return {Kind::kBoundary, 0, false, kRareSign};
  const bool is_capital = code_point < 0xDF;
  const char32_t small = code_point + (is_capital ? 0x20 : 0);
  return {
      Kind::kAccented, 0, is_capital,
      (Has(kFrequentAccents, small) ? kAccent : kRareAccent) + (is_capital ? kAccentedCapital : 0)};
}

// What the bytes are in one charset.
using Characters = std::array<Character, 256>;

Characters ReadCharacters(Charset charset) {
  Characters characters;
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (is_letter) characters[byte] = {Kind::kLatin, 0, byte <= 'Z', 0};
  }
  const auto& half = UpperHalf(charset);
  for (std::size_t i = 0; i < half.size(); ++i) characters[0x80 + i] = Classify(half[i]);
  return characters;
}

const Characters& CharactersOf(Charset charset) {
  static const auto kCharacters = [] {
    std::array<Characters, kByteCharsets.size()> all;
    std::transform(kByteCharsets.begin(), kByteCharsets.end(), all.begin(), ReadCharacters);
    return all;
  }();
  return kCharacters[static_cast<std::size_t>(charset) - 1];
}

// Adds up the costs of one text in one charset.
class Scorer {
 public:
  explicit Scorer(Charset charset) : characters_(CharactersOf(charset)) {}

  void Add(char byte) {
    const Character& next = characters_[static_cast<unsigned char>(byte)];
    cost_ += next.cost;
    if (next.kind == Kind::kRussian || last_.kind == Kind::kRussian) {
      cost_ += kPairStep * static_cast<float>(kPairs[last_.letter][next.letter] - 'a');
      if (next.kind == Kind::kLatin || last_.kind == Kind::kLatin) cost_ += kMixedWord;
    }
    if (next.kind == Kind::kRussian) AddCase(next);
    AddNeighbours(next);
    capitals_ = !next.is_capital ? 0 : capitals_ + 1;
    last_ = next;
  }

  float cost() const { return cost_; }

 private:
  void AddCase(const Character& next) {
    const bool is_inside = last_.kind == Kind::kRussian;
    if (!next.is_capital) {
      cost_ += is_inside && capitals_ > 1 ? kSmallInside : 0;
    } else if (!is_inside) {
      cost_ += kFirstCapital;
    } else {
      cost_ += last_.is_capital ? kNextCapital : kCapitalInside;
    }
  }

  // An accent is at home between Latin letters.
  void AddNeighbours(const Character& next) {
    if (last_.kind == Kind::kAccented && !last_is_at_home_ && next.kind != Kind::kLatin) {
      cost_ += kLoneAccent;
    }
    last_is_at_home_ = last_.kind == Kind::kLatin;
    if (next.kind == Kind::kAccented && next.is_capital && capitals_ == 0 && last_is_at_home_) {
      cost_ += kCapitalInside;
    }
  }

  const Characters& characters_;
  Character last_;
  std::size_t capitals_ = 0;      // that `last_` ends a run of
  bool last_is_at_home_ = false;  // a Latin letter stands before `last_`
  float cost_ = 0;
};

// The part of `bytes` with the first kMaxHighBytes bytes that are not ASCII.
std::string_view Sample(std::string_view bytes, std::size_t& high_bytes) {
  high_bytes = 0;
  std::size_t end = 0;
  for (; end < bytes.size() && high_bytes < kMaxHighBytes; ++end) high_bytes += bytes[end] < 0;
  return bytes.substr(0, end);
}

float CostOf(std::string_view bytes, Charset charset) {
  Scorer scorer(charset);
  for (const char byte : bytes) scorer.Add(byte);
  scorer.Add('\n');
  return scorer.cost();
}

}  // namespace

std::optional<Charset> GuessCharset(std::string_view bytes, std::optional<Charset> expected) {
  std::size_t high_bytes = 0;
  bytes = Sample(bytes, high_bytes);
  std::optional<Charset> best;
  float least =
      kChance * static_cast<float>(high_bytes) - (expected == Charset::kUtf8 ? kExpected : 0);
  for (const Charset charset : kByteCharsets) {
    const float cost = CostOf(bytes, charset) - (charset == expected ? kExpected : 0);
    if (cost >= least) continue;
    least = cost;
    best = charset;
  }
  return best;
}

}  // namespace dossier::text
