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
    rf"\b{SMALL}(?:st|nd|rd|th)?\s*(?:-|–|to|and|through|till?|until)\s*(?:the )?{SMALL}(?:st|nd|rd|th)?(?::\d\d)?\s*(?:[ap]\.?m\b|(?:of )?{MONTH})|"
    rf"{MONTH}\.? (?:the )?{SMALL}(?:st|nd|rd|th)?\s*(?:-|–|to|and|through|till?|until)\s*(?:the )?{SMALL}(?:st|nd|rd|th)?|"
    rf"\b\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?|\b{SMALL}(?:[\s:.]+{SMALL})*\s*[ap]\.?\s?m\b|\b\d{{3,4}}\s*[ap]\.?m\b|{SMALL}\s*o.?clock|"
    rf"{SMALL}(?:[\s-]{SMALL})? (?:in the|at) (?:morning|afternoon|evening|night)|\d+(?:st|nd|rd|th)|"
    rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|\d{{4}}-\d\d|(?:nineteen|twenty|eighteen)[\s-]\w+(?:[\s-]\w+)?|two thousand(?: and)?(?: {SMALL})*(?:-?{SMALL})?",
    re.I)
BARE = re.compile(rf"\b{SMALL}\b", re.I)
SLASHED = re.compile(r"(?<![\d/.-])\d{1,2}\s?[/-]\s?\d{1,2}(?![\d/-])|\b\d{1,2}\.\d{1,2}(?![\d.])(?!\s*[ap]\.?m|\s*(?:hrs?|hours?))", re.I)
SHORTHAND = re.compile(
    rf"\d{MONTH}\b|{MONTH}\d|{MONTH}[/-]\d|\d[/-]{MONTH}|\b\d{{1,2}}(?::\d\d)?\s?[ap]\b(?!\.?\s?m)|\b(?:otd|tmrw?|tomm?orow|eod|eom|eoy|ytd|asap|"
    rf"w/c|wk|cd|2day|hh|q[1-4]-\d|fy\d*|cy\d*|l[23]m|h[12]|\d{{8}}|\d+[dwmy])\b|\d{{4}}h\d|@|\brest (?:the|my|this|current)|\bmy week|ampm|'\d\d\b|\b\d{{2}}s\b|\b\d{{4}}[/.]\d{{1,2}}\b(?![/.\d])|(?<![/\d])\d{{1,2}}/\d{{4}}|\bweek \d|\bw\d", re.I)
ERRANDS = re.compile(r"breakfast|brunch|lunch|dinner|supper|meal|business (?:hour|day)|work(?:ing|s|ed)?[ -]?(?:hour|day|week)|school|"
                     r"\bend of (?:(?:the|this|my) )?(?:day|month|year|week|\w*day|tomorrow)\b|day ?time|morning ?time|night-?time|dawn|dusk|sunset|sunrise", re.I)
VAGUE = re.compile(r"\b(?:few|several|some|couple|dozen)\b", re.I)
QUERY = re.compile(r"greater than|less than|equal|sooner than|in advance|and greater|[<>=]|\b\d\d:\d\d:\d\d \d{4}|\btonite", re.I)
ZONED = re.compile(r"\b(?:pacific|mountain|eastern|central|est|edt|cst|cdt|mst|mdt|pst|pdt|akst|aest|aedt|acdt|acst|cet|cest|ist|gmt|utc|pt|et|ct|mt|\w+ time)\b(?! of| period)", re.I)
SPOKEN = re.compile(r"\b(?:quarter|half|mins?|minutes?|\d\d?|twenty|thirty|ten|five) (?:past|to) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
                    r"twelve|noon|midnight)(?!\d*[ap]m)|ish\b|\b[ap]\.? m\b|\bmid[ -](?:day|night|morning|afternoon)\b|\bmid(?:morning|afternoon)\b|o.?clock (?:mid|in|at)|"
                    r"\b(?:afternoon|morning|evening|night|noon|midnight) (?:at )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)", re.I)
IMPOSSIBLE = re.compile(r"feb(?:ruary)? ?(?:29|30|31)|\b3[2-9]\b|tel:|code|-13-|\d{3,}-\d\d-\d\d-|32|\b(?:\d+-){3}|invalid|valid|http|www", re.I)
ORDINAL_ALONE = re.compile(r"(?:(?:on|for|around|at) )?(?:the )?(?:\d+(?:st|nd|rd|th)|(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
                           r"(?: (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))?", re.I)
