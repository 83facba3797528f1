#!/usr/bin/env python3
"""Reader programs against the server, over its port: newsboat itself, and the requests of NetNewsWire and Read You as their
sources have them, of FeedMe and Reeder, whose sources are closed, as logs of other servers have them (docs/decisions/0011
says which). clients_test.py PROGRAM"""
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


# What programs ask, in their order, one table each: method, address, fields of the form, what the answer must hold. {name}
# stands for what an answer before gave ("name=" in what it must hold); a list stands for a field each. A field that a program
# cannot do without: its path, [] for each of a list, and its kind; with "?" it may be missing and has that kind if it is there.
ALL, READ, STARRED = (f"user/-/state/com.google/{name}" for name in ("reading-list", "read", "starred"))
LONG = "tag:google.com,2005:reader/item/"
API = "/reader/api/0/"
SUBSCRIPTIONS = ["subscriptions[].id: str", "subscriptions[].title: str", "subscriptions[].categories[].id: str",
                 "subscriptions[].categories[].label: str", "subscriptions[].url: str", "subscriptions[].htmlUrl?: str",
                 "subscriptions[].iconUrl?: str"]
ITEMS = ["id: str", "updated: int", "items[].id: str", "items[].title: str", "items[].published: int", "items[].crawlTimeMsec: str",
         "items[].timestampUsec: str", "items[].summary.content: str", "items[].alternate[].href: str", "items[].categories[]: str",
         "items[].origin.streamId: str", "items[].origin.title: str", "items[].author?: str", "items[].canonical?[].href: str"]

# Ids in parts of 1,000 (of 2 here), contents by long ids that are not filled up to 16 digits, marks by ids that are; an id is
# read back as a number in base 16. Each line of the login has a "=".
NETNEWSWIRE = [
    ("POST", "/accounts/ClientLogin", {"Email": "reader", "Passwd": "{key}"}, r"(?:\w+=\S+\n)*Auth=(?P<auth>\S+)\n"),
    ("GET", API + "tag/list?output=json", None, ["tags[].id: str", "tags[].type?: str"]),
    ("GET", API + "subscription/list?output=json", None, SUBSCRIPTIONS),
    ("GET", API + f"stream/items/ids?n=2&output=json&ot={{since}}&s={ALL}", None, ["itemRefs[].id: str, first=", "continuation: str, c="]),
    ("GET", API + f"stream/items/ids?n=2&output=json&ot={{since}}&s={ALL}&c={{c}}", None, ["itemRefs[].id: str, second=", "continuation: str, c="]),
    ("GET", API + f"stream/items/ids?n=2&output=json&ot={{since}}&s={ALL}&c={{c}}", None, ["itemRefs[].id: str, third=", "continuation!"]),
    ("GET", API + f"stream/items/ids?n=1000&output=json&s={ALL}&xt={READ}", None, ["itemRefs[].id: str, unread="]),
    ("GET", API + f"stream/items/ids?n=1000&output=json&s={STARRED}", None, ["itemRefs: list"]),
    ("GET", API + "token", None, r"(?P<T>\S+)"),
    ("POST", API + "stream/items/contents", {"T": "{T}", "output": "json", "i": LONG + "{unread:x}"}, ITEMS + ["items[].id: str, long="]),
    ("POST", API + "edit-tag", {"T": "{T}", "i": LONG + "{first:016x}", "a": READ}, "OK"),
    ("POST", API + "edit-tag", {"T": "{T}", "i": LONG + "{first:016x}", "a": STARRED}, "OK"),
    ("GET", API + f"stream/items/ids?n=1000&output=json&s={STARRED}", None, ["itemRefs[].id: str, starred="]),
    ("GET", API + f"stream/items/ids?n=1000&output=json&s={ALL}&xt={READ}", None, ["itemRefs[].id: str, left="]),
    ("POST", API + "edit-tag", {"T": "{T}", "i": LONG + "{first:016x}", "r": READ}, "OK"),
    ("POST", API + "edit-tag", {"T": "{T}", "i": LONG + "{first:016x}", "r": STARRED}, "OK"),
    ("POST", API + "subscription/edit", {"T": "{T}", "s": "feed/2", "ac": "edit", "a": "user/-/label/Town Council"}, "OK"),
    ("POST", API + "subscription/edit", {"T": "{T}", "s": "feed/2", "ac": "edit", "t": "Gazette"}, "OK"),
    ("POST", API + "rename-tag", {"T": "{T}", "s": "user/-/label/Town Council", "dest": "user/-/label/Council"}, "OK"),
    ("GET", API + "subscription/list?output=json", None, SUBSCRIPTIONS + ["subscriptions[].title: str, titles=", "subscriptions[].categories[].label: str, labels="]),
    ("POST", API + "disable-tag", {"T": "{T}", "s": "user/-/label/Council"}, "OK"),
    ("POST", API + "subscription/edit", {"T": "{T}", "s": "feed/2", "ac": "unsubscribe"}, "OK"),
    ("GET", API + "subscription/list?output=json", None, ["subscriptions: list"]),
    ("POST", API + "subscription/edit", {"T": "{T}", "ac": "subscribe", "s": "feed/{feed}", "a": "user/-/label/News", "t": "The Gazette"}, "OK"),
    ("GET", API + "subscription/list?output=json", None, SUBSCRIPTIONS + ["subscriptions[].url: str, urls="]),
]

