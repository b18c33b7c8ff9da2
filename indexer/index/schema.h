// The database, as a whole: every term prefix, value slot, stored field and metadata key, with its
// format.
//
// One Xapian document is one article. Xapian docids never leave the program.
//
// Terms                                                               wdf
//   (none)  stem of a word of title or text: "ministr", «лавров»      4 a title word, 1 a text word
//           twin of such a word (u.s beside us)                       0
//   XN      name that a word is a form of: "XNлавров"                 as of a stem
//   S       stem or name of a title word: "Sministr", "SXNлавров"     0
//   XL      the same of a word of the lead, the first paragraph       0
//   XF      exact form of a word: "XFлавровым", "XFкоролёв"           0
//   Q       article id: "Qstart-ii-signed-1993"                       0
//   XP      person who is a subject of the article, by the key of     0
//           entities::LocalEntity: "XPlavrov", «XP~М. Абдрахманов»
//   XO      organization, likewise: "XOcsto", «XO~АПК»                0
//   XS      source id: "XSria"                                        0
//   L       language: "Len", "Lru", both for a mixed article          0
//
// A word has its stem, or its name, or both: entities/name_words.h. Exact forms are the vocabulary
// of the index, too: what spelling is compared with and wildcards expand to. No term has positions:
// a phrase of stems and names, in any field, is looked up in the words of slot 5, a phrase of exact
// forms in the stored text.
//
// What XP and XO hold is what one article gives; which keys are one facet value, with what id and
// labels, is told by the table that stands beside the database (value_table.h). A value has the
// articles of all its keys.
//
// Terms without weight don't lengthen a document, so BM25 sees the words of the article alone. A
// term of over kMaxTermBytes (Xapian's 245, NUL bytes counted twice) is left out; none that the
// tokenizer makes is.
//
// Positions of words: the title starts at 1; the text kTitleGap behind the end of the title, so
// that no phrase spans both.
//
// Value slots
//   0  first day of the publication date: days since 1970-01-01 plus 2^31, 4 bytes, highest first
//   1  last day of it (the same where it is known to the day)
//   2  its precision and basis: two letters, y m d and s i m ("dm": to the day, from metadata)
//   3  content hash: 16 bytes of the SHA-256 of what the input gave for this article
//   4  days that the article speaks of, its dateline apart: periods of a first and a last day, each
//      as in slot 0, in order, with a day at least between them
//   5  its stems and names in their order, with the ends of title and lead (word_order.h)
//
// Slots 0 to 2 are empty where the date is not known, slot 4 where the article names none, slot 5
// where it has no words.
//
// Stored fields: a FlatBuffer (stored_article.fbs) and its checksum (base/checksum.h), 8 bytes,
// lowest first.
//
// Metadata of the database
//   schema    kSchemaVersion
//   names     the fingerprint of the gazetteer, the merge lines and the sources; NamesFolder says
//             where their copy is
//   values    the fingerprint of the table of facet values of this revision; ValuesFile says where
//             it is
//   lexicon   the fingerprint of the dictionaries that the lexicon was made from; LexiconFile says
//             where it is; empty where the index has none
//   analysis  the fingerprint of the gazetteer that the articles were analysed with
//   loose     how many articles were put since the database was last compacted
//   updated   time of the last commit that changed articles: 2026-11-23T10:00:00Z
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/date.h"
#include "entities/entity.h"

namespace dossier::index {

// To be raised with every change of what stands above, or of the analysis behind it.
inline constexpr std::string_view kSchemaVersion = "5";

inline constexpr std::string_view kTitlePrefix = "S";
inline constexpr std::string_view kLeadPrefix = "XL";
inline constexpr std::string_view kNamePrefix = "XN";
inline constexpr std::string_view kFormPrefix = "XF";
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kPersonPrefix = "XP";
inline constexpr std::string_view kOrganizationPrefix = "XO";
inline constexpr std::string_view kSourcePrefix = "XS";
inline constexpr std::string_view kLanguagePrefix = "L";

inline constexpr std::size_t kMaxTermBytes = 245;
inline constexpr Xapian::termcount kTitleWdf = 4;
inline constexpr Xapian::termpos kFirstPosition = 1;
inline constexpr Xapian::termpos kTitleGap = 100;

inline constexpr Xapian::valueno kFirstDaySlot = 0;
inline constexpr Xapian::valueno kLastDaySlot = 1;
inline constexpr Xapian::valueno kDateKindSlot = 2;
inline constexpr Xapian::valueno kContentHashSlot = 3;
inline constexpr Xapian::valueno kEventDaysSlot = 4;
inline constexpr Xapian::valueno kWordsSlot = 5;
inline constexpr std::size_t kContentHashBytes = 16;

inline constexpr const char* kSchemaKey = "schema";
inline constexpr const char* kNamesKey = "names";
inline constexpr const char* kLexiconKey = "lexicon";
inline constexpr const char* kValuesKey = "values";
inline constexpr const char* kAnalysisKey = "analysis";
inline constexpr const char* kLooseKey = "loose";
inline constexpr const char* kUpdatedKey = "updated";

// The prefix of the terms of one kind of entity.
std::string_view EntityPrefix(entities::EntityKind kind);

// `prefix` and `value` as one term; empty where that is too long for Xapian.
std::string MakeTerm(std::string_view prefix, std::string_view value);

// Slots 0 and 1. Decode returns nothing for what Encode never wrote.
std::string EncodeDay(std::chrono::sys_days day);
std::optional<std::chrono::sys_days> DecodeDay(std::string_view value);

// Slot 4. Encode takes periods in any order, and joins those that overlap or touch. Decode gives
// nothing for what Encode never wrote.
struct DayPeriod {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
  bool operator==(const DayPeriod&) const = default;
};
std::string EncodePeriods(std::vector<DayPeriod> periods);
std::vector<DayPeriod> DecodePeriods(std::string_view value);

// Slot 2.
struct DateKind {
  DatePrecision precision;
  article::DateBasis basis;
};
std::string EncodeDateKind(const DateKind& kind);
std::optional<DateKind> DecodeDateKind(std::string_view value);

}  // namespace dossier::index
