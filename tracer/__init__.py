"""tracer: who copied whom. A provenance and syndication tracer for news."""

__version__ = "0.1.0"
