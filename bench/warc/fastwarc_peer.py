#!/usr/bin/env python3
"""fastwarc_peer.py FILE: the same as bench/warc, by FastWARC."""
import json
import resource
import sys

from fastwarc.warc import ArchiveIterator

records = size = 0
for record in ArchiveIterator(open(sys.argv[1], "rb"), parse_http=False):
    size += len(record.reader.read())
    records += 1
usage = resource.getrusage(resource.RUSAGE_SELF)
seconds = usage.ru_utime + usage.ru_stime
print(json.dumps({"rival": "FastWARC", "records": records, "megabytes_per_cpu_second": round(size / 1e6 / seconds, 1), "peak_megabytes": usage.ru_maxrss / 1024}))
