"""Readable snapshots: plain text files in tests/snapshots, in which styling stands as `<bold green>...</>`.

They were read by eye when they were made. `UPDATE_SNAPSHOTS=1 pytest tests/render` writes them anew; read the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "snapshots"
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_NAMES = {
    "0": "/",
    "1": "bold",
    "2": "dim",
    "3": "italic",
    "4": "underline",
    "31": "red",
    "32": "green",
    "35": "magenta",
    "36": "cyan",
}


def readable(text: str) -> str:
    """Return the text with its styling sequences spelled out; an unknown one is an error."""
    return _SGR.sub(lambda found: f"<{' '.join(_NAMES[code] for code in found[1].split(';'))}>", text)


def check(name: str, text: str) -> None:
    """Assert that the text is what the snapshot holds."""
    path = FOLDER / f"{name}.txt"
    shown = readable(text)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == path.read_text(encoding="utf-8"), f"{name} differs from its snapshot"
