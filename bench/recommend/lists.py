#!/usr/bin/env python3
"""lists.py PROGRAM ARCHIVE [CONNECTIONS]: stored lists of Recommended stories a second over HTTP, by wrk.

Asks a server of two threads for /api/v1/articles/ID/recommended: 100 articles in turn, which it makes once and keeps; then
every article in turn, each made anew. Prints a line of JSON each: requests a second, p99, the server's CPU time a request.
The load comes from the same two cores.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

PROGRAM, ARCHIVE = sys.argv[1:3]
CONNECTIONS = sys.argv[3] if len(sys.argv) > 3 else "64"
SCRIPT = """n = 0
request = function() n = n + 1; return wrk.format('GET', '/api/v1/articles/m' .. (n %% %d) .. '/recommended%s') end
"""


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(url, pid, name, script):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        before = cpu(pid)
        out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", "-d6s", "--latency", "-s", file.name, url], capture_output=True, text=True).stdout
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    requests = int(re.search(r"(\d+) requests in", out)[1])
    print(json.dumps({"lists": name, "connections": int(CONNECTIONS), "per_second": round(float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])),
                      "p99_ms": round(float(p99[1]) * {"us": .001, "ms": 1, "s": 1000}[p99[2]], 2),
                      "cpu_us_per_request": round((cpu(pid) - before) / requests * 1e6, 1), "not_200": "Non-2xx" in out}), flush=True)


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
