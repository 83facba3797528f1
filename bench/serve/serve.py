#!/usr/bin/env python3
"""serve.py PROGRAM [ARTICLES [FOLDER]]: front page and article against nginx with the same bytes as static files.

Keeps ARTICLES (default 10,000) generated articles, serves them with two threads, and runs wrk against both servers in
turn: 16 and 256 connections, compressed answers as a browser asks for them. Prints requests a second, p99, and the
server's CPU time a request (from /proc). Without cache: every request another list, article or search. Last ten times as
many searches as can be answered, sent at their rate whether or not answers come, and how the server is 5 seconds later;
beside it what a server does that refuses every request and does nothing else, nginx. FOLDER is left, and what was kept
there is not kept again: 100,000 articles take minutes.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from articles import write_articles
from wrk import cpu, wrk

PROGRAM = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
REFUSING = "http://127.0.0.1:8198"
GZIP = {"Accept-Encoding": "gzip"}


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def measure(name, pids, url, connections, script=None):
    before = cpu(pids)
    load = wrk(url, connections, 6, script, ["Accept-Encoding: gzip"])
    cost = (cpu(pids) - before) / max(1, load.requests) * 1e6
    print(json.dumps({"server": name, "page": url.split("/", 3)[3][:24] or "front", "connections": connections, "requests_per_second": round(load.rate),
                      "p99_ms": round(load.p99, 2), "cpu_us_per_request": round(cost, 1), "resident_megabytes": round(sum(map(resident, pids)), 1)}), flush=True)
    return load


def send(url, rate, seconds, targets):
    out = subprocess.run([pathlib.Path(PROGRAM).parent / "bench/load", url, str(rate), str(seconds), "4000", targets], capture_output=True, text=True).stdout
    return json.loads(out)


def overload(url, held, targets):
    for what, server, rate, seconds in (("half the held load", url, held / 2, 5), ("ten times the held load, nginx that refuses all", REFUSING, held * 10, 10),
                                        ("ten times the held load", url, held * 10, 10), ("the 5 seconds after", url, held / 2, 5), ("half the held load", url, held / 2, 5)):
        print(json.dumps({"load": what, "requests_per_second": round(rate), **send(server + "/", rate, seconds, targets)}), flush=True)


def keep(folder):
    articles, paper = folder / "articles.jsonl", folder / "paper"
    if paper.exists():
        return
    write_articles(articles, COUNT)
    begin = time.monotonic()
    subprocess.run([PROGRAM, "keep", "--quiet", "--archive", folder / "half", articles], stdout=subprocess.DEVNULL, check=True)
    seconds = time.monotonic() - begin
    (folder / "half").rename(paper)
    print(json.dumps({"keep": COUNT, "articles_per_second_durable": round(COUNT / seconds)}), flush=True)


def main():
    folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    keep(folder)
    server = subprocess.Popen([PROGRAM, "serve", "--archive", folder / "paper", "--port", "0", "--threads", "2"], stdout=subprocess.PIPE, text=True)
    url = server.stdout.readline().strip().rstrip("/")
    pages = {"front": "/", "article": f"/article/b{COUNT // 2}", "api": "/api/v1/articles", "feed": "/feeds/atom/latest"}
    (folder / "www").mkdir(exist_ok=True)
    for name, path in pages.items():
        body = urllib.request.urlopen(urllib.request.Request(url + path, headers=GZIP)).read()
        (folder / "www" / f"{name}.html.gz").write_bytes(body)
        (folder / "www" / f"{name}.html").write_bytes(b"")
        print(json.dumps({"page": name, "bytes_gzip": len(body)}))
    (folder / "nginx.conf").write_text(f"""worker_processes 2; pid {folder}/nginx.pid; error_log /dev/null; daemon off; user root;
events {{ worker_connections 4096; }}
http {{ access_log off; types {{ text/html html; }} gzip_static always; keepalive_requests 1000000000;
server {{ listen 127.0.0.1:8197; root {folder}/www; }}
server {{ listen 127.0.0.1:8198; location / {{ add_header Retry-After 5 always; return 503; }} }} }}""")
    nginx = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
    time.sleep(1)
    workers = [int(p) for p in pathlib.Path(f"/proc/{nginx.pid}/task/{nginx.pid}/children").read_text().split()]
    try:
        for name, path in pages.items():
            for connections in (16, 256):
                peer = measure("nginx", workers, f"http://127.0.0.1:8197/{name}.html", connections)
                ours = measure("broadsheet", [server.pid], url + path, connections)
                print(json.dumps({"page": name, "connections": connections, "ratio_of_rates": round(ours.rate / peer.rate, 2), "ratio_of_p99": round(ours.p99 / peer.p99, 2)}), flush=True)
        script = folder / "fresh.lua"
        script.write_text("n = 0\nrequest = function() n = n + 1; return wrk.format('GET', '/latest?older=' .. (1767312000 + n % 270 * 86400) .. '.' .. n) end")
        measure("broadsheet, list made without cache", [server.pid], url + "/", 16, str(script))
        script.write_text("n = 0\nrequest = function() n = n + 1; return wrk.format('GET', '/article/b' .. (n %% %d) .. '?n=' .. n) end" % COUNT)
        measure("broadsheet, article made without cache", [server.pid], url + "/", 16, str(script))
        words = [word for word in re.findall("[a-z]{6,}", (folder / "articles.jsonl").open().readline())[:200]]
        script.write_text("words = {%s}\nn = 0\nrequest = function() n = n + 1; return wrk.format('GET', '/search?q=' .. words[n %% #words + 1] .. '+' .. words[math.floor(n / #words) %% #words + 1] .. '&n=' .. n) end"
                          % ",".join(f"'{word}'" for word in words))
        held = measure("broadsheet, search made without cache", [server.pid], url + "/", 16, str(script)).rate
        print(json.dumps({"articles": COUNT, "resident_megabytes": round(resident(server.pid), 1)}))
        targets = folder / "targets"
        targets.write_text("".join(f"/search?q={words[n % len(words)]}+{words[n // len(words) % len(words)]}&n={n}\n" for n in range(len(words) ** 2)))
        overload(url, held, targets)
    finally:
        server.terminate()
        nginx.terminate()


main()
