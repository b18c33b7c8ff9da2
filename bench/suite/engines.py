"""The engines: how each is built, what it is called, how one talks to it."""

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bench"
PEERS_BUILD = ROOT / "build" / "bench-peers"
LUCENE = ROOT / "bench" / "peers" / "lucene"

# Debian's Lucene 8 and what its facets need; unpacked, not installed.
DEBIAN_LUCENE = ["liblucene8-java", "libcarrotsearch-hppc-java"]
DEBIAN_JARS = ["lucene-core-8", "lucene-facet-8", "lucene-analyzers-common-8", "hppc-0"]
JAVA_MEMORY = ["-Xms1g", "-Xmx4g"]


class Unavailable(Exception):
    """An engine cannot be had here; says why."""


def call(command, **options):
    """Runs a command; Unavailable with the end of what it wrote where it fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(str(error)) from error
    if done.returncode != 0:
        raise Unavailable("%s: %s" % (command[0], " ".join(done.stdout.split()[-40:])))
    return done.stdout


class Engine:
    """One engine. `name` is its column. `index` and `serve` give commands; `prepare` must have been called before."""

    name = ""
    warm_up = 1  # rounds that are not counted
    index_of = None  # the name of the engine whose index it searches, where that is another

    def index_name(self):
        return self.index_of or self.name

    def prepare(self):
        """Builds what is needed. Raises Unavailable."""

    def index_command(self, corpus, folder):
        raise NotImplementedError

    def serve_command(self, folder):
        raise NotImplementedError

    def identity(self):
        """What an index that is there already must have been made by: the bytes of the program."""
        return ""


def program_identity(*files):
    import hashlib

    digest = hashlib.sha256()
    for file in files:
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()[:16]


class Dossier(Engine):
    name = "Dossier"

    def __init__(self, options=(), name=None):
        self.options = list(options)
        if name:
            self.name = name
            self.index_of = "Dossier"

    def index_command(self, corpus, folder, jobs=None):
        return [
            BUILD / "indexer/dossier-index", "add", "--json", "--index", folder, "--gazetteer", corpus.gazetteer,
            *(["--now", corpus.now] if corpus.now else []), *(["--jobs", jobs] if jobs else []), *corpus.articles,
        ]  # fmt: skip

    def serve_command(self, folder):
        return [BUILD / "bench/dossier-bench", "serve", *self.options, folder]

    def identity(self):
        return program_identity(BUILD / "indexer/dossier-index")


class Native(Engine):
    """A program of bench/peers in C++, built with Dossier's benchmarks."""

    def __init__(self, name, target, missing):
        self.name, self.target, self.missing = name, target, missing

    def prepare(self):
        targets = call(["cmake", "--build", BUILD, "--target", "help"])
        if not re.search(r"^%s:" % self.target, targets, re.M):
            raise Unavailable(self.missing)
        call(["cmake", "--build", BUILD, "--target", self.target])

    def program(self):
        return BUILD / "bench/peers" / self.target

    def index_command(self, corpus, folder):
        return [self.program(), "index", corpus.peers, folder / "data"]

    def serve_command(self, folder):
        return [self.program(), "serve", folder / "data"]

    def identity(self):
        return program_identity(self.program())


class Tantivy(Engine):
    name = "Tantivy"

    def prepare(self):
        if not shutil.which("cargo"):
            raise Unavailable("there is no cargo")
        manifest = ROOT / "bench/peers/tantivy/Cargo.toml"
        call(["cargo", "build", "--release", "--locked", "--quiet", "--manifest-path", manifest,
              "--target-dir", PEERS_BUILD / "tantivy"], timeout=3600)  # fmt: skip

    def program(self):
        return PEERS_BUILD / "tantivy/release/tantivy-peer"

    def index_command(self, corpus, folder):
        return [self.program(), "index", corpus.peers, folder]

    def serve_command(self, folder):
        return [self.program(), "serve", folder]

    def identity(self):
        return program_identity(self.program())


