"""The articles that are searched, their queries, and the indexes of them."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from engines import BUILD, ROOT, call, glass_tables, run_indexer, size_of

DATA = ROOT / "build" / "bench-data"


def say(message):
    print("== " + message, file=sys.stderr, flush=True)


class Corpus:
    """`key` names its folder and its section of the README; `recipe` is all that its files depend on. `now` is the clock by
    which it is indexed; None: the system's."""

    now = None

    def __init__(self, key, recipe, title):
        self.key, self.recipe, self.title = key, recipe, title
        self.folder = DATA / key
        self.peers = self.folder / "peers.jsonl"

    def text_bytes(self):
        return sum(Path(file).stat().st_size for file in self.articles)

    def write_queries(self, *options):
        queries = call([BUILD / "bench/dossier-bench", "queries", *options])
        (self.folder / "queries.jsonl").write_text(queries, encoding="utf-8")

    def queries(self):
        """As pairs of the line and what it says."""
        with open(self.folder / "queries.jsonl", encoding="utf-8") as lines:
            return [(line.rstrip("\n"), json.loads(line)) for line in lines]

    def is_done(self, part, recipe):
        """Whether `part` was made by `recipe`, to the end. Where not, what is there of it counts for nothing."""
        mark = self.folder / (part + ".done")
        if mark.exists() and mark.read_text() == recipe:
            return True
        mark.unlink(missing_ok=True)
        return False

    def set_done(self, part, recipe):
        (self.folder / (part + ".done")).write_text(recipe)


class Generated(Corpus):
    now = "2025-01-01T00:00:00Z"  # the day after the last article

    def __init__(self, articles, words):
        super().__init__(
            "generated-%dx%d" % (articles, words),
            "generated %d %d " % (articles, words),
            "%s generated articles of %d words on average" % (format(articles, ","), words),
        )
        self.count, self.words = articles, words
        self.articles = [self.folder / "corpus.jsonl"]
        self.gazetteer = self.folder / "gazetteer"

    def make(self):
        """What does not need an index."""
        # The first article and the queries tell another generator.
        probe = self.folder / "probe"
        generate = [BUILD / "bench/dossier-bench", "generate", "--words", self.words]
        call([*generate, probe, "--articles", 20])
        self.recipe += hashlib.sha256((probe / "peers.jsonl").read_bytes()).hexdigest()
        shutil.rmtree(probe)
        if not self.is_done("corpus", self.recipe):
            say("Generating " + self.title)
            call([*generate, self.folder, "--articles", self.count])
            self.set_done("corpus", self.recipe)
        self.write_queries()

    def make_from_index(self, index):
        pass


class Real(Corpus):
    def __init__(self, paths):
        files = []
        for path in map(Path, paths):
            files += sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        if not files or not all(file.is_file() for file in files):
            raise SystemExit("bench/run: --real names no files of JSON Lines")
        recipe = "real, by the system's clock " + " ".join("%s %d" % (file.name, file.stat().st_size) for file in files)
        super().__init__("real", recipe, "real articles")
        self.articles = files
        self.gazetteer = ROOT / "corpus/entities"

    def make(self):
        self.folder.mkdir(parents=True, exist_ok=True)

    def make_from_index(self, index):
        """What the peers are given: the names that our indexer found."""
        recipe = self.recipe + (self.folder / "Dossier.done").read_text()
        if not self.is_done("peers", recipe):
            say("Writing the articles for the peers")
            call([BUILD / "bench/dossier-bench", "export", index, self.folder])
            self.set_done("peers", recipe)
        self.recipe += hashlib.sha256(self.peers.read_bytes()).hexdigest()
        with open(self.peers, "rb") as lines:
            self.title = "%s real articles" % format(sum(1 for _ in lines), ",")
        self.write_queries("--peers", self.peers)


def make_index(corpus, engine):
    """The folder of the index, and how it was made; one that is there already is used again."""
    folder = corpus.folder / "index" / engine.name.replace(" ", "-")
    report = folder.with_suffix(".json")
    recipe = corpus.recipe + "\n" + engine.identity()
    part = engine.name.replace(" ", "-")
    if not corpus.is_done(part, recipe):
        say("Indexing by " + engine.name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        made = run_indexer(engine.index_command(corpus, folder), folder.with_suffix(".log"))
        made["index_bytes"] = size_of(folder)
        report.write_text(json.dumps(made))
        corpus.set_done(part, recipe)
    made = json.loads(report.read_text())
    printed = made["printed"]
    made["articles"] = printed.get("articles", printed.get("added", 0))
    made["stages"] = printed.get("stages", {})
    made["tables"] = glass_tables(folder)
    return folder, made
