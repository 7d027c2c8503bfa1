"""Keep what libraries log and warn off the user's screen."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TALKERS = (
    "trafilatura",
    "htmldate",
    "courlan",
    "justext",
    "readability",
    "charset_normalizer",
    "dateparser",
    "feedparser",
)
_SILENT = logging.CRITICAL + 1


@contextmanager
def hushed() -> Iterator[None]:
    """Silence the loggers of the libraries that read for us, and restore them; within another such silence nothing is left to do."""
    loggers = [logger for name in _TALKERS if (logger := logging.getLogger(name)).level != _SILENT]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(_SILENT)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
