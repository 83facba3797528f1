#!/usr/bin/env python3
"""The care of an archive from outside: copies of it, damage to it, what goes in and out. archive_test.py PROGRAM ROOT"""
import gzip
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
PAGE = 8192


def run(*words, stdin=b"", code=0):
    done = subprocess.run([PROGRAM, *map(str, words)], input=stdin, capture_output=True, timeout=300)
    assert done.returncode == code, f"{words}: exit {done.returncode}, wanted {code}: {done.stderr.decode()[-800:]}"
    return done.stdout, done.stderr.decode()


def exported(archive):
    return run("export", "--archive", archive, "articles")[0]


class Care(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        cls.sound = cls.root / "sound"
        run("keep", "--archive", cls.sound, "--quiet", ROOT / "examples/html", ROOT / "examples/text")
        cls.articles = exported(cls.sound)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def copy(self, name):
        shutil.copytree(self.sound, self.root / name)
        return self.root / name

    def flip(self, path, at):
        with open(path, "r+b") as file:
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << random.Random(at).randrange(8)]))

    # ------------------------------------------------------------------------------------- copies

    def test_rebuild_gives_the_same_articles_and_captures(self):
        archive = self.copy("rebuilt")
        captures = (archive / "captures/00001.warc.gz").read_bytes()
        run("rebuild", "--archive", archive, "--quiet")
        self.assertEqual(exported(archive), self.articles)
        self.assertEqual((archive / "captures/00001.warc.gz").read_bytes(), captures)
        self.assertIn(b"all sound", run("check", "--archive", archive)[0])

    def test_rebuild_of_an_archive_of_an_earlier_format_leaves_one_of_this(self):
        with tarfile.open(ROOT / "tests/fixtures/format-6.tar.gz") as fixture:
            fixture.extractall(self.root)
        run("rebuild", "--archive", self.root / "format-6", "--quiet")
        self.assertEqual((self.root / "format-6/archive.toml").read_text(), (self.sound / "archive.toml").read_text())

    def test_a_backup_made_while_a_writer_writes_is_whole_and_restores(self):
        archive = self.root / "busy"
        pages = sorted((ROOT / "examples/html").rglob("*.html"))
        run("keep", "--archive", archive, "--quiet", *pages[:5])
        (archive / "state.sqlite").write_bytes(b"")  # whatever else stands in the folder comes along
        (archive / "notes.txt").write_text("mine")
        writer = subprocess.Popen([PROGRAM, "keep", "--archive", str(archive), "--quiet", *map(str, pages)], stdout=subprocess.DEVNULL)
        backups = []
        while writer.poll() is None or not backups:
            backups.append(self.root / f"backup-{len(backups)}")
            run("backup", "--archive", archive, backups[-1])
        self.assertEqual(writer.returncode, 0)
        backups.append(self.root / "backup-last")
        run("backup", "--archive", archive, backups[-1])
        for backup in (backups[0], backups[-1]):
            self.assertIn(b"all sound", run("check", "--archive", backup)[0])
            self.assertTrue(exported(archive).startswith(exported(backup)))
            self.assertEqual((backup / "notes.txt").read_text(), "mine")
        self.assertEqual(exported(backups[-1]), exported(archive))
        self.assertIn("something already", run("backup", "--archive", archive, backups[0], code=1)[1])
        run("restore", "--archive", self.root / "restored", backups[-1])
        self.assertEqual(exported(self.root / "restored"), exported(archive))
        run("keep", "--archive", self.root / "restored", "--quiet", ROOT / "examples/text")
        self.assertIn(b"all sound", run("check", "--archive", self.root / "restored")[0])

    def test_a_damaged_backup_is_not_restored(self):
        backup = self.copy("damaged-backup")
        self.flip(backup / "captures/00001.warc.gz", 300)
        self.assertIn("captures/00001.warc.gz", run("restore", "--archive", self.root / "never", backup, code=1)[1])
        self.assertFalse((self.root / "never").exists())

    # ------------------------------------------------------------------------------------- damage

    def test_repair_gives_back_what_the_captures_hold(self):
        size = (self.sound / "archive.sqlite").stat().st_size
        for page in {0, 1, 2, 5, size // PAGE // 2, size // PAGE - 1}:
            with self.subTest(page=page + 1):
                archive = self.copy(f"page-{page}")
                self.flip(archive / "archive.sqlite", page * PAGE + (page * 977 + 16) % PAGE)
                out, said = run("check", "--archive", archive, code=1)
                self.assertTrue(f"page {page + 1}:" in said or page == 0, said)
                run("repair", "--archive", archive, "--quiet")
                self.assertIn(b"all sound", run("check", "--archive", archive)[0])
                self.assertEqual(exported(archive), self.articles)

    def test_repair_of_a_database_that_is_gone(self):
        archive = self.copy("no-database")
        for file in archive.glob("archive.sqlite*"):
            file.unlink()
        self.assertIn("repair", run("keep", "--archive", archive, ROOT / "examples/text", code=1)[1])
        run("repair", "--archive", archive)
        self.assertEqual(exported(archive), self.articles)

    def test_an_article_whose_capture_is_damaged_is_taken_from_its_row(self):
        archive = self.copy("damaged-capture")
        self.flip(archive / "captures/00001.warc.gz", 200)
        self.assertIn("captures/00001.warc.gz, byte 0", run("check", "--archive", archive, code=1)[1])
        self.assertIn("repair", run("rebuild", "--archive", archive, "--quiet", code=1)[1])
        self.assertIn("1 of them from their rows", run("repair", "--archive", archive)[1])
        self.assertIn(b"all sound", run("check", "--archive", archive)[0])
        self.assertEqual(sorted(exported(archive).splitlines()), sorted(self.articles.splitlines()))
        run("rebuild", "--archive", archive, "--quiet")
        self.assertEqual(sorted(exported(archive).splitlines()), sorted(self.articles.splitlines()))

    # ------------------------------------------------------------------------------------- in and out

    def test_articles_and_pages_come_back_as_they_went_out(self):
        lines = self.root / "articles.jsonl"
        lines.write_bytes(self.articles)
        run("import", "--archive", self.root / "from-lines", "--quiet", "articles", lines)
        self.assertEqual(exported(self.root / "from-lines"), self.articles)
        warc = self.root / "pages.warc.gz"
        warc.write_bytes(run("export", "--archive", self.sound, "warc")[0])
        run("import", "--archive", self.root / "from-warc", "--threads", 2, "warc", warc)
        self.assertEqual(exported(self.root / "from-warc"), self.articles)
        run("import", "--archive", self.root / "from-archive", "archive", self.sound)
        self.assertEqual(exported(self.root / "from-archive"), self.articles)
        self.assertIn("not what", run("import", "--archive", self.root / "from-lines", "articles", warc, code=3)[1])

    def test_export_takes_a_query(self):
        beacon = run("export", "--archive", self.sound, "articles", "in:beacon")[0].splitlines()
        self.assertTrue(0 < len(beacon) < len(self.articles.splitlines()))
        self.assertTrue(all(json.loads(line)["publisher"] == "The Aldous Beacon" for line in beacon))
        pages = gzip.decompress(run("export", "--archive", self.sound, "warc", "in:beacon")[0])
        self.assertEqual(pages.count(b"WARC-Type: re"), len(beacon))
        run("export", "--archive", self.sound, "pictures", code=2)
        self.assertIn("backup", run("export", "--archive", self.sound, "archive", code=2)[1])

    # ------------------------------------------------------------------------------------- forgetting

    def test_what_is_forgotten_is_in_no_file(self):
        archive = self.copy("forgetting")
        word = "Zyxomma"  # stands in one article only
        page = f"<html><head><title>{word} seen on the river</title><meta property='og:site_name' content='The Quill'></head><body><article><h1>{word} seen on the river</h1>" \
               + f"<p>The {word}, a dragonfly of the dusk, was seen on the river Aldous on Monday, the warden said, for the first time.</p>" * 3 + "</article></body></html>"
        path = self.root / "dragonfly.html"
        path.write_text(page)
        run("keep", "--archive", archive, "--quiet", path)
        line = json.loads(run("export", "--archive", archive, "articles", word)[0])
        run("keep", "--archive", archive, "--quiet", "-", stdin=json.dumps({**line, "headline": word + " again"}).encode())
        self.assertEqual(json.loads(run("forget", "--archive", archive, line["id"])[0]), {"forgotten": 1})
        self.assertEqual(run("search", "--archive", archive, word)[0], b"")
        for file in archive.rglob("*"):
            if file.is_file():
                held = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
                self.assertFalse(word[:5].lower().encode() in held.lower(), file)
        self.assertIn(b"all sound", run("check", "--archive", archive)[0])
        self.assertEqual(exported(archive), self.articles)
        run("keep", "--archive", archive, "--quiet", path)
        run("forget", "--archive", archive, "--publisher", "the aldous beacon")
        left = [json.loads(article) for article in exported(archive).splitlines()]
        self.assertFalse([a for a in left if a.get("publisher") == "The Aldous Beacon"])
        self.assertIn(word, left[-1]["headline"])
        listed = b"".join(run("recommend", "--archive", archive, a["id"])[0] for a in left[:12])
        self.assertNotIn(b"The Aldous Beacon", listed)
        self.assertIn(b"all sound", run("check", "--archive", archive)[0])
        run("rebuild", "--archive", archive, "--quiet")
        self.assertEqual([json.loads(a) for a in exported(archive).splitlines()], left)
        self.assertIn("no article", run("forget", "--archive", archive, "nothing-like-it", code=1)[1])
        run("forget", "--archive", archive, code=2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
