"""The report: one self-contained HTML page that an editor reviews, prints and keeps.

Lineage ──overview, layout, timeline──> what is told of each story, and how it is drawn
        ──blocks──> the lineage as JSON, each text once, and what only the page needs
        ──packing, deflate──> all of it but the texts as one gzip file, with the page's script and styles
        ──page──> HTML ──seal──> the file, which `verify` checks byte by byte
"""

from __future__ import annotations

from tracer.render.report.page import report
from tracer.render.report.seal import Finding, verify

__all__ = ["Finding", "report", "verify"]
