"""What else finds near-duplicates, as its documentation uses it: 128 permutations, a threshold of 0.5, 5-word shingles."""

from __future__ import annotations

import importlib
import json
import pickle
import re
import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from datasketch import MinHash, MinHashLSH
from xxhash import xxh3_64_intdigest

from tracer.text.bulk import words_of_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from .corpora import Corpus

    Pairs = tuple[np.ndarray, np.ndarray]
    Work = Callable[[], Pairs]

PERMUTATIONS, THRESHOLD, SHINGLE = 128, 0.5, 5
BATCH = 256  # texts whose words are read at once
BANDS = 32  # of rensa, which wants a divisor of 128; datasketch takes 25 of 5 rows for this threshold
_WORD = re.compile(r"\w+")


def datasketch_default(corpus: Corpus) -> Work:
    """Return the work of datasketch.MinHash (sha1) and MinHashLSH on word shingles."""
    texts = corpus.texts()

    def work() -> Pairs:
        lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        pairs: list[tuple[int, int]] = []
        for number, text in enumerate(texts):
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
            pairs += [(other, number) for other in lsh.query(sketch)]
            lsh.insert(number, sketch)
        return _columns(pairs)

    return work


def datasketch_hashed(corpus: Corpus) -> Work:
    """Return the same work, its hashes computed by numpy from each word's own."""
    texts = corpus.texts()

    def work() -> Pairs:
        lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        pairs: list[tuple[int, int]] = []
        known: dict[str, int] = {}
        for number, text in enumerate(texts):
            sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
            sketch.update_batch((_shingled(text, known) >> np.uint64(32)).tolist())
            pairs += [(other, number) for other in lsh.query(sketch)]
            lsh.insert(number, sketch)
        return _columns(pairs)

    return work


def rensa_default(corpus: Corpus) -> Work:
    """Return the work of rensa's RMinHash and RMinHashLSH on word shingles, from the text on."""
    rensa, texts = importlib.import_module("rensa"), corpus.texts()

    def work() -> Pairs:
        return _rensa_pairs(rensa, (list(_shingles(text)) for text in texts))

    return work


def rensa_prehashed(corpus: Corpus) -> Work:
    """Return the same work on shingles that were made and hashed to 8 bytes before the clock started."""
    rensa = importlib.import_module("rensa")
    known: dict[str, int] = {}
    hashed = [[number.tobytes() for number in _shingled(text, known)] for text in corpus.texts()]
    return lambda: _rensa_pairs(rensa, hashed)


def rensa_hashed(corpus: Corpus) -> Work:
    """Return the same work from the text on: words, their hashes and sets are made as fast as tracer's own kernels can."""
    rensa = importlib.import_module("rensa")

    def hashed(count: int) -> Iterator[Sequence[bytes]]:
        for first in range(0, count, BATCH):
            edges = corpus.bounds[first : min(first + BATCH, count) + 1]
            words = words_of_utf8(corpus.buffer[edges[0] : edges[-1]], edges - edges[0])
            for a, b in pairwise(words.bounds.tolist()):
                yield _rolled(words.hashes[a:b]).view("V8").tolist()

    _rensa_pairs(rensa, hashed(min(BATCH, len(corpus))))
    return lambda: _rensa_pairs(rensa, hashed(len(corpus)))


def _rensa_pairs(rensa: ModuleType, texts: Iterable[Sequence[str | bytes]]) -> Pairs:
    lsh = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs: list[tuple[int, int]] = []
    for number, shingles in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(shingles)
        pairs += [(other, number) for other in lsh.query(sketch)]
        lsh.insert(number, sketch)
    return _columns(pairs)


def text_dedup(corpus: Corpus, interpreter: str) -> dict[str, object]:
    """Run text-dedup's MinHash in its own interpreter (it needs Python 3.12); return what `measuring` would.

    Its clusters count as pairs of each member with the first and with the previous one.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "texts.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": text}) + "\n" for text in corpus.texts())
        (folder / "config.toml").write_text(_CONFIG.format(folder=folder), encoding="utf-8")
        ran = subprocess.run(
            [interpreter, "-c", _DRIVER], cwd=folder, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            raise RuntimeError(ran.stderr[-2000:])
        told: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
        with (folder / "out" / "clusters.pickle").open("rb") as file:
            clusters = pickle.load(file)  # noqa: S301  # written by the line above
    groups: dict[int, list[int]] = {}
    for member, group in sorted(clusters.items()):
        groups.setdefault(group, []).append(member)
    pairs = {
        pair for group in groups.values() for pair in [*pairwise(group), *((group[0], m) for m in group[1:])]
    }
    left, right = _columns(sorted(pairs))
    return {**told, "left": left, "right": right}


_CONFIG = f"""[input]
input_type = "local_files"
file_type = "json"
[input.read_arguments]
path = "json"
data_files = "texts.jsonl"
split = "train"
cache_dir = "{{folder}}/cache"
[algorithm]
algorithm_name = "minhash"
text_column = "text"
num_perm = {PERMUTATIONS}
threshold = {THRESHOLD}
ngram_size = {SHINGLE}
num_proc = 1
[output]
output_dir = "{{folder}}/out"
save_clusters = true
skip_filtering = true
[debug]
"""
_DRIVER = """
import json, resource, time
from text_dedup.config import Config
from text_dedup.minhash import main
config = Config()
before = resource.getrusage(resource.RUSAGE_SELF)
main(config)
after, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + children.ru_utime + children.ru_stime
print()
print(json.dumps({"cpu": cpu, "peak": 1024 * (after.ru_maxrss - before.ru_maxrss)}))
"""


def _shingles(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def _shingled(text: str, known: dict[str, int]) -> np.ndarray:
    """Return uint64, the hashes of the different shingles of a text."""
    words = _WORD.findall(text.lower())
    for word in words:
        if word not in known:
            known[word] = xxh3_64_intdigest(word.encode())
    return _rolled(np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words)))


def _rolled(hashes: np.ndarray) -> np.ndarray:
    """Return uint64, the different hashes of the shingles of a text whose words have these."""
    count = max(1, len(hashes) - SHINGLE + 1)
    rolled = hashes[:count].copy()
    for place in range(1, min(SHINGLE, len(hashes))):
        rolled *= np.uint64(0x9E3779B97F4A7C15)
        rolled += hashes[place : place + count]
    rolled ^= rolled >> np.uint64(32)
    rolled *= np.uint64(0xD6E8FEB86659FD93)
    return np.unique(rolled)


def _columns(pairs: list[tuple[int, int]]) -> Pairs:
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]
