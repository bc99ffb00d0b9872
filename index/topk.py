"""Which scores are the best? Exact selection without sorting what cannot be among them."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Positions: TypeAlias = NDArray[np.int64]
Scores: TypeAlias = NDArray[np.float64]

FEW = 256  # sorting so many outright is cheaper than first finding the k-th best
SMALL = 1 << 14  # comparing so many outright is cheaper than looking for the right columns


def shape(size: int) -> tuple[int, int]:
    """Return rows and columns of a grid that holds `size` scores."""
    columns = max(min(256 if size <= 1 << 16 else 1024, size), 1)
    return max(-(-size // columns), 1), columns


def best(positions: Positions, scores: Scores, k: int) -> tuple[Positions, Scores]:
    """Return the `k` best of `positions`, distinct and ascending; best first, ties by position."""
    if len(scores) > FEW and len(scores) > k:
        chosen = _above_or_tied(scores, k)
        positions, scores = positions[chosen], scores[chosen]
    order = (-scores).argsort(kind="stable")[:k]
    return positions[order], scores[order]


def kth_largest(values: NDArray[np.floating[Any]], k: int) -> float:
    """Return the `k`-th largest of `values`, or 0 if there are fewer."""
    if k > len(values):
        return 0.0
    copy = values.copy()
    copy.partition(len(values) - k)
    return float(copy[len(values) - k])


def _above_or_tied(scores: Scores, k: int) -> NDArray[np.intp]:
    """Return where the `k` best are, ascending; of those tied for the last place the first."""
    bound = kth_largest(scores, k)
    above = (scores > bound).nonzero()[0]
    tied = (scores == bound).nonzero()[0]
    chosen = np.concatenate((above, tied[: k - len(above)]))
    chosen.sort()
    return chosen


def best_of_grid(grid: NDArray[np.float64], k: int) -> tuple[Positions, Scores]:
    """Return the `k` best positive scores of all passages, whose row-major order is `grid`.

    The k-th largest of the columns' maxima bounds the k-th best score from below, so only the
    columns that reach it are looked into. A partition of all scores, most of them zero, would
    cost a hundred times more.
    """
    maxima = np.maximum.reduce(grid, 0)
    bound = kth_largest(maxima, k)
    if bound == 0.0 or grid.size <= SMALL:
        flat = grid.reshape(-1)
        positions = (flat >= bound if bound else flat).nonzero()[0]
        return best(positions, flat[positions], k)
    chosen = (maxima >= bound).nonzero()[0]
    part = grid.take(chosen, 1)
    places = (part.reshape(-1) >= bound).nonzero()[0]
    rows, picked = np.divmod(places, len(chosen))
    return best(rows * len(maxima) + chosen[picked], part.reshape(-1)[places], k)


def bound_of_grid(grid: NDArray[np.float32], k: int) -> float:
    """Return a positive score that at least `k` in `grid` reach, or 0 if there are fewer."""
    bound = kth_largest(np.maximum.reduce(grid, 0), k)
    return bound or kth_largest(grid[grid > 0.0], k)
