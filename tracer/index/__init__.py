"""The index on disk: any article against millions, incremental, and safe against whatever ends a process."""

from __future__ import annotations

from tracer.index.answers import Added, Hit, Retold, Shared
from tracer.index.store import Index

__all__ = ["Added", "Hit", "Index", "Retold", "Shared"]
