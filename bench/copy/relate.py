#!/usr/bin/env python3
"""relate.py PROGRAM ARTICLES [ROUNDS]: relating a batch of article lines, in turn with rensa and datasketch MinHash in the same
minutes, one thread each, reading left out: PROGRAM is build/release/bench/copy.

The rivals find candidates only: shingles of five words, 128 permutations, LSH at a Jaccard likeness of .5. Ours are candidates
(winnowed grams, the index, pairs that share two of them) and the whole labelling with its spans. Times are those of
the processor. A line of JSON each.
"""
import json
import re
import subprocess
import sys
import time


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))]


def rensa(texts):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=.5, num_perm=128, num_bands=32)
    hashes = []
    for n, text in enumerate(texts):
        made = RMinHash(num_perm=128, seed=1)
        made.update(shingles(text))
        index.insert(n, made)
        hashes.append(made)
    return sum(len(index.query(made)) - 1 for made in hashes) // 2


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH
    index, hashes = MinHashLSH(threshold=.5, num_perm=128), []
    for n, text in enumerate(texts):
        made = MinHash(num_perm=128, seed=1)
        made.update_batch([s.encode() for s in shingles(text)])
        index.insert(n, made)
        hashes.append(made)
    return sum(len(index.query(made)) - 1 for made in hashes) // 2


def main(program, path, rounds=3):
    with open(path) as lines:
        texts = [json.loads(line)["body"] for line in lines]
    for _ in range(int(rounds)):
        subprocess.run([program, path], check=True)
        for name, find in [("rensa", rensa), ("datasketch", datasketch)]:
            begin = time.process_time()
            pairs = find(texts)
            took = time.process_time() - begin
            print(json.dumps({"who": name, "articles": len(texts), "candidate_pairs": pairs, "candidates_per_second": round(len(texts) / took)}), flush=True)


main(*sys.argv[1:4])
