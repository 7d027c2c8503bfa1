from __future__ import annotations

import random
import shutil

import pytest

from tests.index.fiction import PARAMS, filled, newsroom, said
from tracer.errors import IndexUnusableError
from tracer.index import Index
from tracer.index.catalogue import DATABASE
from tracer.params import IndexParams

ARTICLES = newsroom(36)
ASKED = [article.text for article in ARTICLES[:6]]
FLIPS = 20  # of each file


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """Make an index as a killed writer leaves it: several segments, and changes that lie in the WAL alone."""
    home = tmp_path_factory.mktemp("pristine")
    folder, copy = home / "ix", home / "copy"
    filled(folder, ARTICLES[:20])
    limits = IndexParams(batch_articles=6, segments_least=9, merged_times=0.0)
    with Index.open(folder, PARAMS, writable=True, limits=limits) as index:
        list(index.add(ARTICLES[20:30]))
        list(index.add(ARTICLES[30:]))
        shutil.copytree(folder, copy)
    assert (copy / f"{DATABASE}-wal").stat().st_size > 0
    return copy


@pytest.fixture(scope="module")
def answer(pristine):
    """Return what the undamaged index says."""
    with Index.open(pristine, PARAMS) as index:
        return said(index, ASKED)


def files_of(folder):
    """Return the files that hold what the index says."""
    return sorted(
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and path.name != "writer.lock" and not path.name.endswith("-shm")
    )


def held(folder, answer):
    """Return whether the index refuses; an answer other than the right one fails the test."""
    try:
        with Index.open(folder, PARAMS) as index:
            assert said(index, ASKED) == answer
    except IndexUnusableError as refusal:
        line = str(refusal)
    else:
        return False
    assert line.startswith("index damaged: ")
    assert "\n" not in line
    return True


def test_flipped_bytes(pristine, answer, tmp_path):
    """A flipped bit at any place of any file gives the same answer or "index damaged: ...", never another answer."""
    chance = random.Random(11)  # noqa: S311 - a test's places need no secrecy
    refused = 0
    folder = tmp_path / "ix"
    for name in files_of(pristine):
        data = (pristine / name).read_bytes()
        for _ in range(FLIPS):
            place = chance.randrange(len(data))
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(pristine, folder)
            damaged = bytearray(data)
            damaged[place] ^= 1 << chance.randrange(8)
            (folder / name).write_bytes(damaged)
            refused += held(folder, answer)
    assert refused > FLIPS


def test_cut_files(pristine, answer, tmp_path):
    """A file that was cut, emptied, lengthened or taken away is damage too."""
    folder = tmp_path / "ix"
    for name in files_of(pristine):
        data = (pristine / name).read_bytes()
        for changed in (data[: len(data) // 2], data[:-1], b"", data + b"\0" * 64, None):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(pristine, folder)
            if changed is None:
                (folder / name).unlink()
            else:
                (folder / name).write_bytes(changed)
            held(folder, answer)


def test_a_lost_catalogue_is_not_made_anew(pristine, tmp_path):
    """Where the catalogue is gone, no empty index is made in its place: the segments stay."""
    folder = tmp_path / "ix"
    shutil.copytree(pristine, folder)
    (folder / DATABASE).unlink()
    with pytest.raises(IndexUnusableError, match=r"index damaged: .* is missing"):
        Index.create(folder, PARAMS)
    assert not (folder / DATABASE).exists()


def test_verify_names_the_damage(pristine, tmp_path):
    """`verify` names the file and the column of a flipped byte, and goes on to the next."""
    folder = tmp_path / "ix"
    shutil.copytree(pristine, folder)
    for path in sorted((folder / "segments").iterdir())[:2]:
        data = bytearray(path.read_bytes())
        data[40] ^= 1
        path.write_bytes(data)
    with Index.open(folder, PARAMS) as index:
        lines = index.verify()
    assert [line.split(":")[0].split(", ")[1] for line in lines] == ["texts", "texts"]


def test_damage_is_not_merged_away(pristine, tmp_path):
    """A merge that meets damage stops and leaves the index as it was, damage and all."""
    folder = tmp_path / "ix"
    shutil.copytree(pristine, folder)
    for path in (folder / "segments").iterdir():
        data = bytearray(path.read_bytes())
        data[40] ^= 1
        path.write_bytes(data)
    before = sorted(path.name for path in (folder / "segments").iterdir())
    limits = IndexParams(segments_least=1)
    with Index.open(folder, PARAMS, writable=True, limits=limits) as index:
        with pytest.raises(IndexUnusableError, match="index damaged: "):
            list(index.add([]))
        assert index.verify()
    assert sorted(path.name for path in (folder / "segments").iterdir()) == before


def test_swapped_segments(pristine, answer, tmp_path):
    """A segment in another's place is told from it, though each is whole in itself."""
    folder = tmp_path / "ix"
    shutil.copytree(pristine, folder)
    first, second = sorted((folder / "segments").iterdir())[:2]
    first.rename(tmp_path / "x")
    second.rename(first)
    (tmp_path / "x").rename(second)
    assert held(folder, answer)