# "output=json" stands in every address, so the login answers in JSON; the answer to a change is read as a text.
READ_YOU = [
    ("POST", "/accounts/ClientLogin", {"output": "json", "Email": "reader", "Passwd": "{key}", "client": "ReadYou/0.12", "accountType": "HOSTED_OR_GOOGLE",
                                       "service": "reader"}, ["Auth: str, auth=", "SID: str", "LSID: str"]),
    ("GET", API + "token", None, r"(?P<T>\S+)"),
    ("GET", API + "user-info?output=json", None, ["userId: str", "userName: str", "userProfileId: str", "userEmail: str"]),
    ("GET", API + "subscription/list?output=json", None, SUBSCRIPTIONS + ["subscriptions[].sortid?: str"]),
    ("GET", API + f"stream/items/ids?output=json&s={ALL}&xt={READ}&n=10000", None, ["itemRefs[].id: str, unread="]),
    ("GET", API + f"stream/items/ids?output=json&s={STARRED}&n=10000", None, ["itemRefs: list"]),
    ("GET", API + f"stream/items/ids?output=json&s={READ}&ot={{since}}&n=10000", None, ["itemRefs: list"]),
    ("POST", API + "stream/items/contents?output=json", {"i": "{unread:016x}", "T": "{T}"}, ITEMS + ["items[].id: str, long="]),
    ("POST", API + "edit-tag?output=json", {"i": LONG + "{unread:016x}", "a": READ, "T": "{T}"}, "OK"),
    ("GET", API + f"stream/items/ids?output=json&s={READ}&ot={{since}}&n=10000", None, ["itemRefs[].id: str, left="]),
    ("POST", API + "edit-tag?output=json", {"i": LONG + "{unread:016x}", "r": READ, "T": "{T}"}, "OK"),
    ("POST", API + "subscription/quickadd?output=json&quickadd={feed_in_query}", {"quickadd": "{feed}", "T": "{T}"},
     ["numResults: int", "query: str", "streamId: str", "streamName: str"]),
    ("POST", API + "subscription/edit?output=json", {"ac": "edit", "s": "feed/2", "a": "user/-/label/News", "t": "Gazette", "T": "{T}"}, "OK"),
    ("POST", API + "rename-tag?output=json", {"s": "user/-/label/News", "dest": "user/-/label/Town", "T": "{T}"}, "OK"),
    ("POST", API + "disable-tag?output=json", {"s": "user/-/label/Town", "T": "{T}"}, "OK"),
    ("POST", API + "mark-all-as-read?output=json", {"s": "feed/2", "T": "{T}"}, "OK"),
    ("GET", API + f"stream/items/ids?output=json&s={ALL}&xt={READ}&n=10000", None, ["itemRefs: list"]),
]

