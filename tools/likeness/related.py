#!/usr/bin/env python3
"""related.py PROGRAM SCORERS: what each mark of likeness counts among candidates, `rank_weights` and
`pair_score_weight` ("overall") in src/recommend/lines.cc.

Learns from lists headed as related stories that PROGRAM finds on pages of sets whose lists no scorer reads: the headlines
of a page's own list against those of other publishers' pages, 100 for each page, three pages a publisher. A mark is
compared within a page's candidates (z-score); weights by logistic loss of each own headline against all others of its page.
Prints the weights, and R-precision and AUC over four folds by page, English, German and other. Needs numpy; minutes.
"""
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

PROGRAM, SCORERS = sys.argv[1:3]
sys.path.insert(0, SCORERS)
import common  # noqa: E402
import recommend  # noqa: E402

PAGES = pathlib.Path(SCORERS).parent / "data/pages"
SETS = ["trafilatura", "htmldate", "wcxb-dev", "postlight", "readability", "newspaper3k", "newspaper4k", "magic-html"]
MARKS = ["words", "letters", "names", "direction", "opening_direction", "runs", "closest", "overall"]
OTHERS, PAGES_A_SITE, RIDGE, STEPS, FOLDS = 100, 3, 2.0, 150, 4


def pages_of(name):
    with tempfile.TemporaryDirectory() as folder:
        for page in (PAGES / name / "html").glob("*.gz"):
            pathlib.Path(folder, page.name.removesuffix(".gz")).write_bytes(gzip.decompress(page.read_bytes()))
        lines = subprocess.run([PROGRAM, "extract", "--quiet", folder], stdout=subprocess.PIPE, check=False).stdout
    return [json.loads(line) for line in lines.splitlines()]


def headlines_of(page, kind=None):
    found = {recommend.plain(t.get("headline") or ""): t.get("headline") for t in page.get("teasers", []) if kind in (None, t["kind"])}
    return {plain: headline for plain, headline in found.items() if len(plain.split()) >= 4}


def body_of(page):
    return "\n\n".join(block["text"] for block in page.get("body", []) if block["kind"] != "caption")


def questions():
    """(article, its candidates, which are its own, language); never a page that a scorer asks about."""
    asked = {row["url"] for row in common.read_jsonl(PAGES / "related/truth.jsonl")}
    pages = [page for name in SETS for page in pages_of(name)
             if page.get("url") and page["url"] not in asked and page.get("headline") and len(body_of(page)) >= 400]
    sites = collections.defaultdict(dict)
    for page in pages:
        for plain, headline in headlines_of(page).items():
            sites[page.get("language")].setdefault(plain, (headline, set()))[1].add(recommend.site(page["url"]))
    out, asked_of = [], collections.Counter()
    for page in sorted(pages, key=lambda p: recommend.draw(p["url"])):
        own, site = headlines_of(page, "related"), recommend.site(page["url"])
        own.pop(recommend.plain(page["headline"]), None)
        others = {k: h for k, (h, s) in sites[page.get("language")].items() if k not in own and site not in s}
        if not 2 <= len(own) <= 12 or len(others) < 40 or asked_of[site] == PAGES_A_SITE:
            continue
        asked_of[site] += 1
        others = sorted(others.items(), key=lambda item: recommend.draw(page["url"], item[0]))[:OTHERS]
        article = common.article(page["url"], body_of(page), language=page["language"], headline=page["headline"])
        out.append((article, [*own.values(), *(h for _, h in others)], numpy.arange(len(own) + len(others)) < len(own), page["language"]))
    return out


def measured(article, candidates):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for i, headline in enumerate(candidates):
            b = common.article(str(i), "", language=article["language"], headline=headline)
            file.write(json.dumps({"id": str(i), "a": article, "b": b}) + "\n")
        file.flush()
        lines = subprocess.run([PROGRAM, "recommend", "--pairs", file.name], capture_output=True, check=True).stdout.splitlines()
    x = numpy.array([[(line | line["by"])[mark] for mark in MARKS] for line in map(json.loads, lines)])
    return (x - x.mean(0)) / numpy.maximum(x.std(0), 1e-6)


def fit(rows):
    """Adam over all pages at a time."""
    w, mean, square = numpy.full(len(MARKS), .2), 0, 0
    for step in range(1, STEPS + 1):
        gradient = RIDGE * w / len(rows)
        for x, own in rows:
            chance = numpy.exp(x @ w - (x @ w).max())
            other, beside = chance[~own].sum(), chance[~own] @ x[~own]
            for i in numpy.flatnonzero(own):
                drawn = (beside + chance[i] * x[i]) / (other + chance[i])
                gradient = gradient - (x[i] - drawn) / own.sum() / len(rows)
        mean, square = .9 * mean + .1 * gradient, .99 * square + .01 * gradient**2
        w = w - .03 * (mean / (1 - .9**step)) / (numpy.sqrt(square / (1 - .99**step)) + 1e-8)
    return w


def main():
    asked = questions()
    rows = [(measured(article, candidates), own) for article, candidates, own, _ in asked]
    fold, scores = numpy.arange(len(rows)) % FOLDS, collections.defaultdict(list)
    for k in range(FOLDS):
        w = fit([row for row, f in zip(rows, fold) if f != k])
        for i in numpy.flatnonzero(fold == k):
            x, own = rows[i]
            score, language = x @ w, asked[i][3]
            first = own[numpy.argsort(-score, kind="stable")[:own.sum()]].mean()
            scores[language if language in ("en", "de") else "other"].append((first, recommend.auc(score[own], score[~own])))
    for language, pairs in scores.items():
        print(f"{language}: {len(pairs)} pages, R-precision {numpy.mean(pairs, 0)[0]:.3f}, AUC {numpy.mean(pairs, 0)[1]:.3f}")
    print({mark: round(float(weight), 2) for mark, weight in zip(MARKS, fit(rows))})


main()
