"""From the text of an article to its words, sentences, passages, and the parts that are no evidence."""

from __future__ import annotations

from tracer.text.asides import asides
from tracer.text.folding import form
from tracer.text.passages import passages
from tracer.text.repeated import repeated
from tracer.text.tokens import tokenise

__all__ = ["asides", "form", "passages", "repeated", "tokenise"]
