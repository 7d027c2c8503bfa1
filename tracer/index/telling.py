"""What the disk and SQLite say, as one line for the user."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracer.errors import IndexUnusableError
from tracer.index.columns import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def told(folder: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn damage and the errors of the disk into IndexUnusableError."""
    try:
        yield
    except Damaged as damage:
        raise IndexUnusableError(f"index damaged: {damage} (in {str(folder)!r})") from damage
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        what = "written" if writing else "read"
        raise IndexUnusableError(f"the index {str(folder)!r} cannot be {what}: {reason}") from error
