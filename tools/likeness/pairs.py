#!/usr/bin/env python3
"""pairs.py PROGRAM SCORERS [--write]: fits src/recommend/pair_weights_table.h, what each mark of likeness counts.

Reads the development pairs of SemEval-2022 task 8, lets PROGRAM measure the marks (`recommend --pairs` prints them under
"by"), and fits ridge regression for each aspect over all languages: a weight for each mark, one for what it has beyond
each knot (marks saturate), and a constant for each pair of languages (one language's likeness is not another's). Where
and when have marks of places besides, alone and times the likeness of letters: places tell more of texts that are little
alike. Pairs that the sample's makers translated by machine count half and are never judged. Prints Pearson's r over ten
folds, each fitted on the others, a pair and its translations in one; --write fits on all and writes the table. Needs
numpy.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy

PROGRAM, SCORERS = sys.argv[1:3]
sys.path.insert(0, SCORERS)
import common  # noqa: E402
import recommend  # noqa: E402

ASPECTS = ["overall", "entities", "geography", "time"]
OF_PLACES = ["geography", "time"]
RIDGE = 1.0
KNOTS = [.35, .65]
FIRST_OF_PLACES = "countries"
TRANSLATED = .5    # what a row of machine translations counts
SAME_TEXT = .95    # likeness of letters


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


def pair_rows():
    """Each pair once: those that are judged, then the translated ones."""
    rows = {}
    for path in sorted(Data.data("stories/pair-similarity").glob("semeval2022-*.jsonl.gz")):
        for row in common.read_jsonl(path):
            rows.setdefault(row["id"], row)
    judged = {row["id"] for row in recommend.pair_rows(Data)}
    return sorted(rows.values(), key=lambda r: (r["id"] not in judged, recommend.draw("fold", r["id"]))), len(judged)


def folds_of(rows, judged, folds=10):
    """A translated pair has the numbers of the one it was made of; -1: made of none that is judged."""
    number = lambda row: re.sub(r"[^\d_]", "", row["id"])
    fold = {number(row): i % folds for i, row in enumerate(rows[:judged])}
    return numpy.array([i % folds if i < judged else fold.get(number(row), -1) for i, row in enumerate(rows)])


class Marks:
    """What is weighed: marks, what they have beyond the knots, marks of places alone and by letters, languages."""

    def __init__(self, names, kinds):
        self.count, self.kinds = names.index(FIRST_OF_PLACES), kinds
        self.names, self.places = names[:self.count], names[self.count:]

    def features(self, x, languages, with_places):
        marks, places = x[:, :self.count], x[:, self.count:]
        letters = marks[:, [self.names.index("letters")]]
        parts = [marks, *(numpy.maximum(0, marks - knot) for knot in KNOTS)]
        return numpy.hstack(parts + [places, places * letters] * with_places + [languages])

    def answered(self, x, features, weights):
        """As compare_pair() in src/recommend/lines.cc: what has all but the same letters is the same text."""
        same = numpy.maximum(0, (x[:, self.names.index("letters")] - SAME_TEXT) / (1 - SAME_TEXT))
        given = numpy.clip(features @ weights, 0, 1)
        return given + (1 - given) * same


def fit(x, y, weight):
    weighed = x.T * weight
    return numpy.linalg.solve(weighed @ x + RIDGE * numpy.eye(x.shape[1]), weighed @ y)


def folded(marks, x, features, y, weight, fold):
    out = numpy.zeros(len(y))
    for k in range(fold.max() + 1):
        test = fold == k
        out[test] = marks.answered(x[test], features[test], fit(features[~test], y[~test], weight[~test]))
    return out


def table(weights, marks):
    """The C++ of the table: weights by aspect."""
    numbers = lambda row: "{" + ", ".join(f"{w:.4f}" for w in row) + "}"
    out = "inline constexpr std::array<AspectWeights, 4> pair_weights = {{\n"
    for w in weights:
        rows = numpy.split(w[:marks.count * (1 + len(KNOTS))], 1 + len(KNOTS))
        places = numpy.split(w[marks.count * (1 + len(KNOTS)):-len(marks.kinds)], 2)
        out += f"    {{{numbers(rows[0])},\n     {{{{" + ",\n       ".join(map(numbers, rows[1:])) + "}},\n     "
        out += ",\n     ".join(map(numbers, places)) + "},\n"
    out += "}};\n\ninline constexpr std::array<PairLanguages, " + str(len(marks.kinds)) + "> pair_languages = {{\n"
    for i, (a, b) in enumerate(marks.kinds):
        out += f'    {{"{a}", "{b}", {numbers([w[i - len(marks.kinds)] for w in weights])}}},\n'
    return out + "}};\n"


def main():
    rows, judged = pair_rows()
    names, x = measured(rows)
    languages_of = lambda row: (row["lang1"], row["lang2"])
    marks = Marks(names, sorted(set(map(languages_of, rows))))
    languages = numpy.array([[languages_of(r) == kind for kind in marks.kinds] for r in rows], float)
    fold = folds_of(rows, judged)
    is_judged = numpy.arange(len(rows)) < judged
    weight = numpy.where(is_judged, 1, TRANSLATED)
    same = numpy.array([r["lang1"] == r["lang2"] for r in rows]) & is_judged
    english = numpy.array([languages_of(r) == ("en", "en") for r in rows])
    weights = []
    for aspect in ASPECTS:
        wanted = numpy.array([(4 - r[aspect]) / 3 for r in rows])  # graders gave 1 to the most alike and 4 to the least
        features = marks.features(x, languages, aspect in OF_PLACES)
        given = folded(marks, x, features, wanted, weight, fold)
        r = [numpy.corrcoef(given[m], wanted[m])[0, 1] for m in (english, same, is_judged)]
        print(f"{aspect:10} en {r[0]:.3f}  one language {r[1]:.3f}  all {r[2]:.3f}")
        weights.append(fit(features, wanted, weight))
    if "--write" in sys.argv:
        path = pathlib.Path(__file__).resolve().parents[2] / "src/recommend/pair_weights_table.h"
        text = path.read_text()
        begin, end = text.index("inline constexpr std::array<AspectWeights, 4> pair_weights"), text.rindex("\n}  // namespace")
        path.write_text(text[:begin] + table(weights, marks) + text[end:])


main()
