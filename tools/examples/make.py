#!/usr/bin/env python3
"""Writes examples/: the pages of an invented newspaper world, as papers, portals and crawlers would leave them.

    tools/examples/make.py        from the project's root; the same files every time
"""
import gzip
import hashlib
import json
import pathlib

from publishers import LAYOUTS, PAPERS
from stories import FOREIGN, REPORTS, WIRE

OUT = pathlib.Path(__file__).resolve().parents[2] / "examples"
MONTHS = "January February March April May June July August September October November December".split()
BY_KEY = {r[0]: r for r in REPORTS}

# Where each report stands. A wire report stands in several papers, whole or cut.
HOME = {"ferry": "beacon", "grain": "meridian", "dam": "examiner", "strike": "examiner", "rover": "courier", "tunnel": "beacon",
        "measles": "ledger", "rate": "meridian", "obit": "courier", "weather": "beacon"}
ALSO = {"grain-1": ["courier", "ledger", "lantern"], "grain-2": ["courier", "examiner"], "grain-3": ["ledger", "lantern", "beacon"],
        "strike-2": ["ledger", "courier"], "rover-3": ["beacon", "ledger"], "rate-1": ["examiner", "courier"],
        "ferry-1": [], "dam-1": [], "tunnel-3": []}
# The same event told by a second paper in its own words: (key, paper, headline, paragraphs)
RETOLD = [
    ("ferry-1", "courier", "Ferry collision injures 14 off Port Aldous", [
        "Fourteen people were injured on Monday when the ferries Kittiwake and Sandpiper ran into each other outside Port Aldous in fog so thick that neither crew saw the other ship.",
        "Passengers described a jolt and flying crockery. “The children thought it was a game, for about a second,” said Lise Arendt, who was taking a school class to Skerry Island.",
        "Skerry Line, which owns the Kittiwake, said its thoughts were with the injured. Harbour master Ingrid Fossum said fog rules had been in force since 5 a.m."]),
    ("dam-1", "ledger", "Valley below Lindmoor dam cleared as wall cracks", [
        "Police went from door to door below the Lindmoor dam on Thursday evening and told some 3,000 people to leave, after cracks had been found in the dam’s eastern wing.",
        "Petra Holm, chief engineer of the water board, said the lake would be lowered by four metres overnight. “I would rather have angry neighbours than wet ones,” she said.",
        "In Caldbridge, volunteers put up 900 camp beds in a sports hall before midnight."]),
    ("tunnel-3", "meridian", "Narrow no: Port Aldous votes down its harbour tunnel", [
        "By 812 votes out of more than 121,000, the people of Port Aldous decided on Sunday not to dig a tunnel under their harbour.",
        "Mayor Carla Vance, who had staked much on the plan, conceded shortly after 10 p.m. Councillor Edda Lorne, its fiercest opponent, called the result “thrift with a fingernail’s margin”.",
        "The tunnel would have cost 640 million crowns. What becomes of the crossing to the airport is open."]),
    ("tunnel-3", "examiner", "Port Aldous says no to harbour tunnel by 812 votes", [
        "Port Aldous stays on its ferries. The voters of the city turned down a road tunnel under the harbour on Sunday by a margin of 812 votes, after a count that took until a quarter to eleven.",
        "At 68 percent, turnout was the highest for 30 years. Skerry Island was four to one against; the old town was for it.",
        "In Calder, where many drive to the airport across the bridge, the news was met with a shrug. “We have waited this long,” said Dario Menk, who commutes every day."]),
    ("strike-3", "meridian", "Battery strike at Calder ends after eleven days", [
        "The strike at the Calder Cells battery plant is over. Company and union agreed on Thursday night that nobody has to work more than five nights in a row.",
        "Three car makers had run short of cells; Holt alone sent 900 people home. Shop steward Dario Menk spoke of “a good night, for once”.",
        "The members still have to vote. Chief executive Ruth Anselm expects the first deliveries on Wednesday."]),
]


def printed(day, time, language):
    y, m, d = map(int, day.split("-"))
    if language == "de":
        return f"{d:02}.{m:02}.{y}, {time} Uhr"
    if language == "fr":
        return f"{d} {'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split()[m - 1]} {y} à {time.replace(':', 'h')}"
    if language == "es":
        return f"{d} de {'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split()[m - 1]} de {y}, {time}"
    if language == "ja":
        return f"{y}年{m}月{d}日 {time}"
    if language == "ar":
        return f"{d} {'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split()[m - 1]} {y}"
    return f"{MONTHS[m - 1]} {d}, {y}, {time}"


