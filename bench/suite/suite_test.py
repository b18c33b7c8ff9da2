"""Tests of the statistics and the reports of bench/run and bench/compare: python3 bench/suite/suite_test.py"""

import contextlib
import io
import json
import random
import runpy
import sys
import tempfile
import unittest
import xml.dom.minidom
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus  # noqa: E402
import plot  # noqa: E402
import report as reports  # noqa: E402
import rounds  # noqa: E402
import stats  # noqa: E402

COMPARE = Path(__file__).resolve().parents[1] / "compare"


class PercentileTest(unittest.TestCase):
    def test_is_the_smallest_value_that_so_many_do_not_exceed(self):
        for values, percent, expected in [
            ([3, 1, 2], 50, 2), ([4, 3, 2, 1], 50, 2), ([7], 99, 7), (range(1, 101), 99, 99), (range(1, 101), 100, 100),
        ]:  # fmt: skip
            self.assertEqual(stats.percentile(values, percent), expected)


class RatioIntervalTest(unittest.TestCase):
    def test_is_a_point_where_all_queries_changed_alike(self):
        for value in stats.ratio_interval([[2.0], [3.0]], [[3.0], [4.5]]):
            self.assertAlmostEqual(value, 1.5)

    def test_takes_a_ratio_and_its_inverse_alike(self):
        ratio, low, high = stats.ratio_interval([[1.0]] * 50, [[2.0], [0.5]] * 25)
        self.assertAlmostEqual(ratio, 1)
        self.assertLess(low, 1)
        self.assertGreater(high, 1)

    def test_doubts_what_one_round_alone_shows(self):
        ratio, low, _ = stats.ratio_interval([[1.0, 1.0, 1.0]] * 50, [[1.0, 1.0, 2.0]] * 50)
        self.assertGreater(ratio, 1.2)
        self.assertAlmostEqual(low, 1)

    def test_holds_the_truth_as_often_as_it_says(self):
        draw = random.Random(7)
        held = 0
        for trial in range(25):
            new = [[1.2 * draw.lognormvariate(0, 0.2)] for _ in range(50)]
            _, low, high = stats.ratio_interval([[1.0]] * 50, new, seed=trial)
            held += low <= 1.2 <= high
        self.assertGreaterEqual(held, 23)
        self.assertLess(high - low, 0.25)

    def test_says_the_same_twice(self):
        old, new = [[1.0, 2.0], [3.0, 4.0]], [[2.0, 1.0], [5.0, 4.0]]
        self.assertEqual(stats.ratio_interval(old, new), stats.ratio_interval(old, new))


class VerdictTest(unittest.TestCase):
    def test_needs_the_interval_and_the_threshold(self):
        for ratio, low, high, expected in [
            (1.30, 1.20, 1.40, "slower"), (0.70, 0.60, 0.80, "faster"), (1.30, 0.99, 1.60, "noise"),
            (1.06, 1.02, 1.08, "noise"), (0.95, 0.93, 0.97, "noise"), (1.0, 1.0, 1.0, "noise"),
        ]:  # fmt: skip
            self.assertEqual(stats.verdict(ratio, low, high), expected, (ratio, low, high))


def invented_report(factor=1.0, peer_factor=1.0, key="generated-1x1"):
    """Two classes of 50 queries; in the first, Dossier takes `factor` times as long."""
    draw = random.Random(3)
    classes = []
    for name in ["common", "rare"]:
        queries = []
        for number in range(50):
            time = draw.uniform(1, 3)
            ours = time * (factor if name == "common" else 1)
            engine = lambda taken, total: {"total": total, "hits": [], "people": [], "wall": [taken * 1.1], "cpu": [taken],
                                           "first": [taken, taken], "parts": {}}  # fmt: skip
            queries.append({"op": "and", "text": "w%d" % number, "person": "", "from": "", "to": "", "sort": "relevance",
                            "engines": {"Dossier": engine(ours, 100),
                                        "Lucene 8": engine(4 * time * peer_factor, 100 + number % 2)}})  # fmt: skip
        classes.append({"class": name, "queries": queries})
    indexing = {"articles": 100, "seconds": 2, "cpu_seconds": 4, "peak_memory_bytes": 1e6, "index_bytes": 2e6, "stages": {},
                "tables": {"postlist": 4e5, "position": 6e5}}
    return {
        "machine": {"cpu": "x", "cores": 2, "memory_bytes": 1e9, "load": 0, "commit": "abc", "compiler": "g++", "time": "t"},
        "corpus": {"key": key, "title": "articles", "text_bytes": 1e6},
        "engines": [{"name": "Dossier", "title": "Dossier", "rounds": 5, "ready_seconds": 0.5, "indexing": indexing},
                    {"name": "Lucene 8", "title": "Lucene 8.7", "rounds": 5, "ready_seconds": 0.5, "indexing": indexing},
                    {"name": "Tantivy", "unavailable": "there is no cargo"}],
        "classes": classes,
    }  # fmt: skip


