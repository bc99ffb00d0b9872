"""Which passages may answer at all? Those of the right kind that pass the question's filters."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold, terms
from index.dating import speaking_of
from index.filters import Filters, any_term, holds_phrase, plain_words
from index.query import Query
from index.store import Generation

REMEMBERED: Final = 8
"""Intervals asked for lately whose passages are remembered: a bit for each passage."""


class Sieve:
    """Lets passages of one generation through; safe to share between threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._speaking = lru_cache(maxsize=REMEMBERED)(lambda days: speaking_of(generation, days))

    def passing(self, query: Query, positions: NDArray[np.int64]) -> Iterator[int]:
        """Yield which of the positions pass, by their place in the row, in order."""
        allowed = np.ones(len(positions), np.bool_)
        if not query.about_sources:
            allowed &= self._generation.kinds[positions] == 0
        for days in query.filters.days:
            allowed &= self._speaking(days)[positions]
        for place in allowed.nonzero()[0].tolist():
            if not reads_text(query.filters) or self._passes(query.filters, positions[place]):
                yield place

    def _passes(self, marks: Filters, position: int) -> bool:
        document = self._generation.document_of(position)
        names = fold(f"{document.slug} {document.title} {document.source.text('author')}")
        if not all(name in names for name in marks.documents):
            return False
        if not marks.phrases and not marks.without:
            return True
        passage = self._generation.passage(position).text
        text = plain_words(passage)
        if not all(holds_phrase(text, plain_words(phrase)) for phrase in marks.phrases):
            return False
        held = frozenset(terms(passage, document.language))
        return not any(
            fold(word) in text or any_term(held, word, document.language) for word in marks.without
        )


def reads_text(marks: Filters) -> bool:
    """Whether documents must be read, one by one, to know what passes."""
    return bool(marks.documents or marks.phrases or marks.without)
