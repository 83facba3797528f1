#!/usr/bin/env python3
"""Following feeds, from outside: a publisher on loopback, the program against it. feeds_test.py PROGRAM"""
import collections
import contextlib
import gzip
import hashlib
import hmac
import http.server
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

PROGRAM = sys.argv[1]
WORDS = ("The council met on Monday and agreed to open the bridge again before the winter, said the mayor, "
         "who had asked for the money in spring. ")


class Publisher(http.server.BaseHTTPRequestHandler):
    """What the test puts into `pages`: path to (status, headers, body), or a function of the request."""
    pages, asked, forms = {}, collections.Counter(), []

    def do_GET(self):
        Publisher.asked[self.path] += 1
        page = Publisher.pages.get(self.path, (404, {}, b"nothing here"))
        status, headers, body = page(self) if callable(page) else page
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        Publisher.forms.append(urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def rss(items, title="The Gazette"):
    return (f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>/</link>'
            + "".join(f"<item><title>{i['title']}</title><link>{i['link']}</link><guid>{i['link']}</guid>"
                      f"<pubDate>Tue, 20 Oct 2026 08:30:00 +0200</pubDate><description>{i.get('text', 'Short.')}"
                      "</description></item>" for i in items) + "</channel></rss>").encode()


class Feeds(unittest.TestCase):
    def setUp(self):
        Publisher.pages, Publisher.asked, Publisher.forms = {}, collections.Counter(), []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.folder = tempfile.TemporaryDirectory()
        self.archive = pathlib.Path(self.folder.name) / "paper"

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def run_program(self, verb, *words, code=0):
        done = subprocess.run([PROGRAM, verb, "--archive", str(self.archive), *map(str, words)], capture_output=True, timeout=120)
        self.assertEqual(done.returncode, code, done.stderr.decode()[-500:])
        return done.stdout.decode(), done.stderr.decode()

    def ask(self, verb, *words, code=0):
        out, said = self.run_program(verb, "--allow", self.host, "--spacing", 0, *words, code=code)
        return [json.loads(line) for line in out.splitlines()], said

    def url(self, path):
        return f"http://{self.host}{path}"

    def items(self, *numbers):
        return [{"title": f"Report number {n} of the bridge", "link": self.url(f"/story/{n}")} for n in numbers]

    def test_a_page_is_followed_by_the_feed_it_names(self):
        Publisher.pages["/"] = (200, {"Content-Type": "text/html"},
                                b"<link rel=alternate type=application/rss+xml href=/rss><p>Front page of a paper.")
        Publisher.pages["/rss"] = (200, {"Content-Type": "application/rss+xml"}, rss(self.items(1, 2)))
        followed, _ = self.ask("follow", self.url("/"))
        self.assertEqual(followed[0]["feed"], self.url("/rss"))
        self.assertEqual(followed[0]["title"], "The Gazette")
        self.assertEqual(json.loads(self.run_program("follow")[0])["feed"], self.url("/rss"))
        self.run_program("unfollow", self.url("/rss"))
        self.assertEqual(self.run_program("follow")[0], "")

    def test_poll_keeps_what_is_new_once(self):
        page = f"<html><head><title>Report</title></head><body><article><h1>Report</h1>{('<p>' + WORDS * 3 + '</p>') * 6}</article></body></html>"
        Publisher.pages["/story/1"] = (200, {"Content-Type": "text/html"}, page.encode())

        def feed(request):
            if request.headers.get("If-None-Match") == '"one"':
                return 304, {}, b""
            return 200, {"ETag": '"one"', "Content-Type": "application/rss+xml"}, rss(self.items(1, 2))

        Publisher.pages["/rss"] = feed
        self.ask("follow", self.url("/rss"))
        polled, _ = self.ask("poll")
        self.assertEqual((polled[0]["new"], polled[0]["items"]), (2, 2))
        self.assertIn("next", polled[0])
        found = [json.loads(line) for line in self.run_program("search", "council")[0].splitlines()]
        self.assertEqual(len(found), 1, "the page of the first item held more than the feed")
        found = [json.loads(line) for line in self.run_program("search", "bridge")[0].splitlines()]
        self.assertEqual(len(found), 2)
        self.assertEqual(self.ask("poll")[0], [], "not its turn yet")
        self.assertEqual(self.ask("poll", "--all")[0][0]["new"], 0)
        self.assertIn("all sound", self.run_program("check")[0])
        self.run_program("rebuild", "--quiet")
        again = [json.loads(line) for line in self.run_program("search", "bridge")[0].splitlines()]
        self.assertEqual({a["article"] for a in again}, {f["article"] for f in found})
        self.assertEqual(json.loads(self.run_program("follow")[0])["items"], 2, "a rebuild keeps what is followed")

    def sitemap(self, *numbers):
        entries = "".join(f"<url><loc>{self.url(f'/story/{n}')}</loc><n:news><n:publication><n:name>The Gazette</n:name><n:language>en</n:language>"
                          f"</n:publication><n:publication_date>2026-10-2{n}</n:publication_date><n:title>Report number {n} of the bridge</n:title></n:news></url>"
                          for n in numbers)
        return f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'.encode()

    def test_a_news_sitemap_is_found_by_robots_txt_and_polled(self):
        Publisher.pages["/"] = (200, {"Content-Type": "text/html"}, b"<p>A front page that names no feed.")
        Publisher.pages["/robots.txt"] = (200, {}, f"User-agent: *\nAllow: /\nSitemap: {self.url('/pages.xml')}\nSitemap: {self.url('/news-index.xml')}\n".encode())
        Publisher.pages["/pages.xml"] = (200, {}, b"<urlset><url><loc>/about</loc></url></urlset>")
        Publisher.pages["/news-index.xml"] = (200, {"ETag": '"index"'}, (
            f"<sitemapindex><sitemap><loc>{self.url('/pages.xml')}</loc></sitemap><sitemap><loc>{self.url('/news-2.xml')}</loc></sitemap>"
            f"<sitemap><loc>{self.url('/news-1.xml.gz')}</loc></sitemap></sitemapindex>").encode())
        Publisher.pages["/news-1.xml.gz"] = (200, {"Content-Type": "application/x-gzip"}, gzip.compress(self.sitemap(1)))
        Publisher.pages["/news-2.xml"] = (200, {"Content-Type": "text/xml"}, self.sitemap(2))
        for n in (1, 2, 3):
            page = f"<article><h1>Report number {n} of the bridge</h1>{('<p>' + WORDS * 3 + '</p>') * 6}</article>"
            Publisher.pages[f"/story/{n}"] = (200, {"Content-Type": "text/html"}, page.encode())
        followed, _ = self.ask("follow", self.url("/"))
        self.assertEqual((followed[0]["feed"], followed[0]["title"]), (self.url("/news-index.xml"), "The Gazette"))
        self.assertEqual(Publisher.asked["/pages.xml"], 1, "news first, and what is none is asked once")
        self.assertEqual(self.ask("poll")[0][0]["new"], 2)
        self.assertEqual(len(self.run_program("search", "council")[0].splitlines()), 2, "the pages have the text")
        Publisher.pages["/news-2.xml"] = (200, {}, self.sitemap(2, 3))
        self.assertEqual(self.ask("poll", "--all")[0][0]["new"], 1, "the index is the same, what it names is not")
        self.assertIn("all sound", self.run_program("check")[0])

    @contextlib.contextmanager
    def served(self):
        server = subprocess.Popen([PROGRAM, "serve", "--archive", str(self.archive), "--port", "0"], stdout=subprocess.PIPE)
        try:
            yield server.stdout.readline().decode().strip().rstrip("/")
        finally:
            server.terminate()
            server.communicate()

    def test_pictures_are_kept_with_articles_and_trackers_are_not(self):
        png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02" + bytes(600)
        gif = b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + bytes(20)
        pictures = {"/bridge.png": png, "/late.png": png + b"2", "/dot.gif": gif, "/pixel.gif": png, "/drawn.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                    "/huge.png": png + bytes(5_000_000)}
        for path, body in pictures.items():
            Publisher.pages[path] = (200, {"Content-Type": "image/png"}, body)
        Publisher.pages["/bridge.png?w=640"] = Publisher.pages["/bridge.png"]
        figures = "".join(f"<figure><img src='{src}'><figcaption>Picture {n} of the bridge</figcaption></figure>"
                          for n, src in enumerate(["/bridge.png?w=640&utm_source=rss", "/dot.gif", "/pixel.gif", "/drawn.png", "/huge.png", "/late.png"]))
        page = f"<title>Report</title><article><h1>Report number 1 of the bridge</h1>{figures}{('<p>' + WORDS * 3 + '</p>') * 6}</article>"
        Publisher.pages["/story/1"] = (200, {"Content-Type": "text/html"}, page.encode())
        Publisher.pages["/rss"] = (200, {}, rss(self.items(1)))
        self.ask("follow", self.url("/rss"))
        self.ask("poll", "--pictures")
        self.assertEqual({p for p in Publisher.asked if "/" + p.split("?")[0].strip("/") in pictures},
                         {"/bridge.png?w=640", "/dot.gif", "/drawn.png", "/huge.png", "/late.png"}, "no tracker by name, no identifier")
        article = json.loads(self.run_program("search", "council")[0])["article"]

        def shown():
            with self.served() as base:
                with urllib.request.urlopen(f"{base}/article/{article}") as answer:
                    links = re.findall(r'<img src="(/picture/[0-9a-f]+)" alt="" width="640" height="480"', answer.read().decode())
                answers = [urllib.request.urlopen(base + link) for link in links]
                with self.assertRaises(urllib.error.HTTPError) as none:
                    urllib.request.urlopen(base + "/picture/0123456789abcdef")
                self.assertEqual(none.exception.code, 404)
                return [(a.headers["Content-Type"], a.headers["X-Content-Type-Options"], a.headers["Cache-Control"].split(",")[0], "sandbox" in str(a.headers), a.read())
                        for a in answers]

        kept = [("image/png", "nosniff", "private", True, png), ("image/png", "nosniff", "private", True, png + b"2")]
        self.assertEqual(shown(), kept)
        asked = sum(Publisher.asked.values())
        self.assertEqual(shown(), kept)
        self.assertEqual(sum(Publisher.asked.values()), asked, "whoever reads asks nobody")
        self.run_program("rebuild", "--quiet")
        self.assertEqual(shown(), kept, "records tell that they are pictures")
        self.assertIn("all sound", self.run_program("check")[0])
        self.run_program("forget", article)
        self.assertIn("all sound", self.run_program("check")[0])
        captures = b"".join(gzip.decompress(f.read_bytes()) for f in (self.archive / "captures").glob("*.gz"))
        self.assertNotIn(b"IHDR", captures, "a picture goes with its article")

    def test_without_being_asked_to_poll_fetches_no_picture(self):
        page = f"<article><h1>Report</h1><figure><img src='/bridge.png'></figure>{('<p>' + WORDS * 3 + '</p>') * 6}</article>"
        Publisher.pages["/story/1"] = (200, {"Content-Type": "text/html"}, page.encode())
        Publisher.pages["/rss"] = (200, {}, rss(self.items(1)))
        self.ask("follow", self.url("/rss"))
        self.ask("poll")
        self.assertEqual((Publisher.asked["/story/1"], Publisher.asked["/bridge.png"]), (1, 0))

    def test_a_hub_is_asked_answered_and_believed_where_it_signs(self):
        Publisher.pages["/rss"] = (200, {"Link": f'<{self.url("/hub")}>; rel="hub", <{self.url("/topic")}>; rel=self'}, rss(self.items(1)))
        self.ask("follow", self.url("/rss"))
        self.ask("poll")
        self.assertEqual(Publisher.forms, [], "without an address of its own the paper asks no hub")
        self.run_program("poll", "--callback", "paper", code=2)
        self.ask("poll", "--all", "--callback", "https://paper.example/")
        form = {name: value[0] for name, value in Publisher.forms.pop().items()}
        self.assertEqual((form["hub.mode"], form["hub.topic"], int(form["hub.lease_seconds"])), ("subscribe", self.url("/topic"), 864_000))
        callback = urllib.parse.urlsplit(form["hub.callback"])
        self.assertEqual(callback.netloc, "paper.example")
        self.ask("poll", "--all", "--callback", "https://paper.example/")
        self.assertEqual(Publisher.forms, [], "it has an hour to answer")

        with self.served() as base:
            def call(path=callback.path, body=None, headers=(), **query):
                query = "?" + urllib.parse.urlencode({name.replace("_", ".", 1): value for name, value in query.items()}) if query else ""
                try:
                    with urllib.request.urlopen(urllib.request.Request(base + path + query, body, dict(headers))) as answer:
                        return answer.status, answer.read().decode()
                except urllib.error.HTTPError as error:
                    return error.code, ""

            asked = {"hub_mode": "subscribe", "hub_topic": self.url("/topic"), "hub_challenge": "<b>7", "hub_lease_seconds": "864000"}
            for wrong in ({"hub_mode": "unsubscribe"}, {"hub_topic": self.url("/other")}, {"hub_challenge": ""}, {"hub_lease_seconds": "long"}):
                self.assertEqual(call(**{**asked, **wrong})[0], 404, wrong)
            self.assertEqual(call("/websub/nobody", **asked)[0], 404)
            self.assertEqual(call(**asked), (200, "<b>7"))
            body = rss(self.items(1, 2))
            signed = lambda secret, how: {"X-Hub-Signature": how + "=" + hmac.new(secret.encode(), body, how).hexdigest(), "Content-Type": "application/rss+xml"}
            self.assertEqual(call("/websub/nobody", body, signed(form["hub.secret"], "sha256"))[0], 410)
            Publisher.pages["/rss"] = (200, {}, body)
            for headers in ({}, signed("guessed", "sha256"), {"X-Hub-Signature": "md5=" + hashlib.md5(body).hexdigest()}):
                self.assertEqual(call(body=body, headers=headers)[0], 202)
                self.assertFalse((self.archive / "announced").exists())
                self.assertEqual(self.ask("poll")[0], [], "who does not sign changes nothing")
            time.sleep(1.1)  # instants are seconds
            self.assertEqual(call(body=body, headers=signed(form["hub.secret"], "sha512"))[0], 202)
        self.assertTrue((self.archive / "announced").exists(), "what waits for this file polls at once")
        self.assertEqual(self.ask("poll")[0][0]["new"], 1, "it is its turn, and the publisher is asked")
        self.assertFalse((self.archive / "announced").exists())
        time.sleep(1.1)
        self.ask("poll", "--all")
        self.assertEqual(self.ask("poll")[0], [])

    def follow_many(self, feeds, items):
        """Feeds of one agency, as it were: every item of each is like every other."""
        for f in range(feeds):
            Publisher.pages[f"/rss{f}"] = (200, {"ETag": f'"{f}"'}, rss(
                [{"title": f"Report {f} {i} of the bridge", "link": self.url(f"/{f}/{i}"), "text": WORDS * 2} for i in range(items)], f"Paper {f}"))
        outlines = "".join(f"<outline text='Paper {f}' xmlUrl='{self.url(f'/rss{f}')}'/>" for f in range(feeds))
        (pathlib.Path(self.folder.name) / "list.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
        self.run_program("import", "opml", pathlib.Path(self.folder.name) / "list.opml")

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(f"file:{self.archive}/archive.sqlite?immutable=1", uri=True)) as database:
            return database.execute(sql).fetchall()

    def test_many_feeds_that_are_all_alike_end_and_each_article_is_in_one_story(self):
        self.follow_many(30, 50)
        polled, _ = self.ask("poll", "--no-pages")
        self.assertEqual(sum(p["new"] for p in polled), 1500)
        self.assertIn("1500 articles, all sound", self.run_program("check")[0])
        self.assertEqual(self.rows("SELECT sum(articles) FROM story"), [(1500,)], "stories that are no more were left behind")

    def test_validators_stand_only_with_all_of_their_articles(self):
        self.follow_many(30, 50)
        flags = ["--allow", self.host, "--spacing", "0", "--no-pages"]
        poll = subprocess.Popen([PROGRAM, "poll", "--archive", str(self.archive), *flags], stdout=subprocess.PIPE)
        for _ in range(22):  # behind the first commit, before the end
            poll.stdout.readline()
        poll.kill()
        poll.communicate()
        asked = [feed for feed in map(json.loads, self.run_program("follow")[0].splitlines()) if "fetched" in feed]
        self.assertEqual({feed["items"] for feed in asked}, {50}, "a feed would not be asked again for what was lost")
        self.ask("poll", "--no-pages")
        self.assertIn("1500 articles, all sound", self.run_program("check")[0])

    def test_rules_say_which_items_come_and_whose_text(self):
        page = f"<html><head><title>Report</title></head><body><article><h1>Report of the page</h1>{('<p>' + WORDS * 3 + '</p>') * 6}</article></body></html>"
        for n in (1, 2, 3):
            Publisher.pages[f"/story/{n}"] = (200, {"Content-Type": "text/html"}, page.encode())
        Publisher.pages["/rss"] = (200, {}, rss(self.items(1, 2, 3)))
        self.ask("follow", self.url("/rss"))
        self.assertEqual(self.ask("rules", self.url("/rss"))[0], [{"feed": self.url("/rss"), "rules": []}])
        tried = self.ask("rules", "--test", self.url("/rss"), "mute title number 2", "keep title BRIDGE")[0][0]
        self.assertEqual([item["takes"] for item in tried["items"]], [True, False, True])
        self.assertEqual(tried["counts"], [1, 3])
        self.assertEqual(self.ask("rules", self.url("/rss"))[0][0]["rules"], [], "a test keeps nothing")
        self.ask("rules", self.url("/rss"), "text feed", "mute title number 2")
        self.assertEqual(self.ask("rules", self.url("/rss"))[0][0]["rules"], ["text feed", "mute title number 2"])
        self.assertEqual(self.ask("poll")[0][0]["new"], 2)
        self.assertEqual(Publisher.asked["/story/1"], 0, "the feed's text was asked for")
        self.run_program("rebuild", "--quiet")
        self.assertEqual(len(self.ask("rules", self.url("/rss"))[0][0]["rules"]), 2, "a rebuild leaves them")
        self.ask("rules", "--remove", self.url("/rss"))
        self.assertEqual(self.ask("poll", "--all")[0][0]["new"], 1, "what was left may come when the rules change")
        self.assertEqual(Publisher.asked["/story/2"], 1)
        self.assertIn("line 1: ", self.run_program("rules", self.url("/rss"), "take all", code=1)[1])
        self.assertIn("missing", self.run_program("rules", self.url("/other"), code=1)[1])

    def test_rules_follow_a_feed_that_moves(self):
        Publisher.pages["/old"] = (301, {"Location": "/new"}, b"")
        Publisher.pages["/new"] = (200, {}, rss(self.items(1)))
        pathlib.Path(self.folder.name, "list.opml").write_text(f"<opml version='2.0'><body><outline text='x' xmlUrl='{self.url('/old')}'/></body></opml>")
        self.run_program("import", "opml", pathlib.Path(self.folder.name, "list.opml"))
        self.ask("rules", self.url("/old"), "mute all")
        self.assertEqual(self.ask("poll")[0][0]["new"], 0)
        self.assertEqual(self.ask("rules", self.url("/new"))[0][0]["rules"], ["mute all"])

    def test_pages_are_left_alone_where_told_so(self):
        Publisher.pages["/rss"] = (200, {}, rss(self.items(1)))
        self.ask("follow", self.url("/rss"))
        self.ask("poll", "--no-pages")
        self.assertEqual(Publisher.asked["/story/1"], 0)

    def test_faults_are_told_in_words_and_the_rest_goes_on(self):
        Publisher.pages["/good"] = (200, {}, rss(self.items(1), "Good"))
        Publisher.pages["/broken"] = (200, {}, b"<rss><channel><title>Broken & read</title><item><title>A<item>")
        Publisher.pages["/soon-bad"] = (200, {}, rss([], "Bad"))
        for path in ("/good", "/broken", "/soon-bad"):
            self.ask("follow", self.url(path))
        Publisher.pages["/soon-bad"] = (503, {"Retry-After": "172800"}, b"")
        polled, said = self.ask("poll", "--no-pages", code=3)
        by_title = {p["title"]: p for p in polled}
        self.assertEqual(by_title["Good"]["new"], 1)
        self.assertEqual(by_title["Broken & read"]["fault"], "broken XML, repaired")
        self.assertIn("status 503", by_title["Bad"]["fault"])
        self.assertIn("status 503", said)
        Publisher.pages["/soon-bad"] = (410, {}, b"")
        self.ask("poll", "--all", "--no-pages", code=3)
        self.assertEqual({p["title"] for p in self.ask("poll", "--all", "--no-pages")[0]}, {"Good", "Broken & read"}, "gone")

    def test_what_is_no_feed_or_not_public_is_refused_in_words(self):
        Publisher.pages["/page"] = (200, {"Content-Type": "text/html"}, b"<!doctype html><p>No feed here.")
        self.assertIn("names no feed", self.ask("follow", self.url("/page"), code=1)[1])
        self.assertIn("public network", self.run_program("follow", self.url("/rss"), code=1)[1])
        self.assertIn("scheme file", self.run_program("follow", "file:///etc/passwd", code=1)[1])
        self.assertEqual(Publisher.asked["/rss"], 0)

    def test_a_feed_that_moves_for_good_keeps_what_was_seen(self):
        Publisher.pages["/old"] = (200, {}, rss(self.items(1)))
        self.ask("follow", self.url("/old"))
        self.ask("poll", "--no-pages")
        Publisher.pages["/old"] = (302, {"Location": "/new"}, b"")
        Publisher.pages["/new"] = (200, {}, rss(self.items(1, 2)))
        self.assertEqual(self.ask("poll", "--all", "--no-pages")[0][0]["feed"], self.url("/old"), "not for good")
        Publisher.pages["/old"] = (301, {"Location": "/new"}, b"")
        polled = self.ask("poll", "--all", "--no-pages")[0][0]
        self.assertEqual((polled["feed"], polled["items"], polled["new"]), (self.url("/new"), 2, 0))

    def test_robots_are_obeyed(self):
        Publisher.pages["/robots.txt"] = (200, {}, b"User-agent: Broadsheet\nDisallow: /rss\n")
        Publisher.pages["/rss"] = (200, {}, rss(self.items(1)))
        self.assertIn("robots.txt", self.ask("follow", self.url("/rss"), code=1)[1])
        self.assertEqual(Publisher.asked["/rss"], 0)

    def test_lists_come_in_and_go_out(self):
        path = pathlib.Path(self.folder.name) / "list.opml"
        path.write_text('<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/rss"/></outline>'
                        '<outline text="B" xmlUrl="https://b.example/rss"/></body></opml>')
        self.assertEqual(json.loads(self.run_program("import", "opml", path)[0]), {"feeds": 2, "new": 2})
        self.assertEqual(json.loads(self.run_program("import", "opml", path)[0]), {"feeds": 2, "new": 0})
        out = self.run_program("export", "opml")[0]
        self.assertIn('<outline text="News">\n<outline type="rss" text="A" xmlUrl="https://a.example/rss"/>', out)
        path.write_text(out)
        self.assertEqual(json.loads(self.run_program("import", "opml", path)[0]), {"feeds": 2, "new": 0})
        path.write_text("<html></html>")
        self.assertIn("no OPML", self.run_program("import", "opml", path, code=1)[1])
        self.assertIn("archive or opml", self.run_program("import", path, code=2)[1])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