class CompareTest(unittest.TestCase):
    def compare(self, old, new, *options):
        """The exit code and the verdicts by class."""
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for name, report in [("old", old), ("new", new)]:
                files.append(str(Path(folder) / name))
                Path(files[-1]).write_text(json.dumps(report))
            printed, argv = io.StringIO(), sys.argv
            sys.argv = [str(COMPARE), *files, *options]
            try:
                with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
                    with self.assertRaises(SystemExit) as ended:
                        runpy.run_path(str(COMPARE), run_name="__main__")
            finally:
                sys.argv = argv
        lines = [line.split() for line in printed.getvalue().splitlines()[1:]]
        return ended.exception.code, {line[0]: line[-1] for line in lines}

    def test_finds_the_class_that_became_slower(self):
        code, verdicts = self.compare(invented_report(), invented_report(1.3))
        self.assertEqual((code, verdicts), (1, {"common": "slower", "rare": "noise"}))

    def test_is_content_with_a_faster_one_and_with_the_same(self):
        self.assertEqual(self.compare(invented_report(), invented_report(0.7))[1]["common"], "faster")
        self.assertEqual(self.compare(invented_report(), invented_report(0.7))[0], 0)
        self.assertEqual(self.compare(invented_report(), invented_report())[0], 0)

    def test_leaves_out_what_slowed_another_engine_as_much(self):
        busy = invented_report(1.3, 1.3)
        self.assertEqual(self.compare(invented_report(), busy, "--relative-to", "Lucene 8")[1]["common"], "noise")

    def test_compares_the_same_queries_alone(self):
        other = invented_report(1.3)
        for query in other["classes"][0]["queries"]:
            query["text"] += " changed"
        self.assertEqual(self.compare(invented_report(), other), (0, {"rare": "noise"}))

    def test_notices_other_answers(self):
        other = invented_report()
        other["classes"][1]["queries"][0]["engines"]["Dossier"]["total"] += 1
        self.assertEqual(self.compare(invented_report(), other)[0], 1)
        self.assertEqual(reports.compare_answers(invented_report(), other, "Dossier"),
                         ["rare: another total for 1 of 50 queries"])  # fmt: skip
        self.assertEqual(reports.compare_answers(invented_report(), other, "Lucene 8"), [])

    def test_notices_classes_that_are_missing(self):
        fewer = invented_report()
        fewer["classes"] = fewer["classes"][:1]
        self.assertEqual(self.compare(invented_report(), fewer)[0], 1)
        self.assertEqual(reports.compare_answers(invented_report(), fewer, "Dossier"), ["rare: only in the old run"])
        self.assertEqual(reports.compare_answers(fewer, invented_report(), "Dossier"), ["rare: only in the new run"])

    def test_refuses_what_cannot_be_compared(self):
        self.assertEqual(self.compare(invented_report(), invented_report(key="real"))[0], 2)
        self.assertEqual(self.compare(invented_report(), invented_report(), "--engine", "Tantivy")[0], 2)
        self.assertEqual(self.compare(invented_report(), {})[0], 2)


