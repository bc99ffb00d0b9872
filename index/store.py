"""A generation on disk: one built index, memory-mapped and never changed.

texts.bin      the documents' texts, UTF-8          texts.npy      where each begins
sources.bin    slug, title, source … as JSON        sources.npy    where each begins
ids.bin        the passages' ids                    ids.npy        where each begins
documents.npy  a row a document: key, stamp, digest
passages.npy   a row a passage: see COLUMNS
keys.npy       the passages' keys, sorted           positions.npy  whose key each is
tokens.npy     the term ids of the texts            tokens_at.npy  where a passage begins
titles.npy     the term ids of the titles           titles_at.npy  where a document begins
sentences.npy  rows of start, end, first token      sentences_at.npy
days.npy       rows of first and last day           days_at.npy
own_days.npy   the days of each document            aliases.json   names, as they were joined
catalogue/     postings of the sources
bm25.*         postings and scores                  punkt.json     the sentence splitter
forms.txt      the words written for each term
meta.json      format, analyzer, corpus, counts, size and checksum of each file
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.document import KINDS, Document, Passage, Section, Source, language_code, passage_key
from index import catalogue
from index.analysis import fingerprint
from index.bm25 import BM25Index
from index.errors import IndexDamaged, IndexForeign

FORMAT: Final = 8
FINGERPRINT: Final = f"analyzer {fingerprint()}; catalogue {catalogue.VERSION}; k1 1.2; b 0.6"
"""What must be the same for an index to be read: how text becomes terms, and the scores."""
TEXT, CATALOGUE = KINDS.index("text"), KINDS.index("catalogue")
COLUMNS: Final = ("document", "ordinal", "section", "start", "first_byte", "last_byte", "kind")
SMALL: Final = 64 << 20
"""Bytes up to which a generation's checksums are computed whenever it is opened."""


