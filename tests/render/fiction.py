"""Hand-made lineages for the renderers' tests. Every place, person, outlet and sentence in them is invented."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from tracer.records import (
    Alignment,
    Alternative,
    Article,
    Aside,
    Association,
    Credit,
    Derivation,
    Difference,
    Evidence,
    Judged,
    Lineage,
    Published,
    Quote,
    SharedSpan,
    Source,
    SpanPair,
    Story,
    Tokens,
    UnseenSource,
    Witness,
)
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = {
    "halma-wire": "Halma Wire",
    "lantern": "The Daily Lantern",
    "polder": "Polder Post",
    "reuters": "Reuters",
    "osk": "Вестник Оски",
    "yun": "云港晚报",
}

WIRE = (
    "ORMOUTH, March 4 (Halma Wire) - The harbour council of Ormouth agreed on Tuesday to reopen the northern quay "
    "before the herring season. The quay has been shut since a crane fell on it two winters ago. "
    '"No ship will wait past November," said harbour master Ilse Brandvoort. '
    "Repairs are to cost 14 million crowns, of which the island government pays half. "
    "Fishermen had asked for the work to begin a year earlier, and some doubt that the money will last."
)
LANTERN = (
    "Quay to reopen\n\nThe harbour council of Ormouth agreed on Tuesday to reopen the northern quay "
    "before the herring season. The quay has been closed since a crane fell on it two winters ago. "
    '"No ship will wait past November," said harbour master Ilse Brandvoort. '
    "Our own reporter saw no workers there on Wednesday. (Halma Wire)"
)
POLDER = (
    "Ormouth wants its quay back. The town's council has decided to open the north quay again in time for herring, "
    "after a crane's fall closed it two winters ago. Half of the 14 million crowns come from the island government. "
    "Residents of the upper town, meanwhile, complain about the noise of the trucks that pass at night."
)
MIRROR = LANTERN.replace("Our own reporter saw no workers there on Wednesday. ", "")
GULL = (
    'Harbour master Ilse Brandvoort told the Gull that "no ship will wait past November". She would not say who '
    "is to blame for the crane. The Gull has asked the insurer three times and has had no answer yet."
)
LONE = "The choir of Sint Odo sings on Sunday in the old tram depot, with lamps instead of candles. Photo: Reuters"
BEKE = "Beke's mayor resigned, Reuters reported. The council meets again on Friday to choose an acting mayor."


def at(day: int, hour: int, minute: int = 0) -> Published:
    """Return a minute of March 2031."""
    moment = datetime(2031, 3, day, hour, minute, tzinfo=UTC)
    return Published(moment, moment, "meta")


def on(day: int, basis: str = "head") -> Published:
    """Return a whole day of March 2031 in an unknown zone."""
    midnight = datetime(2031, 3, day, tzinfo=UTC)
    return Published(midnight - timedelta(hours=14), midnight + timedelta(hours=36), basis)


def tokens(text: str) -> Tokens:
    """Return the words of a text, divided as simply as can be."""
    found = list(re.finditer(r"\w+", text))
    return Tokens(
        starts=np.array([one.start() for one in found], dtype=np.int32),
        ends=np.array([one.end() for one in found], dtype=np.int32),
        forms=tuple(one.group().casefold() for one in found),
        hashes=np.arange(len(found), dtype=np.uint64),
        live=np.ones(len(found), dtype=np.bool_),
        sentences=np.array([0, len(found)], dtype=np.int32),
    )


def span(text: str, words: str) -> Span:
    """Return where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def judged(id_: str, text: str, **known) -> Judged:
    """Return an article; `credits` and `quotes` are given as they end up in the lineage."""
    credits_ = known.pop("credits", ())
    quotes = known.pop("quotes", ())
    verdict = known.pop("verdict", "non-derived")
    source = known.pop("source", Source(f"stories/{id_}.txt"))
    article = Article(id=id_, text=text, source=source, **known)
    return Judged(Witness(article, tokens(text), credits_, quotes), verdict, 0.5, credits_)


def shared(
    child: str, parent: str, *same: tuple[str, str, str], quoted: bool = False
) -> tuple[SharedSpan, ...]:
    """Return shared spans given as (words of the child, words of the parent, grade)."""
    return tuple(SharedSpan(span(child, a), span(parent, b), grade, quoted, quoted) for a, b, grade in same)


def derivation(parent: str, child: str, relation: str, probability: float, **more) -> Derivation:
    """Return a primary derivation unless told otherwise."""
    known = {
        "primary": True,
        "credit": "credited",
        "coverage_child": 1.0,
        "coverage_parent": 1.0,
        "spans": (),
        "evidence": (),
    } | more
    return Derivation(parent, child, relation, probability, **known)


