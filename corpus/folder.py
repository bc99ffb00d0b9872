"""A folder of Markdown files, or a BEIR file, -> Documents in a stable order."""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from corpus.document import Document, Passage, Source
from corpus.errors import (
    CorpusEmpty,
    CorpusMissing,
    DocumentUnreadable,
)
from corpus.markdown import read_document

SHIPPED = Path(__file__).parent / "documents"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that can be read: `stamp` changes whenever its file, or its line, does."""

    slug: str
    stamp: int
    load: Callable[[], Document]


def read_corpus(path: Path) -> Iterator[Document]:
    """Yield the documents at `path`, sorted by name.

    `path` is a folder of `*.md` files or a BEIR `corpus.jsonl[.gz]`. Raises CorpusError at the
    first file that cannot be read.
    """
    return (entry.load() for entry in entries(path))


def entries(path: Path) -> Iterator[Entry]:
    """Yield what can be read at `path`, sorted by name, without reading it; raise CorpusError."""
    files = document_files(path)
    return _lines(path) if is_beir(path) else map(_entry, files)


def is_beir(path: Path) -> bool:
    """Whether the path names a BEIR corpus file."""
    return path.name.endswith((".jsonl", ".jsonl.gz"))


def document_files(path: Path) -> list[Path]:
    """Return the files a corpus is read from, sorted; raise CorpusMissing or CorpusEmpty."""
    try:
        if is_beir(path) and path.is_file():
            return [path]
        if path.is_file():
            raise CorpusMissing(path, "it is a file, and a folder is wanted")
        if not path.is_dir():
            raise CorpusMissing(path)
        files = sorted(file for file in path.iterdir() if _is_document(file))
    except OSError as error:
        raise CorpusMissing(path, (error.strerror or "cannot be read").lower()) from error
    if not files:
        raise CorpusEmpty(path)
    for file in files:
        _check(file)
    return files


def _check(file: Path) -> None:
    name = os.fsencode(file.name).decode("utf-8", "replace")
    if name != file.name:
        raise DocumentUnreadable(file.with_name(name), "has a name that is not UTF-8: rename it")
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise DocumentUnreadable(file, "is no file of text (a pipe, a device): take it away")


def _is_document(file: Path) -> bool:
    # README.md tells people about a folder; it is not one of its sources.
    return file.suffix == ".md" and file.name[0] not in "._" and file.name != "README.md"


def _entry(file: Path) -> Entry:
    seen = status(file)
    stamp = _stamp(f"{file.name}\0{seen.st_size}\0{seen.st_mtime_ns}".encode())
    return Entry(file.stem, stamp, partial(read_document, file))


def _lines(path: Path) -> Iterator[Entry]:
    seen: set[str] = set()
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _line(path, number, line, seen)
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(path, "is not UTF-8: save it as UTF-8") from error
    except (OSError, EOFError, zlib.error) as error:
        raise DocumentUnreadable(path, f"cannot be read: {error}") from error
    if not seen:
        raise CorpusEmpty(path)


def _line(path: Path, number: int, line: str, seen: set[str]) -> Entry:
    try:
        row = json.loads(line)
        name = _plain(row["_id"] if "_id" in row else row["id"])
        title, text = _plain(row.get("title")), _plain(row.get("text"))
        language = _plain(row.get("language"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = f"line {number} is not a BEIR document: it needs “_id” and “text”"
        raise DocumentUnreadable(path, why) from error
    if name in seen:
        raise DocumentUnreadable(path, f"line {number} repeats the id {name!r}")
    seen.add(name)
    return Entry(name, _stamp(line.encode()), partial(_document, name, title, text, language))


def _document(name: str, title: str, text: str, language: str) -> Document:
    source = Source({"title": title, "language": language})
    return Document(name, title, text, source, (Passage(name, name, 1, 0, text),))


def status(file: Path) -> os.stat_result:
    """Return a file's size and times; raise DocumentUnreadable where that is not allowed."""
    try:
        return file.stat()
    except OSError as error:
        raise DocumentUnreadable(file, f"cannot be read: {error.strerror}") from error


def _stamp(seen: bytes) -> int:
    return int.from_bytes(blake2b(seen, digest_size=8).digest(), "big")


def _plain(value: object) -> str:
    """Return a JSON value as text that UTF-8 can hold (JSON may smuggle in half a character)."""
    return str("" if value is None else value).encode("utf-8", "replace").decode()
