"""The main text is trafilatura's own, letter for letter, whatever work is left out."""

from __future__ import annotations

import pytest
import trafilatura
from trafilatura import core, readability_lxml

from tests.sources.fiction import PARAGRAPHS
from tests.sources.templates import page_of
from tracer.sources.main_text import main_text
from tracer.sources.tree import parsed_page

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
ROW = "<tr><td>Boats</td><td>twelve of them, counted at dawn by the wardens of the port</td></tr>"
MARKUP = "<p>Written as text, it would be much longer than the article is.</p>" * 40
ODD = {
    "much else on the page": f"<div class='story'>{TEXT}</div><div class='list'>{TEXT * 6}</div>",
    "an empty title, behind which all reads as text": f"<article>{TEXT}<svg><title></title></svg></article>{MARKUP}",
    "a frame with a video": f"<article>{TEXT}<iframe src='https://youtube.com/x'></iframe></article>",
    "frames without": f"<article>{TEXT}{'<iframe></iframe>' * 30}</article>",
    "more tables than paragraphs": f"<div><p>{PARAGRAPHS[0]}</p>{f'<table>{ROW}</table>' * 8}</div>",
    "no paragraphs": "".join(f"<div>{paragraph}</div>" for paragraph in PARAGRAPHS * 3),
    "short": "<article><p>Twelve boats left.</p></article>",
    "inside a form": f"<form><div>{TEXT}</div><textarea></textarea></form>{MARKUP}",
    "inside an aside": f"<aside>{TEXT}</aside><div>{TEXT}</div>",
    "comments": f"<article>{TEXT}</article><div id='comments'>{TEXT * 4}</div>",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_odd_pages(body):
    """Pages on which readability's answer is preferred, or nearly, have the text that trafilatura gives them."""
    tree = parsed_page(f"<html><head><title>x</title></head><body><nav>Home</nav>{body}</body></html>")
    assert main_text(tree) == trafilatura.extract(tree, include_comments=False)


def test_pages_of_many_templates():
    """Sixty pages of varied templates have the same text, and most of them without readability."""
    for number in range(100, 160):
        tree = parsed_page(page_of(number)[0])
        assert main_text(tree) == trafilatura.extract(tree, include_comments=False), number


def test_readability_is_left_out_where_the_text_is_most_of_the_page(monkeypatch):
    """On a page that holds little but its article readability is not run to its end; on one with much else it is."""
    ended = []
    whole = readability_lxml.Document.sanitize
    monkeypatch.setattr(
        readability_lxml.Document, "sanitize", lambda *given: ended.append(1) or whole(*given)
    )
    main_text(parsed_page(f"<html><body><article>{TEXT}</article></body></html>"))
    assert ended == []
    main_text(parsed_page(f"<html><body><article>{TEXT}</article>{MARKUP}</body></html>"))
    assert ended


def test_trafilatura_is_left_as_it_was(monkeypatch):
    """Nothing of trafilatura stays changed, also where it fails."""
    before = core.compare_extraction, readability_lxml.Document.remove_unlikely_candidates
    main_text(parsed_page(f"<html><body>{TEXT}</body></html>"))
    assert before == (core.compare_extraction, readability_lxml.Document.remove_unlikely_candidates)
    monkeypatch.setattr(trafilatura, "extract", lambda *_given, **_named: {}["no text"])
    with pytest.raises(KeyError):
        main_text(parsed_page(f"<html><body>{TEXT}</body></html>"))
    assert before == (core.compare_extraction, readability_lxml.Document.remove_unlikely_candidates)
