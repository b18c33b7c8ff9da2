"""Percentiles, and what two runs of the same queries say about each other.

A class is compared by the geometric mean of the ratios of its queries, new time to old. Its interval is a bootstrap
(Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13: the percentile interval) over both that could
have been drawn otherwise: the queries, and the rounds of each run, as what disturbs the machine disturbs all queries of a
round. What moves a whole run, no resampling can see; THRESHOLD is there for that.
"""

import math
import random

RESAMPLES = 1000
CONFIDENCE = 0.99
# Two runs of one build (2,000 articles, three rounds, 2026-11-26) differed by up to 17 % in a class while twenty
# processes fought for two cores. On such a machine no threshold helps; this one is for a quiet one.
THRESHOLD = 1.1


def percentile(values, percent):
    """The smallest value that `percent` of `values` don't exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(percent / 100 * len(ordered)), 1) - 1]


def ratio_interval(old, new, seed=1):
    """The ratio of new to old and the ends of its interval. Both hold, for the same queries, a time above 0 for each
    round; a run has the same number of rounds for all. The same for the same input."""
    before = [[math.log(time) for time in rounds] for rounds in old]
    after = [[math.log(time) for time in rounds] for rounds in new]
    draw = random.Random(seed)
    queries = range(len(before))

    def mean_ratio(drawn, old_rounds, new_rounds):
        was = sum(before[query][number] for query in drawn for number in old_rounds) / len(old_rounds)
        now = sum(after[query][number] for query in drawn for number in new_rounds) / len(new_rounds)
        return (now - was) / len(drawn)

    old_rounds, new_rounds = range(len(before[0])), range(len(after[0]))
    means = sorted(
        mean_ratio(
            draw.choices(queries, k=len(queries)),
            draw.choices(old_rounds, k=len(old_rounds)),
            draw.choices(new_rounds, k=len(new_rounds)),
        )
        for _ in range(RESAMPLES)
    )
    tail = (1 - CONFIDENCE) / 2
    low, high = means[int(tail * RESAMPLES)], means[min(math.ceil((1 - tail) * RESAMPLES), RESAMPLES) - 1]
    return math.exp(mean_ratio(queries, old_rounds, new_rounds)), math.exp(low), math.exp(high)


def verdict(ratio, low, high, threshold=THRESHOLD):
    """"slower" or "faster" where the whole interval is beyond 1 and the ratio beyond the threshold, else "noise"."""
    if low > 1 and ratio > threshold:
        return "slower"
    if high < 1 and ratio < 1 / threshold:
        return "faster"
    return "noise"
