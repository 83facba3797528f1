#!/usr/bin/env python3
"""queries.py ARTICLES OUT: 1,000 queries of those articles, the same for every run.

Words are those of a headline or of a passage somewhere in a text, as people ask for what they read. A line is the form,
the query as Broadsheet reads it, and a JSON object of its parts for other engines, parted by tabs.
"""
import json
import random
import re
import sys

STOP = set("the a an of in on to for and is was by with that at it as be from has have had are but not its his her he she "
           "they their this will who which said says after over new all been were would could about more".split())
FORMS = ["word"] * 20 + ["words"] * 30 + ["phrase"] * 15 + ["words, publisher"] * 10 + ["words, dates"] * 15 + ["word, not"] * 5 + ["prefix"] * 5


def words_of(text):
    return [w for w in re.findall(r"[A-Za-z]{3,}", text) if w.lower() not in STOP]


def query(draw, article):
    form = draw.choice(FORMS)
    sentence = draw.choice([article["headline"], draw.choice(article["body"].split(". "))])
    words = words_of(sentence)
    if len(words) < 3:
        return None
    asked = {"words": draw.sample(words, 2 if form.startswith("words") else 1)}
    if form == "phrase":
        pair = re.search(r"\b([A-Za-z]{3,}) ([A-Za-z]{3,})\b", sentence)
        if not pair:
            return None
        asked = {"words": [], "phrase": pair.group()}
        text = f'"{pair.group()}"'
    else:
        text = " ".join(asked["words"])
    if form == "words, publisher":
        asked["publisher"] = article["publisher"]
        text += f' in:"{article["publisher"]}"'
    if form == "words, dates":
        month = article["published"][:7]
        asked["from"], asked["until"] = month + "-01", month + "-31"
        text += f" on:{month}"
    if form == "word, not":
        asked["not"] = draw.choice(words)
        if asked["not"] in asked["words"]:
            return None
        text += f" -{asked['not']}"
    if form == "prefix":
        asked = {"words": [], "prefix": asked["words"][0][:5].lower()}
        text = asked["prefix"] + "*"
    return f"{form}\t{text}\t{json.dumps(asked)}"


def main(articles, out):
    draw = random.Random(1)
    with open(articles) as lines:
        pool = [json.loads(line) for n, line in enumerate(lines) if n % 7 == 0 and n < 70_000]
    made = []
    while len(made) < 1_000:
        line = query(draw, draw.choice(pool))
        if line:
            made.append(line)
    open(out, "w").write("\n".join(made) + "\n")


main(*sys.argv[1:3])