# Lists first, then the stars from the beginning, then all that is unread as whole contents, 100 at a time (2 here). It asks for
# user-info without saying in which form.
FEEDME = [
    ("POST", "/accounts/ClientLogin", {"Email": "reader", "Passwd": "{key}"}, r"(?:\w+=\S+\n)*Auth=(?P<auth>\S+)\n"),
    ("GET", API + "user-info", None, ["userId: str", "userName: str"]),
    ("GET", API + "tag/list?output=json", None, ["tags[].id: str"]),
    ("GET", API + "subscription/list?output=json", None, SUBSCRIPTIONS),
    ("GET", API + "unread-count?output=json", None, ["max: int", "unreadcounts[].id: str", "unreadcounts[].count: int", "unreadcounts[].newestItemTimestampUsec: str"]),
    ("GET", API + f"stream/items/ids?output=json&n=500&ot=0&s={urllib.parse.quote(STARRED, safe='')}", None, ["itemRefs: list"]),
    ("GET", API + f"stream/contents?output=json&n=2&xt={READ}&ot=0&s={ALL}", None, ITEMS + ["continuation: str, c="]),
    ("GET", API + f"stream/contents?output=json&n=100&xt={READ}&ot=0&s={ALL}&c={{c}}", None, ITEMS + ["items[].id: str, rest=", "continuation!"]),
]

# A token each time, contents by ids of 16 hexadecimal digits, and a feed that is read up to now.
REEDER = [
    ("POST", "/accounts/ClientLogin", {"Email": "reader", "Passwd": "{key}"}, r"(?:\w+=\S+\n)*Auth=(?P<auth>\S+)\n"),
    ("GET", API + "subscription/list?output=json", None, SUBSCRIPTIONS),
    ("GET", API + f"stream/items/ids?output=json&n=10000&s={ALL}&xt={READ}", None, ["itemRefs[].id: str, unread="]),
    ("GET", API + "token", None, r"(?P<T>\S+)"),
    ("POST", API + "stream/items/contents", {"T": "{T}", "i": "{unread:016x}"}, ITEMS + ["items[].id: str, long="]),
    ("POST", API + "mark-all-as-read", {"T": "{T}", "s": "feed/2", "ts": "{now}000000"}, "OK"),
    ("GET", API + f"stream/items/ids?output=json&n=10000&s={ALL}&xt={READ}", None, ["itemRefs: list, left="]),
]

# Everything but the key stands in the address; a number of an item is compared as a text.
FEVER_ITEMS = ["auth: int", "total_items: int", "items[].id: int", "items[].feed_id: int", "items[].title: str", "items[].author: str", "items[].html: str",
               "items[].url: str", "items[].is_saved: int", "items[].is_read: int", "items[].created_on_time: int"]
READ_YOU_BY_FEVER = [
    ("POST", "/fever/?api=&", {"api_key": "{fever}"}, ["auth: int", "api_version: int", "last_refreshed_on_time: int"]),
    ("POST", "/fever/?api=&groups", {"api_key": "{fever}"}, ["groups[].id: int", "groups[].title: str", "feeds_groups[].group_id: int", "feeds_groups[].feed_ids: str"]),
    ("POST", "/fever/?api=&feeds", {"api_key": "{fever}"}, ["feeds[].id: int", "feeds[].favicon_id: int", "feeds[].title: str", "feeds[].url: str",
                                                             "feeds[].site_url: str", "feeds[].is_spark: int", "feeds_groups[].feed_ids: str"]),
    ("POST", "/fever/?api=&favicons", {"api_key": "{fever}"}, ["favicons: list"]),
    ("POST", "/fever/?api=&unread_item_ids", {"api_key": "{fever}"}, ["unread_item_ids: str, unread="]),
    ("POST", "/fever/?api=&items&since_id=0", {"api_key": "{fever}"}, FEVER_ITEMS),
    ("POST", "/fever/?api=&items&with_ids={unread}", {"api_key": "{fever}"}, FEVER_ITEMS),
    ("POST", "/fever/?api=&&mark=item&as=saved&id=1", {"api_key": "{fever}"}, ["auth: int"]),
    ("POST", "/fever/?api=&saved_item_ids", {"api_key": "{fever}"}, ["saved_item_ids: str, saved="]),
    ("POST", "/fever/?api=&&mark=item&as=unsaved&id=1", {"api_key": "{fever}"}, ["auth: int"]),
    ("POST", "/fever/?api=&&mark=feed&as=read&id=2&before={now}", {"api_key": "{fever}"}, ["auth: int"]),
    ("POST", "/fever/?api=&unread_item_ids", {"api_key": "{fever}"}, ["unread_item_ids: str, left="]),
]

