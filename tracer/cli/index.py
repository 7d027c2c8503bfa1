"""`tracer index`: articles kept on disk, so that any other can be held against them."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.options import Outlets, Output, Private, limits_of, registry_of
from tracer.cli.progress import Progress
from tracer.errors import NoInputError
from tracer.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.index import Added, Index

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Keep articles on disk: add, remove, list, verify.",
    no_args_is_help=True,
)

Folder = Annotated[
    str, typer.Option("--index", metavar="DIR", help="The folder of the index.", show_default=False)
]


class Format(StrEnum):
    """The forms of what has one document or one line a record."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


class Lines(StrEnum):
    """The forms of what is told while it happens."""

    text = "text"
    jsonl = "jsonl"


class Whole(StrEnum):
    """The forms of what is one document."""

    text = "text"
    json = "json"


@app.command()
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", hidden=True, show_default=False)],
    index: Folder,
    form: Annotated[
        Lines,
        typer.Option("--format", help="How to tell what was stored; jsonl is one line for each article."),
    ] = Lines.text,
    allow_private: Private = False,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Add articles to an index, which is made where there is none.

    PATH is a file, a folder, an http(s) address, @FILE with a list of them, or - for standard input. An article is
    told of once it is durably stored. The same text at the same address is kept once (known); another text at it is
    a version.
    """
    from tracer import pipeline
    from tracer.index import Index
    from tracer.params import Params

    console.check_output(output)
    registry = registry_of(outlets)
    counts: Counter[str] = Counter()
    Index.create(index, Params())
    with Index.open(index, Params(), writable=True) as opened, Progress() as progress:

        def stored() -> Iterator[Added]:
            for item in pipeline.add(opened, paths, registry, limits_of(private=allow_private)):
                if isinstance(item, Problem):
                    counts["problems"] += 1
                    console.problem(item)
                else:
                    counts[item.status] += 1
                    progress("storing articles", counts.total() - counts["problems"], 0)
                    yield item

        _tell(stored(), form, output, counts)
    if counts.total() == counts["problems"]:
        raise NoInputError("no article could be read")
    return 1 if counts["problems"] else 0


def _tell(stored: Iterator[Added], form: Lines, output: str | None, counts: Counter[str]) -> None:
    from tracer.render.index import added_jsonl, added_text

    if form is Lines.jsonl:

        def lines() -> Iterator[str]:
            for one in stored:
                yield added_jsonl(one)
                sys.stdout.flush()  # what is stored is told before the next batch is read

        console.emit(lines(), output)
        return
    for _ in stored:
        pass
    if counts.total() > counts["problems"]:
        console.emit([added_text(counts)], output, human=True)


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID", hidden=True, show_default=False)],
    index: Folder,
) -> int:
    """Remove articles from an index.

    ID is an article's id as `tracer index list` prints it; all its versions go. The files that held them are written
    anew: nothing of a text stays on disk that no other article has.
    """
    from tracer.index import Index
    from tracer.params import Params

    with Index.open(index, Params(), writable=True) as opened:
        before = len(opened)
        missing = opened.remove(ids)
        removed = before - len(opened)
    for id_ in missing:
        console.problem(Problem(id_, "no such article in the index"))
    if not removed:
        raise NoInputError("no article to remove")
    from tracer.render.phrases import count

    console.emit([f"{count(removed, 'article')} removed\n"], human=True)
    return 1 if missing else 0


@app.command("list")
def list_(
    index: Folder,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    output: Output = None,
) -> int:
    """List the articles of an index by id: outlet, time, title."""
    from tracer.render.index import listing_json, listing_jsonl, listing_text

    console.check_output(output)
    with _reading(index) as opened:
        if form is Format.json:
            console.emit(listing_json(opened.listing()), output)
        elif form is Format.jsonl:
            console.emit(listing_jsonl(opened.listing()), output)
        else:
            from tracer.render.look import paint

            look = console.look(output)
            lines = (paint([listing_text(one, look)], look) for one in opened.listing())
            console.emit(lines, output, human=True)
    return 0


@app.command()
def info(
    index: Folder,
    form: Annotated[Whole, typer.Option("--format", help="How to write it.")] = Whole.text,
    output: Output = None,
) -> int:
    """Tell what an index holds, in numbers, and the parameters it was made with."""
    from tracer.render.index import info_json, info_text
    from tracer.render.look import paint

    console.check_output(output)
    with _reading(index) as opened:
        told = opened.info()
    if form is Whole.json:
        console.emit(info_json(told), output)
    else:
        look = console.look(output)
        console.emit([paint(info_text(told), look)], output, human=True)
    return 0


@app.command()
def pairs(index: Folder, output: Output = None) -> int:
    """Print all pairs of texts of an index that share passages word by word, one JSON object a line.

    Left and right are lists of ids: articles with one and the same text stand together, and such a list without
    another text is a line of its own. Much faster than a lineage, and no more than shared words: nothing is set aside,
    no direction is told. Spans count code points of the texts.
    """
    from tracer import questions
    from tracer.params import Params
    from tracer.render.index import shared_jsonl

    console.check_output(output)
    with _reading(index) as opened:
        console.emit((shared_jsonl(one) for one in questions.all_pairs(opened, Params())), output)
    return 0


@app.command()
def verify(index: Folder) -> int:
    """Hold everything in an index against its checksums; exit 3 where anything is wrong."""
    with _reading(index) as opened:
        wrong = opened.verify()
        held = len(opened)
    for one in wrong:
        console.complain(f"index damaged: {one}")
    if wrong:
        return NoInputError.exit_code
    from tracer.render.phrases import count

    console.emit([f"{count(held, 'article')}, all as written\n"], human=True)
    return 0


def _reading(index: str) -> Index:
    from tracer.index import Index
    from tracer.params import Params

    return Index.open(index, Params())
