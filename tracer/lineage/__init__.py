"""Who copied whom: evidence, direction, arborescence, unseen sources, stories."""

from tracer.lineage.cover import check_of, smallest_cover
from tracer.lineage.explain import explanation_of, weigh_claim
from tracer.lineage.infer import infer
from tracer.lineage.narrowed import only_story

__all__ = ["check_of", "explanation_of", "infer", "only_story", "smallest_cover", "weigh_claim"]
