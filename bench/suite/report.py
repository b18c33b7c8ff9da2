"""The report of a run as JSON, and as the tables of the README."""

import collections
import statistics
from pathlib import Path

from rounds import PARTS
from stats import percentile, ratio_interval

README = Path(__file__).resolve().parents[1] / "README.md"

# Ours to theirs, of the medians of a class; at most so much. `first` is for words that were not asked for before.
AGAINST_LUCENE_8 = {
    "rare": 0.7, "mid": 0.7, "common": 0.2, "and2": 0.7, "and3": 0.7, "or2": 0.2, "or3": 0.2, "phrase": 1.5,
    "person": 1.0, "person+word": 1.0, "dates+word": 0.8, "browse": 0.01,
}  # fmt: skip
FIRST_AGAINST_LUCENE_8 = {"common": 0.33, "or2": 0.33, "or3": 0.33}
AGAINST_OTHERS = {"Lucene 10": 1.0, "Tantivy": 1.0}  # in every class

INDEXING_TO_LUCENE_8 = 0.7  # articles a second of CPU
P99_TO_P50, REST_MS = 3, 0.3  # over HTTP: with 16 clients; HTTP and JSON, with one client

# From 100,000 to 1,000,000 articles, at most so many times as long.
GROWTH_OF_FILTERS = {"person": 3, "dates": 3, "browse": 3}
GROWTH_OF_OTHERS = 10


def report_of(queries, results):
    """The classes of a report: every query with what each engine took for it and found."""
    classes = {}
    for number, (_, query) in enumerate(queries):
        engines = {}
        for result in results:
            if result.answers[number] is None:
                continue
            answer = result.answers[number]
            wall, cpu = zip(*result.samples[number])
            engines[result.name] = {
                "total": answer["total"],
                "hits": answer["hits"],
                "people": answer["people"],
                "wall": wall,
                "cpu": cpu,
                "first": result.first[number],
                "parts": {
                    part: statistics.median(sample[part] for sample in result.parts[number])
                    for part in PARTS
                    if result.parts[number] and part in result.parts[number][0]
                },
            }
        entry = {key: query[key] for key in ["op", "text", "person", "from", "to", "sort"]}
        classes.setdefault(query["class"], []).append({**entry, "engines": engines})
    return [{"class": name, "queries": entries} for name, entries in classes.items()]


def digits(value):
    """Three digits that mean something."""
    return "%.*f" % (4 if value < 0.01 else 3 if value < 0.1 else 2 if value < 10 else 1 if value < 100 else 0, value)


def times(queries, engine, kind):
    return [time for query in queries for time in query["engines"].get(engine, {}).get(kind, [])]


def medians(queries, engine, kind):
    """A class's median of each query, where the engine was asked."""
    return [statistics.median(query["engines"][engine][kind]) for query in queries if engine in query["engines"]]


def cell(queries, engine, kind, percent):
    samples = times(queries, engine, kind)
    return digits(percentile(samples, percent)) if samples else ""


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def engine_names(report):
    return [engine["name"] for engine in report["engines"] if "unavailable" not in engine]


def preface(report):
    machine = report["machine"]
    lines = [
        "%s, %d cores, %.1f GB, load %.2f at the beginning" % (machine["cpu"], machine["cores"],
                                                               machine["memory_bytes"] / 1e9, machine["load"]),
        "commit %s, %s, %s" % (machine["commit"], machine["time"], machine["compiler"]),
        report["corpus"]["title"] + ", %.0f MB" % (report["corpus"]["text_bytes"] / 1e6),
    ]  # fmt: skip
    for engine in report["engines"]:
        if "unavailable" in engine:
            lines.append("**%s is missing**: %s" % (engine["name"], engine["unavailable"]))
        else:
            lines.append("%s: %s, ready in %s s, %s" % (engine["name"], engine["title"], digits(engine["ready_seconds"]),
                                                        rounds_said(engine["rounds"])))  # fmt: skip
    return "\n".join("- " + line for line in lines)


def rounds_said(rounds):
    return "%d rounds" % rounds if rounds else "**over its budget**: judged by its last warm-up, once each query"


def p50_table(report):
    names = engine_names(report)
    rows = []
    for entry in report["classes"]:
        totals = [query["engines"][names[0]]["total"] for query in entry["queries"] if names[0] in query["engines"]]
        found = "%.0f" % statistics.mean(totals) if totals else ""
        rows.append([entry["class"], found, *(cell(entry["queries"], name, "cpu", 50) for name in names)])
    return table(["CPU p50, ms", "articles", *names], rows)


def p99_table(report):
    names = engine_names(report)
    rows = [
        [entry["class"]]
        + ["%s / %s" % (cell(entry["queries"], name, "wall", 50), cell(entry["queries"], name, "wall", 99)) for name in names]
        for entry in report["classes"]
    ]
    return table(["wall p50 / p99, ms", *names], [[part if part != " / " else "" for part in row] for row in rows])


def ratio_of(queries, name, other, kind="cpu"):
    """Ours to theirs, of the medians of the class; None where one of them was not asked."""
    ours, theirs = times(queries, name, kind), times(queries, other, "cpu")
    return percentile(ours, 50) / percentile(theirs, 50) if ours and theirs else None


