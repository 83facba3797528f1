#!/usr/bin/env python3
"""lists.py PROGRAM ARCHIVE [CONNECTIONS]: stored lists of Recommended stories a second over HTTP, by wrk.

Asks a server of two threads for /api/v1/articles/ID/recommended: 100 articles in turn, which it makes once and keeps; then
every article in turn, each made anew. Prints a line of JSON each: requests a second, p99, the server's CPU time a request.
The load comes from the same two cores.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from wrk import cpu, wrk

PROGRAM, ARCHIVE = sys.argv[1:3]
CONNECTIONS = sys.argv[3] if len(sys.argv) > 3 else "64"
SCRIPT = """n = 0
request = function() n = n + 1; return wrk.format('GET', '/api/v1/articles/m' .. (n %% %d) .. '/recommended%s') end
"""


def measure(url, pid, name, script):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        before = cpu([pid])
        load = wrk(url, CONNECTIONS, 6, file.name)
    print(json.dumps({"lists": name, "connections": int(CONNECTIONS), "per_second": round(load.rate), "p99_ms": round(load.p99, 2),
                      "cpu_us_per_request": round((cpu([pid]) - before) / load.requests * 1e6, 1), "not_200": not load.all_good}), flush=True)


server = subprocess.Popen([PROGRAM, "serve", "--archive", ARCHIVE, "--port", "0", "--threads", "2"], stdout=subprocess.PIPE, text=True)
try:
    url = server.stdout.readline().strip().rstrip("/")
    count = 0
    while True:
        try:
            urllib.request.urlopen(f"{url}/api/v1/articles/m{count + 1000}")
            count += 1000
        except urllib.error.HTTPError:
            break
    measure(url, server.pid, "of 100 articles, kept", SCRIPT % (100, ""))
    measure(url, server.pid, f"of {count + 1} articles, made anew", SCRIPT % (count + 1, "?' .. n .. '"))
finally:
    server.terminate()
