"""How are the figures shown? As a Markdown table for each size, and one plot."""

import platform
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from measuring import Measured
from texts import Texts

HEAD = (
    "| engine | build s | passages/s | disk MB | open ms | first ms | memory MB "
    "| p50 µs | p95 µs | p99 µs | questions/s | same ten | questions |\n"
    f"|---|{'--:|' * 12}\n"
)
PACKAGES = ("numpy", "rank-bm25", "bm25s", "numba", "tantivy")


def table(rows: list[Measured], texts: Texts, k: int, rounds: int) -> str:
    """Return the whole report as Markdown."""
    real = len(texts.passages)
    parts = [
        f"Python {platform.python_version()}, {', '.join(_versions())}. One process, one thread, "
        f"k = {k}, k1 = 1.2, b = .75; each question alone, the best of {rounds} rounds. "
        f"Questions and the first {real:,} passages: {texts.source}; beyond, recombined.\n"
    ]
    for size in dict.fromkeys(row.size for row in rows):
        same = [row for row in rows if row.size == size]
        lines = "".join(map(_line, sorted(same, key=lambda row: row.percentile(50))))
        parts.append(f"\n### {size:,} passages\n\n{HEAD}{lines}")
    return "".join(parts)


def _versions() -> list[str]:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found


def _line(row: Measured) -> str:
    cells = (
        row.engine,
        f"{row.build:.2f}",
        f"{row.size / row.build:,.0f}",
        f"{row.disk / 1e6:.1f}",
        f"{row.opening * 1e3:.1f}",
        f"{row.first * 1e3:.2f}",
        f"{row.memory / 1e6:.0f}",
        *(f"{row.percentile(share):,.0f}" for share in (50, 95, 99)),
        f"{1 / row.latencies.mean():,.0f}",
        f"{row.agreement:.2f}",
        f"{len(row.latencies):,}",
    )
    return f"| {' | '.join(cells)} |\n"


def draw(rows: list[Measured], path: Path) -> None:
    """Plot the median latency, with the 99th percentile as a whisker, against the size."""
    if find_spec("matplotlib") is None:
        return
    import_module("matplotlib").use("Agg")
    figure, axes = import_module("matplotlib.pyplot").subplots(figsize=(7, 4.5))
    for name in dict.fromkeys(row.engine for row in rows):
        mine = [row for row in rows if row.engine == name]
        middle = [row.percentile(50) for row in mine]
        above = [row.percentile(99) - half for row, half in zip(mine, middle, strict=True)]
        sizes = [row.size for row in mine]
        axes.errorbar(sizes, middle, [[0] * len(mine), above], marker="o", capsize=3, label=name)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="µs a question, p50 to p99")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path)
