"""What reaches standard output, standard error and files: the policy of the whole command line in one place.

* Answers go to standard output, or whole to the file of `-o`; problems and progress go to standard error.
* Colour only on a terminal, and not where NO_COLOR or a dumb terminal asks for none.
* Every piece of human output passes `clean.printable` once more here, so that nothing a renderer overlooked can
  steer a terminal; in colour, only the tool's own styling sequences are let through.
* A closed pipe ends the output silently.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tracer.errors import UsageError
from tracer.params import RenderParams
from tracer.render.clean import line, printable, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.records import Problem
    from tracer.render.look import Look

PARAMS = RenderParams()
_STYLING = re.compile(r"(\x1b\[[0-9;]*m)")
_TYPOGRAPHY = str.maketrans("“”„‘’‚«»‹›–—−…·•×", "\"\"\"'''\"\"''---~-*x")


def prepare_streams() -> None:
    """Make both streams take any text: what their encoding lacks becomes a plain look-alike or "?".

    A stream that is closed (`2>&-`) swallows what is written to it.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    codecs.register_error("tracer", _replaced)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="tracer", newline="\n")


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_TYPOGRAPHY)
    return "".join(char if char.isascii() else "?" for char in plain), error.end


def problem(found: Problem) -> None:
    """Name one input that could not be used, in one line that is never wrapped."""
    complain(f"{quoted(found.path)}: {line(found.reason)}")


def complain(message: str) -> None:
    """Say one thing on standard error, in one line."""
    with contextlib.suppress(
        OSError, ValueError
    ):  # nobody listens: a closed standard error is no reason to fail
        sys.stderr.write(f"tracer: {line(message)}\n")
        sys.stderr.flush()


def look(output: str | None) -> Look:
    """Return how human output has to look where it goes."""
    from tracer.render.look import Look

    on_screen = output is None and sys.stdout.isatty()
    dumb = os.environ.get("TERM") == "dumb"
    asked = os.environ.get("COLUMNS", "")
    if on_screen:
        width = shutil.get_terminal_size((80, 24)).columns
    else:
        width = int(asked) if asked.isascii() and asked.isdigit() and int(asked) > 0 else PARAMS.piped_width
    return Look(
        width=max(PARAMS.least_width, min(width, PARAMS.most_width)),
        colour=on_screen and not dumb and not os.environ.get("NO_COLOR"),
        unicode=output is not None or _shows_unicode(sys.stdout),
    )


def _shows_unicode(stream: TextIO) -> bool:
    try:
        "├└│┄─…←".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def check_output(output: str | None) -> None:
    """Refuse an output file that cannot be written, before any work is done; raises UsageError."""
    if output is None or output == "-":
        return
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise UsageError(f"{quoted(output)}: a folder, not a file to write to")
    if not target.parent.is_dir():
        raise UsageError(f"{quoted(output)}: its folder does not exist")
    if not os.access(target if target.exists() and not target.is_file() else target.parent, os.W_OK):
        raise UsageError(f"{quoted(output)}: permission denied")


def emit(pieces: Iterable[str], output: str | None = None, *, human: bool = False) -> None:
    """Write an answer to standard output, or to a file, which appears whole or not at all; raises UsageError."""
    safe = (_safe(piece) for piece in pieces) if human else iter(pieces)
    if output is None or output == "-":
        _to_stdout(safe)
        return
    try:
        _to_file(safe, Path(os.path.realpath(output)))
    except OSError as error:
        raise UsageError(
            f"{quoted(output)}: cannot be written: {error.strerror or 'unknown reason'}"
        ) from error


def _safe(piece: str) -> str:
    """Return the piece with nothing in it that steers a terminal, but for the styling of our own."""
    if "\x1b" not in piece:
        return printable(piece, newlines=True)
    parts = _STYLING.split(piece)  # text and styling by turns
    return "".join(part if place % 2 else printable(part, newlines=True) for place, part in enumerate(parts))


def _to_stdout(pieces: Iterator[str]) -> None:
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        close_stdout()


def close_stdout() -> None:
    """Let what is still buffered for a reader that has gone vanish, so that nothing complains at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _to_file(pieces: Iterator[str], target: Path) -> None:
    if target.exists() and not target.is_file():  # a device or pipe is written to, never replaced
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
        return
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".tracer-")
    try:
        with open(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:  # noqa: PTH123 -- of a descriptor
            file.writelines(pieces)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
