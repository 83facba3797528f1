#!/usr/bin/env python3
"""peers.py BUILD FOLDER…: what `broadsheet extract` does in a second, beside trafilatura and resiliparse.

Ours reads one WARC of the pages, a gzip member a record, and writes JSON Lines with every field: pages a second of CPU
on one thread, wall time with one thread and two, milliseconds a page (from BUILD/bench/extract), and peak memory on
this WARC and on one of ten times its length. The peers get each page decoded, in memory, and give body and (trafilatura)
metadata; start-up is left out for them.
"""
import gzip
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

HEAD = ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{id}>\r\nWARC-Target-URI: http://x.example/{name}\r\n"
        "WARC-Date: 2026-11-01T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {size}\r\n\r\n")


def read_pages(folders):
    pages = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.html*")):
            data = path.read_bytes()
            pages.append((path.name, gzip.decompress(data) if path.suffix == ".gz" else data))
    return pages


def write_warc(path, pages, rounds):
    with open(path, "wb") as out:
        for name, page in pages:
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = HEAD.format(id=name, name=name, size=len(http)).encode()
            out.write(gzip.compress(head + http + b"\r\n\r\n", 6, mtime=0))
    member = path.read_bytes()
    with open(path, "ab") as out:
        for _ in range(rounds - 1):
            out.write(member)


def run(command):
    begin = time.perf_counter()
    with open(os.devnull, "wb") as null:
        child = subprocess.Popen(command, stdout=null)
        _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return {"wall": time.perf_counter() - begin, "cpu": usage.ru_utime + usage.ru_stime}


def ours(build, pages, folder):
    program = f"{build}/broadsheet"
    short, long = folder / "pages.warc.gz", folder / "long.warc.gz"
    write_warc(short, pages, 1)
    write_warc(long, pages, 10)
    # In turn, three times, and the best of each: the machine has other work.
    once, twice = [], []
    for _ in range(3):
        once.append(run([program, "extract", "--threads", "1", str(short)]))
        twice.append(run([program, "extract", "--threads", "2", str(short)]))
    one = min(once, key=lambda r: r["cpu"])
    line = {"tool": "broadsheet", "pages": len(pages), "kilobytes_a_page": round(sum(len(p) for _, p in pages) / len(pages) / 1000),
            "pages_per_cpu_second": round(len(pages) / one["cpu"]),
            "two_threads_to_one": round(min(r["wall"] for r in once) / min(r["wall"] for r in twice), 2),
            "peak_megabytes": peak([program, "extract", "--threads", "1", str(short)]),
            "peak_megabytes_10x": peak([program, "extract", "--threads", "1", str(long)])}
    inside = json.loads(subprocess.run([f"{build}/bench/extract", str(short)], check=True, capture_output=True, text=True).stdout)
    return line | {key: inside[key] for key in ("p50_ms", "p99_9_ms", "parse_share", "extract_share")}


def peak(command):
    """Asked of a small parent: a process starts with the peak of the one that it was made from."""
    ask = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
           "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    said = subprocess.run([sys.executable, "-c", ask, *command], check=True, capture_output=True, text=True).stdout
    return round(int(said) / 1024)


def peer(name, extract, pages):
    decoded = [page.decode("utf-8", "replace") for _, page in pages]
    begin = resource.getrusage(resource.RUSAGE_SELF)
    for page in decoded:
        extract(page)
    end = resource.getrusage(resource.RUSAGE_SELF)
    cpu = end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime
    return {"tool": name, "pages": len(pages), "pages_per_cpu_second": round(len(pages) / cpu, 1)}


def trafilatura():
    from trafilatura import bare_extraction
    return lambda page: bare_extraction(page, with_metadata=True)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree
    return lambda page: extract_plain_text(HTMLTree.parse(page), main_content=True)


def main():
    build, folders = sys.argv[1], sys.argv[2:]
    pages = read_pages(folders)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(ours(build, pages, pathlib.Path(folder))), flush=True)
    for name, make in (("resiliparse", resiliparse), ("trafilatura", trafilatura)):
        try:
            extract = make()
        except ImportError as error:
            print(json.dumps({"tool": name, "error": str(error)}))
            continue
        # Trafilatura takes 50 ms a page: every eighth is enough to know.
        print(json.dumps(peer(name, extract, pages if name == "resiliparse" else pages[::8])), flush=True)


main()