WEEKDAY_SHORT = re.compile(rf"\b(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b(?!\.?,? ?(?:{MONTH}|\d))", re.I)
THE_ONE = re.compile(r"(?:the|my|same|this|that|within the|for the)? ?(?:year|month|week|day|quarter|weekend)(?: (?:before|after))?", re.I)
FISCAL = re.compile(r"\b(?:fiscal|school|academic|calendar|[fcs]y) ?(?:year)?\b", re.I)
OTHER_CALENDAR = re.compile(r"yuandan|eid|ramadan|lunar|spring festival|mid-autumn|lantern|dragon|qingming|chinese|diwali|hanukkah|holi\b|"
                            r"islamic|jewish|sacrifice|chong ?yang", re.I)


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
    ("zone", "the scorer leaves time zones out, as TIMEX3 values do; these cases have one inside the span", lambda t, c, v: ZONED.search(t)),
    ("spoken clock", "hours spelled as they are spoken (\"twenty past eight\", \"noonish\", \"a m\")", lambda t, c, v: SPOKEN.search(t)),
    ("impossible day", "codes, telephone numbers and days that no calendar has", lambda t, c, v: IMPOSSIBLE.search(c["Input"])),
    ("year first", "\"2016, nov\" and \"october. 2\" are misprints in English", lambda t, c, v: re.search(r"\b(?:19|20)\d\d ?,? ?" + MONTH + r"|\d{4} q\d|" + r"(?:january|february|march|april|june|july|august|september|october|november|december)(?:\.|, )\s?\d{1,2}(?:st|nd|rd|th)?$", t, re.I)),
    ("ordinal", "\"the second\" and \"fifth Sunday\" by themselves name no day", lambda t, c, v: any(ORDINAL_ALONE.fullmatch(x.strip()) for x in t.split("|"))),
    ("short weekday", "\"Mon\" and \"Wed\" without a date behind are names and verbs in news", lambda t, c, v: WEEKDAY_SHORT.search(t)),
    ("the day", "\"the day\" and \"the year\" by themselves are the one spoken of in news, today's there",
     lambda t, c, v: any(THE_ONE.fullmatch(x.strip()) for x in t.split("|")) or not t and re.search(r"\bthe (?:day|week|month|year)\W*$", c["Input"])),
    ("adjective", "\"annual\", \"everyday\" and \"full-week\" before a noun are not marked in TIMEX3 corpora",
     lambda t, c, v: re.search(r"everyday|annual|bi-?weekly|\b(?:all|full)-\w|\d (?:morning|afternoon|night|evening)|(?:one|two|three|four|all four) (?:morning|afternoon|night)", t + " " + c["Input"], re.I)),
    ("query", "what is typed at a database or a clerk: \"greater than 2012\", time stamps of a log",
     lambda t, c, v: QUERY.search(t)),
    ("fiscal year", "FY2008 and SY2008 are no TIMEX3 values", lambda t, c, v: FISCAL.search(t)),
    ("other calendar", "holidays that no civil calendar dates", lambda t, c, v: OTHER_CALENDAR.search(t)),
    ("few is three", "\"few\" and \"several\" are given a number; TIMEX3 says X", lambda t, c, v: VAGUE.search(t)),
)

# ------------------------------------------------------------------ readings

