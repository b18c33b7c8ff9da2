#include "index/stats.h"

#include <xapian.h>

#include <algorithm>
#include <string_view>

#include "base/date.h"
#include "index/files.h"
#include "index/folder.h"
#include "index/schema.h"
#include "index/value_table.h"

namespace dossier::index {
namespace {

constexpr int kMaxAttempts = 5;  // where commits overtake the reading

std::map<std::string, std::uint64_t> CountTerms(const Xapian::Database& database,
                                                std::string_view prefix) {
  const std::string start(prefix);
  std::map<std::string, std::uint64_t> counts;
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    counts[(*term).substr(start.size())] = term.get_termfreq();
  }
  return counts;
}

void CountValues(const ValueTable& values, IndexStats& stats) {
  for (ValueTable::Number value = 0; value < values.size(); ++value) {
    const bool is_person = values.kind(value) == entities::EntityKind::kPerson;
    IndexStats::Named& named = is_person ? stats.people : stats.organizations;
    ++named.all;
    if (values.is_known(value)) ++named.known;
  }
}

// Adds what the three date slots say. The bounds that Xapian keeps of a slot are too wide after a
// replacement, so every value is read.
void CountDates(const Xapian::Database& database, IndexStats& stats) {
  std::uint64_t dated = 0;
  for (auto value = database.valuestream_begin(kDateKindSlot);
       value != database.valuestream_end(kDateKindSlot); ++value) {
    const auto kind = DecodeDateKind(*value);
    if (!kind) continue;
    ++stats.articles_by_date_basis[std::string(article::DateBasisName(kind->basis))];
    ++dated;
  }
  stats.articles_by_date_basis["none"] = stats.articles - dated;
  std::string first;
  for (auto value = database.valuestream_begin(kFirstDaySlot);
       value != database.valuestream_end(kFirstDaySlot); ++value) {
    if (first.empty() || *value < first) first = *value;
  }
  std::string last;
  for (auto value = database.valuestream_begin(kLastDaySlot);
       value != database.valuestream_end(kLastDaySlot); ++value) {
    last = std::max(last, *value);
  }
  if (const auto day = DecodeDay(first)) stats.first_date = PartialDate::Day(*day).ToString();
  if (const auto day = DecodeDay(last)) stats.last_date = PartialDate::Day(*day).ToString();
}

Result<IndexStats> ReadOnce(const std::filesystem::path& index) {
  const auto generation = CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  const Xapian::Database database((*generation / kDatabaseFolder).string());
  const auto values = ValueTable::OpenFor(*generation, database);
  if (!values) return tl::unexpected(values.error());
  IndexStats stats;
  stats.generation = generation->filename().string();
  stats.revision = database.get_revision();
  stats.updated = database.get_metadata(kUpdatedKey);
  stats.catalogue = database.get_metadata(kNamesKey);
  stats.articles = database.get_doccount();
  stats.articles_by_language = CountTerms(database, kLanguagePrefix);
  stats.articles_by_source = CountTerms(database, kSourcePrefix);
  CountDates(database, stats);
  CountValues(*values, stats);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    ++stats.terms;
  stats.words_per_article = database.get_avlength();
  stats.bytes = FolderBytes(*generation);
  return stats;
}

}  // namespace

Result<IndexStats> ReadStats(const std::filesystem::path& index) {
  for (int attempt = 1;; ++attempt) {
    const std::string generation = CurrentName(index);
    // The generation that was being read may have been removed meanwhile.
    const auto is_overtaken = [&] {
      return attempt < kMaxAttempts && CurrentName(index) != generation;
    };
    try {
      auto stats = ReadOnce(index);
      if (stats || !is_overtaken()) return stats;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kMaxAttempts) throw;
    } catch (const Xapian::Error&) {
      if (!is_overtaken()) throw;
    }
  }
}

}  // namespace dossier::index
