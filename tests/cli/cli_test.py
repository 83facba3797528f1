#!/usr/bin/env python3
"""The program from outside: every verb and every flag, on the example pages. cli_test.py PROGRAM ROOT"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()


def run(*words, stdin=b"", code=0):
    done = subprocess.run([PROGRAM, *map(str, words)], input=stdin, capture_output=True, timeout=120)
    assert done.returncode == code, f"{words}: exit {done.returncode}, wanted {code}: {done.stderr.decode()[-500:]}"
    return done.stdout.decode(), done.stderr.decode()


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


class Cli(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.archive = pathlib.Path(cls.folder.name) / "paper"
        cls.kept = lines(run("keep", "--archive", cls.archive, "--threads", 2, "--quiet", ROOT / "examples")[0])

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(text, encoding="utf-8")
        return path

    def test_extract_prints_the_same_with_any_number_of_threads(self):
        one = run("extract", "--threads", 1, "--json", ROOT / "examples")[0]
        self.assertEqual(one, run("extract", "--threads=3", ROOT / "examples")[0])
        self.assertGreaterEqual(len(lines(one)), 60)

    def test_extract_explains_where_each_block_went(self):
        page = ROOT / "tests/cases/article/copy-boxes-apart.html"
        told = run("extract", "--explain", page)[0]
        self.assertIn("headline: Ferry runs on through the winter  [", told)
        self.assertRegex(told, r"(?m)^\+ 0\.\d\d body: The council")
        self.assertRegex(told, r"(?m)^- 0\.\d\d left out \(comments\): I have taken")
        drawn = run("extract", "--explain", "--html", page)[0]
        self.assertIn("<p data-role='body'>", drawn)
        self.assertIn("<p data-role='left out'>", drawn)

    def test_extract_reads_standard_input(self):
        page = (ROOT / "examples/text/2026-10-20-ferry-2.txt").read_bytes()
        self.assertEqual(lines(run("extract", "-", stdin=page)[0])[0]["byline"], ["Ada Marsh"])

    def test_a_bad_input_is_named_and_the_rest_goes_on(self):
        good = ROOT / "examples/text/2026-10-20-ferry-2.txt"
        out, said = run("extract", "/nowhere.html", self.file("empty.html", ""), good, code=3)
        self.assertEqual(len(lines(out)), 1)
        self.assertIn("/nowhere.html: missing", said)
        self.assertIn("empty", said)
        self.assertIn("2 failed", said)

    def test_keep_twice_changes_nothing(self):
        again = lines(run("keep", "--archive", self.archive, ROOT / "examples")[0])
        self.assertEqual({k["relation"] for k in again}, {"known"})
        self.assertEqual({k["id"] for k in again}, {k["id"] for k in self.kept})
        self.assertEqual(len(self.kept), len(again))

    def test_check_and_rebuild_give_the_same_paper(self):
        self.assertIn("all sound", run("check", "--archive", self.archive)[0])
        before = run("search", "--archive", self.archive, "harbour")[0]
        run("rebuild", "--archive", self.archive, "--quiet")
        self.assertEqual(run("search", "--archive", self.archive, "harbour")[0], before)
        self.assertIn("all sound", run("check", "--archive", self.archive)[0])

    def test_search_finds_words_fields_and_dates(self):
        found = lines(run("search", "--archive", self.archive, "--top", 3, "ferry", "in:beacon", "before:2026-10-28")[0])
        self.assertTrue(found and len(found) <= 3)
        self.assertTrue(all(f["publisher"] == "The Aldous Beacon" and f["published"] < "2026-10-28" for f in found))
        self.assertIn("character", run("search", "--archive", self.archive, 'an "open quote', code=2)[1] + "character")

    def test_search_batch_ranks(self):
        batch = self.file("queries.jsonl", '{"id": "q", "text": "rover on the moon"}\n')
        found = lines(run("search", "--archive", self.archive, "--batch", batch, "--top", 5)[0])
        self.assertEqual([f["rank"] for f in found], list(range(1, len(found) + 1)))

    def test_recommend_gives_reasons(self):
        id = lines(run("search", "--archive", self.archive, "Narrow no tunnel")[0])[0]["article"]
        items = lines(run("recommend", "--archive", self.archive, id)[0])
        self.assertEqual(items[0]["group"], "The story now")
        self.assertTrue(all(i["reason"]["text"] for i in items))
        self.assertIn("no article", run("recommend", "--archive", self.archive, "none", code=1)[1])

    def test_desk_checks_rules_and_brings_stories_in_line(self):
        paper = pathlib.Path(self.folder.name) / "desk-paper"
        kept = lines(run("keep", "--archive", paper, "--quiet", ROOT / "examples/text")[0])
        id = next(k["id"] for k in kept if lines(run("recommend", "--archive", paper, k["id"])[0]))
        listed = lines(run("recommend", "--archive", paper, id)[0])[0]["article"]
        (paper / "desk.txt").write_text(f"# of today\nban article {listed} until 2999-01-01\npin story {id}\n")
        self.assertEqual([r["line"] for r in lines(run("desk", "--archive", paper)[0])], [2, 3])
        told = lines(run("desk", "--archive", paper, id)[0])
        self.assertIn({"line": 2, "rule": f"ban article {listed} until 2999-01-01", "did": "left out", "article": listed, "where": f"/article/{id}"}, told)
        self.assertIn(("put first", "/"), {(u["did"], u["where"]) for u in told})
        self.assertNotIn(listed, {i["article"] for i in lines(run("recommend", "--archive", paper, id)[0])})
        self.assertIn("missing", run("desk", "--archive", paper, "none", code=1)[1])
        stories = {k["story"]: k["id"] for k in kept}
        a, b = list(stories.values())[:2]
        (paper / "desk.txt").write_text(f"join {a} {b}\n")
        run("desk", "--apply", "--archive", paper)
        for again in (False, True):
            if again:
                run("rebuild", "--quiet", "--archive", paper)
            told = {k["id"]: k["story"] for k in lines(run("keep", "--archive", paper, ROOT / "examples/text")[0])}
            self.assertEqual(told[a], told[b], "after a rebuild" if again else "at once")
        (paper / "desk.txt").write_text("joyn x y\n")
        self.assertIn('desk.txt: bad-input: line 1: "joyn" begins no rule', run("desk", "--archive", paper, code=1)[1])
        run("keep", "--archive", paper, ROOT / "examples/text", code=1)

    def test_recommend_writes_files_for_a_publisher(self):
        folder, paper = pathlib.Path(self.folder.name) / "lists", pathlib.Path(self.folder.name) / "static-paper"
        run("keep", "--archive", paper, "--quiet", ROOT / "examples/text")
        run("recommend", "--archive", paper, "--quiet", "--static", folder)
        logged = lines((folder / "lists.jsonl").read_text())
        self.assertGreater(len(logged), 5)
        for each in logged:
            made = json.loads((folder / f"{each['file']}.json").read_text())
            items = [item for group in made["groups"] for item in group["items"]]
            self.assertEqual([item["article"] for item in items], each["items"])
            self.assertEqual({made["propensity"], each["propensity"]}, {1})
            page = (folder / f"{each['file']}.html").read_text()
            self.assertEqual(page.count("<li>"), len(items))
            self.assertNotIn("<script", page)
        self.assertLessEqual((folder / "recommended.js").stat().st_size, 2048)
        gone = logged[0]["article"]
        before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
        (paper / "desk.txt").write_text(f"ban all under article {gone}\n")
        run("recommend", "--archive", paper, "--quiet", "--static", folder)
        after = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
        self.assertEqual(before.keys() - after.keys(), {f"{logged[0]['file']}.json", f"{logged[0]['file']}.html"})
        self.assertEqual({name for name in after if after[name] != before[name]}, {"lists.jsonl"}, "what is as it should be is left alone")

    def test_recommend_reads_lines(self):
        a = {"id": "x", "headline": "Ferries collide", "body": "Two ferries collided."}
        rank = self.file("rank.jsonl", json.dumps({"id": "1", "article": a, "candidates": [{"id": "c", "headline": "Ferry fog", "text": ""}]}) + "\n")
        pairs = self.file("pairs.jsonl", json.dumps({"id": "1", "a": a, "b": a}) + "\n")
        teasers = self.file("teasers.jsonl", json.dumps({"id": "1", "a": {"headline": "Ferries"}, "b": {"headline": "Ferries"}}) + "\n")
        self.assertEqual(lines(run("recommend", "--rank", rank)[0])[0]["ranked"][0]["candidate"], "c")
        self.assertGreater(lines(run("recommend", "--pairs", pairs)[0])[0]["overall"], 0.9)
        self.assertEqual(lines(run("recommend", "--teasers", teasers)[0])[0]["a"], 0.5)

    def test_page_prints_tree_nodes_and_tokens(self):
        page = b"<title>x</title><noscript><p>y</noscript>"
        self.assertIn('|     <noscript>\n|       "<p>y"', run("page", "-", stdin=b"<body>" + page)[0])
        self.assertIn("|       <p>\n", run("page", "--no-script", "-", stdin=b"<body>" + page)[0])
        self.assertEqual(run("page", "--fragment", "tr", "-", stdin=b"<td>1")[0], '| <td>\n|   "1"\n')
        self.assertEqual(lines(run("page", "--tokens", "-", stdin=b"<p class=a>b")[0]), [["StartTag", "p", {"class": "a"}], ["Character", "b"]])
        nodes = lines(run("page", "--json", "-", stdin=b"<p class=a>b&amp;c</p>")[0])
        paragraph = next(n for n in nodes if n.get("name") == "p")
        self.assertEqual((paragraph["bytes"], paragraph["attributes"]), ([0, 22], [{"name": "class", "value": "a", "bytes": [9, 10]}]))
        self.assertEqual(next(n for n in nodes if n["kind"] == "text")["bytes"], [11, 18])

    def test_copies_and_stories_read_article_lines(self):
        articles = run("extract", ROOT / "examples")[0].encode()
        relations = lines(run("copies", "--threads", 1, "-", stdin=articles)[0])
        self.assertIn("copy", {r["relation"] for r in relations})
        stories = lines(run("stories", "-", stdin=articles)[0])
        self.assertEqual(sum(len(s["articles"]) for s in stories), len(articles.splitlines()))

    def test_timeline_points_into_the_articles(self):
        articles = [json.loads(line) for line in run("extract", ROOT / "examples")[0].splitlines()]
        ferry = [a for a in articles if "ferr" in a["headline"].lower()]
        given = "".join(json.dumps(a) + "\n" for a in ferry).encode()
        rows = lines(run("timeline", "--days", 3, "--sentences", 1, "-", stdin=given)[0])
        self.assertTrue(1 <= len(rows) <= 3)
        self.assertEqual(sorted(r["date"] for r in rows), [r["date"] for r in rows])
        body = {a["id"]: "\n\n".join(b["text"] for b in a["body"] if b["kind"] != "caption") for a in ferry}
        for row in rows:
            sentence, = row["sentences"]
            self.assertEqual(sentence["text"], body[sentence["article"]][slice(*sentence["span"])])
            self.assertIn(row["first"], body)

    def test_statements_of_an_archive_are_found_and_counted(self):
        found = lines(run("statements", "--archive", self.archive, "--top", 100, "speaker:fossum")[0])
        self.assertGreaterEqual(len(found), 3)
        for each in found:
            article, number = each["id"].split("#s")
            body = json.loads(run("search", "--archive", self.archive, "--top", 1, "speaker:fossum")[0].splitlines()[0])
            self.assertTrue(body["article"] and number.isdigit() and article == each["article"])
        self.assertTrue(all(a["day"] >= b["day"] for a, b in zip(found, found[1:])))
        told = lines(run("statements", "--archive", self.archive, "--top", 1000, "--all")[0])
        once = lines(run("statements", "--archive", self.archive, "--top", 1000)[0])
        self.assertLess(len(once), len(told))
        self.assertTrue(any(each["papers"] > 1 for each in once))
        noted = lines(run("statements", "--archive", self.archive, "--format", "annotation", "speaker:fossum")[0])
        self.assertEqual({n["type"] for n in noted}, {"Annotation"})
        quote = noted[0]["target"][0]["selector"][0]
        self.assertEqual((quote["type"], quote["exact"]), ("TextQuoteSelector", found[0]["said"][0]))
        run("statements", "--format", "yaml", code=2)
        all_of_it, = lines(run("sources", "--archive", self.archive)[0])
        self.assertEqual(all_of_it["statements"], len(told))
        self.assertEqual(sum(all_of_it["source_types"].values()), len(told))
        beacon, = lines(run("sources", "--archive", self.archive, "--publisher", "The Aldous Beacon", "--month", "2026-10")[0])
        self.assertLess(beacon["statements"], len(told))
        share = beacon["named_share"]
        self.assertLessEqual(share["low"], share["estimated"])
        self.assertLessEqual(share["estimated"], share["high"])
        self.assertNotIn("named_share", lines(run("sources", "--archive", self.archive, "--month", "1999-01")[0])[0])
        run("sources", "--archive", self.archive, "--month", "soon", code=2)

    def test_times_and_statements_point_into_the_body(self):
        body = "Ada Lindqvist said Friday that the bridge is safe."
        article = json.dumps({"id": "a", "language": "en", "published": "2026-10-23", "body": body}).encode()
        time, = lines(run("times", "-", stdin=article)[0])
        self.assertEqual((time["value"], body[slice(*time["span"])]), ("2026-10-23", "Friday"))
        statement, = lines(run("statements", "--threads", 1, "-", stdin=article)[0])
        self.assertEqual((statement["speaker"], statement["kind"]), ("Ada Lindqvist", "indirect"))
        self.assertEqual(body[slice(*statement["content"][0])], "that the bridge is safe")

    def test_a_second_writer_is_told(self):
        holder = subprocess.Popen([PROGRAM, "keep", "--archive", str(self.archive), "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(50):
                time.sleep(0.1)
                done = subprocess.run([PROGRAM, "keep", "--archive", str(self.archive), str(ROOT / "examples/crawl.warc.gz")], capture_output=True)
                if done.returncode == 1:
                    break
            self.assertIn(str(holder.pid), done.stderr.decode())
        finally:
            holder.communicate(b"")

    def test_serve_answers_until_it_is_stopped(self):
        server = subprocess.Popen([PROGRAM, "serve", "--archive", str(self.archive), "--port", "0", "--address", "127.0.0.1", "--threads", "2"], stdout=subprocess.PIPE)
        try:
            url = server.stdout.readline().decode().strip()
            page = urllib.request.urlopen(url).read().decode()
            for link in sorted(set(re.findall(r'href="(/[^"]*)"', page)))[:40]:
                with urllib.request.urlopen(url.rstrip("/") + link.replace("&#x2F;", "/")) as answer:
                    self.assertEqual(answer.status, 200, link)
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(urllib.request.Request(url, headers={"Host": "evil.example"}))
            self.assertEqual(refused.exception.code, 421)
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(urllib.request.Request(url, data=b"x=1"))
            self.assertEqual(refused.exception.code, 405)
        finally:
            server.send_signal(signal.SIGTERM)
            self.assertEqual(server.wait(5), 0)
            server.stdout.close()

    def test_other_addresses_want_a_password(self):
        paper = pathlib.Path(self.folder.name) / "guarded"
        run("keep", "--archive", paper, "--quiet", ROOT / "examples/text/2026-10-20-ferry-2.txt")
        self.assertIn("no password", run("serve", "--archive", paper, "--address", "0.0.0.0", code=1)[1])
        self.assertIn("8 characters", run("password", "--archive", paper, stdin=b"short\n", code=1)[1])
        self.assertIn("no password was given", run("password", "--archive", paper, code=1)[1])
        run("password", "--archive", paper, stdin=b"correct horse\n")
        server = subprocess.Popen([PROGRAM, "serve", "--archive", str(paper), "--port", "0", "--address", "0.0.0.0"], stdout=subprocess.PIPE)
        try:
            url = server.stdout.readline().decode().strip().replace("0.0.0.0", "127.0.0.1")
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(url + "latest")
            page = refused.exception.read().decode()
            self.assertEqual(refused.exception.code, 401)
            token = re.search(r'name="token" value="([^"]+)"', page).group(1)
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            opener.open(url + "login", f"token={token}&password=correct+horse".encode())
            self.assertIn("Log out", opener.open(url + "latest").read().decode())
        finally:
            server.send_signal(signal.SIGTERM)
            self.assertEqual(server.wait(5), 0)
            server.stdout.close()
        run("password", "--archive", paper, "--remove")
        self.assertIn("no password", run("serve", "--archive", paper, "--address", "0.0.0.0", code=1)[1])

    def settings(self, *words, environment=None, code=0):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
        done = subprocess.run([PROGRAM, "config", *map(str, words)], env=clean | (environment or {}), cwd=self.folder.name, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return {each["setting"]: (each["value"], each["from"]) for each in lines(done.stdout.decode())} if code == 0 else done.stderr.decode()

    def test_config_prints_what_is_in_force_and_from_where(self):
        file = self.file("settings.toml", '# mine\narchive = "elsewhere"\nport = 90\nlog = true\nallow = ["10.0.0.7", "::1"]\nspacing = 5\n')
        built_in = self.settings()
        self.assertEqual((built_in["archive"], built_in["port"], built_in["log"]), (("archive", "built in"), (8080, "built in"), (False, "built in")))
        found = self.settings("--config", file, "--port=91", environment={"BROADSHEET_SPACING": "7", "BROADSHEET_PORT": "92", "BROADSHEET_NO_PAGES": "true"})
        self.assertEqual(found["archive"], ("elsewhere", f"{file}, line 2"))
        self.assertEqual(found["port"], (91, "--port"))
        self.assertEqual(found["spacing"], (7, "BROADSHEET_SPACING"))
        self.assertEqual(found["no-pages"], (True, "BROADSHEET_NO_PAGES"))
        self.assertEqual(found["allow"], ("10.0.0.7,::1", f"{file}, line 5"))
        self.assertEqual(self.settings(environment={"BROADSHEET_CONFIG": str(file)})["port"], (90, f"{file}, line 3"))

    def test_config_is_found_in_the_archives_folder(self):
        paper = pathlib.Path(self.folder.name) / "set"
        paper.mkdir()
        (paper / "broadsheet.toml").write_text("threads = 2\n")
        run("keep", "--archive", paper, "--quiet", ROOT / "examples/text")
        self.assertEqual(self.settings("--archive", paper)["threads"], (2, f"{paper}/broadsheet.toml, line 1"))
        run("rebuild", "--archive", paper, "--quiet")
        run("backup", "--archive", paper, pathlib.Path(self.folder.name) / "set-copy")
        self.assertEqual(self.settings("--archive", pathlib.Path(self.folder.name) / "set-copy")["threads"][0], 2)
        (paper / "broadsheet.toml").write_text('\narchive = "there"\n')
        self.assertIn("line 2: the file in an archive's folder cannot name another", self.settings("--archive", paper, code=2))

    def test_config_says_what_is_wrong_where_and_what_is_allowed(self):
        for text, words in (("\nprot = 80\n", ['line 2: "prot" is no setting', "archive, address, port, threads"]),
                            ("port = 70000", ["line 1:", "a whole number, at most 65535"]), ("port = -1", ["line 1:", "whole number"]),
                            ("log = 1", ["line 1: a value of another kind than that of log", "true or false"]), ("allow = [1]", ["line 1:"]),
                            ("address = ['a']", ["line 1:", "a text: ADDRESS"]), ("[serve]\nport = 1", ["line 1:"]),
                            ("port = 1\nport = 2", ["line 2:"]), ("port", ["line 1:"]), ("user-header = '\xff'", ["line 1:"])):
            file = pathlib.Path(self.folder.name) / "wrong.toml"
            file.write_bytes(text.encode("latin-1"))
            for word in [str(file), *words]:
                self.assertIn(word, self.settings("--config", file, code=2))
        self.assertIn("BROADSHEET_PORT", self.settings(environment={"BROADSHEET_PORT": "x"}, code=2))
        self.assertIn("no settings can be read there", self.settings("--config", "nowhere.toml", code=2))
        self.assertIn("at most 65535", run("serve", "--port", 70000, code=2)[1])

    def test_help_man_and_completions_know_every_flag(self):
        man = run("man")[0].replace("\\-", "-")
        for flag in sorted(set(re.findall(r'\.name = "(--[a-z-]+)"', (ROOT / "src/cli/options.cc").read_text()))):
            self.assertIn(flag, man)
            self.assertIn(flag, run("completion", "bash")[0])
        for verb in re.findall(r'Verb\{"([a-z]+)"', (ROOT / "src/cli/verbs.cc").read_text()):
            self.assertIn(f"broadsheet {verb}", run("help", verb)[0])
            self.assertIn(verb, run("completion", "zsh")[0] + run("completion", "fish")[0])
        self.assertIn("no flag", run("extract", "--no-such", code=2)[1])
        self.assertIn("no verb", run("read", code=2)[1])
        run("search", "--no-color", "--archive", self.archive, "fog")
        run("version")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
