#!/usr/bin/env python3
"""rarity.py OUT: makes models/rarity.bin, how common words are in 23 languages, from the PyPI package wordfreq.

For each language "CODE BYTES\\n", then that many bytes of lines "parts in a billion\\tword word …\\n", commonest
first; words of one share (wordfreq knows it to a centibel) stand in one line.
"""
import itertools
import pathlib
import sys

import wordfreq

LANGUAGES = "ar cs da de el en es fi fr hu it ja ko nb nl pl pt ro ru sv tr uk zh".split()
RAREST = 10_000  # parts in a billion; rarer words all tell as much

out = b""
for language in LANGUAGES:
    words = sorted(wordfreq.get_frequency_dict(language, "small").items(), key=lambda item: (-item[1], item[0]))
    groups = itertools.groupby(words, key=lambda item: round(item[1] * 1e9))
    lines = "".join(f"{share}\t{' '.join(word for word, _ in group)}\n" for share, group in groups if share >= RAREST).encode()
    out += f"{language if language != 'nb' else 'no'} {len(lines)}\n".encode() + lines
pathlib.Path(sys.argv[1]).write_bytes(out)
print(len(out), "bytes")