def harbour() -> Lineage:
    """Return one story of six articles and two origins, one of them unseen, and one article that shares nothing."""
    credit = Credit(
        "halma-wire", "(Halma Wire)", span(LANTERN, "(Halma Wire)"), "end-mark", "text", None, "matched"
    )
    said = "No ship will wait past November,"
    first = "The harbour council of Ormouth agreed on Tuesday to reopen the northern quay before the herring season."
    articles = (
        judged(
            "a-wire",
            WIRE,
            title="Ormouth council agrees to reopen northern quay before herring season",
            outlet="halma-wire",
            published=at(4, 9, 5),
            quotes=(Quote(span(WIRE, said), said, "Ilse Brandvoort", "said"),),
            verdict="non-derived",
        ),
        judged(
            "b-lantern",
            LANTERN,
            title="Quay to reopen",
            outlet="lantern",
            published=at(4, 11, 40),
            credits=(credit,),
            quotes=(Quote(span(LANTERN, said), said, "Ilse Brandvoort", "said"),),
            verdict="partially-derived",
        ),
        judged("c-polder", POLDER, title="Ormouth wants its quay back", outlet="polder", published=on(5)),
        judged(
            "d-mirror",
            MIRROR,
            title="Quay to reopen",
            url="https://mirror.example/quay",
            published=at(6, 7),
            flags=("disguised-text",),
        ),
        judged(
            "e-gull",
            GULL,
            title="No answer about the crane",
            outlet_name="The Gull",
            published=at(5, 18, 30),
            quotes=(Quote(span(GULL, "no ship will wait past November"), "no ship will wait past November"),),
        ),
        judged("f-beke", BEKE, title="Mayor of Beke resigns", published=None),
        judged(
            "g-choir",
            LONE,
            title="Choir sings in tram depot",
            outlet="osk",
            published=on(7),
            credits=(Credit("reuters", "Photo: Reuters", span(LONE, "Photo: Reuters"), "photo", "photo"),),
        ),
    )
    wire_to_lantern = derivation(
        "a-wire",
        "b-lantern",
        "near-copy",
        0.964,
        coverage_child=0.81,
        coverage_parent=0.62,
        spans=shared(
            LANTERN,
            WIRE,
            (first, first, "verbatim"),
            (
                "closed since a crane fell on it two winters ago.",
                "shut since a crane fell on it two winters ago.",
                "near-verbatim",
            ),
            (said, said, "verbatim"),
        ),
        evidence=(
            Evidence("credit", "end-mark", 3.0, "The Daily Lantern ends with (Halma Wire)."),
            Evidence("time", "2:35", 4.0, "Halma Wire was published 2 hours 35 minutes earlier."),
            Evidence("asymmetry", "0.19", -0.2, "The Daily Lantern has one sentence of its own."),
            Evidence("registry", "agency", 1.0, "An agency feeds papers more often than the reverse."),
        ),
    )
    wire_to_polder = derivation(
        "a-wire",
        "c-polder",
        "rewrite",
        0.58,
        credit="uncredited",
        coverage_child=0.44,
        coverage_parent=0.4,
        spans=shared(
            POLDER,
            WIRE,
            (
                "The town's council has decided to open the north quay again in time for herring,",
                "agreed on Tuesday to reopen the northern quay before the herring season.",
                "rewritten",
            ),
        ),
        evidence=(
            Evidence("time", "day", 2.0, "Halma Wire was published before the day given by Polder Post."),
        ),
        alternatives=(Alternative("b-lantern", 0.25), Alternative(None, 0.17)),
    )
    lantern_to_mirror = derivation(
        "b-lantern",
        "d-mirror",
        "copy",
        0.91,
        credit="partial",
        coverage_child=0.997,
        spans=shared(MIRROR, LANTERN, (first, first, "verbatim")),
        evidence=(Evidence("errors", "1", 1.0, "Both lack the dateline."),),
    )
    beke = derivation(
        "unseen:reuters:1",
        "f-beke",
        "unknown",
        0.74,
        coverage_child=0.0,
        coverage_parent=None,
        evidence=(Evidence("credit", "attribution", 2.0, "f-beke says: Reuters reported."),),
    )
    mirror_also = derivation("c-polder", "d-mirror", "rewrite", 0.41, primary=False, coverage_child=0.12)
    return Lineage(
        articles=articles,
        unseen=(
            UnseenSource(
                "unseen:reuters:1", "reuters", ("f-beke credits Reuters, and no text of it was supplied",)
            ),
        ),
        derivations=(wire_to_lantern, wire_to_polder, lantern_to_mirror, mirror_also, beke),
        associations=(
            Association(
                "a-wire",
                "e-gull",
                (
                    SpanPair(
                        span(WIRE, "ship will wait past November"),
                        span(GULL, "ship will wait past November"),
                        "verbatim",
                        1.0,
                    ),
                ),
            ),
        ),
        stories=(
            Story(
                "a-wire",
                ("a-wire", "b-lantern", "c-polder", "d-mirror", "e-gull"),
                ("a-wire", "e-gull"),
                ("whether c-polder knew a-wire or b-lantern",),
            ),
            Story("f-beke", ("f-beke",), ("unseen:reuters:1",), ()),
            Story("g-choir", ("g-choir",), ("g-choir",), ()),
        ),
        parameters={"calibrated": False, "align": {"words": 6}},
    )


