"""The seal: a SHA-256 over every byte of the file but the digits of the seal itself.

The page is made with a seal of sixty-four zeros; its digest takes their place. To check a file, the digits are
zeroed again and the rest hashed. So any flipped byte breaks the seal, in the page, in the data or in the seal. Whoever
forges a page can seal it anew: only the digest of the whole file, kept elsewhere, tells that.

Linear in the file, which is read in pieces.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

UNSEALED = "0" * 64
_BEFORE = '<meta name="tracer-seal" content="sha256:'
_AFTER = '">'
MARK = f"{_BEFORE}{UNSEALED}{_AFTER}"
_SEAL = re.compile(rb'<meta name="tracer-seal" content="sha256:([0-9a-f]{64})">')
_HEAD = 1 << 16  # bytes in which the seal must lie; it stands near the top of every page
_PIECE = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file was found to be; `sha256` is the digest of the whole file."""

    sealed: bool  # whether it carries a seal at all
    intact: bool  # whether every byte is as it was sealed
    sha256: str


def sealed(pieces: Sequence[str]) -> tuple[list[str], str]:
    """Return the page with its seal filled in, and the SHA-256 of the whole file; `MARK` stands once in the first piece."""
    if pieces[0].count(MARK) != 1:
        raise ValueError("the first piece of a page holds one empty seal")
    bare = hashlib.sha256()
    for piece in pieces:
        bare.update(piece.encode())
    filled = [pieces[0].replace(MARK, f"{_BEFORE}{bare.hexdigest()}{_AFTER}"), *pieces[1:]]
    whole = hashlib.sha256()
    for piece in filled:
        whole.update(piece.encode())
    return filled, whole.hexdigest()


def verify(file: BinaryIO) -> Finding:
    """Say whether a file is sealed and unchanged; raises OSError where it cannot be read."""
    head = file.read(_HEAD)
    whole = hashlib.sha256(head)
    found = _SEAL.findall(head)
    bare = hashlib.sha256(_SEAL.sub(MARK.encode(), head))
    while piece := file.read(_PIECE):
        whole.update(piece)
        bare.update(piece)
    told = len(found) == 1
    return Finding(told, told and found[0].decode() == bare.hexdigest(), whole.hexdigest())
