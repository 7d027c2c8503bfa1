"""An index on disk: what building it costs, how large it is, and how fast it answers.

Each step runs in a process of its own: `build` adds all articles, `ask` looks up articles that are drawn from the
corpus with a fixed seed (each finds itself, its relatives, and whoever shares stock phrases), `cold` times the
command line from nothing.
"""

from __future__ import annotations

import importlib
import importlib.util
import random
import resource
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from tracer.index import Index
from tracer.outlets import load as load_outlets
from tracer.params import Params
from tracer.records import Article, Published, Source

from .corpora import gold, records
from .memory import Watch, own_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.index import Hit

ASKED = 2000  # articles looked up
LIMITS = (10, 20)  # hits of each, by turns
COLD = 3  # times that the command line is started


def articles(folder: Path) -> Iterator[Article]:
    """Yield the articles of a corpus as tracer would read them."""
    ids = {outlet.name: outlet.id for outlet in load_outlets(folder / "outlets.toml")}
    for number, record in enumerate(records(folder), 1):
        time_ = datetime.fromisoformat(record["published"])
        yield Article(
            record["id"],
            record["text"],
            Source(folder.name, number),
            url=record["url"],
            title=record["title"],
            outlet=ids[record["outlet"]],
            outlet_name=record["outlet"],
            published=Published(time_, time_, "record"),
        )


def build(folder: Path, home: Path) -> dict[str, Any]:
    """Build the index of a corpus; return seconds, bytes and counts."""
    Index.create(home, Params())
    begin, clock = time.process_time(), time.perf_counter()
    reading = _reading(folder)
    with Watch() as watch, Index.open(home, Params(), writable=True) as index:
        added = sum(1 for _ in index.add(articles(folder)))
        told = index.info()
    spent = time.process_time() - begin
    return {
        "articles": added,
        "cpu": spent - reading,
        "reading": reading,
        "wall": time.perf_counter() - clock,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "own": watch.peak,
        "bytes": told["bytes"],
        "text_bytes": told["text_bytes"],
        "fingerprints": told["fingerprints"],
        "segments": told["segments"],
    }


def _reading(folder: Path) -> float:
    """Return the processor seconds that reading the corpus alone takes."""
    begin = time.process_time()
    for _ in articles(folder):
        pass
    return time.process_time() - begin


def ask(folder: Path, home: Path) -> dict[str, Any]:
    """Look up articles in an index, by turns for few and for more hits; return milliseconds, recall of relatives, memory."""
    draw = random.Random(1)  # noqa: S311  # repeatable, not secret
    turns: dict[int, dict[str, list[Hit]]] = {limit: {} for limit in LIMITS}
    times: dict[int, list[list[float]]] = {limit: [] for limit in LIMITS}  # seconds, see _timed
    with Index.open(home, Params()) as index:
        numbers = draw.sample(range(len(index)), min(ASKED, len(index)))
        asked = {article.id: article.text for article in index.articles(numbers)}
        if importlib.util.find_spec("numba"):
            importlib.import_module("numba")  # from then on an index searches compiled
        _timed(index, next(iter(asked.values())), LIMITS[0])
        for turn, (name, text) in enumerate(asked.items()):
            limit = LIMITS[turn % len(LIMITS)]
            turns[limit][name], spent = _timed(index, text, limit)
            times[limit].append(spent)
        own, peak = own_memory(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        found = [hit for hits in turns.values() for each in hits.values() for hit in each]
        named = sorted({number for hit in found for number in hit.articles})
        called = dict(zip(named, (article.id for article in index.articles(named)), strict=True))
    story = {f"n{child.child:07}": f"n{child.story:07}" for child in gold(folder)}
    told = {limit: _percentiles(times[limit]) | _recall(turns[limit], called, story) for limit in LIMITS}
    return {"limits": told, "peak": peak, "own": own}


def _timed(index: Index, text: str, limit: int) -> tuple[list[Hit], list[float]]:
    """Return the hits, and the seconds of finding, and of finding and spans, on the clock and of the processor."""
    begin, cpu = time.perf_counter(), time.process_time()
    hits = index.find([text], limit)[0]
    found, found_cpu = time.perf_counter(), time.process_time()
    index.shared(text, hits)
    return hits, [found - begin, time.perf_counter() - begin, found_cpu - cpu, time.process_time() - cpu]


def _recall(hits: dict[str, list[Hit]], called: dict[int, str], story: dict[str, str]) -> dict[str, Any]:
    """Return how many of the articles asked are derived, and of how many of these a relative was found."""
    derived = [name for name in hits if name in story]
    found = [
        any(
            called[number] != name and story.get(called[number], called[number]) == story[name]
            for hit in hits[name]
            for number in hit.articles
        )
        for name in derived
    ]
    return {
        "asked": len(hits),
        "derived": len(derived),
        "recall": float(np.mean(found)) if found else float("nan"),
    }


def _percentiles(times: list[list[float]]) -> dict[str, list[list[float]]]:
    """Return median, 99th percentile and worst in milliseconds: of finding, then with spans."""
    columns = [
        [float(x) for x in np.percentile(column, (50, 99, 100)) * 1000] for column in np.array(times).T
    ]
    return {"clock": columns[:2], "cpu": columns[2:]}


def cold(folder: Path, home: Path) -> dict[str, Any]:
    """Start `tracer check FILE --index` afresh; return seconds on the clock, the least of a few."""
    text = next(iter(records(folder)))["text"]
    with TemporaryDirectory() as name:
        file = Path(name) / "asked.txt"
        file.write_text(text, encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            _TRACER,
            "check",
            str(file),
            "--index",
            str(home),
            "--format",
            "json",
        ]
        times = []
        for _ in range(COLD):
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - begin)
    return {"cold": min(times)}


_TRACER = "import sys; from tracer.cli.app import main; sys.exit(main())"


def show(built: dict[str, Any], answered: dict[str, Any], started: dict[str, Any]) -> None:
    """Print what the three steps told."""
    count = built["articles"]
    print(f"{count:,} articles in {built['segments']} segments")
    print(
        f"build      {count / built['cpu']:,.0f} articles by processor second beside reading "
        f"({built['cpu']:.1f} s; reading {built['reading']:.1f} s), {built['wall']:.1f} s on the clock, "
        f"peak of its own memory {built['own'] / 1e6:,.0f} MB, {built['peak'] / 1e6:,.0f} MB with mapped pages"
    )
    print(
        f"on disk    {built['bytes'] / 1e6:,.1f} MB, of which texts {built['text_bytes'] / 1e6:,.1f} MB; beside the text "
        f"{(built['bytes'] - built['text_bytes']) / count:,.0f} bytes an article, {built['fingerprints'] / count:.1f} fingerprints"
    )
    for limit, told in answered["limits"].items():
        for place, what in enumerate((f"find {limit}", f"find {limit} and spans")):
            clock, cpu = told["clock"][place], told["cpu"][place]
            print(
                f"{what}: median {clock[0]:.2f} ms, 99th percentile {clock[1]:.2f} ms, worst {clock[2]:.2f} ms on the clock; "
                f"{cpu[0]:.2f}, {cpu[1]:.2f}, {cpu[2]:.2f} ms of the processor"
            )
        print(
            f"of {told['asked']} articles asked, {told['derived']} derived: a relative found of {told['recall']:.3f}"
        )
    print(
        f"memory while asking: {answered['own'] / 1e6:,.0f} MB of its own, {answered['peak'] / 1e6:,.0f} MB with mapped pages"
    )
    print(f"cold       tracer check FILE --index: {started['cold']:.2f} s on the clock")
