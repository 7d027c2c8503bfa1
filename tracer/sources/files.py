"""Open what a path names, safely: no device, no pipe, no endless link; gzip undone, sizes bounded."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from tracer.sources.draft import Damaged, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

CHUNK = 1 << 18  # bytes read at once
_MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins
_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "a link that leads back to itself",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EISDIR: "a folder",
    errno.ENXIO: "a socket or pipe, not a file",
}


def status(path: str) -> os.stat_result:
    """Return what the path leads to; raises Unreadable."""
    try:
        return os.stat(path)  # noqa: PTH116 -- Path would lose a trailing slash and cannot hold every name
    except OSError as error:
        raise Unreadable(reason(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable("not a file name") from error


def reason(error: OSError) -> str:
    """Say in a few words why the system refused."""
    return _REASONS.get(error.errno or 0) or (error.strerror or "cannot be read").lower()


def refuse_special(mode: int) -> None:
    """Raise Unreadable unless the mode is that of a regular file."""
    if stat.S_ISFIFO(mode):
        raise Unreadable("a named pipe, not a file")
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise Unreadable("a device, not a file")
    if stat.S_ISSOCK(mode):
        raise Unreadable("a socket, not a file")
    if not stat.S_ISREG(mode):
        raise Unreadable("not a regular file")


@contextmanager
def opened(path: str, limits: SourceLimits, stdin: IO[bytes] | None = None) -> Iterator[io.BufferedReader]:
    """Open a regular file, or standard input for "-", for reading; gzip data are unpacked on the way.

    Raises Unreadable on opening. While it is read, the stream raises Unreadable too: when gzip data are
    damaged or end early (Damaged: a reader may go on behind it), hold gzip data again, or unpack to more than
    the limits allow.
    """
    with _raw(path, stdin) as raw:
        stream = raw if isinstance(raw, io.BufferedReader) else buffered(raw)
        yield buffered(Gunzip(stream, limits)) if stream.peek(2)[:2] == b"\x1f\x8b" else stream


def buffered(raw: io.RawIOBase | IO[bytes]) -> io.BufferedReader:
    """Put a buffer over a stream."""
    return io.BufferedReader(raw if isinstance(raw, io.RawIOBase) else Plain(raw), CHUNK)


@contextmanager
def _raw(path: str, stdin: IO[bytes] | None) -> Iterator[IO[bytes]]:
    """Open without ever waiting: a pipe put in the place of a file cannot block us."""
    if path == "-":
        source = stdin if stdin is not None else sys.stdin.buffer
        yield source
        return
    refuse_special(status(path).st_mode)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(reason(error)) from error
    with open(descriptor, "rb", buffering=CHUNK) as file:  # noqa: PTH123 -- of a descriptor
        refuse_special(os.fstat(descriptor).st_mode)
        try:
            yield file
        except OSError as error:
            raise Unreadable(reason(error)) from error


def read_whole(stream: IO[bytes], most: int) -> bytes:
    """Read all that is left, at most `most` bytes; raises Unreadable beyond."""
    data = bytearray()
    while chunk := stream.read(CHUNK):
        data += chunk
        if len(data) > most:
            raise Unreadable(f"larger than {_size(most)} (limit)")
    return bytes(data)


def _size(count: int) -> str:
    """Write a number of bytes for people."""
    return f"{count >> 20} MB" if count >= 1 << 20 else f"{count} bytes"


class Plain(io.RawIOBase):
    """A stream that need not know `peek` (standard input replaced by a test) as a raw one."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer as far as one read goes; 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed has no public Buffer before 3.12
        data = self._source.read(len(view))
        view[: len(data)] = data
        return len(data)


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream of any number of members.

    Unlike gzip.GzipFile it tells a stream that ends early from one that is complete, and stops at the limits.
    """

    def __init__(self, source: io.BufferedReader, limits: SourceLimits) -> None:
        self._source = source
        self._limits = limits
        self._packed = 0  # bytes read
        self._unpacked = 0  # bytes given
        self._member: zlib._Decompress | None = None
        self._rest = b""

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer as far as one read goes; 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed has no public Buffer before 3.12
        data = self._next(len(view))
        if self._unpacked == 0 and data[:2] == b"\x1f\x8b":
            raise Unreadable("gzip data inside gzip data")
        self._unpacked += len(data)
        if self._unpacked > max(self._limits.unpacked_free, self._limits.unpacked_ratio * self._packed):
            raise Unreadable(
                f"unpacks to more than {_size(self._limits.unpacked_free)} "
                f"and {self._limits.unpacked_ratio} times its size (limit)"
            )
        view[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        """Return 1 to `most` unpacked bytes, none at the end."""
        while True:
            if not self._rest:
                self._rest = self._source.read1(CHUNK)
                self._packed += len(self._rest)
            if self._member is None:
                self._rest = self._rest.lstrip(b"\0")  # padding after a member is allowed
                if not self._rest:
                    if self._source.peek(1):
                        continue
                    return b""
                self._member = zlib.decompressobj(wbits=31)
            elif not self._rest:
                self._member = None
                raise Damaged("the gzip data end early")
            try:
                data = self._member.decompress(self._rest, most)
            except zlib.error as error:
                self._resume()
                raise Damaged("the gzip data are damaged") from error
            if self._member.eof:
                self._rest, self._member = self._member.unused_data, None
            else:
                self._rest = self._member.unconsumed_tail
            if data:
                return data

    def _resume(self) -> None:
        """Go to the next place where a member may begin; a false one shows as damage again."""
        self._member = None
        at = self._rest.find(_MEMBER, 1)
        while at < 0:
            more = self._source.read1(CHUNK)
            self._packed += len(more)
            self._rest = self._rest[-2:] + more
            at = self._rest.find(_MEMBER) if more else len(self._rest)
        self._rest = self._rest[at:]
