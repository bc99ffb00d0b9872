"""What does a term add to the scores of its passages? Impacts, computed when first asked for."""

import threading
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings
from index.saturation import Saturation, idf
from index.vocabulary import Vocabulary

Column: TypeAlias = tuple[NDArray[np.int64], NDArray[np.float64]]
Part: TypeAlias = tuple[NDArray[np.int64], NDArray[np.float32]]

BUDGET = 256 << 20  # bytes of impacts that are kept; the oldest go first
WHOLE = 1 << 14  # postings that are computed for all windows at once
TERMS = 1 << 14  # terms kept


class Term:
    """A term's postings, and its impacts as long as they are kept.

    `column` holds them whole, `parts` by windows of passages: None where not computed yet.
    """

    __slots__ = ("bound", "column", "counts", "edges", "held", "idf", "parts", "passages")

    def __init__(
        self, passages: NDArray[np.int32], counts: NDArray[Any], idf: float, bound: float
    ) -> None:
        self.passages, self.counts, self.idf = passages, counts, idf
        self.bound = bound  # no impact is larger
        self.column: Column | None = None
        self.edges: list[int] = []  # where the windows' postings begin and end
        self.parts: list[Part | None] | None = None
        self.held = 0  # bytes


Weighted: TypeAlias = tuple[Term, float]  # a term of a question and how much it counts


class Impacts:
    """The impacts of every term; safe to share between threads."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        postings: Postings,
        saturation: Saturation,
        peaks: NDArray[np.float32],
        window: int,
        budget: int = BUDGET,
    ) -> None:
        self._vocabulary, self._postings = vocabulary, postings
        self._saturation, self._peaks = saturation, peaks
        self.size = len(postings.lengths)
        self.window = window  # passages that are summed together
        self.windows = -(-self.size // window)
        self._terms: dict[str, Term] = {}
        self._kept: deque[Term] = deque()
        self._held, self._budget = 0, budget
        self._lock = threading.Lock()

    @cached_property
    def _norms(self) -> NDArray[np.float64]:
        return self._saturation.norms(self._postings.lengths)

    @cached_property
    def _narrow_norms(self) -> NDArray[np.float32]:
        return self._norms.astype(np.float32)

    def find(self, words: Iterable[str]) -> list[Weighted]:
        """Return those of `words` that some passage holds, each with the weight 1."""
        known, load = self._terms.get, self._load
        return [(term, 1.0) for word in words if (term := known(word) or load(word))]

    def find_weighted(self, weights: Iterable[tuple[str, float]]) -> list[Weighted]:
        """Return those terms that some passage holds, with their weights."""
        load = self._load
        return [(term, float(weight)) for word, weight in weights if (term := load(word))]

    def _load(self, word: str) -> Term | None:
        known = self._terms.get(word)
        number = self._vocabulary.find(word)
        if known or number is None:
            return known
        postings, span = self._postings, self._postings.span(number)
        weight = idf(self.size, span.stop - span.start)
        bound = float(self._peaks[number]) * weight
        term = Term(postings.passages[span], postings.counts[span], weight, bound)
        with self._lock:
            if len(self._terms) >= TERMS:
                self._terms = {}
                self._drop_down_to(0)
            return self._terms.setdefault(word, term)

    def column(self, term: Term) -> Column:
        """Return the passages of `term`, ascending, and what it adds to the score of each."""
        column = term.column
        if column is None:
            passages = term.passages.astype(np.int64)
            column = term.column = passages, self._weigh(term, term.counts, passages)
            self._keep(term, 16 * len(passages))
        return column

    def add(self, question: Iterable[Weighted], sums: NDArray[np.float64]) -> None:
        """Add what each term adds to each passage to `sums`, in the question's order."""
        add = np.add.at
        for term, weight in question:
            passages, impacts = term.column or self.column(term)
            add(sums, passages, impacts if weight == 1.0 else impacts * weight)

    def total(self, question: Sequence[Weighted], size: int) -> NDArray[np.float64]:
        """Return the sums that `add` would give, padded to `size`; faster for small indexes."""
        passages, impacts = [], []
        for term, weight in question:
            places, values = term.column or self.column(term)
            passages.append(places)
            impacts.append(values if weight == 1.0 else values * weight)
        sums: NDArray[Any] = np.bincount(np.concatenate(passages), np.concatenate(impacts), size)
        return sums

    def _weigh(
        self, term: Term, counts: NDArray[Any], passages: NDArray[Any]
    ) -> NDArray[np.float64]:
        impacts = self._saturation.of(counts, self._norms[passages])
        impacts *= term.idf
        return impacts

    def part(self, term: Term, window: int) -> Part:
        """Return the column of `term` in a window, passages counted from the window's first."""
        parts = term.parts
        part = parts[window] if parts else None
        return part or self._compute(term, window)

    def _compute(self, term: Term, window: int) -> Part:
        parts = term.parts
        if parts is None:
            firsts = np.arange(self.windows + 1) * self.window
            term.edges = term.passages.searchsorted(firsts.astype(np.int32)).tolist()
            parts = term.parts = [None] * self.windows
        whole = len(term.passages) <= WHOLE
        wanted = range(self.windows) if whole else range(window, window + 1)
        edges = term.edges[wanted.start : wanted.stop + 1]
        span = slice(edges[0], edges[-1])
        places = term.passages[span].astype(np.int64) % self.window
        impacts = self._weigh_narrow(term, span)
        for number, start, end in zip(wanted, edges[:-1], edges[1:], strict=True):
            part = slice(start - edges[0], end - edges[0])
            parts[number] = places[part], impacts[part]
        self._keep(term, 12 * len(places))
        return parts[window] or self._compute(term, window)

    def _weigh_narrow(self, term: Term, part: slice) -> NDArray[np.float32]:
        tf = term.counts[part].astype(np.float32)
        above = tf * np.float32(term.idf * (self._saturation.k1 + 1))
        tf += self._narrow_norms[term.passages[part]]
        above /= tf
        return above

    def _keep(self, term: Term, size: int) -> None:
        """Count `size` more bytes of `term` as kept, and drop what was kept first if needed."""
        with self._lock:
            if not term.held:
                self._kept.append(term)
            term.held += size
            self._held += size
            self._drop_down_to(self._budget)

    def _drop_down_to(self, size: int) -> None:
        while self._held > size:
            oldest = self._kept.popleft()
            self._held -= oldest.held
            oldest.column, oldest.parts, oldest.held = None, None, 0

    def score(
        self, question: Iterable[Weighted], passages: NDArray[np.int32]
    ) -> NDArray[np.float64]:
        """Return the scores of `passages`, ascending, bit for bit those that `add` gives."""
        scores = np.zeros(len(passages))
        for term, weight in question:
            impacts = self.look_up(term, passages)
            scores += impacts if weight == 1.0 else impacts * weight
        return scores

    def look_up(self, term: Term, passages: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return what `term` adds to each of `passages`, ascending; 0 where it does not occur."""
        places = term.passages.searchsorted(passages)
        np.minimum(places, len(term.passages) - 1, out=places)
        found = (term.passages[places] == passages).nonzero()[0]
        impacts = np.zeros(len(passages))
        impacts[found] = self._weigh(term, term.counts[places[found]], passages[found])
        return impacts
