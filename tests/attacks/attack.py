#!/usr/bin/env python3
"""Attacks a running dossier-server and tells what it bore.

    tests/attacks/attack.py --url http://127.0.0.1:8080 --pid $(pidof dossier-server)

Each row does to the server what a hostile or a slow client does, and looks whether it keeps what is
said under "to reach". Exit code 1 where a row fails. Without --pid its memory is not measured, and
the rows say so. --stop has a last row end the server by SIGTERM. --patience N allows N times the time and a N-th of the rate (sanitizers, a busy
machine), --memory MB another growth than 50 MB a row. Only the standard library is needed.
"""

import argparse
import collections
import concurrent.futures
import itertools
import json
import os
import resource
import selectors
import signal
import socket
import statistics
import sys
import threading
import time
import urllib.parse

MEGABYTE = 1 << 20
SEARCH = "/api/v1/search?q=oil"
REFUSED_CODING = (400, 501)


class Failure(Exception):
    """What a row found instead of what is to be reached."""


def require(holds, what):
    if not holds:
        raise Failure(what)


class Answer:
    def __init__(self, status, fields, body, seconds=0.0):
        self.status = status
        self.fields = fields  # list of (lower-case name, value)
        self.body = body
        self.seconds = seconds

    def field(self, name):
        return next((value for key, value in self.fields if key == name.lower()), "")


