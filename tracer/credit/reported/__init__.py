"""Attributions in running text: who is said to have said what, quoted or not."""

from __future__ import annotations

from tracer.credit.reported.finding import find_attributions

__all__ = ["find_attributions"]
