"""wrk.py: wrk (apt-get install wrk) beside a server, and what the server took of the processor."""
import os
import pathlib
import re
import subprocess
import typing

TICK = os.sysconf("SC_CLK_TCK")


class Load(typing.NamedTuple):
    rate: float  # requests a second
    p99: float   # milliseconds
    requests: int
    all_good: bool


def wrk(url, connections, seconds, script=None, headers=()):
    """One thread of it; `script` is the path of a Lua file. Nothing but zeros where the server does not answer."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *(part for header in headers for part in ("-H", header)),
               *(["-s", script] if script else []), url]
    out = subprocess.run(command, capture_output=True, text=True).stdout
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    if p99 is None:
        return Load(0, 0, 0, False)
    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), float(p99[1]) * {"us": .001, "ms": 1, "s": 1000}[p99[2]],
                int(re.search(r"(\d+) requests in", out)[1]), "Non-2xx" not in out)


def cpu(pids):
    """Seconds of these processes, user and system."""
    total = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK
