"""Aligning pairs of 500-word texts, one core: pairs a second, against difflib and rapidfuzz on the same pairs.

The texts are drawn from a Zipf vocabulary with a fixed seed; half of the pairs share two passages, one of them
edited and moved. What each tool finds of the shared words is printed beside its speed.
"""

from __future__ import annotations

import random
import time
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tracer.align import align
from tracer.params import AlignParams
from tracer.records import Article, Source, Witness
from tracer.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAIRS, WORDS, VOCABULARY = 400, 500, 20_000


def pairs() -> list[tuple[Witness, Witness, int]]:
    """Return pairs of witnesses and how many words they share by construction."""
    draw = random.Random(1)  # noqa: S311  # repeatable, not secret
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def text(size: int) -> list[str]:
        return [f"w{n}" for n in draw.choices(range(VOCABULARY), cum_weights=weights, k=size)]

    made = []
    for number in range(PAIRS):
        left, right, shared = text(WORDS), text(WORDS), 0
        if number % 2:
            right[300:400] = left[50:150]
            right[20:100] = left[350:430]
            right[60] = "edited"
            shared = 179
        made.append((_witness(left, f"{number}a"), _witness(right, f"{number}b"), shared))
    return made


def _witness(words: list[str], name: str) -> Witness:
    text = " ".join(word + "." * (place % 20 == 19) for place, word in enumerate(words))
    return Witness(Article(name, text, Source(name)), tokenise(text, (), "en", salt=name))


def run(_arguments: Sequence[str] = ()) -> int:
    """Print one line a tool."""
    made = pairs()

    def tracer(params: AlignParams) -> Callable[[Witness, Witness], int]:
        def found(left: Witness, right: Witness) -> int:
            return round(align(left, right, params).left_coverage * len(left.tokens.forms))

        return found

    def difflib(left: Witness, right: Witness) -> int:
        matcher = SequenceMatcher(None, left.tokens.forms, right.tokens.forms, autojunk=False)
        return sum(block.size for block in matcher.get_matching_blocks() if block.size >= 8)

    def rapidfuzz(left: Witness, right: Witness) -> int:
        codes = Indel.opcodes(left.tokens.forms, right.tokens.forms)
        return sum(
            c.src_end - c.src_start for c in codes if c.tag == "equal" and c.src_end - c.src_start >= 8
        )

    rows = [
        ("tracer, verbatim, compiled", tracer(AlignParams(sentence_layer=False, compiled=True))),
        ("tracer, verbatim, numpy", tracer(AlignParams(sentence_layer=False))),
        ("tracer, all layers, compiled", tracer(AlignParams(compiled=True))),
        ("difflib", difflib),
        ("rapidfuzz Indel.opcodes", rapidfuzz),
    ]
    speeds = {}
    print(f"{PAIRS} pairs of {WORDS} words\n{'':30} {'pairs/s':>9} {'found':>6} of the shared words")
    for name, find in rows:
        for left, right, _ in made[:8]:  # loads, and compiles what each shape of pair needs
            find(left, right)
        began = time.perf_counter()
        found = sum(min(find(left, right), shared) for left, right, shared in made)
        speeds[name] = len(made) / (time.perf_counter() - began)
        print(f"{name:30} {speeds[name]:9,.0f} {found / sum(shared for *_, shared in made):6.3f}")
    first = speeds[rows[0][0]]
    print(f"verbatim, compiled, is {first / speeds['difflib']:.0f} times as fast as difflib, ", end="")
    print(f"{first / speeds['rapidfuzz Indel.opcodes']:.1f} times as rapidfuzz")
    return 0
