"""One contestant in a process of its own: processor seconds, peak memory, and the pairs it found.

The corpus is in memory, as strings or as UTF-8 bytes as each likes best, and what is compiled has been loaded, before
the clock starts. Work that takes less than `SHORT` seconds is done `REPEATS` times and the least time counts, for
everyone alike: the least is what other programs on the machine disturb least.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from . import ours, querying, rivals
from .corpora import Corpus, load

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT, REPEATS = 10.0, 3  # seconds of processor time; times

CONTESTANTS: dict[str, Callable[[Corpus], rivals.Work]] = {
    "datasketch, default": rivals.datasketch_default,
    "datasketch, fed with hashes": rivals.datasketch_hashed,
    "rensa, default": rivals.rensa_default,
    "rensa, fed with hashes": rivals.rensa_hashed,
    "rensa, hashes given": rivals.rensa_prehashed,
    ours.FINGERPRINTS: partial(ours.fingerprints, compiled=True),
    ours.ALL: partial(ours.all_tiers, compiled=True),
    f"{ours.FINGERPRINTS}, numpy": partial(ours.fingerprints, compiled=False),
    f"{ours.ALL}, numpy": partial(ours.all_tiers, compiled=False),
}
STEPS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "build": querying.build,
    "ask": querying.ask,
    "cold": querying.cold,
}
TEXT_DEDUP = "text-dedup, minhash"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one contestant needed and found."""

    name: str
    cpu: float  # seconds, user and system, of all threads
    peak: int  # bytes beyond what the texts take
    left: np.ndarray
    right: np.ndarray


def available(interpreter: str | None) -> list[str]:
    """Return the contestants that can run here; text-dedup runs in an interpreter that has it."""
    names = [
        name for name in CONTESTANTS if not name.startswith("rensa") or importlib.util.find_spec("rensa")
    ]
    return [*names, TEXT_DEDUP] if interpreter else names


def measure(name: str, folder: Path, interpreter: str | None = None) -> Measured:
    """Run one contestant in a new process."""
    if name == TEXT_DEDUP and interpreter:
        told = rivals.text_dedup(load(folder), interpreter)
        return Measured(name, told["cpu"], told["peak"], told["left"], told["right"])
    with TemporaryDirectory() as out:
        told = in_process(name, folder, Path(out))
        with np.load(Path(out) / "pairs.npz") as pairs:
            return Measured(name, told["cpu"], told["peak"], pairs["left"], pairs["right"])


def in_process(name: str, folder: Path, into: Path) -> dict[str, Any]:
    """Run a contestant, or a step of querying, in a new process and return what it told."""
    script = Path(__file__).parents[2] / "bench"
    with TemporaryDirectory() as out:
        told = Path(out) / "told.json"
        command = [sys.executable, str(script), "index", str(folder), "--one", name]
        ran = subprocess.run(
            [*command, "--into", str(into), "--told", str(told)], capture_output=True, text=True, check=False
        )
        if ran.returncode:
            raise RuntimeError(f"{name}: {ran.stderr[-2000:]}")
        answer: dict[str, Any] = json.loads(told.read_text())
        return answer


def one(name: str, folder: Path, into: Path, told: Path) -> None:
    """Do the work of one contestant or step in this process and write what `in_process` reads."""
    answer = STEPS[name](folder, into) if name in STEPS else _work(CONTESTANTS[name], folder, into)
    told.write_text(json.dumps(answer))


def _work(contestant: Callable[[Corpus], rivals.Work], folder: Path, into: Path) -> dict[str, Any]:
    work = contestant(load(folder))
    before = _resident()
    times: list[float] = []
    peak = 0
    while len(times) < REPEATS and (not times or times[0] < SHORT):
        begin = time.process_time()
        left, right = work()
        times.append(time.process_time() - begin)
        peak = peak or max(1, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before)
    np.savez(into / "pairs.npz", left=left, right=right)
    return {"cpu": min(times), "peak": peak}


def _resident() -> int:
    """Return the bytes of memory that this process has now."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
