#!/usr/bin/env python3
"""make.py OUT FOLDER…: the pages of some folders as one WARC, ten times over, a gzip member a record."""
import gzip
import pathlib
import sys

out = open(sys.argv[1], "wb")
for round in range(10):
    for folder in sys.argv[2:]:
        for path in sorted(pathlib.Path(folder).rglob("*.html*")):
            payload = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + payload
            head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{round}-{path.stem}>\r\nWARC-Target-URI: http://x.example/{path.stem}\r\n"
                    f"WARC-Date: 2026-11-01T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6, mtime=0))
