"""The papers that carry the reports, each with markup of its own."""
import html

def e(text):
    return html.escape(text, quote=True)

def items(links, wrap):
    return "\n".join(wrap.format(url=e(u), headline=e(h), text=e(t)) for u, h, t in links)

# name, host, language, which layout
PAPERS = {
    "beacon":   ("The Aldous Beacon", "aldousbeacon.example", "en", "modern"),
    "courier":  ("Harbour Courier", "harbourcourier.example", "en", "semantic"),
    "ledger":   ("The Northern Ledger", "northernledger.example", "en", "divs"),
    "meridian": ("Meridian Post", "meridianpost.example", "en", "amp"),
    "examiner": ("Calder Examiner", "calderexaminer.example", "en", "tables"),
    "lantern":  ("Daily Lantern", "dailylantern.example", "en", "paywall"),
    "morgen":   ("Der Morgenbote", "morgenbote.example", "de", "semantic"),
    "phare":    ("Le Phare du Sud", "pharedusud.example", "fr", "divs"),
    "faro":     ("El Faro de Poniente", "farodeponiente.example", "es", "modern"),
    "manara":   ("صحيفة المنارة", "almanara.example", "ar", "semantic"),
    "kowan":    ("港湾新報", "kowanshimpo.example", "ja", "divs"),
}

WORDS = {  # related heading, by, minutes, newsletter, comments
    "en": ("Related stories", "By ", "{} min read", "Sign up for our morning newsletter.", "Comments"),
    "de": ("Mehr zum Thema", "Von ", "Lesezeit: {} Minuten", "Abonnieren Sie unseren Newsletter.", "Kommentare"),
    "fr": ("Sur le même sujet", "Par ", "{} min de lecture", "Inscrivez-vous à notre lettre du matin.", "Commentaires"),
    "es": ("Noticias relacionadas", "Por ", "{} min de lectura", "Suscríbete a nuestro boletín.", "Comentarios"),
    "ar": ("مواضيع ذات صلة", "", "{} دقائق قراءة", "", "تعليقات"),
    "ja": ("関連記事", "", "{}分で読めます", "", "コメント"),
}

def paragraphs(a, tag="p"):
    out = []
    for p in a["paragraphs"]:
        out.append(f"<{tag}>{e(p)}</{tag}>")
    return "\n".join(out)

def json_ld(a, kind="NewsArticle"):
    import json
    data = {"@context": "https://schema.org", "@type": kind, "headline": a["headline"], "datePublished": a["iso"],
            "dateModified": a.get("modified", a["iso"]), "publisher": {"@type": "NewsMediaOrganization", "name": a["publisher"]},
            "articleSection": a["section"], "mainEntityOfPage": a["url"]}
    if a["author"]:
        data["author"] = [{"@type": "Person", "name": n} for n in a["author"].split(" and ")]
    if a["standfirst"]:
        data["description"] = a["standfirst"]
    data.update(a.get("linked", {}))
    return '<script type="application/ld+json">' + json.dumps(data, ensure_ascii=False) + "</script>"

def head(a, extra=""):
    direction = ' dir="rtl"' if a["language"] == "ar" else ""
    description = f'<meta name="description" content="{e(a["standfirst"])}">\n' if a["standfirst"] else ""
    return f"""<!DOCTYPE html>
<html lang="{a['language']}"{direction}>
<head>
<meta charset="utf-8">
<title>{e(a['headline'])} | {e(a['publisher'])}</title>
<link rel="canonical" href="{e(a['url'])}">
<meta property="og:site_name" content="{e(a['publisher'])}">
<meta property="og:title" content="{e(a['headline'])}">
<meta property="og:type" content="article">
{description}{extra}
</head>"""

def modern(a):
    w = WORDS[a["language"]]
    author = f'<a class="author-link" rel="author" href="/people/{e(a["author"].lower().replace(" ", "-"))}">{e(a["author"])}</a>' if a["author"] else ""
    return head(a, json_ld(a, a.get("type", "NewsArticle"))) + f"""
<body>
<div id="__app"><header class="site-header"><a href="/">{e(a['publisher'])}</a><nav class="main-nav"><a href="/region">Region</a><a href="/world">World</a><a href="/business">Business</a><a href="/opinion">Opinion</a></nav></header>
<div class="cookie-banner" role="dialog"><p>We use cookies to make this site work and to count its readers. You can change your choice at any time.</p><button>Accept</button></div>
<main><article data-component="story">
<h1 class="css-1q2w3e">{e(a['headline'])}</h1>
{f'<p class="css-dek">{e(a["standfirst"])}</p>' if a['standfirst'] else ''}
<div class="css-meta">{author}<time datetime="{a['iso']}">{a['printed']}</time><span>{w[2].format(a['minutes'])}</span></div>
<div class="share-bar"><a href="#">Share</a><a href="#">E-mail</a></div>
<section class="css-body">
{paragraphs(a)}
</section>
{a.get('note', '')}
<div class="related-list"><h2>{w[0]}</h2><ul>
{items(a['links'], '<li><a href="{url}">{headline}</a><p>{text}</p></li>')}
</ul></div>
</article></main>
<footer><p>© 2026 {e(a['publisher'])}. All rights reserved.</p></footer></div>
</body></html>
"""

