"""Which passages may answer at all? Those of the right kind that pass the question's filters."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold, term, words
from index.dating import speaking_of
from index.filters import Filters, holds_phrase, plain_words
from index.query import Query
from index.repair import latin, sound
from index.store import TEXT, Generation
from index.wordbook import Wordbook

REMEMBERED: Final = 8
"""Days and names asked for lately whose passages are remembered, a bit for each."""

Passing = NDArray[np.bool_]


class Sieve:
    """Lets passages of one generation through; safe to share between threads."""

    def __init__(self, generation: Generation, words: Wordbook) -> None:
        self._generation, self._words = generation, words
        self._speaking = lru_cache(maxsize=REMEMBERED)(lambda days: speaking_of(generation, days))
        self._called = lru_cache(maxsize=REMEMBERED)(self._of_documents)

    def passing(
        self, query: Query, positions: NDArray[np.int64], most: int | None = None
    ) -> Iterator[int]:
        """Yield which of the positions pass, by their place in the row, in order.

        Where texts must be read, at most so many are.
        """
        marks = query.filters
        allowed = np.ones(len(positions), np.bool_)
        if not query.about_sources:
            allowed &= self._generation.kinds[positions] == TEXT
        for days in marks.days:
            allowed &= self._speaking(days)[positions]
        for name in marks.documents:
            allowed &= self._called(name)[positions]
        for name in marks.others:
            allowed &= ~self._called(name)[positions]
        places = allowed.nonzero()[0].tolist()
        if not reads_text(marks):
            yield from places
            return
        yield from (at for at in places[:most] if self._passes(marks, int(positions[at])))

    def _of_documents(self, name: str) -> Passing:
        """Return the passages of documents whose name, title or author holds a folded name.

        If none does, of those that hold one that sounds like it: "Чичерин", "Çiçerin".
        """
        every = [_names(self._generation, at) for at in range(self._generation.documents)]
        called = [name in names for names in every]
        if not any(called):
            alike = sound(latin(name))
            called = [alike in sound(latin(names)) for names in every] if alike else called
        return np.array(called, np.bool_)[self._generation.document_numbers]

    def _passes(self, marks: Filters, position: int) -> bool:
        text = plain_words(self._generation.passage(position).text)
        if not all(holds_phrase(text, plain_words(phrase)) for phrase in marks.phrases):
            return False
        return not any(self._holds(word, text, position) for word in marks.without)

    def _holds(self, unwanted: str, text: list[str], position: int) -> bool:
        """Whether a passage holds a word in any form or spelling, or a phrase."""
        phrase = plain_words(unwanted)
        if len(phrase) != 1:
            return bool(phrase) and holds_phrase(text, phrase)
        (unwanted,) = words(unwanted)
        language = self._generation.document_of(position).language
        own = self._words.same(term(unwanted, language), language)
        number = self._generation.bm25.term_id(own) if own else None
        held = self._generation.tokens(position)
        return fold(unwanted) in text or (number is not None and bool((held == number).any()))


def _names(generation: Generation, number: int) -> str:
    document = generation.described(number)
    return fold(f"{document.slug} {document.title} {document.source.text('author')}")


def reads_text(marks: Filters) -> bool:
    """Whether passages must be read, one by one, to know what passes."""
    return bool(marks.phrases or marks.without)
