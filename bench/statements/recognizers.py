#!/usr/bin/env python3
"""recognizers.py SCORE PROGRAM [--language en] [--worst N] [--excluded]: the cases of Recognizers-Text's specification, read by
the conventions of TIMEX3 in news. SCORE is the folder of the scorers, whose times.py reads the cases.

That specification is for assistants that book meetings: its spans take in prepositions and whole stretches, its values are
looked for ahead, and a bare number is an hour. So each case is first either left out by one of EXCLUDED, which look at the case
alone and never at what the program gave, or kept; and a kept case is right by the scorer's own reading or by one of READINGS,
which translate between the two conventions. Both are printed with their counts; --excluded lists the cases left out, --worst
those kept that are wrong.
"""
import argparse
import collections
import datetime
import gzip
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDERS = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}

# ------------------------------------------------------------------ cases left out

MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
         r"nov(?:ember)?|dec(?:ember)?)")
UNIT = r"(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r?|day|night|week(?:end|day)?|fortnight|month|quarter|y(?:ea)?r|decade|centur(?:y|ie))s?"
SMALL = (r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
         r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)")
# A small number that something beside it explains: a month, a unit, a half of the day, a clock's colon.
EXPLAINED = re.compile(
    rf"{MONTH}\.?,?\s*(?:the\s*)?{SMALL}(?:st|nd|rd|th)?\b|\b{SMALL}(?:st|nd|rd|th)?(?:\s+day)?(?:\s*of)?[\s-]*{MONTH}|"
    rf"(?:[\d.,/]+|{SMALL}(?:[\s-]+(?:and\s+)?{SMALL})*)(?:\s+(?:and\s+)?(?:a\s+)?half|\s+more|\s+straight|\s+other|\s+business|\s+past|\s+calendar)?[\s-]*{UNIT}\b|"
    rf"\b\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?|\b{SMALL}(?:[\s:.]+{SMALL})*\s*[ap]\.?\s?m\b|\b\d{{3,4}}\s*[ap]\.?m\b|{SMALL}\s*o.?clock|"
    rf"{SMALL}(?:[\s-]{SMALL})? (?:in the|at) (?:morning|afternoon|evening|night)|\d+(?:st|nd|rd|th)|"
    rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|\d{{4}}-\d\d|(?:nineteen|twenty|eighteen)[\s-]\w+(?:[\s-]\w+)?|two thousand(?: and)?(?: {SMALL})*(?:-?{SMALL})?",
    re.I)
BARE = re.compile(rf"\b{SMALL}\b", re.I)
SLASHED = re.compile(r"(?<![\d/.-])\d{1,2}\s?[/-]\s?\d{1,2}(?![\d/-])|\b\d{1,2}\.\d{1,2}(?![\d.])(?!\s*[ap]\.?m|\s*(?:hrs?|hours?))", re.I)
SHORTHAND = re.compile(
    rf"\d{MONTH}\b|{MONTH}\d|{MONTH}[/-]\d|\d[/-]{MONTH}|\b\d{{1,2}}(?::\d\d)?\s?[ap]\b(?!\.?\s?m)|\b(?:otd|tmrw?|tomm?orow|eod|eom|eoy|ytd|asap|"
    rf"w/c|wk|cd|2day|hh|q[1-4]-\d|fy\d*|cy\d*|l[23]m|h[12]|\d{{8}})\b|'\d\d\b|\b\d{{2}}s\b|\b\d{{4}}[/.]\d{{1,2}}\b|\b\d{{1,2}}/\d{{4}}|\bweek \d|\bw\d", re.I)
ERRANDS = re.compile(r"breakfast|brunch|lunch|dinner|supper|meal|business (?:hour|day)|work(?:ing|s|ed)?[ -]?(?:hour|day|week)|school|"
                     r"\bend of (?:the )?(?:day|month|year|week)\b|day ?time|morning ?time|night-?time|dawn|dusk|sunset|sunrise", re.I)
VAGUE = re.compile(r"\b(?:few|several|some|couple|dozen)\b", re.I)
HEDGED = re.compile(r"\b(?:later than|earlier than|as (?:late|early|soon) as|or (?:later|earlier|after|before|above|below|newer|older)|"
                    r"greater than|less than|more than|at least|and (?:later|after|before|earlier)|(?:all|any) ?time|sometime|onward|equal|"
                    r"starting|beginning (?:on|from)|effective|ending|prior)\b|[<>=]", re.I)
POSITION = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\b.*\b(?:week|day|monday|tuesday|wednesday|thursday|"
                      r"friday|saturday|sunday|month|quarter)s?\b.*\b(?:of|in)\b", re.I)


def unexplained(text):
    return BARE.search(EXPLAINED.sub(" ", text))


def texts(wanted):
    return " | ".join(r["Text"] for _, _, r in wanted)


def timexes(times, wanted):
    return {v for _, _, r in wanted for v in times.readings(r)[0]}


