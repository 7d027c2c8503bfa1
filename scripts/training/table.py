"""From seeds to the table of weights, and the table as a Python module."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tracer.params import Params
from training.besides import further_rows
from training.examples import MODES, example_of, shown
from training.fitting import fit_choices, fit_trees
from training.stories import stories_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FIXED = {
    # By hand: in the simulator one story in sixty has siblings that prove a source, too few to learn from. Where no
    # supplied article holds what they share, textual criticism's proof stands by itself.
    "siblings-unexplained": 6.0,
    "siblings-apart": -6.0,
    # By hand: the simulator hides few sources and falsifies many credits. Outside it most sources are not supplied, and
    # a credit stands where no supplied article without it holds the text.
    "hidden-unexplained": 3.0,
    # The same of two that name one source that was not supplied: there each may well have it from the other.
    "credit-apart": -3.0,
}
AFTERWARDS = {
    # By hand, and not known while the others are learned: nobody writes a whole article anew in another's words. In the
    # simulator each of many equal copies is joined to all others and can do without; of thousands, each is joined to a few.
    "root-whole": -2.5,
    # By hand: in the simulator nobody prints a third text (a post, a report, a broadcast) without quotation marks; in news that
    # is what most long articles share that have one passage in common.
    "small-part": -4.0,
}
HEAD = '''"""The weights of evidence, in log-odds per unit of each number (see evidence.py). Written by `scripts/train`.

Learned from {what},
each with all dates, half of them and none. SHA-256 of the stories and their gold:
{checksum}
By hand, for want of examples: {fixed}.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAINED_ON = "{what}"
CHECKSUM = "{checksum}"
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {{
{rows}
    }}
)
'''


def learn(seeds: Sequence[int], count: int, keep: Path | None = None) -> tuple[dict[str, float], str]:
    """Return the weights learned from the first stories of these seeds, and the stories' checksum."""
    params, digest, examples = Params().lineage, hashlib.sha256(), []
    for seed in seeds:
        pile = stories_of(seed, count, keep)
        digest.update(pile.checksum.encode())
        for number, story in enumerate(pile.stories):
            for mode in MODES:
                witnesses = shown(story.witnesses, mode, f"{seed}/{number}")
                examples.append(example_of(story, witnesses, pile.outlets, params))
        print(f"seed {seed}: {len(examples)} examples")
    aside = {**FIXED, **dict.fromkeys(AFTERWARDS, 0.0)}
    weights = {**fit_trees(examples, aside), **FIXED, **AFTERWARDS}
    rows = []
    for seed in seeds:
        pile = stories_of(seed, count, keep)
        for number, story in enumerate(pile.stories):
            for mode in MODES[:2]:
                witnesses = shown(story.witnesses, mode, f"{seed}/{number}")
                rows += further_rows(story, witnesses, pile.outlets, params, weights)
    print(f"{len(rows)} possible further parents, {sum(so for _, so in rows)} true")
    return {**weights, **fit_choices(rows)}, digest.hexdigest()


def written(weights: Mapping[str, float], seeds: Sequence[int], count: int, checksum: str) -> str:
    """Return the table as the text of a Python module."""
    rows = "\n".join(f'        "{name}": {weights[name]},' for name in sorted(weights))
    named = ", ".join(str(seed) for seed in seeds)
    return HEAD.format(
        what=f"simulated stories, seeds {named}, {count} each",
        checksum=checksum,
        fixed=", ".join(sorted({**FIXED, **AFTERWARDS})),
        rows=rows,
    )
