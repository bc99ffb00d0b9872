"""Which passages may answer? The best by BM25 that pass the filters, and of sources that fit."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue
from index.query import Query
from index.sieve import Sieve, reads_text
from index.store import CATALOGUE, Generation
from index.wordbook import Wordbook

LOOKED: Final = 8000
"""Passages that are read for filters at most; a whole large corpus would keep others waiting."""

Positions = NDArray[np.int64]
Scores = NDArray[np.float64]


class Candidates:
    """Finds the passages of one generation that are worth a closer look; safe between threads."""

    def __init__(self, generation: Generation, catalogue: Catalogue, words: Wordbook) -> None:
        self._generation, self._catalogue = generation, catalogue
        self._bm25, self._sieve = generation.bm25, Sieve(generation, words)

    def best(self, query: Query, depth: int) -> tuple[Positions, Scores]:
        """Return about `depth` positions, each once, with their BM25 scores.

        Where sources are asked for, the scores hold what the catalogue says, too.
        """
        if query.filters.impossible:
            return np.zeros(0, np.int64), np.zeros(0)
        if query.weights:
            positions, scores = self._matching(query, depth)
        else:
            positions, scores = self._everything(query, depth)
        if query.about_sources:
            return self._with_sources(query, positions, scores)
        return positions, scores

    def _matching(self, query: Query, depth: int) -> tuple[Positions, Scores]:
        """Return the best passages that pass, read deeper while they are too few."""
        kept = list[int]()
        wide, seen, slow = depth, 0, reads_text(query.filters)
        while True:
            positions, scores = self._bm25.top(query.weights, wide)
            passing = self._sieve.passing(query, positions[seen:])
            kept += (seen + place for place in islice(passing, depth - len(kept)))
            seen = len(positions)
            if len(kept) == depth or seen < wide or (slow and wide >= LOOKED):
                return positions[kept], scores[kept]
            wide *= 4

    def _everything(self, query: Query, depth: int) -> tuple[Positions, Scores]:
        """Return the first passages that pass where a question holds nothing but filters."""
        if not query.filters or query.missing:
            return np.zeros(0, np.int64), np.zeros(0)
        first = np.arange(self._generation.size)
        kept = list(islice(self._sieve.passing(query, first, LOOKED), depth))
        return first[kept], np.zeros(len(kept))

    def _with_sources(
        self, query: Query, positions: Positions, scores: Scores
    ) -> tuple[Positions, Scores]:
        """Add what the catalogue says of documents, and a passage of each that had none."""
        sources = self._catalogue.documents(query)
        records = np.fromiter(self._records(sources), np.int64)
        added = records[~np.isin(records, positions)]
        added = added[list(self._sieve.passing(query, added))]
        every = np.concatenate((positions, added))
        numbers = self._generation.document_numbers[every].tolist()
        gains = np.array([sources.get(number, 0.0) for number in numbers])
        return every, np.concatenate((scores, np.zeros(len(added)))) + gains

    def _records(self, sources: dict[int, float]) -> Iterator[int]:
        """Yield for each document its catalogue line, or its first passage, if it has one."""
        for number in sources:
            passages = self._generation.passages_of(number)
            kinds = self._generation.kinds[passages.start : passages.stop]
            lines = (kinds == CATALOGUE).nonzero()[0].tolist()
            if passages:
                yield passages.start + (lines[0] if lines else 0)
