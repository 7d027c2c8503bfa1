"""Which parameters an index is made with: those that decide what is stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracer.index.prints import canary
from tracer.params import RetellingParams

if TYPE_CHECKING:
    from tracer.params import Params

FORMAT = 1
RETELLINGS = RetellingParams()


def parameters_of(params: Params) -> str:
    """Return them as JSON: the format, what makes a fingerprint, and a fingerprint of a fixed text."""
    sketch = params.sketch
    return json.dumps(
        {
            "format": FORMAT,
            "gram_words": sketch.gram_words,
            "window_grams": sketch.window_grams,
            "kept_share": RETELLINGS.kept_share,
            "kept_least": RETELLINGS.kept_least,
            "words": canary(sketch),
        }
    )


def differences(stored: str, params: Params) -> list[str]:
    """Return a phrase for each parameter that is not as it was when the index was made. ValueError for no JSON."""
    then, now = json.loads(stored), json.loads(parameters_of(params))
    unlike = [
        f"{name} was {then.get(name)}, is {now.get(name)}"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    ]
    own_settings = [phrase for phrase in unlike if not phrase.startswith("words ")]
    if (
        unlike and not own_settings
    ):  # only then does the fixed text say anything: words are split or hashed otherwise
        return ["another version of tracer told words apart"]
    return own_settings
