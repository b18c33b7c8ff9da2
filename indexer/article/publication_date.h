// When an article was published, and how we know.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace dossier::article {

// Metadata of the record, unless they give the day of fetching (`now`, or the file's own time) and
// the dateline an earlier one by more than two days; else the dateline, with its year stated or
// inferred: the first such day after the latest day that the text itself speaks of as past; where
// it speaks of none, the latest one that is later neither than `now` nor than the file's own time,
// nor, where the text speaks of days to come with their year, than the latest of those. Else, for
// a file of one article, the date in its name (file_date.h); else options.default_date; else
// nothing. `blocks` are those of record.text.
//
// Where the file's name has a date and the dateline no year, the dateline takes the year that makes
// it that day, two days more or less; where none does, the article is no later than that day.
//
// The evidence is "date" for metadata, "file name" for a date in the file's name and "default" for
// options.default_date, all with the basis kMetadata; else it is in the
// words of the text: "3 January 1993" for a stated date; "22 October; > November 2024", "22
// October; < November 12, 2025" or "22 October; ≤ 2025-11-20" for an inferred one, "22 October; ≈
// 2025-10-23" for one with the year of the file's name. Behind it stands
// "; ≠ 2026-11-23" where that was the day of fetching in the metadata.
//
// A metadata time with a zone gives its day in options.timezone, one without a zone its own day.
// Dates
// that nobody has set count as absent: 1970-01-01, 1900-01-01, the years 1 and 9999. A stated
// dateline that is more than two days later than `now` is not believed. Error: metadata that are no
// date, older than the year 1000, or more than two days later than `now`.
Result<std::optional<PublicationDate>> FindPublicationDate(const Record& record,
                                                           const Origin& origin,
                                                           const std::vector<Block>& blocks,
                                                           const BuildOptions& options);

// The date that metadata give: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or an ISO 8601 time that starts
// with such a day, behind a T or a space; of the time only the zone counts, and a time of another
// form is passed over. A time with a zone gives the day in `timezone`. Error kInvalidInput.
Result<PartialDate> ParseMetadataDate(std::string_view text, const text::TimeZone& timezone = {});

}  // namespace dossier::article
