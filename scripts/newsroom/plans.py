"""How a story grows: how many origins, who picks up from whom, by which treatment. All shares in one place.

None is measured; each is chosen to cover what news is known to do, from a wire that everybody prints to a mill that
rewrites one article ten times. docs/simulator.md says why.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of story."""

    share: float  # of all stories
    origins: tuple[float, ...]  # weights of 1, 2, 3 ... independent reports of the event
    decay: float  # by which an article is the less picked up the further it stands from its origin
    fame: float  # what each child adds to an article's weight as a parent
    mass: float  # of stories of this kind in which one text is printed automatically by many
    treatments: dict[str, float]  # weights
    handout: bool = False  # the first origin is a text that was never published and that nobody names


COPYING = {"reposted": 26, "edited": 26, "cut": 16, "commented": 9, "enclosed": 6, "excerpted": 5}
PROFILES = {
    "wire": Profile(
        0.3,
        (5, 3, 2, 1),
        0.45,
        0.8,
        0.1,
        {
            **COPYING,
            "rewritten": 5,
            "summarised": 2,
            "machine": 1,
            "translated": 2,
            "merged": 5,
            "updated": 2,
            "twin": 1,
        },
    ),
    "mass": Profile(0.1, (5, 3, 1), 0.3, 1.0, 1.0, {**COPYING, "rewritten": 3, "merged": 3, "twin": 2}),
    "mill": Profile(
        0.2,
        (6, 3, 1),
        0.35,
        0.5,
        0.0,
        {
            "machine": 34,
            "rewritten": 14,
            "summarised": 12,
            "translated": 14,
            "reposted": 8,
            "edited": 8,
            "cut": 4,
            "merged": 4,
            "updated": 1,
        },
    ),
    "press": Profile(
        0.15,
        (1, 2, 3, 3, 3, 2, 2, 1),
        0.4,
        0.4,
        0.0,
        {
            "edited": 24,
            "cut": 14,
            "enclosed": 18,
            "merged": 14,
            "rewritten": 12,
            "reposted": 14,
            "updated": 3,
        },
    ),
    "relay": Profile(  # long chains: aggregators that copy aggregators
        0.15,
        (6, 3, 1),
        0.95,
        0.15,
        0.0,
        {
            "reposted": 14,
            "edited": 40,
            "cut": 14,
            "commented": 12,
            "translated": 5,
            "rewritten": 6,
            "machine": 4,
            "merged": 4,
            "updated": 2,
        },
    ),
}
PROFILES["handout"] = Profile(
    0.1,
    (5, 3, 2),
    0.3,
    0.6,
    0.0,
    {
        "excerpted": 40,
        "edited": 10,
        "rewritten": 12,
        "summarised": 8,
        "enclosed": 10,
        "commented": 8,
        "machine": 6,
    },
    handout=True,
)
MASS_SHARE = (0.3, 0.85)  # of a story's articles that are automatic copies, where there are any
LONE = (0.6, 0.2, 0.12, 0.08)  # of stories with 0, 1, 2, 3 articles of other events in the pile
EARLIER = (
    0.22  # of stories with older articles of one of their outlets on the same saga, with its stock background
)
OFTEN_READ = 2.0  # how much more an agency is picked up than others
REAL_ORIGIN, REAL_CHILD = 0.65, 0.1  # of originals and of children that are a real agency's or broadcaster's
DELETED = (0.5, 0.35, 0.15)  # of stories with 0, 1, 2 sources deleted
ROOT_DELETED = 0.75  # of deleted sources that are origins; the others are intermediates
NAMELESS = 0.12  # of sources that none of their copiers names
VERBATIM_READ = (
    0.3  # how much rarer a verbatim copy is copied in turn: its readers could as well take its source
)
PROVEN = (
    0.4  # of deleted sources taken from those that nobody names and whose children's texts prove them, if any
)
LEAST_TAKEN = 45  # words of a parent's own prose that a child must hold to count as its child
LEAST_TAKEN_SECOND = 25  # the same for a composite's second parent
