#!/usr/bin/env python3
"""peers.py PARSE FOLDER…: our parser and others over the same pages, unpacked first, in turn, by CPU time.

PARSE is build/release/bench/parse. Each round runs every parser once; the best of ROUNDS (default 5) counts. Peers that are
not installed are left out (bench/parse/run installs them). lexbor is measured through selectolax, libxml2 through lxml;
both and turbohtml and resiliparse spend some of their time in Python objects. memchr for '<' is the limit. Where valgrind is
installed, the instructions of every 20th page are counted too.
"""
import ctypes
import ctypes.util
import gzip
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile


def pages(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.html*")):
            data = path.read_bytes()
            yield gzip.decompress(data) if path.suffix == ".gz" else data


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def gumbo():
    library = ctypes.CDLL(ctypes.util.find_library("gumbo") or "libgumbo.so.1")
    library.gumbo_parse_with_options.restype = ctypes.c_void_p
    options = ctypes.addressof(ctypes.c_char.in_dll(library, "kGumboDefaultOptions"))

    def parse(page):
        output = library.gumbo_parse_with_options(ctypes.c_void_p(options), page, ctypes.c_size_t(len(page)))
        library.gumbo_destroy_output(ctypes.c_void_p(options), ctypes.c_void_p(output))
    return parse


def html5ever():
    library = ctypes.CDLL("build/html5ever/release/libhtml5ever_peer.so")
    return lambda page: library.parse(page, ctypes.c_size_t(len(page)))


def memchr():
    return lambda page: page.count(b"<")


def selectolax():
    from selectolax.lexbor import LexborHTMLParser
    return LexborHTMLParser


def turbohtml():
    import turbohtml
    return turbohtml.parse


def resiliparse():
    from resiliparse.parse.html import HTMLTree
    return HTMLTree.parse_from_bytes


def lxml():
    from lxml import etree
    return lambda page: etree.fromstring(page, etree.HTMLParser(huge_tree=True)) if page.strip() else None


PEERS = {"memchr": memchr, "lexbor (selectolax)": selectolax, "turbohtml": turbohtml, "resiliparse": resiliparse,
         "libxml2 (lxml)": lxml, "gumbo": gumbo, "html5ever": html5ever}


def instructions_a_byte(program, folders):
    """Of Page::parse, without giving the tree back."""
    paths = [path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.html*"))][::20]
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts",
                   "--toggle-collect=broadsheet::Page::parsed*", program, *map(str, paths)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    count = int(re.search(r"Collected : (\d+)", run.stderr)[1])
    return count / json.loads(run.stdout.splitlines()[-1])["bytes"]


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    rounds = int(os.environ.get("ROUNDS", "5"))
    data = list(pages(folders))
    megabytes = sum(map(len, data)) / 1e6
    parsers = {}
    for name, load in PEERS.items():
        try:
            parsers[name] = load()
        except (ImportError, OSError, AttributeError) as fault:
            print(f"{name}: left out ({fault})", file=sys.stderr)
    texts = {"turbohtml": [page.decode("utf-8", "replace") for page in data]} if "turbohtml" in parsers else {}
    best, own, last = {}, 0.0, ""
    for _ in range(rounds):
        for name, parse in parsers.items():
            begin = cpu()
            for page in texts.get(name, data):
                parse(page)
            best[name] = max(best.get(name, 0), megabytes / (cpu() - begin))
        line = subprocess.run([program, *folders], capture_output=True, text=True, check=True).stdout.splitlines()[-1]
        if json.loads(line)["megabytes_per_cpu_second"] > own:
            own, last = json.loads(line)["megabytes_per_cpu_second"], line
    for name, speed in sorted(best.items(), key=lambda item: -item[1]):
        print(f"{name}: {speed:.0f} MB/s; Broadsheet is {own / speed:.2f} times as fast")
    if shutil.which("valgrind"):
        print(f"instructions a byte: {instructions_a_byte(program, folders):.1f}")
    print(last)


if __name__ == "__main__":
    main()
