"""Asks all engines all queries, in turn."""

import itertools
import time

from corpus import say

PARTS = ["parse", "match", "facets", "hits"]


class Results:
    """What one engine answered: by query, in the order of the queries; None where it was not asked."""

    def __init__(self, server, queries):
        self.server = server
        self.name = server.engine.name
        self.seconds = 0
        self.rounds = 0
        self.asked = [query["op"] != "name" or server.engine.index_name() == "Dossier" for _, query in queries]
        self.answers = [None] * len(queries)
        self.first = [None] * len(queries)  # [wall, cpu] of the first time that it was asked
        self.latest = [None] * len(queries)  # of the last one
        self.samples = [[] for _ in queries]  # of those after the warm-up
        self.parts = [[] for _ in queries]

    def ask(self, number, line, is_warm_up):
        if not self.asked[number]:
            return
        start = time.monotonic()
        answer = self.server.ask(line)
        self.seconds += time.monotonic() - start
        times = [answer.pop("wall_ns") / 1e6, answer.pop("cpu_ns") / 1e6]
        parts = answer.pop("parts")
        self.latest[number] = times
        if self.answers[number] is None:
            self.answers[number], self.first[number] = answer, times
        if not is_warm_up:
            self.samples[number].append(times)
            self.parts[number].append(parts)


def measure(servers, queries, rounds, budget):
    """The queries of a class, which stand together, go to one engine after the other, and who begins changes, so that a
    disturbance of the machine falls on all of them. Turns of single queries would be too short: each engine would find
    the processor's caches full of the others. An engine that has taken `budget` seconds before a round sits it out; one
    that has taken them while it warmed up is judged by the last round of that."""
    results = [Results(server, queries) for server in servers]
    for result in results:
        for warm_up in range(result.server.engine.warm_up):
            if warm_up and result.seconds > budget:
                break
            say("Warming up %s, round %d" % (result.name, warm_up + 1))
            for number, (line, _) in enumerate(queries):
                result.ask(number, line, True)
    for round_number in range(rounds):
        playing = [result for result in results if result.seconds <= budget]
        say("Round %d: %s" % (round_number + 1, ", ".join(result.name for result in playing)))
        for result in playing:
            result.rounds += 1
        for turn, (_, of_class) in enumerate(itertools.groupby(range(len(queries)), lambda i: queries[i][1]["class"])):
            numbers = list(of_class)
            for place in range(len(playing)):
                for number in numbers:
                    playing[(turn + round_number + place) % len(playing)].ask(number, queries[number][0], False)
    for result in results:
        if result.rounds == 0:
            result.samples = [[latest] if latest else [] for latest in result.latest]
    return results
