"""From the paths of a command line to what to read: folders are walked, lists opened, each file comes once."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.records import Problem
from tracer.sources.draft import Unreadable
from tracer.sources.files import opened, reason, status
from tracer.sources.formats import known
from tracer.sources.web import is_address, read_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.params import SourceLimits


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path as given or as walked to, and where it really lies."""

    path: str
    real: str


def files_of(paths: Iterable[str], limits: SourceLimits) -> Iterator[Found | Problem]:
    """Yield every file once, by its path, whatever order the paths came in; "-" is standard input.

    An http(s) address stands for itself, "@FILE" for the addresses in a file, one a line. Of several names of one file the first in byte order is used. In a walked folder hidden names and
    unknown extensions are passed over, and links to folders are not followed.
    """
    seen: set[str] = set()
    reported: set[Problem] = set()
    everything: list[Found | Problem] = []
    for path in paths:
        everything.extend(_of_path(path, limits))
    for item in sorted(everything, key=lambda item: os.fsencode(item.path)):
        if isinstance(item, Problem):
            if item not in reported:
                reported.add(item)
                yield item
        elif item.real not in seen:
            seen.add(item.real)
            yield item


def _of_path(path: str, limits: SourceLimits) -> Iterator[Found | Problem]:
    """Yield what one path of the command line stands for."""
    if path == "-" or is_address(path):
        yield Found(path, path)
        return
    if path.startswith("@"):
        yield from _listed(path[1:], limits)
        return
    try:
        if not stat.S_ISDIR(status(path).st_mode):
            yield Found(path, os.path.realpath(path))
            return
    except (Unreadable, UnicodeError) as error:
        yield Problem(path, str(error) if isinstance(error, Unreadable) else "not a file name")
        return
    within = list(_walk(path, limits.folder_depth))
    yield from within or [Problem(path, "a folder with no file that can be read")]


def _listed(path: str, limits: SourceLimits) -> Iterator[Found | Problem]:
    """Yield the addresses of a list of them."""
    try:
        with opened(path, limits) as stream:
            wanted = read_list(stream)
    except Unreadable as error:
        yield Problem(path, str(error))
        return
    yield from (Found(one, one) for one in wanted) if wanted else [Problem(path, "a list without an address")]


def _walk(folder: str, depth: int) -> Iterator[Found | Problem]:
    """Yield the files below a folder."""
    if depth == 0:
        yield Problem(folder, "folders nested too deeply (limit)")
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Problem(folder, reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, depth - 1)
            elif known(entry.name) and not entry.is_dir():
                yield Found(entry.path, os.path.realpath(entry.path))
        except OSError as error:
            yield Problem(entry.path, reason(error))
