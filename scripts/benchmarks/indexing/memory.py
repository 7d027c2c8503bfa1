"""What memory a process has of its own, watched while it works.

Pages of mapped files are not counted: the kernel takes them back whenever it wants to, and the peak that it reports
(`ru_maxrss`) holds whatever it happened to leave.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Self

_STATUS = Path("/proc/self/status")
_PAUSE = 0.02  # seconds between two looks


class Watch:
    """The most memory of its own that the process had since the `with` block began, in bytes; 0 where it cannot be told."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_PAUSE):
            self.peak = max(self.peak, own_memory())


def own_memory() -> int:
    """Return the bytes of memory that belong to this process alone and to no file."""
    if not _STATUS.exists():
        return 0
    lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines() if ":" in line)
    return int(lines.get("RssAnon", "0").split()[0]) * 1024
