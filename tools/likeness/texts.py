#!/usr/bin/env python3
"""texts.py DATA PROGRAM OUT: gathers what distil.py fits the tables of likeness to, as gzipped JSON lines.

{"text", "language"} is a sentence, a headline or a headline of a list; {"headline", "lead", "language"} the beginning
of an article. PROGRAM reads the pages of DATA/pages; the other texts are those of the sets below. Pages whose own
related lists are a test are left out, and so are all pairs, queries and labels. Order by a hash of the text.
"""
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PAGES = ["article-dataset", "chinese-web", "fundus", "fundus-eval", "htmldate", "magic-html", "newspaper3k",
         "newspaper4k", "postlight", "readability", "trafilatura", "wcxb-dev"]
SETS = [("stories/near-copies/docs.jsonl.gz", "en", ("title", "text")),
        ("stories/wikinews-events/articles.jsonl.gz", "en", ("title", "text")),
        ("stories/timeline17/articles.jsonl.gz", "en", ("text",)),
        ("recommend/upworthy/train.jsonl.gz", "en", ("headline", "teaser")),
        ("statements/german-wikinews/train.jsonl.gz", "de", ("title", "text"))]
SENTENCE_ENDS = re.compile(r'(?<=[.!?"”’»“]) +(?=["“„«A-ZÀ-ÞА-ЯĀ-Ž])|(?<=[。！？」])')
WITHOUT_BLANKS = {"zh", "ja", "th"}
LETTERS_A_WORD = 2.2  # in those
LEAD = 700            # characters; a third in those


def words_in(text, language):
    return len(text) / LETTERS_A_WORD if language in WITHOUT_BLANKS else len(text.split())


class Gathered:
    def __init__(self):
        self.sentences, self.leads = {}, {}

    def add(self, text, language, fewest=4, most=60):
        text = " ".join(text.split())
        if fewest <= words_in(text, language) <= most:
            self.sentences.setdefault(text, language)

    def add_all(self, text, language):
        for line in text.split("\n"):
            for sentence in SENTENCE_ENDS.split(line):
                self.add(sentence, language)

    def add_lead(self, headline, text, language):
        headline, text = " ".join(headline.split()), " ".join(text.split())
        if headline and text.startswith(headline):
            text = text[len(headline):].strip()
        lead = text[:LEAD // 3 if language in WITHOUT_BLANKS else LEAD]
        if len(text) > 300:
            self.leads.setdefault(lead, (headline[:200], language))


def articles_of(pages, program):
    """The program's article lines of a folder of gzipped pages."""
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            pathlib.Path(folder, page.name.removesuffix(".gz")).write_bytes(gzip.decompress(page.read_bytes()))
        lines = subprocess.run([program, "extract", "--quiet", folder], stdout=subprocess.PIPE, check=False).stdout
    return [json.loads(line) for line in lines.splitlines()]


def gather_pages(gathered, data, program):
    tested = {(row["set"], row["id"]) for row in map(json.loads, (data / "pages/related/truth.jsonl").open())}
    for name in PAGES:
        pages = [page for page in sorted((data / "pages" / name / "html").glob("*.gz"))
                 if (name, page.name.removesuffix(".html.gz")) not in tested]
        for article in articles_of(pages, program):
            language = article.get("language") or "?"
            told = [b["text"] for b in article.get("body", []) if b["kind"] in ("paragraph", "list", "quote")]
            for text in told:
                gathered.add_all(text, language)
            gathered.add(article.get("headline") or "", language, 3)
            for group in article.get("teasers", []):
                for item in group.get("items", []):
                    gathered.add(item.get("headline") or "", language, 3, 30)
            gathered.add_lead(article.get("headline") or "", " ".join(told), language)


def gather_sets(gathered, data):
    for file, language, keys in SETS:
        with gzip.open(data / file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                for key in keys:
                    gathered.add_all(row.get(key) or "", language)
                gathered.add_lead(row.get("title") or "", row.get("text") or "", language)


def main():
    data, program, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    gathered = Gathered()
    gather_pages(gathered, data, program)
    gather_sets(gathered, data)
    order = lambda text: hashlib.md5(text.encode()).digest()
    with gzip.open(out, "wt", encoding="utf-8") as lines:
        for text in sorted(gathered.sentences, key=order):
            print(json.dumps({"text": text, "language": gathered.sentences[text]}, ensure_ascii=False), file=lines)
        for lead in sorted(gathered.leads, key=order):
            headline, language = gathered.leads[lead]
            print(json.dumps({"headline": headline, "lead": lead, "language": language}, ensure_ascii=False), file=lines)
    print(len(gathered.sentences), "sentences,", len(gathered.leads), "leads")


if __name__ == "__main__":
    main()
