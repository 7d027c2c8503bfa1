"""Adds articles to an index and says so line by line, until it ends or is killed. Run by test_crash.py."""

from __future__ import annotations

import os
import sys

from tests.index.fiction import PARAMS, SMALL, newsroom
from tracer.errors import IndexUnusableError
from tracer.index import Index


def main() -> None:
    """Add `count` articles to `folder`; say "ready", wait for a line, then say each id once it is stored."""
    folder, count = sys.argv[1], int(sys.argv[2])
    articles = newsroom(count)
    os.write(1, b"ready\n")
    sys.stdin.readline()
    try:
        Index.create(folder, PARAMS)
        with Index.open(folder, PARAMS, writable=True, limits=SMALL) as index:
            for one in index.add(articles):
                os.write(1, f"{one.id}\n".encode())
            os.write(1, b"merged\n")
            index.remove([article.id for article in articles[::3]])
    except IndexUnusableError as refusal:
        os.write(1, f"{refusal}\n".encode())
    else:
        os.write(1, b"done\n")


if __name__ == "__main__":
    main()
