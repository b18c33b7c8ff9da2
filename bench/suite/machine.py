"""What a measurement was made on; numbers mean nothing without it."""

import os
import re
import subprocess
import time

from engines import ROOT


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def commit():
    """Marked where something differs from it, but for what the runs before this one wrote."""
    written = [":!bench/README.md", ":!bench/growth.svg"]
    is_changed = output("git", "status", "--porcelain", "--", ".", *written)
    return output("git", "describe", "--always") + ("-dirty" if is_changed else "")


def describe():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = re.search(r"model name\s*: (.*)", info.read())
    return {
        "cpu": model[1] if model else "unknown",
        "cores": os.cpu_count(),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "load": os.getloadavg()[0],
        "commit": commit(),
        "compiler": "g++ " + output("g++", "-dumpfullversion"),
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
