"""A corpus -> a generation in a folder, in one pass over the documents."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np

from corpus.document import Document, Passage, passage_key
from index.analysis import fingerprint, terms
from index.bm25 import BM25Index
from index.cutting import cut
from index.sentences import SAMPLE, Span, Splitter, train
from index.store import FORMAT, checksum, sealed

Progress = Callable[[int, int], None]
"""Called now and then with the documents and passages done so far."""

FINGERPRINT: Final = f"analyzer {fingerprint()}; k1 1.2; b 0.6"


def build(
    documents: Iterable[Document],
    folder: Path,
    signature: str,
    *,
    whole: bool = False,
    progress: Progress = lambda documents, passages: None,
) -> None:
    """Write the generation of `documents` into the empty `folder`.

    `signature` is kept to tell later whether the corpus has changed; with `whole` long
    passages are not cut. Raises OSError when the disk is full or the folder not writable.
    """
    sample, documents = _sample(documents)
    splitter = train(sample)
    with _Writer(folder, splitter, whole, progress) as writer:
        bm25 = BM25Index.build(writer.write(documents))
        writer.finish(bm25)
    bm25.save(folder)
    (folder / "punkt.json").write_text(json.dumps(splitter.to_json()), "utf-8")
    _describe(folder, signature, writer)


def _sample(documents: Iterable[Document]) -> tuple[list[str], Iterator[Document]]:
    """Return the texts that Punkt learns from, and all documents again."""
    stream, held, size = iter(documents), list[Document](), 0
    for document in stream:
        held.append(document)
        size += len(document.text)
        if size >= SAMPLE:
            break
    return [document.text for document in held], chain(held, stream)


@dataclass
class _Writer:
    """Streams texts to disk and keeps the small columns, until the vocabulary is known."""

    folder: Path
    splitter: Splitter
    whole: bool
    progress: Progress
    vocabulary: dict[str, int] = field(default_factory=dict)
    rows: array[int] = field(default_factory=lambda: array("q"))
    keys: array[int] = field(default_factory=lambda: array("Q"))
    columns: dict[str, array[int]] = field(default_factory=dict)
    blobs: dict[str, BinaryIO] = field(default_factory=dict)

    def __enter__(self) -> _Writer:
        for name in ("texts", "sources", "ids"):
            self.blobs[name] = (self.folder / f"{name}.bin").open("wb")
            self.columns[name] = array("q", [0])
        for name in ("tokens_at", "titles_at", "sentences_at"):
            self.columns[name] = array("q", [0])
        for name in ("tokens", "titles", "sentences"):
            self.columns[name] = array("i")
        return self

    def __exit__(self, *_: object) -> None:
        for blob in self.blobs.values():
            blob.close()

    def write(self, documents: Iterable[Document]) -> Iterator[list[str]]:
        """Store the documents; yield the terms of each passage, its title's first."""
        for number, document in enumerate(documents):
            title = terms(searched_title(document), document.language)
            self._append("titles", self._numbers(title))
            sections: dict[Any, int] = {}
            notes: dict[str, tuple[str, ...]] = {}
            text_start = self.columns["texts"][-1]
            for passage, sentences in self._parts(document):
                section = sections.setdefault(passage.section, len(sections))
                if passage.notes:
                    notes[str(passage.ordinal)] = passage.notes
                first = text_start + len(document.text[: passage.start].encode())
                last = first + len(passage.text.encode())
                self.rows.extend((number, passage.ordinal, section, passage.start, first, last))
                yield title + self._passage(passage, sentences, document.language)
            self._document(document, list(map(asdict, sections)), notes)
            self.progress(number + 1, len(self.keys))

    def _parts(self, document: Document) -> Iterator[tuple[Passage, list[Span]]]:
        for passage in document.passages:
            if self.whole:
                yield passage, self.splitter.split(passage.text)
            else:
                yield from cut(passage, self.splitter)

    def _passage(self, passage: Passage, sentences: list[Span], language: str) -> list[str]:
        found: list[str] = []
        for start, end in sentences:
            self.columns["sentences"].extend((start, end, len(found)))
            found += terms(passage.text[start:end], language)
        self.columns["sentences_at"].append(len(self.columns["sentences"]) // 3)
        self._append("tokens", self._numbers(found))
        self._blob("ids", passage.id.encode())
        self.keys.append(passage_key(passage.id))
        return found

    def _document(self, document: Document, sections: list[Any], notes: dict[str, Any]) -> None:
        record = {
            "slug": document.slug,
            "title": document.title,
            "source": dict(document.source.variables),
            "sections": sections,
            "notes": notes,
        }
        self._blob("texts", document.text.encode())
        self._blob("sources", json.dumps(record, ensure_ascii=False).encode())

    def _numbers(self, found: list[str]) -> list[int]:
        vocabulary = self.vocabulary
        return [vocabulary.setdefault(term, len(vocabulary)) for term in found]

    def _append(self, name: str, numbers: list[int]) -> None:
        self.columns[name].extend(numbers)
        self.columns[f"{name}_at"].append(len(self.columns[name]))

    def _blob(self, name: str, piece: bytes) -> None:
        self.blobs[name].write(piece)
        self.columns[name].append(self.columns[name][-1] + len(piece))

    def finish(self, bm25: BM25Index) -> None:
        """Write the columns, with the term ids that the postings use."""
        ids = np.array([bm25.term_id(term) for term in self.vocabulary], np.int32)
        for name, column in self.columns.items():
            numbers = np.frombuffer(column, np.int64 if column.typecode == "q" else np.int32)
            if name in ("tokens", "titles"):
                numbers = ids[numbers]
            elif name == "sentences":
                numbers = numbers.reshape(-1, 3)
            np.save(self.folder / f"{name}.npy", numbers)
        np.save(self.folder / "passages.npy", np.array(self.rows, np.int64).reshape(-1, 6))
        keys = np.array(self.keys, np.uint64)
        order = np.argsort(keys, kind="stable")
        np.save(self.folder / "keys.npy", keys[order])
        np.save(self.folder / "positions.npy", order.astype(np.int64))


def searched_title(document: Document) -> str:
    """Return what a document is found by: its title and the translated one."""
    return f"{document.title} {document.source.text('translated-title')}".strip()


def _describe(folder: Path, signature: str, writer: _Writer) -> None:
    files = {
        path.name: {"bytes": path.stat().st_size, "checksum": checksum(path)}
        for path in sorted(folder.iterdir())
    }
    meta = {
        "format": FORMAT,
        "fingerprint": FINGERPRINT,
        "signature": signature,
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "documents": len(writer.columns["sources"]) - 1,
        "passages": len(writer.keys),
        "terms": len(writer.vocabulary),
        "files": files,
    }
    text = json.dumps({**meta, "seal": sealed(meta)}, ensure_ascii=False, indent=1)
    (folder / "meta.json").write_text(text, "utf-8")
