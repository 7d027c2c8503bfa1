"""A process that reads what may take too long: one JSON line in, one JSON line out, in bounded memory."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from tracer.sources.draft import Unreadable
from tracer.sources.quiet import hushed

FAILED = "it could not be read within the limits"


def main(memory: int) -> None:
    """Answer every line until the input ends; `memory` bounds the address space, in bytes."""
    _bound(memory)
    # what libraries print must not be taken for an answer
    answers, sys.stdout = sys.stdout, sys.stderr
    with hushed():  # once: a logger's level takes longer to set than many a page's title to find
        for line in sys.stdin:
            try:
                answer = answered(json.loads(line))
            except Unreadable as error:
                answer = {"reason": str(error)}
            except (MemoryError, RecursionError):
                answer = {"reason": FAILED}
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


def answered(job: dict[str, str | None]) -> dict[str, Any]:
    """Do one job: {"html", "address"} is a page, {"feed"} a feed, {"pdf"} a PDF in Base64; raises Unreadable."""
    feed, pdf = job.get("feed"), job.get("pdf")
    if pdf is not None:
        from tracer.sources.pdf import pages_of

        return {"pages": pages_of(base64.b64decode(pdf))}
    if feed is not None:
        from tracer.sources.feed import parsed_feed

        return parsed_feed(feed)
    from tracer.sources.extraction import extracted

    return extracted(job["html"] or "", job["address"]).as_json()


def _bound(memory: int) -> None:
    """Bound the address space, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
