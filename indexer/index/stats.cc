#include "index/stats.h"

#include <xapian.h>

#include <algorithm>
#include <string_view>

#include "base/date.h"
#include "index/files.h"
#include "index/folder.h"
#include "index/schema.h"

namespace dossier::index {
namespace {

std::map<std::string, std::uint64_t> CountTerms(const Xapian::Database& database,
                                                std::string_view prefix) {
  const std::string start(prefix);
  std::map<std::string, std::uint64_t> counts;
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    counts[(*term).substr(start.size())] = term.get_termfreq();
  }
  return counts;
}

std::uint64_t CountDistinct(const Xapian::Database& database, std::string_view prefix) {
  return CountTerms(database, prefix).size();
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

}  // namespace

Result<IndexStats> ReadStats(const std::filesystem::path& index) {
  const auto generation = CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  const Xapian::Database database((*generation / kDatabaseFolder).string());
  IndexStats stats;
  stats.generation = generation->filename().string();
  stats.revision = database.get_revision();
  stats.updated = database.get_metadata(kUpdatedKey);
  stats.catalogue = database.get_metadata(kNamesKey);
  stats.articles = database.get_doccount();
  stats.articles_by_language = CountTerms(database, kLanguagePrefix);
  stats.articles_by_source = CountTerms(database, kSourcePrefix);
  CountDates(database, stats);
  stats.people = CountDistinct(database, kPersonPrefix);
  stats.organizations = CountDistinct(database, kOrganizationPrefix);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    ++stats.terms;
  stats.words_per_article = database.get_avlength();
  stats.bytes = FolderBytes(*generation);
  return stats;
}

}  // namespace dossier::index
