#!/usr/bin/env python3
"""pairs.py PROGRAM SCORERS [--write]: fits src/recommend/pair_weights_table.h, what each mark of likeness counts.

Reads the development pairs of SemEval-2022 task 8 as SCORERS/recommend.py lays them out, lets PROGRAM measure the marks
(`recommend --pairs` prints them under "by"), and fits ridge regression for each aspect over all languages: a weight for
each mark, one for what it has beyond each knot (marks saturate), and a constant for each pair of languages (one
language's likeness is not another's). Prints Pearson's r over ten folds, each fitted on the others; --write fits on all
and writes the table. Needs numpy.
"""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

PROGRAM, SCORERS = sys.argv[1:3]
sys.path.insert(0, SCORERS)
import common  # noqa: E402
import recommend  # noqa: E402

ASPECTS = ["overall", "entities", "geography", "time"]
RIDGE = 1.0
KNOTS = [.2, .35, .5, .65, .8]
MARKS = 8
MAY_LACK = [4, 5, 7]  # names, numbers, direction
ITSELF = 2         # times that the rows of texts beside themselves count


class Data:
    @staticmethod
    def data(*parts):
        return pathlib.Path(SCORERS).parent.joinpath("data", *parts)


def measured(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for i, r in enumerate(rows):
            sides = {s: common.article(f"{i}{s}", r["text" + n], language=r["lang" + n]) for s, n in (("a", "1"), ("b", "2"))}
            file.write(json.dumps({"id": str(i), **sides}) + "\n")
        file.flush()
        out = subprocess.run([PROGRAM, "recommend", "--pairs", file.name], capture_output=True, text=True, check=True).stdout
    lines = {int(o["id"]): o["by"] for o in map(json.loads, out.splitlines())}
    names = list(lines[0])
    return names, numpy.array([[lines[i][n] for n in names] for i in range(len(rows))])


def features(x, languages):
    beyond = [numpy.maximum(0, x[:, :MARKS] - knot) for knot in KNOTS]
    return numpy.hstack([x, *beyond, languages])


def fit(x, y):
    """Every text is also as like itself as can be, with or without names, numbers, a direction, in every language."""
    kinds = x.shape[1] - MARKS * (1 + len(KNOTS))
    alike = numpy.ones((8, MARKS))
    alike[:, MAY_LACK] = list(itertools.product((0, 1), repeat=3))
    own = numpy.vstack([features(alike, numpy.tile(row, (8, 1))) for row in numpy.eye(kinds)] * ITSELF)
    x, y = numpy.vstack([x, own]), numpy.hstack([y, numpy.ones(len(own))])
    return numpy.linalg.solve(x.T @ x + RIDGE * numpy.eye(x.shape[1]), x.T @ y)


def folded(x, y, folds=10):
    out = numpy.zeros(len(y))
    for k in range(folds):
        test = numpy.arange(len(y)) % folds == k
        out[test] = x[test] @ fit(x[~test], y[~test])
    return out


def table(weights, marks, languages):
    """The C++ of the table: weights by aspect."""
    numbers = lambda row: "{" + ", ".join(f"{w:.4f}" for w in row) + "}"
    out = "inline constexpr std::array<AspectWeights, 4> pair_weights = {{\n"
    for w in weights:
        beyond = w[marks:marks * (1 + len(KNOTS))].reshape(len(KNOTS), marks)
        out += f"    {{{numbers(w[:marks])},\n     {{{{" + ",\n       ".join(map(numbers, beyond)) + "}}},\n"
    out += "}};\n\ninline constexpr std::array<PairLanguages, " + str(len(languages)) + "> pair_languages = {{\n"
    for i, (a, b) in enumerate(languages):
        out += f'    {{"{a}", "{b}", {numbers([w[i - len(languages)] for w in weights])}}},\n'
    return out + "}};\n"


def main():
    rows = recommend.pair_rows(Data)
    rows.sort(key=lambda r: recommend.draw("fold", r["id"]))
    names, x = measured(rows)
    kinds = sorted({(r["lang1"], r["lang2"]) for r in rows})
    languages = numpy.array([[(r["lang1"], r["lang2"]) == k for k in kinds] for r in rows], float)
    same = numpy.array([r["lang1"] == r["lang2"] for r in rows])
    english = numpy.array([r["lang1"] == r["lang2"] == "en" for r in rows])
    x = features(x, languages)
    weights = []
    for aspect in ASPECTS:
        wanted = numpy.array([(4 - r[aspect]) / 3 for r in rows])  # graders gave 1 to the most alike and 4 to the least
        given = folded(x, wanted)
        r = [numpy.corrcoef(given[m], wanted[m])[0, 1] for m in (english, same, same | True)]
        print(f"{aspect:10} en {r[0]:.3f}  one language {r[1]:.3f}  all {r[2]:.3f}")
        weights.append(fit(x, wanted))
    if "--write" in sys.argv:
        path = pathlib.Path(__file__).resolve().parents[2] / "src/recommend/pair_weights_table.h"
        text = path.read_text()
        begin, end = text.index("inline constexpr std::array<AspectWeights, 4> pair_weights"), text.rindex("\n}  // namespace")
        path.write_text(text[:begin] + table(weights, len(names), kinds) + text[end:])


main()
