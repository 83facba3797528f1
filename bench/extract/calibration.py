#!/usr/bin/env python3
"""calibration.py PROGRAM SHARED: how often each field is right that PROGRAM tells with a confidence, and by how much the
confidences are wrong (expected calibration error over ten bins), over the development sets of SHARED/data/pages.

What "right" means is the scorer's: the headline letter by letter, all authors, the day, the F1 of the body.
"""
import collections
import pathlib
import subprocess
import sys

SETS = "fundus fundus-eval article-dataset wcxb-dev trafilatura htmldate postlight chinese-web magic-html l3s-gn1".split()
NO_HEADLINES = {"l3s-gn1"}  # its titles are the portal's, not the page's


def main():
    program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    sys.path.insert(0, str(shared / "score"))
    import extract as scorer

    def body(page):
        return None if scorer.body(page) is None else scorer.f1([scorer.body(page)])

    fields = {"headline": scorer.headline_right, "byline": scorer.authors_right, "published": scorer.day_right, "body": body}
    seen = {field: collections.defaultdict(list) for field in fields}
    for name in SETS:
        pages = scorer.load(shared / "data/pages", name)
        told = scorer.articles(scorer.run(program, scorer.warc_of(shared / "data/pages", name, pages)), name)
        for page in pages:
            page.article = told.get(page.capture, {})
            if page.article.get("kind") in scorer.NO_ARTICLE:
                continue
            for field, right in fields.items():
                confidence, source = page.article.get("confidence", {}).get(field), page.article.get("evidence", {}).get(field, {})
                result = None if confidence is None or (field == "headline" and name in NO_HEADLINES) else right(page)
                if result is not None:
                    seen[field][source.get("from"), round(confidence, 1 if field == "body" else 2)].append((confidence, float(result)))
    for field, groups in seen.items():
        bins = collections.defaultdict(list)
        for confidence, right in (pair for pairs in groups.values() for pair in pairs):
            bins[min(9, int(confidence * 10))].append((confidence, right))
        count = sum(map(len, bins.values()))
        error = sum(abs(sum(c - r for c, r in pairs)) for pairs in bins.values()) / count
        print(f"{field}: {count} pages, expected calibration error {error:.3f}")
        for (source, confidence), pairs in sorted(groups.items()):
            print(f"    {source:13} {confidence:.2f} {len(pairs):5} right {sum(r for _, r in pairs) / len(pairs):.3f}")


main()
