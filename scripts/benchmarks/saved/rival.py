"""trafilatura over a folder of saved pages in a pool of processes: `python rival.py FOLDER PROCESSES [--metadata]`.

Of each page `trafilatura.extract(bytes)` is called, with `with_metadata=True` if asked, all else as trafilatura has it; nothing else is done.
"""

from __future__ import annotations

import multiprocessing
import sys
from functools import partial
from pathlib import Path

import trafilatura


def read(path: Path, *, metadata: bool) -> int:
    """Extract one page; return how long its text is."""
    return len(trafilatura.extract(path.read_bytes(), with_metadata=metadata) or "")


def main() -> None:
    """Extract every page and print how many had a text."""
    paths = sorted(Path(sys.argv[1]).glob("*.html"))
    work = partial(read, metadata="--metadata" in sys.argv)
    with multiprocessing.get_context("spawn").Pool(int(sys.argv[2])) as pool:
        print(sum(map(bool, pool.map(work, paths, chunksize=8))))


if __name__ == "__main__":
    main()
