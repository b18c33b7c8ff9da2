// A lexer of one pass. Letters make words, digits make numbers, and a number takes in what is glued
// to it where the whole is one thing: 1,200 and 10.5 and 21:34 are no dates, 22.10.2025 and
// 2025-10-22 are nothing else. Whatever makes a number something else than a day or a year is
// decided here, so that the scanner need not look behind it.
#include "article/date_tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "article/white_space.h"

namespace dossier::article {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// One character of valid UTF-8; the replacement character, one byte long, for anything else.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 0;
};

Character Decode(std::string_view utf8, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[offset + i]); };
  const std::size_t left = utf8.size() - offset;
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0 && left >= 2) return {(byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU), 2};
  if (byte(0) < 0xF0 && left >= 3) {
    return {(byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU), 3};
  }
  if (left >= 4) {
    return {(byte(0) & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 |
                (byte(3) & 0x3FU),
            4};
  }
  return {0xFFFD, 1};
}

// Letters of any script, roughly: what is no punctuation. A stress accent and a soft hyphen count
// as letters.
bool IsLetter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  if (code < 0xC0) return code == 0xAD || code == 0xAA || code == 0xB5 || code == 0xBA;
  if (code == 0xD7 || code == 0xF7) return false;
  return code < 0x2000 || (code >= 0x2C00 && code < 0x2E00) || (code > 0x3000 && code < 0xFE00);
}

bool IsCapital(char32_t code) {
  return (code >= 'A' && code <= 'Z') || (code >= 0x410 && code <= 0x42F) || code == 0x401;
}

void AppendLowerCase(char32_t code, std::string& word) {
  if (code == 0xAD || code == 0x301) return;
  if (IsCapital(code)) code = code == 0x401 ? 0x451 : code + 0x20;
  if (code < 0x80) {
    word += static_cast<char>(code);
  } else if (code < 0x800) {
    word += static_cast<char>(0xC0 | code >> 6);
    word += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    word += '?';  // no word of dates has such a letter
  }
}

// "announced", «заявил», «договорились». Some nouns and adjectives end so, too: "united", «земли».
bool LooksPast(std::string_view lower_case) {
  if (lower_case.size() < 5) return false;
  if (lower_case.ends_with("ed")) return true;
  if (lower_case.size() < 10) return false;
  for (const std::string_view ending : {"л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"}) {
    if (lower_case.ends_with(ending)) return true;
  }
  return false;
}

class Lexer {
 public:
  explicit Lexer(std::string_view utf8) : text_(utf8) {}

  std::vector<DateToken> Run() {
    while (offset_ < text_.size()) {
      if (SkipSpace()) continue;
      const Character next = Decode(text_, offset_);
      if (IsDigit(text_[offset_])) {
        TakeNumber();
      } else if (IsLetter(next.code)) {
        TakeWord();
      } else {
        Push(DateTokenKind::kSign, next.size).sign = next.code;
      }
    }
    return std::move(tokens_);
  }

 private:
  static constexpr std::size_t kLongestWord = 40;  // bytes; no word of dates is as long

  // Steps over white space, where there is some; a blank line in it leaves its token.
  bool SkipSpace() {
    const std::size_t begin = offset_;
    int line_feeds = 0;
    while (const std::size_t size = LeadingSpaceBytes(text_.substr(offset_, 3))) {
      line_feeds += text_[offset_] == '\n' ? 1 : 0;
      offset_ += size;
    }
    if (line_feeds > 1) Push(DateTokenKind::kParagraphBreak, 0);
    if (offset_ == begin) return false;
    after_space_ = true;
    return true;
  }

  DateToken& Push(DateTokenKind kind, std::size_t size) {
    DateToken& token = tokens_.emplace_back();
    token.kind = kind;
    token.after_space = std::exchange(after_space_, false);
    token.span = {static_cast<std::uint32_t>(offset_), static_cast<std::uint32_t>(offset_ + size)};
    offset_ += size;
    return token;
  }

