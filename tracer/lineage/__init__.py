"""Who copied whom: evidence, direction, arborescence, unseen sources, stories."""

from tracer.lineage.infer import infer

__all__ = ["infer"]