def copies(number: int) -> Lineage:
    """Return one article and many identical copies of it, half of them crediting it."""
    wire = judged("0000", WIRE, title="Quay", outlet="halma-wire", published=at(4, 9))
    texts = [
        judged(
            f"{place:04}", WIRE, title="Quay", outlet_name=f"Copyist {place}", published=at(5, 0, place % 60)
        )
        for place in range(1, number + 1)
    ]
    links = [
        derivation(
            "0000", one.witness.article.id, "copy", 0.95, credit="credited" if place % 2 else "uncredited"
        )
        for place, one in enumerate(texts)
    ]
    ids = tuple(one.witness.article.id for one in (wire, *texts))
    return Lineage((wire, *texts), (), tuple(links), (), (Story("0000", ids, ("0000",), ()),))


def chain(length: int) -> Lineage:
    """Return a chain of copies, each made from the one before."""
    links = [derivation(f"{place:05}", f"{place + 1:05}", "near-copy", 0.9) for place in range(length - 1)]
    articles = tuple(
        judged(f"{place:05}", f"Text {place}", title=f"Title {place}") for place in range(length)
    )
    ids = tuple(one.witness.article.id for one in articles)
    return Lineage(articles, (), tuple(links), (), (Story("00000", ids, ("00000",), ()),))


def hostile(poison: str) -> Lineage:
    """Return a small story in which every free text holds the poison."""
    text = f"Before {poison} after, as {poison} said."
    article = {
        "title": f"T{poison}",
        "outlet_name": f"O{poison}",
        "byline": poison,
        "url": f"https://{poison}.example/{poison}",
        "flags": (poison,),
        "source": Source(f"folder/{poison}.txt", 3, on(7, poison)),
        "credits": (
            Credit(f"o{poison}", poison or "x", Span(7, 8), f"f{poison}", "text", None, "unsupported"),
        ),
        "quotes": (Quote(Span(7, 10), poison),),
    }
    ids = [f"x{poison}", f"y{poison}"]
    link = derivation(
        ids[0],
        ids[1],
        "copy",
        0.9,
        spans=(
            SharedSpan(
                Span(0, len(text)), Span(0, len(text)), "verbatim", quoted_child=False, quoted_parent=False
            ),
        ),
        evidence=(Evidence("time", poison, 1.0, f"note {poison}"),),
        alternatives=(Alternative(f"z{poison}", 0.5),),
    )
    unseen = UnseenSource(f"unseen:{poison}:1", f"o{poison}", (f"because {poison}",))
    further = derivation(unseen.id, ids[1], "unknown", 0.5, primary=False, coverage_parent=None)
    return Lineage(
        articles=(*(judged(id_, text, **article) for id_ in ids), judged("alone", text, **article)),
        unseen=(unseen,),
        derivations=(link, further),
        associations=(Association(ids[0], ids[1], (SpanPair(Span(0, 5), Span(0, 5), "verbatim", 1.0),)),),
        stories=(
            Story(f"s{poison}", tuple(ids), (ids[0], unseen.id), (f"unresolved {poison}",)),
            Story("alone", ("alone",), ("alone",), ()),
        ),
        parameters={"calibrated": True, f"p{poison}": poison},
    )


def alignment() -> tuple[Alignment, str, str]:
    """Return an alignment of the wire with the Lantern, and both texts."""
    first = "The harbour council of Ormouth agreed on Tuesday to reopen the northern quay before the herring season."
    shut, closed = span(WIRE, "shut"), span(LANTERN, "closed")
    pairs = (
        SpanPair(span(WIRE, first), span(LANTERN, first), "verbatim", 1.0),
        SpanPair(
            span(WIRE, "The quay has been shut since a crane fell on it two winters ago."),
            span(LANTERN, "The quay has been closed since a crane fell on it two winters ago."),
            "near-verbatim",
            0.92308,
            (Difference((shut.start, shut.end), (closed.start, closed.end)),),
        ),
    )
    return Alignment("a", "b", pairs, 0.4912, 0.62), WIRE, LANTERN


def extracted() -> Witness:
    """Return an article with asides, as it was read."""
    text = f"by Tove Ask | March 4, 2031\n\n{LANTERN}\n\nRead more: Ten walks by the sea"
    asides: Sequence[Aside] = (
        Aside(span(text, "by Tove Ask | March 4, 2031"), "head"),
        Aside(span(text, "Read more: Ten walks by the sea"), "teaser"),
    )
    article = Article(
        id="abc123",
        text=text,
        source=Source("in/lantern.txt"),
        title="Quay to reopen",
        outlet="lantern",
        outlet_name="Daily Lantern",
        byline="Tove Ask",
        language="en",
        published=on(4),
        asides=tuple(asides),
    )
    credit = Credit("halma-wire", "(Halma Wire)", span(text, "(Halma Wire)"), "end-mark", "text")
    said = "No ship will wait past November,"
    return Witness(article, tokens(text), (credit,), (Quote(span(text, said), said),))
