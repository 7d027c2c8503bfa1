"""Witnesses for tests: a text becomes what the pipeline would make of it, without asides unless given."""

from __future__ import annotations

from tracer.credit import find_quotes
from tracer.records import Article, Source, Witness
from tracer.text import tokenise


def witness(text, *, name="a", language="en", asides=(), quotes=True):
    """Return a text as a witness, with its quotes."""
    tokens = tokenise(text, asides, language, salt=name)
    article = Article(name, text, Source(f"{name}.txt"), language=language)
    return Witness(article, tokens, (), tuple(find_quotes(text, language)) if quotes else ())