class ReportTest(unittest.TestCase):
    def test_says_which_engine_is_missing_and_why(self):
        self.assertIn("**Tantivy is missing**: there is no cargo", reports.markdown(invented_report()))

    def test_marks_the_ratios_that_miss_their_target(self):
        table = reports.ratio_table(invented_report())
        self.assertIn("| common | 0.25 (≤ 0.2 **missed**) | 0.25 (≤ 0.33) |", table)
        self.assertIn("| rare | 0.25 (≤ 0.7) |", table)

    def test_compares_a_variant_of_dossier_with_lucene_alone(self):
        report = invented_report()
        report["engines"].insert(1, {"name": "Dossier, expanding", "title": "Dossier", "rounds": 5, "ready_seconds": 1})
        for entry in report["classes"]:
            for query in entry["queries"]:
                engines = query["engines"]
                engines["Dossier, expanding"] = {**engines["Dossier"], "cpu": [2 * engines["Dossier"]["cpu"][0]]}
        table = reports.ratio_table(report)
        self.assertIn("| Dossier / other, CPU p50 | Lucene 8 | first time / Lucene 8 | Dossier, expanding / Lucene 8 |", table)
        self.assertIn("| rare | 0.25 (≤ 0.7) | 0.25 | 0.50 |", table)

    def test_adds_postings_and_positions_up(self):
        table = reports.size_table(invented_report())
        self.assertIn("| postings and positions |  | 1.00 (≤ 1.3) |", table)
        self.assertIn("| other files | 1 | 1.00 |", table)

    def test_counts_equal_totals(self):
        self.assertIn("25 of 50; 1.0 %", reports.agreement_table(invented_report()))

    def test_leaves_out_what_an_engine_was_not_asked(self):
        report = invented_report()
        for query in report["classes"][1]["queries"]:
            del query["engines"]["Lucene 8"]
        self.assertNotIn("rare", reports.ratio_table(report))
        self.assertIn("| rare | 100 |", reports.p50_table(report))
        self.assertEqual([row[0] for row in reports.compare_classes(report, report, "Lucene 8", "cpu")], ["common"])

    def test_compares_each_time_that_a_query_was_asked_with_the_same_time(self):
        report = invented_report()
        queries = report["classes"][0]["queries"]
        queries[0]["text"] = queries[1]["text"] = "the same"
        queries[0]["engines"]["Lucene 8"]["cpu"] = [7.0]
        for row in reports.compare_classes(report, report, "Lucene 8", "cpu"):
            self.assertAlmostEqual(row[1], 1.0)

    def test_gives_every_row_as_many_cells_as_the_head(self):
        for part in reports.markdown(invented_report()).split("\n\n"):
            counts = {line.count("|") for line in part.splitlines() if line.startswith("|")}
            self.assertLessEqual(len(counts), 1, part)

    def test_rounds_to_three_digits(self):
        for value, expected in [(0.00051, "0.0005"), (0.0512, "0.051"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1234")]:
            self.assertEqual(reports.digits(value), expected)

    def test_replaces_its_section_of_the_readme_alone(self):
        text = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n"
        replaced = reports.replace_section(text, "x", "new\n")
        self.assertEqual(replaced, "a\n<!-- begin x -->\nnew\n<!-- end x -->\nb\n")
        self.assertEqual(reports.replace_section(replaced, "x", "new"), replaced)
        self.assertIsNone(reports.replace_section(text, "y", "new"))


class CorpusTest(unittest.TestCase):
    def test_takes_nothing_for_done_that_was_begun_by_another_recipe(self):
        with tempfile.TemporaryDirectory() as folder:
            made = corpus.Corpus("x", "", "")
            made.folder = Path(folder)
            self.assertFalse(made.is_done("index", "old"))
            made.set_done("index", "old")
            self.assertTrue(made.is_done("index", "old"))
            self.assertFalse(made.is_done("index", "new"))  # is begun, and ended before its time
            self.assertFalse(made.is_done("index", "old"))


class FakeServer:
    """Answers at once, and takes down who was asked."""

    def __init__(self, name, journal, seconds=0.0):
        self.engine = type("Engine", (), {"name": name, "warm_up": 1, "index_name": lambda self: name})()
        self.journal, self.seconds = journal, seconds

    def ask(self, line):
        self.journal.append((self.engine.name, line))
        rounds.time.advance(self.seconds)
        return {"total": 1, "hits": [], "people": [], "wall_ns": 2_000_000, "cpu_ns": 1_000_000, "parts": {}}


class FakeTime:
    def __init__(self):
        self.now = 0.0

    def monotonic(self):
        return self.now

    def advance(self, seconds):
        self.now += seconds


class MeasureTest(unittest.TestCase):
    def setUp(self):
        self.addCleanup(setattr, rounds, "time", rounds.time)
        self.addCleanup(setattr, rounds, "say", rounds.say)
        rounds.time, rounds.say = FakeTime(), lambda message: None
        self.journal = []
        self.queries = [(str(number), {"op": "and", "class": "ab"[number // 2]}) for number in range(4)]

    def test_asks_the_engines_in_turn_and_lets_each_begin(self):
        servers = [FakeServer(name, self.journal) for name in ("Dossier", "B")]
        results = rounds.measure(servers, self.queries, 2, 60)
        after_warm_up = self.journal[8:]
        self.assertEqual("".join(line for _, line in after_warm_up), "0101232301012323")
        self.assertEqual([name for name, _ in after_warm_up[::4]], ["Dossier", "B", "B", "Dossier"])
        self.assertEqual(results[0].samples, [[[2.0, 1.0]] * 2] * 4)

    def test_judges_an_engine_over_its_budget_by_its_warm_up(self):
        servers = [FakeServer("Dossier", self.journal), FakeServer("slow", self.journal, seconds=30)]
        results = rounds.measure(servers, self.queries, 2, 60)
        self.assertEqual([result.rounds for result in results], [2, 0])
        self.assertEqual(results[1].samples, [[[2.0, 1.0]]] * 4)

    def test_asks_dossier_alone_for_names(self):
        servers = [FakeServer(name, self.journal) for name in ("Dossier", "B")]
        results = rounds.measure(servers, [("n", {"op": "name", "class": "name"})], 1, 60)
        self.assertEqual({name for name, _ in self.journal}, {"Dossier"})
        self.assertEqual(results[1].samples, [[]])


class PlotTest(unittest.TestCase):
    def test_is_well_formed_and_has_a_panel_for_each_class(self):
        line = [(10_000, 0.4), (100_000, 3.0), (1_000_000, 41.0)]
        svg = plot.growth_svg("a < b", {"and2": {"Dossier": line, "Lucene 8": line}, "browse": {"Dossier": line}})
        root = xml.dom.minidom.parseString(svg).documentElement
        self.assertEqual(len(root.getElementsByTagName("g")), 2)
        self.assertEqual(len(root.getElementsByTagName("circle")), 9)


if __name__ == "__main__":
    unittest.main()
