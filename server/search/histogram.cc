#include "search/histogram.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

namespace dossier::search {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Auto takes the finest interval that keeps the bars readable: four pixels each on a phone.
constexpr int kMaxDaysByDay = 62;
constexpr int kMaxDaysByWeek = 366;
constexpr int kMaxDaysByMonth = 366 * 6;

sys_days ToDay(DayNumber day) { return sys_days(days(day)); }

DatePrecision CoarsestPrecision(Interval interval) {
  switch (interval) {
    case Interval::kYear:
      return DatePrecision::kYear;
    case Interval::kMonth:
      return DatePrecision::kMonth;
    default:
      return DatePrecision::kDay;
  }
}

// Numbers the buckets so that neighbours differ by one.
std::int64_t BucketOf(DayNumber day, Interval interval) {
  const std::chrono::year_month_day date(ToDay(day));
  const auto year = static_cast<std::int64_t>(static_cast<int>(date.year()));
  switch (interval) {
    case Interval::kYear:
      return year;
    case Interval::kMonth:
      return year * 12 + static_cast<unsigned>(date.month()) - 1;
    case Interval::kWeek: {
      // 1969-12-29, the Monday of week 0, is day -3.
      const std::int64_t since_monday = static_cast<std::int64_t>(day) + 3;
      return since_monday >= 0 ? since_monday / 7 : (since_monday - 6) / 7;
    }
    default:
      return day;
  }
}

// What the bucket is, where no calendar has a name for it its first day.
PartialDate PeriodOf(std::int64_t bucket, Interval interval) {
  switch (interval) {
    case Interval::kYear:
      return *PartialDate::Year(static_cast<int>(bucket));
    case Interval::kMonth:
      return *PartialDate::Month(static_cast<int>(bucket / 12),
                                 static_cast<unsigned>(bucket % 12 + 1));
    case Interval::kWeek:
      return PartialDate::Day(ToDay(static_cast<DayNumber>(bucket * 7 - 3)));
    default:
      return PartialDate::Day(ToDay(static_cast<DayNumber>(bucket)));
  }
}

Interval Choose(std::int64_t span_days) {
  if (span_days <= kMaxDaysByDay) return Interval::kDay;
  if (span_days <= kMaxDaysByWeek) return Interval::kWeek;
  return span_days <= kMaxDaysByMonth ? Interval::kMonth : Interval::kYear;
}

// From the first day of `dates` to the last one of a bucket.
std::size_t DaysUntilEnd(const PartialDate& period, Interval interval, const DateColumn& dates) {
  const sys_days last =
      interval == Interval::kWeek ? period.last_day() + days(6) : period.last_day();
  return static_cast<std::size_t>((last - ToDay(dates.first_day())).count() + 1);
}

bool IsInferred(const DateColumn& dates, DocId docid) {
  return dates.basis(docid) == article::DateBasis::kInferred;
}

// The dates of some articles.
struct Tally {
  // Of many articles, those that are dated to the day: how many of them there are on each day from
  // that of the first article of all on; the second of those dated by inference.
  std::array<std::vector<std::uint32_t>, 2> by_day;
  std::vector<DocId> others;  // the other dated ones
  std::uint64_t undated = 0;
  // Of all dated ones.
  DayNumber first = std::numeric_limits<DayNumber>::max();
  DayNumber last = std::numeric_limits<DayNumber>::min();
};

constexpr std::size_t kFewerDays = 4;  // to go through, than articles

Tally TallyOf(const std::vector<DocId>& docs, const DateColumn& dates) {
  Tally tally;
  const bool are_many = docs.size() * kFewerDays >= dates.day_count();
  if (are_many) tally.by_day.fill(std::vector<std::uint32_t>(dates.day_count()));
  const std::array<std::uint32_t*, 2> by_day = {tally.by_day[0].data(), tally.by_day[1].data()};
  const auto count = [&, by_day, first_day = dates.first_day()](DocId docid) {
    const DayNumber day = dates.first(docid);
    if (day == kNoDay) {
      ++tally.undated;
    } else if (are_many && dates.precision(docid) == DatePrecision::kDay) {
      const std::size_t basis = IsInferred(dates, docid) ? 1 : 0;
      ++by_day[basis][day - first_day];
    } else {
      tally.others.push_back(docid);
      tally.first = std::min(tally.first, day);
      tally.last = std::max(tally.last, day);
    }
  };
  ForEachPrefetched(
      docs, [&](DocId docid) { dates.Prefetch(docid); }, count);
  const auto day_count = static_cast<DayNumber>(tally.by_day[0].size());
  const auto is_empty = [&](DayNumber day) { return by_day[0][day] + by_day[1][day] == 0; };
  DayNumber first = 0;
  while (first < day_count && is_empty(first)) ++first;
  if (first == day_count) return tally;
  DayNumber last = day_count - 1;
  while (is_empty(last)) --last;
  tally.first = std::min(tally.first, dates.first_day() + first);
  tally.last = std::max(tally.last, dates.first_day() + last);
  return tally;
}

}  // namespace

