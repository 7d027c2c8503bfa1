from __future__ import annotations

import hashlib
import io

import pytest

from tracer.render.report import verify
from tracer.render.report.seal import MARK, sealed


def found(data: bytes):
    """Return what verify says of these bytes."""
    return verify(io.BytesIO(data))


def test_a_fresh_page_is_intact(harbour):
    """A page as it was written is sealed and unchanged, and its digest is the file's SHA-256."""
    data = harbour.html.encode()
    told = found(data)
    assert (told.sealed, told.intact) == (True, True)
    assert told.sha256 == harbour.sha256 == hashlib.sha256(data).hexdigest()


def test_any_flipped_byte_breaks_the_seal(harbour):
    """A byte changed anywhere is caught: all of the head with the seal, and every so many of the rest."""
    data = harbour.html.encode()
    chosen = [*range(2000), *range(2000, len(data), len(data) // 400), len(data) - 1]
    for place in chosen:
        for mask in (1, 32) if place < 1000 else (4,):
            changed = bytearray(data)
            changed[place] ^= mask
            assert not found(bytes(changed)).intact, place


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data[:-1],
        lambda _: b"",
        lambda _: b"<p>no page of ours",
        lambda data: data.replace(b"tracer-seal", b"tracer-deal"),
        lambda data: data.replace(b"<title>", MARK.encode() + b"<title>"),
    ],
    ids=["longer", "shorter", "empty", "foreign", "unsealed", "second seal"],
)
def test_what_was_cut_or_added_is_caught(harbour, change):
    """Bytes added or taken away, a missing seal and a second one are no sealed page."""
    assert not found(change(harbour.html.encode())).intact


def test_a_forger_can_seal_anew(harbour):
    """What the docs say: a page sealed anew passes, and only the digest kept elsewhere tells."""
    forged = harbour.html.replace("1 without credit", "1 with credit")
    digest = forged.split('content="sha256:')[1][:64]
    pieces, other = sealed([forged.replace(digest, "0" * 64)])
    told = found("".join(pieces).encode())
    assert told.intact
    assert other == told.sha256 != harbour.sha256


def test_a_page_without_a_place_for_the_seal_is_refused():
    """The seal's place must stand exactly once in the first piece."""
    with pytest.raises(ValueError, match="one empty seal"):
        sealed(["<p>nothing"])
