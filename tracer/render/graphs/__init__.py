"""A lineage as files for other programs: DOT, GraphML, Mermaid, PROV-JSON, CSV."""

from __future__ import annotations

from tracer.render.graphs.dot import dot
from tracer.render.graphs.graphml import graphml
from tracer.render.graphs.mermaid import mermaid
from tracer.render.graphs.prov import prov
from tracer.render.graphs.table import table

__all__ = ["dot", "graphml", "mermaid", "prov", "table"]