class Client:
    """One connection that sends any bytes."""

    def __init__(self, target, receive_buffer=0):
        self.socket = socket.socket(target.family, socket.SOCK_STREAM)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(target.timeout)
        self.socket.connect(target.address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        """The number of bytes that were taken before the server ended the connection."""
        view, sent = memoryview(data), 0
        try:
            while sent < len(data):
                sent += self.socket.send(view[sent : sent + 65536])
        except OSError:
            pass
        return sent

    def read_some(self):
        try:
            data = self.socket.recv(65536)
        except OSError as error:
            if isinstance(error, TimeoutError):
                raise Failure("no answer in time") from error
            return False
        self.buffer += data
        return bool(data)

    def answer(self, method="GET"):
        """The next answer, or None where the connection ends without one."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.read_some():
                return None
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        fields = [(k.lower(), v.strip()) for k, v in (line.split(":", 1) for line in lines[1:])]
        answer = Answer(status, fields, b"")
        if method == "HEAD" or status == 304:
            return answer
        if answer.field("transfer-encoding") == "chunked":
            answer.body = self.chunked_body()
            return answer if answer.body is not None else None
        length = int(answer.field("content-length") or 0)
        while len(self.buffer) < length and self.read_some():
            pass
        answer.body, self.buffer = self.buffer[:length], self.buffer[length:]
        return answer

    def chunked_body(self):
        """Joined; None where it breaks off."""
        body = b""
        while True:
            while b"\r\n" not in self.buffer:
                if not self.read_some():
                    return None
            line, self.buffer = self.buffer.split(b"\r\n", 1)
            size = int(line, 16)
            while len(self.buffer) < size + 2:
                if not self.read_some():
                    return None
            body += self.buffer[:size]
            self.buffer = self.buffer[size + 2 :]
            if size == 0:
                return body

    def is_closed(self):
        """Whether the server ends the connection without another byte."""
        try:
            while self.read_some():
                pass
        except Failure:
            return False
        return not self.buffer


class Target:
    def __init__(self, url, pid, patience, memory_mb):
        parts = urllib.parse.urlsplit(url)
        port = parts.port or 80
        self.family, _, _, _, self.address = socket.getaddrinfo(
            parts.hostname, port, type=socket.SOCK_STREAM
        )[0]
        self.host = parts.netloc
        self.pid = pid
        self.patience = patience
        self.memory_limit = memory_mb * MEGABYTE
        self.timeout = 15 * patience

    def memory(self):
        """Resident bytes; 0 where the server has ended."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
                sizes = [line.split()[1] for line in status if line.startswith("VmRSS")]
        except FileNotFoundError:
            sizes = []
        return int(sizes[0]) * 1024 if sizes else 0

    def request(self, path, method="GET", fields=""):
        return f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\n{fields}\r\n".encode()

    def ask(self, path, method="GET", fields=""):
        return self.ask_raw(self.request(path, method, fields), method)

    def ask_raw(self, data, method="GET"):
        start = time.monotonic()
        with Client(self) as client:
            client.send(data)
            answer = client.answer(method)
            require(answer is not None, f"no answer to {data[:60]!r}")
            answer.seconds = time.monotonic() - start
            return answer

    def refuses(self, data, statuses):
        """Sends `data`, and a request behind it, which must not be answered."""
        with Client(self) as client:
            client.send(data)
            client.send(self.request("/healthz"))
            answer = client.answer()
            require(answer is not None, f"closed without an answer: {data[:70]!r}")
            require(answer.status in statuses, f"{answer.status} for {data[:70]!r}")
            require(client.is_closed(), f"not closed after {data[:70]!r}")
            return answer.status

    def worst_wait(self, count=20, path="/healthz"):
        """Seconds of the slowest of some good requests, each on a connection of its own."""
        worst = 0.0
        for i in range(count):
            answer = self.ask(SEARCH if i % 4 == 0 and path == "/healthz" else path)
            require(answer.status == 200, f"a good request got {answer.status}")
            worst = max(worst, answer.seconds)
        return worst


class MemoryWatch:
    """The most memory that the server has grown by in the meantime."""

    def __init__(self, target):
        self.target = target
        self.growth = 0

    def __enter__(self):
        if self.target.pid:
            self.before = self.target.memory()
            self.done = threading.Event()
            self.thread = threading.Thread(target=self.watch)
            self.thread.start()
        return self

    def watch(self):
        while not self.done.wait(0.01):
            self.growth = max(self.growth, self.target.memory() - self.before)

    def __exit__(self, *_):
        if self.target.pid:
            self.done.set()
            self.thread.join()


NUMBERS = itertools.count()


def new_search(size=20):
    """A search that nobody has asked for before, so that no cache has its answer."""
    return f"/api/v1/search?size={size}&q=oil+OR+said+OR+x{next(NUMBERS)}"


def new_export():
    return f"/api/v1/export?q=oil+OR+said+OR+x{next(NUMBERS)}"


ROWS = []


def row(name, goal, fills_caches=False):
    """`fills_caches`: the server may keep what it was asked, so its memory is told, not judged."""

    def add(function):
        ROWS.append((name, goal, fills_caches, function))
        return function

    return add


# Size.


def flood(target, prefix, piece, total, statuses):
    """Sends `piece` again and again, until the server ends it."""
    with Client(target) as client:
        client.send(prefix)
        sent = 0
        while sent < total:
            taken = client.send(piece)
            sent += taken
            if taken < len(piece):
                break
        answer = client.answer()
        require(answer is not None, "closed without an answer")
        require(answer.status in statuses, f"{answer.status}")
        require(sent < total, f"took all of {total // MEGABYTE} MB")
        return f"{answer.status} after {sent / MEGABYTE:.1f} MB"


@row("request line of 200 MB", "414")
def long_line(target):
    return flood(target, b"GET /", b"a" * MEGABYTE, 200 * MEGABYTE, (414,))


@row("header field of 200 MB", "431")
def long_field(target):
    prefix = target.request("/")[:-2] + b"X: "
    return flood(target, prefix, b"a" * MEGABYTE, 200 * MEGABYTE, (431,))


@row("flood of header fields", "431")
def many_fields(target):
    return flood(target, target.request("/")[:-2], b"X: a\r\n" * 100_000, 200 * MEGABYTE, (431,))


@row("64 request lines of 50 MB at once", "414, or closed")
def many_long_lines(target):
    line = b"GET /" + b"a" * (50 * MEGABYTE)

    def one():
        with Client(target) as client:
            client.send(line)
            answer = client.answer()
            return answer.status if answer else "closed"

    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        counts = collections.Counter(pool.map(lambda _: one(), range(64)))
    require(set(counts) <= {414, "closed"}, str(dict(counts)))
    return ", ".join(f"{count} × {key}" for key, count in counts.items())


@row("endless chunked body", "400 or 501, closed")
def chunked_body(target):
    prefix = target.request("/", "POST", "Transfer-Encoding: chunked\r\n")
    piece = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    return flood(target, prefix, piece, 200 * MEGABYTE, REFUSED_CODING)


@row("endless body with a length", "405, closed")
def long_body(target):
    prefix = target.request("/", "POST", "Content-Length: 99999999999\r\n")
    return flood(target, prefix, b"a" * MEGABYTE, 200 * MEGABYTE, (405,))


@row("2,000 ranges", "the whole, 200")
def ranges(target):
    # Some kilobytes, where the server was built with its page.
    path = "/app.js" if target.ask("/app.js").status == 200 else "/api/v1/status"
    whole = target.ask(path)
    fields = "Range: bytes=" + ",".join("0-" for _ in range(2000)) + "\r\n"
    answer = target.ask(path, fields=fields)
    require(answer.status == 200, f"{answer.status}")
    require(answer.body == whole.body, f"{len(answer.body)} bytes, not {len(whole.body)}")
    return f"200, {len(answer.body)} bytes"


# Two readings of one request.


@row("Content-Length and Transfer-Encoding", "400, closed")
def length_and_coding(target):
    for method in ("GET", "POST"):
        for fields in (
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        ):
            target.refuses(target.request("/", method, fields) + b"0\r\n\r\n", (400,))
    return "400, closed"


@row("two Content-Length", "400, closed")
def two_lengths(target):
    for lengths in (("0", "44"), ("44", "0"), ("0", "0")):
        fields = "".join(f"Content-Length: {length}\r\n" for length in lengths)
        target.refuses(target.request("/", "GET", fields), (400,))
    return "400, closed"


@row("GET and HEAD with a body", "400, closed")
def body_of_get(target):
    for method in ("GET", "HEAD"):
        fields = "Content-Length: 37\r\n"
        target.refuses(target.request("/", method, fields), (400,))
    return "400, closed"


@row("POST with a body", "405, closed")
def body_of_post(target):
    target.refuses(target.request("/", "POST", "Content-Length: 500\r\n"), (405,))
    return "405, closed"


@row("requests that two programs read differently", "400 or 501, closed")
def smuggling(target):
    host = f"Host: {target.host}\r\n"
    fields = [
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding:\tchunked\r\n",
        "Transfer-Encoding:\x0bchunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "X: a\nTransfer-Encoding: chunked\r\n",
        "X: a\rTransfer-Encoding: chunked\r\n",
        "X: a\r\n Transfer-Encoding: chunked\r\n",
        "Content-Length: +0\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x0\r\n",
        "Content-Length: 0, 0\r\n",
        "Content-Length: 0 0\r\n",
        "Content-Length: \r\n",
        "Content-Length\x00: 0\r\n",
        "Content-Length : 0\r\n",
        "X: a\x00b\r\n",
        host,
        "Host: other\r\n",
        "no colon\r\n",
        ": no name\r\n",
    ]
    cases = [target.request("/", "GET", field) for field in fields]
    cases += [
        b"GET / HTTP/1.1\r\n\r\n",  # no Host
        b"GET / HTTP/1.1\n" + host.encode() + b"\n",
        b"\r\n" + target.request("/"),
        b"GET  / HTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"GET /\tHTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"GET /a b HTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"GET http:///a HTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"GET http://user@other/ HTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"GET ftp://other/ HTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"CONNECT other:80 HTTP/1.1\r\n" + host.encode() + b"\r\n",
        b"GET / HTTP/1.1x\r\n" + host.encode() + b"\r\n",
        b"GET / HTTP/1.1\r\n " + host.encode() + b"\r\n",
        b"G\x00T / HTTP/1.1\r\n" + host.encode() + b"\r\n",
    ]
    for case in cases:
        target.refuses(case, REFUSED_CODING)
    return f"{len(cases)} kinds refused"


@row("pipelining, 50 requests at once", "all answered, in order")
def pipelining(target):
    with Client(target) as client:
        paths = ["/healthz", "/nothing", "/api/v1/status"] * 17
        client.send(b"".join(target.request(path) for path in paths[:50]))
        for path in paths[:50]:
            answer = client.answer()
            require(answer is not None, "not all answered")
            require((answer.status == 404) == (path == "/nothing"), "out of order")
    return "50 of 50"


@row("Expect: 100-continue", "417, closed")
def expectation(target):
    fields = "Expect: 100-continue\r\nContent-Length: 5\r\n"
    return str(target.refuses(target.request("/", "POST", fields), (417,)))


@row("other methods", "405 with Allow")
def methods(target):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"):
        answer = target.ask("/", method)
        require(answer.status == 405, f"{answer.status} for {method}")
        require(answer.field("allow") == "GET, HEAD", f"no Allow for {method}")
    return "405"


# Slowness and numbers.


def good_while(target, clients):
    worst = target.worst_wait()
    for client in clients:
        client.socket.close()
    limit = 0.25 * target.patience
    require(worst < limit, f"a good request took {worst * 1000:.0f} ms")
    return f"{worst * 1000:.0f} ms at worst"


@row("64 heads that never end", "good requests under 250 ms")
def slow_heads(target):
    clients = [Client(target) for _ in range(64)]
    for client in clients:
        client.send(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
    return good_while(target, clients)


@row("40 idle kept connections", "good requests under 250 ms")
def idle_connections(target):
    clients = [Client(target) for _ in range(40)]
    for client in clients:
        client.send(target.request("/healthz"))
        require(client.answer().status == 200, "no answer")
    return good_while(target, clients)


@row("16 clients that never read", "good requests under 250 ms")
def slow_readers(target):
    clients = [Client(target, receive_buffer=2048) for _ in range(16)]
    for client in clients:
        client.socket.setblocking(False)
        client.send(b"".join(target.request(new_search(100)) for _ in range(100)))
    time.sleep(0.5)
    return good_while(target, clients)


@row("a head that comes byte by byte", "408 or closed within 10 s")
def drip(target):
    start = time.monotonic()
    with Client(target) as client:
        for byte in b"GET /" + b"a" * 10_000:
            if client.send(bytes([byte])) == 0:
                break
            time.sleep(0.05)
            if time.monotonic() - start > 10 * target.patience:
                raise Failure("still there")
        answer = client.answer()
        require(answer is None or answer.status == 408, "no 408")
    return f"{time.monotonic() - start:.1f} s"


@row("burst of 300 connections", "all served, none waits a second")
def burst(target):
    selector = selectors.DefaultSelector()
    start = time.monotonic()
    for _ in range(300):
        client = socket.socket(target.family, socket.SOCK_STREAM)
        client.setblocking(False)
        client.connect_ex(target.address)
        selector.register(client, selectors.EVENT_WRITE)
    waits = []
    while selector.get_map() and time.monotonic() - start < target.timeout:
        for key, events in selector.select(1):
            client = key.fileobj
            if events & selectors.EVENT_WRITE:
                client.send(target.request("/healthz"))
                selector.modify(client, selectors.EVENT_READ)
            else:
                answer = client.recv(4096)
                require(answer.startswith(b"HTTP/1.1 200"), f"answered {answer!r}")
                waits.append(time.monotonic() - start)
                selector.unregister(client)
                client.close()
    require(len(waits) == 300, f"{len(waits)} of 300 served")
    require(max(waits) < target.patience, f"{max(waits):.2f} s at worst")
    return f"300 of 300, {max(waits) * 1000:.0f} ms at worst"


@row("2,500 connections", "good requests under 250 ms")
def many_connections(target):
    clients = []
    try:
        for _ in range(2500):
            clients.append(Client(target))
        return good_while(target, clients)
    except OSError as error:
        raise Failure(f"{len(clients)} connections, then: {error}") from error
    finally:
        for client in clients:
            client.socket.close()


@row("kept connection, one client", "over 5,000 requests a second")
def rate(target):
    request = target.request("/healthz")
    best = 0.0
    with Client(target) as client:
        for _ in range(3):
            count, start = 0, time.monotonic()
            while time.monotonic() - start < 0.7:
                for _ in range(50):
                    client.socket.sendall(request)
                    require(client.socket.recv(4096).startswith(b"HTTP/1.1 200"), "no answer")
                count += 50
            best = max(best, count / (time.monotonic() - start))
    require(best > 5000 / target.patience, f"{best:,.0f} a second")
    return f"{best:,.0f} a second"


@row(
    "flood of 200 clients that search",
    "200 and 503 alone; /healthz under 250 ms",
    fills_caches=True,
)
def search_flood(target):
    done = threading.Event()

    def one():
        statuses = collections.Counter()
        with Client(target) as client:
            while not done.is_set():
                client.send(target.request(new_search()))
                answer = client.answer()
                if answer is None:
                    statuses["closed"] += 1
                    break
                told_when = answer.status != 503 or answer.field("retry-after")
                statuses[answer.status if told_when else "503 without Retry-After"] += 1
                if answer.field("connection") == "close":
                    break
        return statuses

    waits = []
    with concurrent.futures.ThreadPoolExecutor(200) as pool:
        clients = [pool.submit(one) for _ in range(200)]
        try:
            start = time.monotonic()
            while len(waits) < 20 or time.monotonic() - start < 2:
                answer = target.ask("/healthz")
                require(answer.status == 200, f"/healthz {answer.status}")
                waits.append(answer.seconds)
        finally:
            done.set()
    statuses = sum((client.result() for client in clients), collections.Counter())
    require(set(statuses) <= {200, 503}, str(dict(statuses)))
    middle = statistics.median(waits)
    require(middle < 0.25 * target.patience, f"/healthz {middle * 1000:.0f} ms")
    told = ", ".join(f"{count} × {status}" for status, count in statuses.items())
    return f"{told}, /healthz {middle * 1000:.0f} ms, at worst {max(waits) * 1000:.0f} ms"


def quick_answers(target, paths, limit):
    """The middle of the seconds that each of `paths` takes, asked for in turn; all are served."""
    waits = {name: [] for name in paths}
    start = time.monotonic()
    while len(waits[next(iter(paths))]) < 20 or time.monotonic() - start < 2:
        for name, path in paths.items():
            answer = target.ask(path())
            require(answer.status == 200, f"{name} {answer.status}")
            waits[name].append(answer.seconds)
    middles = {name: statistics.median(seconds) for name, seconds in waits.items()}
    for name, middle in middles.items():
        require(middle < limit, f"{name} {middle * 1000:.0f} ms")
    return ", ".join(f"{name} {middle * 1000:.0f} ms" for name, middle in middles.items())


@row(
    "80 clients that export, by GET and by HEAD",
    "200 and 503 alone; page, search under 250 ms",
    fills_caches=True,
)
def export_flood(target):
    done = threading.Event()

    def one(method):
        statuses = collections.Counter()
        while not done.is_set():
            with Client(target) as client:
                client.send(target.request(new_export(), method))
                answer = client.answer(method)
                require(answer is not None, "an export broke off")
                told_when = answer.status != 503 or answer.field("retry-after")
                statuses[answer.status if told_when else "503 without Retry-After"] += 1
            time.sleep(0.05)  # as many as come, not as many as this machine can make
        return statuses

    page = "/" if target.ask("/").status == 200 else "/openapi.json"
    paths = {"page": lambda: page, "search": new_search}
    with concurrent.futures.ThreadPoolExecutor(80) as pool:
        clients = [pool.submit(one, ("GET", "HEAD")[i % 2]) for i in range(80)]
        try:
            told = quick_answers(target, paths, 0.25 * target.patience)
        finally:
            done.set()
    statuses = sum((client.result() for client in clients), collections.Counter())
    require(set(statuses) <= {200, 503}, str(dict(statuses)))
    require(statuses[200] > 0, "no export was served")
    counts = ", ".join(f"{count} × {status}" for status, count in statuses.items())
    return f"{counts}, {told}"


@row("8 clients that never read their exports", "another export within 5 s")
def slow_exports(target):
    clients = [Client(target, receive_buffer=2048) for _ in range(8)]
    for client in clients:
        client.send(target.request("/api/v1/export"))
    start = time.monotonic()
    try:
        while target.ask("/api/v1/export?format=csv&q=oil").status != 200:
            waited = time.monotonic() - start
            require(waited < 5 * target.patience, "no place for another export")
            time.sleep(0.1)
    finally:
        for client in clients:
            client.socket.close()
    return f"{time.monotonic() - start:.1f} s"


# What is not the client's to say or to see.


@row("REMOTE_ADDR and X-Forwarded-For", "answered, never believed")
def spoofed_address(target):
    fields = "REMOTE_ADDR: 203.0.113.7\r\nX-Forwarded-For: 203.0.113.7\r\n"
    fields += "REMOTE_PORT: 1\r\nLOCAL_ADDR: 203.0.113.7\r\n"
    for path in ("/healthz", "/api/v1/status", "/nothing"):
        answer = target.ask(path, fields=fields)
        require(b"203.0.113" not in answer.body, f"{path} says the address")
        require("203.0.113" not in str(answer.fields), f"{path} says the address")
    return "not repeated"


@row("paths out of the tree", "404, nothing of a file")
def traversal(target):
    paths = [
        "/../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/a/../../../etc/passwd",
        "//etc/passwd",
        "/.git/config",
        "/.env",
        "/index.html%00.txt",
        "/app.js%00",
        "/index.html/",
        "/api/v1/articles/..%2f..%2fetc%2fpasswd",
        "/api/v1/articles/%00",
        "/..\\..\\etc\\passwd",
    ]
    for path in paths:
        answer = target.ask(path)
        page = path.startswith("/a/") and answer.field("content-type").startswith("text/html")
        require(answer.status in (400, 404) or page, f"{answer.status} for {path}")
        require(b"root:" not in answer.body, f"{path} is served")
    return f"{len(paths)} paths refused"


@row("paths that hang a regular expression", "answered under 250 ms")
def regular_expressions(target):
    worst = 0.0
    for path in ("/" + "a" * 27, "/" + "a" * 27 + "!", "/" + "/" * 2000, "/" + "%20" * 2000):
        answer = target.ask(path)
        require(answer.status == 404, f"{answer.status}")
        worst = max(worst, answer.seconds)
    require(worst < 0.25 * target.patience, f"{worst * 1000:.0f} ms")
    return f"{worst * 1000:.0f} ms at worst"


@row("bytes that are no text in a parameter", "400, problem+json")
def bad_text(target):
    values = [
        b"%FF", b"%C0%80", b"%ED%A0%80", b"%F8%88%80%80%80", b"%00", b"%01", b"%1F", b"%7F",
        b"%", b"%4", b"%zz", b"\xff", b"\xd0",
    ]
    for value in values:
        data = target.request("/api/v1/search?q=PLACE").replace(b"PLACE", value)
        answer = target.ask_raw(data)
        require(answer.status == 400, f"{answer.status} for {value!r}")
        kind = answer.field("content-type")
        require(kind == "application/problem+json; charset=utf-8", f"{kind} for {value!r}")
        json.loads(answer.body)
    return f"{len(values)} kinds refused"


@row("hostile queries", "200, 400 or 422 under 250 ms")
def hostile_queries(target):
    queries = [
        "(" * 1000,
        '"' * 999,
        "-" * 1000,
        "a/" * 500,
        " OR ".join("ab%d" % i for i in range(120)),
        '"' + " ".join("the" for _ in range(200)) + '"',
        "a*", "*", "the*", "NEAR/5 " * 100, "title:" * 150,
        " ".join("слово%d" % i for i in range(60)),
        "\u0301" * 500, "\U0001f600" * 250, "a" * 1000,
    ]
    worst = 0.0
    for query in queries:
        answer = target.ask("/api/v1/search?q=" + urllib.parse.quote(query))
        require(answer.status in (200, 400, 414, 422), f"{answer.status} for {query[:20]}")
        worst = max(worst, answer.seconds)
    require(worst < 0.25 * target.patience, f"{worst * 1000:.0f} ms")
    return f"{worst * 1000:.0f} ms at worst"


@row("headers of every answer", "CSP, nosniff, Referrer-Policy, charset, id")
def headers(target):
    asked = [
        target.request("/"), target.request("/healthz"), target.request(SEARCH),
        target.request("/nothing"), target.request("/api/v1/search?x=1"),
        target.request("/", "POST"), b"GET /" + b"a" * 9000, b"nonsense\r\n\r\n",
    ]
    ids = set()
    for data in asked:
        answer = target.ask_raw(data)
        policy = answer.field("content-security-policy")
        require(policy.startswith("default-src 'none'"), f"no policy for {data[:30]!r}")
        require(answer.field("x-content-type-options") == "nosniff", f"sniff {data[:30]!r}")
        require(answer.field("referrer-policy"), f"no Referrer-Policy for {data[:30]!r}")
        require("charset=utf-8" in answer.field("content-type"), f"charset of {data[:30]!r}")
        ids.add(answer.field("x-request-id"))
    require(len(ids) == len(asked) and "" not in ids, "ids are not unique")
    return f"on {len(asked)} kinds of answers"


@row("after all that", "served as before")
def afterwards(target):
    require(target.ask("/healthz").status == 200, "/healthz")
    require(target.ask(SEARCH).status == 200, SEARCH)
    return "200"


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def end_by_signal(target):
    idle = [Client(target) for _ in range(50)]
    asking = [Client(target) for _ in range(20)]
    for client in asking:
        client.send(target.request(new_search()))
    start = time.monotonic()
    os.kill(target.pid, signal.SIGTERM)
    for client in asking:
        answer = client.answer()
        require(answer is not None and answer.status == 200, "not all in flight are served")
        require(answer.body.endswith(b"}"), "half an answer")
    longest = time.monotonic() - start
    while is_running(target.pid):
        over = time.monotonic() - start - longest
        require(over < 0.5 * target.patience, f"still there {over:.1f} s after the last answer")
        time.sleep(0.01)
    over = time.monotonic() - start - longest
    require(all(client.is_closed() for client in idle), "an idle connection is still there")
    return f"20 served within {longest * 1000:.0f} ms, ended {over * 1000:.0f} ms later"


LAST_ROW = ("SIGTERM, 20 in flight, 50 idle", "20 served, ends within 0.5 s", False, end_by_signal)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--pid", type=int, help="of the server: its memory is measured")
    parser.add_argument("--patience", type=float, default=1.0, help="times the time allowed")
    parser.add_argument("--memory", type=int, default=50, help="MB that the server may grow by")
    parser.add_argument("--only", default="", help="rows whose names hold this")
    parser.add_argument("--stop", action="store_true", help="end the server at last; needs --pid")
    arguments = parser.parse_args()
    if arguments.stop and not arguments.pid:
        parser.error("--stop needs --pid")
    target = Target(arguments.url, arguments.pid, arguments.patience, arguments.memory)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    failed = 0
    print(f"{'attack':46}{'to reach':44}{'memory':>8}  reached")
    for name, goal, fills_caches, attack in ROWS + [LAST_ROW] * arguments.stop:
        if arguments.only not in name:
            continue
        with MemoryWatch(target) as watch:
            try:
                reached, mark = attack(target), ""
            except (Failure, OSError) as error:
                reached, mark = str(error) or type(error).__name__, "FAILED: "
        growth = f"+{watch.growth / MEGABYTE:.0f} MB" if target.pid else "?"
        if watch.growth > target.memory_limit and not fills_caches:
            mark = "FAILED (memory): "
        failed += bool(mark)
        print(f"{name:46}{goal:44}{growth:>8}  {mark}{reached}", flush=True)
    if not target.pid:
        print("memory was not measured: no --pid")
    print(f"{failed} failed" if failed else "all reached")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