class Lucene(Engine):
    """Both Lucenes: their jars, the Java that runs them, and the driver compiled against them."""

    warm_up = 3  # some 2,000 queries: the compiler of the virtual machine has seen all paths by then
    java_options = []
    api = ""
    least_java = 0

    def __init__(self):
        self.jars = []
        self.java = None

    def folder(self):
        return PEERS_BUILD / self.api

    def fetch(self):
        """The jars. Raises Unavailable."""
        raise NotImplementedError

    def prepare(self):
        self.java = find_java(self.least_java)
        self.folder().mkdir(parents=True, exist_ok=True)
        self.jars = self.fetch()
        classes = self.folder() / "classes"
        shutil.rmtree(classes, ignore_errors=True)
        classes.mkdir()
        sources = [*(LUCENE / "src").glob("*.java"), *(LUCENE / self.api).glob("*.java")]
        call([self.java / "bin/javac", "-nowarn", "-encoding", "UTF-8", "-d", classes, "-cp", self.class_path(), *sources])

    def class_path(self):
        return ":".join(str(path) for path in [self.folder() / "classes", *self.jars])

    def command(self, *arguments):
        return [self.java / "bin/java", *JAVA_MEMORY, *self.java_options, "-cp", self.class_path(), "Peer", *arguments]

    def index_command(self, corpus, folder):
        return self.command("index", corpus.peers, folder)

    def serve_command(self, folder):
        return self.command("serve", folder)

    def identity(self):
        return program_identity(*sorted((self.folder() / "classes").glob("*.class")), *self.jars)


class DebianLucene(Lucene):
    name = "Lucene 8"
    api = "api8"
    least_java = 11

    def fetch(self):
        root = self.folder() / "debian"
        if not root.exists():
            if not shutil.which("apt-get"):
                raise Unavailable("there is no apt-get")
            packages = self.folder() / "packages"
            packages.mkdir(exist_ok=True)
            call(["apt-get", "download", *DEBIAN_LUCENE], cwd=packages)
            for package in packages.glob("*.deb"):
                call(["dpkg-deb", "-x", package, root])
        jars = [next(iter((root / "usr/share/java").glob(jar + "*.jar")), None) for jar in DEBIAN_JARS]
        if None in jars:
            raise Unavailable("Debian's packages lack some of " + ", ".join(DEBIAN_JARS))
        return jars


class MavenLucene(Lucene):
    name = "Lucene 10"
    api = "api10"
    least_java = 21
    # Facets of a taxonomy are the faster ones in this version, not in Lucene 8.
    java_options = ["--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Dfacets=taxonomy"]

    def fetch(self):
        jars = self.folder() / "jars"
        if not list(jars.glob("*.jar")):
            if not shutil.which("mvn"):
                raise Unavailable("there is no mvn")
            call(["mvn", "-q", "-B", "-f", LUCENE / "pom.xml", "dependency:copy-dependencies",
                  "-DoutputDirectory=%s" % jars], timeout=900)  # fmt: skip
        return sorted(jars.glob("*.jar"))


def find_java(least):
    """The folder of the oldest Java that is new enough."""
    found = []
    homes = {Path(os.environ.get("JAVA_HOME", "/nowhere")), *Path("/usr/lib/jvm").glob("*")}
    for home in homes:
        if (home / "bin/javac").exists() and (home / "release").exists():
            version = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
            if version and int(version[1]) >= least:
                found.append((int(version[1]), home))
    if not found:
        raise Unavailable("there is no Java %d or newer with its compiler" % least)
    return min(found)[1]


def all_engines():
    return [
        Dossier(),
        DebianLucene(),
        MavenLucene(),
        Tantivy(),
        Native("Xapian", "xapian_peer", "not built"),
        Native("SQLite", "sqlite_peer", "SQLite's headers (libsqlite3-dev) are not installed"),
    ]


class Server:
    """A process that answers queries, one at a time."""

    def __init__(self, engine, folder, log):
        self.engine = engine
        self.log = open(log, "w", encoding="utf-8")
        start = time.monotonic()
        self.process = subprocess.Popen(
            [str(part) for part in engine.serve_command(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, encoding="utf-8",
        )  # fmt: skip
        self.title = self.read()["engine"]
        self.ready_seconds = time.monotonic() - start

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("%s ended; see %s" % (self.engine.name, self.log.name))
        return json.loads(line)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.read()

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()


def size_of(folder):
    return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())


def glass_tables(folder):
    """The bytes of each table of a Xapian database below `folder`; empty where there is none."""
    tables = {}
    for file in Path(folder).rglob("*.glass"):
        tables[file.stem] = tables.get(file.stem, 0) + file.stat().st_size
    return tables


def run_indexer(command, log):
    """Runs an indexer; returns seconds, CPU seconds and peak memory of its process, and the line that it printed."""
    start = time.monotonic()
    with open(log, "w", encoding="utf-8") as errors:
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=errors, text=True)
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
    if process.returncode not in (0, 1):  # 1: articles were skipped, as real ones may be
        raise RuntimeError("%s failed; see %s" % (command[0], log))
    return {
        "seconds": time.monotonic() - start,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "peak_memory_bytes": usage.ru_maxrss * 1024,
        "printed": json.loads(printed.strip().splitlines()[-1]) if printed.strip() else {},
    }
