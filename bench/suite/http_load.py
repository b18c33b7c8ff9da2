"""Searches over HTTP, by several clients at once."""

import json
import random
import re
import subprocess
import time
from urllib.parse import quote, urlencode

from engines import BUILD, call
from stats import percentile

CLIENTS = [1, 4, 16]
REQUESTS = 3000  # of all clients together


def target(query):
    """What the page asks for: 20 hits with snippets, all facets, the histogram. All words must match, as elsewhere."""
    parameters = {"q": query["text"], "match": "all", "person": query["person"], "from": query["from"],
                  "to": query["to"], "sort": query["sort"]}  # fmt: skip
    return "/api/v1/search?" + urlencode({k: v for k, v in parameters.items() if v}, quote_via=quote)


def serve(index, log):
    """The process of a server on a port that the system chose, and its address."""
    with open(log, "w", encoding="utf-8") as out:
        server = subprocess.Popen(
            # Every request is to be searched, none answered from the memory of whole answers.
            [BUILD / "server/dossier-server", "--index", index, "--listen", "127.0.0.1:0", "--answer-cache-mb", "0"],
            stdout=out, stderr=out,
        )
    for _ in range(600):
        with open(log, encoding="utf-8") as lines:
            serving = re.search(r"serving http://([0-9.:]+)/", lines.read())
        if serving:
            return server, serving[1]
        if server.poll() is not None:
            break
        time.sleep(0.1)
    server.kill()
    raise RuntimeError("the server does not serve; see %s" % log)


def measure_http(index, queries, folder):
    targets = [target(query) for _, query in queries]
    random.Random(1).shuffle(targets)
    file = folder / "targets.txt"
    file.write_text("".join(line + "\n" for line in targets))
    server, address = serve(index, folder / "server.log")
    try:
        run = lambda clients, requests: json.loads(
            call([BUILD / "bench/http_load", address, file, clients, requests // clients])
        )
        run(1, len(targets))  # warms up
        return [summary(clients, run(clients, REQUESTS)) for clients in CLIENTS]
    finally:
        server.terminate()
        server.wait()


def summary(clients, run):
    answered = [sample for sample in run["samples"] if sample[1] >= 0]
    latencies = [latency for latency, _ in answered]
    return {
        "clients": clients,
        "requests": len(run["samples"]),
        "refused": len(run["samples"]) - len(answered),
        "per_second": len(run["samples"]) / run["seconds"],
        "p50": percentile(latencies, 50),
        "p95": percentile(latencies, 95),
        "p99": percentile(latencies, 99),
        "search_p50": percentile([search for _, search in answered], 50),
        "rest_p50": percentile([latency - search for latency, search in answered], 50),
    }