# name, why, whether a case is left out by it: (text of what is wanted, the case, values wanted)
EXCLUDED = (
    ("shorthand", "typed forms that no edited text has: 2dec, 9a, eod, w/c, 20170302, week 31",
     lambda t, c, v: SHORTHAND.search(t)),
    ("bare number", "a number by itself is an hour or a day only where a meeting is booked (\"at 7\", \"back on 15\"): in news it is a "
     "count or an age", lambda t, c, v: unexplained(t)),
    ("slash", "two numbers with a mark between and no year are a fraction, a score or a range in news (10/1, 4-23)",
     lambda t, c, v: SLASHED.search(t)),
    ("errand", "meals and working hours are times in a calendar, and have no TIMEX3 value", lambda t, c, v: ERRANDS.search(t)),
    ("few is three", "\"few\" and \"several\" are given a number; TIMEX3 says X", lambda t, c, v: VAGUE.search(t)),
)

# ------------------------------------------------------------------ readings

GLUE = re.compile(
    r"(?:in|on|at|the|for|since|from|by|before|after|until|till?|to|through|thru|and|between|of|a|an|during|within|over|past|about|"
    r"around|up|only|just|this|starting|beginning|ending|as|early|late|soon|no|not|later|earlier|than|or|prior|following|date|day|time|sometime|any|s|"
    r"am|der|die|das|den|dem|des|im|vom|zum|um|bis|seit|von|und|zwischen|ab|nach|vor|für|le|la|les|du|de|des|au|à|en|el|los|las|del|al|a|y|entre|"
    r"desde|hasta|por|durante|jusqu|depuis|avant|après|et|l|d|dans|pendant)$", re.I)


def is_glue(text):
    return all(GLUE.match(word) for word in re.findall(r"\w+", text))


def date_of(value):
    try:
        return datetime.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def fits(value, pattern):
    """Whether a value is one of those that a timex with X leaves open: XXXX-WXX-3, XXXX-09, XXXX-12-25T09."""
    if not value or not pattern:
        return False
    weekday = re.fullmatch(r"XXXX-WXX-(\d)(T.*)?", pattern)
    if weekday:
        day = date_of(value)
        return bool(day) and day.isoweekday() == int(weekday[1]) and (value[10:] == (weekday[2] or "") or value[10:] == (weekday[2] or "") + ":00")
    shape = re.escape(pattern).replace("X", r"\d")
    return re.fullmatch(shape + ("(?::00)?" if "T" in pattern else ""), value) is not None


def length(value):
    """Amount and kind of a length, in months or minutes; None where it is none."""
    found = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)(WE|W|D))?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", value or "")
    if not found:
        return None
    years, quarters, months, days, unit, hours, minutes, seconds = found.groups()
    number = lambda x: float(x or 0)
    return (number(years) * 12 + number(quarters) * 3 + number(months),
            number(days) * (7 if unit and unit[0] == "W" else 1) * 1440 + number(hours) * 60 + number(minutes) + number(seconds) / 60)


