"""Pages as various systems mark them up, all fiction: each with its text and what it says of itself."""

from __future__ import annotations

import json

P = [
    "The harbour of Veldt reopened on Sunday morning after a storm that had kept the fishing fleet ashore for nine days, the port wardens of the island said in a short statement.",
    "Twelve boats left before dawn. The wardens counted them out one by one, and the bell of the old lighthouse was rung, as it is after every long closure.",
    "Damage to the northern pier is put at four million crowns, and repairs are to begin when the spring tides have passed, the harbour master told the council.",
    "The fishing cooperative said that its members had lost a third of a month's income, and asked the island government for a loan without interest.",
]
RUSSIAN = [
    "Гавань острова Вельт вновь открыта после шторма, который девять дней удерживал рыбаков на берегу, сообщили портовые смотрители.",
    "Двенадцать лодок вышли в море до рассвета, и на старом маяке ударили в колокол, как бывает после каждого долгого закрытия порта.",
    "Ущерб северному пирсу оценивается в четыре миллиона крон, ремонт начнется после весенних приливов, сказал начальник порта.",
    "Рыболовецкий кооператив попросил правительство острова о беспроцентном кредите.",
]
CHINESE = [
    "维尔特岛港口周日重新开放，此前一场风暴使渔船停港九天，港口管理员在一份简短声明中表示。",
    "十二艘渔船在黎明前出海，管理员逐一清点，老灯塔的钟声像每次长期关闭后一样响起。",
    "北码头的损失估计为四百万克朗，维修工作将在春季大潮过后开始，港务局长告诉议会。",
    "渔业合作社表示，其成员损失了一个月收入的三分之一，并要求政府提供无息贷款。",
]
MENU = (
    "<header><nav><ul>"
    + "".join(f'<li><a href="/s{i}">Section {i}</a></li>' for i in range(40))
    + "</ul></nav></header>"
)
F = (
    '<aside class="related"><h3>Most read</h3><ul>'
    + "".join(
        f'<li><a href="/r{i}">A related headline about the market number {i}</a></li>' for i in range(20)
    )
    + "</ul></aside><footer><p>All rights reserved.</p></footer>"
)


def body(ps, fmt="<p>{}</p>"):
    """Return paragraphs."""
    return "".join(fmt.format(p) for p in ps)


T = "Harbour of Veldt reopens after nine-day storm"
PAGES = []
F1 = '<div data-testid="paragraph-0" class="text__text">{}</div>'
F2 = '<p class="c-paragraph">{}</p>'
F3 = '<div class="article__block" data-type="text"><div class="article__text">{}</div></div>'
F4 = '<div class="cmsParagraph"><p>{}</p></div>'


def add(name, head, inner, lang="en", ps=P, after=F, before=MENU, **exp):
    """Add a page."""
    exp["title"] = exp["title"] if isinstance(exp["title"], tuple) else (exp["title"],)
    PAGES.append(
        (
            name,
            f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{before}{inner}{after}</body></html>',
            dict(text="\n".join(ps), **exp),
        )
    )