class Generation:
    """One index, open for reading; safe to share between threads.

    Opening checks the size of every file, and its checksum up to `SMALL` bytes in all;
    `verify` checks every byte. Raises IndexDamaged or IndexForeign.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.meta = read_meta(folder)
        check_files(folder, self.meta["files"], sum(_sizes(self.meta)) <= SMALL)
        try:
            self.bm25 = BM25Index.open(folder)
            self.stamps = self._array("documents")
            self._rows = self._array("passages")
            self._texts_at, self._sources_at = self._array("texts"), self._array("sources")
            self._ids_at = self._array("ids")
            self._keys, self._positions = self._array("keys"), self._array("positions")
            self._tokens, self._tokens_at = self._array("tokens"), self._array("tokens_at")
            self._titles, self._titles_at = self._array("titles"), self._array("titles_at")
            self._sentences = self._array("sentences")
            self._sentences_at = self._array("sentences_at")
            self.days, self.days_at = self._array("days"), self._array("days_at")
            self.own_days = self._array("own_days")
            self._texts, self._sources = self._bytes("texts"), self._bytes("sources")
            self._ids = self._bytes("ids")
        except (OSError, ValueError) as error:
            raise IndexDamaged(folder, str(error)) from error
        self.document = lru_cache(maxsize=1024)(self._document)

    @property
    def name(self) -> str:
        """The generation's name: unique, and later ones sort after earlier ones."""
        return self.folder.name

    @property
    def size(self) -> int:
        """The number of passages."""
        return len(self._rows)

    @property
    def documents(self) -> int:
        """The number of documents."""
        return len(self._sources_at) - 1

    def passage(self, position: int) -> Passage:
        """Return the passage at a position of the index."""
        document, ordinal, section, start, first, last, _ = self._rows[position].tolist()
        record, name = self.record(document), self._text(self._ids, self._ids_at, position)
        return Passage(
            id=name,
            document=record["slug"],
            ordinal=ordinal,
            start=start,
            text=bytes(self._texts[first:last]).decode(),
            section=Section(**record["sections"][section]),
            notes=tuple(record["notes"].get(name, ())),
            footnotes=tuple(record["footnotes"].get(name, ())),
            compares=tuple(map(tuple, record["compares"].get(name, ()))),
        )

    def voices(self, document: int) -> list[str]:
        """Return who speaks in the sections of a document."""
        return sorted({str(section["voice"]) for section in self.record(document)["sections"]})

    def voice(self, document: int, section: int) -> str:
        """Return who speaks in a section of a document, each by its number."""
        named = str(self.record(document)["sections"][section]["voice"])
        return self.described(document).source.voice(named)

    def row(self, position: int) -> tuple[int, ...]:
        """Return the numbers kept of a passage: see COLUMNS."""
        return tuple(self._rows[position].tolist())

    def id(self, position: int) -> str:
        """Return the id of the passage at a position."""
        return self._text(self._ids, self._ids_at, position)

    def text_bytes(self, document: int) -> bytes:
        """Return the text of a document as UTF-8."""
        return bytes(self._texts[self._texts_at[document] : self._texts_at[document + 1]])

    def record_bytes(self, document: int) -> bytes:
        """Return what was stored of a document beside its text, as JSON."""
        return bytes(self._sources[self._sources_at[document] : self._sources_at[document + 1]])

    def document_language(self, document: int) -> str:
        """Return the language of a document as a two-letter code."""
        return language_code(str(self.record(document)["source"].get("language", ""))) or "en"

    def text_begins(self, document: int) -> int:
        """Return where the text of a document begins among all texts, in bytes."""
        return int(self._texts_at[document])

    def number(self, slug: str) -> int | None:
        """Return the number of the document with this name, if there is one."""
        found = np.flatnonzero(self.stamps[:, 0] == np.uint64(passage_key(slug)))
        return int(found[0]) if len(found) else None

    def position(self, key: int) -> int | None:
        """Return the position of the passage with this 64-bit key, if there is one."""
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        if at < len(self._keys) and int(self._keys[at]) == key:
            return int(self._positions[at])
        return None

    def find(self, passage_id: str) -> int | None:
        """Return the position of the passage with this id, if there is one."""
        return self.position(passage_key(passage_id))

    def document_of(self, position: int) -> Document:
        """Return the document a passage stands in, its text read, its passages left out."""
        return self.document(int(self._rows[position, 0]))

    def document_number(self, position: int) -> int:
        """Return the number of the document a passage stands in."""
        return int(self._rows[position, 0])

    @property
    def kinds(self) -> NDArray[np.int64]:
        """For each passage its place in `corpus.document.KINDS`."""
        return self._rows[:, 6]

    def passages_of(self, document: int) -> range:
        """Return the positions of a document's passages."""
        column = self._rows[:, 0]
        first, last = np.searchsorted(column, [document, document + 1])
        return range(int(first), int(last))

    def tokens(self, position: int) -> NDArray[np.int32]:
        """Return the term ids of a passage's text in order, title left out."""
        return self._tokens[self._tokens_at[position] : self._tokens_at[position + 1]]

    def title_tokens(self, document: int) -> NDArray[np.int32]:
        """Return the term ids of a document's title."""
        return self._titles[self._titles_at[document] : self._titles_at[document + 1]]

    def sentences(self, position: int) -> NDArray[np.int32]:
        """Return a row for each sentence of a passage: start, end, first token."""
        return self._sentences[self._sentences_at[position] : self._sentences_at[position + 1]]

    def days_of(self, position: int) -> NDArray[np.int32]:
        """Return a row for each interval that a passage names: its first and its last day."""
        return self.days[self.days_at[position] : self.days_at[position + 1]]

    def document_days(self, document: int) -> tuple[int, int]:
        """Return the first and last day of a document's own date; (0, -1) where it has none."""
        first, last = self.own_days[document].tolist()
        return first, last

    @property
    def document_numbers(self) -> NDArray[np.int64]:
        """For each passage the number of its document."""
        return self._rows[:, 0]

    def record(self, document: int) -> Mapping[str, Any]:
        """Return what was stored of a document beside its text."""
        found: Mapping[str, Any] = self._records(document)
        return found

    @cached_property
    def _records(self) -> Any:
        def read(document: int) -> Mapping[str, Any]:
            found: Mapping[str, Any] = json.loads(
                self._text(self._sources, self._sources_at, document)
            )
            return found

        return lru_cache(maxsize=4096)(read)

    def _document(self, number: int) -> Document:
        text = self._text(self._texts, self._texts_at, number)
        return replace(self.described(number), text=text)

    def described(self, number: int) -> Document:
        """Return a document without its text: its name, title and source."""
        record = self.record(number)
        source = Source(
            {
                name: value if isinstance(value, str) else tuple(value)
                for name, value in record["source"].items()
            }
        )
        return Document(record["slug"], record["title"], "", source)

    def _text(self, blob: NDArray[np.uint8], at: NDArray[np.int64], number: int) -> str:
        return bytes(blob[at[number] : at[number + 1]]).decode()

    def _array(self, name: str) -> NDArray[Any]:
        # A slice of a memmap costs ten times that of its plain view.
        mapped: NDArray[Any] = np.load(self.folder / f"{name}.npy", mmap_mode="r")
        return mapped.view(np.ndarray)

    def _bytes(self, name: str) -> NDArray[np.uint8]:
        path = self.folder / f"{name}.bin"
        if path.stat().st_size == 0:
            return np.zeros(0, np.uint8)
        return np.memmap(path, np.uint8, "r").view(np.ndarray)

    def verify(self) -> None:
        """Read every byte and compare checksums; raise IndexDamaged at the first difference."""
        check_files(self.folder, self.meta["files"], deep=True)


def read_meta(folder: Path) -> dict[str, Any]:
    """Return a generation's description, checked against its own checksum."""
    try:
        meta = dict(json.loads((folder / "meta.json").read_text("utf-8")))
        seal = meta.pop("seal")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise IndexDamaged(folder, "meta.json cannot be read") from error
    if seal != sealed(meta):
        raise IndexDamaged(folder, "meta.json was changed")
    if meta["format"] != FORMAT:
        raise IndexForeign(folder, meta["format"], FORMAT)
    return meta


def sealed(meta: Mapping[str, Any]) -> str:
    """Return the checksum of a description."""
    plain = json.dumps(meta, sort_keys=True, ensure_ascii=False)
    return blake2b(plain.encode(), digest_size=16).hexdigest()


def checksum(path: Path) -> str:
    """Return the BLAKE2 checksum of a file."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def check_files(folder: Path, files: Mapping[str, Mapping[str, Any]], deep: bool) -> None:
    """Compare the files of a generation with what was written; raise IndexDamaged."""
    for name, written in files.items():
        path = folder / name
        try:
            size = path.stat().st_size
            if size != written["bytes"]:
                raise IndexDamaged(folder, f"{name} has {size} of {written['bytes']} bytes")
            if deep and checksum(path) != written["checksum"]:
                raise IndexDamaged(folder, f"{name} was changed")
        except OSError as error:
            raise IndexDamaged(folder, f"{name}: {error.strerror}") from error


def _sizes(meta: Mapping[str, Any]) -> Iterator[int]:
    return (int(file["bytes"]) for file in meta["files"].values())
