#!/usr/bin/env python3
"""Lets many clients search while the index is updated each second, and tells what that cost.

    tests/attacks/soak.py --seconds 60 --clients 64

It indexes articles into a folder of its own, serves them by a server of its own, and ends both. By
default these are the bundled articles and queries of their words; those of bench/ are made by

    build/release/bench/dossier-bench generate /tmp/soak --articles 10000
    build/release/bench/dossier-bench queries >/tmp/soak/queries.jsonl
    tests/attacks/soak.py --articles /tmp/soak/corpus.jsonl --gazetteer /tmp/soak/gazetteer \\
        --queries /tmp/soak/queries.jsonl

Exit code 1 where an answer is missing or none of status 200, a commit fails or is not served within
two seconds, memory grows, or the server does not end as it should. --patience N allows N times the
time (sanitizers, a busy machine). Only the standard library is needed.
"""

import argparse
import collections
import contextlib
import json
import pathlib
import random
import re
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
MEGABYTE = 1 << 20
PAGE = 4096
SAMPLES = 12  # of memory


def read_queries(file):
    """The lines of `dossier-bench queries`."""
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def draw_queries(articles):
    """The same of titles: words, two and three of them, phrases, and nothing at all."""
    chance = random.Random(1)
    titles = []
    for path in articles:
        for file in sorted(pathlib.Path(path).glob("*.txt")):
            with open(file, encoding="utf-8") as lines:
                titles.append(re.findall(r"\w{3,}", lines.readline()))
    titles = [title for title in titles if len(title) > 1]
    if not titles:
        raise SystemExit("there are no titles to make queries of: give --queries")
    texts = [""]
    for _ in range(100):
        one, other = chance.choice(titles), chance.choice(titles)
        at = chance.randrange(len(one) - 1)
        texts += [
            one[at],
            f"{one[at]} {one[at + 1]}",
            f'"{one[at]} {one[at + 1]}"',
            f"{one[at]} OR {other[0]}",
            f"{one[at]} OR {other[0]} OR {other[1]}",
        ]
    return [{"text": text} for text in texts]


def target_of(query):
    """What the page asks for: 20 hits with snippets, all facets, the histogram."""
    names = {"q": "text", "person": "person", "from": "from", "to": "to", "sort": "sort"}
    given = {name: query.get(key) for name, key in names.items()}
    return "/api/v1/search?" + urllib.parse.urlencode({k: v for k, v in given.items() if v})


