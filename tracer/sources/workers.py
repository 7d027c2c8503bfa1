"""Extract pages, several at once and each in bounded time: small lone pages here, all others in processes.

A process serves many pages and is ended when one takes too long; then the next page gets a new one.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from tracer.sources.draft import PageJob, Unreadable
from tracer.sources.extraction import SURPRISES, Extracted, extracted
from tracer.sources.page_worker import FAILED

if TYPE_CHECKING:
    from tracer.params import SourceLimits

_ROOT = str(Path(__file__).resolve().parents[2])  # where this very package is found
_START = "import sys; from tracer.sources.page_worker import main; main(int(sys.argv[1]))"


class Workers:
    """A pool of processes that extract pages; started when the first page needs it."""

    def __init__(self, limits: SourceLimits) -> None:
        self._limits = limits
        self._seen = 0
        self.count = min(_processors(), limits.page_workers)
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
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
                self._idle.put(_Worker(self._limits))
        return self._pool.submit(self._extract, job)

    def _extract(self, job: PageJob) -> Extracted:
        """Let an idle process do it; in a thread of the pool."""
        worker = self._idle.get()
        try:
            return worker.extract(job)
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


class _Worker:
    """One process, started when it is needed."""

    def __init__(self, limits: SourceLimits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, job: PageJob) -> Extracted:
        """Extract one page; raises Unreadable, also when the process had to be ended."""
        line = json.dumps({"html": job.html, "address": job.address}).encode("ascii") + b"\n"
        process = self._process = self._process or self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._limits.page_seconds, stop)
        timer.start()
        try:
            answer = _exchange(process.stdin, process.stdout, line)
        finally:
            timer.cancel()
        if answer is None:
            self.end()
            if late.is_set():
                seconds = f"{self._limits.page_seconds:g}"
                raise Unreadable(f"its text could not be extracted within {seconds} seconds (limit)")
            raise Unreadable(FAILED)
        if "reason" in answer:
            raise Unreadable(str(answer["reason"]))
        return Extracted.of_json(answer)

    def end(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        """Start a process that finds the same package as this one."""
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        return subprocess.Popen(  # noqa: S603 -- our own module, by our own interpreter
            [sys.executable, "-c", _START, str(self._limits.page_memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "ascii"},
        )


def _exchange(to: IO[bytes] | None, back: IO[bytes] | None, line: bytes) -> dict[str, object] | None:
    """Send a line and read the answer; None when the process is gone."""
    if to is None or back is None:
        return None
    try:
        to.write(line)
        to.flush()
        answer = json.loads(back.readline())
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