def semantic(a):
    w = WORDS[a["language"]]
    byline = f'<p class="byline">{w[1]}<span itemprop="author">{e(a["author"])}</span></p>' if a["author"] else ""
    return head(a, f'<meta property="article:published_time" content="{a["iso"]}">\n<meta property="article:section" content="{e(a["section"])}">\n<meta name="author" content="{e(a["author"])}">') + f"""
<body>
<header><p><a href="/">{e(a['publisher'])}</a></p><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li></ul></nav></header>
<main>
<article>
<header><h1>{e(a['headline'])}</h1>
{f'<p class="standfirst">{e(a["standfirst"])}</p>' if a['standfirst'] else ''}
{byline}
<p><time datetime="{a['iso']}">{a['printed']}</time> · {w[2].format(a['minutes'])}</p></header>
{paragraphs(a)}
{a.get('note', '')}
<aside class="newsletter-box"><p>{w[3]}</p></aside>
</article>
<section class="related"><h2>{w[0]}</h2>
{items(a['links'], '<article class="card"><h3><a href="{url}">{headline}</a></h3><p>{text}</p></article>')}
</section>
<section id="comments"><h2>{w[4]}</h2><article><p>I cross there every week and have said for years that something like this would come one day. Nobody listens.</p></article></section>
</main>
<footer><p>© 2026 {e(a['publisher'])}</p></footer>
</body></html>
"""

def divs(a):
    w = WORDS[a["language"]]
    body = "\n".join(f'<div class="txt">{e(p)}</div>' for p in a["paragraphs"])
    return head(a, f'<meta name="date" content="{a["iso"]}">\n<meta property="article:section" content="{e(a["section"])}">') + f"""
<body>
<div id="wrap"><div id="top"><div class="logo"><a href="/">{e(a['publisher'])}</a></div><div class="menu"><div><a href="/1">Start</a></div><div><a href="/2">Archive</a></div></div></div>
<div id="content"><div class="box"><div class="headline"><h1>{e(a['headline'])}</h1></div>
<div class="meta"><div class="author-name">{w[1]}{e(a['author'])}</div><div class="date">{a['printed']}</div></div>
<div class="story">
{f'<div class="txt intro">{e(a["standfirst"])}</div>' if a['standfirst'] else ''}
{body}
</div>{a.get('note', '')}</div>
<div class="sidebar"><div class="teaserlist"><div class="t">{w[0]}</div>
{items(a['links'], '<div class="item"><a href="{url}">{headline}</a></div>')}
</div></div></div>
<div id="bottom">© 2026 {e(a['publisher'])}</div></div>
</body></html>
"""

def amp(a):
    w = WORDS[a["language"]]
    return head(a, json_ld(a) + '\n<script async src="https://cdn.example/v0.js"></script>').replace("<html ", "<html amp ") + f"""
<body>
<amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></amp-sidebar>
<article class="amp-story">
<h1>{e(a['headline'])}</h1>
<p class="byline">{w[1]}{e(a['author'])} | {a['printed']}</p>
<figure><amp-img src="/i/{a['key']}.jpg" width="800" height="450"></amp-img><figcaption>File picture. Photograph: {e(a['publisher'])}</figcaption></figure>
{paragraphs(a)}
</article>
<section class="more"><h3>{w[0]}</h3>
{items(a['links'], '<a class="more-link" href="{url}"><h4>{headline}</h4></a>')}
</section>
</body></html>
"""

def tables(a):
    text = "<br><br>\n".join(e(p) for p in a["paragraphs"])
    links = "\n".join(f'<tr><td><a href="{e(u)}">{e(h)}</a></td></tr>' for u, h, _ in a["links"])
    return f"""<HTML><HEAD><TITLE>{e(a['headline'])} - {e(a['publisher'])}</TITLE>
<META NAME="date" CONTENT="{a['iso'][:10]}">
</HEAD>
<BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="760" BORDER="0"><TR><TD COLSPAN="2"><A HREF="/"><B>{e(a['publisher'])}</B></A> | <A HREF="/news">News</A> | <A HREF="/obits">Obituaries</A></TD></TR>
<TR><TD VALIGN="TOP" WIDTH="560"><H1><FONT SIZE="5">{e(a['headline'])}</FONT></H1>
<P><I>By {e(a['author'])}, {a['printed']}</I></P>
<P>{text}</P>
</TD><TD VALIGN="TOP" WIDTH="200"><TABLE><TR><TD><B>Most read</B></TD></TR>
{links}
</TABLE></TD></TR>
<TR><TD COLSPAN="2"><FONT SIZE="1">Copyright 2026 {e(a['publisher'])}</FONT></TD></TR></TABLE>
</BODY></HTML>
"""

def paywall(a):
    stub = dict(a, paragraphs=a["paragraphs"][:1], linked={"isAccessibleForFree": False})
    page = semantic(stub).replace("<aside class=\"newsletter-box\">", "<div class=\"paywall\"><p>Read on with a subscription. The first month is free.</p></div>\n<aside class=\"newsletter-box\">")
    return page.replace("</head>", json_ld(stub) + "\n</head>")

LAYOUTS = {"modern": modern, "semantic": semantic, "divs": divs, "amp": amp, "tables": tables, "paywall": paywall}