def ld(o):
    """Return JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(o)}</script>'


def art(ps=P):
    """Return an article element."""
    return f'<article><h1>{T}</h1><div class="article-body">{body(ps)}</div></article>'


# 1 Yoast wordpress graph
add(
    "yoast",
    f'<title>{T} - Fennock Courier</title><meta property="og:title" content="{T} - Fennock Courier"><meta property="og:site_name" content="Fennock Courier"><link rel="canonical" href="https://fennock.example/news/harbour/">'
    + ld(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "Fennock Courier"},
                {
                    "@type": "WebPage",
                    "@id": "https://fennock.example/news/harbour/",
                    "name": T + " - Fennock Courier",
                    "datePublished": "2024-02-11T08:15:00+00:00",
                },
                {
                    "@type": "Article",
                    "headline": T,
                    "datePublished": "2024-02-11T08:15:00+00:00",
                    "dateModified": "2024-02-12T09:00:00+00:00",
                    "author": {"name": "Ada Veld", "@id": "x"},
                    "publisher": {"@id": "https://fennock.example/#organization"},
                },
                {
                    "@type": "Organization",
                    "@id": "https://fennock.example/#organization",
                    "name": "Fennock Courier",
                },
            ],
        }
    ),
    f'<article class="post"><h1 class="entry-title">{T}</h1><div class="entry-content">{body(P)}</div></article>',
    title=T,
    outlet="Fennock Courier",
    date="2024-02-11T08:15",
)
add(
    "publisher-string",
    f"<title>{T}</title>"
    + ld(
        {
            "@type": "NewsArticle",
            "headline": T,
            "datePublished": "2024-02-11",
            "publisher": "Linnet Evening News",
            "author": ["Ada Veld", "Tom Dale"],
        }
    ),
    art(),
    title=T,
    outlet="Linnet Evening News",
    date="2024-02-11",
)
add(
    "array",
    f"<title>{T} | Linnet</title>"
    + ld(
        [
            {"@type": "BreadcrumbList"},
            {
                "@type": ["NewsArticle"],
                "headline": T,
                "datePublished": "2024-02-11T08:15:00Z",
                "publisher": {"@type": "NewsMediaOrganization", "name": "Linnet Evening News"},
            },
        ]
    ),
    art(),
    title=T,
    outlet="Linnet Evening News",
    date="2024-02-11T08:15",
)
add(
    "slogan",
    f'<title>{T} | Daily Lantern</title><meta property="og:site_name" content="Daily Lantern | News you can trust"><meta property="og:title" content="{T} | Daily Lantern"><meta property="article:published_time" content="2024-02-11T08:15:00Z">',
    art(),
    title=T,
    outlet="Daily Lantern",
    date="2024-02-11T08:15",
)
add(
    "twitter-outlet",
    f'<title>{T} – Old Quay Gazette</title><meta name="twitter:site" content="@oldquay"><meta name="date" content="2024-02-11">',
    art(),
    title=T,
    outlet="Old Quay Gazette",
    date="2024-02-11",
)
add(
    "reuters-like",
    f'<title>{T} | Reuters</title><meta property="og:site_name" content="Reuters"><meta property="og:title" content="{T}"><meta name="article:published_time" content="2024-02-11T08:15:00.000Z"><link rel="canonical" href="https://www.reuters.com/world/harbour-2024-02-11/">',
    f'<main><article><h1 data-testid="Heading">{T}</h1><time datetime="2024-02-11T08:15:00.000Z"><span>February 11, 2024</span></time><div class="article-body__content">{body(P, F1)}</div></article></main>',
    title=T,
    id="reuters",
    date="2024-02-11T08:15",
)
add(
    "arc",
    f'<title>{T} - Meridian Post</title><meta property="og:site_name" content="Meridian Post"><meta name="article.published" content="2024-02-11T08:15:00Z"><meta property="og:title" content="{T}">',
    f'<main><div class="b-headline"><h1>{T}</h1></div><div class="article-body-wrapper">{body(P, F2)}</div></main>',
    title=T,
    outlet="Meridian Post",
    date="2024-02-11T08:15",
)
add(
    "parsely",
    f'<title>Meridian Post: {T}</title><meta name="parsely-title" content="{T}"><meta name="parsely-pub-date" content="2024-02-11T08:15:00Z"><meta name="parsely-author" content="Ada Veld"><meta name="application-name" content="Meridian Post">',
    art(),
    title=T,
    outlet="Meridian Post",
    date="2024-02-11T08:15",
)
add(
    "sailthru",
    f'<title>{T}</title><meta name="sailthru.title" content="{T}"><meta name="sailthru.date" content="2024-02-11 08:15:00"><meta property="og:site_name" content="Meridian Post">',
    art(),
    title=T,
    outlet="Meridian Post",
    date="2024-02-11",
)
add(
    "dc",
    f'<title>{T}</title><meta name="DC.title" content="{T}"><meta name="DC.date.issued" content="2024-02-11"><meta name="DC.publisher" content="Meridian Post">',
    art(),
    title=T,
    outlet="Meridian Post",
    date="2024-02-11",
)
add(
    "microdata",
    f"<title>{T}</title>",
    f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{T}</h1><meta itemprop="datePublished" content="2024-02-11T08:15:00Z"><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Meridian Post"></div><div itemprop="articleBody">{body(P)}</div></div>',
    title=T,
    outlet="Meridian Post",
    date="2024-02-11T08:15",
)
add(
    "microdata-span",
    f'<title>{T}</title><meta property="og:site_name" content="Meridian Post">',
    f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{T}</h1><span itemprop="datePublished" content="2024-02-11T08:15:00Z">11 Feb</span><div itemprop="articleBody">{body(P)}</div></div>',
    title=T,
    outlet="Meridian Post",
    date="2024-02-11T08:15",
)
add(
    "time-tag",
    f'<title>{T} :: Northshore Review</title><meta property="og:site_name" content="Northshore Review">',
    f'<article><h1>{T}</h1><time datetime="2024-02-11T08:15:00+01:00">11 Feb 2024</time>{body(P)}</article>',
    title=T,
    outlet="Northshore Review",
    date="2024-02-11T07:15",
)
add(
    "drupal",
    f'<title>{T} | Coastwise Digest</title><meta name="Generator" content="Drupal 10"><link rel="canonical" href="https://coastwise.example/node/77?utm_source=x">',
    f'<article class="node node--type-article"><h1 class="page-title"><span>{T}</span></h1><div class="submitted">Submitted by ada on Sun, 02/11/2024 - 08:15</div><div class="field field--name-body">{body(P)}</div></article>',
    title=T,
    outlet="Coastwise Digest",
    date="2024-02-11",
)
add(
    "blogger",
    f'<title>Radio Sennet: {T}</title><meta content="{T}" property="og:title"><meta content="blogger" name="generator"><meta content="https://radiosennet.blogspot.example/2024/02/harbour.html" property="og:url">',
    f'<h2 class="date-header"><span>Sunday, February 11, 2024</span></h2><div class="post hentry"><h3 class="post-title entry-title">{T}</h3><div class="post-body entry-content">{"<br><br>".join(P)}</div><abbr class="published" title="2024-02-11T08:15:00-08:00">8:15 AM</abbr></div>',
    title=T,
    outlet="Radio Sennet",
    date="2024-02-11T16:15",
)
add(
    "amp",
    f'<title>{T}</title><link rel="canonical" href="https://meridian.example/a">'
    + ld(
        {
            "@context": "http://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": "https://meridian.example/a",
            "headline": T,
            "datePublished": "2024-02-11T08:15:00Z",
            "publisher": {"@type": "Organization", "name": "Meridian Post"},
        }
    ),
    f'<article><h1>{T}</h1><amp-img src="x"></amp-img>{body(P)}</article>',
    title=T,
    outlet="Meridian Post",
    date="2024-02-11T08:15",
)
TITLE_RU = "Гавань острова Вельт открыта после шторма"
add(
    "tass-ru",
    f'<title>{TITLE_RU} - ТАСС</title><meta property="og:title" content="{TITLE_RU}"><meta property="og:site_name" content="ТАСС"><meta property="og:url" content="https://tass.ru/proisshestviya/1234567"><link rel="canonical" href="https://tass.ru/proisshestviya/1234567">',
    f'<main><div class="NewsHeader_titles"><h1>{TITLE_RU}</h1></div><div class="PublishedMark_date">11 февраля 2024, 11:15</div><article>{body(RUSSIAN)}</article></main>',
    "ru",
    RUSSIAN,
    title=TITLE_RU,
    id="tass",
    date="2024-02-11T08:15",
)
add(
    "ria",
    f'<title>{TITLE_RU} - РИА Новости, 11.02.2024</title><meta property="og:title" content="{TITLE_RU}"><meta property="article:published_time" content="20240211T1115"><meta property="og:url" content="https://ria.ru/20240211/gavan-1926.html"><meta name="analytics:p_ts" content="1707639300">',
    f'<div class="article"><div class="article__title">{TITLE_RU}</div><div class="article__info-date"><a href="/20240211/">11:15 11.02.2024</a></div><div class="article__body">{body(RUSSIAN, F3)}</div></div>',
    "ru",
    RUSSIAN,
    title=TITLE_RU,
    id="ria-novosti",
    date="2024-02-11",
)
add(
    "rt",
    f'<title>{T} — RT World News</title><meta property="og:title" content="{T}"><meta property="og:site_name" content="RT International"><link rel="canonical" href="https://www.rt.com/news/592000-harbour-veldt/"><meta name="published_time_telegram" content="2024-02-11T08:15:00+00:00">',
    f'<div class="article"><h1 class="article__heading">{T}</h1><div class="article__date"><span class="date date_article-header">11 Feb, 2024 08:15</span></div><div class="article__text text">{body(P)}</div></div>',
    title=T,
    id="rt",
    date="2024-02-11T08:15",
)
add(
    "cgtn",
    f'<title>{T} - CGTN</title><meta property="og:title" content="{T}"><meta property="og:url" content="https://news.cgtn.com/news/2024-02-11/harbour-1r/index.html">',
    f'<div class="news-title">{T}</div><div class="news-time"><span class="date">11-Feb-2024</span></div><div id="cmsMainContent">{body(P, F4)}</div>',
    title=T,
    id="cgtn",
    date="2024-02-11",
)
TITLE_ZH = "维尔特岛港口在风暴后重新开放"
add(
    "xinhua-zh",
    f'<title>{TITLE_ZH}-新华网</title><meta name="publishdate" content="2024-02-11"><meta name="source" content="新华网">',
    f'<div class="header"><span class="year"><em>2024</em></span><span class="day"><em>02</em>/<em>11</em></span><span class="time">08:15:00</span><h1><span class="title">{TITLE_ZH}</span></h1><div class="source">来源：新华网</div></div><div id="detail">{body(CHINESE)}</div>',
    "zh",
    CHINESE,
    title=TITLE_ZH,
    id="xinhua",
    date="2024-02-11",
)
add(
    "xinhua-en",
    f'<title>{T}-Xinhua</title><meta name="publishdate" content="2024-02-11"><link rel="canonical" href="https://english.news.cn/20240211/abc/c.html">',
    f'<div class="head-line"><h1>{T}</h1></div><p class="time">Source: Xinhua | 2024-02-11 16:15:00 | Editor: huaxia</p><div id="detailContent">{body(P)}</div>',
    title=T,
    id="xinhua",
    date="2024-02-11",
)
add(
    "saved-from",
    "<!-- saved from url=(0040)https://www.kremlin.ru/events/president/news/7 -->"
    f'<title>{T} • President of Russia</title><meta property="og:title" content="{T}"><meta property="og:site_name" content="President of Russia"><meta itemprop="datePublished" content="2024-02-11">',
    f"<article>{body(P)}</article>",
    title=T,
    id="kremlin",
    date="2024-02-11",
)
# h1 against og:title
add(
    "h1-vs-og",
    '<title>Nine days later: boats leave | Meridian Post</title><meta property="og:title" content="You won’t believe which harbour reopened"><meta property="og:site_name" content="Meridian Post"><meta property="article:published_time" content="2024-02-11T08:15:00Z">',
    art(),
    title=(T, "You won’t believe which harbour reopened"),
    outlet="Meridian Post",
    date="2024-02-11T08:15",
)
add(
    "site-h1",
    f"<title>{T} » The Clarion</title>",
    f'<h1 class="logo"><a href="/">The Clarion</a></h1><div class="story"><h2 class="headline">{T}</h2><span class="date">Feb. 11, 2024, 8:15 a.m. UTC</span>{body(P)}</div>',
    before="",
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "hyphen-tail",
    f"<title>{T} - The Clarion</title>",
    f'<h1>{T}</h1><p class="byline">By Ada Veld, 11 Feb 2024</p>{body(P)}',
    title=T,
    outlet="The Clarion",
    date="2024-02-11",
)
add(
    "section-tail",
    f'<title>{T} | World | The Clarion</title><meta property="og:site_name" content="The Clarion"><meta property="article:published_time" content="2024-02-11T08:15:00Z">',
    f'<div class="x">{body(P)}</div>',
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "domain-site-name",
    f'<title>{T}</title><meta property="og:site_name" content="tass.com"><meta property="article:published_time" content="2024-02-11T08:15:00Z">',
    art(),
    title=T,
    id="tass",
    date="2024-02-11T08:15",
)
add(
    "publisher-vs-url",
    f'<title>{T}</title><link rel="canonical" href="https://www.bbc.co.uk/news/world-1"><meta property="og:site_name" content="BBC News">'
    + ld(
        {
            "@type": "ReportageNewsArticle",
            "headline": T,
            "datePublished": "2024-02-11T08:15:00Z",
            "publisher": {"@type": "NewsMediaOrganization", "name": "BBC News"},
        }
    ),
    art(),
    title=T,
    id="bbc",
    date="2024-02-11T08:15",
)
add(
    "entities",
    '<title>Veldt&#39;s harbour &amp; pier reopen | The Clarion</title><meta property="og:title" content="Veldt&amp;#39;s harbour &amp;amp; pier reopen"><meta property="og:site_name" content="The Clarion"><meta property="article:published_time" content="2024-02-11T08:15:00Z">',
    f"<h1>Veldt&#39;s harbour &amp; pier reopen</h1>{body(P)}",
    title="Veldt's harbour & pier reopen",
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "ld-entities",
    "<title>x</title>"
    + ld(
        {
            "@type": "NewsArticle",
            "headline": "Veldt&#x27;s harbour &quot;open&quot;",
            "datePublished": "2024-02-11T08:15:00Z",
            "publisher": {"name": "The Clarion"},
        }
    ),
    art(),
    title='Veldt\'s harbour "open"',
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "ld-broken",
    f'<title>{T} | The Clarion</title><meta property="og:site_name" content="The Clarion"><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{T}","datePublished":"2024-02-11T08:15:00Z",}}</script>',
    art(),
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "ld-cdata",
    f'<title>{T}</title><script type="application/ld+json">//<![CDATA[\n{json.dumps({"@type": "NewsArticle", "headline": T, "datePublished": "2024-02-11T08:15:00Z", "publisher": {"name": "The Clarion"}})}\n//]]></script>',
    art(),
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "ld-webpage-author",
    f'<title>{T}</title><meta property="og:site_name" content="The Clarion">'
    + ld(
        {
            "@type": "WebPage",
            "headline": T,
            "datePublished": "2024-02-11T08:15:00Z",
            "isPartOf": {"@type": "WebSite", "name": "The Clarion"},
        }
    ),
    art(),
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
add(
    "ld-related-first",
    f'<title>{T}</title><meta property="og:site_name" content="The Clarion">'
    + ld(
        {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "NewsArticle", "headline": "Another", "datePublished": "2020-01-01"}
            ],
        }
    )
    + ld({"@type": "NewsArticle", "headline": T, "datePublished": "2024-02-11T08:15:00Z"}),
    art(),
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
)
for lang, txt, ps, t in [
    ("de", "Veröffentlicht am 11. Februar 2024, 08:15 Uhr", P, T),
    ("fr", "Publié le 11 février 2024 à 08h15", P, T),
    ("es", "Publicado el 11 de febrero de 2024 a las 08:15", P, T),
    ("it", "Pubblicato il 11 febbraio 2024 alle 08:15", P, T),
    ("pt", "Publicado em 11 de fevereiro de 2024 às 08h15", P, T),
    ("ru", "11 февраля 2024 года в 08:15", RUSSIAN, TITLE_RU),
    ("zh", "2024年02月11日 08:15", CHINESE, TITLE_ZH),
    ("en", "Published Sunday, February 11, 2024 at 8:15 am", P, T),
]:
    add(
        "text-date-" + lang,
        f"<title>{t} | The Clarion</title>",
        f'<article><h1>{t}</h1><div class="article-meta"><span class="author">Ada Veld</span> <span class="published-date">{txt}</span></div>{body(ps)}</article>',
        lang,
        ps,
        title=t,
        outlet="The Clarion",
        date="2024-02-11",
    )
    add(
        "text-date-plain-" + lang,
        f"<title>{t} | The Clarion</title>",
        f'<article><h1>{t}</h1><div class="c-19"><em>{txt}</em></div>{body(ps)}</article>',
        lang,
        ps,
        title=t,
        outlet="The Clarion",
        date="2024-02-11",
    )
add(
    "url-date",
    f'<title>{T} | The Clarion</title><link rel="canonical" href="https://clarion.example/2024/02/11/harbour">',
    art(),
    title=T,
    outlet="The Clarion",
    date="2024-02-11",
)
add(
    "updated-only",
    f'<title>{T} | The Clarion</title><meta property="article:modified_time" content="2024-02-14T08:15:00Z">',
    f'<article><h1>{T}</h1><p class="dates">Published: 11 February 2024 | Updated: 14 February 2024</p>{body(P)}</article>',
    title=T,
    outlet="The Clarion",
    date="2024-02-11",
)
add(
    "copyright-year",
    f"<title>{T} | The Clarion</title>",
    art(),
    after=F + "<p>© 2019 The Clarion. All rights reserved.</p>",
    title=T,
    outlet="The Clarion",
    date=None,
)
add(
    "tracking",
    f'<title>{T}</title><meta property="og:site_name" content="The Clarion"><meta property="og:url" content="https://clarion.example/a/harbour?utm_source=fb&fbclid=1"><meta property="article:published_time" content="2024-02-11T08:15:00Z">',
    art(),
    title=T,
    outlet="The Clarion",
    date="2024-02-11T08:15",
    url="https://clarion.example/a/harbour",
)
