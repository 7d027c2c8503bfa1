"""Progress on standard error: only on a terminal, and only once the work has taken a while."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Self

from tracer.cli.console import PARAMS

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as Bar

_PAUSE = 0.05  # seconds between updates; more would only slow the work


class Progress:
    """A context that shows stages and counts while it lasts, and leaves nothing behind.

    Call it with (stage, done, of) as the pipeline does. It costs a clock reading a call until it is shown.
    """

    def __init__(self) -> None:
        self._shown: Bar | None = None
        self._begun = time.monotonic()
        self._next = self._begun + PARAMS.progress_after
        self._wanted = sys.stderr.isatty()
        self._stage: tuple[str, int, int] = ("reading files", 0, 0)
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Self:
        if self._wanted:
            self._timer = threading.Timer(PARAMS.progress_after, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._wanted = False
            if self._shown is not None:
                self._shown.stop()

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Take note of how far a stage is."""
        if not self._wanted:
            return
        now = time.monotonic()
        changed = stage != self._stage[0]
        self._stage = (stage, done, of)
        if now >= self._next or changed:
            self._next = max(self._next, now + _PAUSE)
            with self._lock:
                self._update()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        with self._lock:
            if not self._wanted:
                return
            self._shown = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(24, "dim", "green", "green", "green"),
                MofNCompleteColumn(),
                console=Console(file=sys.stderr, highlight=False, markup=False, emoji=False),
                transient=True,
            )
            self._shown.add_task("", total=None)
            self._update()
            self._shown.start()

    def _update(self) -> None:
        if self._shown is not None:
            stage, done, of = self._stage
            self._shown.update(self._shown.task_ids[0], description=stage, completed=done, total=of or None)
