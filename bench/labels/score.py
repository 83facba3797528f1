#!/usr/bin/env python3
"""score.py PROGRAM SHARED: datelines, notes and publishers of tests/labels, found by PROGRAM on the pages of SHARED/data/pages.

place and agency: share of the labelled pages with exactly the one that is printed, none where none is. A note counts as found where the article has one of its kind. publisher: share of pages with one of the spellings that a reader would take for the masthead, but for case, marks and "the"; and the same of the pages where one is told, by where it was found. --worst N shows misses.
"""
import collections
import json
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]


def labels(name):
    return [json.loads(line) for line in (ROOT / "tests/labels" / name).read_text().splitlines()]


def plain(text):
    return " ".join(text.casefold().split())


def same_name(name):
    folded = unicodedata.normalize("NFKC", name).casefold().strip().removeprefix("the ")
    return "".join(c for c in folded if c.isalnum())


def main():
    program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    worst = int(sys.argv[sys.argv.index("--worst") + 1]) if "--worst" in sys.argv else 0
    sys.path.insert(0, str(shared / "score"))
    import extract as scorer

    datelines, notes, publishers = labels("datelines.jsonl"), labels("notes.jsonl"), labels("publishers.jsonl")
    found = {}
    for name in sorted({label["set"] for label in datelines + notes + publishers}):
        pages = scorer.load(shared / "data/pages", name)
        told = scorer.articles(scorer.run(program, scorer.warc_of(shared / "data/pages", name, pages)), name)
        found |= {(name, page.truth["id"]): told.get(page.capture, {}) for page in pages}
    place = agency = 0
    misses = []
    for label in datelines:
        dateline = found[label["set"], label["id"]].get("dateline", {})
        right = [plain(dateline.get(key, "")) == plain(label.get(key, "")) for key in ("place", "agency")]
        place, agency = place + right[0], agency + right[1]
        if not all(right):
            misses.append((label, dateline))
    print(f"datelines: {len(datelines)} pages, place {place / len(datelines):.3f}, agency {agency / len(datelines):.3f}")
    by_kind = collections.defaultdict(list)
    for label in notes:
        kinds = {note["kind"] for note in found[label["set"], label["id"]].get("notes", [])}
        by_kind[label["kind"]].append(label["kind"] in kinds)
        if label["kind"] not in kinds:
            misses.append((label, sorted(kinds)))
    for kind, right in sorted(by_kind.items()):
        print(f"notes, {kind}: {sum(right)} of {len(right)}")
    by_source = collections.defaultdict(list)
    for label in publishers:
        article = found[label["set"], label["id"]]
        told = article.get("publisher", "")
        right = same_name(told) in map(same_name, label["publisher"])
        by_source[article["evidence"]["publisher"]["from"] if told else "none"].append(right)
        if not right:
            misses.append((label, told))
    every = [right for found_there in by_source.values() for right in found_there]
    print(f"publishers: {len(publishers)} pages, {sum(every) / len(every):.3f}")
    for source, right in sorted(by_source.items()):
        print(f"publishers, {source}: {sum(right)} of {len(right)}")
    for miss in misses[:worst]:
        print("   ", *miss)


main()
