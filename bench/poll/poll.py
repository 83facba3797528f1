#!/usr/bin/env python3
"""poll.py PROGRAM [FEEDS [ITEMS [PART]]]: from feed to archive: FEEDS (200) feeds of ITEMS (50) each, nginx on loopback.

Once with what the feeds hold (`--no-pages`), once with the page of each item fetched and extracted. Prints articles a
second, from the start of `poll` to its end, everything durable, and how many of them the archive holds.
"""
import json
import pathlib
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PROGRAM = sys.argv[1]
FEEDS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
ITEMS = int(sys.argv[3]) if len(sys.argv) > 3 else 50
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]


def words(draw, n, vocabulary=[a + b + c for a in "bar cal dor fen gal hol kel lin mor nor".split() for b in "en a is or".split()
                               for c in "bat sel tor min".split()]):
    return " ".join(draw.choices(vocabulary, k=n))


def write_site(folder):
    draw = random.Random(1)
    for f in range(FEEDS):
        paper = folder / f"paper{f}"
        paper.mkdir(parents=True)
        items = []
        for i in range(ITEMS):
            headline, lead = words(draw, 8).capitalize(), words(draw, 40).capitalize() + "."
            body = "".join(f"<p>{words(draw, 60).capitalize()}.</p>" for _ in range(7))
            (paper / f"{i}.html").write_text(f"<!doctype html><html lang=en><head><title>{headline}</title><meta property=og:site_name content='Paper {f}'>"
                                             f"<meta property=article:published_time content='2026-10-{1 + i % 28:02}T08:00:00Z'></head><body><article>"
                                             f"<h1>{headline}</h1><p>{lead}</p>{body}</article></body></html>")
            items.append(f"<item><title>{headline}</title><link>http://127.0.0.1:{PORT}/paper{f}/{i}.html</link><guid>{f}-{i}</guid>"
                         f"<pubDate>Tue, {1 + i % 28:02} Oct 2026 08:00:00 GMT</pubDate><description>{lead}</description></item>")
        (paper / "rss.xml").write_text(f"<rss version='2.0'><channel><title>Paper {f}</title>{''.join(items)}</channel></rss>")
    outlines = "".join(f"<outline text='Paper {f}' xmlUrl='http://127.0.0.1:{PORT}/paper{f}/rss.xml'/>" for f in range(FEEDS))
    (folder / "list.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")


def start_nginx(folder):
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{ worker_connections 1024; }} "
        f"http {{ access_log off; types {{ text/html html; application/rss+xml xml; }} client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; "
        f"fastcgi_temp_path {folder}/t; uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t; server {{ listen 127.0.0.1:{PORT}; root {folder}/www; }} }}")
    server = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")])
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/paper0/rss.xml").read()
            return server
        except OSError:
            time.sleep(.05)
    server.terminate()
    sys.exit("nginx does not start")


def poll(folder, name, *flags):
    archive = ["--archive", str(folder / name)]
    subprocess.run([PROGRAM, "import", *archive, "opml", str(folder / "www/list.opml")], check=True, stdout=subprocess.DEVNULL)
    begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([PROGRAM, "poll", *archive, "--quiet", "--spacing", "0", "--allow", f"127.0.0.1:{PORT}", *flags], stdout=subprocess.PIPE)
    seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    polled = [json.loads(line) for line in done.stdout.splitlines()]
    sound = subprocess.run([PROGRAM, "check", *archive], stdout=subprocess.PIPE, text=True).stdout.strip()
    print(json.dumps({"poll": name, "feeds": len(polled), "new": sum(p["new"] for p in polled), "seconds": round(seconds, 2),
                      "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2),
                      "articles_per_second": round(sum(p["new"] for p in polled) / seconds), "archive": sound, "exit": done.returncode}), flush=True)


def front_page(url, seconds):
    load = pathlib.Path(PROGRAM).parent / "bench/load"
    return subprocess.Popen([load, url, "100", str(seconds), "64"], stdout=subprocess.PIPE, text=True)


def poll_while_read(folder, with_pages):
    """Half of the feeds are there, the others come while the paper is read."""
    archive = ["--archive", str(folder / ("read-pages" if with_pages else "read"))]
    lines = (folder / "www/list.opml").read_text().replace("<outline", "\n<outline").splitlines()
    for half in (lines[:FEEDS // 2], lines[FEEDS // 2:]):
        (folder / "half.opml").write_text("<opml version='2.0'><body>" + "".join(line for line in half if line.startswith("<outline")).replace("</body></opml>", "") + "</body></opml>")
        subprocess.run([PROGRAM, "import", *archive, "opml", str(folder / "half.opml")], check=True, stdout=subprocess.DEVNULL)
        polling = [PROGRAM, "poll", *archive, "--quiet", "--spacing", "0", "--allow", f"127.0.0.1:{PORT}"] + ([] if with_pages else ["--no-pages"])
        if half[0] == lines[0]:
            subprocess.run(polling, check=True, stdout=subprocess.DEVNULL)
    paper = subprocess.Popen([PROGRAM, "serve", *archive, "--port", "0", "--threads", "2"], stdout=subprocess.PIPE, text=True)
    url = paper.stdout.readline().strip()
    urllib.request.urlopen(url).read()
    before = json.loads(front_page(url, 4).communicate()[0])["ok"]
    poll_process = subprocess.Popen(polling, stdout=subprocess.DEVNULL)
    meanwhile = json.loads(front_page(url, 4).communicate()[0])["ok"]
    running = poll_process.poll() is None
    poll_process.wait()
    paper.terminate()
    paper.wait()
    print(json.dumps({"poll": "with-pages" if with_pages else "feeds-only", "front_page_before": before, "while_polling": meanwhile, "poll_outlived_it": running, "ratio_of_p99": round(meanwhile["p99_ms"] / before["p99_ms"], 2)}), flush=True)


def main():
    part = sys.argv[4] if len(sys.argv) > 4 else ""
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        folder.chmod(0o755)  # nginx's workers are another user
        write_site(folder / "www")
        server = start_nginx(folder)
        try:
            if part != "with-pages":
                poll(folder, "feeds-only", "--no-pages")
            if part != "feeds-only":
                poll(folder, "with-pages")
                for with_pages in (False, True):
                    poll_while_read(folder, with_pages)
        finally:
            server.terminate()
            server.wait()


main()