class Server:
    """dossier-server on a port that the system chose."""

    def __init__(self, command, log):
        self.log = log
        with open(log, "w", encoding="utf-8") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out)
        for _ in range(600):
            serving = re.search(r"serving http://([0-9.]+):(\d+)/", log.read_text())
            if serving:
                self.address = (serving[1], int(serving[2]))
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.process.kill()
        raise SystemExit("the server does not serve: " + log.read_text())

    def memory(self):
        """Resident megabytes."""
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as numbers:
            return int(numbers.read().split()[1]) * PAGE / MEGABYTE

    def status_of(self, path):
        try:
            with urllib.request.urlopen("http://%s:%d%s" % (*self.address, path)) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def end(self):
        """Exit code, and seconds until it came."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60), time.monotonic() - start


class Committer(threading.Thread):
    """Adds an article each second, and replaces the one before it, until it is told to end."""

    def __init__(self, command, server):
        super().__init__()
        self.command = command
        self.server = server
        self.done = threading.Event()
        self.waits = []  # seconds from the end of a commit until it was served
        self.faults = []

    def run(self):
        next_time = time.monotonic()
        count = 0
        while not self.done.wait(max(0.0, next_time - time.monotonic())):
            next_time = time.monotonic() + 1
            count += 1
            lines = [self.line(i, count) for i in (count - 1, count) if i > 0]
            run = subprocess.run(
                self.command, input="\n".join(lines), text=True, capture_output=True, check=False
            )
            if run.returncode != 0:
                self.faults.append(f"commit {count}: exit code {run.returncode}: {run.stderr[-200:]}")
                continue
            start = time.monotonic()
            while self.server.status_of(f"/api/v1/articles/soak{count}") != 200:
                if time.monotonic() - start > 60:
                    self.faults.append(f"commit {count} was not served in a minute")
                    break
                time.sleep(0.05)
            self.waits.append(time.monotonic() - start)

    @staticmethod
    def line(number, count):
        text = f"The delegations spoke of grain, {number} of {count}."
        title = f"Talks {number}"
        return json.dumps({"id": f"soak{number}", "title": title, "text": text, "date": "2024-05-03"})


class Clients:
    """Kept connections, each of which asks for one target after another."""

    def __init__(self, address, targets, count):
        self.address = address
        self.targets = targets
        self.selector = selectors.DefaultSelector()
        self.milliseconds = []
        self.faults = collections.Counter()
        self.next_target = 0
        for _ in range(count):
            self.connect()

    def connect(self):
        client = socket.create_connection(self.address)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.selector.register(client, selectors.EVENT_READ, {})
        self.ask(client)

    def ask(self, client):
        target = self.targets[self.next_target % len(self.targets)]
        self.next_target += 1
        data = self.selector.get_key(client).data
        data.update(target=target, buffer=b"", start=time.monotonic())
        client.sendall(f"GET {target} HTTP/1.1\r\nHost: soak\r\n\r\n".encode())

    def leave(self, client):
        self.selector.unregister(client)
        client.close()

    def run(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for key, _ in self.selector.select(0.1):
                self.read(key.fileobj, key.data)

    def read(self, client, data):
        try:
            piece = client.recv(1 << 18)
        except OSError:
            piece = b""
        if not piece:
            self.faults[f"no answer to {data['target']}"] += 1
            self.leave(client)
            self.connect()
            return
        data["buffer"] += piece
        head, mark, body = data["buffer"].partition(b"\r\n\r\n")
        if not mark:
            return
        length = re.search(rb"\r\nContent-Length: (\d+)", head)
        if not length or len(body) < int(length[1]):
            return
        self.milliseconds.append((time.monotonic() - data["start"]) * 1000)
        status = head[9:12].decode()
        if status != "200":
            self.faults[f"{status} for {data['target']}"] += 1
        elif not body.endswith(b"}"):
            self.faults[f"half an answer to {data['target']}"] += 1
        if b"\r\nConnection: close" in head:
            self.leave(client)
            self.connect()
        else:
            self.ask(client)

    def end(self):
        for key in list(self.selector.get_map().values()):
            self.leave(key.fileobj)


def soak(options, folder):
    """Faults, as sentences."""
    index = str(folder / "index")
    gazetteer = ["--gazetteer", options.gazetteer] if options.gazetteer else []
    add = [options.indexer, "add", "--index", index, *gazetteer]
    subprocess.run([*add, "--source", "soak", *options.articles], check=True, capture_output=True)
    queries = read_queries(options.queries) if options.queries else draw_queries(options.articles)
    targets = [target_of(query) for query in queries]
    random.Random(2).shuffle(targets)
    serve = [options.server, "--index", index, "--listen", "127.0.0.1:0"]
    patience_ms = ["--patience-ms", str(int(500 * options.patience))]
    server = Server([*serve, *patience_ms], folder / "server.log")
    committer = Committer([*add, "-"], server)
    clients = Clients(server.address, targets, options.clients)
    memory = []
    with contextlib.ExitStack() as last:
        last.callback(server.process.kill)
        committer.start()
        last.callback(committer.join)
        last.callback(committer.done.set)
        for _ in range(SAMPLES):
            clients.run(options.seconds / SAMPLES)
            memory.append(server.memory())
        clients.end()
        committer.done.set()
        committer.join()
        code, seconds_to_end = server.end()
    log = server.log.read_text()
    return tell(options, clients, committer, memory, code, seconds_to_end, log)


def tell(options, clients, committer, memory, code, seconds_to_end, log):
    times = sorted(clients.milliseconds)
    if not times or not committer.waits:
        return ["nothing was answered, or nothing was committed"]
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
    # What the caches take is there after a third of the time.
    grown = max(memory[-SAMPLES // 3 :]) - max(memory[SAMPLES // 3 : 2 * SAMPLES // 3])
    print(
        f"{options.clients} clients, {options.seconds:g} s: {len(times):,} requests, "
        f"{len(times) / options.seconds:,.0f} a second, {sum(clients.faults.values())} errors"
    )
    print(f"latency: p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, at most {times[-1]:.1f} ms")
    print(
        f"commits: {len(committer.waits)}, served {max(committer.waits):.1f} s after them at most, "
        f"{log.count('index: revision')} revisions served"
    )
    print("memory in MB: " + ", ".join(f"{each:.0f}" for each in memory))
    print(f"SIGTERM: exit code {code} after {seconds_to_end:.2f} s")
    faults = [f"{count} × {what}" for what, count in clients.faults.most_common(5)]
    faults += committer.faults
    if max(committer.waits) > 2 * options.patience:
        faults.append("a commit was served too late")
    if grown > options.memory:
        faults.append(f"memory grew by {grown:.0f} MB from the second third to the last")
    if code != 0 or seconds_to_end > 0.5 * options.patience:
        faults.append("the server did not end as it should")
    return faults


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    programs = ROOT / "build/release"
    parser.add_argument("--server", default=str(programs / "server/dossier-server"))
    parser.add_argument("--indexer", default=str(programs / "indexer/dossier-index"))
    corpus = [str(ROOT / "corpus/en"), str(ROOT / "corpus/ru")]
    parser.add_argument("--articles", nargs="+", default=corpus, metavar="PATH")
    parser.add_argument("--gazetteer", default="", help="of the indexer")
    parser.add_argument("--queries", default="", help="JSON Lines, as dossier-bench writes them")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--patience", type=float, default=1.0, help="times the time allowed")
    parser.add_argument("--memory", type=int, default=50, help="MB that the server may grow by")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossier-soak-") as folder:
        faults = soak(options, pathlib.Path(folder))
    for fault in faults:
        print("FAILED: " + fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
