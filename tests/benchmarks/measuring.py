"""What is measured, and how? Times of one process, memory of a fresh one."""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from peers import ENGINES, Engine

WARM = 200  # questions before the first is timed
PATIENCE = 10.0  # seconds a round may take one engine
PAGE = 4096


@dataclass(slots=True)
class Measured:
    """One engine at one size. Times in seconds, memory and disk in bytes."""

    engine: str
    size: int
    build: float = 0.0
    disk: int = 0
    opening: float = 0.0
    first: float = 0.0
    memory: int = 0
    latencies: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    agreement: float = float("nan")

    def percentile(self, share: float) -> float:
        """Return the latency in microseconds that `share` percent of the questions keep."""
        return float(np.percentile(self.latencies, share)) * 1e6


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that `act` takes."""
    gc.collect()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def build(name: str, passages: Sequence[list[str]], folder: Path) -> Measured:
    """Build an engine's index in `folder`."""
    folder.mkdir(parents=True)
    engine = ENGINES[name][0]()
    measured = Measured(name, len(passages))
    measured.build = timed(lambda: engine.build(passages, folder))
    measured.disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return measured


def probe(measured: Measured, folder: Path, questions: list[list[str]], k: int) -> None:
    """Open the index in a fresh process: time to open, first answer, memory after questions."""
    command = [sys.executable, __file__, measured.engine, str(folder), str(k)]
    done = subprocess.run(
        command, input=json.dumps(questions[:WARM]), capture_output=True, text=True, check=True
    )
    measured.opening, measured.first, measured.memory = json.loads(done.stdout)


def race(
    engines: dict[str, Engine], questions: list[list[str]], k: int, rounds: int
) -> dict[str, NDArray[np.float64]]:
    """Time every question alone, the engines taking turns; the best of the rounds counts."""
    times = {name: np.full((rounds, len(questions)), np.inf) for name in engines}
    for engine in engines.values():
        _run(engine, questions[:WARM], k)
    for number in range(rounds):
        for name, engine in engines.items():
            taken = _run(engine, questions, k)
            times[name][number, : len(taken)] = taken
    best = {name: taken.min(axis=0) for name, taken in times.items()}
    return {name: taken[np.isfinite(taken)] for name, taken in best.items()}


def _run(engine: Engine, questions: list[list[str]], k: int) -> list[float]:
    """Ask until the questions or the patience are at an end."""
    taken: list[float] = []
    clock, end = time.perf_counter, time.perf_counter() + PATIENCE
    for question in questions:
        start = clock()
        engine.top(question, k)
        stop = clock()
        taken.append(stop - start)
        if stop > end:
            break
    return taken


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def _main(name: str, folder: str, k: str) -> None:
    questions = json.load(sys.stdin)
    engine = ENGINES[name][0]()
    engine.load()
    before = _resident()
    opening = timed(lambda: engine.open(Path(folder)))
    first = timed(lambda: engine.top(questions[0], int(k)))
    _run(engine, questions, int(k))
    json.dump([opening, first, _resident() - before], sys.stdout)


if __name__ == "__main__":
    _main(*sys.argv[1:])
