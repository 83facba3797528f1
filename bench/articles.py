"""articles.py: made-up article lines, the same for every run: words drawn as words are, 420 a text."""
import json
import random
import re


def write_articles(path, count):
    draw = random.Random(1)
    parts = "bar cal dor fen gal hol kel lin mor nor pel ros sol tam vel win".split()
    words = [a + b + c for a in parts for b in "a en is or um et al in".split() for c in [p[:2] + s for p in parts for s in ("", "t", "d")]]
    draw.shuffle(words)                 # 6,144 of them, drawn as words are: the n-th n times as rarely as the first
    shares = [1 / (n + 3) for n in range(len(words))]
    with open(path, "w") as out:
        for n in range(count):
            body = " ".join(w.capitalize() if draw.random() < .08 else w for w in draw.choices(words, shares, k=420))
            body = re.sub(r"((?:\S+ ){14}\S+)", r"\1.", body).replace(". ", ".\n\n", 8)
            out.write(json.dumps({"id": f"b{n}", "kind": "article", "language": "en", "publisher": f"Paper {draw.randrange(200)}", "section": f"Section {draw.randrange(9)}",
                                  "headline": " ".join(draw.choices(words, shares, k=8)).capitalize(), "published": f"2026-{draw.randrange(1, 11):02}-{draw.randrange(1, 28):02}",
                                  "body": body}) + "\n")
