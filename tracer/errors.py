"""What can go wrong, in one tree.

    TracerError
    ├── UsageError       wrong use of the command line or of a function (exit code 2)
    └── NoInputError     nothing to work on (exit code 3)
        └── IndexUnusableError   no index, a damaged one, one made with other parameters, one that cannot be written

Bad *input* is no exception: whoever reads it returns a `records.Problem` beside what could be read.
"""

from __future__ import annotations


class TracerError(Exception):
    """The base of every error that tracer raises on purpose; its text is one line for the user."""

    exit_code = 1


class UsageError(TracerError):
    """The call itself is wrong: an unknown outlet file, options that exclude each other."""

    exit_code = 2


class NoInputError(TracerError):
    """No usable input, or an index that cannot be used."""

    exit_code = 3


class IndexUnusableError(NoInputError):
    """The index cannot be used: none there, damaged, made with other parameters, busy, or not writable."""
