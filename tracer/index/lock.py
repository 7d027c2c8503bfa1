"""One writer at a time: a lock on a file of the index that the kernel drops when its holder dies."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from tracer.errors import IndexUnusableError

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "writer.lock"
_PAUSE = 0.05  # seconds between two tries


class WriterLock:
    """Held from construction to `release`. IndexUnusableError after `seconds` of waiting; OSError."""

    def __init__(self, folder: Path, seconds: float) -> None:
        import fcntl  # absent on Windows, where an index can be read but not written

        self._fd = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        until = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() < until:
                    time.sleep(_PAUSE)
                    continue
                self.release()
                raise IndexUnusableError(
                    f"another process is writing to the index {str(folder)!r}; waited {seconds:g} s for it"
                ) from None
            except BaseException:
                self.release()
                raise
            return

    def release(self) -> None:
        """Let the next writer in."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)
