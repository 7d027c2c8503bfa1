"""Who the author is: the paragraph at the end of an article that no story is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.text.lines import fold
from tracer.text.phrases import BIOGRAPHY_CUES, BIOGRAPHY_VERBS, NARRATIVE_VERBS, PARTICLES, SPEECH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.text.lines import Line

_FOOT_LINES = 4  # unmarked lines at the end among which a biography may stand
_LONGEST = 900  # code points of a biography
_LOOKED = 4000  # code points of each paragraph in which the author's name is looked for
_NAME_WORDS = 8
_VERB_WITHIN = 6  # words between the name and what its bearer does
_VERB_AFTER_ASIDE = 20  # the same where a comma follows the name: "..., a freelance reporter in ..., is ..."
_NAME_LINE = range(2, 6)  # words of a line that only gives the name


def biographies(found: Sequence[Line], free: Sequence[int]) -> list[int]:
    """Return the numbers of the lines, among the `free` ones at the end, that are the author's biography.

    Such a line begins with a person's name, says at once what its bearer does, and that bearer plays no part in
    the article: no paragraph before has the name. A line above it that only gives the name belongs to it.
    """
    marked: list[int] = []
    for place in free[-_FOOT_LINES:]:
        own = _author(found[place])
        if own is None or any(
            not own.isdisjoint(fold(other.text[:_LOOKED])) for other in found[:place] if other.paragraph
        ):
            continue
        if place and place - 1 in free and _only_names(found[place - 1], own):
            marked.append(place - 1)
        marked.append(place)
    return marked


def _author(line: Line) -> frozenset[str] | None:
    """Return the folded names of the person whom a line introduces as an author."""
    if len(line.text) > _LONGEST or not BIOGRAPHY_CUES.search(line.text) or SPEECH.search(line.text):
        return None
    words = line.text[:300].split()
    name = []
    for word in words[:_NAME_WORDS]:
        if not (word[0].isupper() or word in PARTICLES) or word.endswith(("’s", "'s", "’S", "'S")):
            break
        name.append(word)
        if word.endswith(","):
            break
    aside = name[-1:] != [] and name[-1].endswith(",")
    after = words[len(name) : len(name) + (_VERB_AFTER_ASIDE if aside else _VERB_WITHIN)]
    verbs = BIOGRAPHY_VERBS - NARRATIVE_VERBS if aside else BIOGRAPHY_VERBS
    people = [word for word in name if word[0].isupper() and len(word.strip(".,")) > 2]
    if len(name) < 2 or not people or line.text.isupper() or verbs.isdisjoint(after):
        return None
    return frozenset(folded[-1] for word in people[:4] if (folded := fold(word))) - {"ph.d", "phd"} or None


def _only_names(line: Line, own: frozenset[str]) -> bool:
    return line.words in _NAME_LINE and not line.closed and not own.isdisjoint(fold(line.text))