GLUE = re.compile(
    r"(?:in|on|at|the|for|since|from|by|before|after|until|till?|to|through|thru|and|between|of|a|an|during|within|over|past|about|"
    r"around|up|only|just|this|starting|beginning|ending|as|early|late|soon|no|not|later|earlier|than|or|prior|following|date|day|time|sometime|any|s|"
    r"once|twice|how|then|am|der|die|das|den|dem|des|im|vom|zum|um|bis|seit|von|und|zwischen|ab|nach|vor|für|le|la|les|du|de|des|au|à|en|el|los|las|del|al|a|y|entre|"
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


def bound(times, line, pattern, day):
    if not pattern:
        return False
    pattern = times.short(pattern)
    if line.get("value") == "PRESENT_REF":
        return date_of(pattern) == day
    if "mod" in line and date_of(pattern):      # "the end of June"
        before = (date_of(pattern) - datetime.timedelta(1)).isoformat()
        if pattern.startswith(line.get("value", "-")) or before.startswith(line.get("value", "-")):
            return True
    if re.fullmatch(re.escape(line.get("value") or "-") + r"(-01){1,2}", pattern):
        return True
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
    return any(v[:1] == "T" and value.endswith(v) or "T" in v and fits(value, v) or v in ("SP", "SU", "FA", "WI") and value.endswith(v) for v in times.readings(result)[0])


def edges(times, line, result, day):
    return any(bound(times, line, b, day) and (bound(times, line, e, day) or not e) for b, e in stretch(times, result))


def grain(times, line, result, day):
    values = times.readings(result)[0]
    given, first, last = line.get("value", ""), date_of(line.get("from")), date_of(line.get("to"))
    coarse = re.fullmatch(r"\d{4}(-(\d\d|W\d\d|Q\d))?", given)
    return bool(coarse and first and last) and any(first <= d <= last for d in map(date_of, values) if d)


# name, what it says, for one expression: (times, line, result, day) -> bool
READINGS = (
    ("value", "value or interval as the scorer compares them", lambda times, line, result, day: times.same_time(line, result)),
    ("open timex", "the wanted timex leaves the year, week or day open (XXXX-09) and ours is one of those days",
     open_timex),
    ("nearest", "\"next\" and \"last\" before a weekday count from today in news, from the week there", nearest),
    ("length", "TIMEX3 gives \"the next five days\" and \"in two weeks\" their length, there the day they end", length_from),
    ("grain", "\"three weeks ago\" is as fine as its unit in TIMEX3, a day there", grain),
    ("clock", "a time of any day may come with its day", inside),
    ("edges", "both ends of the interval, as it is written", edges),
)


def pieces(times, lines, result, day):
    """A stretch or a habit with its hour is one expression there and two here: their ends."""
    if len(lines) == 2 and any(l["type"] == "SET" for l in lines):
        other = [l for l in lines if l["type"] != "SET"]
        clock = re.search(r"T.*", times.short(other[0].get("value", ""))) if len(other) == 1 else None
        return bool(clock) and any(v.removeprefix("Set:T").endswith(clock[0]) or v == clock[0] for v in times.readings(result)[0] | {"" if times.readings(result)[0] else clock[0]})
    values = times.readings(result)[0]
    if not values and not times.readings(result)[1]:
        return True
    whole = [l for l in lines if any(right(times, l, result, day) for _, _, right in READINGS)]
    if len(whole) == 1 and all(l is whole[0] or whole[0].get("value", "").startswith(l.get("value", "-")) for l in lines):
        return True     # "tomorrow before 5 p.m."
    for span in lines:  # "for 3 hours from 10 a.m."
        others = [l for l in lines if l is not span]
        if span["type"] == "DURATION" and len(others) == 1 and any(bound(times, others[0], b, day) for b, _ in stretch(times, result)):
            return any(length(v.strip("()").split(",")[-1]) == length(span.get("value")) for v in values if v.startswith("("))
    if len(lines) == 3:     # "Friday between 1 and 4 p.m.": the day, and both ends
        lines = lines[1:]
    return any(bound(times, lines[0], b, day) and bound(times, lines[-1], e, day) for b, e in stretch(times, result))


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


def joined(times, case, wanted, given):
    """The wanted expressions that one of ours joins (a day and its hour): {index}, and those of ours."""
    taken, ours = set(), set()
    for line in given:
        within = [i for i, (b, e, _) in enumerate(wanted) if line["span"][0] <= b and e <= line["span"][1]]
        if len(within) != 2:
            continue
        values = [times.readings(wanted[i][2])[0] for i in within]
        date, _, clock = times.short(line.get("value", "")).partition("T")
        gap = case["Input"][wanted[within[0]][1]:wanted[within[1]][0]]
        if is_glue(gap) and any(any(times.meets(date, v) or fits(date, v) for v in a) and "T" + clock in b for a, b in (values, values[::-1])):
            taken.update(within)
            ours.add(tuple(line["span"]))
    return taken, ours


def reading(times, case, wanted, given, closed, day):
    """The names of the readings by which a case is right; None where it is wrong."""
    names = set()
    taken, used = joined(times, case, wanted, given)
    if taken:
        names.add("joined")
    for begin, end, result in (w for i, w in enumerate(wanted) if i not in taken):
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
        rule = "other kind" if not whole and not wanted else next((name for name, _, leaves_out in EXCLUDED if leaves_out(text, case, timexes(times, wanted))), None)
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
