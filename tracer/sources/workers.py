"""Extract pages, several at once and each in bounded time: small lone pages here, all others in processes.

A process serves many pages and is ended when one takes too long; then the next page gets a new one.
"""

from __future__ import annotations

import os
import queue
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from tracer.sources.apart import Apart
from tracer.sources.draft import PageJob, Unreadable
from tracer.sources.extraction import SURPRISES, Extracted, extracted
from tracer.sources.worker_main import FAILED

if TYPE_CHECKING:
    from tracer.params import SourceLimits


class Workers:
    """A pool of processes that extract pages; started when the first page needs it."""

    def __init__(self, limits: SourceLimits) -> None:
        self._limits = limits
        self._seen = 0
        self.count = min(_processors(), limits.page_workers)
        self._idle: queue.SimpleQueue[Apart] = queue.SimpleQueue()
        self._pool: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            for _ in range(self.count):
                self._idle.get().end()

    def submit(self, job: PageJob) -> Future[Extracted]:
        """Extract a page now, or promise to; asking for the result may raise Unreadable."""
        self._seen += 1
        small = len(job.html) <= self._limits.page_chars and job.html.count("<") <= self._limits.page_tags
        if small and self._seen <= self._limits.pages_here:
            return _done(job)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.count)
            for _ in range(self.count):
                self._idle.put(Apart(self._limits))
        return self._pool.submit(self._extract, job)

    def _extract(self, job: PageJob) -> Extracted:
        """Let an idle process do it; in a thread of the pool."""
        worker = self._idle.get()
        try:
            return Extracted.of_json(worker.ask({"html": job.html, "address": job.address}))
        finally:
            self._idle.put(worker)


def _done(job: PageJob) -> Future[Extracted]:
    """Extract a page in this process."""
    future: Future[Extracted] = Future()
    try:
        future.set_result(extracted(job.html, job.address))
    except Unreadable as error:
        future.set_exception(error)
    except SURPRISES:
        future.set_exception(Unreadable(FAILED))  # as when a process dies of it
    return future


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
