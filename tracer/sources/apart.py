"""A process that can be ended when a job takes too long; it serves many jobs, and the next one after that anew."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tracer.sources.draft import Unreadable
from tracer.sources.worker_main import FAILED

if TYPE_CHECKING:
    from tracer.params import SourceLimits

_ROOT = str(Path(__file__).resolve().parents[2])  # where this very package is found
_START = "import sys; from tracer.sources.worker_main import main; main(int(sys.argv[1]))"


class Apart:
    """One process, started when it is needed."""

    def __init__(self, limits: SourceLimits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, job: dict[str, str | None]) -> dict[str, Any]:
        """Have a job done (`worker_main.answered`); raises Unreadable, also when it took too long."""
        line = json.dumps(job).encode("ascii") + b"\n"
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
            seconds = f"it could not be read within {self._limits.page_seconds:g} seconds (limit)"
            raise Unreadable(seconds if late.is_set() else FAILED)
        if "reason" in answer:
            raise Unreadable(str(answer["reason"]))
        return answer

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


def _exchange(to: IO[bytes] | None, back: IO[bytes] | None, line: bytes) -> dict[str, Any] | None:
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