def first_ratio(queries, name, other):
    ours = [query["engines"][name]["first"][1] for query in queries if name in query["engines"]]
    theirs = times(queries, other, "cpu")
    return percentile(ours, 50) / percentile(theirs, 50) if ours and theirs else None


def ratio_cell(ratio, target):
    if ratio is None:
        return ""
    if target is None:
        return digits(ratio)
    return "%s (≤ %g%s)" % (digits(ratio), target, "" if ratio <= target else " **missed**")


def ratio_table(report):
    names = engine_names(report)
    ours = names[0]
    others = [name for name in names[1:] if not name.startswith("Dossier")]
    variants = [name for name in names[1:] if name.startswith("Dossier")] if "Lucene 8" in others else []
    head = ["Dossier / other, CPU p50"] + others + (["first time / Lucene 8"] if "Lucene 8" in others else [])
    head += ["%s / Lucene 8" % name for name in variants]
    rows = []
    for entry in report["classes"]:
        row = [entry["class"]]
        for other in others:
            target = AGAINST_LUCENE_8.get(entry["class"]) if other == "Lucene 8" else AGAINST_OTHERS.get(other)
            row.append(ratio_cell(ratio_of(entry["queries"], ours, other), target))
        if "Lucene 8" in others:
            first = first_ratio(entry["queries"], ours, "Lucene 8")
            row.append(ratio_cell(first, FIRST_AGAINST_LUCENE_8.get(entry["class"])))
        row += [ratio_cell(ratio_of(entry["queries"], name, "Lucene 8"), None) for name in variants]
        if any(row[1:]):
            rows.append(row)
    return table(head, rows) if others else ""


def agreement_table(report):
    """Of how many queries an engine found as many articles as ours did, and by how much the others differ."""
    names = engine_names(report)
    ours, others = names[0], names[1:]
    rows = []
    for entry in report["classes"]:
        row = [entry["class"]]
        for other in others:
            both = [query["engines"] for query in entry["queries"] if ours in query["engines"] and other in query["engines"]]
            row.append(agreement(both, ours, other))
        rows.append(row)
    return table(["same total; median difference of the others", *others], [row for row in rows if any(row[1:])])


def agreement(both, ours, other):
    if not both:
        return ""
    differences = [
        abs(engines[other]["total"] - engines[ours]["total"]) / max(engines[ours]["total"], 1)
        for engines in both
        if engines[other]["total"] != engines[ours]["total"]
    ]
    said = "%d of %d" % (len(both) - len(differences), len(both))
    return said + ("; %.1f %%" % (100 * statistics.median(differences)) if differences else "")


def parts_table(report):
    ours = engine_names(report)[0]
    rows = []
    for entry in report["classes"]:
        found = [query["engines"][ours] for query in entry["queries"] if ours in query["engines"]]
        if found and found[0]["parts"]:
            rows.append([entry["class"], *(digits(statistics.median(one["parts"][part] for one in found)) for part in PARTS),
                         digits(percentile([one["first"][1] for one in found], 50))])  # fmt: skip
    return table(["Dossier, ms", *PARTS, "first time, CPU"], rows) if rows else ""


def indexing_table(report):
    rows = []
    megabytes = report["corpus"]["text_bytes"] / 1e6
    made = [engine for engine in report["engines"] if "indexing" in engine]
    lucene = next((per_cpu(engine["indexing"]) for engine in made if engine["name"] == "Lucene 8"), None)
    for engine in made:
        indexing = engine["indexing"]
        stages = ", ".join("%s %.0f" % item for item in indexing["stages"].items())
        rows.append([
            engine["name"], "%.0f" % (indexing["articles"] / indexing["seconds"]), "%.0f" % per_cpu(indexing),
            indexing_speed(engine["name"], per_cpu(indexing), lucene), digits(megabytes / indexing["seconds"]),
            "%.0f" % (indexing["peak_memory_bytes"] / 1e6), "%.0f" % (indexing["index_bytes"] / 1e6),
            digits(indexing["index_bytes"] / 1e6 / megabytes), stages,
        ])  # fmt: skip
    return table(["indexing", "articles/s", "articles/s of CPU", "to Lucene 8", "MB/s", "memory, MB", "index, MB",
                  "index / text", "stages, s"], rows)  # fmt: skip


def indexing_speed(name, ours, lucene):
    if not lucene:
        return ""
    ratio = digits(ours / lucene)
    if name != "Dossier":
        return ratio
    return "%s (≥ %g%s)" % (ratio, INDEXING_TO_LUCENE_8, "" if ours / lucene >= INDEXING_TO_LUCENE_8 else " **missed**")


def per_cpu(indexing):
    return indexing["articles"] / indexing["cpu_seconds"]


