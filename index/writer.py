"""Prepared documents -> the files of a generation, as they come."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from corpus.document import passage_key
from index.bm25 import BM25Index
from index.prepare import Part, Prepared
from index.store import COLUMNS

BLOBS: Final = ("texts", "sources", "ids")
NUMBERS: Final = ("tokens", "titles", "sentences", "days")
WIDE: Final = {"sentences": 3, "days": 2}
"""Columns of the tables among them."""


class Writer:
    """Streams texts to disk and keeps the columns of numbers until the terms are known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents = 0
        self.passages = 0
        self._languages: Counter[str] = Counter()
        self._vocabulary: dict[str, int] = {}
        self._rows = array("q")
        self._keys = array("Q")
        self._stamps = array("Q")
        self._days = array("i")
        self.entries: dict[int, list[str]] = {}
        self._places = {
            name: array("q", [0]) for name in BLOBS + tuple(f"{n}_at" for n in NUMBERS)
        }
        self._numbers = {name: array("i") for name in NUMBERS}
        self._blobs: dict[str, BinaryIO] = {}

    def __enter__(self) -> Writer:
        self._open = ExitStack()
        for name in BLOBS:
            path = self.folder / f"{name}.bin"
            self._blobs[name] = self._open.enter_context(path.open("wb"))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, document: Prepared, stamp: int) -> Iterator[list[str]]:
        """Store a document; yield the terms of each of its passages, its title's first."""
        begins = self._places["texts"][-1]
        self._number("titles", document.title)
        for part in document.parts:
            self._part(part, begins)
            yield document.title + part.terms
        self._blob("texts", document.text)
        self._blob("sources", document.record)
        self._stamps.extend((document.key, stamp, document.digest))
        self._days.extend(document.days)
        if document.entry:
            self.entries[self.documents] = document.entry
        self._languages[document.language] += 1
        self.documents += 1

    @property
    def languages(self) -> list[str]:
        """The languages of the documents, the most frequent first."""
        return [name for name, _ in self._languages.most_common()]

    def _part(self, part: Part, begins: int) -> None:
        first, last = begins + part.first_byte, begins + part.last_byte
        row = (self.documents, part.ordinal, part.section, part.start, first, last, part.kind)
        self._rows.extend(row)
        self._rows_of("sentences", part.sentences)
        self._rows_of("days", part.days)
        self._number("tokens", part.terms)
        self._blob("ids", part.id.encode())
        self._keys.append(passage_key(part.id))
        self.passages += 1

    def _rows_of(self, name: str, numbers: tuple[int, ...]) -> None:
        self._numbers[name].extend(numbers)
        self._places[f"{name}_at"].append(len(self._numbers[name]) // WIDE[name])

    def _number(self, name: str, terms: list[str]) -> None:
        vocabulary = self._vocabulary
        self._numbers[name].extend(vocabulary.setdefault(term, len(vocabulary)) for term in terms)
        self._places[f"{name}_at"].append(len(self._numbers[name]))

    def _blob(self, name: str, piece: bytes) -> None:
        self._blobs[name].write(piece)
        self._places[name].append(self._places[name][-1] + len(piece))

    def finish(self, bm25: BM25Index) -> None:
        """Write the columns, with the numbers of terms that the postings use."""
        ids = self._ids(bm25)
        for name, numbers in self._numbers.items():
            column = np.frombuffer(numbers, np.int32)
            wide = WIDE.get(name)
            self._save(name, column.reshape(-1, wide) if wide else ids[column])
        for name, places in self._places.items():
            self._save(name, np.frombuffer(places, np.int64))
        self._save("passages", np.array(self._rows, np.int64).reshape(-1, len(COLUMNS)))
        self._save("own_days", np.array(self._days, np.int32).reshape(-1, 2))
        self._save("documents", np.array(self._stamps, np.uint64).reshape(-1, 3))
        keys = np.array(self._keys, np.uint64)
        order = np.argsort(keys, kind="stable")
        self._save("keys", keys[order])
        self._save("positions", order.astype(np.int64))

    def _ids(self, bm25: BM25Index) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """Return the number that the postings give each term; -1 for one of a bare title."""
        numbers = {term: number for number, term in enumerate(bm25.terms())}
        return np.array([numbers.get(term, -1) for term in self._vocabulary], np.int32)

    def _save(self, name: str, numbers: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> None:
        np.save(self.folder / f"{name}.npy", numbers)
