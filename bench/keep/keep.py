#!/usr/bin/env python3
"""keep.py PROGRAM [ARTICLES…]: made-up article lines to a durable archive, everything on.

For each count of articles (default 10,000) a line: articles a second by the clock and by the processor, peak memory,
bytes on the disk an article (database, captures), and the seconds that opening the archive to write takes.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from articles import write_articles


def run(*words):
    """Seconds by the clock and by the processor, and the peak of memory in MB, of one run."""
    begin = time.monotonic()
    child = subprocess.Popen([*map(str, words)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{words}: status {status}")
    return time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def size(folder, pattern):
    return sum(path.stat().st_size for path in folder.glob(pattern))


def measure(program, count):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_articles(folder / "articles.jsonl", count)
        clock, processor, memory = run(program, "keep", "--quiet", "--archive", folder / "paper", folder / "articles.jsonl")
        opening, _, _ = run(program, "unfollow", "--archive", folder / "paper", "https://nothing.example/rss")
        print(json.dumps({"articles": count, "per_second_durable": round(count / clock), "per_processor_second": round(count / processor),
                          "peak_mb": round(memory), "database_bytes_an_article": size(folder / "paper", "archive.sqlite*") // count,
                          "capture_bytes_an_article": size(folder / "paper", "captures/*") // count, "open_seconds": round(opening, 3)}), flush=True)


for count in sys.argv[2:] or ["10000"]:
    measure(sys.argv[1], int(count))
