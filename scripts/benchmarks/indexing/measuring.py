"""One contestant in a process of its own: processor seconds, peak memory, and the pairs it found.

The corpus is in memory and what is compiled has been loaded before the clock starts. Work that takes less than
`SHORT` seconds is done `REPEATS` times and the least time counts, for everyone alike: the least is what
other programs on the machine disturb least.
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
from typing import TYPE_CHECKING

import numpy as np

from . import ours, rivals
from .corpora import Corpus, load

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT, REPEATS = 10.0, 3  # seconds of processor time; times

CONTESTANTS: dict[str, Callable[[Corpus], rivals.Work]] = {
    "datasketch, default": rivals.datasketch_default,
    "datasketch, fed with hashes": rivals.datasketch_hashed,
    "rensa, default": rivals.rensa_default,
    "rensa, hashes given": rivals.rensa_prehashed,
    "tracer, in-memory stages": partial(ours.stages, compiled=True),
}
TEXT_DEDUP = "text-dedup, minhash"
NEEDS = {"rensa, default": "rensa", "rensa, hashes given": "rensa"}


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
    names = [name for name in CONTESTANTS if importlib.util.find_spec(NEEDS.get(name, "tracer"))]
    return [*names, TEXT_DEDUP] if interpreter else names


def measure(name: str, folder: Path, interpreter: str | None) -> Measured:
    """Run one contestant in a new process."""
    if name == TEXT_DEDUP and interpreter:
        told = rivals.text_dedup(load(folder), interpreter)
        return Measured(name, told["cpu"], told["peak"], told["left"], told["right"])
    with TemporaryDirectory() as out:
        script = Path(__file__).parents[2] / "bench"
        command = [sys.executable, str(script), "index", str(folder), "--one", name, "--into", out]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise RuntimeError(f"{name}: {ran.stderr[-2000:]}")
        told = json.loads((Path(out) / "told.json").read_text())
        with np.load(Path(out) / "pairs.npz") as pairs:
            return Measured(name, told["cpu"], told["peak"], pairs["left"], pairs["right"])


def one(name: str, folder: Path, out: Path) -> None:
    """Do the work of one contestant in this process and write what `measure` reads."""
    work = CONTESTANTS[name](load(folder))
    before = _resident()
    times: list[float] = []
    while len(times) < REPEATS:
        begin = time.process_time()
        left, right = work()
        times.append(time.process_time() - begin)
        if len(times) == 1:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
        if times[0] > SHORT:
            break
    (out / "told.json").write_text(json.dumps({"cpu": min(times), "peak": max(0, peak)}))
    np.savez(out / "pairs.npz", left=left, right=right)


def _resident() -> int:
    """Return the bytes of memory that this process has now."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
