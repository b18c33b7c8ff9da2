#!/usr/bin/env python3
"""Checks on a running dossier-server that every count equals the click.

    check_counts.py URL [NUMBER] [SEED]      such as: check_counts.py http://127.0.0.1:8080 200 1

Sends NUMBER random searches (words of titles that the index has, and random filters by person, organization, source,
language and date) and compares by the rule of API.md:

  - each facet value with the `total` of the search that a click on it gives: with `op: or` that value alone in its
    facet, with `op: and` that value added;
  - five random buckets of the histogram, and its fullest, with the `total` of from = to = bucket;
  - the `total` of a page further on with that of the first.

Prints what differs, how many clicks were tried, and p50 and p95 of the server's answer in milliseconds. Exit code 1
where anything differs. Needs nothing but Python 3.9.
"""
import datetime
import http.client
import json
import random
import sys
import time
import urllib.parse

FACETS = ("person", "org", "source", "lang")


class Client:
    """One connection that is kept alive; remembers how long each answer took."""

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=30)
        self.times_ms = []

    def search(self, parameters):
        query = urllib.parse.urlencode(parameters)
        start = time.perf_counter()
        self.connection.request("GET", "/api/v1/search?" + query)
        response = self.connection.getresponse()
        body = response.read()
        self.times_ms.append((time.perf_counter() - start) * 1000)
        if response.status != 200:
            raise SystemExit(f"{response.status} for {query}: {body.decode(errors='replace')}")
        return json.loads(body)


def plain(marked):
    return "".join(marked)


def gather(client):
    """What random searches are made of: facet values and words of titles."""
    everything = client.search([("facet_size", 200), ("size", 100), ("snippet", 0)])
    values = {f: [v["id"] for v in everything["facets"][f]["values"]] for f in FACETS}
    titles = [hit["title"] for hit in everything["hits"]]
    for sort in ("oldest", "newest"):
        for page in (2, 20, 60):
            titles += [h["title"] for h in client.search(
                [("sort", sort), ("size", 100), ("page", page), ("facets", ""), ("snippet", 0)])["hits"]]
    words = sorted({w for t in titles for w in plain(t).split() if len(w) > 2 and w.isalpha()})
    months = [b["start"][:7] for b in everything["histogram"]["buckets"] if b["count"]]
    return values, words, months


def random_search(rng, values, words, months):
    parameters = []
    if words and rng.random() < 0.5:
        parameters.append(("q", " ".join(rng.sample(words, min(len(words), rng.choice((1, 1, 2, 3)))))))
        if rng.random() < 0.5:
            parameters.append(("match", rng.choice(("any", "all"))))
    for facet in FACETS:
        if values[facet] and rng.random() < 0.35:
            count = min(rng.choice((1, 1, 2, 3)), len(values[facet]))
            few = values[facet][:12] if rng.random() < 0.7 else values[facet]
            parameters += [(facet, v) for v in rng.sample(few, min(count, len(few)))]
            if facet in ("person", "org") and rng.random() < 0.4:
                parameters.append((facet + "_op", "and"))
        elif facet != "lang" and values[facet] and rng.random() < 0.1:
            parameters.append(("not." + facet, rng.choice(values[facet])))
    if months and rng.random() < 0.4:
        ends = sorted(rng.sample(months, min(2, len(months))))
        if rng.random() < 0.8:
            parameters.append(("from", ends[0]))
        if rng.random() < 0.8:
            parameters.append(("to", ends[-1]))
    if rng.random() < 0.2:
        parameters.append(("dates", "stated"))
    return parameters


def click(parameters, facet, op, value):
    """The search after a click on a value that is not selected; of a selected one: it alone, or as it is."""
    if op == "or":
        return [p for p in parameters if p[0] != facet] + [(facet, value)]
    return parameters if (facet, value) in parameters else parameters + [(facet, value)]


def period(bucket, interval):
    if interval != "week":
        return bucket, bucket
    monday = datetime.date.fromisoformat(bucket)
    return bucket, (monday + datetime.timedelta(days=6)).isoformat()


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    client = Client(sys.argv[1])
    values, words, months = gather(client)
    cheap = [("size", 0), ("facets", ""), ("histogram", "none")]
    full_times = []
    tried = wrong = 0

    def compare(what, expected, parameters):
        nonlocal tried, wrong
        tried += 1
        total = client.search(parameters + cheap)["total"]
        if total != expected:
            wrong += 1
            print(f"{what}: {expected} counted, {total} found: {urllib.parse.urlencode(parameters)}")

    for _ in range(number):
        parameters = random_search(rng, values, words, months)
        answer = client.search(parameters)
        full_times.append(client.times_ms[-1])
        for facet in FACETS:
            counted = answer["facets"][facet]
            for value in counted["values"]:
                compare(f"{facet} {value['id']}", value["count"],
                        click(parameters, facet, counted["op"], value["id"]))
        histogram = answer["histogram"]
        buckets = histogram["buckets"]
        chosen = rng.sample(buckets, min(5, len(buckets)))
        chosen += [max(buckets, key=lambda b: b["count"])] if buckets else []
        without_dates = [p for p in parameters if p[0] not in ("from", "to")]
        for bucket in chosen:
            first, last = period(bucket["start"], histogram["interval"])
            compare(f"bucket {bucket['start']}", bucket["count"],
                    without_dates + [("from", first), ("to", last)])
        further = client.search(parameters + [("page", rng.randint(2, 50)), ("facets", "")])
        tried += 1
        if further["total"] != answer["total"]:
            wrong += 1
            print(f"page: {answer['total']} on the first, {further['total']} further on: {parameters}")

    full_times.sort()
    p50, p95 = (full_times[int(len(full_times) * p)] for p in (0.5, 0.95))
    print(f"{number} searches, {tried} clicks, {wrong} differ; a whole answer takes p50 {p50:.1f} ms, "
          f"p95 {p95:.1f} ms")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
