"""What neighbours hold of a child's readings, by sets of words spelled out."""

from __future__ import annotations


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the different runs of three words."""
    words = text.split()
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def reading(child: str, parent: str, others: list[str]) -> dict[str, int]:
    """Return what a possible parent shares with the child, lacks of it, and has with it alone.

    `others` are the child's other neighbours, all of which may be older.
    """
    mine, theirs, rest = runs(child), runs(parent), [runs(other) for other in others]
    shared = mine & theirs
    attested = mine & set().union(theirs, *rest)
    return {
        "shared": len(shared),
        "missing": len(attested - theirs),
        "behind": max([len((mine & r) - theirs) for r in rest], default=0),
        "alone": len(shared - set().union(*rest)),
    }