def size_table(report):
    """What Dossier's index is made of."""
    indexing = report["engines"][0].get("indexing", {})
    tables, text = indexing.get("tables"), report["corpus"]["text_bytes"]
    if not tables:
        return ""
    sizes = dict(sorted(tables.items(), key=lambda item: -item[1]))
    sizes["other files"] = indexing["index_bytes"] - sum(tables.values())
    rows = [[name, "%.0f" % (size / 1e6), digits(size / text)] for name, size in sizes.items()]
    both = (tables.get("postlist", 0) + tables.get("position", 0)) / text
    rows.append(["postings and positions", "", ratio_cell(both, 1.3)])
    rows.append(["all", "%.0f" % (indexing["index_bytes"] / 1e6), ratio_cell(indexing["index_bytes"] / text, 2.2)])
    return table(["Dossier's index", "MB", "of the text"], rows)


def stages_table(report):
    stages = report.get("stages")
    if not stages:
        return ""
    total = sum(stages.values())
    rows = [[name, "%.0f" % value, "%.0f %%" % (100 * value / total)] for name, value in stages.items()]
    return table(["Dossier, an article", "µs of CPU", "share"], rows)


def scaling_line(report):
    scaling = report.get("scaling")
    if not scaling:
        return ""
    return "Dossier's first %s articles: %.0f articles/s with one job, %.0f with %d: %.2f times (≥ 1.8 on two idle cores%s)." % (
        format(scaling["articles"], ","), scaling["articles"] / scaling["one"], scaling["articles"] / scaling["all"],
        scaling["jobs"], scaling["one"] / scaling["all"],
        "" if scaling["one"] / scaling["all"] >= 1.8 else ", **missed**")  # fmt: skip


def http_table(report):
    rows = [
        [str(run["clients"]), "%.0f" % run["per_second"], digits(run["p50"]), digits(run["p95"]), digits(run["p99"]),
         ratio_cell(run["p99"] / run["p50"], P99_TO_P50 if run["clients"] == 16 else None), digits(run["search_p50"]),
         ratio_cell(run["rest_p50"], REST_MS if run["clients"] == 1 else None), str(run["refused"])]
        for run in report.get("http") or []
    ]  # fmt: skip
    head = ["HTTP clients", "requests/s", "p50, ms", "p95", "p99", "p99 / p50", "search p50", "rest p50", "refused"]
    return table(head, rows) if rows else ""


def markdown(report):
    parts = [
        preface(report), p50_table(report), ratio_table(report), p99_table(report), parts_table(report),
        http_table(report),
        indexing_table(report), size_table(report), stages_table(report), scaling_line(report), agreement_table(report),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def replace_section(text, key, section):
    """`text` with what stands between the marks of `key` replaced; None where it has no such marks."""
    begin, end = "<!-- begin %s -->" % key, "<!-- end %s -->" % key
    if begin not in text or end not in text:
        return None
    head, rest = text.split(begin, 1)
    return head + begin + "\n" + section.strip() + "\n" + end + rest.split(end, 1)[1]


def write_readme(key, section, readme=README):
    """Whether the README has a place for it."""
    replaced = replace_section(readme.read_text(encoding="utf-8"), key, section)
    if replaced is not None:
        readme.write_text(replaced, encoding="utf-8")
    return replaced is not None


def numbered(entry):
    """The queries of a class with a key each: some are asked several times."""
    times = collections.Counter()
    for query in entry["queries"]:
        key = entry["class"], query["text"], query["person"], query["from"], query["to"]
        times[key] += 1
        yield (*key, times[key]), query


def compare_classes(old, new, engine, kind, relative_to=None):
    """Rows of class, ratio and the ends of its interval, for the classes and queries that both reports have."""
    before = {key: query["engines"] for entry in old["classes"] for key, query in numbered(entry)}
    rows = []
    for entry in new["classes"]:
        was, now = [], []
        for key, query in numbered(entry):
            engines = before.get(key, {})
            needed = [engine] + ([relative_to] if relative_to else [])
            if all(name in asked for name in needed for asked in (engines, query["engines"])):
                was.append(round_times(engines, engine, kind, relative_to))
                now.append(round_times(query["engines"], engine, kind, relative_to))
        if was:
            rows.append((entry["class"], *ratio_interval(was, now)))
    return rows


def compare_answers(old, new, engine):
    """What the times don't tell, a line each: classes that one report lacks, queries with another total."""
    names = [[entry["class"] for entry in report["classes"]] for report in (old, new)]
    lines = ["%s: only in the old run" % name for name in names[0] if name not in names[1]]
    lines += ["%s: only in the new run" % name for name in names[1] if name not in names[0]]
    before = {key: query["engines"] for entry in old["classes"] for key, query in numbered(entry)}
    for entry in new["classes"]:
        both = [(before[key][engine]["total"], query["engines"][engine]["total"]) for key, query in numbered(entry)
                if engine in before.get(key, {}) and engine in query["engines"]]  # fmt: skip
        changed = sum(was != now for was, now in both)
        if changed:
            lines.append("%s: another total for %d of %d queries" % (entry["class"], changed, len(both)))
    return lines


def round_times(engines, engine, kind, relative_to):
    """The time of each round; relative to another engine, the rounds that both have."""
    times = [max(time, 1e-6) for time in engines[engine][kind]]
    if relative_to:
        times = [time / max(other, 1e-6) for time, other in zip(times, engines[relative_to][kind])]
    return times