KINDS = {"str": str, "int": int, "list": list}


def values_at(value, path):
    """All values at a path; a part that ends with "?" may be missing."""
    if not path:
        return [value]
    part, _, rest = path.partition(".")
    name, each, may_miss = part.replace("[]", "").rstrip("?"), "[]" in part, "?" in part
    if name not in value:
        if may_miss:
            return []
        raise AssertionError(f"{name} is missing in {json.dumps(value)[:200]}")
    inner = value[name]
    return [found for one in (inner if each else [inner]) for found in values_at(one, rest)]


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

    def fill(self, text):
        """A text for each value of the list that stands in it; one text where none does."""
        lists = [name for name in re.findall(r"\{(\w+)", text) if isinstance(self.given.get(name), list)]
        return [text.format(**self.given | {lists[0]: int(each)}) for each in self.given[lists[0]]] if lists else [text.format(**self.given)]

    def look(self, answer, wanted):
        for field in wanted:
            if field.endswith("!"):
                self.assertNotIn(field[:-1], answer)
                continue
            path, kind, name = re.fullmatch(r"([^:]+): (\w+)(?:, (\w+)=)?", field).groups()
            found = values_at(answer, path)
            for value in found:
                self.assertIs(type(value), KINDS[kind], f"{path} is {value!r}")
            if name:
                self.given[name] = found if "[]" in path else found[0]

    def play(self, script):
        """Asks what the program asks, and holds each answer against what it reads of it."""
        feed = f"http://{self.allow}/rss"
        self.given = {"key": self.key, "since": int(time.time()) - 90 * 86_400, "now": int(time.time()) + 5, "feed": feed, "feed_in_query": urllib.parse.quote(feed),
                      "fever": hashlib.md5(f"reader:{self.key}".encode()).hexdigest()}
        for method, path, form, wanted in script:
            headers = {"Authorization": f"GoogleLogin auth={self.given['auth']}"} if "auth" in self.given else {}
            fields = [(name, each) for name, value in (form or {}).items() for each in self.fill(value)]
            body = urllib.parse.urlencode(fields) if form else None
            status, _, text = self.ask(method, self.fill(path)[0], body, headers | ({"Content-Type": FORM} if form else {}))
            with self.subTest(path=path):
                self.assertEqual(status, 200, text)
                if isinstance(wanted, list):
                    self.look(json.loads(text), wanted)
                else:
                    found = re.fullmatch(wanted, text)
                    self.assertTrue(found, text)
                    self.given |= found.groupdict()

    def test_netnewswire(self):
        self.play(NETNEWSWIRE)
        given = self.given
        self.assertEqual(sorted(given["first"] + given["second"] + given["third"]), sorted(given["unread"]))
        self.assertEqual([str(int(each.rsplit("/")[-1], 16)) for each in given["long"]], given["unread"])
        self.assertEqual(given["starred"], given["first"])
        self.assertEqual(sorted(given["left"] + given["first"]), sorted(given["unread"]))
        self.assertEqual((given["titles"], given["labels"]), (["Gazette"], ["Council"]))
        self.assertIn(given["feed"], given["urls"])  # beside the pages that were kept without a feed

    def test_read_you(self):
        self.play(READ_YOU)
        given = self.given
        self.assertEqual([str(int(each.removeprefix(LONG), 16)) for each in given["long"]], given["unread"])
        self.assertEqual(given["left"], given["unread"])
        self.assertEqual(self.unread(), 0)

    def test_feedme(self):
        self.play(FEEDME)
        self.assertEqual(len(self.given["rest"]), 3)

    def test_read_you_by_fever(self):
        self.play(READ_YOU_BY_FEVER)
        self.assertEqual((len(self.given["unread"].split(",")), self.given["saved"], self.given["left"]), (5, "1", ""))

    def test_reeder(self):
        self.play(REEDER)
        self.assertEqual((len(self.given["long"]), self.given["left"]), (5, []))

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
