#!/usr/bin/env python3
"""news.py COUNT OUT [DATA]: a believable archive of made-up articles, the same for every run.

    development texts ─► sentences, their names marked ─► a story: parts of three texts, with a cast of its own
    ─► reports: every fifth word another; copies, versions, wire copy: nearly none

So words are as frequent as they are in news, names grow in number as they do (some kept, some other texts', some
invented from syllables), a third of the stories has several reports, one article in nine is a copy, a version or
wire copy, and articles come in order of their days, three years of them. DATA: a folder of `stories/*/*.jsonl.gz`
(default: BROADSHEET_DATA or ../shared/data beside the repository). Nothing of the texts outlives the run.
"""
import bisect
import collections
import datetime
import gzip
import heapq
import itertools
import json
import os
import pathlib
import random
import re
import sys

SOURCES = [("near-copies/docs", "title"), ("wikinews-events/articles", "title"), ("basil-triplets/articles", "title")]
FIRST_DAY = datetime.date(2023, 9, 1)
DAYS = 1_095
MARK = "\x01"                  # before a name
OTHER_WORD = .2                # share of a report's words that are not its story's
SIZES = [1] * 64 + [2] * 15 + [3] * 8 + [4] * 5 + [6] * 4 + [9] * 2 + [15, 40]   # reports a story
SECTIONS = "World Politics Business Sport Culture Science Technology Health Local".split()


def default_data():
    return pathlib.Path(os.environ.get("BROADSHEET_DATA", pathlib.Path(__file__).parents[2] / "shared/data"))


class Texts:
    """The development texts, cut: what is drawn from."""

    def __init__(self, data):
        raw = []
        for name, title in SOURCES:
            with gzip.open(data / "stories" / (name + ".jsonl.gz"), "rt") as lines:
                raw += [(d.get(title) or "", d["text"]) for d in map(json.loads, lines)]
        lower = collections.Counter()
        for _, text in raw:
            lower.update(re.findall(r"\b[a-z][a-z'’]+\b", text))
        self.words = [w for w, n in lower.items() if n > 1]
        self.shares = list(itertools.accumulate(lower[w] for w in self.words))
        names = collections.Counter()
        self.titles, self.texts = [], []
        for title, text in raw:
            sentences = [self.marked(s, lower, names) for s in re.split(r"(?<=[.!?”\"])\s+|\n+", text) if s.count(" ") > 3]
            if len(sentences) >= 8:
                self.texts.append(sentences)
                self.titles.append(self.marked(title, lower, names))
        self.names = sorted(names)
        self.common = {MARK + n for n, _ in names.most_common(400)}
        self.syllables = sorted({n[:k].lower() for n in self.names for k in (2, 3) if len(n) > 4 and n.isalpha()})

    @staticmethod
    def marked(sentence, lower, names):
        words = sentence.split()
        for i, word in enumerate(words):
            core = word.strip(".,;:!?'’\"“”()")
            if i and core[:1].isupper() and core.lower() not in lower and core.isalnum():
                names[core] += 1
                words[i] = MARK + core + word[word.find(core) + len(core):]
        return words

    def word(self, draw):
        return self.words[bisect.bisect(self.shares, draw.random() * self.shares[-1])]

    def name(self, draw):
        if draw.random() < .5:
            return draw.choice(self.names)
        return "".join(draw.choices(self.syllables, k=draw.choice((2, 2, 3)))).capitalize()


class Cast(dict):
    """The names of a story, each drawn when it is first met."""

    def __init__(self, texts, draw):
        super().__init__()
        self.texts, self.draw = texts, draw

    def __missing__(self, marked):
        core = re.match(r"\x01\w+", marked).group()
        if core not in self:
            keeps = core in self.texts.common and self.draw.random() < .7
            self[core] = core[1:] if keeps else self.texts.name(self.draw)
        self[marked] = self[core] + marked[len(core):]
        return self[marked]


class Story:
    def __init__(self, texts, draw):
        self.texts, self.draw, self.cast = texts, draw, Cast(texts, draw)
        sources = [draw.randrange(len(texts.texts)) for _ in range(3)]
        self.title = texts.titles[sources[0]] or texts.texts[sources[0]][0][:9]
        self.sentences = []
        for source in sources:
            text = texts.texts[source]
            begin = draw.randrange(max(1, len(text) - 20))
            self.sentences += text[begin:begin + 20]
        self.section = draw.choice(SECTIONS)
        self.printed = []        # bodies

    def said(self, words):
        draw, texts = self.draw, self.texts
        out = [self.cast[w] if w[0] == MARK else w for w in words]
        for _ in range(round(len(out) * OTHER_WORD)):
            out[draw.randrange(len(out))] = texts.word(draw)
        return " ".join(out)

    def report(self):
        wanted, size, sentences = self.draw.lognormvariate(5.95, .55), 0, []
        for words in self.draw.sample(self.sentences, len(self.sentences)):
            sentences.append(self.said(words))
            size += len(words)
            if size >= wanted:
                break
        return "\n\n".join(" ".join(sentences[i:i + 3]) for i in range(0, len(sentences), 3))

    def body(self):
        """A report of its own; now and then one printed before, whole, with more behind it, or in part."""
        draw = self.draw
        way = draw.random() if self.printed else 1
        if way < .28:
            body = draw.choice(self.printed)
            if way > .14:
                body = (body if way < .21 else body[:len(body) // 2].rsplit(" ", 1)[0]) + "\n\n" + self.report()[:700]
        else:
            body = self.report()
        self.printed.append(body)
        return body


def reports(texts, count):
    """(day, story) of each report, in order of their days."""
    stories_in_all = count * len(SIZES) // sum(SIZES) + 1
    waiting = []                 # (day, story, which of its reports), of stories that have begun
    for number in itertools.count():
        draw = random.Random(number)
        story = Story(texts, draw)
        begins = number * DAYS // stories_in_all
        while waiting and waiting[0][0] < begins:
            day, _, _, known = heapq.heappop(waiting)
            yield day, known
        for n in range(draw.choice(SIZES)):
            heapq.heappush(waiting, (begins + int(draw.expovariate(.5)), number, n, story))


def articles(count, data=None):
    """Their lines, in order of their days."""
    texts = Texts(data or default_data())
    for number, (day, story) in enumerate(itertools.islice(reports(texts, count), count)):
        date = FIRST_DAY + datetime.timedelta(days=day)
        yield json.dumps({"id": f"m{number}", "kind": "article", "language": "en", "publisher": f"Paper {story.draw.randrange(400)}",
                          "section": story.section, "headline": story.said(story.title), "published": date.isoformat(),
                          "body": story.body()}, ensure_ascii=False)


if __name__ == "__main__":
    with open(sys.argv[2], "w") as out:
        for line in articles(int(sys.argv[1]), pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None):
            out.write(line + "\n")
