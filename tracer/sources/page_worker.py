"""One page extracted in a process of its own: JSON on standard input, JSON on standard output."""

from __future__ import annotations

import json
import sys

from tracer.sources.draft import Unreadable
from tracer.sources.page import extracted


def main() -> None:
    """Read the job, bound the memory, extract, answer."""
    job = json.loads(sys.stdin.buffer.read())
    _bound(job["memory"])
    try:
        page = extracted(job["html"], job["address"])
        answer = {"text": page.text, "stated": page.stated.as_json(), "day": page.guessed_day}
    except Unreadable as error:
        answer = {"reason": str(error)}
    except (MemoryError, RecursionError):
        answer = {"reason": "its text could not be extracted within the limits"}
    sys.stdout.write(json.dumps(answer))


def _bound(memory: int) -> None:
    """Bound the address space, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main()
