"""Read what people have into articles: text, pages, records, feeds, archives.

Bad input never raises: `read` returns the articles and, beside them, a problem for everything that could
not be read. Nothing is fetched and no file is opened that the paths do not name.
"""

from __future__ import annotations

from tracer.params import SourceLimits
from tracer.sources.addresses import canonical_address
from tracer.sources.finish import renamed
from tracer.sources.piles import two_piles
from tracer.sources.reading import read, stream

__all__ = ["SourceLimits", "canonical_address", "read", "renamed", "stream", "two_piles"]
