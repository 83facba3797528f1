#!/usr/bin/env python3
"""peers.py FOLDER ARTICLES QUERIES: the same articles and queries in plain FTS5 (porter, bm25), Tantivy (English stems) and,
where its Python package is there, Xapian. One thread, ten hits with their headlines each; the Python around an engine
is in its times, which are those of the processor. A line of JSON an engine."""
import collections
import json
import pathlib
import sqlite3
import sys
import time


def articles(path):
    with open(path) as lines:
        for line in lines:
            yield json.loads(line)


def day_number(day):
    return int(day.replace("-", ""))


class Fts5:
    def __init__(self, folder, path):
        self.path = folder / "fts5.sqlite"
        self.db = sqlite3.connect(self.path)
        if self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return
        self.db.executescript("""CREATE TABLE article (n INTEGER PRIMARY KEY, publisher TEXT, day INTEGER, headline TEXT);
            CREATE INDEX by_publisher ON article (publisher); CREATE INDEX by_day ON article (day);
            CREATE VIRTUAL TABLE words USING fts5(headline, body, content='', tokenize='porter unicode61')""")
        for n, a in enumerate(articles(path), 1):
            self.db.execute("INSERT INTO article VALUES (?, ?, ?, ?)", (n, a["publisher"], day_number(a["published"]), a["headline"]))
            self.db.execute("INSERT INTO words(rowid, headline, body) VALUES (?, ?, ?)", (n, a["headline"], a["body"]))
        self.db.commit()

    def ask(self, q):
        match = " ".join(f'"{w}"' for w in q["words"])
        if "phrase" in q:
            match = f'"{q["phrase"]}"'
        if "prefix" in q:
            match = q["prefix"] + "*"
        if "not" in q:
            match += f' NOT "{q["not"]}"'
        also, values = "", [match]
        if "publisher" in q:
            also, values = " AND +rowid IN (SELECT n FROM article WHERE publisher = ?)", [match, q["publisher"]]
        if "from" in q:
            also, values = " AND +rowid IN (SELECT n FROM article WHERE day BETWEEN ? AND ?)", [match, day_number(q["from"]), day_number(q["until"])]
        rows = self.db.execute(f"SELECT rowid FROM words WHERE words MATCH ?{also} ORDER BY rank LIMIT 10", values).fetchall()
        return [self.db.execute("SELECT headline FROM article WHERE n = ?", row).fetchone()[0] for row in rows]

    def size(self):
        return self.path.stat().st_size


class Tantivy:
    def __init__(self, folder, path):
        import tantivy
        self.folder = folder / "tantivy"
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("headline", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("body", tokenizer_name="en_stem")
        schema.add_text_field("publisher", tokenizer_name="raw")
        schema.add_integer_field("day", indexed=True, fast=True)
        fresh = not self.folder.exists()
        self.folder.mkdir(exist_ok=True)
        self.index = tantivy.Index(schema.build(), path=str(self.folder))
        if fresh:
            writer = self.index.writer(128_000_000, 1)
            for a in articles(path):
                document = tantivy.Document(headline=a["headline"], body=a["body"], publisher=a["publisher"])
                document.add_integer("day", day_number(a["published"]))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, q):
        text = " ".join(f"+{w}" for w in q["words"])
        if "phrase" in q:
            text = f'+"{q["phrase"]}"'
        if "not" in q:
            text += f" -{q['not']}"
        if "publisher" in q:
            text += f' +publisher:"{q["publisher"]}"'
        if "from" in q:
            text += f" +day:[{day_number(q['from'])} TO {day_number(q['until'])}]"
        if "prefix" in q:
            import tantivy
            query = tantivy.Query.regex_query(self.index.schema, "body", q["prefix"] + ".*")
        else:
            query = self.index.parse_query(text, ["headline", "body"], field_boosts={"headline": 2.0})
        return [self.searcher.doc(address)["headline"][0] for _, address in self.searcher.search(query, 10, count=False).hits]

    def size(self):
        return sum(f.stat().st_size for f in self.folder.iterdir())


class Xapian:
    def __init__(self, folder, path):
        import xapian
        self.xapian, self.folder = xapian, folder / "xapian"
        if not self.folder.exists():
            made = xapian.WritableDatabase(str(self.folder), xapian.DB_CREATE_OR_OPEN)
            cutter = xapian.TermGenerator()
            cutter.set_stemmer(xapian.Stem("en"))
            for a in articles(path):
                document = xapian.Document()
                cutter.set_document(document)
                cutter.index_text(a["headline"], 2)
                cutter.increase_termpos()
                cutter.index_text(a["body"])
                document.add_boolean_term("P" + a["publisher"])
                document.add_value(0, xapian.sortable_serialise(day_number(a["published"])))
                document.set_data(a["headline"])
                made.add_document(document)
            made.commit()
        self.db = xapian.Database(str(self.folder))
        self.parser = xapian.QueryParser()
        self.parser.set_stemmer(xapian.Stem("en"))
        self.parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self.parser.set_default_op(xapian.Query.OP_AND)
        self.parser.set_database(self.db)

    def ask(self, q):
        x = self.xapian
        text = f'"{q["phrase"]}"' if "phrase" in q else q["prefix"] + "*" if "prefix" in q else " ".join(q["words"]).lower()
        query = self.parser.parse_query(text, x.QueryParser.FLAG_PHRASE | x.QueryParser.FLAG_WILDCARD)
        if "not" in q:
            query = x.Query(x.Query.OP_AND_NOT, query, self.parser.parse_query(q["not"].lower()))
        if "publisher" in q:
            query = x.Query(x.Query.OP_FILTER, query, x.Query("P" + q["publisher"]))
        if "from" in q:
            dates = x.Query(x.Query.OP_VALUE_RANGE, 0, x.sortable_serialise(day_number(q["from"])), x.sortable_serialise(day_number(q["until"])))
            query = x.Query(x.Query.OP_FILTER, query, dates)
        enquire = x.Enquire(self.db)
        enquire.set_query(query)
        return [match.document.get_data() for match in enquire.get_mset(0, 10)]

    def size(self):
        return sum(f.stat().st_size for f in self.folder.iterdir())


def ask_all(engine, name, asked):
    times, hits = collections.defaultdict(list), collections.Counter()
    for form, _, parts in asked:
        q = json.loads(parts)
        begin = time.thread_time()
        found = len(engine.ask(q))
        took = (time.thread_time() - begin) * 1e3
        for f in (form, "all"):
            times[f].append(took)
            hits[f] += found
    for form in sorted(times):
        each = sorted(times[form])
        print(json.dumps({"engine": name, "form": form, "queries": len(each), "hits": hits[form],
                          **{f"p{p}_ms": round(each[p * (len(each) - 1) // 100], 2) for p in (50, 95, 99)}}))


def main(folder, path, queries):
    asked = [line.rstrip("\n").split("\t") for line in open(queries)]
    for name, engine in [("FTS5", Fts5), ("Tantivy", Tantivy), ("Xapian", Xapian)]:
        begin = time.process_time()
        try:
            made = engine(pathlib.Path(folder), path)
        except ModuleNotFoundError:
            continue
        filled = time.process_time() - begin
        for turn in (name, f"{name}, asked again"):
            ask_all(made, turn, asked)
        print(json.dumps({"engine": name, "fill_cpu_seconds": round(filled, 1), "bytes": made.size()}), flush=True)


main(*sys.argv[1:4])