  void TakeWord() {
    const bool capital = IsCapital(Decode(text_, offset_).code);
    std::size_t end = offset_;
    bool has_digit = false;
    lower_case_.clear();
    while (end < text_.size()) {
      const Character next = Decode(text_, end);
      if (!IsLetter(next.code) && !IsDigit(text_[end])) break;
      has_digit = has_digit || IsDigit(text_[end]);
      if (lower_case_.size() < kLongestWord) AppendLowerCase(next.code, lower_case_);
      end += next.size;
    }
    DateToken& token =
        Push(has_digit ? DateTokenKind::kOtherNumber : DateTokenKind::kWord, end - offset_);
    token.capital = capital;
    if (has_digit) return;
    token.sense = LookUpDateWord(lower_case_);
    token.looks_past = token.sense.roles == 0 && LooksPast(lower_case_);
  }

  void TakeNumber() {
    const bool is_glued = IsGluedInFront();
    const std::size_t end = EndOfFigure(offset_);
    if (!is_glued && TakeNumericDate(end)) return;
    const std::string_view figure = text_.substr(offset_, end - offset_);
    const bool is_plain = std::all_of(figure.begin(), figure.end(), IsDigit);
    if (is_glued || !is_plain || figure.size() > 4) {
      Push(DateTokenKind::kOtherNumber, figure.size());
      return;
    }
    const Suffix suffix = SuffixAt(end, figure.size());
    if (suffix.is_other) {
      Push(DateTokenKind::kOtherNumber, figure.size() + suffix.size);
      return;
    }
    DateToken& token = Push(DateTokenKind::kNumber, figure.size() + suffix.size);
    token.digits = static_cast<std::uint8_t>(figure.size());
    token.has_suffix = suffix.size > 0;
    token.value = static_cast<std::uint16_t>(*Number(figure));
  }

  // True where what stands right in front makes the number a part of something else: $40, №5, F-16.
  bool IsGluedInFront() const {
    if (after_space_ || tokens_.empty()) return false;
    const DateToken& last = tokens_.back();
    if (last.kind == DateTokenKind::kOtherNumber || last.kind == DateTokenKind::kWord) return true;
    if (last.kind != DateTokenKind::kSign) return false;
    static constexpr std::u32string_view kGlue = U"$€£¥₽#№§+<&@=_";
    if (kGlue.find(last.sign) != std::u32string_view::npos) return true;
    if (last.sign != U'-' || last.after_space || tokens_.size() < 2) return false;
    // "mid-1990" and "pre-2014" are years, "F-16" and «Ту-154» are not.
    const DateToken& before = tokens_[tokens_.size() - 2];
    return before.kind == DateTokenKind::kWord && !before.sense.Is(DateRole::kMonth) &&
           before.capital;
  }

  // Digits with what joins them to one figure: "," in front of three digits, "." ":" "/" in front
  // of any.
  std::size_t EndOfFigure(std::size_t begin) const {
    std::size_t end = EndOfDigits(begin);
    while (end + 1 < text_.size() && IsDigit(text_[end + 1])) {
      const char joint = text_[end];
      const std::size_t next = EndOfDigits(end + 1);
      const bool joins =
          joint == '.' || joint == ':' || joint == '/' || (joint == ',' && next - end - 1 == 3);
      if (!joins) break;
      end = next;
    }
    return end;
  }

  std::size_t EndOfDigits(std::size_t begin) const {
    while (begin < text_.size() && IsDigit(text_[begin])) ++begin;
    return begin;
  }

  static std::optional<unsigned> Number(std::string_view digits) {
    unsigned value = 0;
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
  }

