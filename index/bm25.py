"""How well does a passage match? Okapi BM25 from postings, with rank_bm25's own scores.

    score(passage) = sum of idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · |passage| / avgdl))
    idf(term) = ln(1 + (N - n + .5) / (n + .5)), where n of N passages hold the term

The first line is the ATIRE form that rank_bm25 computes (Trotman, Puurula and Burgess,
"Improvements to BM25 and language models examined", 2014), the second Lucene's.
"""

import math
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index import mapped, topk
from index.impacts import Impacts, Weighted
from index.maxscore import Search
from index.postings import Postings, collect
from index.saturation import Idf, Saturation, idf
from index.vocabulary import Vocabulary

TINY = 1e-12  # of the largest weight; what adds less may be lost in narrow sums
LEAST = 1e-200  # of a weight that sums of full precision keep
LONG = 256  # words; of a longer question repeated words are weighted, not added again and again


class _Sums(threading.local):
    """An accumulator for each thread, so that one index answers many at once."""

    def __init__(self, shape: tuple[int, int], kind: type[np.floating[Any]]) -> None:
        self.grid = np.zeros(shape, kind)
        self.flat = self.grid.reshape(-1)


class BM25Index(BM25Okapi):  # type: ignore[misc]  # rank_bm25 ships no types
    """Passages as postings: immutable, safe to share between threads, mapped from disk.

    `BM25Okapi.get_scores(index, query)` scores the same statistics passage by passage: the
    definition that this class agrees with. As there, a repeated query term counts each time.
    """

    joined_to = 1 << 16  # passages; beyond, a new array for each question costs too much
    pruned_from = 300_000  # passages; below, summing everything is faster
    window = 1 << 17  # passages whose sums fit a processor's second-level cache
    few = 1024  # postings; so few are scored one by one in a large index

    def __init__(
        self,
        vocabulary: Vocabulary,
        postings: Postings,
        saturation: Saturation,
        peaks: NDArray[np.float32],
    ) -> None:
        self.k1, self.b, self.avgdl = saturation.k1, saturation.b, saturation.avgdl
        self.corpus_size = len(postings.lengths)
        self.doc_len = postings.lengths
        self.idf = Idf(vocabulary, postings)
        self.tokenizer = None
        self._vocabulary, self._postings, self._peaks = vocabulary, postings, peaks
        self._impacts = Impacts(vocabulary, postings, saturation, peaks, self.window)
        self._shape = topk.shape(self.size)
        self._sums = _Sums(self._shape, np.float64)
        self._window = _Sums(topk.shape(self.window), np.float32)

    @classmethod
    def build(cls, passages: Iterable[Sequence[str]], k1: float = 1.2, b: float = 0.6) -> Self:
        """Build the index of `passages`, token lists, each read once.

        Raises:
            ValueError: `k1` is not above 0, or `b` is not between 0 and 1.
        """
        Saturation(k1, b, avgdl=1.0)  # raises before the work, not after
        terms, postings = collect(passages)
        saturation = Saturation(k1, b, _mean(postings.lengths))
        return cls(Vocabulary.build(terms), postings, saturation, saturation.peaks(postings))

    @property
    def size(self) -> int:
        """The number of passages."""
        return len(self._postings.lengths)

    @cached_property
    def doc_freqs(self) -> list[dict[str, int]]:
        """How often each term occurs, passage by passage; reconstructed, for comparison only."""
        frequencies: list[dict[str, int]] = [{} for _ in range(self.size)]
        for number, term in enumerate(self.terms()):
            span = self._postings.span(number)
            passages = self._postings.passages[span].tolist()
            for passage, count in zip(passages, self._postings.counts[span].tolist(), strict=True):
                frequencies[passage][term] = count
        return frequencies

    def contains(self, term: str) -> bool:
        """Return whether a passage holds `term`."""
        return self._vocabulary.find(term) is not None

    def document_frequency(self, term: str) -> int:
        """Return how many passages hold `term`."""
        number = self._vocabulary.find(term)
        return 0 if number is None else self._postings.holding(number)

    def passages_with(self, term: str, most: int) -> NDArray[np.int64]:
        """Return the positions of the first passages that hold `term`, at most so many."""
        number = self._vocabulary.find(term)
        if number is None:
            return np.zeros(0, np.int64)
        span = self._postings.span(number)
        return self._postings.passages[span][:most].astype(np.int64)

    def idf_of(self, term: str) -> float:
        """Return how telling `term` is; of an unknown term the most that any could be."""
        return idf(self.size, self.document_frequency(term))

    def term_id(self, term: str) -> int | None:
        """Return the number of `term`, or None when no passage holds it."""
        return self._vocabulary.find(term)

    def terms(self) -> Iterator[str]:
        """Iterate over the distinct terms in the order of their numbers."""
        return iter(self._vocabulary)

    def get_scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """Return the score of every passage; 0 where no term matches."""
        scores = np.zeros(self.size)
        self._impacts.add(self._question(query), scores)
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some passages, in the order of `doc_ids`."""
        return [float(score) for score in self.get_scores(query)[list(doc_ids)]]

    def top(
        self, terms: Sequence[str] | Mapping[str, float], k: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return positions and scores of the `k` best passages that hold one of `terms`.

        Best first, ties by lower position, fewer than `k` if fewer match. A mapping gives each
        term a weight that multiplies what it adds.

        Raises:
            ValueError: `k` is negative, or a weight is negative or not finite.
        """
        if k < 0:
            raise ValueError(f"k must not be negative: {k}")
        question = self._question(terms)
        if not question or not k:
            return np.zeros(0, np.int64), np.zeros(0)
        large = self.corpus_size >= self.pruned_from
        if large or (isinstance(terms, Mapping) and _uneven(question)):
            return self._top_looked_up(question, k)
        return topk.best_of_grid(self._sum(question), k)

    def _sum(self, question: Sequence[Weighted]) -> NDArray[np.float64]:
        """Return the scores of all passages as a grid, valid until the thread's next question."""
        rows, columns = self._shape
        if self.corpus_size <= self.joined_to:
            return self._impacts.total(question, rows * columns).reshape(rows, columns)
        sums = self._sums
        sums.flat.fill(0.0)
        self._impacts.add(question, sums.flat)
        return sums.grid

    def _question(self, terms: Sequence[str] | Mapping[str, float]) -> list[Weighted]:
        if isinstance(terms, Mapping):
            return self._impacts.find_weighted(_checked(terms).items())
        if len(terms) > LONG:
            return self._impacts.find_weighted(Counter(terms).items())
        return self._impacts.find(terms)

    def _top_looked_up(
        self, question: list[Weighted], k: int
    ) -> tuple[topk.Positions, topk.Scores]:
        """Sum narrow windows and score what remains; or all that match, be their score 0."""
        if not _uneven(question) and _postings(question) > self.few:
            return Search(self._impacts, self._window.grid, k).run(question)
        passages = np.unique(np.concatenate([term.passages for term, _ in question]))
        scores = self._impacts.score(question, passages)
        return topk.best(passages.astype(np.int64), scores, k)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which exists, as files that begin with `bm25.`."""
        self._vocabulary.save(folder)
        self._postings.save(folder)
        mapped.write(folder, "peaks", self._peaks)
        mapped.write(folder, "parameters", np.array([self.k1, self.b, self.avgdl]))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the index that `save` wrote; reads next to nothing, whatever its size.

        Raises:
            OSError: a file is missing or cannot be read.
            ValueError: a file is damaged, or the files do not belong together.
        """
        vocabulary, postings = Vocabulary.open(folder), Postings.open(folder)
        highest = mapped.read(folder, "peaks", np.float32)
        parameters = mapped.read(folder, "parameters", np.float64).tolist()
        if len(parameters) != 3 or not len(vocabulary) == len(postings.starts) - 1 == len(highest):
            raise ValueError(f"the index in {folder} is damaged: its files do not fit each other")
        return cls(vocabulary, postings, Saturation(*parameters), highest)


def _mean(lengths: NDArray[np.int32]) -> float:
    """Return the mean length, and 1 where there is no token, so that nothing is divided by 0."""
    return int(lengths.sum(dtype=np.int64)) / len(lengths) if lengths.any() else 1.0


def _checked(weights: Mapping[str, float]) -> Mapping[str, float]:
    for term, weight in weights.items():
        if not 0 <= weight < math.inf:
            raise ValueError(f"a weight must be finite and not negative: {term!r} has {weight}")
    return weights


def _uneven(question: Iterable[Weighted]) -> bool:
    """Return whether a weight is so small, at all or beside another, that a sum may lose it."""
    weights = [weight for _, weight in question]
    return min(weights) <= TINY * max(*weights, LEAST)


def _postings(question: Iterable[Weighted]) -> int:
    return sum(len(term.passages) for term, _ in question)