def moved(day, amount, sign):
    months, minutes = amount
    index = day.year * 12 + day.month - 1 + sign * int(months)
    try:
        last = (datetime.date(index // 12 + (index % 12 == 11), (index + 1) % 12 + 1, 1) - datetime.timedelta(1)).day
        return datetime.date(index // 12, index % 12 + 1, min(day.day, last)) + sign * datetime.timedelta(minutes=minutes)
    except (ValueError, OverflowError):
        return None


def stretch(times, result):
    """(begin, end) patterns of a stretch that is wanted."""
    values, ranges = times.readings(result)
    pairs = [tuple(v.strip("()").split(",")[:2]) for v in values if v.startswith("(")]
    return pairs + ranges


def bound(times, line, pattern):
    if not pattern:
        return False
    pattern = times.short(pattern)
    if any(times.meets(times.short(str(line[k])), pattern) for k in ("from", "to", "value") if k in line):
        return True
    return any(fits(times.short(str(line[k])), pattern) for k in ("from", "to", "value") if k in line)


def open_timex(times, line, result, day):
    return any(fits(times.short(line.get("value", "")), v) for v in times.readings(result)[0] if "X" in v)


def nearest(times, line, result, day):
    given = date_of(line.get("value"))
    return bool(given) and any(abs((given - d).days) == 7 for d in map(date_of, times.readings(result)[0]) if d)


def length_from(times, line, result, day):
    amount = length(line.get("value"))
    if not amount or not any(amount):
        return False
    values, ranges = times.readings(result)
    if any(length(v) == amount or (v.startswith("(") and length(v.strip("()").split(",")[-1]) == amount) for v in values):
        return True
    return bool(day) and any(d in (moved(day, amount, 1), moved(day, amount, -1)) for d in map(date_of, values) if d)


def inside(times, line, result, day):
    """A clock or a part of the day in the wanted value, or the day of a part."""
    value = times.short(line.get("value", ""))
    return any(v[:1] == "T" and value.endswith(v) for v in times.readings(result)[0])


def edges(times, line, result, day):
    return any(bound(times, line, b) and (bound(times, line, e) or not e) for b, e in stretch(times, result))


# name, what it says, for one expression: (times, line, result, day) -> bool
READINGS = (
    ("value", "value or interval as the scorer compares them", lambda times, line, result, day: times.same_time(line, result)),
    ("open timex", "the wanted timex leaves the year, week or day open (XXXX-09) and ours is one of those days",
     open_timex),
    ("nearest", "\"next\" and \"last\" before a weekday count from today in news, from the week there", nearest),
    ("length", "TIMEX3 gives \"the next five days\" and \"in two weeks\" their length, there the day they end", length_from),
    ("clock", "a time of any day may come with its day", inside),
    ("edges", "both ends of the interval, as it is written", edges),
)


def pieces(times, lines, result, day):
    """A stretch or a habit with its hour is one expression there and two here: their ends."""
    if len(lines) == 2 and any(l["type"] == "SET" for l in lines):
        other = [l for l in lines if l["type"] != "SET"]
        return len(other) == 1 and inside(times, other[0], result, day)
    return any(bound(times, lines[0], b) and bound(times, lines[-1], e) for b, e in stretch(times, result))


def covered(text, begin, end, lines):
    """Whether the lines cover the wanted span but for prepositions and articles, and go beyond it by no other word."""
    spans = [l["span"] for l in lines]
    if not spans:
        return False
    parts, at = [], begin
    for b, e in spans:
        parts.append(text[at:max(at, min(b, end))])
        at = max(at, e)
    parts.append(text[at:max(at, end)])
    outside = [text[min(spans[0][0], begin):begin], text[end:max(spans[-1][1], end)]]
    return all(map(is_glue, parts + outside))


def reading(times, case, wanted, given, closed, day):
    """The names of the readings by which a case is right; None where it is wrong."""
    used, names = set(), set()
    for begin, end, result in wanted:
        lines = [l for l in given if l["span"][0] < end and begin < l["span"][1]]
        if not covered(case["Input"], begin, end, lines):
            return None
        used |= {tuple(l["span"]) for l in lines}
        if len(lines) == 1:
            name = next((n for n, _, right in READINGS if right(times, lines[0], result, day)), None)
            if name is None:
                return None
            names.add(name)
            if tuple(lines[0]["span"]) != (begin, end):
                names.add("preposition")
        elif pieces(times, lines, result, day):
            names.add("pieces")
        else:
            return None
    if closed and len(used) != len(given):
        return None
    return names


# ------------------------------------------------------------------ cases

def cases_of(times, folder, code):
    for path in sorted(folder.glob(f"{FOLDERS[code]}/*.json.gz")):
        stem = path.name.split(".")[0]
        for number, case in enumerate(json.loads(gzip.open(path).read().decode("utf-8-sig"))):
            unsupported = {p.strip().lower() for k in ("NotSupported", "NotSupportedByDesign") for p in case.get(k, "").split(",")}
            if not (stem.startswith(times.LEFT_OUT) or times.PLATFORMS <= unsupported or not case["Input"]):
                yield f"{code}/{stem}/{number}", stem.startswith(("Merged", "DateTimeModel")), case


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("score", type=Path)
    options.add_argument("program")
    options.add_argument("--language", default="en", choices=FOLDERS)
    options.add_argument("--worst", type=int, default=0)
    options.add_argument("--excluded", action="store_true")
    o = options.parse_args()
    sys.path.insert(0, str(o.score))
    import times
    data = o.score.parent / "data" / "time" / "recognizers-specs"
    cases = list(cases_of(times, data, o.language))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for id, _, case in cases:
            day = case.get("Context", {}).get("ReferenceDateTime")
            file.write(json.dumps({"id": id, "kind": "article", "language": o.language, "body": case["Input"],
                                   **({"published": day} if day else {})}) + "\n")
        file.flush()
        out = subprocess.run([o.program, "times", file.name], check=True, capture_output=True, text=True).stdout
    found = collections.defaultdict(list)
    for line in map(json.loads, out.splitlines()):
        found[line["article"]].append(line)
    left, names, wrong = collections.Counter(), collections.Counter(), []
    kept = right = 0
    for id, whole, case in cases:
        wanted, day = times.expected(case), date_of(case.get("Context", {}).get("ReferenceDateTime"))
        text = texts(wanted)
        rule = next((name for name, _, leaves_out in EXCLUDED if leaves_out(text, case, timexes(times, wanted))), None)
        if rule:
            left[rule] += 1
            if o.excluded:
                print(f"{rule}: {id} {case['Input']!r}: {text}")
            continue
        kept += 1
        by = reading(times, case, wanted, found[id], whole or not wanted, day)
        if by is None:
            given = [(case["Input"][l["span"][0]:l["span"][1]], l.get("value"), l.get("from"), l.get("to")) for l in found[id]]
            wrong.append(f"{id} {case['Input']!r} ({day})\n  wanted {[(r['Text'], sorted(times.readings(r)[0])[:3]) for _, _, r in wanted]}\n  given {given}")
        else:
            right += 1
            names.update(by or {"nothing wanted, nothing given"})
    print(json.dumps({"language": o.language, "cases": len(cases), "left_out": dict(left), "kept": kept, "right": right,
                      "share": round(right / kept, 3), "by": dict(names)}))
    for text in wrong[:o.worst]:
        print("- " + text)


main()
