#!/usr/bin/env python3
"""Books out of an archive, as another program's ZIP and XML readers see them. books_test.py PROGRAM"""
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request
import xml.etree.ElementTree as xml
import zipfile

PROGRAM = sys.argv[1]
OPF, DC, XHTML = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE, XML_LANG = "{http://www.idpf.org/2007/ops}type", "{http://www.w3.org/XML/1998/namespace}lang"
ARTICLES = [
    {"id": "bridge", "language": "en", "publisher": "The Gazette", "headline": "Bridge & tunnel <reopen>", "byline": ["Mara Lindt", "Jo Reeve"],
     "published": "2026-10-20T08:30:00+02:00", "url": "https://gazette.example/bridge?a=1&b=2", "section": "City", "standfirst": "At last.",
     "body": [{"kind": "paragraph", "text": "The \u0001bridge\ufffe reopened \"today\"."}, {"kind": "subhead", "text": "What next"},
              {"kind": "list-item", "text": "Tolls"}, {"kind": "quotation", "text": "We are glad."}, {"kind": "preformatted", "text": "a  b"},
              {"kind": "table", "text": "\t2025"}, {"kind": "table", "text": "Boats & ferries\t<3"},
              {"kind": "caption", "text": "The bridge"}, {"kind": "post", "text": "It opens.", "published": "2026-10-20T09:00:00Z"}],
     "notes": [{"kind": "correction", "text": "It was Monday."}]},
    {"id": "harbour", "language": "ar", "publisher": "الجريدة", "headline": "الميناء مفتوح", "published": "2026-10-21", "body": "فتح الميناء أبوابه."},
    {"id": "odd/id", "language": "no such language", "headline": "", "url": "javascript:alert(1)", "published": "2026", "body": "A tram line without a headline."},
]


class Books(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.archive = pathlib.Path(cls.folder.name) / "paper"
        lines = "\n".join(map(json.dumps, ARTICLES)).encode()
        subprocess.run([PROGRAM, "keep", "--archive", cls.archive, "--quiet", "-"], input=lines, check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def export(self, *words, code=0):
        done = subprocess.run([PROGRAM, "export", "--archive", self.archive, "epub", *words], capture_output=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done.stdout

    def opened(self, bytes):
        """The files of a book by name: whole, in order, and XML where they say so."""
        book = zipfile.ZipFile(io.BytesIO(bytes))
        self.assertIsNone(book.testzip())
        first = book.infolist()[0]
        self.assertEqual((first.filename, first.compress_type, bytes[30:58]), ("mimetype", zipfile.ZIP_STORED, b"mimetypeapplication/epub+zip"))
        self.assertEqual({each.date_time for each in book.infolist()}, {(1980, 1, 1, 0, 0, 0)})
        files = {name: book.read(name) for name in book.namelist()}
        trees = {name: xml.fromstring(text) for name, text in files.items() if name.endswith(("xml", "opf", "xhtml"))}
        package = trees["EPUB/package.opf"]
        listed = {item.get("href"): item.get("id") for item in package.iter(OPF + "item")}
        self.assertEqual({"EPUB/" + href for href in listed}, set(files) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"})
        spine = [item.get("idref") for item in package.iter(OPF + "itemref")]
        self.assertEqual(spine[0], "contents")
        nav = [n for n in trees["EPUB/contents.xhtml"].iter(XHTML + "nav") if n.get(EPUB_TYPE) == "toc"][0]
        self.assertEqual([listed[a.get("href")] for a in nav.iter(XHTML + "a")], spine[1:], "every chapter stands in the contents, in order")
        return files, trees

    def facts(self, trees, name):
        return [each.text for each in trees["EPUB/package.opf"].iter(DC + name)]

    def test_an_article_keeps_its_facts_and_forms(self):
        files, trees = self.opened(self.export("reopen"))
        self.assertEqual(self.facts(trees, "creator"), ["Mara Lindt", "Jo Reeve"])
        self.assertEqual((self.facts(trees, "language"), self.facts(trees, "date"), self.facts(trees, "publisher")), (["en"], ["2026-10-20"], ["The Gazette"]))
        chapter = trees["EPUB/chapter-1.xhtml"]
        self.assertEqual((chapter.get("lang"), chapter.get(XML_LANG), chapter.get("dir")), ("en", "en", "ltr"))
        self.assertEqual(next(chapter.iter(XHTML + "h1")).text, "Bridge & tunnel <reopen>")
        self.assertEqual(next(chapter.iter(XHTML + "a")).get("href"), "https://gazette.example/bridge?a=1&b=2")
        texts = ["".join(p.itertext()) for p in chapter.iter() if p.tag in (XHTML + "p", XHTML + "h2", XHTML + "pre", XHTML + "li")]
        for text in ('The bridge reopened "today".', "What next", "Tolls", "We are glad.", "a  b", "The bridge", "It opens.", "It was Monday.", "At last."):
            self.assertIn(text, texts)
        rows = [[cell.text or "" for cell in row] for table in chapter.iter(XHTML + "table") for row in table]
        self.assertEqual(rows, [["", "2025"], ["Boats & ferries", "<3"]])

    def test_an_edition_has_each_article_once_in_its_language(self):
        files, trees = self.opened(self.export())
        chapters = [trees[name] for name in sorted(files) if name.startswith("EPUB/chapter")]
        self.assertEqual(sorted((c.get("lang"), c.get("dir")) for c in chapters), [("ar", "rtl"), ("en", "ltr"), ("und", "ltr")])
        self.assertEqual(sorted(self.facts(trees, "language")), ["ar", "en", "und"])
        self.assertIn("21 Oct 2026", self.facts(trees, "title")[0])
        self.assertNotIn(b"javascript:", b"".join(files.values()))

    def test_the_same_articles_give_the_same_bytes(self):
        self.assertEqual(self.export(), self.export())
        self.assertEqual(self.export("bridge"), self.export("bridge"))

    def test_nothing_found_is_no_book(self):
        self.assertEqual(self.export("zeppelin", code=1), b"")

    def test_the_site_serves_the_same_book(self):
        server = subprocess.Popen([PROGRAM, "serve", "--archive", self.archive, "--port", "0"], stdout=subprocess.PIPE)
        try:
            base = server.stdout.readline().decode().strip().rstrip("/")
            with urllib.request.urlopen(base + "/epub/edition") as answer:
                self.assertEqual(answer.read(), self.export())
                self.assertEqual(answer.headers["Content-Type"], "application/epub+zip")
                self.assertIn("filename*=UTF-8''Broadsheet%2C%2021%20Oct%202026.epub", answer.headers["Content-Disposition"])
            with urllib.request.urlopen(base + "/epub/article/odd%2Fid") as answer:
                self.opened(answer.read())
            with urllib.request.urlopen(base + "/article/bridge") as answer:
                self.assertIn(b'href="/epub/article/bridge"', answer.read())
            for path in ("/epub/article/none", "/epub/story/none", "/epub/edition/none"):
                with self.assertRaises(urllib.error.HTTPError) as missing:
                    urllib.request.urlopen(base + path)
                self.assertEqual(missing.exception.code, 404)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