def slug(key, day, host):
    return f"https://www.{host}/{day.replace('-', '/')}/{key if key.isascii() else hashlib.md5(key.encode()).hexdigest()[:8]}-{hashlib.md5((key + host).encode()).hexdigest()[:6]}.html"


def lead(report):
    return report[7][0]


def links_for(key, paper, day, language="en"):
    """What the paper shows beside the story: one or two that fit, the rest as mixed as on real pages."""
    _, host, _, _ = PAPERS[paper]
    theme = key.split("-")[0]
    fit = [r for r in REPORTS if r[0].split("-")[0] == theme and r[0] != key and r[1] <= day][-2:]
    others = [r for r in REPORTS if r[0].split("-")[0] != theme and r[1] <= day]
    others.sort(key=lambda r: hashlib.md5((key + paper + r[0]).encode()).hexdigest())
    return [(slug(r[0], r[1], PAPERS[HOME[r[0].split('-')[0]]][1]), r[4], lead(r)) for r in fit + others[:4]]


def page(report, paper, paragraphs=None, headline=None, key=None, **extra):
    k, day, time, section, title, standfirst, author, body = report[:8]
    name, host, language, layout = PAPERS[paper]
    body = paragraphs or body
    a = {"key": key or k, "language": language, "publisher": name, "headline": headline or title, "standfirst": standfirst if not paragraphs else "",
         "author": author, "section": section, "iso": f"{day}T{time}:00+01:00", "printed": printed(day, time, language),
         "url": slug(key or k, day, host), "paragraphs": body, "minutes": max(1, round(sum(len(p.split()) for p in body) / 120)),
         "links": extra.pop("links", None) if "links" in extra else (links_for(k, paper, day) if language == "en" else [])}
    a.update(extra)
    return a, LAYOUTS[layout](a)


def write(name, text):
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def warc_record(a, text):
    payload = text.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + payload
    urn = "<urn:uuid:%s>" % hashlib.md5(a["url"].encode()).hexdigest()
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: {urn}\r\nWARC-Date: {a['iso'][:10]}T23:00:00Z\r\n"
            f"WARC-Target-URI: {a['url']}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def text_capture(report, publisher, style):
    """A page as somebody pasted it."""
    k, day, time, section, title, standfirst, author, body = report[:8]
    y, m, d = map(int, day.split("-"))
    minutes = max(1, round(sum(len(p.split()) for p in body) / 120))
    related = links_for(k, "beacon", day)
    if style == "portal":
        listed = "\n".join(f"  • {h}\n\n    {t[:160].rsplit(' ', 1)[0] + ' […]' if len(t) > 160 else t}\n" for _, h, t in related)
        return f" date {day} {title}\n\n{author}\n·{minutes} min read\n\n" + "\n\n".join(body) + f"\n\nFor the latest news and weather, head to {publisher}.\n\nRecommended Stories\n\n{listed}"
    if style == "mail":
        return (f"Subject: {title}\nFrom: {publisher}\nDate: {d} {MONTHS[m - 1]} {y}\nAuthor: {author}\nURL: {slug(k, day, 'aldousbeacon.example')}\n\n"
                + "\n\n".join(body) + "\n\nRead more:\n" + "\n".join(f"{i}. {h}" for i, (_, h, _) in enumerate(related, 1)) + "\n")
    if style == "reader":
        return (f"{title}\n\n" + (f"{standfirst}\n\n" if standfirst else "") + f"By {author}\n{MONTHS[m - 1]} {d}, {y} · {minutes} min read\n\n" + "\n\n".join(body)
                + f"\n\n© 2026 {publisher}. All rights reserved.\n")
    return f"{publisher}\n{section}\n\n{title}\n\n{author}, {d} {MONTHS[m - 1]} {y}\n\n" + "\n\n".join(body) + "\n\nMost read\n\n" + "\n".join(f"- {h}" for _, h, _ in related) + "\n"


def live_blog():
    posts = [("22:50", "That is it: 61,204 against, 60,392 for. The harbour tunnel is rejected by 812 votes."),
             ("22:10", "Mayor Carla Vance has left the town hall without speaking to reporters."),
             ("21:30", "With nine in ten districts counted the opponents lead by 640 votes."),
             ("20:05", "The first district is Skerry Island: four in five against the tunnel."),
             ("20:00", "The polling stations have closed. Turnout is put at 68 percent.")]
    a, _ = page(BY_KEY["tunnel-3"], "beacon", key="tunnel-live", headline="Harbour tunnel vote: the evening as it happened",
                paragraphs=[p for _, p in posts], type="LiveBlogPosting")
    a["linked"] = {"liveBlogUpdate": [{"@type": "BlogPosting", "headline": t, "datePublished": f"2026-11-08T{t}:00+01:00", "articleBody": p} for t, p in posts]}
    return LAYOUTS["modern"](a)


