"""A process that extracts pages until its input ends: one JSON line in, one JSON line out, in bounded memory."""

from __future__ import annotations

import json
import sys

from tracer.sources.draft import Unreadable
from tracer.sources.extraction import extracted

FAILED = "its text could not be extracted within the limits"


def main(memory: int) -> None:
    """Answer every page; `memory` bounds the address space, in bytes."""
    _bound(memory)
    # what libraries print must not be taken for an answer
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        try:
            job = json.loads(line)
            answer = extracted(job["html"], job["address"]).as_json()
        except Unreadable as error:
            answer = {"reason": str(error)}
        except (MemoryError, RecursionError):
            answer = {"reason": FAILED}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _bound(memory: int) -> None:
    """Bound the address space, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
