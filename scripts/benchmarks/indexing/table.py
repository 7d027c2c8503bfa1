"""The table of contestants, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scoring import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .measuring import Measured
    from .scoring import Score

BASE = "datasketch, default"


def show(rows: Sequence[tuple[Measured, Score]], articles: int, size: int) -> None:
    """Print speed, memory and scores of each, and how many times the first one's speed."""
    print(f"{articles:,} articles, {size / 1e6:,.0f} MB of text")
    speeds = {measured.name: articles / measured.cpu for measured, _ in rows}
    base = speeds.get(BASE)
    wide = max(len(name) for name in speeds) + 1
    print(f"\n{'':{wide}}{'docs/s':>9}{'ratio':>7}{'MB/s':>7}{'MB':>7}{'pairs':>10}")
    for measured, score in rows:
        speed = speeds[measured.name]
        ratio = f"{speed / base:.1f}" if base else "-"
        print(
            f"{measured.name:{wide}}{speed:9,.0f}{ratio:>7}{size / 1e6 / measured.cpu:7.1f}"
            f"{measured.peak / 1e6:7,.0f}{score.pairs:10,}"
        )
    print(
        "docs/s and MB/s: by processor second; MB: peak memory beyond the texts; ratio: to datasketch's default\n"
    )
    for title, pick in (
        ("recall: children paired with a true relative", "recall"),
        ("recall of the exact pair (child, parent)", "exact"),
        ("precision of the pairs", "precision"),
    ):
        names = [*KINDS, "all"] if pick == "precision" else [*KINDS, "copied", "all"]
        print(f"{title}\n{'':{wide}}" + "".join(f"{name:>10}" for name in names))
        for measured, score in rows:
            values = getattr(score, pick)
            print(
                f"{measured.name:{wide}}"
                + "".join(f"{values.get(name, float('nan')):10.3f}" for name in names)
            )
        print()
