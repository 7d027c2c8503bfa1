"""`tracer report`: the lineage as one HTML page to review, print and keep; and whether such a page was changed."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.lineage import inputs, traced
from tracer.cli.options import (
    About,
    IgnoreDates,
    Index,
    Outlets,
    Private,
    Semantic,
    names_of,
    params_of,
    registry_of,
)
from tracer.errors import NoInputError, UsageError
from tracer.render.clean import quoted

if TYPE_CHECKING:
    from tracer.params import Params
    from tracer.records import Derivation, Difference, Lineage, Witness
    from tracer.render.report.blocks import Differences

_DIGEST = re.compile(r"[0-9a-fA-F]{64}")


def report(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", hidden=True, show_default=False),
    ] = None,
    index: Index = None,
    about: About = None,
    ignore_dates: IgnoreDates = False,
    semantic: Semantic = False,
    allow_private: Private = False,
    outlets: Outlets = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.html",
            help="The page to write, whole or not at all.",
            show_default=False,
        ),
    ] = None,
    verify: Annotated[
        str | None,
        typer.Option(
            "--verify",
            metavar="FILE.html",
            help="Say whether a page is sealed and unchanged; nothing is traced.",
            show_default=False,
        ),
    ] = None,
    sha256: Annotated[
        str | None,
        typer.Option(
            "--sha256",
            metavar="DIGEST",
            help="With --verify: the digest printed when the page was made, kept elsewhere.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Write who copied whom as one HTML page, to review, print and keep.

    PATH is what `tracer lineage` reads. The page needs no network and no other file. Its SHA-256 is printed: keep it
    apart from the page. --verify tells whether a page was changed since.
    """
    if verify is not None:
        if paths or index is not None or output is not None:
            raise UsageError("--verify takes one page and traces nothing")
        return _verified(verify, sha256)
    if sha256 is not None:
        raise UsageError("--sha256 goes with --verify")
    if output is None:
        raise UsageError("no page to write: give -o FILE.html; see tracer report --help")
    console.check_output(output)
    wanted = inputs(paths or [], about, index, "report")
    registry = registry_of(outlets)
    params = params_of(semantic=semantic)
    found = traced(wanted, about, index, registry, params, ignore_dates=ignore_dates, private=allow_private)
    from tracer.render.report import report as page

    pieces, digest = page(found, names_of(registry), console.PARAMS, differing(found, params))
    console.emit(pieces, output)
    if output != "-":  # as sha256sum writes it, so that it can check it
        console.emit([f"{digest}  {output}\n"], human=True)
    else:
        console.complain(f"SHA-256 {digest}")
    return 1 if found.problems else 0


def differing(lineage: Lineage, params: Params) -> Differences:
    """Return which words differ in each span of each derivation, child against parent; None for spans not compared."""
    from tracer import pipeline
    from tracer.records import Article, Source

    witnesses = {one.witness.article.id: one.witness for one in lineage.articles}
    for unseen in lineage.unseen:
        if unseen.text is not None:
            witnesses[unseen.id] = pipeline.as_it_stands(Article(unseen.id, unseen.text, Source(unseen.id)))
    return [_differing(one, witnesses, params) for one in lineage.derivations]


def _differing(
    one: Derivation, witnesses: dict[str, Witness], params: Params
) -> list[tuple[Difference, ...] | None]:
    from tracer import pipeline
    from tracer.records import Alignment, SpanPair

    if one.parent not in witnesses:
        return [None] * len(one.spans)
    pairs = tuple(SpanPair(span.child, span.parent, span.grade, span.score) for span in one.spans)
    alignment = Alignment(one.child, one.parent, pairs, one.coverage_child, one.coverage_parent or 0.0)
    told = pipeline.differ(witnesses[one.child], witnesses[one.parent], alignment, params)
    return [pair.differences for pair in told.pairs]


def _verified(name: str, digest: str | None) -> int:
    """Say whether a page is as it was sealed, and as the digest says; 0 if so, else 1."""
    from tracer.render.report import verify

    if digest is not None and not _DIGEST.fullmatch(digest):
        raise UsageError("--sha256 takes 64 hexadecimal digits")
    try:
        path = Path(name)
        if not stat.S_ISREG(path.stat().st_mode):
            raise NoInputError(f"{quoted(name)}: not a file")
        with path.open("rb") as file:
            found = verify(file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such file"
        raise NoInputError(f"{quoted(name)}: {reason}") from error
    if not found.sealed:
        console.complain(f"{quoted(name)}: carries no seal of tracer")
    elif not found.intact:
        console.complain(f"{quoted(name)}: was changed since it was sealed")
    elif digest is not None and found.sha256 != digest.lower():
        console.complain(f"{quoted(name)}: is sealed, but is not the page with that SHA-256")
    else:
        console.emit([f"sealed and unchanged: {quoted(name)}\n{found.sha256}\n"], human=True)
        if digest is None:
            console.emit(
                ["Whoever forges a page can seal it anew: compare the SHA-256 with the one you kept.\n"]
            )
        return 0
    sys.stdout.flush()
    return 1