def gallery():
    a, _ = page(BY_KEY["dam-2"], "courier", key="dam-gallery", headline="In pictures: the valley below the dam", links=[],
                paragraphs=["The valley below the Lindmoor dam was empty for ten days. Our photographer walked it with the first who were let back in.",
                            "A kettle still on the stove, a calendar at Thursday, a dog that had stayed: nine pictures from Lindmoor and Caldbridge."])
    figures = "".join(f'<figure><img src="/g/{i}.jpg" alt=""><figcaption>{c} Photograph: Harbour Courier</figcaption></figure>' for i, c in enumerate(
        ["The eastern wing of the dam with its two cracks.", "Camp beds in the Caldbridge sports hall.", "Agnes Tully and her cat go home."]))
    return LAYOUTS["semantic"](a).replace("<aside class=\"newsletter-box\">", figures + "<aside class=\"newsletter-box\">")


def main():
    for old in OUT.rglob("*"):
        if old.is_file():
            old.unlink()
    crawl = []
    texts = {"ferry-2": ("The Aldous Beacon", "portal"), "ferry-4": ("The Aldous Beacon", "mail"), "tunnel-1": ("The Aldous Beacon", "portal"),
             "tunnel-2": ("The Aldous Beacon", "reader"), "grain-4": ("Meridian Post", "portal"), "dam-3": ("Calder Examiner", "reader"),
             "strike-1": ("Calder Examiner", "masthead"), "measles-2": ("The Northern Ledger", "portal"), "rover-2": ("Harbour Courier", "mail"),
             "rate-2": ("Meridian Post", "reader"), "tunnel-op": ("The Aldous Beacon", "masthead")}
    for number, report in enumerate(REPORTS):
        key = report[0]
        home = HOME[key.split("-")[0]]
        if key in texts:
            publisher, style = texts[key]
            write(f"text/{report[1]}-{key}.txt", text_capture(report, publisher, style))
            continue
        papers = [home, *ALSO.get(key, [])]
        for paper in papers:
            body = report[7]
            if paper != home and paper in ("ledger", "examiner"):
                body = body[:-1]                      # cut from below, as papers do
            author = f"{report[6]}" if report[6] != WIRE else WIRE
            a, text = page((*report[:6], author, body), paper)
            if number % 3 == 0 and paper == home and PAPERS[paper][3] != "paywall":
                crawl.append((a, text))
            else:
                write(f"html/{paper}/{report[1]}-{key}.html", text)
    for key, paper, headline, paragraphs in RETOLD:
        _, text = page(BY_KEY[key], paper, paragraphs=paragraphs, headline=headline, key=key + "-own", author="" if paper == "meridian" else "Staff reporters")
        write(f"html/{paper}/{BY_KEY[key][1]}-{key}-own.html", text)
    for language, reports in FOREIGN.items():
        paper = next(p for p, row in PAPERS.items() if row[2] == language)
        links = [(slug(r[0], r[1], PAPERS[paper][1]), r[4], r[7][0]) for r in reports]
        for r in reports:
            a, text = page(r, paper, links=[l for l in links if l[1] != r[4]])
            write(f"html/{paper}/{r[1]}-{hashlib.md5(r[0].encode()).hexdigest()[:6]}.html", text)
    # Two captures of one page: the second with a correction.
    report = BY_KEY["measles-1"]
    first = [p.replace("Eleven children", "Twelve children") for p in report[7]]
    for suffix, body, note in (("a", first, ""), ("b", report[7], '<p class="note">Correction: An earlier version of this article said that twelve children had fallen ill. It was eleven.</p>')):
        a, text = page(report, "ledger", paragraphs=body, headline=report[4].replace("Eleven", "Twelve") if suffix == "a" else None, key="measles-1", note=note)
        write(f"html/ledger/{report[1]}-measles-1-{suffix}.html", text)
    (OUT / "html/ledger" / f"{report[1]}-measles-1.html").unlink(missing_ok=True)
    crawl = [(a, t) for a, t in crawl if a["key"] != "measles-1"]
    write("html/beacon/2026-11-08-tunnel-live.html", live_blog())
    write("html/courier/2026-11-01-dam-gallery.html", gallery())
    (OUT / "crawl.warc.gz").write_bytes(b"".join(warc_record(a, t) for a, t in crawl))
    files = [p for p in OUT.rglob("*") if p.is_file()]
    print(f"{len(files)} files, {len(files) - 1 + len(crawl)} pages ({len(crawl)} in the crawl)")


if __name__ == "__main__":
    main()
