"""What does a score depend on? On how telling a term is, and how its count saturates."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings
from index.vocabulary import Vocabulary

STEP = 1 << 20  # postings looked at together


def idf(passages: int, holding: int) -> float:
    """Return how telling a term is that `holding` of `passages` contain; always above zero.

    Lucene's form: rank_bm25's own falls to zero and below for terms in half of the passages.
    """
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


@dataclass(frozen=True, slots=True, eq=False)
class Idf(Mapping[str, float]):
    """idf of every term, computed on demand; as rank_bm25's, it has no other terms."""

    vocabulary: Vocabulary
    postings: Postings

    def __getitem__(self, term: str) -> float:
        number = self.vocabulary.find(term)
        if number is None:
            raise KeyError(term)
        return idf(len(self.postings.lengths), self.postings.holding(number))

    def __iter__(self) -> Iterator[str]:
        return iter(self.vocabulary)

    def __len__(self) -> int:
        return len(self.vocabulary)


@dataclass(frozen=True, slots=True)
class Saturation:
    """How often a term occurs, dampened (`k1`) and set against a passage's length (`b`).

    Raises:
        ValueError: `k1` is not above 0, `b` not between 0 and 1, or `avgdl` not above 0.
    """

    k1: float
    b: float
    avgdl: float

    def __post_init__(self) -> None:
        if not (0 < self.k1 < math.inf and 0 <= self.b <= 1):
            raise ValueError(f"k1 must be above 0, b between 0 and 1: k1={self.k1}, b={self.b}")
        if not 0 < self.avgdl < math.inf:
            raise ValueError(f"an average length must be above 0: {self.avgdl}")

    def norms(self, lengths: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return the denominators' part that depends on the passage alone."""
        return self.k1 * (1 - self.b + self.b * lengths.astype(np.float64) / self.avgdl)

    def of(self, counts: NDArray[Any], norms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return tf · (k1 + 1) / (tf + norm), operation for operation as rank_bm25 does."""
        tf = counts.astype(np.float64)
        above = tf * (self.k1 + 1)
        tf += norms
        above /= tf
        return above

    def peaks(self, postings: Postings) -> NDArray[np.float32]:
        """Return the largest saturation of every term, rounded up: times idf it bounds impacts."""
        norms, starts = self.norms(postings.lengths), postings.starts
        highest = np.zeros(len(starts) - 1, np.float32)
        first = 0
        while first < len(highest):
            start = starts[first]
            last = max(int(starts.searchsorted(start + STEP, "right")) - 1, first + 1)
            part = slice(start, starts[last])
            values = self.of(postings.counts[part], norms[postings.passages[part]])
            highest[first:last] = np.maximum.reduceat(values, starts[first:last] - start)
            first = last
        return np.nextafter(highest, np.float32(np.inf))
