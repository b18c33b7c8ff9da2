// The day, month or period that a text means where it leaves out a part or counts from a day.
#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "article/date_cues.h"
#include "base/date.h"

namespace dossier::article {

// The year in which `month` (and `day`, where there is one) is meant by a text that was written on
// `from` and doesn't tell it. News speak of near days: what is told as to come is the next such day
// up to 300 days ahead, what is told as past the last one (or that of tomorrow, by the clock of
// another zone; or, where that is not sure, one of the next 45 days). What is told as neither is
// the next one up to 120 days ahead, and else the last. A `weekday` (1 is Monday) overrules all
// that where it fits another year beside. Nothing where there is no such day in the years around.
std::optional<int> NearestYear(unsigned month, std::optional<unsigned> day,
                               std::optional<unsigned> weekday, const TenseCue& cue,
                               std::chrono::sys_days from);

// The last such weekday up to `from`, which counts; the next one where it is told as to come.
std::chrono::sys_days NearestWeekday(unsigned weekday, Tense tense, std::chrono::sys_days from);

// Monday to Sunday.
DatePeriod WeekOf(std::chrono::sys_days day);
// The month that lies `months` behind that of `day`.
std::optional<PartialDate> MonthFrom(std::chrono::sys_days day, int months);
int YearOf(std::chrono::sys_days day);
unsigned QuarterOf(std::chrono::sys_days day);

// `count` periods of equal length a year: 4 quarters, 2 halves. `number` is 1 to `count`.
std::optional<DatePeriod> PartOfYear(int year, unsigned number, unsigned count);
// Of the periods that `of_year` gives for each year: the last that had begun on `from`; the next
// that was not yet over where it is told as to come.
std::optional<DatePeriod> NearestPeriod(
    const std::function<std::optional<DatePeriod>(int year)>& of_year, Tense tense,
    std::chrono::sys_days from);
// 1 spring (March to May) to 4 winter, which starts in the December before.
std::optional<DatePeriod> SeasonOf(int year, unsigned season);

}  // namespace dossier::article
