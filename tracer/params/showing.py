"""What people are shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderParams:
    """How much the human output shows; no number of the answer depends on it, so it is no part of `Params`."""

    piped_width: int = 100  # columns; where neither a terminal nor COLUMNS says
    least_width: int = 40  # columns; narrower screens get lines that the terminal wraps
    most_width: int = 160  # columns; longer lines are hard to follow with the eye
    wide: int = (
        110  # columns from which the tree has room for the basis of a time and for words beside numbers
    )
    side_by_side: int = 90  # columns from which two texts stand beside each other
    least_title: int = 24  # cells; with less left for outlet and title, a node takes two lines
    deepest_guides: int = 8  # levels that the tree draws; deeper ones are numbered
    group_over: int = 3  # leaf copies of one parent; more than so many become one line
    group_names: int = 6  # outlets named in such a line
    notes: int = 3  # notes of one kind under a node
    unresolved: int = 6  # lines for each story
    alone: int = 20  # articles that share nothing, listed
    alternative: float = 0.2  # probability from which another possible parent is worth a reader's time
    passages: int = 12  # derivations whose text is shown unless asked otherwise
    passage_spans: int = 6  # longest shared spans of a derivation that are shown
    span_head: int = 260  # code points of a long shared span that are shown: its beginning
    span_tail: int = 120  # code points: its end
    context: int = 60  # code points shown on either side of a shared span
    evidence: int = 3  # strongest items for a derivation
    mail_width: int = 72  # columns of what may be pasted into a mail, where lines are quoted with "> "
    check_quotes: int = 3  # longest shared spans that a check quotes of each source
    check_quote: int = 160  # code points of each; two lines of a mail, enough to find the place
    check_others: int = 6  # articles that a check names in one list
    progress_after: float = 1.0  # seconds of work before progress is shown