Result<Histogram> CountHistogram(const ListedSet& set, const DateColumn& dates, Interval interval) {
  const Tally tally = TallyOf(set.docs(), dates);
  const bool dated = tally.first <= tally.last;
  if (interval == Interval::kAuto) {
    interval =
        dated ? Choose(static_cast<std::int64_t>(tally.last) - tally.first) : Interval::kMonth;
  }
  Histogram histogram;
  histogram.interval = interval;
  histogram.undated = tally.undated;
  if (!dated) return histogram;

  const std::int64_t first_bucket = BucketOf(tally.first, interval);
  const std::int64_t last_bucket = BucketOf(tally.last, interval);
  const auto bucket_count = static_cast<std::size_t>(last_bucket - first_bucket + 1);
  if (bucket_count > kMaxBuckets) {
    return Fail(ErrorCode::kTooComplex, "a histogram by " + std::string(IntervalName(interval)) +
                                            " would have " + std::to_string(bucket_count) +
                                            " buckets, at most " + std::to_string(kMaxBuckets) +
                                            " are given; take a longer interval");
  }
  histogram.buckets.resize(bucket_count);
  const std::size_t day_count = tally.by_day[0].size();
  std::size_t day = 0;
  for (std::size_t i = 0; i < bucket_count; ++i) {
    const PartialDate period = PeriodOf(first_bucket + static_cast<std::int64_t>(i), interval);
    Bucket& bucket = histogram.buckets[i];
    bucket.start = period.ToString();
    if (day_count == 0) continue;
    const std::size_t end = std::min(day_count, DaysUntilEnd(period, interval, dates));
    for (; day < end; ++day) {
      bucket.count += tally.by_day[0][day] + tally.by_day[1][day];
      bucket.inferred += tally.by_day[1][day];
    }
    histogram.inferred += bucket.inferred;
  }
  for (const DocId docid : tally.others) {
    const std::uint64_t inferred = IsInferred(dates, docid) ? 1 : 0;
    histogram.inferred += inferred;
    if (dates.precision(docid) < CoarsestPrecision(interval)) {
      ++histogram.coarse;
      continue;
    }
    const std::int64_t place = BucketOf(dates.first(docid), interval) - first_bucket;
    Bucket& bucket = histogram.buckets[static_cast<std::size_t>(place)];
    ++bucket.count;
    bucket.inferred += inferred;
  }
  return histogram;
}

Histograms::Histograms(const Columns& columns) : columns_(columns) {
  for (const Interval interval :
       {Interval::kAuto, Interval::kDay, Interval::kWeek, Interval::kMonth, Interval::kYear}) {
    of_all_.push_back(CountHistogram(columns.all, columns.dates, interval));
  }
}

Result<Histogram> Histograms::Count(const ListedSet& set, Interval interval) const {
  if (set.size() == columns_.all.cardinality()) {
    return of_all_[static_cast<std::size_t>(interval)];
  }
  return CountHistogram(set, columns_.dates, interval);
}

}  // namespace dossier::search
