#!/usr/bin/env python3
"""Reader programs against the server, over its port: newsboat itself, and the requests of NetNewsWire, Reeder, FeedMe and
Read You as their sources have them. clients_test.py PROGRAM"""
import base64
import hashlib
import http.server
import json
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from asking import ask  # noqa: E402

PROGRAM = sys.argv[1]
FORM = "application/x-www-form-urlencoded"


def rss():
    items = "".join(f"<item><title>Report {n}</title><link>https://gazette.example/{n}</link><guid>{n}</guid>"
                    f"<pubDate>Tue, 2{n} Oct 2026 08:30:00 +0200</pubDate>"
                    f"<description>{f'The council of town {n} met on Monday and agreed on bridge number {n}. ' * 3}</description></item>"
                    for n in range(1, 6))
    return f'<rss version="2.0"><channel><title>The Gazette</title><link>https://gazette.example/</link>{items}</channel></rss>'.encode()


class Publisher(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"" if self.path == "/robots.txt" else rss()
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.publisher = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
        threading.Thread(target=cls.publisher.serve_forever, daemon=True).start()
        cls.allow = f"127.0.0.1:{cls.publisher.server_port}"

    @classmethod
    def tearDownClass(cls):
        cls.publisher.shutdown()
        cls.publisher.server_close()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.archive = pathlib.Path(self.folder.name) / "paper"
        for verb in (["follow", f"http://{self.allow}/rss"], ["poll", "--no-pages"]):
            subprocess.run([PROGRAM, verb[0], "--archive", self.archive, "--allow", self.allow, "--spacing", "0", *verb[1:]],
                           check=True, capture_output=True, timeout=120)
        self.server = subprocess.Popen([PROGRAM, "serve", "--archive", self.archive, "--port", "0", "--allow", self.allow],
                                       stdout=subprocess.PIPE, text=True)
        self.url = self.server.stdout.readline().strip().rstrip("/")
        self.host = urllib.parse.urlsplit(self.url).netloc
        self.key = self.make_key()

    def tearDown(self):
        self.server.terminate()
        self.assertEqual(self.server.wait(10), 0)
        self.server.stdout.close()
        self.folder.cleanup()

    def ask(self, method, path, body=None, headers=None):
        return ask(self.host, method, path, body, headers)

    def make_key(self):
        token = re.search(r'form-token" content="([^"]+)', self.ask("GET", "/settings")[2]).group(1)
        page = self.ask("POST", "/settings/keys", f"token={token}&name=test", {"Content-Type": FORM, "Origin": self.url})[2]
        return re.search(r"<code>([a-z]+-[a-z0-9]{26})</code>", page).group(1)

    def miniflux(self, method, path, body=None):
        status, _, text = self.ask(method, path, body and json.dumps(body), {"X-Auth-Token": self.key})
        self.assertLess(status, 300, text)
        return json.loads(text) if text else None

    def unread(self):
        return self.miniflux("GET", "/v1/entries?status=unread")["total"]

    # -------------------------------------------------------------------------------------- the port itself

    def test_methods_heads_and_other_sites(self):
        status, headers, _ = self.ask("DELETE", "/latest")
        self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"))
        status, headers, text = self.ask("HEAD", "/latest")
        self.assertEqual((status, text), (200, ""))
        self.assertGreater(int(headers["Content-Length"]), 100)
        article = re.search(r"/article/[a-z0-9]+", self.ask("GET", "/latest")[2]).group(0)
        token = re.search(r'form-token" content="([^"]+)', self.ask("GET", article)[2]).group(1)
        form = {"Content-Type": FORM}
        for more in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            self.assertEqual(self.ask("POST", article + "/marks", f"token={token}&saved=yes", form | more)[0], 403, more)
        self.assertEqual(self.ask("POST", article + "/marks", "saved=yes", form)[0], 403)
        self.assertEqual(self.ask("POST", article + "/marks", f"token={token}&saved=yes", form | {"Host": "evil.example"})[0], 421)
        self.assertEqual(self.ask("POST", article + "/marks", "x" * 70_000, form)[0], 413)
        self.assertNotIn(article, self.ask("GET", "/saved")[2])
        self.assertEqual(self.ask("POST", article + "/marks", f"token={token}&saved=yes", form | {"Origin": self.url})[0], 303)
        self.assertIn(article, self.ask("GET", "/saved")[2])

    def test_marks_outlive_a_rebuild(self):
        self.miniflux("PUT", "/v1/entries", {"entry_ids": [2, 3], "status": "read"})
        before = self.miniflux("GET", "/v1/entries?order=id")["entries"]
        self.server.terminate()
        self.server.wait(10)
        self.server.stdout.close()
        subprocess.run([PROGRAM, "rebuild", "--archive", self.archive, "--quiet"], check=True, capture_output=True, timeout=120)
        self.server = subprocess.Popen([PROGRAM, "serve", "--archive", self.archive, "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.url = self.server.stdout.readline().strip().rstrip("/")
        self.host = urllib.parse.urlsplit(self.url).netloc
        after = self.miniflux("GET", "/v1/entries?order=id")["entries"]
        kept = lambda entries: [(e["id"], e["feed_id"], e["title"], e["status"]) for e in entries]
        self.assertEqual(kept(after), kept(before))

    # --------------------------------------------------------------------------------------------- newsboat

    def newsboat(self, *words):
        home = pathlib.Path(self.folder.name) / "home"
        home.mkdir(exist_ok=True)
        config = home / "config"
        config.write_text(f'urls-source "miniflux"\nminiflux-url "{self.url}"\nminiflux-login "reader"\n'
                          f'miniflux-password "{self.key}"\n')
        return ["newsboat", "-C", str(config), "-u", str(home / "urls"), "-c", str(home / "cache.db"), *words], \
            {**os.environ, "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8"}

    def run_newsboat(self, *words):
        command, environment = self.newsboat(*words)
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True).stdout

    @unittest.skipUnless(shutil.which("newsboat"), "newsboat is not installed")
    def test_newsboat_reads_and_syncs_both_ways(self):
        self.run_newsboat("-x", "reload")
        self.assertEqual(self.run_newsboat("-x", "print-unread").split()[0], "5")
        self.miniflux("PUT", "/v1/entries", {"entry_ids": [1, 2], "status": "read"})
        self.run_newsboat("-x", "reload")
        self.assertEqual(self.run_newsboat("-x", "print-unread").split()[0], "3")
        self.mark_the_first_feed_read_in_newsboat()
        self.assertEqual(self.unread(), 0)

    def mark_the_first_feed_read_in_newsboat(self):
        command, environment = self.newsboat()
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvpe(command[0], command, environment)
        seen, sent, until = "", False, time.monotonic() + 60
        while time.monotonic() < until and self.unread() > 0:
            if select.select([terminal], [], [], 0.2)[0]:
                seen += os.read(terminal, 65536).decode(errors="replace")
            if not sent and "The Gazette" in seen:
                os.write(terminal, b"A")  # mark-feed-read
                sent = True
        self.assertTrue(sent, "newsboat shows the feed: " + seen[-300:])
        os.write(terminal, b"q")
        while time.monotonic() < until and os.waitpid(pid, os.WNOHANG)[0] == 0:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    os.read(terminal, 65536)
                except OSError:  # it has closed its side
                    time.sleep(0.1)
        os.close(terminal)

    # -------------------------------------------------------------------------------------- scripted clients

    def test_miniflux_clients_with_basic(self):
        basic = {"Authorization": "Basic " + base64.b64encode(f"reader:{self.key}".encode()).decode()}
        self.assertEqual(json.loads(self.ask("GET", "/v1/me", None, basic)[2])["username"], "reader")
        status, headers, _ = self.ask("GET", "/v1/me")
        self.assertEqual((status, headers["WWW-Authenticate"]), (401, 'Basic realm="Broadsheet"'))
        self.assertEqual(self.ask("GET", "/v1/feeds/1/icon", None, basic)[0], 404)

    def google(self, method, path, fields=()):
        headers = {"Authorization": f"GoogleLogin auth={self.auth}", "Content-Type": FORM}
        status, _, text = self.ask(method, "/reader/api/0/" + path, urllib.parse.urlencode(fields) or None, headers)
        self.assertEqual(status, 200, text)
        return text

    def test_netnewswire_and_read_you_by_google_reader(self):
        login = {"Email": "reader", "Passwd": self.key}
        text = self.ask("POST", "/accounts/ClientLogin", urllib.parse.urlencode(login), {"Content-Type": FORM})[2]
        self.auth = re.search("^Auth=(.+)$", text, re.M).group(1)
        token = self.google("GET", "token")
        read, all_items = "user/-/state/com.google/read", "user/-/state/com.google/reading-list"
        self.assertEqual(len(json.loads(self.google("GET", "subscription/list?output=json"))["subscriptions"]), 1)
        # NetNewsWire: ids in parts, then contents by long ids, then marks.
        ids, more = [], ""
        while True:
            part = json.loads(self.google("GET", f"stream/items/ids?s={all_items}&xt={read}&n=2&output=json{more}"))
            ids += [int(item["id"]) for item in part["itemRefs"]]
            if "continuation" not in part:
                break
            more = "&c=" + part["continuation"]
        self.assertEqual(len(set(ids)), 5)
        long_ids = [("i", f"tag:google.com,2005:reader/item/{n:016x}") for n in ids]
        items = json.loads(self.google("POST", "stream/items/contents?output=json", [("T", token), *long_ids]))["items"]
        self.assertEqual({item["title"] for item in items}, {f"Report {n}" for n in range(1, 6)})
        self.assertEqual(self.google("POST", "edit-tag", [("T", token), *long_ids[:2], ("a", read)]), "OK")
        self.assertEqual(self.unread(), 3)
        # Read You: hexadecimal ids.
        self.assertEqual(len(json.loads(self.google("POST", "stream/items/contents?output=json", [("i", f"{ids[0]:016x}")]))["items"]), 1)
        # Reeder: everything of a feed up to now.
        self.assertEqual(self.google("POST", "mark-all-as-read", [("T", token), ("s", "feed/2"), ("ts", str(int(time.time() * 1e6)))]), "OK")
        self.assertEqual(self.unread(), 0)

    def test_feedme_and_reeder_by_fever(self):
        api_key = hashlib.md5(f"reader:{self.key}".encode()).hexdigest()

        def fever(query, **fields):
            return json.loads(self.ask("POST", "/fever/?api" + query, urllib.parse.urlencode({"api_key": api_key, **fields}), {"Content-Type": FORM})[2])

        self.assertEqual(fever("")["auth"], 1)
        self.assertEqual(fever("&feeds")["feeds"][0]["title"], "The Gazette")
        unread = fever("&unread_item_ids")["unread_item_ids"].split(",")
        self.assertEqual(len(unread), 5)
        items = fever("&items&with_ids=" + ",".join(unread))["items"]
        self.assertIn("<p>", items[0]["html"])
        fever("", mark="item", **{"as": "saved"}, id=unread[0])
        fever("", mark="item", **{"as": "read"}, id=unread[0])
        self.assertEqual(fever("&saved_item_ids")["saved_item_ids"], unread[0])
        self.assertEqual(self.unread(), 4)
        fever("", mark="feed", **{"as": "read"}, id=2, before=int(time.time()))
        self.assertEqual(fever("&unread_item_ids")["unread_item_ids"], "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
