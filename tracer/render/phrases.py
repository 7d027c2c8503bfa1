"""The words that stand for values: probabilities, shares, relations, flags, credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.render.clean import brief

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.records import Credit, Signature

DIGITS = 4  # of shares and probabilities in the JSON; more would promise more than is known
_LIKELY = 70  # hundredths: below it no sentence says a derivation for certain
_LIKELIHOODS = ((90, "very likely"), (_LIKELY, "likely"), (40, "possible"), (0, "unlikely"))  # hundredths

_FLAGS = {
    "version": "one of several versions at one address",
    "attributions-not-sought": "it is too long to look for who is said to have said what",
    "disguised-text": "its letters are disguised (invisible or look-alike characters)",
}

_FORMS = {
    "end-mark": "end mark",
    "read-more": "link to the full article",
}


def likelihood(probability: float) -> str:
    """Return a probability in words; the number always stands beside them."""
    return next(words for least, words in _LIKELIHOODS if hundredths(probability) >= least or least == 0)


def unsure(probability: float) -> bool:
    """Whether a probability is less than likely: drawn dashed, told with "may"."""
    return hundredths(probability) < _LIKELY


def hundredths(value: float) -> int:
    """Return a probability as it is printed, by which it is judged: what reads 0.70 counts as 0.70."""
    return round(100 * float(probability(value)))


def probability(value: float) -> str:
    """Return a probability with two digits, never rounded up to certainty: those of the number in the JSON."""
    return f"{min(round(value, DIGITS), 0.99) if value < 1 else 1.0:.2f}"


def share(value: float) -> str:
    """Return a share of words in per cent; 100 and 0 are said only when nothing, or everything, is missing."""
    percent = round(100 * round(value, DIGITS))
    if value < 1:
        percent = min(percent, 99)
    if value > 0:
        percent = max(percent, 1)
    return f"{percent} %"


def shares(values: Sequence[float]) -> str:
    """Return the range of several shares."""
    low, high = share(min(values)), share(max(values))
    return low if low == high else f"{low.removesuffix(' %')}-{high}"


def probabilities(values: Sequence[float]) -> str:
    """Return the range of several probabilities."""
    low, high = probability(min(values)), probability(max(values))
    return low if low == high else f"{low}-{high}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 origin`, `2 origins`, `3 stories`."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {plural}"


def some(names: Sequence[str], most: int) -> str:
    """Return at most `most` names and how many more there are."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most:,} more"


def flag(name: str) -> str:
    """Return what a flag of an article means."""
    return _FLAGS.get(name, brief(name).replace("-", " "))


def credit(one: Credit, names: Mapping[str, str]) -> str:
    """Return one credit as `RT (end mark)`, `TASS (for a statement)`, `Reuters (photo)`, `Newsweek (trace)`."""
    form = _FORMS.get(one.form, brief(one.form).replace("-", " "))
    how = {
        "text": form,
        "statement": "for a statement" if form == "attribution" else f"{form}, for a statement",
        "residue": "trace",
        "photo": "photo",
    }[one.role]
    return f"{brief(names.get(one.outlet, one.outlet))} ({how})"


def signature(one: Signature, names: Mapping[str, str]) -> str:
    """Return the credit of a byline as `Reuters (byline)`."""
    return f"{brief(names.get(one.outlet, one.outlet))} (byline)"


def calibrated(parameters: Mapping[str, object]) -> bool:
    """Whether the lineage's parameters say that its probabilities were checked against known histories."""
    return parameters.get("calibrated") is True
