"""Which passages can still be among the k best? Window by window, weak frequent terms last.

Passages are summed in windows small enough for the processor's cache. The k-th best sum so far
is a threshold: once some frequent terms together cannot lift a passage near it, later windows
leave them out and look them up only for the passages that remain (MaxScore: Turtle and Flood,
"Query evaluation: strategies and optimizations", 1995). Sums are narrow floats with a margin for
their rounding; the passages that remain are scored in full precision.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import topk
from index.impacts import Impacts, Term, Weighted

ENOUGH = 0.5  # of the threshold: what the terms left out may add together
FREQUENT = 64  # a term in fewer than one of so many passages is not worth leaving out
ROUNDING = 2.0**-22  # relative, of each narrow addition


class Found(NamedTuple):
    """Passages, ascending, and what the terms summed so far give them."""

    passages: NDArray[np.int32]
    sums: NDArray[np.float64]


@dataclass(slots=True)
class Search:
    """One question's search for its `k` best passages over a window's accumulator."""

    impacts: Impacts
    grid: NDArray[np.float32]
    k: int
    threshold: float = 0.0  # no k-th best score is below
    slack: float = 0.0
    left: list[Weighted] = field(default_factory=list)  # terms to look up last
    pending: list[Found] = field(default_factory=list)  # without the terms in `left`
    settled: list[Found] = field(default_factory=list)
    leaders: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    def run(self, question: Sequence[Weighted]) -> tuple[topk.Positions, topk.Scores]:
        """Return the best passages of those that hold a term, and their scores."""
        self.slack = ROUNDING * (len(question) + 4)
        terms = sorted(_merge(question), key=_bound, reverse=True)
        for window in range(self.impacts.windows):
            if self._sum(terms, window):
                self._collect(window)
                terms = self._leave(terms)
        self._settle()
        passages = self._survivors()
        scores = self.impacts.score(question, passages)
        return topk.best(passages.astype(np.int64), scores, self.k)

    def _sum(self, terms: Sequence[Weighted], window: int) -> bool:
        """Sum the window's passages; return whether it has any."""
        parts = [(self.impacts.part(term, window), weight) for term, weight in terms]
        parts = [(part, weight) for part, weight in parts if len(part[0])]
        if not parts:
            return False
        sums, add = self.grid.reshape(-1), np.add.at
        sums.fill(0.0)
        for (places, impacts), weight in parts:
            add(sums, places, impacts if weight == 1.0 else impacts * np.float32(weight))
        return True

    def _collect(self, window: int) -> None:
        """Keep the window's passages that the terms left out could lift to the threshold."""
        sums = self.grid.reshape(-1)
        bound = self.threshold * (1 - self.slack) - _total(self.left) * (1 + self.slack)
        if self.threshold == 0.0:
            bound = topk.bound_of_grid(self.grid, self.k) * (1 - self.slack)
        places = (sums >= np.float32(bound) if bound > 0.0 else sums).nonzero()[0]
        found = sums[places].astype(np.float64)
        self._raise(found)
        self.pending.append(Found((places + window * len(sums)).astype(np.int32), found))

    def _raise(self, sums: NDArray[np.float64]) -> None:
        self.leaders = np.sort(np.concatenate((self.leaders, sums)))[-self.k :]
        if len(self.leaders) == self.k:
            self.threshold = max(self.threshold, float(self.leaders[0]) * (1 - self.slack))

    def _leave(self, terms: list[Weighted]) -> list[Weighted]:
        """Leave out frequent terms, weakest first, as long as they add little together."""
        room = ENOUGH * self.threshold - _total(self.left)
        leaving: dict[Weighted, None] = {}
        for each in reversed(terms):
            room -= _bound(each)
            if room < 0.0:
                break
            if len(each[0].passages) * FREQUENT > self.impacts.size:
                leaving[each] = None
        if not leaving:
            return terms
        self._settle()
        self.left = sorted([*self.left, *leaving], key=_bound, reverse=True)
        return [each for each in terms if each not in leaving]

    def _settle(self) -> None:
        """Add the terms left out to the passages that wait for them, dropping hopeless ones."""
        if not self.pending:
            return
        found, self.pending = _join(self.pending), []
        rest = _total(self.left)
        for each in self.left:
            found = self._keep(found, rest)
            impacts = self.impacts.look_up(each[0], found.passages)
            found = Found(found.passages, found.sums + impacts * each[1])
            rest -= _bound(each)
        self.settled.append(found)

    def _keep(self, found: Found, rest: float) -> Found:
        kept = found.sums >= self.threshold * (1 - self.slack) - rest * (1 + self.slack)
        return Found(found.passages[kept], found.sums[kept])

    def _survivors(self) -> NDArray[np.int32]:
        """Return the passages whose sums, but for rounding, are among the `k` best."""
        found = _join(self.settled)
        self.threshold = max(
            self.threshold, topk.kth_largest(found.sums, self.k) * (1 - self.slack)
        )
        return self._keep(found, 0.0).passages


def _merge(question: Sequence[Weighted]) -> list[Weighted]:
    """Return each term once, its weight set against the largest, which narrow sums can hold."""
    largest = max(weight for _, weight in question)
    weights: dict[Term, float] = {}
    for term, weight in question:
        weights[term] = weights.get(term, 0.0) + weight / largest
    return list(weights.items())


def _bound(each: Weighted) -> float:
    """What a term can add to a score at most."""
    return each[0].bound * each[1]


def _total(terms: Sequence[Weighted]) -> float:
    return sum(map(_bound, terms))


def _join(parts: Sequence[Found]) -> Found:
    passages = np.concatenate([part.passages for part in parts])
    return Found(passages, np.concatenate([part.sums for part in parts]))