  // 2025-10-22, 2025/10/22, 2025.10.22, 22.10.2025, and with slashes or dashes where only one of
  // the first two numbers can be the month (22/10/2025, 10/22/2025).
  bool TakeNumericDate(std::size_t figure_end) {
    std::size_t end = EndOfDigits(offset_);
    const std::string_view first = text_.substr(offset_, end - offset_);
    if (end + 1 >= text_.size()) return false;
    const char joint = text_[end];
    if (joint != '.' && joint != '/' && joint != '-') return false;
    std::size_t begin = end + 1;
    end = EndOfDigits(begin);
    const std::string_view second = text_.substr(begin, end - begin);
    if (end + 1 >= text_.size() || text_[end] != joint) return false;
    begin = end + 1;
    end = EndOfDigits(begin);
    const std::string_view third = text_.substr(begin, end - begin);
    if (end < figure_end || !EndsCleanly(end, joint)) return false;
    const auto a = Number(first), b = Number(second), c = Number(third);
    if (!a || !b || !c || second.size() > 2) return false;
    if (first.size() == 4 && third.size() <= 2) return PushNumericDate(end, *a, *b, *c);
    if (first.size() > 2 || third.size() != 4) return false;
    if (joint == '.') return PushNumericDate(end, *c, *b, *a);
    if (*a > 12) return PushNumericDate(end, *c, *b, *a);
    return *b > 12 && PushNumericDate(end, *c, *a, *b);
  }

  // No further part, as in 1.2.2003.4, and no letter but the T of an ISO time and «г».
  bool EndsCleanly(std::size_t end, char joint) const {
    if (end >= text_.size()) return true;
    if (text_[end] == joint && end + 1 < text_.size() && IsDigit(text_[end + 1])) return false;
    const Character next = Decode(text_, end);
    return !IsLetter(next.code) || next.code == U'T' || next.code == U'г';
  }

  bool PushNumericDate(std::size_t end, unsigned year, unsigned month, unsigned day) {
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000) return false;
    DateToken& token = Push(DateTokenKind::kNumericDate, end - offset_);
    token.value = static_cast<std::uint16_t>(year);
    token.month = static_cast<std::uint8_t>(month);
    token.day = static_cast<std::uint8_t>(day);
    return true;
  }

  struct Suffix {
    std::size_t size = 0;
    bool is_other = false;  // the number with it is no day and no year
  };

  // What is glued to the end of a number of `digits` digits.
  Suffix SuffixAt(std::size_t end, std::size_t digits) const {
    const std::string_view rest = text_.substr(end, 12);
    if (rest.empty()) return {};
    if (rest.front() == '%') return {1, true};
    const bool has_hyphen = rest.front() == '-';
    const std::string_view word = LettersAt(end + (has_hyphen ? 1 : 0));
    if (word.empty()) return {};
    const std::size_t size = word.size() + (has_hyphen ? 1 : 0);
    if (has_hyphen) {
      for (const std::string_view ending : {"го", "ого", "е", "й", "м", "ом", "му", "ому"}) {
        // «1990-е годы» is a decade, «1-е мая» a day.
        if (word == ending && (digits < 4 || word != "е")) return {size, false};
      }
      return IsCyrillic(word) ? Suffix{size, true} : Suffix{};
    }
    static constexpr std::array<std::string_view, 8> kOrdinals = {"st", "nd", "rd", "th",
                                                                  "ST", "ND", "RD", "TH"};
    const bool is_ordinal = std::find(kOrdinals.begin(), kOrdinals.end(), word) != kOrdinals.end();
    if (is_ordinal && digits <= 2) return {size, false};
    if (word == "г" || word == "гг" || word == "года" || word == "году") return {};
    return {size, true};
  }

  // The letters at `begin`, 8 bytes of them at most (and what is cut off is no ending we know).
  std::string_view LettersAt(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin < 8) {
      const Character next = Decode(text_, end);
      if (!IsLetter(next.code)) break;
      end += next.size;
    }
    return begin < text_.size() ? text_.substr(begin, end - begin) : std::string_view();
  }

  static bool IsCyrillic(std::string_view word) {
    const auto lead = static_cast<unsigned char>(word.front());
    return lead == 0xD0 || lead == 0xD1;
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  bool after_space_ = false;
  std::string lower_case_;
  std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<DateToken> CutDateTokens(std::string_view utf8) { return Lexer(utf8).Run(); }

}  // namespace dossier::article
